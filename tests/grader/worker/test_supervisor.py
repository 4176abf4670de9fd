"""A worker process, whatever the learner's code does to it.

All limits are small, so that nothing here waits for long.
"""

import sys
from pathlib import Path

import numpy as np
import pytest

from grader.model import Asked, Fault, FaultKind, Limits, Observation
from grader.worker import supervisor as module
from grader.worker.isolation.mechanism import Mechanism
from grader.worker.nursery import MOST_ENDING
from grader.worker.supervisor import Allowance
from grader.worker.wire import encode
from grader.worker.workers import Workers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def slow(*values):
    """Mark a case that says no more than its neighbours, and costs as much."""
    return pytest.param(*values, marks=pytest.mark.slow)


MORE = """
import os, signal, sys, time
import numpy as np

def f(x):
    return x

born = time.monotonic_ns()

def life():
    return born
"""


@pytest.fixture(scope="module", params=["forked", "fresh"])
def workers(request):
    """Make workers by forks, where there are any, and by new Pythons."""
    without = [] if request.param == "forked" else list(Mechanism)
    with Workers(without) as workers:
        yield workers


@pytest.fixture
def worker(asked, workers):
    """Start workers, and see them gone afterwards."""
    started = []

    def start(text, call_seconds=5.0, step_seconds=60.0, memory_mib=1024, **changes):
        request = asked(MORE + text, **{"seconds": call_seconds, **changes})
        limits = Limits(call_seconds, step_seconds, memory_mib)
        started.append(workers.start(request, limits))
        return started[-1]

    yield start
    for each in started:
        each.close()
    workers.collect()
    assert [path.name for path in workers._nursery.root.iterdir()] == ["canary"]


def fault(worker, function, *args):
    found = worker.call(Asked(function, args))
    assert found.fault is not None
    return found.fault


def lives(worker):
    return worker.call(Asked("f", [7])).value == 7


def test_call_crosses_with_arguments_keywords_and_all_that_was_seen(worker):
    text = "def g(x, k=1):\n    print('hi')\n    x += k\n    return {'x': x, 'n': None}\n"
    found = worker(text).call(Asked("g", [np.zeros(2)], {"k": 2}))
    assert isinstance(found, Observation)
    assert (found.value["x"].tolist(), found.value["n"]) == ([2, 2], None)
    assert (found.arguments[0].tolist(), found.output) == ([2, 2], "hi\n")
    assert 0 < found.seconds < 5


def test_limits_that_hold_are_named(worker):
    started = worker("")
    started.load()
    assert started.isolation[0] == "process"
    assert "cpu" in started.isolation


@pytest.mark.parametrize(
    ("death", "says"),
    [
        (
            "__import__('posix')._exit(0)",
            "your program ended the process (os._exit), with status 0",
        ),
        ("os.kill(os.getpid(), signal.SIGKILL)", "the operating system stopped it with SIGKILL"),
        ("os.kill(os.getpid(), 40)", "the operating system stopped it with signal 40"),
        slow("os.abort()", "the operating system stopped it with SIGABRT"),
    ],
)
def test_worker_that_dies_is_told_of_and_replaced(worker, death, says):
    started = worker(f"def die():\n    {death}\n")
    before = started.call(Asked("life")).value
    found = fault(started, "die")
    kind = FaultKind.ENDED if "_exit" in death else FaultKind.CRASHED
    assert found == Fault(kind, text=says)
    assert lives(started)
    assert started.call(Asked("life")).value != before


def test_worker_that_dies_while_loading_is_loaded_without_its_demo(worker):
    started = worker("os._exit(0)\n")
    assert started.load().functions["f"].there
    assert lives(started)


def test_worker_that_hangs_in_a_definition_says_so_at_each_call(worker, monkeypatch):
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.1)
    text = (
        "class Hang:\n    while 1:\n        try: time.sleep(9)\n        except BaseException: 0\n"
    )
    started = worker(text, call_seconds=0.2)
    assert started.load().faults == (Fault(FaultKind.TIMED_OUT),)
    assert started.load().functions == {}
    assert fault(started, "f", 1) == Fault(FaultKind.TIMED_OUT)


def test_loop_that_lets_the_alarm_through_has_its_line(worker):
    text = "def hang():\n    while True:\n        pass\n"
    started = worker(text, call_seconds=0.2)
    found = fault(started, "hang")
    line = MORE.count("\n") + 3
    assert found.kind is FaultKind.TIMED_OUT
    assert found.line in (line - 1, line)
    assert lives(started)


def test_loop_that_swallows_the_alarm_is_killed(worker, monkeypatch):
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.1)
    text = (
        "def hang():\n    while 1:\n        try: time.sleep(9)\n        except BaseException: 0\n"
    )
    started = worker(text, call_seconds=0.2)
    assert fault(started, "hang") == Fault(FaultKind.TIMED_OUT)
    assert lives(started)


def test_stopped_worker_is_killed(worker, monkeypatch):
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.1)
    text = "def stop():\n    os.kill(os.getpid(), signal.SIGSTOP)\n"
    started = worker(text, call_seconds=0.2)
    assert fault(started, "stop") == Fault(FaultKind.TIMED_OUT)
    assert lives(started)


def test_endless_output_fills_nothing(worker):
    text = "def talk():\n    while True:\n        print('x' * 1000)\n"
    started = worker(text, call_seconds=0.2)
    found = started.call(Asked("talk"))
    assert (found.fault.kind, len(found.output)) == (FaultKind.TIMED_OUT, 20_000)


def test_output_past_python_goes_nowhere(worker):
    text = "def shout():\n    sys.stderr.write('x' * 10**6)\n    os.write(1, b'x' * 10**6)\n"
    found = worker(text).call(Asked("shout"))
    assert (found.fault, found.output) == (None, "")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not enforce it")
def test_memory_has_an_end(worker):
    started = worker("def grow():\n    return np.ones(2**29)\n", memory_mib=512)
    assert fault(started, "grow").kind is FaultKind.OUT_OF_MEMORY
    assert lives(started)


def test_huge_value_is_too_large_and_the_worker_lives_on(worker):
    started = worker("def huge(text):\n    return eval(text)\n")
    before = started.call(Asked("life")).value
    for text in ("np.zeros(9_000_000)", "'x' * 70_000_000", "np.broadcast_to(0., 2**40)"):
        assert fault(started, "huge", text) == Fault(FaultKind.TOO_LARGE)
    assert started.call(Asked("life")).value == before


def test_odd_value_does_no_harm_to_the_worker(worker):
    started = worker("def odd(text):\n    return eval(text)\n")
    before = started.call(Asked("life")).value
    for text in ("{None: 1}", "lambda: 1", "{1, 2}", "np.array([object()])", "f", "...", "2**99"):
        assert started.call(Asked("odd", [text])).fault is None
    assert started.call(Asked("life")).value == before


def test_all_calls_together_have_an_end(worker):
    text = "def nap():\n    time.sleep(0.2)\n    return 1\n"
    started = worker(text, step_seconds=0.3)
    assert started.call(Asked("nap")).value == 1
    assert fault(started, "nap").kind is FaultKind.TIMED_OUT
    assert fault(started, "f", 1) == Fault(FaultKind.TIMED_OUT, text="all calls together")


def test_files_stay_in_a_folder_that_goes_away_and_are_small(worker, workers):
    text = (
        "def write(n):\n    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "    with open('out.bin', 'wb') as file: file.write(b'x' * n)\n    return os.getcwd()\n"
    )
    started = worker(text)
    folder = started.call(Asked("write", [10])).value
    assert fault(started, "write", 20 << 20).type == "OSError"
    started.close()
    workers.collect()
    assert not Path(folder).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="descriptors are counted in /proc")
def test_workers_that_have_ended_leave_nothing_here(asked, workers):
    limits, left = Limits(5.0, 60.0, 1024), []
    for _ in range(3):
        for _ in range(MOST_ENDING + 2):
            started = workers.start(asked(MORE), limits)
            assert started.load().faults == ()
            started.close()
        workers.collect()
        left.append(len(list(Path("/proc/self/fd").iterdir())))
    assert left[1] == left[2]  # the first one has the zygote boot


def test_surroundings_tell_no_secrets(worker, monkeypatch):
    monkeypatch.setenv("TOKEN", "secret")
    text = (
        "def look():\n    mods = [m for m in sys.modules if m.partition('.')[0] == 'grader']\n"
        "    return dict(os.environ), sys.path, mods\n"
    )
    environment, path, modules = worker(text).call(Asked("look")).value
    assert "TOKEN" not in environment
    assert set(environment) <= {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS",
                                "PYTHONHASHSEED", "LC_CTYPE"}  # fmt: skip
    assert modules == []
    assert not any("site-packages" in entry for entry in path)


def test_input_waits_for_nobody(worker):
    found = fault(worker("def ask():\n    return input('n? ')\n"), "ask")
    assert (found.kind, found.type) == (FaultKind.RAISED, "EOFError")


FORGE = """
def forge():
    for fd in range(3, 256):
        try:
            os.write(fd, {0})
        except OSError:
            continue
"""


@pytest.mark.parametrize(
    "frame",
    ["b'\\x01' + bytes(7) + b'N'", "b'\\x05' + bytes(7) + b'L' + bytes(4)",
     "b'\\x05' + bytes(7) + b'M' + bytes(4)", "b'\\x01' + bytes(7) + b'?'", "b'\\xff' * 8"],
)  # fmt: skip
def test_forged_answer_is_the_end_of_the_worker(worker, frame):
    started = worker(FORGE.format(frame))
    assert fault(started, "forge").kind is FaultKind.TAMPERED
    assert fault(started, "f", 1).kind is FaultKind.TAMPERED


def test_answer_that_nobody_asked_for_is_the_end_of_the_worker(worker):
    """A whole one, sent ahead by a thread: it would be taken for that to the next question."""
    text = FORGE.format("b'\\x01' + bytes(7) + b'N'") + (
        "def later():\n    import threading\n    threading.Timer(0.1, forge).start()\n"
        "def wait():\n    time.sleep(0.3)\n"
    )
    started = worker(text)
    assert started.call(Asked("later")).fault is None
    found = [started.call(Asked("wait")).fault for _ in range(3)]
    assert found[-1].kind is FaultKind.TAMPERED


def test_closed_channel_is_a_crash(worker, monkeypatch):
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.1)
    text = "def shut():\n    os.closerange(3, 256)\n    time.sleep(9)\n"
    found = fault(worker(text, call_seconds=0.2), "shut")
    assert found.kind is FaultKind.CRASHED


@pytest.mark.parametrize(
    ("function", "accepts"), [("f", True), ("life", False), ("nothing", True), ("die", True)]
)
def test_signature_is_asked_for(worker, function, accepts):
    text = "class Die:\n    __signature__ = property(lambda self: os._exit(1))\n"
    text += "    def __call__(self): 0\n"
    started = worker(f"{text}\ndie = Die()\n")
    assert started.accepts(function, 1, [])["accepts"] is accepts
    assert lives(started)


def test_program_that_ends_the_process_is_told_where(worker):
    started = worker("def leave():\n    os._exit(3)\n")
    found = fault(started, "leave")
    assert found.kind is FaultKind.ENDED
    assert found.line == MORE.count("\n") + 2
    assert found.text == "your program ended the process (os._exit), with status 3"
    assert lives(started)


def test_time_is_one_for_all_workers_that_share_it(workers, asked):
    text = "import time\ndef f(x):\n    time.sleep(x)\n    return 1\n"
    allowance = Allowance(0.3)
    limits = Limits(5.0, 60.0, 1024)
    for says in ("", "all calls together"):
        started = workers.start(asked(text), limits, allowance)
        found = started.call(Asked("f", [3])).fault
        started.close()
        assert (found.kind, found.text) == (FaultKind.TIMED_OUT, says)


FORGING = """
import struct

def forge(body):
    frame = struct.pack('<Q', len(body)) + body
    for number in range(3, 256):
        try:
            os.write(number, frame)
        except OSError:
            pass
"""


def is_improper(fault):
    return fault.kind is FaultKind.TAMPERED and "it sent no proper answer" in fault.text


@pytest.mark.parametrize(
    "body",
    [b"N", b"junk", encode({"fault": None, "value": 1}), encode({"fault": {"kind": "won"}}),
     encode({"value": 1, "fault": None, "args": [1], "seconds": -1.0})],
)  # fmt: skip
def test_forged_answer_is_refused(worker, body):
    assert is_improper(fault(worker(FORGING), "forge", body))


def test_forged_loading_without_its_functions_is_refused(worker):
    body = encode({"functions": {}, "names": [], "faults": [], "lean": False})
    started = worker(f"{FORGING}\nforge({body!r})\n")
    [only] = started.load().faults
    assert is_improper(only)


def test_forged_acceptance_says_nothing(worker):
    body = encode({"accepts": "yes", "signature": "\x1b", "more": 1})
    started = worker(FORGING + f"\nclass F:\n    def __call__(self, x): pass\n"
                     f"    def __getattr__(self, name): forge({body!r})\nf = F()\n")  # fmt: skip
    assert started.accepts("f", 9, []) == {"accepts": True, "signature": None}


def test_worker_that_sends_too_much_in_all_is_refused(worker):
    started = worker("def big(n): return b'x' * n\n")
    started.load()
    started._budget.left = 1 << 20
    assert started.call(Asked("big", [1 << 19])).fault is None
    assert is_improper(fault(started, "big", 1 << 20))


def test_worker_that_does_not_listen_runs_out_of_time(worker, monkeypatch):
    """Stopped between two calls; what it is sent is more than the socket holds by itself."""
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.1)
    text = (
        "import threading\ndef stop_soon():\n"
        "    stop = lambda: os.kill(os.getpid(), signal.SIGSTOP)\n"
        "    threading.Timer(0.1, stop).start()\n"
    )
    started = worker(text, call_seconds=0.5)
    assert started.call(Asked("stop_soon")).fault is None
    large = np.zeros(200_000)
    found = (started.call(Asked("f", [large])).fault for _ in range(100))
    assert next(filter(None, found)).kind is FaultKind.TIMED_OUT
    assert lives(started)


def test_arguments_that_are_too_large_are_no_fault_of_the_grader(worker):
    """They may be what a learner's function has returned."""
    started = worker("")
    assert fault(started, "f", np.zeros(3_000_000)) == Fault(FaultKind.TOO_LARGE)
    assert lives(started)
