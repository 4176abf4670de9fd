"""Which hint comes next."""

import pytest

from grader.learn.hints import next_hint
from grader.learn.memory import Memory
from grader.model import Cause, Code, GraderFault, Mistake, Status, StepReport, Verdict

SUM = Mistake("spread.sum", "The mean is a sum here.", whole=True)
TURNED = Mistake("spread.turned", "The sign is turned.")
UNKNOWN = Mistake("structure.sign", "The result has the wrong sign.")


@pytest.fixture
def hinted(tiny, tmp_path):
    """Ask for hints at a report made of mistakes; a new command, with a new memory, each time."""

    def hinted(*mistakes, status=Status.FAIL, times=1):
        cause = Cause(Code.WRONG_VALUE, "spread(x) is wrong")
        checks = tuple(
            Verdict(f"one.{n}", "spread", "t", status, 1.0, cause=cause, mistake=mistake)
            for n, mistake in enumerate(mistakes)
        )
        report = StepReport("one", "Numbers", "one_numbers.py", checks)
        return [next_hint(tiny.course, tiny.one, report, Memory(tmp_path)) for _ in range(times)]

    return hinted


def texts(hints):
    return [(hint.about, hint.text, hint.number, hint.count) for hint in hints]


def test_ladder_is_climbed_rung_by_rung_and_the_last_one_stays(hinted):
    assert texts(hinted(SUM, times=4)) == [
        ("spread.sum", "a nudge", 1, 2),
        ("spread.sum", "nearly all of it", 2, 2),
        ("spread.sum", "nearly all of it", 2, 2),
        ("spread.sum", "nearly all of it", 2, 2),
    ]


@pytest.mark.parametrize("mistake", [None, UNKNOWN, Mistake("spread.added", "no hints of its own")])
def test_steps_own_ladder_where_the_mistake_has_none(hinted, mistake):
    assert texts(hinted(mistake, times=3)) == [
        ("one", "the first of one", 1, 3),
        ("one", "the second of one", 2, 3),
        ("one", "the last of one", 3, 3),
    ]


def test_each_mistake_has_a_ladder_of_its_own(hinted):
    assert texts([*hinted(SUM), *hinted(TURNED), *hinted(None), *hinted(SUM)]) == [
        ("spread.sum", "a nudge", 1, 2),
        ("spread.turned", "which is larger?", 1, 1),
        ("one", "the first of one", 1, 3),
        ("spread.sum", "nearly all of it", 2, 2),
    ]


@pytest.mark.parametrize(
    ("mistakes", "about"),
    [
        ((None, TURNED, SUM), "spread.turned"),
        ((UNKNOWN, SUM), "spread.sum"),
        ((Mistake("spread.added + spread.sum", "Two."),), "spread.sum"),
        ((Mistake("spread.added | spread.turned", "Either."),), "spread.turned"),
    ],
)
def test_first_mistake_with_a_ladder_is_hinted_at(hinted, mistakes, about):
    assert hinted(*mistakes)[0].about == about


@pytest.mark.parametrize("status", [Status.SKIP, Status.ERROR])
def test_step_that_never_ran_has_hints(hinted, status):
    assert texts(hinted(None, status=status)) == [("one", "the first of one", 1, 3)]


def test_nothing_to_hint_at_when_it_passes(hinted, tmp_path):
    assert hinted(None, status=Status.PASS) == [None]
    assert not (tmp_path / ".grade").exists()


@pytest.mark.parametrize(("cap", "last"), [(1, "a nudge"), (2, "nearly all of it"),
                                           (9, "nearly all of it")])  # fmt: skip
def test_cap_ends_the_ladder_early(hinted, tiny, cap, last):
    tiny.edit("reference/course.toml", 'title = "Numbers"', f'title = "Numbers"\nhint_cap = {cap}')
    hint = hinted(SUM, times=3)[-1]
    assert (hint.text, hint.number, hint.count) == (last, min(cap, 2), min(cap, 2))


@pytest.mark.parametrize("cap", ["0", "-1", '"2"', "1.5", "true"])
def test_cap_that_is_no_number_of_rungs_is_the_graders_fault(tiny, cap):
    tiny.edit("reference/course.toml", 'title = "Numbers"', f'title = "Numbers"\nhint_cap = {cap}')
    with pytest.raises(GraderFault, match="hint_cap"):
        _ = tiny.course


@pytest.mark.parametrize("kept", ["many", -5, 2.5, [], 10**30])
def test_memory_that_makes_no_sense_gives_a_hint_all_the_same(hinted, tmp_path, kept):
    Memory(tmp_path).put("hints", "spread.sum", kept)
    assert hinted(SUM)[0].text == ("nearly all of it" if kept == 10**30 else "a nudge")


def test_hint_is_given_where_nothing_can_be_remembered(hinted, tmp_path):
    (tmp_path / ".grade").write_text("")
    assert [hint.number for hint in hinted(SUM, times=2)] == [1, 1]


def test_what_python_cannot_read_comes_before_all_hints(tiny, tmp_path):
    cause = Cause(Code.SYNTAX_ERROR, "`spread`: '(' was \x1bnever closed.", line=50)
    check = Verdict("one.1", "spread", "t", Status.ERROR, 1.0, cause=cause)
    report = StepReport("one", "Numbers", "one_numbers.py", (check,))
    hint = next_hint(tiny.course, tiny.one, report, Memory(tmp_path))
    assert (hint.about, hint.number, hint.count) == ("line 50", 1, 1)
    assert "never closed. Look at line 50" in hint.text
    assert "\x1b" not in hint.text
