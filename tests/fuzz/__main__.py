"""Fuzzes what reads a stranger's bytes: frames of the wire, and submissions.

    python -m tests.fuzz wire --frames 1000000
    python -m tests.fuzz submission --minutes 10 --keep DIR

Guided by coverage if atheris is installed (`pip install .[fuzz]`, on Linux), else by chance.
Reports the inputs run, how many got through, the slowest, the memory, and what broke; each input
that broke something is kept in a folder. Exit status: 0 if nothing broke, 1 if something did.
"""

import argparse
import importlib
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

if atheris is not None:
    with atheris.instrument_imports(include=["grader"]):
        importlib.import_module("tests.fuzz.targets")

from tests.fuzz.campaign import Campaign, by_chance
from tests.fuzz.mutation import MUTATORS
from tests.fuzz.seeds import submission_seeds, wire_seeds
from tests.fuzz.targets import TARGETS

SEEDS = {"wire": wire_seeds, "submission": submission_seeds}
MAX_LENGTH = {"wire": 1 << 12, "submission": 1 << 15}
"""Of an input that is guided; longer frames say no more, and cost time."""


def main(arguments: Sequence[str]) -> None:
    """Fuzz one target; does not return."""
    parser = argparse.ArgumentParser("python -m tests.fuzz")
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--frames", type=int, default=10**12, help="inputs to run at most")
    parser.add_argument("--minutes", type=float, default=10.0, help="time to run at most")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-broken"), help="where to keep")
    asked = parser.parse_args(arguments)
    seeds, mutate = SEEDS[asked.target](), MUTATORS[asked.target]
    campaign = Campaign(TARGETS[asked.target], asked.frames, asked.minutes * 60, asked.keep)
    if atheris is None:
        by_chance(campaign, seeds, mutate, asked.seed)
    else:
        _guided(campaign, seeds, mutate, asked.seed, MAX_LENGTH[asked.target])


def _guided(campaign, seeds, mutate, seed, length) -> None:
    corpus = Path(tempfile.mkdtemp(prefix="corpus-"))
    for number, each in enumerate(seeds):
        (corpus / str(number)).write_bytes(each)

    def custom(data: bytes, size: int, seed: int) -> bytes:
        found = mutate(data, random.Random(seed))
        return found if len(found) <= size else data  # cut, it would be no frame

    options = [f"-seed={seed + 1}", f"-max_len={length}", "-rss_limit_mb=0", "-timeout=60",
               "-print_final_stats=0", "-verbosity=0"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], campaign.run, custom_mutator=custom)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
