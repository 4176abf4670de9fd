"""Free answers: every way that people write a shape or a number, and nothing else."""

import pytest

from grader.learn.questions import Question, Unreadable, Wrong, read_number, read_shape


@pytest.mark.parametrize(
    "typed", ["(2, 3)", "2,3", "2x3", " 2 X 3 ", "[2, 3]", "2 3", "2 × 3", "(2,3,)", "(2 , 3)"]
)
def test_shape_is_read_however_it_is_written(typed):
    assert read_shape(typed) == (2, 3)


@pytest.mark.parametrize(
    "typed", ["", "two by three", "2.0, 3", "-2, 3", "(2, 3", "2,,3", "9" * 500]
)
def test_what_is_no_shape_is_said_so(typed):
    with pytest.raises(Unreadable, match="looks like"):
        read_shape(typed)


def test_scalar_and_row_have_shapes_too():
    assert (read_shape("()"), read_shape("(6,)"), read_shape("6")) == ((), (6,), (6,))


@pytest.mark.parametrize("typed", ["0.125", ".125", "0,125", "1/8", "1.25e-1", "+0.125", " 1 / 8 "])
def test_number_is_read_however_it_is_written(typed):
    assert read_number(typed) == 0.125


@pytest.mark.parametrize(
    "typed", ["", "an eighth", "1/0", "nan", "inf", "0x10", "1e999", "9" * 900]
)
def test_what_is_no_number_is_said_so(typed):
    with pytest.raises(Unreadable):
        read_number(typed)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("0.69", True), ("0.693", True), ("0.7", False), ("0.68", False), ("0.695", True)],
)
def test_number_is_right_within_the_rounding_asked_for(typed, right):
    question = Question("?", 0.6931, "", free=True, decimals=2)
    assert question.agree(question.read(typed), question.answer) is right


def test_question_says_what_to_type():
    asks = [
        Question("?", answer, "", free=True, decimals=decimals).asks_for
        for answer, decimals in (((2, 3), 0), (3, 0), (0.5, 1), (0.25, 2))
    ]
    assert asks == ["a shape", "a whole number", "a number, 1 decimal", "a number, 2 decimals"]


def test_foreseen_wrong_answer_has_its_explanation():
    question = Question("?", 0.125, "", (Wrong(0.25, "the half"),), free=True, decimals=3)
    assert (question.tempted(0.25), question.tempted(0.3)) == ("the half", "")
