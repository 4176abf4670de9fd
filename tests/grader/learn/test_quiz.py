"""The quiz asks, tells why, and remembers; the course's answers follow from its reference."""

import random
import shutil

import pytest

from grader.author.quizzes import quiz_problems
from grader.course import find_course, load_course
from grader.learn.memory import Memory
from grader.learn.questions import Question, Wrong
from grader.learn.quiz import Score, Stopped, ask_all, load_questions, remember, remembered
from grader.model import GraderFault, UsageProblem

COURSE = find_course()
CHOICE = Question("Which?", "a cat", "Cats purr.", (Wrong("a dog", "Dogs bark."), Wrong("a cow")))
FREE = Question("Shape?", (2, 3), "As W1.", (Wrong((3, 2), "Turned."),), free=True)


class Talk:
    """A learner who types prepared lines."""

    def __init__(self, *lines):
        self.lines, self.told = list(lines), []

    def ask(self, prompt):
        self.told.append(prompt)
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    def tell(self, mark, text):
        self.told.append(mark + text)

    def results(self, *questions, seed=0):
        return ask_all(questions, random.Random(seed), self.ask, self.tell)


def letter_of(talk, text):
    return next(line.strip()[0] for line in talk.told if line.endswith(f")  {text}"))


def test_right_choice_is_told_why():
    look = Talk()
    with pytest.raises(Stopped):
        look.results(CHOICE)
    talk = Talk(letter_of(look, "a cat").upper())
    assert talk.results(CHOICE) == [True]
    assert "Right. Cats purr." in talk.told


def test_wrong_choice_is_told_what_and_why_it_tempts():
    look = Talk()
    with pytest.raises(Stopped):
        look.results(CHOICE)
    talk = Talk(letter_of(look, "a dog") + ")")
    assert talk.results(CHOICE) == [False]
    assert talk.told[-3:] == ["Not quite. It is a cat.", "Dogs bark. Cats purr.", ""]


def test_choices_lie_by_the_seed():
    def order(seed):
        talk = Talk()
        with pytest.raises(Stopped):
            talk.results(CHOICE, seed=seed)
        return talk.told

    assert order(1) == order(1)
    assert len({tuple(order(seed)) for seed in range(20)}) > 1


def test_what_cannot_be_read_is_asked_again():
    talk = Talk("", "two", "2x3", "z", "")
    with pytest.raises(Stopped):
        talk.results(FREE, CHOICE)
    assert talk.told.count("A shape looks like (7, 4).") == 2
    assert "One of the letters, or q to stop." in talk.told


def test_q_stops():
    with pytest.raises(Stopped):
        Talk("(2, 3)", "Q").results(FREE, CHOICE)


def test_first_try_stays_the_first(tmp_path):
    step = COURSE.steps[4]
    assert remember(Memory(tmp_path), step, [True, False, True]).says == "2 of 3 on the first try"
    score = remember(Memory(tmp_path), step, [True, True, True])
    assert score == remembered(Memory(tmp_path), step) == Score(2, 3, 3, 2)
    assert score.says == "2 of 3 on the first try, 3 of 3 now"


@pytest.mark.parametrize(
    "kept",
    [3, [], {}, {"first": 1}, {"first": 9, "last": 1, "of": 3, "times": 1},
     {"first": True, "last": 1, "of": 3, "times": 1}, {"first": 1, "last": 1, "of": 3, "times": 0}],
)  # fmt: skip
def test_odd_memory_is_none(tmp_path, kept):
    Memory(tmp_path).put("quiz", "step5", kept)
    assert remembered(Memory(tmp_path), COURSE.steps[4]) is None


@pytest.mark.parametrize("step", COURSE.steps, ids=lambda step: step.id)
def test_each_step_has_a_sound_quiz(step):
    assert list(quiz_problems(COURSE, step)) == []


@pytest.mark.parametrize("step", COURSE.steps, ids=lambda step: step.id)
def test_quiz_is_written_in_ascii(step):
    for question in load_questions(COURSE, step):
        for text in (question.text, question.because, *(wrong.why for wrong in question.wrong)):
            assert text.isascii()
            assert len(text) < 240


def test_untrained_loss_is_the_one_of_the_errata():
    first = load_questions(COURSE, COURSE.step("step4"))[0]
    assert first.answer == 0.125
    assert first.tempted(0.25)


@pytest.fixture
def changed(tmp_path):
    """Load the quiz of a step from a course whose reference has been changed."""

    def load(stem, old, new, of):
        root = tmp_path / "course"
        ignore = shutil.ignore_patterns("__pycache__", "mistakes", ".grade")
        shutil.copytree(COURSE.reference, root / "reference", ignore=ignore)
        path = root / "reference" / f"{stem}.py"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        course = load_course(root)
        return [q.answer for q in load_questions(course, course.step(of))]

    return load


@pytest.mark.parametrize(
    ("stem", "old", "new", "of", "number"),
    [
        ("step1_init", "np.sqrt(2 / input_size)", "np.sqrt(1 / input_size)", "step1", 1),
        ("step2_activations", "return a * (1 - a)", "return 1 - a * a", "step2", 0),
        ("step2_activations", "(z > 0)", "(z >= 0)", "step2", 1),
        ("step3_forward", "Z2 = A1 @", "Z2 = Z1 @", "step3", 2),
        ("step4_loss", "/ (2 * m)", "/ m", "step4", 0),
        ("step5_backward", "X.T @ dZ1 / m", "(X.T @ dZ1 / m).T", "step5", 0),
        ("step6_train", "- lr * gradients", "- lr / 2 * gradients", "step6", 0),
        ("clinic", "factor * grad for", "grad for", "clinic", 1),
        ("challenge1_momentum", "(1 - beta) *", "1 *", "challenge1", 0),
        ("challenge2_softmax", "(len(labels), num_classes)", "(num_classes + 1, num_classes)",
         "challenge2", 2),
        ("challenge3_l2", 'for name in ("W1", "W2")', 'for name in ("W1",)', "challenge3", 1),
    ],
)  # fmt: skip
def test_answer_follows_from_the_reference(changed, stem, old, new, of, number):
    right = [q.answer for q in load_questions(COURSE, COURSE.step(of))]
    assert changed(stem, old, new, of)[number] != right[number]


def test_course_without_a_quiz_says_so(changed, tmp_path):
    changed("step1_init", "He", "He", "step1")
    (tmp_path / "course" / "reference" / "quiz" / "step1_init.py").unlink()
    course = load_course(tmp_path / "course")
    with pytest.raises(UsageProblem, match="no quiz for step1"):
        load_questions(course, course.steps[0])
    assert "is missing" in next(quiz_problems(course, course.steps[0]))


def test_quiz_that_cannot_be_computed_is_the_courses_fault(changed):
    with pytest.raises(GraderFault, match="quiz of step4"):
        changed("step4_loss", "np.sum(", "np.summ(", "step4")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (Question("?", 0.5, "Why.", (Wrong(0.52), Wrong(1.0)), decimals=1), "same answer"),
        (Question("?", 0.5, "Why.", (Wrong(0.2), Wrong(0.2)), decimals=1), "same answer"),
        (Question("?", "a", "Why.", (Wrong("b"), Wrong("c")), free=True), "cannot be typed"),
        (Question("?", "a", "Why.", (Wrong("b"),)), "wrong answers"),
        (Question("?", "a", "", (Wrong("b"), Wrong("c"))), "a reason"),
    ],
)
def test_unsound_question_is_found(monkeypatch, question, says):
    monkeypatch.setattr("grader.author.quizzes.load_questions", lambda *_: (question,) * 2)
    found = list(quiz_problems(COURSE, COURSE.steps[0]))
    assert "2 questions: make it 3" in found[0]
    assert says in found[1]
