"""The pytest plugin: gives hidden tests their learner, collects what became of them."""

import traceback
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from grader.judge.declared import (
    Declared,
    declared_by,
    disagreements,
    judges_whole_network,
    stem_of,
    troubles,
)
from grader.judge.earning import earned
from grader.judge.learner import Learner
from grader.judge.rounds import Round, Turn, in_rounds
from grader.judge.session import Session
from grader.judge.standing import Standing
from grader.judge.unmet import Unmet
from grader.model import GraderFault, Status, Step, Verdict
from grader.seeds import Seed, number_for

NAME: Final = "grade"

_NO_VERDICT: Final = (
    "{file} is broken: a test of yours ended without a verdict. Say what must hold by the methods "
    "of what `learner.call` returns, such as `.equals(…)`; a plain assert is none."
)

_DECLARED: Final = pytest.StashKey[Declared]()
"""What a collected item says about itself: read once, for all that it is run on."""


class Judge:
    """Runs as a plugin of one pytest session, and holds the verdicts on one submission at a time.

    Parameters
    ----------
    steps : iterable of Step
        Whose hidden tests are collected.
    seed : Seed
        The one seed all inputs come from.
    twice : bool
        Whether there is a second round, in which the checks that passed must pass again.
    own : Path or None
        Folder with an instructor's own hidden tests; their points come on top of the course's.
    """

    def __init__(
        self,
        steps: Iterable[Step],
        seed: Seed,
        twice: bool = False,
        own: Path | None = None,
    ) -> None:
        self.__name__ = NAME  # the name under which pytest registers it
        self.steps = {step.stem: step for step in steps}
        self.seed = seed
        self.twice = twice
        self.own = own
        self.faults: list[str] = []
        self._whole: set[str] = set()
        self._seeds: dict[str, int] = {}
        self._turn: Turn | None = None
        self.begin({})

    @pytest.fixture
    def learner(self) -> Learner:
        """Provide the submission, on the reference's functions of the earlier steps."""
        return self._learner(own=False)

    @pytest.fixture
    def whole_network(self) -> Learner:
        """Provide the submission alone: every step the learner's own."""
        return self._learner(own=True)

    @pytest.fixture
    def rng(self) -> np.random.Generator:
        """Provide a generator for this check's inputs."""
        return np.random.default_rng(self._seed_for(self._current.item.name))

    @property
    def learns(self) -> bool:
        """Whether the whole network was run, and reached its goal."""
        found = [v for v in self.found() if v.id in self._whole]
        return bool(found) and all(verdict.status is Status.PASS for verdict in found)

    def begin(
        self,
        sessions: Mapping[str, Session],
        again: Mapping[str, Session] | None = None,
        patience: int | None = None,
    ) -> None:
        """Judge another submission, by the checks that were collected once.

        Parameters
        ----------
        sessions : mapping of str to Session
            Stem of a step -> what is judged there.
        again : mapping of str to Session, optional
            The same for the second round.
        patience : int or None
            As `Learner` has it.
        """
        self._standing = Standing(sessions, again)
        self._patience = patience

    def turns(self, items: Sequence[pytest.Item]) -> list[Turn]:
        """Put the hidden tests in the order in which a submission is judged by them."""
        if not self.twice:
            return [Turn(item) for item in items]
        return in_rounds(items, self.seed, {item for item in items if self.declared(item).once})

    def concerns(self, turn: Turn) -> bool:
        """Whether a hidden test is to be run on this submission."""
        return _DECLARED in turn.item.stash and self._standing.session_of(turn) is not None

    def is_over(self, turn: Turn) -> bool:
        """Whether a second round has nothing to tell of a check that is not told yet."""
        if turn.when is Round.FIRST:
            return False
        return self._standing.is_over(turn, self.declared(turn.item))

    def found(self) -> tuple[Verdict, ...]:
        """Return the verdicts so far, in the order in which the checks were run."""
        return self._standing.found()

    @property
    def _current(self) -> Turn:
        assert self._turn is not None, "a fixture is made for an item"
        return self._turn

    def _learner(self, own: bool) -> Learner:
        session, item = self._standing.session_of(self._current), self._current.item
        if session is None:
            raise GraderFault(f"{item.nodeid} is of no step that is judged")
        shared = self._seed_for("shared calls")
        return Learner(session, self._seed_for(item.name), own, self._patience, shared)

    def _seed_for(self, name: str) -> int:
        """Derive a check's seed from its name, so that adding a check changes no other.

        It is the same in both rounds: luck must not make a right program fail twice as often.
        """
        if name not in self._seeds:
            number = number_for(self.seed, f"check {name}")
            sequence = np.random.SeedSequence([number, zlib.crc32(name.encode())])
            self._seeds[name] = int(sequence.generate_state(1)[0])
        return self._seeds[name]

    def declared(self, item: pytest.Item) -> Declared:
        """Read what a hidden test says about itself."""
        if _DECLARED not in item.stash:
            step = self.steps[stem_of(item)]
            item.stash[_DECLARED] = declared_by(item, step, self._is_own(item))
        return item.stash[_DECLARED]

    def _is_own(self, item: pytest.Item) -> bool:
        return item.path.parent == self.own

    def pytest_configure(self, config: pytest.Config) -> None:
        """Register the marker of `grader.judge.checks.check`."""
        config.addinivalue_line("markers", "check(function, points): a check of the course")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[Any]:
        """Judge the one submission that there is in a bare run of pytest."""
        turn = Turn(item)
        self.begins(turn)
        result = yield
        self.ends(turn, None if nextitem is None else Turn(nextitem))
        return result

    def begins(self, turn: Turn) -> None:
        """Hear whose turn it is."""
        self._turn = turn
        if self.concerns(turn):
            self._standing.begins(turn, self.declared(turn.item))

    def ends(self, turn: Turn, following: Turn | None) -> None:
        """Hear that a turn is over, and what follows."""
        if self.concerns(turn):
            self._standing.ends(turn, following)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[Any]:
        """Let a check calculate with whatever came back: it judges by what comes of that."""
        if not self.concerns(Turn(item)):
            return (yield)
        with np.errstate(all="ignore"):
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport | None:
        """Turn the end of a check into a verdict.

        If nobody is shown pytest's own report, a verdict's needs no traceback with source lines:
        to make one takes as long as twenty calls of a learner's function.
        """
        assert call.when != "collect"
        error = call.excinfo.value if call.excinfo else None
        self.hears(Turn(item), call.when, call.duration, error)
        shown = item.config.pluginmanager.hasplugin("terminalreporter")
        if shown or not isinstance(error, Unmet):
            return None
        return pytest.TestReport(item.nodeid, item.location, {}, "failed", f"{error}", call.when)

    def hears(self, turn: Turn, part: str, seconds: float, error: BaseException | None) -> None:
        """Turn the end of a check into a verdict.

        Parameters
        ----------
        part : str
            What has ended: "setup", "call" or "teardown".
        """
        if not self.concerns(turn):
            return
        if error is None and (left := getattr(turn.item, "_excinfo", None)):
            error = left[-1].value  # where pytest leaves the failure of a unittest's case
        if part != "call" and error is None:
            return
        if error is not None and not isinstance(error, Unmet):
            said = "".join(traceback.format_exception(error))
            is_own = self._is_own(turn.item)
            head = f"{_NO_VERDICT.format(file=turn.item.path)}\n" if is_own else ""
            self.faults.append(head + said)
            return
        self._standing.settle(turn, self.declared(turn.item), seconds, error)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Blame the grader for a hidden test that cannot be imported."""
        if report.failed:
            self.faults.append(report.longreprtext)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Expect a verdict of every check, and the step's points in all."""
        of_steps = [item for item in items if stem_of(item) in self.steps]
        try:
            declared = [self.declared(item) for item in of_steps]
        except GraderFault as fault:
            self.faults.append(str(fault))
            return
        self._expected = declared
        # Whether a network has learned is for the course to say.
        self._whole = {
            check.id
            for item, check in zip(of_steps, declared, strict=True)
            if judges_whole_network(item) and not check.own
        }
        self.faults += disagreements(self.steps.values(), declared)
        if self.own is not None:
            self.faults += troubles(self.steps.values(), declared, self.own)

    def verdicts(self, step: Step, early: bool = False) -> tuple[Verdict, ...]:
        """Return the verdicts of a step, in the order of its checks.

        Parameters
        ----------
        early : bool
            Whether those of the first round will do.

        Raises
        ------
        GraderFault
            If one is missing, or anything but a check went wrong.
        """
        if self.faults:
            raise GraderFault("\n".join(self.faults))
        expected = [check for check in self._expected if check.id.startswith(f"{step.id}.")]
        found = {check.id: self._standing.verdict(check, early) for check in expected}
        if missing := [name for name, verdict in found.items() if verdict is None]:
            raise GraderFault(f"no verdict for {', '.join(missing)}")
        beside = {check.id for check in expected if check.beside}
        return earned([verdict for verdict in found.values() if verdict is not None], beside)
