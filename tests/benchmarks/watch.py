"""How long `grade watch` takes from a save to the verdict on the terminal.

    python tests/benchmarks/watch.py [SAVES] [STEP]

The file is replaced by another right one each time; the clock runs from just before that to the
moment at which the points have come out of the pseudo-terminal, and to the moment at which they
are confirmed by the second round.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

from grader.course import find_course

SECONDS = 30.0


def main(saves=30, step_id="step5"):
    """Measure, and print milliseconds."""
    for what, figures in measure_saves(saves, step_id).items():
        ninth = statistics.quantiles(figures, n=10)[-1]
        print(
            f"{what:<10} median {statistics.median(figures):.0f} ms, "
            f"9 of 10 below {ninth:.0f} ms, worst {max(figures):.0f} ms, of {len(figures)} saves"
        )


def measure_saves(saves=30, step_id="step5", python=sys.executable, variables=os.environ):
    """Return the milliseconds of each save, to the verdict and until it was confirmed."""
    course = find_course()
    step = course.step(step_id)
    points = f"{step.points:g} / {step.points:g}".encode()
    text = (course.reference / f"{step.stem}.py").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "work")
        shutil.copytree(course.exercises, folder)
        environment = variables | {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm-256color"}
        command = ["-P", "-m", "grader", "watch", step_id]
        process = pexpect.spawn(
            str(python), command, cwd=str(folder), env=environment, timeout=SECONDS,
            dimensions=(40, 100),
        )  # fmt: skip
        process.expect(b"does not pass yet, at")
        told, confirmed = [], []
        for number in range(saves):
            other = folder / "saved"
            other.write_text(f"{text}\n# {number}\n", encoding="utf-8")
            time.sleep(0.5)  # a learner does not save faster, and the machine is at rest again
            started = time.perf_counter()
            other.replace(folder / f"{step.stem}.py")
            process.expect_exact(points)
            told.append(1000 * (time.perf_counter() - started))
            process.expect_exact(b"passes, at")
            confirmed.append(1000 * (time.perf_counter() - started))
        process.send("q")
        process.expect(pexpect.EOF)
        process.close()
    return {"verdict": told, "confirmed": confirmed}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
