"""What is remembered of a learner between two commands: one small file beside their work."""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from grader.replacing import replace_content
from grader.submission.opening import MARK
from grader.submission.reading import Refused, read_bytes

VERSION: Final = 1
MAX_MEMORY: Final = 1 << 20
FILE: Final = "progress.json"
MAX_DEPTH: Final = 20
PATIENCE_S: Final = 5.0
"""How long another command may hold the file; each needs it for some milliseconds."""

Sections = dict[str, dict[str, Any]]
_T = TypeVar("_T")


class _Damaged(Exception):
    """The file holds nothing that could be understood."""


class _Foreign(Exception):
    """It is not ours to write; the text says why."""


class Memory:
    """A few values by section and key, kept in ``.grade/progress.json`` of a folder.

    Nothing depends on it: where the folder cannot be written, values live as long as the object.
    A change reads the file anew and replaces it whole, under a lock, so that two commands at once
    lose nothing; ``progress.json.bak`` is a copy of the last good one.

    Parameters
    ----------
    folder : Path
        Where the learner's files are.
    own : bool
        Whether it is the learner's own: nothing is written into other people's folders.

    Attributes
    ----------
    trouble : str
        A sentence for the learner if something is wrong with the file, else empty.
    """

    def __init__(self, folder: Path, own: bool = True) -> None:
        self._home = folder / MARK
        self._own = own
        self._path = self._home / FILE
        self._backup = self._home / f"{FILE}.bak"
        self.trouble = ""
        self._sections: Sections = {}
        try:
            self._sections = self._read()
        except _Damaged:
            with contextlib.suppress(_Damaged, _Foreign):
                self._sections = _sections_in(self._backup)  # if it cannot be mended either
            self.update("", lambda _: None)  # whoever changes it, mends it
        except _Foreign as why:
            self._note(str(why))

    def get(self, section: str, key: str, default: Any = None) -> Any:
        """Return a value, or the default."""
        return self._sections.get(section, {}).get(key, default)

    def section(self, section: str) -> Mapping[str, Any]:
        """Return all values of a section, by key."""
        return self._sections.get(section, {})

    def count(self, section: str, key: str) -> int:
        """Return a number of times; 0 if anything else is kept there."""
        return whole(self.get(section, key))

    def put(self, section: str, key: str, value: Any) -> None:
        """Remember a value (of JSON's types); None forgets it."""

        def change(values: dict[str, Any]) -> None:
            values[key] = value
            if value is None:
                del values[key]

        self.update(section, change)

    def update(self, section: str, change: Callable[[dict[str, Any]], _T]) -> _T:
        """Change the values of a section in one step, as they are in the file at that moment.

        Parameters
        ----------
        change : callable
            Is given the values by key, and changes them; what it returns is returned.
        """
        with contextlib.ExitStack() as stack:
            ours = self._own
            try:
                if not ours:
                    raise _Foreign
                stack.enter_context(self._locked())
                self._sections = self._read_or_mend()
            except (OSError, _Foreign) as why:
                ours = False
                self._note(_told(why, self._home))
            values = self._sections.setdefault(section, {})
            before = json.dumps(values)
            result = change(values)
            if not values:
                del self._sections[section]
            if ours and json.dumps(values) != before:
                self._write(self._sections)
        return result

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the file for this process; the lock ends with the process, however that ends.

        Raises
        ------
        OSError
            If it cannot be had.
        """
        from filelock import FileLock  # only who writes needs it

        self._demand_plain_home()
        self._home.mkdir(exist_ok=True)
        path = self._home / ".lock"
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise OSError(f"{path} is not an ordinary file")
        with FileLock(path, timeout=PATIENCE_S):
            yield

    def _demand_plain_home(self) -> None:
        if self._home.is_symlink():
            raise _Foreign(f"{self._home} is a symbolic link: nothing is remembered there.")
        if self._home.exists() and not self._home.is_dir():
            raise _Foreign(f"{self._home} is a file: move it away, and results are remembered.")

    def _read(self) -> Sections:
        """Read the file; without it, nothing is remembered yet.

        Raises
        ------
        _Damaged
            If it makes no sense, or is gone while there is a backup.
        _Foreign
            If it is of a newer kit, or the folder is not ours.
        """
        self._demand_plain_home()
        if _is_there(self._path):
            return _sections_in(self._path)
        if _is_there(self._backup):
            raise _Damaged
        return {}

    def _read_or_mend(self) -> Sections:
        try:
            return self._read()
        except _Damaged:
            return self._mend()

    def _mend(self) -> Sections:
        """Put a damaged file aside, and the backup in its place; the lock is held."""
        was = "is gone"
        if _is_there(self._path):
            aside = self._home / f"{FILE}.damaged"
            self._path.replace(aside)
            was = f"was damaged (it is {aside.name} now)"
        try:
            sections = _sections_in(self._backup)
        except _Damaged:
            self._note(f"{self._path} {was}, and there is no backup: what it held is lost.")
            return {}
        self._note(f"{self._path} {was}: the backup has taken its place.")
        self._write(sections)
        return sections

    def _write(self, sections: Sections) -> None:
        content = json.dumps({"version": VERSION, "sections": sections}, indent=1).encode()
        try:
            if len(content) > MAX_MEMORY:
                raise OSError(f"{FILE} would be larger than {MAX_MEMORY >> 20} MiB")
            replace_content(self._path, content)
            replace_content(self._backup, content)
        except OSError as error:
            self._note(_told(error, self._home))

    def _note(self, trouble: str) -> None:
        """Keep the first trouble: what comes after it comes of it."""
        self.trouble = self.trouble or trouble


def whole(value: object) -> int:
    """Return a number of times; 0 for anything else, which a file may hold."""
    return value if type(value) is int and value > 0 else 0


def is_workspace(folder: Path) -> bool:
    """Whether a folder is marked as a learner's own."""
    home = folder / MARK
    return home.is_dir() and not home.is_symlink()


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)  # a link that leads nowhere is there as well


def _sections_in(path: Path) -> Sections:
    try:
        # A pipe of this name would keep its reader waiting.
        content = json.loads(read_bytes(path, MAX_MEMORY).decode("utf-8"))
    except (Refused, ValueError, RecursionError) as error:  # of brackets without end
        raise _Damaged from error
    version = content.get("version") if isinstance(content, dict) else None
    if type(version) is int and version > VERSION:
        raise _Foreign(f"{path} is of a newer grader: it is left alone. Update this one.")
    sections = content.get("sections") if type(version) is int and version == VERSION else None
    if not isinstance(sections, dict) or not all(isinstance(s, dict) for s in sections.values()):
        raise _Damaged
    if not _is_shallow(sections):
        raise _Damaged  # it could be read and never written: that takes more of the stack
    return sections


def _told(why: OSError | _Foreign, home: Path) -> str:
    if isinstance(why, _Foreign):
        return str(why)
    if isinstance(why, TimeoutError):  # filelock's too, whose own text speaks of lock files
        return f"Another command holds {home}: this result is not remembered."
    return f"Nothing can be remembered in {home}: {why.strerror or why}."


def _is_shallow(value: object) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
    return not level


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
