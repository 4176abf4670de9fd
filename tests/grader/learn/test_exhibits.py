"""What is gathered for a page: pictures or the reason why not, and the lines that are meant."""

import pytest

from grader.learn import exhibits, plotting
from grader.learn.exhibits import excerpts_of, exhibits_of
from grader.model import Cause, Code, GraderFault, Report, Status, StepReport, Verdict

FIGURE = """
from matplotlib.figure import Figure
TITLE = "Doubles"
STEP = "one"
def frames(learner):
    for number in (1, 2):
        figure = Figure(figsize=(1, 1))
        figure.subplots().plot([0, learner.double(number)])
        yield f"twice {number} is {learner.double(number)}", figure
"""
LOOP = "def double(x):\n    while True:\n        pass\n"


@pytest.fixture
def figure(tiny):
    folder = tiny.root / "reference" / "figures"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "doubles.py").write_text(FIGURE)
    (folder / "unseen.py").write_text('TITLE = "Not on the page"\nSTEP = "one"\n')
    return folder / "doubles.py"


def report(*causes, status=Status.FAIL):
    checks = tuple(
        Verdict(f"one.{n}", "double", "", status, 1.0, cause=cause)
        for n, cause in enumerate(causes)
    )
    return Report("", "", 0, (), 0.0, (StepReport("one", "Numbers", "", checks),))


def cause(line, where=None, code=Code.WRONG_VALUE):
    return Cause(code, "", line=line, where=where)


def drawn(tiny, submission, given=None):
    return exhibits_of(tiny.course, submission, given or report(cause(1)), seed=0)


def test_topics_with_frames_are_drawn_with_the_learners_functions(tiny, figure):
    (exhibit,) = drawn(tiny, tiny.submission())
    assert (exhibit.name, exhibit.title, exhibit.step) == ("doubles", "Doubles", "one")
    assert [frame.says for frame in exhibit.frames] == ["twice 1 is 2", "twice 2 is 4"]
    assert all(frame.png.startswith(b"\x89PNG") for frame in exhibit.frames)
    assert exhibit.problem == ""


def test_function_that_raises_gives_its_reason(tiny, figure):
    (exhibit,) = drawn(tiny, tiny.flat("def double(x):\n    return nowhere\n"))
    assert exhibit.frames == ()
    assert "This needs your `double` (one)." in exhibit.problem
    assert "NameError" in exhibit.problem


def test_function_that_does_not_end_is_not_waited_for(tiny, figure, monkeypatch):
    monkeypatch.setattr(exhibits, "CALL_SECONDS", 0.2)
    (exhibit,) = drawn(tiny, tiny.flat(LOOP))
    assert "ran longer than 0.2 s" in exhibit.problem


def test_numbers_that_cannot_be_drawn_are_no_reason_for_no_page(tiny, figure):
    (exhibit,) = drawn(tiny, tiny.flat("def double(x):\n    return {}\n"))
    assert exhibit.problem == "What your functions gave cannot be drawn (TypeError)."


def test_fault_of_the_grader_is_not_hidden(tiny, figure, monkeypatch):
    def broken(*_):
        raise GraderFault("no worker")

    monkeypatch.setattr(plotting, "frames", broken)
    with pytest.raises(GraderFault):
        drawn(tiny, tiny.submission())


def test_step_that_is_not_started_has_no_picture(tiny, figure):
    untouched = report(cause(1, code=Code.NOT_WRITTEN), status=Status.SKIP)
    assert drawn(tiny, tiny.submission(), untouched) == []


def excerpt(tiny, submission, given):
    return excerpts_of(tiny.course, submission, report(given)).get("one.0")


def lines(found):
    return [(line.number, line.text, line.marked) for line in found.lines]


def test_line_is_shown_with_two_around(tiny):
    found = excerpt(tiny, tiny.submission(one="a\nb\nc\nd\ne\nf\n"), cause(3))
    assert found.place == "line 3"
    assert [number for number, _, _ in lines(found)] == [1, 2, 3, 4, 5]
    assert [text for _, text, marked in lines(found) if marked] == ["c"]


def test_first_and_last_line_have_fewer_around(tiny):
    submission = tiny.submission(one="a\nb\nc")
    assert lines(excerpt(tiny, submission, cause(1)))[0] == (1, "a", True)
    assert lines(excerpt(tiny, submission, cause(3)))[-1] == (3, "c", True)


@pytest.mark.parametrize("given", [cause(99), cause(0), cause(-3), cause(None), cause(1, "no.py")])
def test_line_that_is_not_there_is_not_shown(tiny, given):
    assert excerpt(tiny, tiny.submission(), given) is None


def test_line_of_another_file_is_taken_from_there(tiny):
    found = excerpt(tiny, tiny.submission(two="x = 1\n"), cause(1, "two_triple.py"))
    assert found.place == "two_triple.py, line 1"
    assert lines(found)[0] == (1, "x = 1", True)


def test_line_of_a_cell_is_taken_from_that_cell(notebook, tiny):
    submission = notebook("a = 1", "b = 2\nc = 3")
    assert lines(excerpt(tiny, submission, cause(2, "code cell 2")))[1] == (2, "c = 3", True)
    assert excerpt(tiny, submission, cause(1)) is None  # of which cell, nobody knows


def test_line_without_end_is_cut(tiny):
    ((_, text, _),) = lines(excerpt(tiny, tiny.submission(one="x" * 9000), cause(1)))
    assert text.endswith("more characters)")
    assert len(text) < 400
