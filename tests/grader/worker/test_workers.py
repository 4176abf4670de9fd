"""Workers as a whole: where they come from, what holds them, and that nothing of them stays."""

import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from grader.model import PROMISES, Asked, FaultKind, GraderFault, Limits
from grader.worker import supervisor
from grader.worker.isolation.mechanism import Mechanism
from grader.worker.isolation.probes import PROBES
from grader.worker.workers import Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks of a zygote")

LIMITS = Limits(5.0, 60.0, 1024)
MODES = {
    "all": [],
    "no namespaces": [Mechanism.NAMESPACES],
    "no Landlock": [Mechanism.LANDLOCK],
    "no seccomp": [Mechanism.SECCOMP],
    "nothing": list(Mechanism),
}


@pytest.fixture(scope="module")
def all_workers():
    """Make workers of each mode, once."""
    made = {mode: Workers(without) for mode, without in MODES.items()}
    yield made
    for workers in made.values():
        workers.close()


@pytest.fixture
def start(all_workers, asked):
    """Start a worker on a text."""
    started = []

    def start(text, mode="all", limits=LIMITS, **changes):
        started.append(all_workers[mode].start(asked(text, **changes), limits))
        return started[-1]

    yield start
    for worker in started:
        worker.close()


def test_promises_are_probed_by_what_an_attempt_comes_to(all_workers):
    """Where a mechanism is left out, the probe of what it alone holds must notice."""
    held = {mode: set(workers.inspect(LIMITS).held) for mode, workers in all_workers.items()}
    everything = held["all"]
    assert tuple(PROBES) == PROMISES
    assert everything <= set(PROMISES)
    assert held["no namespaces"] == everything  # the other layers carry alone
    assert "files" not in held["no Landlock"]
    assert not {"network", "processes"} & held["no seccomp"]
    assert held["nothing"] <= {"memory", "cpu", "privileges"}


def test_mechanism_that_is_left_out_is_said(all_workers):
    said = all_workers["no Landlock"].inspect(LIMITS).mechanisms
    assert said["landlock"] == "not wanted"
    assert set(said) == {"namespaces", "landlock", "seccomp"}


def test_what_is_required_and_not_held_is_a_fault_of_the_grader(asked, tmp_path):
    ran = tmp_path / "ran"
    with Workers(list(Mechanism), require=["files", "cpu"]) as workers:
        with pytest.raises(GraderFault, match=r"Not held here: files\. Nothing was run"):
            workers.demand_required(LIMITS)
        worker = workers.start(asked(f"open({str(ran)!r}, 'w')\ndef f(x): return x\n"), LIMITS)
        assert worker.load().faults[0].kind is FaultKind.CRASHED or worker.load().functions == {}
        worker.close()
    assert not ran.exists()


def test_what_is_required_and_held_is_no_fault(all_workers):
    with Workers(require=all_workers["all"].inspect(LIMITS).held) as workers:
        workers.demand_required(LIMITS)


@pytest.mark.parametrize("mode", MODES)
def test_folder_is_empty_private_and_new_each_time(start, mode):
    text = (
        "import os\ndef f(x):\n    found = os.listdir('.'), os.stat('.').st_mode & 0o777\n"
        "    open('mine', 'w').close()\n    return found\n"
    )
    for _ in range(2):
        assert start(text, mode).call(Asked("f", [0])).value == ([], 0o700)


@pytest.mark.parametrize("mode", ["all", "nothing"])
def test_no_worker_writes_bytecode(start, mode):
    text = "import sys\ndef f(x): return sys.dont_write_bytecode\n"
    assert start(text, mode).call(Asked("f", [0])).value is True


@pytest.mark.parametrize("mode", ["all", "no namespaces"])
def test_folder_has_room_for_so_much(start, mode):
    text = (
        "import time\ndef f(x):\n    for n in range(x):\n"
        "        with open(f'{n}', 'wb') as file: file.write(bytes(1 << 20))\n"
        "        time.sleep(0.02)\n"
    )
    assert start(text, mode).call(Asked("f", [4])).fault is None
    fault = start(text, mode).call(Asked("f", [40])).fault
    assert "No space left" in fault.text or "more files than there is room" in fault.text


def test_zygote_that_dies_is_replaced(all_workers, start):
    workers = all_workers["all"]
    assert start("def f(x): return x").call(Asked("f", [1])).value == 1
    workers._nursery._zygote._process.kill()
    workers._nursery._zygote._process.wait(60)
    assert start("def f(x): return x").call(Asked("f", [2])).value == 2


ORPHAN = """
import sys
from grader.model import Asked, Limits
from grader.worker.isolation.mechanism import Mechanism
from grader.worker.workers import Workers
sys.path.insert(0, {here!r})
from conftest import request_for

TEXT = '''
import os, time
def f(x):
    for _ in range(x):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(600)
                os._exit(0)
            os._exit(0)
    open('file', 'w').close()
    return 1
def g():
    time.sleep(600)
'''
workers = Workers([Mechanism(name) for name in {without!r}])
worker = workers.start(request_for(TEXT), Limits(600.0, 600.0, 1024))
assert worker.call(Asked("f", [{forks}])).value == 1
print(workers._nursery.root, flush=True)
worker.call(Asked("g"))
"""


@pytest.mark.parametrize(
    ("without", "forks"),
    [([], 0), (["namespaces"], 0), (["seccomp"], 3), (["seccomp", "namespaces"], 3)],
)
def test_grader_that_is_killed_leaves_nothing(without, forks):
    """The zygote removes its folder when all of its keepers have ended, and they end last."""
    code = ORPHAN.format(here=str(Path(__file__).parent), without=without, forks=forks)
    grader = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    with grader:
        folder = Path(grader.stdout.readline().strip())
        assert folder.is_dir()
        family = descendants(grader.pid)
        assert len(family) >= 3 + forks
        grader.send_signal(signal.SIGKILL)
    assert until(lambda: not folder.exists() and not any(map(runs, family)))


def test_worker_that_is_closed_takes_its_children_along(all_workers, start):
    """Those that left its session and lost their parent as well."""
    text = ORPHAN.split("'''")[1]
    all_workers["no seccomp"].inspect(LIMITS)  # the zygote stays
    before = descendants(os.getpid())
    worker = start(text, "no seccomp")
    assert worker.call(Asked("f", [3])).value == 1
    family = descendants(os.getpid()) - before
    assert len(family) >= 4
    worker.close()
    assert until(lambda: not any(map(runs, family)))  # the keeper itself ends a moment later


def until(holds):
    """Wait for something that has to come soon."""
    deadline = time.monotonic() + 20
    while not holds() and time.monotonic() < deadline:
        os.sched_yield()
    return holds()


def descendants(pid):
    """Name the processes below one, as they are now."""
    found, todo = set(), [pid]
    while todo:
        for task in Path(f"/proc/{todo.pop()}/task").glob("*/children"):
            children = {int(child) for child in task.read_text().split()}
            todo += children - found
            found |= children
    return found


def runs(pid):
    """Whether a process exists and is no zombie, that waits for its parent only."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_prepared_worker_is_used_once_and_by_its_limits(asked):
    text = "import os\ndef f(x): return os.getpid()\n"
    with Workers(list(Mechanism)) as workers:
        workers.prepare(LIMITS, 1)
        ((_, prepared),) = workers._spares
        others = Limits(4.0, 60.0, 1024)
        for limits, processes in ((LIMITS, 1), (LIMITS, 0), (others, 0)):
            worker = workers.start(asked(text), limits)
            assert (worker._process is prepared) == bool(processes)
            assert worker.call(Asked("f", [0])).value > 0
            worker.close()


def test_prepared_worker_that_has_died_is_not_used(asked):
    with Workers() as workers:
        workers.prepare(LIMITS, 2)
        _, process = workers._spares[0]
        process._leash.shutdown(socket.SHUT_WR)  # has its keeper end it
        select.select([process._leash], [], [], 10.0)
        worker = workers.start(asked("def f(x): return x\n"), LIMITS)
        assert worker.call(Asked("f", [3])).value == 3
        worker.close()
    assert workers._spares == []


def test_what_is_to_be_done_meanwhile_is_done_once_when_a_worker_takes_its_time(asked, monkeypatch):
    done, text = [], "import time\ndef f(x):\n    time.sleep(x)\n    return x\n"
    with Workers(meanwhile=lambda: done.append(threading.current_thread())) as workers:
        worker = workers.start(asked(text), LIMITS)
        monkeypatch.setattr(supervisor, "SOON_SECONDS", 30.0)
        assert worker.call(Asked("f", [0])).value == 0
        assert done == []
        monkeypatch.setattr(supervisor, "SOON_SECONDS", 0.0)
        for _ in range(2):
            assert worker.call(Asked("f", [0.1])).value == 0.1
        worker.close()
    for thread in threading.enumerate():
        if thread.name == "meanwhile":
            thread.join(30)
    assert [thread.name for thread in done] == ["meanwhile"]
