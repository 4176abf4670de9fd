"""Measures the kit beside other graders, and writes `RESULTS.md`.

    python -m tests.benchmarks [--only floors,kit] [--rounds 15] [--home DIR] [--here] [--render]

Parts: single (floors, peers, kit), class, own (the kit's own course), growth, watch. Each can be
measured alone; what was measured before stays in `RESULTS.json`. The peers get environments of
their own, for which the network is needed once; with ``--here`` there are no such: floors and kit
run in the environment that this runs in.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from tests.benchmarks import classes, growth, results, single, watch
from tests.benchmarks.environments import KIT, here, made
from tests.benchmarks.ground import Ground
from tests.benchmarks.page import page
from tests.benchmarks.picture import draw

PARTS = ("floors", "peers", "kit", "class", "own", "growth", "watch")
MEANS = {"single": single.GROUPS}


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for, and render all that is kept."""
    asked = _parse(arguments)
    if not asked.render:
        with tempfile.TemporaryDirectory(prefix="grade-bench-") as name:
            _measure(asked, Path(name))
    kept = results.read(asked.into)
    asked.into.with_suffix(".md").write_text(page(kept), encoding="utf-8")
    if "growth" in kept:
        draw(kept["growth"]["found"], asked.into.with_name("growth.png"))
    print(page(kept))
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--only", type=_parts, default=set(PARTS), metavar="PART,…")
    parser.add_argument("--rounds", type=int, default=15, help="of one submission")
    parser.add_argument("--class-rounds", type=int, default=3, help="of a class")
    parser.add_argument("--class", dest="sizes", type=_numbers, default=[40], metavar="40,…")
    parser.add_argument("--own", type=_numbers, default=[40, 200], metavar="40,…")
    cache = platformdirs.user_cache_path("neural-network-kit") / "benchmarks"
    parser.add_argument("--home", type=Path, default=cache, help="where environments are kept")
    parser.add_argument(
        "--here", action="store_true", help="make no environments: quick, and no comparison"
    )
    parser.add_argument("--render", action="store_true", help="measure nothing")
    parser.add_argument("--into", type=Path, default=results.KEPT, help="the JSON; .md beside it")
    asked = parser.parse_args(arguments)
    if asked.here and asked.only & {"peers", "class"}:
        parser.error("the peers need environments of their own: leave out --here")
    return asked


def _parts(text: str) -> set[str]:
    words = [part for word in text.split(",") for part in MEANS.get(word, [word])]
    if unknown := sorted(set(words) - set(PARTS)):
        known = ", ".join((*MEANS, *PARTS))
        raise argparse.ArgumentTypeError(f"{unknown[0]} is no part; these are: {known}")
    return set(words)


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split(",")]


def _measure(asked: argparse.Namespace, folder: Path) -> None:
    groups = asked.only & set(single.GROUPS)
    names = single.needed(groups) | (classes.needed() if "class" in asked.only else set())
    names |= {KIT} if asked.only - {"floors", "peers"} else set()
    found = here(names) if asked.here else made(sorted(names), asked.home)
    ground = Ground(folder)

    def keep(part: str, value: object) -> None:
        results.keep(asked.into, part, value)

    if groups:
        keep("single", single.measure_single(ground, found, groups, asked.rounds))
    if "class" in asked.only:
        for size in asked.sizes:
            measured = classes.measure_class(ground, found, size, asked.class_rounds)
            keep(f"class {size}", measured)
    if "own" in asked.only:
        keep("own", classes.measure_own_course(ground, found[KIT], asked.own))
    if "watch" in asked.only:
        kit = found[KIT]
        saves = watch.measure_saves(python=kit.python, variables=kit.variables())
        keep("watch", saves)
    if "growth" in asked.only:
        keep("growth", growth.measure_growth(ground, found[KIT]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
