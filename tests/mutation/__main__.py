"""Tests the hidden tests: each mutant of the reference has to fail them.

    python -m tests.mutation [--seed N] [STEM]...      all steps, if none is named

A mutant that passes is a hole in the hidden tests, or a right answer; those are listed in
`equivalent.toml`, with the reason. Exit status: 0 if the survivors are the ones listed, 1 if not,
2 for a stem that the course does not have. The list has to hold for every seed.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from grader.course import find_course
from grader.model import Course, GraderFault, Step
from tests.mutation.equivalents import compare, read_equivalents
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.rounds import Passes, in_rounds

LIST = Path(__file__).with_name("equivalent.toml")


def main(arguments: Sequence[str]) -> int:
    """Run the mutants of some steps, all if none is asked for; return the exit status."""
    course = find_course()
    stems = [step.stem for step in course.steps]
    asked = _parse(arguments, stems)
    steps = [step for step in course.steps if step.stem in asked.stem or not asked.stem]
    survivors = [mutant for step in steps for mutant in run(course, step, asked.seed)]
    known = read_equivalents(LIST)
    # With the whole course asked for, an entry of a step that is no more is found as well.
    about = asked.stem or {*stems, *(stem for stem, *_ in known)}
    result = compare(survivors, known, about)
    for mutant in result.holes:
        print(f"\nA hole in tests/hidden/test_{mutant.stem}.py, or equivalent:\n{mutant.diff}")
    for stem, function, line, becomes in result.gone:
        print(f"\nListed in {LIST.name}, and not found: {stem}, {function}\n-{line}\n+{becomes}")
    print(f"\n{len(result.holes)} not listed, {len(result.gone)} listed in vain")
    return int(bool(result.holes or result.gone))


def _parse(arguments: Sequence[str], stems: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.mutation")
    parser.add_argument("--seed", type=int, default=0, help="of the inputs; 0, if not given")
    parser.add_argument("stem", nargs="*", help="step5_backward, say; all steps, if none is named")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.stem) - set(stems):
        parser.error(f"no such stem: {', '.join(unknown)}; the course has {', '.join(stems)}")
    return asked


def run(course: Course, step: Step, seed: int) -> list[Mutant]:
    """Grade every mutant of a step; return those that pass."""
    started, reference = time.perf_counter(), course.reference / f"{step.stem}.py"
    mutants = mutants_of(reference, step.functions)
    survivors: list[Mutant] = []
    print(f"{step.stem:<20} {len(mutants):4d} mutants", end="", flush=True)

    def grade_them(passes: Passes) -> None:
        if not passes(reference.read_text(encoding="utf-8"), ""):
            raise GraderFault(f"the reference of {step.stem} fails, so that every mutant would")
        survivors.extend(mutant for mutant in mutants if passes(mutant.after, mutant.function))

    in_rounds(course, step, seed, grade_them)
    killed, seconds = len(mutants) - len(survivors), time.perf_counter() - started
    print(f", {killed:4d} killed, {len(survivors):3d} survive, {seconds:6.1f} s", flush=True)
    return survivors


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
