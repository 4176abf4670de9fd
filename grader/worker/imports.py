"""What a submission may import: the standard library, what the course allows, its own files."""

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Callable, Iterator, MutableSequence, Sequence
from types import FrameType, ModuleType
from typing import Any, Final


class RefusedImport(ImportError):
    """The course wants this built by hand; the text is written for the learner."""


class MissingStep(ImportError):
    """Another step's file, that was not handed in."""


class Gate(importlib.abc.MetaPathFinder):
    """First finder asked for every import; decides by the name of the top-level package.

    Parameters
    ----------
    allowed, inert : sequence of str
        Packages that import as usual; packages that become an `InertModule`.
    refusal : str
        Sentence for all others, with ``{module}`` in it.
    stems : sequence of str
        Names of the course's own files, of which `siblings` has those that are there.
    siblings : Siblings
        The submission's own files.
    is_own : callable
        Whether a file name is the submission's. Only its imports are refused: NumPy and the
        standard library have their reasons for what they import.
    """

    def __init__(
        self,
        allowed: Sequence[str],
        inert: Sequence[str],
        refusal: str,
        stems: Sequence[str],
        siblings: "Siblings",
        is_own: Callable[[str], bool],
    ) -> None:
        self.allowed = frozenset(allowed) | sys.stdlib_module_names
        self.inert = frozenset(inert)
        self.refusal = refusal
        self.stems = frozenset(stems)
        self.siblings = siblings
        self.is_own = is_own

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a sibling, an inert stand-in, or let the usual finders go on."""
        top = fullname.partition(".")[0]
        if top in self.siblings.names:
            return importlib.machinery.ModuleSpec(fullname, _SiblingLoader(self.siblings))
        if top in self.inert:
            return importlib.machinery.ModuleSpec(fullname, _InertLoader(), is_package=True)
        if top in self.allowed or not self.is_own(_importing_file()):
            return None
        if top in self.stems:
            raise MissingStep(f"{top}.py was not handed in", name=top)
        raise RefusedImport(self.refusal.format(module=top), name=top)


def _importing_file() -> str:
    """Name the file of the code that imports."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and "importlib" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame.f_code.co_filename if frame is not None else ""


class Siblings:
    """The submission's other files, by module name, and how to run one into a module."""

    def __init__(self, names: frozenset[str], execute: Callable[[ModuleType], None]) -> None:
        self.names = names
        self.execute = execute


class _SiblingLoader(importlib.abc.Loader):
    def __init__(self, siblings: Siblings) -> None:
        self.siblings = siblings

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        self.siblings.execute(module)


class _InertLoader(importlib.abc.Loader):
    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return InertModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


class InertModule(ModuleType):
    """A plotting library that draws nothing: whatever is asked of it answers `Inert`."""

    __all__: Sequence[str] = ()
    __path__: MutableSequence[str] = []  # noqa: RUF012 - what makes `import matplotlib.pyplot` a package import

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "pyplot":  # `from matplotlib import pyplot`
            return InertModule(name)
        return _subplots if name == "subplots" else _attribute(name)


class Inert:
    """Accepts every use a plotting call may be put to, and does nothing."""

    def __call__(self, *args: object, **kwargs: object) -> "Inert":
        """Answer any call."""
        return Inert()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _axes if name == "subplots" else _attribute(name)

    def __getitem__(self, key: object) -> "Inert":
        return Inert()

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def __iter__(self) -> Iterator["Inert"]:
        # `line, = ax.plot(…)` is the one unpacking that is common.
        yield Inert()

    def __enter__(self) -> "Inert":
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def __bool__(self) -> bool:
        return True

    def __float__(self) -> float:
        return 0.0

    def __len__(self) -> int:
        return 1

    def __add__(self, other: object) -> "Inert":
        return Inert()

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __add__


_PARTS: Final = {
    "hist": 3, "hist2d": 4, "xlim": 2, "ylim": 2, "get_xlim": 2, "get_ylim": 2,
    "get_legend_handles_labels": 2, "subplot_mosaic": 2,
}  # fmt: skip
"""What returns several things, that are taken apart at once."""


def _attribute(name: str) -> Any:
    if name not in _PARTS:
        return Inert()
    return lambda *args, **kwargs: tuple(Inert() for _ in range(_PARTS[name]))


def _subplots(*args: Any, **kwargs: Any) -> tuple[Inert, Any]:
    return Inert(), _axes(*args, **kwargs)


def _axes(nrows: int = 1, ncols: int = 1, *args: object, **kwargs: Any) -> Any:
    """Answer in the shape that matplotlib's ``Figure.subplots`` answers in."""
    import numpy as np

    if not kwargs.get("squeeze", True):
        axes = np.empty((nrows, ncols), object)
    elif nrows == ncols == 1:
        return Inert()
    else:
        axes = np.empty((nrows, ncols) if min(nrows, ncols) > 1 else nrows * ncols, object)
    for index in np.ndindex(axes.shape):
        axes[index] = Inert()
    return axes
