"""Where the files of data sets are kept, each known by its content and never half there."""

import contextlib
import errno
import gzip
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import platformdirs
from filelock import FileLock, Timeout

from grader.model import DataFile, DataSet, UsageProblem

FOLDER_VARIABLE: Final = "GRADE_DATA_DIR"
_FULL: Final = {errno.ENOSPC, errno.EDQUOT}
_MIB: Final = 2**20


def data_folder(data: DataSet) -> Path:
    """Tell where the files of a data set belong, whether or not they are there.

    Notes
    -----
    A folder of the user's cache: it is shared by all workspaces, and can be had again.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    root = Path(chosen) if chosen else platformdirs.user_cache_path("neural-network-kit", False)
    return root.absolute() / data.name


def path_of(data: DataSet, name: str) -> Path:
    """Find a file of a data set, complete and unchanged; it may be the unpacked form.

    Parameters
    ----------
    name : str
        As the course has it, ``.gz`` and all.

    Raises
    ------
    UsageProblem
        If it is not there; the text says how to fetch it.
    """
    folder = data_folder(data)
    path = find(folder, data.file(name))
    if path is None:
        raise UsageProblem(f"{name} is not in {folder}. Fetch it with: grade data {data.name}")
    return path


def read(data: DataSet, name: str) -> bytes:
    """Read a file of a data set, unpacked whichever form of it is kept.

    Raises
    ------
    UsageProblem
        If it is not there; the text says how to fetch it.
    """
    path = path_of(data, name)
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def missing(data: DataSet) -> list[DataFile]:
    """List the files of a data set that are not there, or not as they should be."""
    folder = data_folder(data)
    return [file for file in data.files if find(folder, file) is None]


def find(folder: Path, file: DataFile) -> Path | None:
    """Find a file under its own name, in either form; its content is looked at every time.

    Notes
    -----
    Hashing is cheap beside what is done with the data (12 MB take some 20 ms), and believes no
    note about an earlier look. The size is compared first: it costs nothing.
    """
    paths = ((folder / form.name, form) for form in file.forms)
    return next((path for path, form in paths if is_whole(path, form)), None)


def is_whole(path: Path, form: DataFile) -> bool:
    """Tell whether a file has the content that it should have, whatever its name."""
    try:
        if not path.is_file() or path.stat().st_size != form.size:
            return False
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == form.sha256
    except OSError:
        return False


def part_of(folder: Path, form: DataFile) -> Path:
    """Tell where a file grows until it is whole."""
    return folder / f"{form.name}.part"


def put_away(folder: Path, form: DataFile) -> bool:
    """Give a part its final name if it is whole; the only way to that name.

    Notes
    -----
    The rename is atomic. No fsync: after a power cut the content is looked at again anyway.
    """
    part = part_of(folder, form)
    if not is_whole(part, form):
        return False
    part.replace(folder / form.name)
    return True


@contextlib.contextmanager
def reserved(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Make a folder, and hold it for this process: there is one part of each file.

    A lock of the operating system ends with its process, however that ends; a file that stands
    for a lock would outlive it, and parts of each process's own could not be taken up again.

    Parameters
    ----------
    wait : callable
        Called once if another process holds the folder, before waiting for it.

    Raises
    ------
    UsageProblem
        If the folder cannot be written to, or the disk is full.
    """
    with in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        try:
            held = lock.acquire(blocking=False)
        except Timeout:
            wait()
            held = lock.acquire()
        with held:
            yield


@contextlib.contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Turn what the disk says into words.

    Raises
    ------
    UsageProblem
        In place of an OSError.
    """
    try:
        yield
    except OSError as error:
        elsewhere = f"Another folder can be chosen with the variable {FOLDER_VARIABLE}."
        if error.errno in _FULL:
            said = f"The disk is full: {folder}\nMake room, then run the same command again."
        else:
            said = f"Cannot keep data in {folder}: {error.strerror or error}."
        raise UsageProblem(f"{said} {elsewhere}") from error


def in_mib(size: int) -> str:
    """Write a number of bytes for people.

    Examples
    --------
    >>> in_mib(9912422), in_mib(4542)
    ('9.5 MiB', '4.4 KiB')
    """
    return f"{size / _MIB:.1f} MiB" if size >= _MIB else f"{size / 1024:.1f} KiB"
