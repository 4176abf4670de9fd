"""One submission: floors, peers and the kit, in turns, so that what disturbs one disturbs all."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.environments import Environment
from tests.benchmarks.ground import Ground
from tests.benchmarks.handed_in import MET, text_of
from tests.benchmarks.kit import Kit, KitOnce, OwnCourse
from tests.benchmarks.meter import Broken, Cost, measure
from tests.benchmarks.notebook_peers import Nbgrader, Otter
from tests.benchmarks.peers import Bare, Check50, Command, Gradescope, Pedal, Peer, Pytest

PEERS = (Pytest, Gradescope, Check50, Pedal, Otter, Nbgrader)
GROUPS = ("floors", "peers", "kit")
EMPTY = "empty pytest run"
STEP5, WHOLE = "grade step5, cold", "grade, the whole course"


@dataclass(slots=True)
class Row:
    """Something that is measured over and over."""

    name: str
    group: str
    run: Callable[[], Cost]
    costs: list[Cost] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        costs = [cost.to_dict() for cost in self.costs]
        return {"name": self.name, "group": self.group, "costs": costs}


def measure_single(
    ground: Ground, environments: Mapping[str, Environment], groups: set[str], rounds: int
) -> dict[str, Any]:
    """Measure one submission; one more round, before the others, warms everything up."""
    rows = [row for row in _rows(ground, environments, groups) if row.group in groups]
    for number in range(rounds + 1):
        for row in rows:
            cost = row.run()
            if number:
                row.costs.append(cost)
        print(f"round {number} of {rounds}", file=sys.stderr, flush=True)
    found: dict[str, Any] = {"rows": [row.to_dict() for row in rows]}
    if "kit" in groups:
        kit = Kit(ground, environments[Kit.needs])
        folder = _folder(ground, kit, "right")
        found["isolation"] = kit.isolation(folder)
    return found


def needed(groups: set[str]) -> set[str]:
    """Name the environments that some groups need."""
    by_group = {"floors": {"pytest"}, "peers": {peer.needs for peer in PEERS}, "kit": {Kit.needs}}
    return set().union(*(by_group[group] for group in groups))


def _rows(
    ground: Ground, environments: Mapping[str, Environment], groups: set[str]
) -> Iterator[Row]:
    if "floors" in groups:
        yield from _floors(ground, environments["pytest"])
        yield measured_row(ground, Bare(ground, environments["pytest"]), "floors")
    if "peers" in groups:
        for peer in PEERS:
            yield measured_row(ground, peer(ground, environments[peer.needs]), "peers")
    if "kit" in groups:
        environment = environments[Kit.needs]
        for kit in (Kit, KitOnce):
            yield measured_row(ground, kit(ground, environment), "kit")
        for name, steps in ((STEP5, ["step5"]), (WHOLE, [])):
            own = OwnCourse(ground, environment, name, steps)
            yield Row(name, "kit", _judging(own, _folder(ground, own, "right"), MET["right"]))


def _floors(ground: Ground, environment: Environment) -> Iterator[Row]:
    folder = ground.place("empty")
    (folder / "test_nothing.py").write_text("def test_nothing():\n    pass\n")
    commands: dict[str, Command] = {
        "python -c pass": [environment.python, "-c", "pass"],
        "import numpy": [environment.python, "-c", "import numpy"],
        "import pytest": [environment.python, "-c", "import pytest"],
        EMPTY: [environment.bin / "pytest", "-q"],
    }
    if environment.folder is None:  # it may be without such a command
        commands[EMPTY] = [environment.python, "-m", "pytest", "-q"]
    for name, command in commands.items():
        yield Row(name, "floors", _running(command, folder, environment.variables()))


def _running(command: Command, folder: Path, variables: Mapping[str, str]) -> Callable[[], Cost]:
    return lambda: measure(command, folder, variables, statuses=[0])[0]


def measured_row(ground: Ground, peer: Peer, group: str) -> Row:
    """Make the row of a grader that has been seen to tell a broken submission from a right one."""
    peer.prepare()
    _judging(peer, _folder(ground, peer, "broken"), MET["broken"])()
    return Row(peer.name, group, _judging(peer, _folder(ground, peer, "right"), MET["right"]))


def _folder(ground: Ground, peer: Peer, which: str) -> Path:
    folder = ground.place("single", peer.name, which)
    peer.lay_out(folder, text_of(which))
    return folder


def _judging(peer: Peer, folder: Path, wanted: int) -> Callable[[], Cost]:
    """Make a run that counts only if it found as many demands met as there are."""

    def run() -> Cost:
        peer.forget(folder)
        cost, said = measure(peer.command(), folder, peer.variables)
        if (met := peer.met(folder, said)) != wanted:
            raise Broken(f"{peer.name} found {met} of 10 met, not {wanted}:\n{said[-2000:]}")
        return cost

    return run
