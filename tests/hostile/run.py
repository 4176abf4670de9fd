"""Grades the cases of the collection in every way in which workers can be held."""

import contextlib
import dataclasses
import json
import re
import runpy
import shutil
import signal
import tempfile
import time
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import grader.worker.supervisor
from grader.course import find_course
from grader.judge.bench import Bench
from grader.judge.run import grade
from grader.model import Course, Report, Status, UsageProblem
from grader.report.as_json import to_json
from grader.report.terminal import Terminal
from grader.report.text import to_text
from grader.report.workflow import stopped
from grader.submission import open_submission
from grader.worker.isolation.mechanism import Mechanism
from grader.worker.workers import Workers
from tests.hostile.cases import Case
from tests.hostile.ground import Ground

MODES: Final[dict[str, frozenset[Mechanism]]] = {
    "every layer": frozenset(),
    "no namespaces": frozenset((Mechanism.NAMESPACES,)),
    "no Landlock": frozenset((Mechanism.LANDLOCK,)),
    "plain process": frozenset(Mechanism),
}
"""What each mode does without; the last is what systems other than Linux have."""

MAX_SECONDS: Final = 12.0
"""For one case: two calls that run out of time, as often as a worker is started, and room."""
STUCK_SECONDS: Final = 30
"""After which the grader itself is taken to hang, and is woken."""
MAX_REPORT: Final = 200_000
"""Characters; the report of a right step has 3000."""
_CALL_SECONDS: Final = {"honest": 10.0, "folder": 5.0}
_NOTHING: Final = {
    "step1": "def init_params(a, b, c): return {value}",
    "step2": "def relu(z): return {value}",
    "step3": (
        "def forward(X, params):\n"
        "    Z1 = X @ params['W1'] * 0.0 - 7\n"
        "    Z2 = Z1 @ params['W2'] * 0.0 - 7\n"
        "    return {value}"
    ),
    "step4": "def compute_loss(Y_pred, Y_true): return {value}",
    "step6": "def train(X, Y, epochs=1, lr=1.0, verbose=True): return {value}",
}
"""What earns nothing, or next to nothing, with each of `_VALUES`."""
_VALUES: Final = {
    "step1": ("None", "{}"),
    "step2": ("None", "z * 0 - 1"),
    "step3": ("None", "(Z2, {'Z1': Z1, 'A1': Z1, 'Z2': Z2, 'A2': Z2})"),
    "step4": ("None", "-1.0", "True"),
    "step6": ("None", "({}, [])"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a case in a mode.

    Attributes
    ----------
    promised : bool
        Whether what the case attacks was promised there.
    unearned : tuple of str
        What the attack has gained, or changed; empty if it was held off.
    problems : tuple of str
        What must not be in any mode: a grader that falls over, a report that nobody can read.
    unsaid : tuple of str
        What the learner should have been told, and was not.
    """

    case: Case
    mode: str
    isolation: tuple[str, ...]
    seconds: float
    unearned: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()

    @property
    def promised(self) -> bool:
        """Whether what the case attacks was promised there."""
        return self.case.is_promised(self.isolation)


def run(case: Case, mode: str, workers: Workers, ground: Ground) -> Result:
    """Grade a case, look around, and put back what it has changed."""
    shutil.rmtree(ground.work, ignore_errors=True)
    course = _hurried(ground.course, case)
    path = _hand_in(case, ground)
    before, started = ground.traces(), time.monotonic()
    try:
        with _patience(), _woken():
            report = _grade(course, path, case.step, workers)
    except UsageProblem as refusal:
        seconds = time.monotonic() - started
        changed = ground.changes(before)
        ground.restore() if changed else None
        return _of_refusal(case, mode, seconds, str(refusal), changed)
    except Exception as error:  # of the grader's own
        ground.restore()
        return Result(case, mode, (), time.monotonic() - started, problems=(repr(error)[:500],))
    seconds = time.monotonic() - started
    changed = ground.changes(before)
    if changed:
        ground.restore()
    allowed = _unearned_anyway(case.step)
    return Result(
        case,
        mode,
        report.isolation,
        seconds,
        (*_gained(case, report, allowed), *changed),
        (*_unreadable(report, ground), *_late(seconds)),
        tuple(_unsaid(case, report)),
    )


def _hurried(course: Course, case: Case) -> Course:
    seconds = 0.5 if case.attacks == "time" else _CALL_SECONDS.get(case.family, 2.0)
    memory = course.limits.memory_mib if case.family == "honest" else 512
    limits = dataclasses.replace(
        course.limits, call_seconds=seconds, step_seconds=8 * seconds, memory_mib=memory
    )
    return dataclasses.replace(course, limits=limits)


def _hand_in(case: Case, ground: Ground) -> Path:
    folder = ground.work / "handed_in"
    folder.mkdir(parents=True)
    for step in ground.course.steps:
        if not step.bonus:
            shutil.copy(ground.course.reference / f"{step.stem}.py", folder)
    step = ground.course.step(case.step)
    if case.builds:
        text = "def relu(z):\n    return z * 0 - 1\n"
        (folder / f"{step.stem}.py").write_text(text, encoding="utf-8")
        return runpy.run_path(str(case.path))["build"](folder, ground)
    text = ground.names + case.path.read_text(encoding="utf-8")
    (folder / f"{step.stem}.py").write_text(text, encoding="utf-8")
    return folder


def _grade(course: Course, path: Path, step: str, workers: Workers | None) -> Report:
    submission = open_submission(path, course)
    return grade(course, submission, [course.step(step)], seed=0, workers=workers)


@contextlib.contextmanager
def _patience() -> Iterator[None]:
    """Wait less for what does not come; a learner's machine may be slow, this one is not."""
    supervisor = grader.worker.supervisor
    before, supervisor.GRACE_SECONDS = supervisor.GRACE_SECONDS, 0.4
    try:
        yield
    finally:
        supervisor.GRACE_SECONDS = before


@contextlib.contextmanager
def _woken() -> Iterator[None]:
    """Raise in a grader that hangs, so that the cases that follow are run all the same."""

    def wake(number: int, frame: object) -> None:
        raise TimeoutError("the grader hangs")

    before = signal.signal(signal.SIGALRM, wake)
    signal.alarm(STUCK_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@cache
def _unearned_anyway(step: str) -> frozenset[str]:
    """Find the checks that a function passes which returns nothing, or what is wrong."""
    found: set[str] = set()
    course = find_course()
    stem = course.step(step).stem
    for value in _VALUES[step]:
        with tempfile.TemporaryDirectory() as folder, Workers() as workers:
            text = _NOTHING[step].format(value=value)
            Path(folder, f"{stem}.py").write_text(text, encoding="utf-8")
            report = _grade(course, Path(folder), step, workers)
        found |= {c.id for c in report.steps[0].checks if c.status is Status.PASS}
    return frozenset(found)


def _gained(case: Case, report: Report, allowed: Collection[str]) -> Iterator[str]:
    checks = [c for c in report.steps[0].checks if c.function in case.functions]
    passed = [check.id for check in checks if check.status is Status.PASS]
    found = {check.status.value for check in checks}
    if case.statuses == ("pass",):
        yield from (f"{c.id}: {c.status}: {c.cause}" for c in checks if c.status is not Status.PASS)
    elif "pass" not in case.statuses:
        yield from (f"{check} passed" for check in passed if check not in allowed)
        if not found & set(case.statuses):
            yield f"{found} instead of {case.statuses}"


def _unsaid(case: Case, report: Report) -> Iterator[str]:
    checks = [c for c in report.steps[0].checks if c.function in case.functions]
    causes = [check.cause for check in checks if check.cause is not None]
    if case.causes and not {cause.code.value for cause in causes} & set(case.causes):
        yield f"cause {[cause.code.value for cause in causes]} instead of {case.causes}"
    said = [f"{cause.message} {cause.expected} {cause.actual}" for cause in causes]
    said += report.steps[0].notes
    if case.says and not re.search(case.says, "\n".join(said)):
        yield f"{case.says!r} is not said in {[text[:200] for text in said]}"


def _unreadable(report: Report, ground: Ground) -> Iterator[str]:
    text = to_text(report, ground.course, Terminal(100, colour=False, unicode=True), every=True)
    as_json = to_json(report)
    odd = {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs")} - {"\n"}
    if odd:
        yield f"control characters in the report: {sorted(map(ascii, odd))}"
    if obeyed := _obeyed(stopped(text)):
        yield f"a workflow would obey {obeyed}"
    if max(len(text), len(as_json)) > MAX_REPORT:
        yield f"a report of {len(text)} and {len(as_json)} characters"
    if ground.text in text + as_json:
        yield "the secret in the report"
    json.loads(as_json.encode("utf-8"))


def _obeyed(log: str) -> list[str]:
    """Read a log as a runner of GitHub Actions does, which while it is stopped obeys a token."""
    obeyed, token = [], None
    for line in map(str.strip, log.splitlines()):
        if token is not None:
            token = None if line == f"::{token}::" else token
        elif line.startswith("::stop-commands::"):
            token = line.removeprefix("::stop-commands::")
        elif line.startswith("::") or "##[" in line:
            obeyed.append(line)
    return obeyed


def _late(seconds: float) -> Iterator[str]:
    if seconds > MAX_SECONDS:
        yield f"took {seconds:.1f} s"


def _of_refusal(case: Case, mode: str, seconds: float, says: str, changed: list[str]) -> Result:
    is_due = "refused" in case.statuses
    problems = [] if is_due else [f"refused: {says}"]
    unsaid = [] if re.search(case.says, says) else [f"{case.says!r} is not said in {says!r}"]
    return Result(case, mode, (), seconds, tuple(changed), tuple(problems), tuple(unsaid))


@contextlib.contextmanager
def workers_of(mode: str) -> Iterator[Workers]:
    """Make workers that are held as the mode says, and have made their first one."""
    course = find_course()
    with Workers(without=MODES[mode]) as workers:
        _grade(course, course.exercises, course.steps[0].id, workers)
        yield workers


@contextlib.contextmanager
def without_asides() -> Iterator[None]:
    """Neither name mistakes nor try the whole network, which take longer than all the rest."""
    before = Bench._named, Bench._note_luck
    Bench._named = lambda bench, session, verdicts: verdicts
    Bench._note_luck = lambda bench, case, verdicts: None
    try:
        yield
    finally:
        Bench._named, Bench._note_luck = before
