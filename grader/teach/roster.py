"""Reads a roster: who is in the class, from whatever spreadsheet a teacher has."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from grader.model import UsageProblem
from grader.printable import one_line
from grader.teach.gradebook import Student

IDS: Final = (
    "id", "student id", "login", "login id", "sis login id", "sis user id", "sid",
    "username", "user", "github_username", "email", "email address",
)  # fmt: skip
"""Columns that may hold what submissions are named by, the likeliest first."""

NAMES: Final = ("name", "full name", "student name", "student")
_DELIMITERS: Final = ",;\t"
_POSTING: Final = {"Muted", "Manual Posting"}
_SHOWN: Final = 5
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Mapping[str, str]
    """By the header's own words."""


def read_roster(
    path: Path, id_column: str | None = None, tell: Callable[[str], object] = lambda said: None
) -> tuple[Student, ...]:
    """Read everybody on a roster, in its order.

    It is a CSV file with a header: Canvas's export of its gradebook, Gradescope's of its roster, or
    any other with a column of ids. Of Canvas's, the rows that are nobody and the columns of other
    assignments are left out; of Gradescope's, who is no student.

    Parameters
    ----------
    id_column : str or None
        The column of the ids that submissions are named by; None guesses, see `IDS`.
    tell : function of str
        Is told what the instructor should know though it stops nothing.

    Raises
    ------
    UsageProblem
        If it cannot be read, or an id is missing or there twice.
    """
    header, records = _records(path, _text(path, tell))
    key = _chosen(path, header, id_column)
    canvas = is_canvas(header)
    rows = [
        row
        for row in _rows(path, header, records)
        if _is_student(row.cells) and not (canvas and _is_of_canvas(row.cells, *header[:2]))
    ]
    _refuse_doubtful_ids(path, key, rows)
    kept = _before_assignments(header) if canvas else header
    return tuple(
        Student(
            row.cells[key].strip(),
            _name(row.cells, key),
            {word: row.cells[word] for word in (*kept, *_extra(header, kept))},
        )
        for row in rows
    )


def is_canvas(header: Sequence[str]) -> bool:
    """Whether these are the columns of a Canvas gradebook."""
    return len(header) > 3 and "Student" in header[0] and "ID" in header[1]


def _text(path: Path, tell: Callable[[str], object]) -> str:
    """Decode a file of an unknown spreadsheet program."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageProblem(f"Cannot read the roster {path}: {error.strerror}.") from error
    marked = [encoding for bom, encoding in _BOMS if content.startswith(bom)]
    for encoding in marked or ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252":
            tell(f"{path} is not UTF-8; it was read as Windows-1252: look whether names are right.")
        return text
    if marked:
        raise UsageProblem(f"The roster {path} begins as {marked[0]} and is not: save it as UTF-8.")
    tell(f"{path} is not UTF-8; it was read as Latin-1: look whether names are right.")
    return content.decode("latin-1")


def _records(path: Path, text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Split into the header and the records below it, each with the line it begins at."""
    by_width = {d: len(next(csv.reader(io.StringIO(text), delimiter=d), [])) for d in _DELIMITERS}
    delimiter = max(by_width, key=lambda d: by_width[d])  # the first of those that tie
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records, line = [], 1
    try:
        for cells in reader:
            records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UsageProblem(f"The roster {path}, line {line}: {error}.") from error
    if not records or not any(cell.strip() for cell in records[0][1]):
        raise UsageProblem(f"The roster {path} has no header: its first line names the columns.")
    return [cell.strip() for cell in records[0][1]], records[1:]


def _rows(
    path: Path, header: Sequence[str], records: Sequence[tuple[int, list[str]]]
) -> Iterator[_Row]:
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(header) :]):
            raise UsageProblem(
                f"The roster {path}, line {line}, has more cells than the header: put a name with"
                " a comma into quotes."
            )
        padded = [*cells, *[""] * len(header)]
        # Backwards: of two columns of one name, the first counts.
        pairs = reversed(list(zip(header, padded, strict=False)))
        yield _Row(line, dict(pairs))


def _chosen(path: Path, header: Sequence[str], wanted: str | None) -> str:
    """Find the column of the ids."""
    folded = {word.casefold(): word for word in reversed(header) if word}
    names = [wanted.strip().casefold()] if wanted is not None else IDS
    for name in names:
        if name in folded:
            return folded[name]
    which = "column of ids" if wanted is None else f"column {wanted!r}"
    has = ", ".join(one_line(word) for word in header)
    raise UsageProblem(
        f"The roster {path} has no {which}; it has: {has}. `--roster-id COLUMN` chooses one."
    )


def _is_student(cells: Mapping[str, str]) -> bool:
    role = next((cell for word, cell in cells.items() if word.casefold() == "role"), "")
    return role.strip().casefold() in ("", "student")


def _is_of_canvas(cells: Mapping[str, str], name: str, number: str) -> bool:
    """Whether a row is none of the students: points, how grades are posted, the teacher's view."""
    first = cells[name].strip()
    words = {cell.strip() for cell in cells.values()} - {""}
    points = "Points Possible" in first and not cells[number].strip()  # else a student's joke
    return points or first in ("Student, Test", "Test Student") or words <= _POSTING


def _before_assignments(header: Sequence[str]) -> Sequence[str]:
    """Keep what says who somebody is; marks in other assignments are no business of this one."""
    ends = [at for at, word in enumerate(header) if word.casefold() == "section"]
    return header[: ends[0] + 1] if ends else header


def _extra(header: Sequence[str], kept: Sequence[str]) -> list[str]:
    return [word for word in header if word.casefold() == "submitted" and word not in kept]


def _refuse_doubtful_ids(path: Path, key: str, rows: Sequence[_Row]) -> None:
    lines: dict[str, list[int]] = {}
    for row in rows:
        lines.setdefault(row.cells[key].strip(), []).append(row.line)
    problems = []
    if empty := lines.pop("", None):
        problems.append(f"{key} is empty in {_lines(empty)}")
    problems += [f"{key} {id_!r} is in {_lines(at)}" for id_, at in lines.items() if len(at) > 1]
    if len(problems) > _SHOWN:
        problems[_SHOWN:] = [f"and {len(problems) - _SHOWN} more"]
    if problems:
        raise UsageProblem(
            f"The roster {path}: {'; '.join(problems)}. Mend it, or choose another column by"
            " `--roster-id COLUMN`."
        )
    if not rows:
        raise UsageProblem(f"The roster {path} has nobody on it.")


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN])) + (", …" if len(numbers) > _SHOWN else "")
    return f"line{'s' if len(numbers) > 1 else ''} {shown}"


def _name(cells: Mapping[str, str], key: str) -> str:
    folded = {word.casefold(): cell.strip() for word, cell in cells.items()}
    whole = [folded[word] for word in NAMES if word in folded and word != key.casefold()]
    parts = (folded.get("first name", ""), folded.get("last name", ""))
    return whole[0] if whole else " ".join(part for part in parts if part)
