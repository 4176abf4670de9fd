"""A worker in this process: the same answers as the other, and no traces."""

import contextlib
import random
import signal
import sys
import types

import numpy as np
import pytest

from grader.model import Asked, FaultKind, Limits
from grader.worker import encoding, wire
from grader.worker.local import LocalWorker
from grader.worker.workers import Workers

TEXT = """
import numpy as np
import matplotlib.pyplot as plt
from json import dumps
import tensorflow

def f(x, k=1):
    x[0] = k
    plt.plot(x)
    return {"x": x, "t": (1, 2.5), "odd": {None: 1}}

def stub(x):
    raise NotImplementedError

def uses_torch(x):
    return tensorflow.abs(x)

def broken(x)
    return x

def sends(x):
    import sys
    sys.exit(3)

def warns(x):
    return np.log(x)

f2 = 1 / 0
"""
FUNCTIONS = ["f", "stub", "uses_torch", "broken", "sends", "warns", "f2", "nothing"]


@pytest.fixture
def local(asked):
    """Make local workers, and put this process's sources of randomness back."""
    numpy_state, state = np.random.get_state(), random.getstate()
    randbits = np.random.bit_generator.randbits
    yield lambda text, **changes: LocalWorker(asked(text, **changes))
    np.random.bit_generator.randbits = randbits
    random.setstate(state)
    np.random.set_state(numpy_state)


@pytest.fixture
def both(local, asked):
    """Load a submission in both kinds of worker."""
    with Workers() as workers, contextlib.ExitStack() as stack:

        def start(text):
            here = local(text, functions=FUNCTIONS)
            there = workers.start(asked(text, functions=FUNCTIONS), Limits(5.0, 60.0, 1024))
            stack.callback(there.close)
            return here, there

        yield start


def test_both_kinds_of_worker_see_the_same(both):
    here, there = both(TEXT)
    assert here.load() == there.load()
    for name in FUNCTIONS:
        seen = [worker.call(Asked(name, [np.zeros(2)])) for worker in (here, there)]
        mine, theirs = (
            wire.encode([one.value, list(one.arguments), repr(one.fault), repr(one.warnings)])
            for one in seen
        )
        assert mine == theirs, name
        assert here.accepts(name, 1, []) == there.accepts(name, 1, []), name


def test_huge_value_is_too_large_here_as_well(local, monkeypatch):
    monkeypatch.setattr(encoding, "MAX_FRAME", 1000)
    found = local("def f(n):\n    return 'x' * n\n")
    assert found.call(Asked("f", [2000])).fault.kind is FaultKind.TOO_LARGE
    assert found.call(Asked("f", [2])).value == "xx"


def test_judges_modules_and_finders_are_as_before(local, monkeypatch):
    judges = object()
    monkeypatch.setitem(sys.modules, "work", judges)
    finders = list(sys.meta_path)
    found = local("import work\n\ndef f():\n    import work\n    return work.__name__\n")
    found.load()
    assert found.call(Asked("f")).value == "work"
    assert sys.modules["work"] is judges
    assert sys.meta_path == finders


def test_rule_over_imports_holds_in_calls_too(local):
    found = local("def f():\n    import tensorflow\n")
    found.load()
    assert found.call(Asked("f")).fault.kind is FaultKind.REFUSED_IMPORT


def test_no_alarm_rings_and_output_is_not_swallowed(local, capsys):
    before = signal.getsignal(signal.SIGALRM)
    assert local("def f():\n    print('here')\n").call(Asked("f")).output == ""
    assert capsys.readouterr().out == "here\n"
    assert signal.getsignal(signal.SIGALRM) is before


def test_closed_worker_forgets_the_submission(local):
    found = local("n = [0]\n\ndef f():\n    n[0] += 1\n    return n[0]\n")
    assert [found.call(Asked("f")).value for _ in range(2)] == [1, 2]
    found.close()
    assert found.call(Asked("f")).value == 1


def test_plotting_library_of_this_process_is_what_it_was(asked):
    before = sys.modules.setdefault("matplotlib", types.ModuleType("matplotlib"))
    worker = LocalWorker(asked("import matplotlib\n\ndef f(): return str(type(matplotlib))\n"))
    assert "Inert" in worker.call(Asked("f")).value
    assert sys.modules["matplotlib"] is before


def test_warnings_are_those_of_a_fresh_process_whatever_the_judge_does_without(local):
    worker = local("import numpy as np\n\ndef f(x):\n    return np.log(x)\n")
    with np.errstate(all="ignore"):
        warned = worker.call(Asked("f", [np.zeros(1)])).warnings
    assert [item.line for item in warned] == [4]
