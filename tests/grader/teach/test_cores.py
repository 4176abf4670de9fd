"""What breaks a grading process costs one submission; nothing runs on when the crew has gone."""

import os
import signal
import sys
import threading
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.teach.cores import AHEAD, LocalCrew
from grader.teach.finding import find_all, opened
from grader.teach.grading import Setting
from grader.teach.job import Ending

from .running import tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def crew(tiny):
    """Make a crew: ``crew(patience_s=1)``."""

    def crew(**options):
        return LocalCrew(Setting(tiny.root, ("two",)), 2, **options)

    return crew


def jobs_of(folder, tiny):
    return [opened(found, folder, tiny.course) for found in find_all(folder)]


def by_student(outcomes):
    return {outcome.student: outcome for outcome in outcomes}


def test_a_killed_process_costs_its_submission_alone(deadly, class_of, crew):
    answers = {f"s{number}": "3 * x" for number in range(4)}
    folder = class_of(ada="'kill'", bob="'kill once'", cy="2 * x", dan="1 / 0", **answers)
    found = by_student(crew().outcomes(jobs_of(folder, deadly)))
    assert found["ada"].ending is Ending.BROKEN
    assert found["ada"].says == "The process that graded it died (signal 9)."
    graded = {student: o.report.score for student, o in found.items() if o.report}
    assert graded == {"bob": 0.0, "cy": 0.0, "dan": 0.0} | dict.fromkeys(answers, 1.0)
    assert all(found[student].cpu_seconds > 0 for student in answers)


def test_what_hangs_is_ended_and_told(deadly, class_of, monkeypatch):
    looks = count()

    def monotonic():  # goes on, for eight seconds, as soon as it hangs
        return min(next(looks), 8) if (deadly.root / "once").exists() else 0

    monkeypatch.setattr("grader.teach.cores.time", SimpleNamespace(monotonic=monotonic))
    monkeypatch.setattr("grader.teach.cores.LOOK_S", 0.05)
    monkeypatch.setattr("grader.teach.cores.TRIES", 1)
    folder = class_of(ada="3 * x", bob="'hang'", cy="3 * x")
    crew = LocalCrew(Setting(deadly.root, ("two",)), 1, patience_s=5)
    found = by_student(crew.outcomes(jobs_of(folder, deadly)))
    assert found["bob"].ending is Ending.BROKEN
    assert found["bob"].says == "The process that graded it hung for 5 seconds."
    assert {found["ada"].ending, found["cy"].ending} == {Ending.GRADED}


def test_jobs_are_drawn_no_faster_than_they_are_done(tiny, class_of, crew):
    folder = class_of(**{f"s{number}": "3 * x" for number in range(12)})
    drawn, most, done = 0, 0, 0

    def counted():
        nonlocal drawn, most
        for job in jobs_of(folder, tiny):
            drawn += 1
            most = max(most, drawn - done)
            yield job

    for _ in crew().outcomes(counted()):
        done += 1
    assert (drawn, done) == (12, 12)
    assert most <= AHEAD * 2


def test_closed_midway_no_process_is_left(tiny, class_of, crew):
    folder = class_of(**{f"s{number}": "3 * x" for number in range(8)})
    threads, others = threading.active_count(), set(tree(os.getpid()))
    outcomes = crew().outcomes(jobs_of(folder, tiny))
    next(outcomes)
    assert len(set(tree(os.getpid())) - others) >= 2
    outcomes.close()
    left = set(tree(os.getpid())) - others
    assert [pid for pid in left if "tracker" not in command_of(pid)] == []
    assert threading.active_count() == threads


def test_processes_that_cannot_begin_are_a_fault(tiny, class_of, crew, monkeypatch):
    from grader.model import GraderFault

    monkeypatch.setattr("grader.teach.cores._begin", int.__truediv__)
    with pytest.raises(GraderFault, match="end before they begin"):
        list(crew().outcomes(jobs_of(class_of(ada="3 * x"), tiny)))


@pytest.mark.slow
def test_a_process_killed_while_it_waits_costs_nothing(tiny, class_of, crew):
    folder = class_of(**{f"s{number}": "3 * x" for number in range(6)})
    jobs = jobs_of(folder, tiny)
    found = []

    def killing():
        yield jobs[0]
        while not found:
            yield jobs.pop(1)
        for pid in tree(os.getpid())[1:]:
            if "spawn_main" in command_of(pid):
                os.kill(pid, signal.SIGKILL)
                break
        yield from jobs[1:]

    for outcome in crew().outcomes(killing()):
        found.append(outcome)
    assert sorted(outcome.student for outcome in found) == [f"s{number}" for number in range(6)]
    assert {outcome.ending for outcome in found} == {Ending.GRADED}


def command_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""
