"""Finding the pictures of a course."""

import dataclasses

import pytest

from grader.course import find_course
from grader.learn.topics import Topic, all_topics, find_topic, find_topics
from grader.model import UsageProblem

COURSE = find_course()


@pytest.fixture
def course(tmp_path):
    """The kit's steps, with three pictures: of step 5, of step 2, and of no step."""
    figures = tmp_path / "figures"
    figures.mkdir()
    for name, step in (("apple", "step5"), ("pear", "step2"), ("plum", "step99")):
        text = f'TITLE = "A {name}"\nSTEP = "{step}"\nraise RuntimeError("never run")\n'
        (figures / f"{name}.py").write_text(text)
    (figures / "colours.py").write_text("GREEN = 1\n")
    return dataclasses.replace(COURSE, reference=tmp_path)


def test_topics_come_in_course_order_and_are_not_run(course):
    assert find_topics(course) == [
        Topic("pear", "A pear", "step2"),
        Topic("apple", "A apple", "step5"),
    ]


def test_topic_with_frames_has_a_place_on_the_page(course):
    with (course.reference / "figures" / "pear.py").open("a") as file:
        file.write("def frames(learner): pass\n")
    assert [topic.on_page for topic in find_topics(course)] == [True, False]


def test_topic_of_no_step_is_known_to_the_author_only(course):
    assert "plum" in [topic.name for topic in all_topics(course)]
    with pytest.raises(UsageProblem):
        find_topic(course, "plum")


def test_unknown_topic_lists_the_known_and_the_one_that_may_be_meant(course):
    with pytest.raises(UsageProblem) as caught:
        find_topic(course, "Appel")
    assert str(caught.value) == (
        "There is no picture 'Appel'. Did you mean apple?\nThere are pear, apple."
    )


def test_kit_has_its_topics():
    wanted = "xor activations gradcheck gradients boundary curve clinic momentum digits weights"
    assert {topic.name for topic in find_topics(COURSE)} == set(wanted.split())
