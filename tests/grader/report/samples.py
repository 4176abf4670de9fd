"""Reports for the tests of formats: one of every status, in the words of somebody who means ill."""

import random

from grader.model import Cause, Code, Mistake, Report, Status, StepReport, Verdict

EVIL = (
    "\n::error file=x::all pass\n##[error]x ]]> \0 \ud800 \x1b[31m </details></pre>"
    "<script>alert(1)</script> ````\n```\n![a](http://evil.example/a.png) @team &amp; \ufffe"
    "\u202e\n% %0A ::stop-commands::x"
)
CRASHED = Cause(Code.CRASHED, f"backward ended the process {EVIL}", line=7)
TIMED_OUT = Cause(Code.TIMED_OUT, "train took more than 10 s", line=3, where="step2_other.py")
WRONG = Cause(Code.WRONG_VALUE, f"dW1 is wrong {EVIL}", f"0.25{EVIL}", f"0.5{EVIL}", 12)
NOT_WRITTEN = Cause(Code.NOT_WRITTEN, "Not yet written.", line=1)


def verdict(name, status, points, cause=None, mistake=None, function="backward"):
    return Verdict(f"step.{name}", function, f"{name} holds", status, points, 0.01, cause, mistake)


WRONG_STEP = StepReport(
    "step5",
    "Backward, pass: 100 %",
    "work/step5_backward.py",
    (
        verdict("a", Status.PASS, 2.0),
        verdict("b", Status.FAIL, 1.5, WRONG, Mistake("m.x", "The mean is missing.", whole=True)),
        verdict("c", Status.FAIL, 0.5, WRONG),
        verdict("d", Status.ERROR, 0.25, CRASHED, function="train"),
        verdict("e", Status.ERROR, 0.25, TIMED_OUT, function="train"),
        verdict("f", Status.SKIP, 0.5, Cause(Code.NOT_REACHED, "Never reached."), function="train"),
        verdict("g", Status.PASS, 0.0),
    ),
    (f"a note {EVIL}",),
)
RIGHT_STEP = StepReport("step6", "Train", "work/step6.py", (verdict("h", Status.PASS, 3.0),))
BONUS_STEP = StepReport(
    "extra",
    "More",
    "work/extra.py",
    (verdict("i", Status.PASS, 1.25), verdict("j", Status.FAIL, 1.0, WRONG)),
    bonus=True,
)
UNSTARTED_STEP = StepReport(
    "last",
    "Last",
    "work/last.py",
    (verdict("k", Status.SKIP, 5.0, NOT_WRITTEN),),
    bonus=True,
)
REPORT = Report(
    f"here{EVIL}", "0" * 64, 3, ("process",), 1.23456,
    (RIGHT_STEP, WRONG_STEP, BONUS_STEP, UNSTARTED_STEP),
)  # fmt: skip
"""5 of 8 points, and 1.25 on top."""


def acting(values):
    """List the characters in the texts of JSON that do something, or cannot be seen."""
    if isinstance(values, dict):
        return acting(list(values.values()))
    if isinstance(values, list):
        return [char for value in values for char in acting(value)]
    return [char for char in str(values) if not char.isprintable() and char != "\n"]


ALL_RIGHT = Report("here", "0" * 64, 3, ("process",), 1.0, (RIGHT_STEP,))


def random_report(seed):
    """Make a report whose points are any fractions; some steps are a bonus."""
    dice = random.Random(seed)

    def step(number):
        count = dice.randint(1, 12)
        unit = dice.choice([1 / 3, 0.25, 1 / 7, 0.1, 1.0])
        checks = tuple(
            verdict(
                f"{number}.{at}",
                dice.choice([*Status, Status.PASS, Status.PASS]),
                dice.randint(0, 9) * unit,
            )
            for at in range(count)
        )
        return StepReport(f"step{number}", "Any", "any.py", checks, bonus=dice.random() < 0.3)

    steps = tuple(step(number) for number in range(dice.randint(1, 6)))
    return Report("any", "0" * 64, 0, ("process",), 1.0, steps)
