"""What a policy does to a course and to a report."""

import dataclasses
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from grader.course import find_course
from grader.model import Cause, Code, Mistake, Report, Status, StepReport, UsageProblem, Verdict
from grader.policy import Late, Messages, OwnTests, Policy
from grader.report.as_json import to_dict
from grader.report.html import to_html
from grader.report.terminal import Terminal
from grader.report.text import to_text
from grader.seeds import SecretSeed

COURSE = find_course()
DEADLINE = datetime(2026, 12, 1, 23, 59, tzinfo=ZoneInfo("Europe/Zurich"))
LATE = Late(DEADLINE, percent_per_day=10.0, at_most_percent=25.0)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
CAUSE = Cause(Code.WRONG_VALUE, "dW1 is wrong", "0.25", "0.5", 12)
UNWRITTEN = Cause(Code.NOT_WRITTEN, "not yet written")


def verdict(name, points, status=Status.PASS, cause=None, mistake=None):
    return Verdict(f"step5.{name}", "backward", name, status, points, 0.1, cause, mistake)


STEP5 = StepReport(
    "step5", "Backward", "step5.py",
    (verdict("a", 7), verdict("b", 10), verdict("c", 13, Status.FAIL, CAUSE, Mistake("m", "It …")),
     verdict("own.d", 4)), ("a note",),
)  # fmt: skip
BONUS = StepReport(
    "clinic", "Clinic", "clinic.py",
    (Verdict("clinic.a", "f", "a", Status.SKIP, 5.0, cause=UNWRITTEN),), bonus=True,
)  # fmt: skip
REPORT = Report("here", "0" * 64, 0, ("process",), 1.0, (STEP5, BONUS))


def marked(submitted=None, **policy):
    return Policy(**policy).marked(REPORT, submitted)


def shown(now, before=Messages.FULL, after=Messages.FULL):
    policy = Policy(late=LATE, before_deadline=before, after_deadline=after)
    return policy.shown(REPORT, now)


def text_of(report, every=False):
    return to_text(report, COURSE, Terminal.of(None), every=every)


def test_default_changes_nothing():
    policy = Policy()
    assert policy.applied(COURSE) == COURSE
    assert policy.steps(COURSE) == list(COURSE.steps)
    assert policy.marked(REPORT, DEADLINE) == REPORT
    assert policy.shown(REPORT, DEADLINE) == REPORT


def test_points_are_scaled_in_proportion_and_own_ones_come_on_top():
    found = marked(points={"step5": 40})
    assert [c.max_score for c in found.steps[0].checks] == [
        7 * 40 / 30,
        10 * 40 / 30,
        13 * 40 / 30,
        4,
    ]
    assert found.max_score == 44
    assert found.steps[1] == BONUS


@pytest.mark.parametrize("points", [0.1, 1, 7, 33.33, 99.9, 1e6])
def test_shares_add_up_to_the_whole(points):
    assert marked(points={"step5": points}).max_score == round(points + 4, 9)


def test_step_may_be_worth_nothing():
    found = marked(points={"step5": 0})
    assert (found.score, found.max_score) == (4, 4)
    assert found.steps[0].status is Status.FAIL


def test_report_shows_points_to_two_decimals():
    text = text_of(marked(points={"step5": 10}))
    assert "9.67 / 14" in text
    assert "9.67 of 14 points" in text


@pytest.mark.parametrize(
    ("after", "days", "percent"),
    [
        (-DAY, 0, 0),
        (timedelta(0), 0, 0),
        (SECOND, 1, 10),
        (DAY, 1, 10),
        (DAY + SECOND, 2, 20),
        (2 * DAY + SECOND, 3, 25),
        (400 * DAY, 400, 25),
    ],
)
def test_begun_days_count_up_to_the_most(after, days, percent):
    moment = (DEADLINE.astimezone(UTC) + after).astimezone(ZoneInfo("Asia/Tokyo"))
    assert (LATE.days(moment), LATE.percent(moment)) == (days, percent)


def test_grace_forgives_and_is_counted_once_it_is_over():
    late = dataclasses.replace(LATE, grace=timedelta(hours=25))
    assert late.days(DEADLINE + timedelta(hours=25)) == 0
    assert late.days(DEADLINE + timedelta(hours=25) + SECOND) == 2


def test_day_has_24_hours_where_the_clocks_change():
    """On the wall, 25 hours passed between these two; in truth 24, and the other way round."""
    zurich = ZoneInfo("Europe/Zurich")
    spring, autumn = (
        Late(datetime(2026, month, day, 23, 59, tzinfo=zurich), percent_per_day=1.0)
        for month, day in ((3, 28), (10, 24))
    )
    assert spring.days(datetime(2026, 3, 30, 0, 59, tzinfo=zurich)) == 1
    assert spring.days(datetime(2026, 3, 30, 1, 0, tzinfo=zurich)) == 2
    assert autumn.days(datetime(2026, 10, 25, 22, 59, tzinfo=zurich)) == 1
    assert autumn.days(datetime(2026, 10, 25, 23, 0, tzinfo=zurich)) == 2


def test_being_late_costs_score_and_never_what_can_be_had():
    found = marked(DEADLINE + 2 * DAY, late=LATE)
    assert (found.score, found.max_score) == (21 * 0.8, 34)
    assert (found.late_days, found.late_percent) == (2, 20)
    assert "16.8 of 34 points, 2 days late: 20 % off" in text_of(found)
    assert "1 day late: 10 % off" in text_of(marked(DEADLINE + DAY, late=LATE))
    assert to_dict(found)["late_percent"] == 20


def test_nothing_is_taken_off_in_time_or_where_the_time_is_not_known():
    assert marked(DEADLINE, late=LATE) == REPORT
    assert marked(None, late=LATE) == REPORT
    assert "late" not in text_of(REPORT)


def test_messages_change_with_the_deadline_and_its_grace():
    policy = Policy(
        late=dataclasses.replace(LATE, grace=timedelta(minutes=5)), before_deadline=Messages.POINTS
    )
    assert policy.shown(REPORT, DEADLINE + timedelta(minutes=5)) != REPORT
    assert policy.shown(REPORT, DEADLINE + timedelta(minutes=5) + SECOND) == REPORT


def test_cause_alone_has_no_mistake_and_no_notes():
    (step5, _) = shown(DEADLINE, before=Messages.CAUSE).steps
    assert step5.checks[2].cause == CAUSE
    assert (step5.checks[2].mistake, step5.notes) == (None, ())


def test_points_alone_say_no_more_and_change_no_result():
    found = shown(DEADLINE + DAY, after=Messages.POINTS)
    assert [c.cause for s in found.steps for c in s.checks] == [None, None, None, None, UNWRITTEN]
    assert [c.status for c in found.steps[0].checks] == [c.status for c in STEP5.checks]
    assert (found.score, found.max_score) == (REPORT.score, REPORT.max_score)
    assert [step.id for step in found.unfinished] == [step.id for step in REPORT.unfinished]


@pytest.mark.parametrize("every", [True, False])
def test_points_alone_are_rendered_without_a_reason(every):
    many = dataclasses.replace(STEP5, checks=(*STEP5.checks, verdict("e", 1, Status.ERROR, CAUSE)))
    report = dataclasses.replace(REPORT, steps=(many, BONUS))
    found = Policy(after_deadline=Messages.POINTS, late=LATE).shown(report, DEADLINE + DAY)
    text, page = text_of(found, every), to_html(found, COURSE)
    for rendered in (text, page):
        assert "dW1" not in rendered
        assert "same reason" not in rendered
        assert "not started" in rendered
    assert ("! e" in text) == every


def test_course_keeps_its_steps_and_gets_the_rest():
    own = OwnTests(Path("mine"), "0")
    policy = Policy(out=("step1",), hint_cap=2, limits={"call_seconds": 1.5}, own_tests=own)
    course = policy.applied(COURSE)
    assert course.steps == COURSE.steps
    assert (course.hint_cap, course.own_tests) == (2, Path("mine"))
    assert course.limits == dataclasses.replace(COURSE.limits, call_seconds=1.5)
    assert policy.steps(course) == list(COURSE.steps[1:])


def test_step_that_is_left_out_is_not_graded_even_if_it_is_named():
    policy = Policy(out=("step1", "clinic"))
    one, two = COURSE.steps[:2]
    assert policy.chosen(COURSE.steps, COURSE) == policy.steps(COURSE)
    assert policy.chosen([two], COURSE) == [two]
    with pytest.raises(UsageProblem, match=r"leaves out step1\."):
        policy.chosen([one, two], COURSE)


def test_digest_changes_with_all_that_changes_results():
    policies = [
        Policy(),
        Policy(points={"step5": 40}),
        Policy(out=("step5",)),
        Policy(late=LATE),
        Policy(late=dataclasses.replace(LATE, grace=SECOND)),
        Policy(limits={"call_seconds": 1.5}),
        Policy(seed=SecretSeed.of("a")),
        Policy(seed=SecretSeed.of("b")),
        Policy(own_tests=OwnTests(Path("x"), "0")),
        Policy(own_tests=OwnTests(Path("x"), "1")),
    ]
    assert len({policy.digest for policy in policies}) == len(policies)


def test_digest_is_the_same_for_the_same_results():
    assert Policy().digest == Policy(before_deadline=Messages.POINTS, hint_cap=1).digest
    assert (
        Policy(late=LATE).digest
        == Policy(late=dataclasses.replace(LATE, deadline=DEADLINE.astimezone(UTC))).digest
    )
    one, other = (Policy(own_tests=OwnTests(Path(name), "0")) for name in ("x", "y"))
    assert one.digest == other.digest


def test_digest_does_not_tell_the_seed():
    seed = SecretSeed.of("a")
    assert Policy(seed=seed).digest not in (f"{seed.value:x}", f"{seed.number('worker'):x}")
