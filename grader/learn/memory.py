"""What is remembered of a learner between two commands: one small file beside their work."""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from grader.submission.reading import Refused, read_bytes

VERSION: Final = 1
MAX_MEMORY: Final = 1 << 20
FOLDER: Final = ".grade"


class Memory:
    """A few values by section and key, kept in ``.grade/memory.json`` of a folder.

    Nothing depends on it: where the folder cannot be written, or the file is damaged, it starts
    empty, and the damaged file is put aside.

    Parameters
    ----------
    folder : Path
        Where the learner's files are.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / "memory.json"
        self._sections = self._read()

    def get(self, section: str, key: str, default: Any = None) -> Any:
        """Return a value, or the default."""
        return self._sections.get(section, {}).get(key, default)

    def count(self, section: str, key: str) -> int:
        """Return a number of times; 0 if anything else is kept there."""
        value = self.get(section, key)
        return value if type(value) is int and value > 0 else 0

    def put(self, section: str, key: str, value: Any) -> None:
        """Remember a value (of JSON's types); None forgets it."""
        values = self._sections.setdefault(section, {})
        if value is None:
            values.pop(key, None)
        else:
            values[key] = value
        with contextlib.suppress(OSError):
            self._write()

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            # A pipe of this name would keep its reader waiting.
            found = json.loads(read_bytes(self._path, MAX_MEMORY).decode("utf-8"))
        except (Refused, ValueError, RecursionError):  # of brackets without end
            found = None
        if isinstance(found, dict) and found.get("version") == VERSION:
            sections = found.get("sections")
            if isinstance(sections, dict) and all(isinstance(s, dict) for s in sections.values()):
                return sections
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_suffix(".damaged"))
        return {}

    def _write(self) -> None:
        """Replace the file in one step: a reader sees the old one or the new one."""
        if self._path.parent.is_symlink():
            return  # it could lead anywhere
        self._path.parent.mkdir(exist_ok=True)
        content: Mapping[str, Any] = {"version": VERSION, "sections": self._sections}
        descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix="memory-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(content, file, indent=1)  # in ASCII, which takes halves of characters
            Path(name).replace(self._path)
        except BaseException:  # Ctrl-C too
            Path(name).unlink(missing_ok=True)
            raise
