"""The report on a terminal: narrow, colourless, ASCII, and hostile."""

import dataclasses
import io
import re

import pytest

from grader.course import find_course
from grader.model import Cause, Code, Mistake, Report, Status, StepReport, Verdict
from grader.report.text import Terminal, to_text

WIDE = Terminal(100, colour=False, unicode=True)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def report(*checks, notes=(), step="step5"):
    steps = (StepReport(step, "Backward pass", "step5_backward.py", checks, notes),)
    return Report("here", "0" * 64, 0, ("process",), 0.4, steps)


def verdict(status, cause=None, title="dW1 is right"):
    return Verdict("step5.x", "backward", title, status, 2.0, cause=cause)


WRONG = Cause(Code.WRONG_VALUE, "backward(X): dW1 is wrong", "[0, 1] = 0.25", "[0, 1] = 0.5", 12)


def text_of(given, terminal=WIDE, **options):
    return to_text(given, find_course(), terminal, **options)


def test_failing_check_shows_sentence_call_values_and_place():
    lines = [line.strip() for line in text_of(report(verdict(Status.FAIL, WRONG))).split("\n")]
    assert lines[:6] == [
        "✗ step5 Backward pass" + " " * 74 + "0 / 2",
        "✗ dW1 is right",
        "backward(X): dW1 is wrong",
        "expected [0, 1] = 0.25",
        "got      [0, 1] = 0.5",
        "look at  step5_backward.py, line 12",
    ]


def test_checks_of_one_cause_are_told_once():
    text = text_of(report(*[verdict(Status.SKIP, WRONG, f"t{n}") for n in range(7)]))
    assert text.count("dW1 is wrong") == 1
    assert "6 more checks of backward for the same reason" in text


OTHER = Cause(Code.WRONG_VALUE, "backward(X): db1 is wrong")
SUM = Mistake(
    "backward.sum", "The mean is missing.", "dW2 is right: the error enters at dZ1.", True
)


def test_checks_of_another_cause_are_counted_and_all_shows_them():
    given = report(verdict(Status.FAIL, WRONG), verdict(Status.FAIL, OTHER, "db1 is right"))
    folded, every = text_of(given), text_of(given, every=True)
    assert "1 more check of backward not passed; --all shows every one\n" in folded
    assert "db1 is wrong" not in folded
    assert "more check" not in every
    for part in ("✗ dW1 is right", "dW1 is wrong", "✗ db1 is right", "db1 is wrong"):
        assert part in every


def test_report_without_an_ending_names_no_option():
    given = report(verdict(Status.FAIL, WRONG), verdict(Status.FAIL, OTHER))
    text = text_of(given, ending=False)
    assert text.endswith("1 more check of backward not passed\n")


def test_all_tells_one_cause_in_a_row_once_under_all_its_titles():
    checks = [verdict(Status.FAIL, WRONG, title) for title in ("one", "two")]
    lines = [line.strip() for line in text_of(report(*checks), every=True).split("\n")]
    assert lines[1:4] == ["✗ one", "✗ two", "backward(X): dW1 is wrong"]


def test_mistake_is_said_before_the_fact_and_once_for_all_that_it_explains():
    checks = [
        dataclasses.replace(verdict(Status.FAIL, cause, title), mistake=SUM)
        for cause, title in ((WRONG, "one"), (OTHER, "two"))
    ]
    text = text_of(report(*checks))
    lines = [line.strip() for line in text.split("\n")]
    assert lines[1:4] == ["✗ one", f"{SUM.says} {SUM.where}", "backward(X): dW1 is wrong"]
    assert "1 more check of backward for the same reason" in text
    assert text_of(report(*checks), every=True).count(SUM.says) == 2


def test_mistake_of_a_stranger_is_shown_not_obeyed():
    mistake = Mistake("f.x", "\x1b[2J", "\x07")
    checks = [dataclasses.replace(verdict(Status.FAIL, WRONG), mistake=mistake)]
    assert not set(text_of(report(*checks))) & {"\x1b", "\x07"}


def test_cell_is_named_with_the_file():
    cause = Cause(Code.RAISED, "it raised", line=2, where="code cell 4")
    assert "look at  step5_backward.py, code cell 4, line 2" in text_of(
        report(verdict(Status.ERROR, cause))
    )


@pytest.mark.parametrize("width", [20, 40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width):
    text = text_of(report(verdict(Status.FAIL, WRONG), notes=("a long note " * 9,)),
                   Terminal(width, colour=False, unicode=True))  # fmt: skip
    assert max(map(len, text.split("\n"))) <= width


def test_colour_adds_nothing_but_colour():
    given = report(verdict(Status.FAIL, WRONG), verdict(Status.PASS))
    coloured = text_of(given, Terminal(100, colour=True, unicode=True))
    assert coloured != text_of(given)
    assert ANSI.sub("", coloured) == text_of(given)


def test_ascii_terminal_gets_ascii():
    text = text_of(report(verdict(Status.FAIL, WRONG)), Terminal(80, colour=False, unicode=False))
    assert text.isascii()
    assert text.startswith("x step5")


def test_control_characters_of_a_stranger_are_shown_not_obeyed():
    cause = Cause(Code.RAISED, "it raised \x1b[2J\x07\u202egood")
    text = text_of(report(verdict(Status.ERROR, cause), notes=("\x1b]0;title\x07",)))
    assert not set(text) & {"\x1b", "\x07", "\u202e"}


def test_untouched_step_is_one_line():
    stub = Cause(Code.NOT_WRITTEN, "`backward` is not yet written.")
    text = text_of(report(verdict(Status.SKIP, stub)))
    assert text.split("\n")[0].endswith("not started")
    assert "`backward`" not in text
    assert text.endswith("Open step5_backward.py, fill in the TODO, then: grade step5\n")
    missing = text_of(report(verdict(Status.SKIP, Cause(Code.MISSING_FILE, "not there"))))
    assert missing.endswith("Next: grade step5\n")


def test_ending_names_the_next_command():
    assert "Next: grade step5 there.zip" in text_of(
        report(verdict(Status.FAIL, WRONG)), again="grade {step} there.zip"
    )
    assert "Next: grade step5 {x}" in text_of(
        report(verdict(Status.FAIL, WRONG)), again="grade {step} {x}"
    )
    assert "Next: grade step6" in text_of(report(verdict(Status.PASS)))
    last = find_course().steps[-1].id
    assert "Next" not in text_of(report(verdict(Status.PASS), step=last))


class Stream(io.StringIO):
    """A stream of some encoding, on a terminal or not."""

    def __init__(self, encoding, tty):
        super().__init__()
        self._encoding, self._tty = encoding, tty

    @property
    def encoding(self):
        return self._encoding

    def isatty(self):
        return self._tty


@pytest.mark.parametrize(
    ("encoding", "tty", "environment", "colour", "unicode"),
    [
        ("utf-8", True, {}, True, True),
        ("utf-8", False, {}, False, True),
        ("utf-8", True, {"NO_COLOR": "1"}, False, True),
        ("utf-8", True, {"NO_COLOR": ""}, True, True),
        ("utf-8", True, {"TERM": "dumb"}, False, True),
        ("cp1252", True, {}, True, False),
        (None, False, {}, False, False),
    ],
)
def test_terminal_is_what_the_stream_can_show(
    monkeypatch, encoding, tty, environment, colour, unicode
):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal.of(Stream(encoding, tty))
    assert (terminal.colour, terminal.unicode) == (colour, unicode)
