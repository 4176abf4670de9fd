"""The pytest plugin: gives hidden tests their learner, collects what became of them."""

import itertools
import traceback
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from grader.judge.declared import Declared, declared_by, disagreements, troubles
from grader.judge.earning import earned
from grader.judge.learner import Learner
from grader.judge.rounds import Round, Turn, in_rounds, settled
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
        self.sessions = sessions
        self.again = again or {}
        self._patience = patience
        rounds = (self.sessions, self.again)
        self._stages = [r[stem] for stem in self.sessions for r in rounds if stem in r]
        self._verdicts: dict[Round, dict[str, Verdict]] = {when: {} for when in Round}
        self._passed: set[str] = set()
        self._to_repeat: set[str] = set()
        self._alike: dict[str, bool] = {}

    def turns(self, items: Sequence[pytest.Item]) -> list[Turn]:
        """Put the hidden tests in the order in which a submission is judged by them."""
        if not self.twice:
            return [Turn(item) for item in items]
        return in_rounds(items, self.seed, {item for item in items if self.declared(item).once})

    def concerns(self, turn: Turn) -> bool:
        """Whether a hidden test is to be run on this submission."""
        return _DECLARED in turn.item.stash and self._session_of(turn) is not None

    def is_over(self, turn: Turn) -> bool:
        """Whether a second round has nothing to tell of a check that is not told yet."""
        if turn.when is Round.FIRST:
            return False
        check = self.declared(turn.item).id
        return check not in self._passed or self._is_alike(stem_of(turn.item), check)

    def _is_alike(self, stem: str, check: str) -> bool:
        """Whether all that a check asks is answered as in the first round; that is tried once."""
        if check not in self._alike:
            alike = self.again[stem].is_answered_as(self.sessions[stem], check)
            self._alike[check] = alike
            if alike:
                first = self._verdicts[Round.FIRST][check]
                self._verdicts[Round.AGAIN][check] = replace(first, seconds=0.0)
        return self._alike[check]

    def found(self) -> tuple[Verdict, ...]:
        """Return the verdicts so far, in the order in which the checks were run."""
        again = self._verdicts[Round.AGAIN]
        return tuple(settled(v, again.get(v.id)) for v in self._verdicts[Round.FIRST].values())

    @property
    def _current(self) -> Turn:
        assert self._turn is not None, "a fixture is made for an item"
        return self._turn

    def _learner(self, own: bool) -> Learner:
        session, item = self._session_of(self._current), self._current.item
        if session is None:
            raise GraderFault(f"{item.nodeid} is of no step that is judged")
        shared = self._seed_for("shared calls")
        return Learner(session, self._seed_for(item.name), own, self._patience, shared)

    def _session_of(self, turn: Turn) -> Session | None:
        sessions = self.again if turn.when is Round.AGAIN else self.sessions
        return sessions.get(stem_of(turn.item))

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
        """Hear whose turn it is; have the workers of what comes next boot meanwhile."""
        self._turn = turn
        session = self._session_of(turn)
        if session is not None:
            if session.script is not None:
                session.script.begin(self.declared(turn.item).id)
            for soon in itertools.islice(self._from(session), STAGES):
                soon.start()

    def ends(self, turn: Turn, following: Turn | None) -> None:
        """Hear that a turn is over, and what follows; end the workers that served it last."""
        session, stem = self._session_of(turn), stem_of(turn.item)
        if session is None:
            return
        if following is None or self._session_of(following) is not session:
            session.close()
        is_left = following is not None and stem_of(following.item) != stem
        if is_left and turn.when is Round.FIRST and stem in self._to_repeat and self.again:
            self.again[stem].close()  # which had no turn of its own

    def _from(self, session: Session) -> Iterator[Session]:
        """Yield a session and those after it, without second ones that have nothing to judge."""
        for stage in self._stages[self._stages.index(session) :]:
            stem = stage.step.stem
            if stage is not self.again.get(stem) or stem in self._to_repeat:
                yield stage

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
        declared = self.declared(turn.item)
        status = error.status if error else Status.PASS
        script = self.sessions[stem_of(turn.item)].script
        if script is not None and status is not Status.PASS:
            script.take(declared.id)
        if turn.when is Round.FIRST and status is Status.PASS:
            self._passed.add(declared.id)
            if not declared.once:
                self._to_repeat.add(stem_of(turn.item))
        self._verdicts[turn.when][declared.id] = Verdict(
            id=declared.id,
            function=declared.function,
            title=declared.title,
            status=status,
            max_score=declared.points,
            seconds=seconds,
            cause=error.cause if error else None,
        )

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
        self._expected = [check.id for check in declared]
        self._beside = {check.id for check in declared if check.beside}
        self._once = {check.id for check in declared if check.once}
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
        expected = [name for name in self._expected if name.startswith(f"{step.id}.")]
        found = {verdict.id: verdict for verdict in self.found()}
        is_twice = self.again and not early
        alone = self._passed - self._verdicts[Round.AGAIN].keys() - self._once if is_twice else ()
        if missing := [name for name in expected if name not in found or name in alone]:
            raise GraderFault(f"no verdict for {', '.join(missing)}")
        return earned([found[name] for name in expected], self._beside)


def stem_of(item: pytest.Item) -> str:
    """Tell from its file which step a hidden test belongs to; others belong to none."""
    prefix, _, stem = item.path.stem.partition("_")
    return stem if prefix == "test" else ""


def judges_whole_network(item: pytest.Item) -> bool:
    """Whether a check runs the submission's code alone, all of its steps together."""
    return "whole_network" in getattr(item, "fixturenames", ())
