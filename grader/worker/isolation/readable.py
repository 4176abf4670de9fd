"""What a worker must be able to read: Python, NumPy and the libraries of both, nothing else."""

import contextlib
import ctypes
import importlib.util
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

PACKAGES: Final = frozenset({"site-packages", "dist-packages"})
"""Folders of other people's packages; the kit's course may be in there, with all its answers."""

DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/urandom")
ZONES: Final = ("/usr/share/zoneinfo", "/etc/localtime")
LIBRARY_INDEX: Final = "/etc/ld.so.cache"
"""Where the loader of glibc looks a library up, in places that it does not know by itself."""

NOT_FOR_A_WORKER: Final = ("_tkinter", "_curses", "readline", "_test", "xx", "_xx", "nis")
"""Extension modules, by how their names begin, whose libraries are not looked for."""


def readable_paths(hidden: Sequence[Path]) -> list[Path]:
    """List what Python and NumPy need, without what is hidden.

    A folder that holds something hidden is replaced by those of its children that do not; it cannot
    be listed itself, so the import system must have listed it before. Links in such a folder are
    not followed: what they lead to is beside them, or is not Python's.

    Parameters
    ----------
    hidden : sequence of Path
        Besides every folder of packages. Python and NumPy within one of them can be read all the
        same.
    """
    closed = frozenset(path.resolve() for path in hidden)
    found = dict.fromkeys(
        path for root in _existing(_roots()) for path in _without(closed, root.resolve())
    )
    others = (*DEVICES, *ZONES, LIBRARY_INDEX, *libraries())
    found |= dict.fromkeys(path.resolve() for path in _existing(map(Path, others)))
    return [path for path in found if not any(above in found for above in path.parents)]


def _existing(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if path.exists())


def _roots() -> Iterator[Path]:
    """Name the folders that are needed, wherever they are."""
    # Not "platstdlib": in a virtual environment it holds packages and nothing of Python.
    yield Path(sysconfig.get_path("stdlib"))
    yield Path(sysconfig.get_path("platstdlib", vars={"platbase": sys.base_exec_prefix}))
    yield from _extension_folders()
    numpy = importlib.util.find_spec("numpy")
    if numpy is not None and numpy.origin is not None:
        package = Path(numpy.origin).parent
        yield from (package, package.with_name("numpy.libs"))


def _without(hidden: frozenset[Path], path: Path) -> Iterator[Path]:
    """Cut what is hidden out of a resolved path."""
    if path in hidden:
        return
    if not path.is_dir() or not _holds(hidden, path):
        yield path
        return
    for child in sorted(path.iterdir()):
        if not child.is_symlink() and child.name not in PACKAGES:
            yield from _without(hidden, child)


def _holds(hidden: frozenset[Path], folder: Path) -> bool:
    """Say whether something hidden is below; folders of packages lie directly in Python's."""
    packages = any((folder / name).exists() for name in PACKAGES)
    return packages or any(folder in path.parents for path in hidden)


def libraries() -> list[str]:
    """List the shared libraries that modules of Python link to, as this system's loader finds them.

    Notes
    -----
    Asking the loader itself is exact wherever libraries are kept (multiarch, lib64, conda, musl,
    run paths relative to the module). The libraries are loaded in a process that ends at once, and
    no module's own code runs.
    """
    reading, writing = os.pipe()
    asked = os.fork()
    if asked == 0:
        with contextlib.suppress(BaseException), os.fdopen(writing, "wb") as pipe:
            _load_extensions()
            pipe.write(b"\n".join(_mapped()))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        found = pipe.read().splitlines()
    os.waitpid(asked, 0)
    return list(map(os.fsdecode, found))


def _load_extensions() -> None:
    names = ["libgcc_s.so.1"]  # glibc loads it when a thread is ended
    for folder in _extension_folders():
        with contextlib.suppress(OSError):
            names += map(str, folder.glob("*.so"))
    for name in names:
        if not Path(name).name.startswith(NOT_FOR_A_WORKER):
            with contextlib.suppress(OSError):
                ctypes.CDLL(name)


def _extension_folders() -> list[Path]:
    return [Path(entry) for entry in sys.path if entry.endswith("lib-dynload")]


def _mapped() -> set[bytes]:
    """Name the files with code that are in this process's memory."""
    lines = Path("/proc/self/maps").read_bytes().splitlines()
    fields = [line.split(maxsplit=5) for line in lines]
    return {field[5] for field in fields if len(field) == 6 and b"x" in field[1]}
