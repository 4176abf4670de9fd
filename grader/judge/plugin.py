"""The pytest plugin: gives hidden tests their learner, collects what became of them."""

import traceback
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pytest

from grader.judge.learner import Learner
from grader.judge.session import Session
from grader.judge.unmet import Unmet
from grader.model import GraderFault, Status, Step, Verdict

NAME: Final = "grade"


@dataclass(frozen=True, slots=True)
class _Declared:
    id: str
    function: str
    points: float
    title: str


class Judge:
    """Runs as a plugin of one pytest session and holds its verdicts.

    Parameters
    ----------
    sessions : mapping of str to Session
        Stem of a step -> what is judged there.
    seed : int
        The one seed all inputs come from.
    patience : int or None
        As `Learner` has it.
    """

    def __init__(
        self, sessions: Mapping[str, Session], seed: int, patience: int | None = None
    ) -> None:
        self.__name__ = NAME  # the name under which pytest registers it
        self.sessions = sessions
        self.seed = seed
        self.patience = patience
        self.faults: list[str] = []
        self._verdicts: dict[str, Verdict] = {}
        self._whole: set[str] = set()

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

    def begin(self, session: Session) -> None:
        """Judge another submission of the same step, by the checks that were collected once."""
        self.sessions = {**self.sessions, session.step.stem: session}
        self._verdicts = {}

    def found(self) -> tuple[Verdict, ...]:
        """Return the verdicts so far, in the order in which the checks were run."""
        return tuple(self._verdicts.values())

    def _learner(self, item: pytest.Item, own: bool) -> Learner:
        session, seed = self.sessions[stem_of(item)], self._seed_of(item)
        return Learner(session, seed, own, self.patience)

    def _seed_of(self, item: pytest.Item) -> int:
        """Derive a check's seed from its name, so that adding a check changes no other."""
        sequence = np.random.SeedSequence([self.seed, zlib.crc32(item.name.encode())])
        return int(sequence.generate_state(1)[0])

    def declared(self, item: pytest.Item) -> _Declared:
        """Read what a hidden test says about itself."""
        marker = item.get_closest_marker("check")
        if marker is None:
            raise GraderFault(f"{item.nodeid} has no @check")
        step = self.sessions[stem_of(item)].step
        function, points = marker.kwargs["function"], float(marker.kwargs["points"])
        if function not in step.functions:
            raise GraderFault(f"{item.nodeid} judges {function}, which {step.id} does not have")
        name = item.name.removeprefix("test_").replace("[", ".").rstrip("]")
        return _Declared(f"{step.id}.{name}", function, points, _title(item))

    def pytest_configure(self, config: pytest.Config) -> None:
        """Register the marker of `grader.judge.checks.check`."""
        config.addinivalue_line("markers", "check(function, points): a check of the course")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[Any]:
        """Have the next step's worker boot while this step is judged."""
        stems = list(self.sessions)
        stem = stem_of(item)
        if stem in self.sessions:
            for ahead in stems[stems.index(stem) : stems.index(stem) + 2]:
                self.sessions[ahead].start()
        result = yield
        if stem in self.sessions and (nextitem is None or stem_of(nextitem) != stem):
            self.sessions[stem].close()
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[Any]:
        """Let a check calculate with whatever came back: it judges by what comes of that."""
        if stem_of(item) not in self.sessions:
            return (yield)
        with np.errstate(all="ignore"):
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Turn the end of a check into a verdict."""
        if stem_of(item) not in self.sessions or (call.when != "call" and call.excinfo is None):
            return
        error = call.excinfo.value if call.excinfo else None
        if error is not None and not isinstance(error, Unmet):
            self.faults.append("".join(traceback.format_exception(error)))
            return
        declared = self.declared(item)
        self._verdicts[declared.id] = Verdict(
            id=declared.id,
            function=declared.function,
            title=declared.title,
            status=error.status if error else Status.PASS,
            max_score=declared.points,
            seconds=call.duration,
            cause=error.cause if error else None,
        )

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Blame the grader for a hidden test that cannot be imported."""
        if report.failed:
            self.faults.append(report.longreprtext)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Expect a verdict of every check, and the step's points in all."""
        try:
            declared = [self.declared(item) for item in items if stem_of(item) in self.sessions]
        except GraderFault as fault:
            self.faults.append(str(fault))
            return
        self._expected = [check.id for check in declared]
        whole = [item for item in items if judges_whole_network(item)]
        self._whole = {self.declared(item).id for item in whole if stem_of(item) in self.sessions}
        for session in self.sessions.values():
            points = sum(c.points for c in declared if c.id.startswith(f"{session.step.id}."))
            if points != session.step.points:
                self.faults.append(
                    f"the checks of {session.step.id} are worth {points:g} points, "
                    f"the course says {session.step.points}"
                )

    def verdicts(self, step: Step) -> tuple[Verdict, ...]:
        """Return the verdicts of a step, in the order of its checks.

        Raises
        ------
        GraderFault
            If one is missing, or anything but a check went wrong.
        """
        if self.faults:
            raise GraderFault("\n".join(self.faults))
        expected = [name for name in self._expected if name.startswith(f"{step.id}.")]
        if missing := [name for name in expected if name not in self._verdicts]:
            raise GraderFault(f"no verdict for {', '.join(missing)}")
        return tuple(self._verdicts[name] for name in expected)


def stem_of(item: pytest.Item) -> str:
    """Tell from its file which step a hidden test belongs to; others belong to none."""
    prefix, _, stem = item.path.stem.partition("_")
    return stem if prefix == "test" else ""


def judges_whole_network(item: pytest.Item) -> bool:
    """Whether a check runs the submission's code alone, all of its steps together."""
    return "whole_network" in getattr(item, "fixturenames", ())


def _title(item: pytest.Item) -> str:
    """Take the first line of the docstring, or the name as a sentence; with its parameters."""
    function: Any = getattr(item, "function", None)
    text = (function.__doc__ or "").strip().split("\n")[0].rstrip(".")
    if not text:
        text = function.__name__.removeprefix("test_").replace("_", " ")
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    return text.format(**parameters)
