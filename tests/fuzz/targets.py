"""What is fuzzed, and what must hold whatever comes: an oracle for each target.

A target is given bytes. It raises, but for what its target documents, only if something is broken.
"""

import dataclasses
import tempfile
import types
import typing
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from grader.course import find_course
from grader.judge.causes import cause_of
from grader.judge.comparison import describe
from grader.model import Submission, UsageProblem
from grader.submission import open_submission
from grader.submission.opening import MAX_TEXT
from grader.worker.answer import read_acceptance, read_loading, read_observation, read_repetition
from grader.worker.wire import Malformed, decode, encode

ASKED = ("f",)
MAX_SHOWN = 20_000
KINDS = (".py", ".ipynb", ".zip")
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-"))
_COURSE = find_course()


def wire(data: bytes) -> bool:
    """Decode a frame and read it as each kind of answer; tell whether it was any of them."""
    try:
        value = decode(data)
    except Malformed:
        return False
    assert encode(value) == data, "a frame has another form than its value's"
    readers = (
        partial(read_observation, sent=[1.0]),
        read_loading,
        read_acceptance,
        read_repetition,
    )
    found = [_read(read, value) for read in readers]
    return any(found)


def _read(read: typing.Callable[[object], object], value: object) -> bool:
    try:
        found = read(value)
    except (TypeError, ValueError):
        return False
    if isinstance(found, dict):
        assert set(map(type, found.values())) <= {bool, str, type(None)}
        return True
    assert conforms(found, type(found)), f"a field of another type in {found!r}"
    for fault in (getattr(found, "fault", None), *getattr(found, "faults", ())):
        if fault is not None:
            assert len(cause_of(fault, "f(x)", "work.py", _COURSE.limits).message) < MAX_SHOWN
    assert len(describe(getattr(found, "value", None))) < MAX_SHOWN
    return True


def submission(data: bytes) -> bool:
    """Open a file whose first byte says its kind; tell whether it has source text."""
    path = _FOLDER / f"submission{KINDS[data[0] % len(KINDS)] if data else KINDS[0]}"
    path.write_bytes(data[1:])
    try:
        found = open_submission(path, _COURSE)
    except UsageProblem:
        return False
    assert conforms(found, Submission), f"a field of another type in {found!r}"
    sources = [*found.files.values(), *([found.whole] if found.whole else [])]
    assert all(bool(source.blocks) != bool(source.problem) for source in sources)
    text = sum(len(block.text) for source in sources for block in source.blocks)
    assert text <= MAX_TEXT
    encode([[block.text for block in source.blocks] for source in sources])
    return any(source.blocks for source in sources)


def conforms(value: object, hint: typing.Any) -> bool:
    """Whether a value is exactly of an annotated type, and so is all that is in it."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint is typing.Any:
        return True
    if origin in (typing.Union, types.UnionType):
        return any(conforms(value, part) for part in parts)
    if origin is tuple:
        return type(value) is tuple and all(conforms(item, parts[0]) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return type(value) is dict and all(
            conforms(key, parts[0]) and conforms(item, parts[1]) for key, item in value.items()
        )
    if hint is Path:
        return isinstance(value, Path)
    if type(value) is not hint:
        return False
    if not dataclasses.is_dataclass(hint):
        return True
    hints = typing.get_type_hints(hint)
    return all(conforms(getattr(value, name), hints[name]) for name in hints)


TARGETS = {"wire": wire, "submission": submission}
__all__ = ["TARGETS", "conforms", "submission", "wire"]
