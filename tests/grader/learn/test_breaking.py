"""The game of finding a planted mistake, on a course of its own."""

import dataclasses
import functools
import random

import pytest

from grader.judge.run import grade
from grader.learn.breaking import Score, is_mended, keep_score, plant, without_names
from grader.learn.memory import Memory
from grader.model import Status, UsageProblem
from grader.worker.workers import Workers

SAYS = {
    "The mean is a sum here.": "spread",
    "The sign is turned.": "spread",
    "The mean is added.": "spread",
    "x comes back as it is.": "double",
    "2 comes back, whatever x is.": "double",
}
OWN = '''import numpy as np

def spread(x):
    """Mine."""
    return x.max() - x.mean()  # é

def double(x):
    return x + x
'''


@pytest.fixture(scope="module")
def workers():
    with Workers() as workers:
        yield workers


@pytest.fixture(autouse=True)
def grading(monkeypatch, workers):
    """Grade with the same workers each time, as a class is: what makes them starts once."""
    monkeypatch.setattr("grader.learn.breaking.grade", functools.partial(grade, workers=workers))


@pytest.fixture
def broken(tiny):
    """Plant a mistake into a submission, the right one if none is given."""

    def broken(submission=None, seed=0, step="one"):
        step = tiny.course.step(step)
        submission = submission or tiny.submission()
        return plant(tiny.course, step, submission, tiny.work, random.Random(seed))

    return broken


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*"))


@pytest.mark.parametrize(
    "text", ["return 2 * x\n", "raise NotImplementedError\n", "return (\n", "return 3 * x\n"]
)
def test_step_that_does_not_pass_is_not_broken(tiny, broken, text):
    own = tiny.submission(one=f"{OWN[: OWN.index('return x + x')]}{text}")
    if text == "return 2 * x\n":
        own = tiny.submission(one="def double(x):\n    return 2 * x\n")
    with pytest.raises(UsageProblem, match=r"one does not pass yet: `grade one`"):
        broken(own)
    assert files(tiny.work) == ["one_numbers.py", "two_triple.py"]


def test_step_without_a_file_is_not_broken(tiny, broken):
    flat = tiny.flat("def triple(x):\n    return 3 * x\n")
    with pytest.raises(UsageProblem, match="does not pass yet"):
        broken(flat)


@pytest.mark.parametrize("seed", range(6))
def test_choices_hold_the_answer_once_and_others_of_its_function(broken, seed):
    puzzle = broken(seed=seed)
    says = puzzle.choices[puzzle.answer]
    assert puzzle.choices.count(says) == 1
    assert len(set(puzzle.choices)) == len(puzzle.choices) > 1
    assert {SAYS[choice] for choice in puzzle.choices} == {SAYS[says]}


@pytest.mark.slow
def test_all_that_can_be_named_is_planted_and_the_answer_has_no_favourite_place(broken):
    puzzles = [broken(seed=seed) for seed in range(16)]
    answers = {puzzle.choices[puzzle.answer] for puzzle in puzzles}
    assert answers == set(SAYS)
    assert {puzzle.answer for puzzle in puzzles} >= {0, 1}


def test_answer_is_what_the_grader_says_of_the_copy(tiny, broken):
    puzzle = broken(seed=2)
    submission = tiny.submission(one=puzzle.path.read_text(encoding="utf-8"))
    (report,) = grade(tiny.course, submission, [tiny.one], seed=0).steps
    named = {check.mistake.says for check in report.checks if check.mistake}
    assert named == {puzzle.choices[puzzle.answer]}
    bare = [(c.id, c.status, c.cause and c.cause.message) for c in puzzle.report.checks]
    assert bare == [(c.id, c.status, c.cause and c.cause.message) for c in report.checks]


@pytest.mark.parametrize("seed", range(3))
def test_report_names_no_mistake(broken, seed):
    report = broken(seed=seed).report
    assert report.status is Status.FAIL
    assert [check.mistake for check in report.checks] == [None] * 3
    assert not any(says in str(report) for says in SAYS)


def test_names_alone_are_taken_off_a_report(tiny):
    submission = tiny.submission(one=OWN.replace("x + x", "x"))
    (report,) = grade(tiny.course, submission, [tiny.one], seed=0).steps
    bare = without_names(report)
    assert any(check.mistake for check in report.checks)
    again = [dataclasses.replace(b, mistake=c.mistake)
             for b, c in zip(bare.checks, report.checks, strict=True)]  # fmt: skip
    assert dataclasses.replace(bare, checks=tuple(again)) == report


@pytest.mark.slow
def test_same_seed_gives_the_same_puzzle(broken):
    def shape(puzzle):
        return puzzle.path.read_text(), puzzle.choices, puzzle.answer

    assert shape(broken(seed=3)) == shape(broken(seed=3))
    assert len({shape(broken(seed=seed)) for seed in range(6)}) > 1


def test_copy_is_broken_and_the_learners_file_is_not(tiny, broken):
    puzzle = broken(tiny.submission(one=OWN))
    assert puzzle.path == tiny.work / "broken" / "one_numbers.py"
    text = puzzle.path.read_text(encoding="utf-8")
    assert text != (tiny.work / "one_numbers.py").read_text(encoding="utf-8") == OWN
    assert [(a, b) for a, b in zip(text.split("\n"), OWN.split("\n"), strict=True) if a != b] != []
    assert len([1 for a, b in zip(text.split("\n"), OWN.split("\n"), strict=True) if a != b]) == 1


FLAT = OWN + "\ndef triple(x):\n    return 3 * x\n"


def test_flat_file_is_broken_as_a_whole(tiny, broken):
    submission = tiny.flat(FLAT)
    puzzle = broken(submission)
    assert puzzle.path == tiny.work / "broken" / "one_numbers.py"
    assert "def triple" in puzzle.path.read_text(encoding="utf-8")
    assert not is_mended(tiny.course, tiny.one, submission, puzzle)
    puzzle.path.write_text(FLAT, encoding="utf-8")
    assert is_mended(tiny.course, tiny.one, submission, puzzle)


def test_notebook_becomes_one_file(tiny, broken, notebook):
    submission = notebook("%matplotlib inline\nimport numpy as np", OWN, "double(3)")
    puzzle = broken(submission)
    assert "double(3)" in puzzle.path.read_text(encoding="utf-8")
    puzzle.path.write_text(OWN, encoding="utf-8")
    assert is_mended(tiny.course, tiny.one, submission, puzzle)


def test_mended_in_another_way_counts(tiny, broken):
    submission = tiny.submission()
    puzzle = broken(submission)
    assert not is_mended(tiny.course, tiny.one, submission, puzzle)
    puzzle.path.write_text(OWN, encoding="utf-8")
    assert is_mended(tiny.course, tiny.one, submission, puzzle)


@pytest.mark.parametrize(
    "content", [b"", b"def double(:", "é".encode("latin-1"), b"\0", b"# \xff\n", OWN.encode()[:60]]
)
def test_copy_that_was_spoilt_is_not_mended(tiny, broken, content):
    submission = tiny.submission()
    puzzle = broken(submission)
    puzzle.path.write_bytes(content)
    assert not is_mended(tiny.course, tiny.one, submission, puzzle)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_copy_saved_by_another_editor_is_mended(tiny, broken, encoding):
    submission = tiny.submission()
    puzzle = broken(submission)
    puzzle.path.write_bytes(OWN.replace("\n", "\r\n").encode(encoding))
    assert is_mended(tiny.course, tiny.one, submission, puzzle)


def test_copy_that_is_gone_is_said_in_words(tiny, broken):
    submission = tiny.submission()
    puzzle = broken(submission)
    puzzle.path.unlink()
    with pytest.raises(UsageProblem, match=r"no file .*one_numbers\.py"):
        is_mended(tiny.course, tiny.one, submission, puzzle)


@pytest.mark.parametrize("place", ["broken", "broken/one_numbers.py"])
def test_copy_that_cannot_be_written_is_said_in_words(tiny, broken, place):
    if place == "broken":
        (tiny.work / place).write_text("mine")
    else:
        (tiny.work / place).mkdir(parents=True)
    with pytest.raises(UsageProblem, match="Cannot write"):
        broken()


def test_report_names_the_copy_and_not_the_learners_file(tiny, broken):
    assert broken().report.file.endswith("broken/one_numbers.py")


def test_step_without_known_mistakes_is_told_without_trying(tiny, broken, monkeypatch):
    tried = []
    monkeypatch.setattr("grader.learn.breaking.planted", lambda *_: tried.append(1) or [])
    with pytest.raises(UsageProblem, match="two"):
        broken(step="two")
    assert tried == []


def test_nothing_that_has_a_name_can_be_broken(tiny, broken):
    own = "import numpy as np\nspread = lambda x: np.ptp(x)\n"
    own += "spread = lambda x: max(x) - sum(x) / len(x)\ndouble = lambda x: 2 * x\n"
    with pytest.raises(UsageProblem, match="Nothing in your one_numbers could be broken"):
        broken(tiny.submission(one=own))


def test_code_that_is_not_all_readable_is_said_so(tiny, broken, notebook):
    with pytest.raises(UsageProblem, match=r"cannot read all of all\.ipynb"):
        broken(notebook(OWN, "def later(:"))


ONLY_THE_MEAN = (
    "import numpy as np\ndef spread(x):\n    return np.subtract(np.max(x), np.mean(x))\n"
    "double = lambda x: 2 * x\n"
)
ONLY_THE_FACTOR = (
    "import numpy as np\nspread = lambda x: np.max(x) - np.mean(x)\n"
    "def double(x):\n    return 2 * x\n"
)


def test_two_mistakes_of_the_same_words_are_one_choice(tiny, broken):
    tiny.edit(tiny.mistakes, "The mean is added.", "The sign is turned.")
    choices = broken(tiny.submission(one=ONLY_THE_MEAN)).choices
    assert sorted(choices) == ["The mean is a sum here.", "The sign is turned."]


def test_another_right_answer_is_no_choice(tiny, broken):
    line = 'Slip("double.two", "factor", "2 comes back, whatever x is.")'
    tiny.edit(tiny.mistakes, line, 'Slip("double.two", "factor", "All is well.", right=True)')
    assert broken(tiny.submission(one=ONLY_THE_FACTOR)).choices == ("x comes back as it is.",)


def test_score_counts_over_commands_and_steps(tmp_path):
    assert keep_score(Memory(tmp_path), True) == Score(1, 1)
    assert keep_score(Memory(tmp_path), False) == Score(1, 2)
    assert keep_score(Memory(tmp_path), True) == Score(2, 3)


@pytest.mark.parametrize("kept", ["many", -3, 1.5, [2]])
def test_score_that_makes_no_sense_starts_anew(tmp_path, kept):
    Memory(tmp_path).put("break", "tried", kept)
    Memory(tmp_path).put("break", "found", kept)
    assert keep_score(Memory(tmp_path), True) == Score(1, 1)
