"""The pytest plugin: gives hidden tests their learner, collects what became of them."""

import traceback
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from grader.judge.declared import Declared, declared_by, disagreements, troubles
from grader.judge.earning import earned
from grader.judge.learner import Learner
from grader.judge.rounds import (
    Round,
    in_rounds,
    judge_twice,
    name_of,
    round_of,
    settled,
)
from grader.judge.session import Session
from grader.judge.unmet import Unmet
from grader.model import GraderFault, Status, Step, Verdict
from grader.seeds import Seed, number_for

NAME: Final = "grade"

_NO_VERDICT: Final = (
    "{file} is broken: a test of yours ended without a verdict. Say what must hold by the methods "
    "of what `learner.call` returns, such as `.equals(…)`; a plain assert is none."
)

STAGES: Final = 2
"""Sessions whose workers are there: the one that is used, and the one that will be."""


class Judge:
    """Runs as a plugin of one pytest session, and holds the verdicts on one submission at a time.

    Parameters
    ----------
    steps : iterable of Step
        Whose hidden tests are collected.
    seed : Seed
        The one seed all inputs come from.
    patience : int or None
        As `Learner` has it.
    twice : bool
        Whether there is a second round, in which the checks that passed must pass again.
    own : Path or None
        Folder with an instructor's own hidden tests; their points come on top of the course's.
    """

    def __init__(
        self,
        steps: Iterable[Step],
        seed: Seed,
        patience: int | None = None,
        twice: bool = False,
        own: Path | None = None,
    ) -> None:
        self.__name__ = NAME  # the name under which pytest registers it
        self.steps = {step.stem: step for step in steps}
        self.seed = seed
        self.patience = patience
        self.twice = twice
        self.own = own
        self.faults: list[str] = []
        self._whole: set[str] = set()
        self.begin({})

    @pytest.fixture
    def learner(self, request: pytest.FixtureRequest) -> Learner:
        """Provide the submission, on the reference's functions of the earlier steps."""
        return self._learner(request.node, own=False)

    @pytest.fixture
    def whole_network(self, request: pytest.FixtureRequest) -> Learner:
        """Provide the submission alone: every step the learner's own."""
        return self._learner(request.node, own=True)

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Provide a generator for this check's inputs."""
        return np.random.default_rng(self._seed_of(request.node))

    @property
    def learns(self) -> bool:
        """Whether the whole network was run, and reached its goal."""
        found = [v for v in self.found() if v.id in self._whole]
        return bool(found) and all(verdict.status is Status.PASS for verdict in found)

    def begin(
        self, sessions: Mapping[str, Session], again: Mapping[str, Session] | None = None
    ) -> None:
        """Judge another submission, by the checks that were collected once.

        Parameters
        ----------
        sessions : mapping of str to Session
            Stem of a step -> what is judged there.
        again : mapping of str to Session, optional
            The same for the second round.
        """
        self.sessions = sessions
        self.again = again or {}
        self._verdicts: dict[Round, dict[str, Verdict]] = {when: {} for when in Round}

    def concerns(self, item: pytest.Item) -> bool:
        """Whether a hidden test is to be run on this submission."""
        return self._session_of(item) is not None

    def found(self) -> tuple[Verdict, ...]:
        """Return the verdicts so far, in the order in which the checks were run."""
        again = self._verdicts[Round.AGAIN]
        return tuple(settled(v, again.get(v.id)) for v in self._verdicts[Round.FIRST].values())

    def _learner(self, item: pytest.Item, own: bool) -> Learner:
        session = self._session_of(item)
        if session is None:
            raise GraderFault(f"{item.nodeid} is of no step that is judged")
        return Learner(session, self._seed_of(item), own, self.patience)

    def _session_of(self, item: pytest.Item) -> Session | None:
        sessions = self.again if round_of(item) is Round.AGAIN else self.sessions
        return sessions.get(stem_of(item))

    def _seed_of(self, item: pytest.Item) -> int:
        """Derive a check's seed from its name, so that adding a check changes no other.

        It is the same in both rounds: luck must not make a right program fail twice as often.
        """
        name = name_of(item)
        number = number_for(self.seed, f"check {name}")
        sequence = np.random.SeedSequence([number, zlib.crc32(name.encode())])
        return int(sequence.generate_state(1)[0])

    def declared(self, item: pytest.Item) -> Declared:
        """Read what a hidden test says about itself."""
        return declared_by(item, self.steps[stem_of(item)], self._is_own(item))

    def _is_own(self, item: pytest.Item) -> bool:
        return item.path.parent == self.own

    def pytest_configure(self, config: pytest.Config) -> None:
        """Register the marker of `grader.judge.checks.check`."""
        config.addinivalue_line("markers", "check(function, points): a check of the course")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[Any]:
        """Have the workers of what comes next boot while this step is judged."""
        session = self._session_of(item)
        if session is not None:
            for soon in self._from(session)[:STAGES]:
                soon.start()
        result = yield
        if session is not None and (nextitem is None or self._session_of(nextitem) is not session):
            session.close()
        return result

    def _from(self, session: Session) -> list[Session]:
        """List a session and those after it, without second ones that have nothing to judge."""
        rounds = (self.sessions, self.again)
        stages = [r[stem] for stem in self.sessions for r in rounds if stem in r]
        passed = self._passed()
        return [
            stage
            for stage in stages[stages.index(session) :]
            if stage is not self.again.get(stage.step.stem)
            or any(name.startswith(f"{stage.step.id}.") for name in passed)
        ]

    def _passed(self) -> set[str]:
        """Tell which checks passed in the first round."""
        first = self._verdicts[Round.FIRST].values()
        return {verdict.id for verdict in first if verdict.status is Status.PASS}

    def _is_over(self, item: pytest.Item) -> bool:
        """Whether a second round has nothing to tell of a check."""
        return round_of(item) is Round.AGAIN and self.declared(item).id not in self._passed()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[Any]:
        """Let a check calculate with whatever came back: it judges by what comes of that."""
        if not self.concerns(item):
            return (yield)
        with np.errstate(all="ignore"):
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Leave out the second round of what has not passed the first."""
        if self.concerns(item) and self._is_over(item):
            pytest.skip("it did not pass at first")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport | None:
        """Turn the end of a check into a verdict.

        If nobody is shown pytest's own report, a verdict's needs no traceback with source lines:
        to make one takes as long as twenty calls of a learner's function.
        """
        if not self.concerns(item) or (call.when != "call" and call.excinfo is None):
            return None
        if self._is_over(item):
            return None
        error = call.excinfo.value if call.excinfo else None
        if error is not None and not isinstance(error, Unmet):
            said = "".join(traceback.format_exception(error))
            head = f"{_NO_VERDICT.format(file=item.path)}\n" if self._is_own(item) else ""
            self.faults.append(head + said)
            return None
        declared = self.declared(item)
        self._verdicts[round_of(item)][declared.id] = Verdict(
            id=declared.id,
            function=declared.function,
            title=declared.title,
            status=error.status if error else Status.PASS,
            max_score=declared.points,
            seconds=call.duration,
            cause=error.cause if error else None,
        )
        if error is None or item.config.pluginmanager.hasplugin("terminalreporter"):
            return None
        assert call.when != "collect"
        return pytest.TestReport(item.nodeid, item.location, {}, "failed", f"{error}", call.when)

    @pytest.hookimpl(trylast=True)  # so that the round comes last in an item's name
    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Make two items of each check, one for each round."""
        if self.twice and stem_of(metafunc.definition) in self.steps:
            judge_twice(metafunc)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Blame the grader for a hidden test that cannot be imported."""
        if report.failed:
            self.faults.append(report.longreprtext)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Expect a verdict of every check, and the step's points in all; order the rounds."""
        if self.twice:
            items[:] = in_rounds(items, self.seed)
        once = [item for item in items if round_of(item) is Round.FIRST]
        try:
            declared = [self.declared(item) for item in once if stem_of(item) in self.steps]
        except GraderFault as fault:
            self.faults.append(str(fault))
            return
        self._expected = [check.id for check in declared]
        self._beside = {check.id for check in declared if check.beside}
        whole = [item for item in once if judges_whole_network(item)]
        told = [self.declared(item) for item in whole if stem_of(item) in self.steps]
        # Whether a network has learned is for the course to say.
        self._whole = {check.id for check in told if not check.own}
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
        expected = [name for name in self._expected if name.startswith(f"{step.id}.")]
        found = {verdict.id: verdict for verdict in self.found()}
        is_twice = self.again and not early
        once = self._passed() - set(self._verdicts[Round.AGAIN]) if is_twice else set()
        if missing := [name for name in expected if name not in found or name in once]:
            raise GraderFault(f"no verdict for {', '.join(missing)}")
        return earned([found[name] for name in expected], self._beside)


def stem_of(item: pytest.Item) -> str:
    """Tell from its file which step a hidden test belongs to; others belong to none."""
    prefix, _, stem = item.path.stem.partition("_")
    return stem if prefix == "test" else ""


def judges_whole_network(item: pytest.Item) -> bool:
    """Whether a check runs the submission's code alone, all of its steps together."""
    return "whole_network" in getattr(item, "fixturenames", ())
