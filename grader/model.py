"""Every type that crosses from one layer to another: plain, frozen, without input or output."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final


class UsageProblem(Exception):
    """What was asked for makes no sense; the text says what would."""


class GraderFault(Exception):
    """The kit is broken, not the submission: there is no score."""


class Cancelled(KeyboardInterrupt):
    """Nobody waits for the result any more.

    As with Ctrl-C, no hidden test and no library on the way takes it for a failure.
    """


class Status(StrEnum):
    """Outcome of a check."""

    PASS = "pass"  # noqa: S105 - not a password
    FAIL = "fail"
    """It ran and is wrong."""
    ERROR = "error"
    """It gave no value: raised, timed out, crashed, ran out of memory."""
    SKIP = "skip"
    """Not yet written, or never reached."""


class Code(StrEnum):
    """Kind of a cause, for programs that read the report."""

    WRONG_VALUE = "wrong_value"
    WRONG_SHAPE = "wrong_shape"
    WRONG_TYPE = "wrong_type"
    WRONG_DTYPE = "wrong_dtype"
    NOT_FINITE = "not_finite"
    CHANGED_ARGUMENT = "changed_argument"
    MISSING_KEY = "missing_key"
    MISSING_FUNCTION = "missing_function"
    WRONG_SIGNATURE = "wrong_signature"
    DEPENDS_ON_STATE = "depends_on_state"
    UNSTEADY = "unsteady"
    """Right at first, and not when asked again."""
    NOT_RANDOM = "not_random"
    NOT_LEARNED = "not_learned"
    UNLUCKY_START = "unlucky_start"
    NOT_WRITTEN = "not_written"
    NOT_REACHED = "not_reached"
    RAISED = "raised"
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"
    OUT_OF_MEMORY = "out_of_memory"
    TOO_LARGE = "too_large"
    REFUSED_IMPORT = "refused_import"
    SYNTAX_ERROR = "syntax_error"
    ENDED = "ended"
    FORBIDDEN = "forbidden"
    TAMPERED = "tampered"
    UNREADABLE = "unreadable"
    MISSING_FILE = "missing_file"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a check does not pass, as far as it is known for certain.

    Attributes
    ----------
    message : str
        What was called and what is wrong with what came back.
    expected, actual : str or None
        The two that differ, in a line or two each.
    line : int or None
        Line in the learner's file, or in the cell that `where` names.
    where : str or None
        File or cell of `line`.
    part : str or None
        Name of the returned part that is meant, if it is not the whole.
    digest : str or None
        Hash of the whole array or number that came back, by which two submissions of one learner
        are told apart; `actual` shows but an entry. No report has it.
    """

    code: Code
    message: str
    expected: str | None = None
    actual: str | None = None
    line: int | None = None
    where: str | None = None
    part: str | None = None
    digest: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake that explains the observations exactly.

    Attributes
    ----------
    where : str
        How far the computation is right, and where the error enters it; empty if not known.
    whole : bool
        Whether it explains all that is wrong with its function.
    """

    id: str
    says: str
    where: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of one check."""

    id: str
    function: str
    title: str
    status: Status
    max_score: float
    seconds: float = 0.0
    cause: Cause | None = None
    mistake: Mistake | None = None

    @property
    def score(self) -> float:
        """Points earned: all of the check's, or none."""
        return self.max_score if self.status is Status.PASS else 0.0


@dataclass(frozen=True, slots=True)
class StepReport:
    """Verdicts of one step, of the learner's `file`, with remarks that cost nothing."""

    id: str
    title: str
    file: str
    checks: tuple[Verdict, ...]
    notes: tuple[str, ...] = ()
    bonus: bool = False

    @property
    def score(self) -> float:
        """Points earned."""
        return _total(check.score for check in self.checks)

    @property
    def max_score(self) -> float:
        """Points to be had."""
        return _total(check.max_score for check in self.checks)

    @property
    def status(self) -> Status:
        """The worst that happened: a step passes only if all of its checks do."""
        found = {check.status for check in self.checks}
        worst_first = (Status.ERROR, Status.FAIL, Status.SKIP, Status.PASS)
        return next(status for status in worst_first if status in found)

    @property
    def started(self) -> bool:
        """Whether any function of the step has been written."""
        return not all(
            check.status is Status.SKIP
            and check.cause is not None
            and check.cause.code in (Code.NOT_WRITTEN, Code.MISSING_FILE)
            for check in self.checks
        )


def _total(points: Iterable[float]) -> float:
    """Add up points; shares that an instructor's scale made of them give the whole again."""
    return round(math.fsum(points), 9)


PROMISES: Final = (
    "memory", "cpu", "disk", "files", "network", "processes", "signals", "privileges", "leftovers",
)  # fmt: skip
"""What a worker can be held to; SECURITY.md says what each means."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said about a submission.

    Attributes
    ----------
    seed : int or None
        None if it is secret.
    isolation : tuple of str
        What its workers were held to: "process", and some of `PROMISES`. Empty if none ran.
    late_days : int
        Days, begun ones counted, by which it was handed in too late.
    late_percent : float
        What is taken off its score for that.
    """

    origin: str
    sha256: str
    seed: int | None
    isolation: tuple[str, ...]
    seconds: float
    steps: tuple[StepReport, ...]
    late_days: int = 0
    late_percent: float = 0.0

    @property
    def not_held(self) -> tuple[str, ...]:
        """What of `PROMISES` its workers were not held to."""
        return tuple(word for word in PROMISES if self.isolation and word not in self.isolation)

    @property
    def score(self) -> float:
        """Points earned, less what being late costs."""
        earned = math.fsum(step.score for step in self.steps)
        return _total([earned * (100 - self.late_percent) / 100])

    @property
    def max_score(self) -> float:
        """Points to be had in the steps that were graded; a bonus comes on top of it."""
        required = [step for step in self.steps if not step.bonus]
        return _total(step.max_score for step in required or self.steps)

    @property
    def unfinished(self) -> tuple[StepReport, ...]:
        """The steps that do not pass; a bonus that nobody started counts only alone."""
        only_bonus = all(step.bonus for step in self.steps)
        return tuple(
            step
            for step in self.steps
            if step.status is not Status.PASS and (step.started or not step.bonus or only_bonus)
        )

    @property
    def all_pass(self) -> bool:
        """Whether nothing is left unfinished."""
        return not self.unfinished


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise of the course.

    Attributes
    ----------
    stem : str
        Name, without ``.py``, of the file in exercises and reference; with ``test_``, in hidden.
    functions : mapping of str to str
        Function name -> the sentence that stands beside TODO in the exercise.
    needs : tuple of str
        Ids of the earlier steps whose functions it uses.
    hints : tuple of str
        From a nudge to nearly all of it.
    bonus : bool
        Whether its points come on top of the course's total.
    also : mapping of str to str
        Function name -> another name under which it counts as well.
    given : tuple of str
        Files of the reference, beside its own, that learners get for it as they are.
    """

    id: str
    stem: str
    title: str
    points: int
    functions: Mapping[str, str]
    needs: tuple[str, ...]
    hints: tuple[str, ...]
    bonus: bool = False
    also: Mapping[str, str] = field(default_factory=dict)
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a submission may use: time of the wall clock, and address space."""

    call_seconds: float
    step_seconds: float
    memory_mib: int
    submission_seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class ImportRules:
    """Top-level packages a submission may import, besides the standard library and itself."""

    allowed: tuple[str, ...]
    inert: tuple[str, ...]
    refused: str


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that is fetched, known by its content.

    Attributes
    ----------
    size : int
        In bytes.
    sha256 : str
        In lower-case hexadecimal digits.
    unpacked : DataFile or None
        The same without its compression, which is as good.
    """

    name: str
    size: int
    sha256: str
    unpacked: "DataFile | None" = None

    @property
    def forms(self) -> tuple["DataFile", ...]:
        """The file itself, and the unpacked one if there is one."""
        return (self, self.unpacked) if self.unpacked else (self,)


@dataclass(frozen=True, slots=True)
class DataSet:
    """Files too large for the kit, which a learner fetches once.

    Attributes
    ----------
    source : str
        Whose data it is, and the licence.
    mirrors : tuple of str
        Addresses of folders that each hold all files; the first is asked first.
    """

    name: str
    title: str
    source: str
    mirrors: tuple[str, ...]
    files: tuple[DataFile, ...]

    @property
    def size(self) -> int:
        """Bytes to be fetched."""
        return sum(file.size for file in self.files)

    def file(self, name: str) -> DataFile:
        """Find a file by its name."""
        return next(file for file in self.files if file.name == name)


@dataclass(frozen=True, slots=True)
class Course:
    """What is taught: the steps in order, and where their files are.

    Attributes
    ----------
    data : mapping of str to DataSet
        Name -> what ``grade data NAME`` fetches.
    goal : Step or None
        The step that runs the whole network, if there is one.
    hint_cap : int or None
        Rungs of a hint's ladder that a learner gets to see at most.
    own_tests : Path or None
        Folder with an instructor's own hidden tests, named as the course's are.
    """

    title: str
    steps: tuple[Step, ...]
    imports: ImportRules
    limits: Limits
    exercises: Path
    reference: Path
    hidden: Path
    data: Mapping[str, DataSet] = field(default_factory=dict)
    goal: Step | None = None
    hint_cap: int | None = None
    own_tests: Path | None = None

    @property
    def given(self) -> tuple[str, ...]:
        """Files of the reference, beside the steps' own, that learners get as they are."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.given))

    def step(self, step_id: str) -> Step:
        """Find a step by its id."""
        return next(step for step in self.steps if step.id == step_id)


@dataclass(frozen=True, slots=True)
class Kept:
    """Stands, as an argument, for part of what an earlier call returned and the worker kept.

    What a learner's functions hand to each other is their own affair: it need not have a form in
    which it could cross to the judge and back.

    Attributes
    ----------
    key : str
        Under which the call kept its result.
    index : int
        Which item of the tuple that it returned.
    """

    key: str
    index: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A call that a worker is asked to make.

    Attributes
    ----------
    args : sequence
        The positional arguments; a `Kept` stands for what only the worker has.
    given : mapping
        Functions that during this call return a copy of the value given here.
    seed : int or None
        Seeds the global generators before the call.
    keep : str or None
        Key under which the worker keeps what comes back.
    """

    function: str
    args: Sequence[object] = ()
    kwargs: Mapping[str, object] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    seed: int | None = None
    keep: str | None = None

    @property
    def sent(self) -> list[object]:
        """The arguments that cross; those that the worker has kept are nothing here."""
        return [None if isinstance(value, Kept) else value for value in self.args]

    @property
    def kept(self) -> list[tuple[int, str, int]]:
        """Place, key and index of each argument that the worker has kept."""
        return [(at, v.key, v.index) for at, v in enumerate(self.args) if isinstance(v, Kept)]

    @property
    def stands_alone(self) -> bool:
        """Whether it neither keeps anything nor is given what was kept."""
        return self.keep is None and not self.kept


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of source that is compiled by itself: a whole file, or a cell of a notebook."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a submission: its blocks, or the reason why it has none."""

    file: str
    blocks: tuple[Block, ...] = ()
    problem: Cause | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in, read but never run.

    Attributes
    ----------
    origin : str
        Path as it was given.
    sha256 : str
        Hash of the names and bytes of all files.
    files : mapping of str to Source
        Module name -> file, of a folder; of a submission that is one file, what that imports.
    whole : Source or None
        The one file that holds all steps: a flat ``.py`` or a notebook.
    passed_over : tuple of str
        Modules beside the steps that are not read, since Python or the course has one of that name.
    """

    origin: str
    sha256: str
    files: Mapping[str, Source] = field(default_factory=dict)
    whole: Source | None = None
    passed_over: tuple[str, ...] = ()

    def source_of(self, step: Step) -> Source | None:
        """Find the file that holds a step."""
        return self.whole or self.files.get(step.stem)


class FaultKind(StrEnum):
    """How running learner code can go wrong."""

    NOT_WRITTEN = "not_written"
    RAISED = "raised"
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"
    OUT_OF_MEMORY = "out_of_memory"
    TOO_LARGE = "too_large"
    REFUSED_IMPORT = "refused_import"
    SYNTAX_ERROR = "syntax_error"
    ENDED = "ended"
    FORBIDDEN = "forbidden"
    TAMPERED = "tampered"


@dataclass(frozen=True, slots=True)
class Operand:
    """What stood in an expression that failed: its text, its type, its shape if it is an array."""

    text: str
    type: str
    shape: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure of learner code, as the worker saw it; the judge finds the words.

    Attributes
    ----------
    type, text : str
        Class and text of the exception.
    file, label, line, function
        The innermost place that is the learner's own; `label` names a notebook's cell.
    name : str
        The name that is missing because of this fault, if that is how it was met.
    expression : str
        The smallest piece of the line that failed, with its `operands` as far as they can be told.
    near : tuple of str
        Names that exist, where a name was looked for in vain.
    trespass : str
        What the code tried, if this is the system's refusal: see `Trespass`.
    """

    kind: FaultKind
    type: str = ""
    text: str = ""
    file: str = ""
    label: str = ""
    line: int | None = None
    function: str = ""
    name: str = ""
    expression: str = ""
    operands: tuple[Operand, ...] = ()
    near: tuple[str, ...] = ()
    trespass: str = ""


@dataclass(frozen=True, slots=True)
class Trespass:
    """Something that learner code tried and may not: "network", "process", "signal" or "file"."""

    what: str
    line: int
    label: str


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that learner code caused."""

    type: str
    text: str
    label: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Observation:
    """What came back from one call: plain values, or a fault.

    Attributes
    ----------
    arguments : tuple
        The positional arguments as they were after the call.
    given_used : int
        How often the functions that were replaced for this call were called.
    """

    value: Any = None
    fault: Fault | None = None
    arguments: tuple[Any, ...] = ()
    output: str = ""
    warnings: tuple[Warned, ...] = ()
    seconds: float = 0.0
    given_used: int = 0
    trespasses: tuple[Trespass, ...] = ()


@dataclass(frozen=True, slots=True)
class Repetition:
    """What came back from calls that were made in one go.

    Attributes
    ----------
    results : tuple of bytes or Fault
        For each call all that came of it, encoded, or a digest; fewer than calls if they took too
        long or were too large.
    odd : bool
        Whether any of them warned, or tried what is held.
    fault : Fault or None
        How the worker ended over it.
    """

    results: tuple["bytes | Fault", ...] = ()
    odd: bool = False
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class FunctionFound:
    """What the worker knows of a function before calling it."""

    there: bool
    type: str
    stub: bool
    fault: Fault | None = None
    label: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Loading:
    """What came of running a submission's sources."""

    functions: Mapping[str, FunctionFound] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    lean: bool = False
