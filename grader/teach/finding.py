"""Which submissions lie below a folder, and whose they are."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from grader.model import Course, Source, Submission, UsageProblem
from grader.printable import one_line
from grader.submission import open_submission
from grader.submission.opening import is_link
from grader.teach.job import Ending, Job, Outcome

ONE_EACH: Final = "{student}"
"""Every entry of the folder is a submission, and its name without suffix is the student's id."""

_MARK: Final = "{student}"
_PIECES: Final = re.compile(rf"({re.escape(_MARK)}|\*|\{{[^{{}}]+\?\}})")
_SUFFIX: Final = r"(?:\.\w+)?"
_NOT_HANDED_IN: Final = (".csv", ".sqlite", ".sqlite-wal", ".sqlite-shm")
"""Rosters and gradebooks."""

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A submission that nobody has opened yet.

    Attributes
    ----------
    student : str
        Their id, in characters that can be shown.
    inside : str
        Its path from the folder of the class.
    """

    student: str
    inside: str

    @property
    def place(self) -> str:
        """Where it lies, in characters that can be shown."""
        return one_line(self.inside.replace(os.sep, "/"))


class Pattern:
    """Where submissions lie, and which part of the path is the student's id.

    One folder a component, as in ``{student}/homework1``. ``{student}`` stands once for the id and
    ``*`` for anything, both as short as they can be and within a component; what may be missing is
    written ``{LATE_?}``; all else stands for itself. At the end of the path a file's suffix may be
    left out.

    Raises
    ------
    UsageProblem
        If it does not have the id once, or leads out of the folder.
    """

    def __init__(self, text: str) -> None:
        parts = text.replace("\\", "/").strip("/").split("/")
        if text.count(_MARK) != 1:
            raise UsageProblem(
                f"The pattern {text!r} must say once where the student's id stands, "
                "as in '*_{student}_*' or '{student}/homework1'."
            )
        if not {"", ".", ".."}.isdisjoint(parts):
            raise UsageProblem(f"The pattern {text!r} must lead downwards, one folder at a time.")
        self._folders = [re.compile(_expression(part), re.DOTALL) for part in parts[:-1]]
        self._folder = re.compile(_expression(parts[-1]), re.DOTALL)
        self._file = re.compile(_expression(parts[-1]) + _SUFFIX, re.DOTALL)

    def find(self, folder: Path) -> Iterator[Found]:
        """Yield what lies below a folder, in the order of the paths; no link is followed."""
        return self._find(folder, self._folders, "", "")

    def _find(
        self, folder: Path, above: Sequence[re.Pattern[str]], inside: str, student: str
    ) -> Iterator[Found]:
        for name, is_folder in _entries(folder):
            within = os.path.join(inside, name)  # noqa: PTH118 - text: there may be ten thousand
            if above:
                match = above[0].fullmatch(name) if is_folder else None
                if match and not is_link(folder / name):
                    found = _student(match) or student
                    yield from self._find(folder / name, above[1:], within, found)
            elif match := (self._folder if is_folder else self._file).fullmatch(name):
                yield Found(one_line(_student(match) or student), within)


def _expression(part: str) -> str:
    """Translate a component; what is literal in it stays so."""
    return "".join(map(_piece, _PIECES.split(part)))


def _piece(text: str) -> str:
    if text == _MARK:
        return "(?P<student>.+?)"
    if text == "*":
        return ".*?"
    if text.startswith("{"):
        return f"(?:{re.escape(text[1:-2])})?"
    return re.escape(text)


def _student(match: re.Match[str]) -> str:
    return match.groupdict().get("student") or ""


def _entries(folder: Path) -> list[tuple[str, bool]]:
    """List names, and which are folders, without what nobody hands in."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in entries
                if not entry.name.startswith((".", "__MACOSX"))
                and not entry.name.lower().endswith(_NOT_HANDED_IN)
            )
    except OSError as error:
        raise UsageProblem(f"Cannot look into {folder}: {error.strerror}.") from error


def find_all(folder: Path, pattern: str = ONE_EACH, but: Collection[Path] = ()) -> list[Found]:
    """Find all submissions below a folder, in the order of their paths.

    Parameters
    ----------
    but : collection of Path
        Files that are none, wherever they lie: the gradebook.

    Raises
    ------
    UsageProblem
        If there are none, or two of one student.
    """
    if not folder.is_dir():
        raise UsageProblem(f"There is no folder {folder}.")
    kept_out = {path.resolve() for path in but}
    found = [
        each
        for each in Pattern(pattern).find(folder)
        if not kept_out or (folder / each.inside).absolute() not in kept_out
    ]
    if not found:
        raise UsageProblem(
            f"There is no submission in {folder} that fits {pattern!r}: `--pattern` says where "
            "they lie, as in '{student}/homework1' or '*_{student}_*'."
        )
    _demand_one_each(found, pattern)
    return found


def _demand_one_each(found: Sequence[Found], pattern: str) -> None:
    counts = Counter(each.student for each in found)
    for student, count in counts.most_common(1):
        if count > 1:
            places = [each.place for each in found if each.student == student]
            more = f" and {count - 2} more" if count > 2 else ""
            raise UsageProblem(
                f"Whose is it? By the pattern {pattern!r}, {places[0]} and {places[1]}{more} are "
                f"of one student, {student}. Move the older one elsewhere, or say by `--pattern` "
                "which part of the path is the id. Nothing was graded."
            )


def opened(found: Found, folder: Path, course: Course, submitted: str = "") -> Job | Outcome:
    """Open a submission; if that cannot be, this is what comes of it.

    What is read does not know where the folder lies, so that reports are the same elsewhere.

    Parameters
    ----------
    submitted : str
        As `Job` has it.
    """
    path = folder / found.inside
    try:
        if is_link(path):
            raise UsageProblem(f"{path} is a link: put the submission itself here.")
        submission = open_submission(path, course)
    except UsageProblem as problem:
        says = one_line(str(problem).replace(str(path), found.place))
        ending, sha256 = Ending.UNREADABLE, _hash(path)
        return Outcome(found.student, found.place, sha256, ending, submitted, says)
    return Job(found.student, found.place, _placed(submission, found.place), submitted)


def _placed(submission: Submission, place: str) -> Submission:
    """Let a submission lie at a place of the class, not of this machine."""

    def without_path(source: Source) -> Source:
        return replace(source, path=None)

    return replace(
        submission,
        origin=place,
        files={name: without_path(source) for name, source in submission.files.items()},
        whole=without_path(submission.whole) if submission.whole else None,
    )


def _hash(path: Path) -> str:
    """Hash what could not be opened: the bytes of a file, the names in a folder."""
    digest = hashlib.sha256()
    try:
        if is_link(path):
            digest.update(os.fsencode(path.readlink()))
        elif path.is_dir():
            for name in sorted(os.listdir(path)):  # noqa: PTH208 - names are all that is needed
                digest.update(os.fsencode(name) + b"\0")
        elif path.is_file():  # no pipe, that would keep us waiting
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
    except OSError as error:
        digest.update(f"{error.errno}".encode())
    return digest.hexdigest()
