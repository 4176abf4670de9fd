"""A class on the tiny course, two submissions at once; and on the kit's own course."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.teach.gradebook import Gradebook
from tests.benchmarks.environments import Environment
from tests.benchmarks.ground import Ground
from tests.benchmarks.handed_in import class_of, met_by_class
from tests.benchmarks.kit import BOOK, Kit, KitOnce
from tests.benchmarks.meter import Broken, Cost, measure
from tests.benchmarks.notebook_peers import Nbgrader, Otter
from tests.benchmarks.peers import Bare, Check50, ForkPool, Gradescope, Pedal, Peer, Pytest, Xdist
from tests.benchmarks.samples import lay_out_real

PEERS = (ForkPool, Xdist, Gradescope, Bare, Pytest, Check50, Pedal, Nbgrader, Otter)
AT_ONCE = 2
SLOW_AT_MOST = 40
"""A class that is larger is not given to the slow ones."""


def needed() -> set[str]:
    """Name the environments that a class needs."""
    return {peer.needs for peer in (*PEERS, Kit)}


def measure_class(
    ground: Ground, environments: Mapping[str, Environment], size: int, rounds: int
) -> dict[str, Any]:
    """Measure a class on the tiny course; what is slow, in the first round alone."""
    wanted = [peer for peer in (*PEERS, Kit, KitOnce) if size <= SLOW_AT_MOST or not peer.slow]
    graders = [peer(ground, environments[peer.needs]) for peer in wanted]
    folders = {}
    for grader in graders:
        grader.prepare()
        folders[grader.name] = ground.place("classes", grader.name)
        grader.lay_out_class(folders[grader.name], list(class_of(size)))
    costs: dict[str, list[Cost]] = {grader.name: [] for grader in graders}
    for number in range(rounds):
        for grader in graders:
            if number and grader.slow:
                continue
            costs[grader.name].append(_grade(grader, folders[grader.name], size))
            print(f"class, round {number + 1}: {grader.name}", file=sys.stderr, flush=True)
    rows = [
        {"name": name, "group": "class", "costs": [cost.to_dict() for cost in found]}
        for name, found in costs.items()
    ]
    return {"size": size, "at_once": AT_ONCE, "rows": rows}


def _grade(grader: Peer, folder: Path, size: int) -> Cost:
    grader.forget(folder)
    cost, said = measure(grader.class_command(folder, AT_ONCE), folder, grader.variables)
    met, wanted = grader.met_by_class(folder, said), met_by_class(size)
    if met != wanted:
        raise Broken(f"{grader.name} found {met} demands met by the class, not {wanted}")
    return cost


def measure_own_course(
    ground: Ground, environment: Environment, sizes: Sequence[int]
) -> list[dict[str, Any]]:
    """Measure `grade class` on the kit's own course, on right and wrong submissions."""
    found = []
    for size in sizes:
        folder = ground.place("own", str(size))
        lay_out_real(folder / "class", size)
        command = [*environment.grade, "class", folder / "class", "--book", folder / BOOK]
        cost, _ = measure([*command, "--jobs", str(AT_ONCE)], folder, environment.variables())
        with Gradebook(folder / BOOK) as book:
            outcomes = [entry.outcome for entry in book.entries(book.editions()[0])]
        own = sum(outcome.cpu_seconds for outcome in outcomes)
        if len(outcomes) != size:
            raise Broken(f"{len(outcomes)} of {size} are in the gradebook")
        found.append({"size": size, "learners_cpu": own, **cost.to_dict()})
        print(f"class of {size} on the kit's own course", file=sys.stderr, flush=True)
    return found
