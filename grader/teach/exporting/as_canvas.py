"""One column of grades for Canvas's "Import Grades".

Canvas finds a student by ID, else by SIS User ID, else by SIS Login ID, else by just the name. So
a name that could be a formula is made harmless, and its row is found as long as one of the ids is
there. A row that has only such a name, or only such an id, Canvas will ask about; that is told.

References
----------
Instructure, canvas-lms, ``lib/gradebook_importer.rb``: which header and rows it takes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from grader.model import UsageProblem
from grader.printable import one_line
from grader.teach.exporting.cells import lines, neutral, points
from grader.teach.gradebook import Entry, Student

KEYS: Final = ("ID", "SIS User ID", "SIS Login ID")
"""By what Canvas finds a student, in this order."""

HEADER: Final = ("Student", *KEYS, "Section")
SHOWN: Final = 20
_POINTS_ROW: Final = "Points Possible"
_NO_TITLE: Final = re.compile(r"(Current|Final|Override) (Score|Points|Grade|Status)")
_NUMBER: Final = re.compile(r"[+-]?[0-9.]+")

Tell = Callable[[str], object]


def to_canvas(
    entries: Iterable[Entry],
    students: Sequence[Student],
    assignment: str,
    missing: float | None,
    tell: Tell,
) -> Iterator[str]:
    """Yield the lines of the file.

    Parameters
    ----------
    students : sequence of Student
        The roster as Canvas exported it, in any order.
    assignment : str
        ``Title (1234)`` of an assignment that is there; another title makes a new one.
    missing : float or None
        Points of those who handed nothing in; None leaves their cells as they are in Canvas.
    tell : function of str
        Is told of every submission that gets no row, and of every row that gets no points.

    Raises
    ------
    UsageProblem
        If Canvas would not take it.
    """
    _check_title(assignment, tell)
    _check_roster(students)
    scores, out_of = _scores(entries, tell)
    if not scores:
        raise UsageProblem("Nothing is graded by this edition of the course yet.")
    unknown = sorted(scores.keys() - {student.id for student in students})
    if len(unknown) == len(scores):
        raise UsageProblem(
            f"No submission belongs to anybody on the roster: {one_line(unknown[0])} is none of its"
            f" ids, such as {one_line(students[0].id)}. `--roster-id COLUMN` chooses another"
            f" column of --roster FILE: {', '.join(map(one_line, students[0].columns))}."
        )
    for id_ in _some(unknown, tell):
        has = points(scores[id_]) or "no"
        tell(f"{one_line(id_)} is not on the roster: no row for it; it has {has} points")
    blank = [student for student in students if student.id not in scores]
    if blank:
        cells = "blank, and `--missing 0` fills them" if missing is None else points(missing)
        count = f"{len(blank)} of {len(students)} on the roster"
        tell(f"{count} have no result in this edition; their cells: {cells}")
    rows = (_row(student, scores.get(student.id, missing), tell) for student in students)
    yield from lines([(*HEADER, assignment), (f"    {_POINTS_ROW}", "", "", "", "", out_of)])
    yield from lines(rows)


def _check_title(title: str, tell: Tell) -> None:
    if not title.strip() or title in HEADER or _NO_TITLE.search(title):
        raise UsageProblem(f"Canvas takes {title!r} for no assignment: choose another title.")
    if not re.search(r"\(\d+\)$", title):
        tell(
            f"{one_line(title)} has no number, as in 'Title (1234)': unless an assignment is called"
            " exactly so, Canvas will make a new one"
        )


def _check_roster(students: Sequence[Student]) -> None:
    if not students or not {"Student", "ID"} <= students[0].columns.keys():
        raise UsageProblem(
            "Canvas needs its own ids beside the points: in Canvas, Grades, Export; then"
            " `grade book export canvas --roster FILE`."
        )


def _scores(entries: Iterable[Entry], tell: Tell) -> tuple[Mapping[str, float | None], str]:
    """Return who has how many points, and how many there are."""
    scores: dict[str, float | None] = {}
    out_of: float | None = None
    for entry in entries:
        outcome = entry.outcome
        scores[outcome.student] = outcome.report.score if outcome.report else None
        if outcome.report:
            out_of = outcome.report.max_score
        else:
            says = one_line(outcome.says)
            tell(f"{one_line(outcome.student)} has no points: {outcome.ending.value}: {says}")
    return scores, points(out_of)


def _some(names: Sequence[str], tell: Tell) -> Sequence[str]:
    """Return what fits the eye, and tell how much more there is."""
    if len(names) > SHOWN:
        tell(f"{len(names)} submissions are of nobody on the roster; of them")
    return names[:SHOWN]


def _row(student: Student, score: float | None, tell: Tell) -> list[str]:
    known = {word: student.columns.get(word, "") for word in HEADER}
    cells = {
        word: cell if word in KEYS and _NUMBER.fullmatch(cell) else _harmless(cell)
        for word, cell in known.items()
    }
    keys = [word for word in KEYS if known[word].strip()] or ["Student"]
    if cells[keys[0]] != known[keys[0]]:
        tell(
            f"{one_line(student.id)}: Canvas will ask who this is: {keys[0]}"
            f" {one_line(known[keys[0]])!r} could be a formula, and is written so that it is none"
        )
    return [*cells.values(), points(score)]


def _harmless(cell: str) -> str:
    """Neutralise a cell; a student may also be called as the row that Canvas reads points from."""
    return neutral(cell).replace(_POINTS_ROW, _POINTS_ROW.replace(" ", "_"))
