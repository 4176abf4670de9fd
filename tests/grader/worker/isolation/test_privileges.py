"""What a process has given up; each time in a process of its own, as root and as nobody."""

import sys

import pytest

from grader.worker.isolation import privileges

linux = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")

STATUS = """
def status():
    lines = read("/proc/self/status").splitlines()
    return dict(line.split(":\\t", 1) for line in lines if ":\\t" in line)
"""


@linux
def test_no_capability_is_left_and_none_can_be_gained(alone):
    code = STATUS + "privileges.give_up(os.getppid()); say(status())"
    status = alone(code)
    kinds = ["CapInh", "CapPrm", "CapEff", "CapAmb"] + ["CapBnd"] * (alone.user == 0)
    assert {kind: int(status[kind], 16) for kind in kinds} == dict.fromkeys(kinds, 0)
    assert status["NoNewPrivs"] == "1"


@linux
def test_root_opens_no_file_of_another(alone):
    if alone.user != 0:
        pytest.skip("not root")
    code = """
write("other")
os.chown("other", 65534, 65534)
os.chmod("other", 0o600)
before = attempt(read, "other")
privileges.give_up(os.getppid())
say([before, attempt(read, "other"), attempt(os.setuid, 65534), attempt(os.chroot, ".")])
"""
    assert alone(code) == ["done", "EACCES", "EPERM", "EPERM"]


@linux
@pytest.mark.parametrize("act", ["shield()", "give_up(os.getppid())"])
def test_no_process_of_the_same_user_looks_in(alone, act):
    code = f"""
import struct

# As any user's process begins: with no capability, and with a memory that others may look into.
header = struct.pack("=Ii", privileges.CAPABILITY_VERSION, 0)
kernel.call("capset", header, privileges.NO_CAPABILITIES)
kernel.prctl(kernel.PR_SET_DUMPABLE, 1)

def child():
    folder = Path("/proc", str(os.getppid()))
    return [attempt(os.open, folder / name, os.O_RDONLY) for name in ("environ", "mem", "fd/0")]

before = forked(child)
privileges.{act}
say([before, forked(child)])
"""
    assert alone(code) == [["done"] * 3, ["EACCES"] * 3]


@linux
def test_process_ends_with_its_parent(alone):
    code = """
reading, writing = os.pipe()
if (middle := os.fork()) == 0:
    parent = os.getpid()
    if os.fork() == 0:
        privileges.give_up(parent)
        os.write(writing, b"ready")
        os.close(reading)
        time.sleep(30)
        os.write(writing, b" and alive")
        os._exit(0)
    time.sleep(30)
    os._exit(0)
os.close(writing)
heard = os.read(reading, 99)
os.kill(middle, signal.SIGKILL)
os.waitpid(middle, 0)
say([heard.decode(), os.read(reading, 99).decode()])
"""
    assert alone(code) == ["ready", ""]


@linux
def test_parent_that_has_ended_before_is_noticed(alone):
    code = """
try:
    privileges.give_up(os.getppid() + 1)
except ProcessLookupError:
    say("noticed")
"""
    assert alone(code) == "noticed"


def test_other_systems_have_nothing_to_give_up(monkeypatch):
    monkeypatch.setattr(privileges, "IS_LINUX", False)
    with pytest.raises(OSError, match="only Linux"):
        privileges.give_up(0)


def test_shield_does_nothing_elsewhere(monkeypatch):
    monkeypatch.setattr(privileges, "IS_LINUX", False)
    monkeypatch.setattr(privileges, "prctl", lambda *_: pytest.fail("called"))
    privileges.shield()
