"""What workers are born of."""

import subprocess
import sys

import pytest

from grader.model import Asked, Limits
from grader.worker import nursery
from grader.worker.nursery import MOST_ENDING, Nursery
from grader.worker.workers import Workers

LIMITS = Limits(5.0, 60.0, 1024)
forks = pytest.mark.skipif(sys.platform != "linux", reason="forks of a zygote")


def test_folders_are_private_and_beside_the_canary():
    with Nursery() as made:
        first, second = made.folder(), made.folder()
        assert first.parent == second.parent == made.root
        assert first != second
        assert sorted(path.name for path in made.root.iterdir()) == ["1", "2", "canary"]
        root = made.root
    assert not root.exists()


class Process:
    """Notes what is done to it."""

    def __init__(self):
        self.events = []

    def dismiss(self):
        self.events.append("dismiss")

    def kill(self):
        self.events.append("kill")


def test_process_that_is_to_end_is_not_waited_for():
    processes = [Process() for _ in range(MOST_ENDING + 1)]
    with Nursery() as made:
        for process in processes[:-1]:
            made.end(process)
        assert [process.events for process in processes[:-1]] == [["dismiss"]] * MOST_ENDING
        made.end(processes[-1])
        assert processes[0].events == ["dismiss", "kill"]  # so that there are never many
        assert processes[1].events == processes[-1].events == ["dismiss"]
    assert [process.events for process in processes] == [["dismiss", "kill"]] * len(processes)


def test_all_that_are_to_end_have_when_they_are_collected():
    process = Process()
    with Nursery() as made:
        made.end(process)
        for _ in range(2):
            made.collect()
            assert process.events == ["dismiss", "kill"]


def test_where_there_is_no_fork_warming_does_nothing(monkeypatch):
    monkeypatch.setattr(nursery, "CAN_FORK", False)
    monkeypatch.setattr(nursery, "launch", None)
    with Nursery() as made:
        made.warm()


@forks
def test_warm_nursery_has_one_zygote_for_all_workers(monkeypatch, asked):
    started = []
    launch = nursery.launch
    monkeypatch.setattr(nursery, "launch", lambda *what: started.append(what) or launch(*what))
    with Nursery() as made:
        made.warm()
        made.warm()
        with Workers(nursery=made) as workers:
            for _ in range(2):
                worker = workers.start(asked("def f(x): return x\n"), LIMITS)
                assert worker.call(Asked("f", [3])).value == 3
                worker.close()
    assert started == [("zygote", started[0][1])]


@forks
def test_zygote_that_is_dismissed_ends_by_itself():
    with Nursery() as made:
        made.warm()
        made.dismiss()
        assert made._zygote._process.wait(30) == 0


@forks
def test_zygote_that_does_not_end_is_killed(monkeypatch):
    monkeypatch.setattr(nursery, "END_SECONDS", 0.01)
    code = "import time; time.sleep(60)"
    with Nursery() as made:
        made.warm()
        made._zygote._process.kill()
        made._zygote._process.wait()
        deaf = made._zygote._process = subprocess.Popen([sys.executable, "-c", code])
    assert deaf.returncode == -9
