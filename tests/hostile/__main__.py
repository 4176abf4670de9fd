"""Run the collection and print the table: ``python -m tests.hostile [PART_OF_A_NAME …]``.

With ``--check DIR``: compare SECURITY.md with what earlier runs of the tests have kept there.
"""

import sys
import tempfile
from pathlib import Path

from grader.course import find_course
from tests.hostile.cases import read_cases
from tests.hostile.ground import Ground
from tests.hostile.kept import problem, read
from tests.hostile.run import MODES, Result, run, without_asides, workers_of
from tests.hostile.table import table


def _tell(result: Result) -> None:
    wanted = result.unearned if result.promised else ()
    for text in (*wanted, *result.problems, *result.unsaid):
        print(f"{result.mode}: {result.case.id}: {text}", file=sys.stderr)


def main() -> None:
    """Run what is asked for, or all of it, in every mode."""
    asked = sys.argv[1:]
    if asked[:1] == ["--check"]:
        sys.exit(problem(read(Path(asked[1]))))
    modes = [mode for mode in MODES if mode in asked] or list(MODES)
    parts = [part for part in asked if part not in MODES]
    cases = [case for case in read_cases() if not parts or any(part in case.id for part in parts)]
    results = []
    with tempfile.TemporaryDirectory(prefix="ground-") as folder:
        ground = Ground(Path(folder), find_course())
        for mode in modes:
            with workers_of(mode) as workers, without_asides():
                for case in cases:
                    results.append(run(case, mode, workers, ground))
                    _tell(results[-1])
        ground.close()
    print(table(results))


main()
