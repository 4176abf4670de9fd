"""How far it is: now and then a line, or a bar."""

import io
from collections import Counter

import pytest

from grader.teach.headway import Headway, progress
from grader.teach.job import Ending
from grader.teach.marking import Tally


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock():
    class Clock:
        now = 0.0

        def __call__(self):
            return self.now

    return Clock()


def graded(count, known=0):
    return Tally(known, Counter({Ending.GRADED: count}))


def test_what_was_known_makes_it_no_faster():
    assert progress(graded(10, known=90), 200, 5.0) == "100/200, 2.0 per second, 50 s left"


def test_nothing_is_foretold_before_anything_was_graded():
    assert progress(graded(0, known=3), 10, 0.0) == "3/10"
    unreadable = Tally(3, Counter({Ending.UNREADABLE: 1}))
    assert progress(unreadable, 10, 0.1) == "4/10, 1 unreadable"


def test_elsewhere_than_on_a_terminal_there_is_a_line_now_and_then(clock):
    stream = io.StringIO()
    with Headway(100, stream, clock) as headway:
        for second in range(1, 26):
            clock.now = float(second)
            headway.tell(graded(second))
    assert stream.getvalue().splitlines() == [
        "10/100, 1.0 per second, 1 min 30 s left",
        "20/100, 1.0 per second, 1 min 20 s left",
    ]


def test_on_a_terminal_there_is_a_bar_that_goes_away(clock, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()
    with Headway(4, stream, clock) as headway:
        clock.now = 2.0
        headway.tell(graded(1))
    assert "1/4, 0.5 per second, 6 s left" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")
