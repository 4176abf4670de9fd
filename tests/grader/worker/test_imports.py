"""What learner code may import, and what plotting code gets."""

import importlib
import sys
from types import ModuleType

import numpy as np
import pytest

from grader.worker.imports import Gate, Inert, InertModule, RefusedImport, Siblings

OWN = "<work.py#0>"
INERT = ("matplotlib", "mpl_toolkits", "pylab", "seaborn", "IPython")


@pytest.fixture
def run(monkeypatch):
    """Run code as a submission's own, behind the gate; return its names."""
    siblings = {
        "brother": "from sister import value\ntwice = 2 * value\n",
        "sister": "value = 21\n",
    }

    def execute(module):
        exec(compile(siblings[module.__name__], "<sibling>", "exec"), vars(module))

    gate = Gate(
        ["numpy"], INERT, "Not {module}: by hand.", ["cousin"],
        Siblings(frozenset(siblings), execute), {OWN, "<sibling>"}.__contains__,
    )  # fmt: skip
    before = dict(sys.modules)
    for name in [n for n in sys.modules if n.partition(".")[0] in (*INERT, "click", "rich")]:
        del sys.modules[name]
    monkeypatch.setattr(sys, "meta_path", [gate, *sys.meta_path])

    def run(text, filename=OWN):
        names = vars(ModuleType("work"))
        exec(compile(text, filename, "exec"), names)
        return names

    yield run
    for name in set(sys.modules) - set(before):
        del sys.modules[name]
    sys.modules.update(before)


@pytest.mark.parametrize(
    "text",
    ["import numpy as np", "import numpy.linalg", "from numpy import random", "import math",
     "import csv, json", "import concurrent.futures", "from collections import abc",
     "from __future__ import annotations", "import xml.dom.minidom", "import sqlite3"],
)  # fmt: skip
def test_numpy_and_the_standard_library_are_allowed(run, text):
    run(text)


@pytest.mark.parametrize(
    "text",
    ["import tensorflow", "import tensorflow.nn as nn", "from tensorflow.nn import functional",
     "import click", "from rich import print", "import hypothetical", "__import__('tensorflow')",
     "import importlib; importlib.import_module('tensorflow.nn')",
     "from scipy.special import expit"],
)  # fmt: skip
def test_other_package_is_refused_by_name_whether_installed_or_not(run, text):
    with pytest.raises(RefusedImport) as caught:
        run(text)
    top = caught.value.name
    assert top in text
    assert str(caught.value) == f"Not {top}: by hand."


def test_refusal_is_an_import_error_that_learner_code_can_catch(run):
    assert (
        run("try:\n    import tensorflow\nexcept ImportError:\n    tensorflow = None\n")[
            "tensorflow"
        ]
        is None
    )


def test_package_that_others_import_is_none_of_the_gates_business(run):
    run("import click", filename="/site-packages/other.py")
    with pytest.raises(ModuleNotFoundError):
        run("import hypothetical", filename="/site-packages/other.py")


def test_sibling_is_run_once_and_may_import_its_own(run):
    names = run("from brother import twice\nimport brother, sister\nimport sister as again\n")
    assert (names["twice"], names["sister"]) == (42, names["again"])


def test_name_that_a_sibling_lacks_is_an_import_error(run):
    with pytest.raises(ImportError, match="cannot import name 'nothing'"):
        run("from sister import nothing")


def test_module_inside_of_a_sibling_is_not_found(run):
    with pytest.raises(ModuleNotFoundError, match="'sister' is not a package"):
        run("import sister.inner")


@pytest.mark.filterwarnings("ignore:can't resolve package:ImportWarning")
@pytest.mark.parametrize("text", ["from . import sister", "from .sister import value"])
def test_relative_import_fails_as_in_a_file_run_by_hand(run, text):
    with pytest.raises(ImportError, match="no known parent package"):
        run(text)


IMPORTS = """
import matplotlib
import matplotlib.pyplot as plt
from matplotlib import cm
from matplotlib.colors import ListedColormap, Normalize
from mpl_toolkits.mplot3d import Axes3D
import matplotlib.animation as animation
import seaborn as sns
from pylab import *
from matplotlib.pyplot import *
from IPython.display import display, HTML
"""
PLOTS = {
    "settings": "matplotlib.use('Agg')\nplt.rcParams['figure.figsize'] = (8, 4)\n"
    "plt.rcParams.update({'font.size': 9})\nplt.style.use('ggplot')\nplt.ion()\nsns.set_theme()\n",
    "curve": "plt.figure(figsize=(8, 4))\nplt.plot([1, 2], 'r--', label='loss')\nplt.legend()\n"
    "plt.gca().set_ylim(0, 1)\nplt.grid(True)\nplt.savefig('x.png')\nplt.show()\n",
    "with": "with plt.style.context('ggplot'), plt.rc_context({'a': 1}) as c:\n    plt.plot([1])\n"
    "with plt.xkcd():\n    plt.plot([1])\n",
    "boundary": "plt.contourf(X, X, X, levels=[0, .5, 1], cmap=plt.cm.RdBu)\n"
    "s = plt.scatter(x, x, c=x, cmap=ListedColormap(['r', 'b']), edgecolors='k')\n"
    "plt.colorbar(s, ax=plt.gca()).set_label('P')\nlow, high = plt.xlim()\nplt.xlim(-1, 2)\n"
    "a, b = plt.gca().get_ylim()\nz = a - 1\n",
    "colours": "for c in cm.viridis(x): plt.plot(x, color=c)\ncolours = cm.get_cmap('tab10', 3)\n"
    "plt.plot(x, color=colours(0)[:3])\nplt.plot(x, color=cm.coolwarm(0.5))\n",
    "parts": "line, = plt.plot(x)\nline.set_data(x, x)\nn, bins, patches = plt.hist(x, bins=9)\n"
    "h, u, v, im = plt.hist2d(x, x)\nhandles, labels = plt.gca().get_legend_handles_labels()\n"
    "(l1,), (l2,) = plt.plot(x), plt.plot(x)\nlines = l1 + l2\n",
    "animation": "fig, ax = plt.subplots()\nline, = ax.plot([])\ndef step(i):\n    return line,\n"
    "a = animation.FuncAnimation(fig, step, frames=9, interval=20, blit=True)\n"
    "a.save('x.gif', writer='pillow')\ndisplay(HTML(a.to_jshtml()))\n",
    "three": "ax = plt.figure().add_subplot(111, projection='3d')\nax.plot_surface(X, X, X)\n"
    "ax = plt.axes(projection='3d')\nax.view_init(30, 40)\n",
    "texts": "t = plt.title(f'loss {plt.gca()}')\nt.set_color('r')\nax = plt.gca()\n"
    "ax.spines['top'].set_visible(False)\nfor s in ax.spines.values(): s.set_linewidth(2)\n"
    "ax.annotate('here', xy=(0, 1), arrowprops={})\nax.xaxis.set_ticks([])\n"
    "if not ax.lines: raise SystemExit\nlen(ax.lines), float(ax.bbox.x0) + 1.5\n",
}  # fmt: skip


@pytest.mark.parametrize("text", PLOTS.values(), ids=PLOTS)
def test_plotting_code_runs_and_draws_nothing(run, text):
    run(f"import numpy as np\nx = np.arange(3.0)\nX = np.eye(3)\n{IMPORTS}{text}")


@pytest.mark.parametrize(
    ("call", "shape"),
    [
        ("2", (2,)), ("1, 2", (2,)), ("2, 1", (2,)), ("2, 3", (2, 3)), ("ncols=3", (3,)),
        ("nrows=2, ncols=2, figsize=(8, 8)", (2, 2)), ("1, 3, sharey=True", (3,)),
        ("squeeze=False", (1, 1)), ("1, 2, squeeze=False", (1, 2)), ("2, 2, squeeze=False", (2, 2)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("of", ["plt", "plt.figure()"])
def test_subplots_come_in_the_shape_matplotlib_gives(run, call, shape, of):
    text = f"import matplotlib.pyplot as plt\nfound = {of}.subplots({call})\n"
    found = run(text)["found"]
    axes = found[1] if of == "plt" else found
    assert axes.shape == shape
    assert all(isinstance(ax, Inert) for ax in axes.flat)


@pytest.mark.parametrize("call", ["", "1", "1, 1", "figsize=(3, 3)"])
def test_one_subplot_is_no_array(run, call):
    found = run(f"import matplotlib.pyplot as plt\nfig, ax = plt.subplots({call})\n")
    assert (type(found["fig"]), type(found["ax"])) == (Inert, Inert)


def test_pyplot_imported_from_its_package_is_the_same(run):
    run("from matplotlib import pyplot as plt\nfig, (a, b) = plt.subplots(1, 2)\n")


def test_subplots_can_be_taken_apart_and_looped_over(run):
    run(
        "import matplotlib.pyplot as plt\nfig, (a, b) = plt.subplots(1, 2)\na.plot([1])\n"
        "fig, axes = plt.subplots(2, 2)\naxes[0, 1].plot([1])\n"
        "for ax, title in zip(axes.flat, 'abcd'): ax.set_title(title)\n"
        "(a, b), (c, d) = axes\nfor ax in axes.ravel(): ax.axis('off')\n"
        "fig, ax = plt.subplots(subplot_kw={'projection': '3d'})\n"
    )


def test_inert_module_hides_that_it_is_none_of_the_usual_ones():
    module = InertModule("matplotlib")
    assert isinstance(module, ModuleType)
    for owner in (module, Inert()):
        with pytest.raises(AttributeError):
            owner.__wrapped__  # noqa: B018 - doctest and inspect would follow it for ever


def test_real_matplotlib_has_the_shapes_that_are_imitated():
    """The stand-in is held to the original, where that is installed."""
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    plt = importlib.import_module("matplotlib.pyplot")
    for rows, columns in ((1, 2), (2, 1), (2, 3)):
        figure, axes = plt.subplots(rows, columns)
        ours = InertModule("matplotlib.pyplot").subplots(rows, columns)[1]
        plt.close(figure)
        assert ours.shape == np.shape(axes)
    for call in ("hist", "xlim", "ylim"):
        theirs = getattr(plt, call)(*([[1, 2]] if call == "hist" else []))
        assert len(list(getattr(InertModule("p"), call)())) == len(theirs)
    plt.close("all")
