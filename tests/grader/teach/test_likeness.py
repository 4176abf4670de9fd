"""What stands out is told, whatever is usual; what is usual is not."""

import random
import time
from pathlib import Path

from grader.course import find_course
from grader.submission import open_submission
from grader.teach.likeness import likeness
from grader.teach.winnowing import fingerprints, hashes_of_course, unpack

SUBMISSIONS = Path(__file__).parents[2] / "submissions"
OF_ONE_HAND = {
    "right_bonus_notebook.ipynb",
    "right_bonus_whole_course.py",
    "right_bonus_loss_first.py",
}
"""The kit's own submissions that were made from each other."""


def a_class(count, own=40, seed=0):
    """Programs that share what a lesson makes everybody write, and now and then an idiom."""
    rng = random.Random(seed)
    return {
        f"s{n}": frozenset(
            [*range(30), *rng.sample(range(100, 400), 8), *(1000 * (n + 1) + i for i in range(own))]
        )
        for n in range(count)
    }


def test_who_wrote_alone_is_not_told():
    found = likeness(a_class(60))
    assert found.pairs == ()
    assert found.compared == 60


def test_a_copy_with_a_few_changes_is_told_and_only_that():
    prints = a_class(60)
    prints["copy"] = frozenset([*sorted(prints["s7"])[:-10], *range(9, 19)])
    (pair,) = likeness(prints).pairs
    assert {*pair.left, *pair.right} == {"s7", "copy"}
    assert pair.shared == len(prints["s7"] & prints["copy"])


def test_many_that_are_the_same_are_told_as_one():
    prints = a_class(60)
    for n in range(5):
        prints[f"copy{n}"] = prints["s7"]
    (pair,) = likeness(prints).pairs
    assert pair.left == ("s7", "copy0", "copy1", "copy2", "copy3", "copy4")
    assert pair.right == ()


def test_what_all_write_is_no_likeness():
    prints = {f"s{n}": frozenset(range(30)) for n in range(20)}
    assert likeness(prints).pairs == ()


def test_with_too_few_nothing_is_told_and_nothing_fails():
    assert likeness({}).pairs == ()
    found = likeness({"a": frozenset({1}), "b": frozenset({1}), "c": frozenset()})
    assert (found.pairs, found.compared, found.too_short) == ((), 2, 1)


def test_of_the_right_submissions_only_those_of_one_hand_stand_out():
    course = find_course()
    known = hashes_of_course(course)
    found = likeness(
        {
            path.name: unpack(fingerprints(open_submission(path, course), known))
            for path in sorted(SUBMISSIONS.glob("right_*"))
        }
    )
    told = {student for pair in found.pairs for student in (*pair.left, *pair.right)}
    assert told == OF_ONE_HAND
    assert found.middle < 30 < found.limit


def test_a_thousand_are_compared_in_seconds():
    prints = a_class(1000, own=150)
    started = time.process_time()
    likeness(prints)
    assert time.process_time() - started < 5
