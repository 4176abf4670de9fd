"""Winnowing keeps what its paper promises, and what a submission shares with the course is none."""

import ast
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.course import find_course
from grader.model import Block, Source, Submission
from grader.submission import open_submission
from grader.teach.winnowing import (
    GRAM,
    MOST,
    WINDOW,
    fingerprints,
    hashes,
    hashes_of_course,
    pack,
    unpack,
    winnow,
)

SUBMISSIONS = Path(__file__).parents[2] / "submissions"
WORDS = st.lists(st.sampled_from("abc"), max_size=40)


def by_definition(values, window):
    """The paper's words: in each window the minimum, if there is more than one the rightmost."""
    windows = [range(at, at + window) for at in range(len(values) - window + 1)]
    places = windows or ([range(len(values))] if values else [])
    return {min((values[at], -at) for at in place)[0] for place in places}


@settings(deadline=None)
@given(st.lists(st.integers(0, 5), max_size=30), st.integers(1, 8))
def test_winnow_is_what_the_paper_defines(values, window):
    assert winnow(values, window) == by_definition(values, window)


@settings(deadline=None)
@given(WORDS, WORDS, WORDS, WORDS, WORDS, st.integers(1, 5), st.integers(1, 5))
def test_a_common_run_of_w_plus_k_minus_1_tokens_is_always_found(
    shared, before, after, other_before, other_after, gram, window
):
    shared = (shared + list("cab") * 3)[: max(len(shared), window + gram - 1)]
    one = winnow(hashes(before + shared + after, gram), window)
    other = winnow(hashes(other_before + shared + other_after, gram), window)
    assert one & other


@settings(deadline=None)
@given(st.sets(st.integers(0, 2**64 - 1)))
def test_packed_fingerprints_are_read_again(values):
    assert unpack(pack(values)) == values


def submission(text):
    return Submission("x", "0", whole=Source("x.py", (Block("x.py", text),)))


def of(text, known=frozenset()):
    return unpack(fingerprints(submission(text), known))


def test_names_comments_and_the_order_of_functions_hide_nothing():
    text = (SUBMISSIONS / "right_recursion_while" / "step5_backward.py").read_text()
    functions = [ast.unparse(node) for node in ast.parse(text).body]
    random.Random(0).shuffle(functions)
    disguised = re.sub(r"\b(d[ZAWb]\d|params|cache)\b", r"my_\1", "\n# mine\n".join(functions))
    whole, hidden = of(text), of(disguised)
    assert len(whole & hidden) > 0.7 * len(whole)


def test_reference_and_exercises_have_no_fingerprints_of_their_own():
    course = find_course()
    known = hashes_of_course(course)
    for folder in (course.reference, course.exercises):
        assert fingerprints(open_submission(folder, course), known) == b""
    assert fingerprints(open_submission(course.reference, course)) != b""


def test_layout_of_a_submission_makes_no_difference():
    text = (SUBMISSIONS / "right_recursion_while" / "step5_backward.py").read_text()
    file = Source("step5_backward.py", (Block("step5_backward.py", text),))
    folder = Submission("x", "0", files={"step5_backward": file})
    assert unpack(fingerprints(folder)) == of(text)


def test_short_programs_have_few_and_huge_ones_not_too_many():
    assert of("x = 1") == frozenset()
    rng = random.Random(1)
    lines = [f"a.m{rng.randrange(99)}(b[c])" for _ in range(5 * MOST)]
    assert len(of("\n".join(lines))) == MOST


@pytest.mark.parametrize("count", [GRAM, GRAM + WINDOW - 2])
def test_what_is_shorter_than_a_window_has_one(count):
    assert len(winnow(hashes(["+"] * (count - 1) + ["-"]))) == 1
