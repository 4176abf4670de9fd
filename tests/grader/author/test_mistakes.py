"""The catalogue of mistakes on trial: each is handed in, to be caught and named."""

from types import SimpleNamespace

import pytest

from grader.author.mistakes import Figures, Tried, judge_mistakes
from grader.diagnosis.catalogue import Slip
from grader.model import GraderFault

A, B = Slip("f.a", "one", "A."), Slip("f.b", "two", "B.")


def tried(*slips, caught=True, named=()):
    return Tried(slips, caught, named)


@pytest.mark.parametrize(
    ("one", "is_named"),
    [
        (tried(A, named=("f.a",)), True),
        (tried(A, named=("f.b", "f.a")), True),
        (tried(A, named=("f.b",)), False),
        (tried(A), False),
        (tried(A, B, named=("f.a", "f.b")), True),
        (tried(A, B, named=("f.b",)), True),
        (tried(A, B, named=("f.c",)), False),
        (tried(A, B), False),
    ],
)
def test_named_is_what_was_made_or_one_of_two(one, is_named):
    assert one.is_named is is_named


def figures(*tried):
    return Figures(list(tried))


def named(share, of, *slips):
    return [tried(*slips, named=("f.a",) if n < share else ()) for n in range(of)]


@pytest.mark.parametrize(
    ("found", "good"),
    [
        (named(100, 100, A), True),
        (named(98, 100, A), True),
        (named(97, 100, A), False),
        ([*named(10, 10, A), tried(A, caught=False)], False),
        ([*named(10, 10, A), *named(9, 10, A, B)], True),
        ([*named(10, 10, A), *named(8, 10, A, B)], False),
        ([*named(10, 10, A), tried(A, B, caught=False)], True),
    ],
    ids=["all", "98 %", "97 %", "one not caught", "pairs 90 %", "pairs 80 %", "pair not caught"],
)
def test_good_enough_is_all_caught_and_nearly_all_named(found, good):
    assert figures(*found).good_enough is good


def test_confusion_counts_single_mistakes_that_are_named_otherwise():
    found = figures(
        tried(A, named=("f.a",)),
        tried(A, named=("f.b", "f.c")),
        tried(A, named=("f.b", "f.c")),
        tried(B),
        tried(B, caught=False),
        tried(A, B),
    )
    assert found.confusion() == {("f.a", "f.b + f.c"): 2, ("f.b", "nothing"): 2}


@pytest.fixture
def judged(tiny):
    """Put the catalogue of the small course on trial."""

    def judged(pairs=60, steps=None):
        course = tiny.course
        told = []
        found = judge_mistakes(course, steps or course.steps, pairs, told.append)
        assert told == [step.id for step in steps or course.steps]
        return found

    return judged


def ids(tried):
    return {" + ".join(slip.id for slip in one.slips) for one in tried}


SINGLE = {"spread.sum", "spread.turned", "spread.added", "double.once", "double.two"}


def test_every_mistake_is_caught_and_named(judged):
    found = judged()
    assert ids(found.of_size(1)) == ids(found.caught(1)) == ids(found.named(1)) == SINGLE
    # Of one point in the program only one turn can be taken.
    assert ids(found.of_size(2)) == {"spread.sum + spread.turned", "spread.sum + spread.added"}
    assert ids(found.named(2)) == ids(found.of_size(2))
    assert found.good_enough
    assert not found.confusion()


@pytest.mark.parametrize("pairs", [0, 1])
def test_pairs_are_sampled(judged, pairs):
    found = judged(pairs)
    assert len(found.of_size(2)) == pairs
    assert ids(found.of_size(1)) == SINGLE
    assert ids(judged(pairs).of_size(2)) == ids(found.of_size(2))


def test_mistake_that_no_check_rejects_is_found(tiny, judged):
    tiny.edit(tiny.hidden, '"double", 3).is_number(6)', '"double", 1).is_number(2)')
    found = judged()
    assert ids(found.of_size(1)) - ids(found.caught(1)) == {"double.two"}
    assert found.confusion() == {("double.two", "nothing"): 1}
    assert not found.good_enough


def test_three_mistakes_that_look_alike_are_a_confusion(tiny, judged):
    line = '    Slip("double.two"'
    more = "".join(f'    Slip("double.{n}", "factor", "Like two."),\n' for n in ("a", "b"))
    tiny.edit(tiny.mistakes, line, more + line)
    tiny.edit(tiny.mistakes, 'if made("two")', 'if made("two") or made("a") or made("b")')
    found = judged()
    assert set(found.confusion()) == {(f"double.{n}", "nothing") for n in ("a", "b", "two")}
    assert not found.good_enough


def test_another_right_answer_is_not_handed_in(tiny, judged):
    line = '"2 comes back, whatever x is."'
    tiny.edit(tiny.mistakes, line, f"{line}, right=True")
    assert ids(judged().of_size(1)) == SINGLE - {"double.two"}


def test_slip_that_makes_a_program_that_does_not_run_is_caught(tiny, judged):
    tiny.edit(tiny.mistakes, 'return x if made("once")', 'return x["once"] if made("once")')
    assert "double.once" in ids(judged().caught(1))


@pytest.mark.parametrize("instead", ["3 * x", "None"])
def test_model_that_does_not_pass_without_a_slip_is_the_graders_fault(tiny, judged, instead):
    tiny.edit(tiny.mistakes, 'made("two") else 2 * x', f'made("two") else {instead}')
    with pytest.raises(GraderFault, match="model of double does not pass without a slip"):
        judged()


def test_reference_answers_where_a_model_does_not_speak_of_a_call(tiny, judged):
    """Then the slip is not in what came back, and no check can reject it: the trial tells so."""
    tiny.edit(
        tiny.mistakes, "    return x if made", '    x if x != 3 else x["?"]\n    return x if made'
    )
    found = judged()
    assert ids(found.of_size(1)) - ids(found.caught(1)) == {"double.once", "double.two"}


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("tests/hidden/test_one_numbers.py", "import numpy", "import nump", "nump"),
        ("tests/hidden/test_one_numbers.py", "points=1", "points=7", "worth 9 points"),
        ("tests/hidden/test_one_numbers.py", 'learner.call("double"', "learner.cal(", "cal"),
        ("reference/mistakes/one_numbers.py", "double.once", "spread.sum", "named twice"),
        ("reference/mistakes/one_numbers.py", "double.once", "triple.once", "no function triple"),
    ],
)
def test_course_that_contradicts_itself_is_the_graders_fault(tiny, judged, name, old, new, says):
    tiny.edit(name, old, new)
    with pytest.raises(GraderFault, match=says):
        judged()


def test_step_without_a_catalogue_has_nothing_to_try(tiny, judged):
    assert judged(steps=[tiny.course.step("two")]).tried == []


def test_stopped_by_the_user_is_stopped(judged, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.author.mistakes.name_mistakes", stopped)
    with pytest.raises(KeyboardInterrupt):
        judged()


def run_command(monkeypatch, tiny, *arguments):
    """Run `grade dev mistakes` on the small course; return status, and what it said."""
    from click.testing import CliRunner

    from grader.commands.dev import dev

    monkeypatch.setattr("grader.commands.dev.find_course", lambda: tiny.course)
    ran = CliRunner().invoke(dev, ["mistakes", *arguments])
    return SimpleNamespace(status=ran.exit_code, out=ran.output, problem=ran.exception)


def test_command_says_figures_and_exits_with_0(monkeypatch, tiny):
    ran = run_command(monkeypatch, tiny)
    assert ran.out.split("\n") == [
        "tried one",
        "tried two",
        "mistakes: 5 tried, 5 caught, 5 named",
        "pairs: 2 tried, 2 caught, 2 named",
        "",
    ]
    assert ran.status == 0


def test_command_says_what_is_not_caught_and_exits_with_1(monkeypatch, tiny):
    tiny.edit(tiny.hidden, '"double", 3).is_number(6)', '"double", 1).is_number(2)')
    ran = run_command(monkeypatch, tiny, "one", "--pairs", "0")
    assert ran.out.split("\n") == [
        "tried one",
        "✗ no check rejects double.two",
        "  double.two is named nothing",
        "mistakes: 5 tried, 4 caught, 4 named",
        "pairs: 0 tried, 0 caught, 0 named",
        "",
    ]
    assert ran.status == 1


@pytest.mark.parametrize("arguments", [["three"], ["one", "stp1"]])
def test_step_that_is_none_is_no_success(monkeypatch, tiny, arguments):
    ran = run_command(monkeypatch, tiny, *arguments)
    assert ran.status != 0
    assert arguments[-1] in str(ran.problem)
    assert "tried" not in ran.out
