"""What a whole class shows: gathered from one report after the other, none of which is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean, quantiles

from grader.model import Code, Report, Status, StepReport, UsageProblem, Verdict
from grader.report.folding import fold
from grader.teach.gradebook import Edition, Entry, Student
from grader.teach.joining import joined
from grader.teach.likeness import Likeness, likeness
from grader.teach.winnowing import unpack

_NOT_THERE = (Code.NOT_WRITTEN, Code.NOT_REACHED, Code.MISSING_FILE)
_OF_THE_FILE = (Code.UNREADABLE, Code.SYNTAX_ERROR)
"""What ails a file counts once for its step: it says nothing of its functions or their checks."""
_FILE = "the file"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a student has of a step."""

    status: Status
    started: bool
    score: float
    max_score: float

    @property
    def is_open(self) -> bool:
        """Whether there is something to say about it."""
        return self.started and self.status is not Status.PASS


@dataclass(frozen=True, slots=True)
class Row:
    """A student, in short.

    Attributes
    ----------
    number : int
        1, 2, … by id.
    handed_in : bool
        Whether there is a submission.
    problem : str
        Why there are no points; empty if there are.
    score : float or None
        Points, if there are any.
    cells : mapping of str to Cell
        Step -> what there is of it.
    """

    number: int
    student: str
    name: str
    handed_in: bool = True
    problem: str = ""
    score: float | None = None
    max_score: float = 0.0
    cells: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """Name, or what there is instead."""
        return self.name or self.student


@dataclass(frozen=True, slots=True)
class Spread:
    """How the points are distributed."""

    scores: tuple[float, ...]
    max_score: float
    mean: float
    low: float
    median: float
    high: float


@dataclass(slots=True)
class StepFigures:
    """How a class fares with a step."""

    id: str
    title: str
    bonus: bool = False
    max_score: float = 0.0
    graded: int = 0
    started: int = 0
    passed: int = 0
    points: float = 0.0

    @property
    def rate(self) -> float:
        """Share of all that were graded who pass it."""
        return self.passed / self.graded if self.graded else 0.0

    @property
    def mean(self) -> float:
        """Points, on average of those who started it."""
        return self.points / self.started if self.started else 0.0


@dataclass(slots=True)
class Trouble:
    """Something that goes wrong in the same function of several students, in the same way.

    Attributes
    ----------
    id, says : str
        Of a well-known mistake; if it is not `named`, the kind of cause.
    rows : list of int
        Numbers of the students.
    of : int
        How many have started its step.
    """

    step: str
    function: str
    id: str
    says: str
    named: bool
    rows: list[int] = field(default_factory=list)
    of: int = 0


@dataclass(slots=True)
class CheckFigures:
    """How a class fares with a check.

    Attributes
    ----------
    reached, passed : int
        Students whose function was called, and for how many it held.
    """

    step: str
    function: str
    title: str
    reached: int = 0
    passed: int = 0
    elsewhere: dict[bool, float] = field(default_factory=lambda: {True: 0.0, False: 0.0})

    @property
    def rate(self) -> float:
        """Share of those who reached it who pass it."""
        return self.passed / self.reached if self.reached else 0.0

    @property
    def ahead(self) -> float | None:
        """How many points more who passes it has elsewhere, on average, than who does not."""
        failed = self.reached - self.passed
        if not self.passed or not failed:
            return None
        return self.elsewhere[True] / self.passed - self.elsewhere[False] / failed


@dataclass(frozen=True, slots=True)
class Insights:
    """All that the page says about a class, but the reports themselves."""

    edition: Edition
    rows: tuple[Row, ...]
    spread: Spread | None
    steps: tuple[StepFigures, ...]
    mistakes: tuple[Trouble, ...]
    causes: tuple[Trouble, ...]
    checks: tuple[CheckFigures, ...]
    likeness: Likeness

    @property
    def graded(self) -> int:
        """How many have points."""
        return sum(row.score is not None for row in self.rows)

    @property
    def ungraded(self) -> tuple[Row, ...]:
        """Those whose submission could not be graded."""
        return tuple(row for row in self.rows if row.handed_in and row.score is None)

    @property
    def missing(self) -> tuple[Row, ...]:
        """Those who handed nothing in."""
        return tuple(row for row in self.rows if not row.handed_in)


def gather(edition: Edition, students: Iterable[Student], entries: Iterable[Entry]) -> Insights:
    """Look at each student's grade once.

    Parameters
    ----------
    students, entries
        Who is in the class, and who has a grade; both by id.

    Raises
    ------
    UsageProblem
        If there is nobody.
    """
    gathering = _Gathering(edition)
    both = joined(students, lambda one: one.id, entries, lambda one: one.outcome.student)
    for student, known, entry in both:
        gathering.add(student, known.name if known else "", entry)
    if not gathering.rows:
        raise UsageProblem("There is nobody in this gradebook yet: `grade class DIR` fills it.")
    return gathering.done()


class _Gathering:
    """Sums that grow with each report."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.rows: list[Row] = []
        self.prints: dict[str, frozenset[int]] = {}
        self.steps = {step: StepFigures(step, title) for step, title in edition.steps.items()}
        self.troubles: dict[tuple[str, str, str], Trouble] = {}
        self.checks: dict[str, CheckFigures] = {}

    def add(self, student: str, name: str, entry: Entry | None) -> None:
        number = len(self.rows) + 1
        outcome = entry.outcome if entry else None
        if outcome is None or outcome.report is None:
            problem = outcome.says or outcome.ending.value if outcome else ""
            self.rows.append(Row(number, student, name, outcome is not None, problem))
            return
        report = outcome.report
        self.prints[student] = unpack(outcome.fingerprints)
        for step in report.steps:
            self._add_step(step, number, report)
        self.rows.append(
            Row(
                number,
                student,
                name,
                score=report.score,
                max_score=report.max_score,
                cells={
                    step.id: Cell(step.status, step.started, step.score, step.max_score)
                    for step in report.steps
                },
            )
        )

    def _add_step(self, step: StepReport, number: int, report: Report) -> None:
        figures = self.steps.setdefault(step.id, StepFigures(step.id, step.title))
        figures.bonus = step.bonus
        figures.max_score = max(figures.max_score, step.max_score)
        figures.graded += 1
        figures.started += step.started
        figures.passed += step.status is Status.PASS
        figures.points += step.score
        for check in step.checks:
            if check.status is not Status.SKIP and not _ails_the_file(check):
                known = CheckFigures(step.id, check.function, check.title)
                one = self.checks.setdefault(check.id, known)
                passed = check.status is Status.PASS
                one.reached += 1
                one.passed += passed
                one.elsewhere[passed] += report.score - check.score
        for trouble in _troubles(step):
            key = (trouble.step, trouble.function, trouble.id)
            self.troubles.setdefault(key, trouble).rows.append(number)

    def done(self) -> Insights:
        for trouble in self.troubles.values():
            trouble.of = self.steps[trouble.step].started
        often = sorted(self.troubles.values(), key=lambda one: -len(one.rows))
        hard = sorted(self.checks.values(), key=lambda one: (one.rate, -one.reached))
        return Insights(
            edition=self.edition,
            rows=tuple(self.rows),
            spread=_spread(self.rows),
            steps=tuple(self.steps.values()),
            mistakes=tuple(one for one in often if one.named),
            causes=tuple(one for one in often if not one.named),
            checks=tuple(hard),
            likeness=likeness(self.prints),
        )


def _ails_the_file(check: Verdict) -> bool:
    return check.cause is not None and check.cause.code in _OF_THE_FILE


def _troubles(step: StepReport) -> list[Trouble]:
    """Return what is wrong in a step, once for each function: the mistakes, or else the cause."""
    found: dict[tuple[str, str], Trouble] = {}
    wrong = [check for check in step.checks if check.status is not Status.PASS]
    for check in wrong:
        if (mistake := check.mistake) is not None:
            one = Trouble(step.id, check.function, mistake.id, mistake.says, named=True)
            found[one.function, one.id] = one
    explained = {function for function, _ in found}
    for root in (folded.root for folded in fold(wrong)):
        if root.cause and root.cause.code not in _NOT_THERE and root.function not in explained:
            code = root.cause.code.value
            where = _FILE if _ails_the_file(root) else root.function
            one = Trouble(step.id, where, code, code.replace("_", " "), named=False)
            found[one.function, one.id] = one
    return list(found.values())


def _spread(rows: Iterable[Row]) -> Spread | None:
    graded = [row for row in rows if row.score is not None]
    scores = sorted(row.score for row in graded if row.score is not None)
    if not scores:
        return None
    low, median, high = quantiles(scores * 2 if len(scores) == 1 else scores, method="inclusive")
    most = max(row.max_score for row in graded)
    return Spread(tuple(scores), most, fmean(scores), low, median, high)
