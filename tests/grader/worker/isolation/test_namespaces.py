"""What a worker sees and can do in its own namespaces; as root and as nobody."""

import sys

import pytest

from grader.worker.isolation import namespaces

linux = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")


@pytest.fixture
def inside(alone):
    """Run code in the first process of new namespaces, whose folder is ``own`` with 2 MB."""
    if not alone("say(namespaces.allowed())"):
        pytest.skip("this system does not allow it")

    def inside(code, before=""):
        lines = "\n".join(f"    {line}" for line in code.splitlines())
        begin = f"os.mkdir('own')\n{before}\nentered = namespaces.enter(Path('own').resolve(), 2)\n"
        return alone(f"{begin}\ndef work():\n{lines}\n\nsay(forked(work))")

    return inside


@linux
def test_what_was_entered_is_named(inside):
    names = {"user", "network", "processes", "mounts", "ipc", "host name", "cgroup"}
    assert set(inside("return entered")) - {"read-only"} == names


@linux
def test_worker_is_the_first_process_and_the_same_user(inside, alone):
    assert inside("return [os.getpid(), os.getppid(), os.getuid()]") == [1, 0, alone.user]


@linux
def test_nothing_of_the_machine_is_seen(inside):
    code = "return [os.listdir(path) for path in namespaces.COVERED if os.path.isdir(path)]"
    seen = inside(code)
    assert seen == [[] for _ in seen]


@linux
def test_own_folder_is_empty_private_and_writable(inside, alone):
    code = """
state = os.stat(".")
write("new")
return [Path.cwd().name, os.listdir("."), state.st_uid, oct(state.st_mode)]
"""
    seen = inside(code, before="write('own/hidden')")
    assert seen == ["own", ["new"], alone.user, "0o40700"]


@linux
def test_own_folder_is_limited(inside):
    code = """
write("large", "x" * (3 << 20))
size = os.stat("large").st_size
os.remove("large")
files = [attempt(write, f"file{n}", "") for n in range(300)]
return [size, files.count("done"), files[-1]]
"""
    # One of the files is the folder itself.
    assert inside(code) == [2 << 20, namespaces.FILES - 1, "ENOSPC"]


@linux
def test_nothing_else_is_written(inside):
    code = """
paths = ["../beside", "/dev/shm/beside", "/tmp/beside", "/proc/beside", "/run/beside"]
return ["read-only" in entered, *[attempt(write, path) for path in paths]]
"""
    sealed, *refused = inside(code)
    if not sealed:
        pytest.skip("this kernel cannot make a tree of mounts read-only")
    assert refused == ["EROFS"] * 5


@linux
def test_what_is_written_to_null_vanishes(inside):
    assert inside("return attempt(write, '/dev/null')") == "done"


@linux
def test_nothing_in_the_own_folder_is_executed(inside):
    code = """
write("program", "#!/bin/sh")
os.chmod("program", 0o700)
return attempt(os.execv, "program", ["program"])
"""
    assert inside(code) == "EACCES"


@linux
def test_no_network(inside):
    code = """
with socket.socket() as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
    return [attempt(tcp.connect, ("127.0.0.1", 9)), attempt(udp.sendto, b"", ("127.0.0.1", 9)),
            attempt(tcp.connect, ("192.0.2.1", 9))]
"""
    assert inside(code) == ["ENETUNREACH"] * 3


@linux
def test_no_signal_to_a_process_outside(inside):
    before = "outside = os.getpid()"
    assert inside("return [attempt(os.kill, outside, 0), attempt(os.kill, -1, 0)]", before) == [
        "ESRCH",
        "ESRCH",
    ]


@linux
def test_what_it_started_ends_with_it(inside):
    code = """
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.write(writing, b"ready")
        time.sleep(100)  # longer than the test waits
    os._exit(0)
os.read(reading, 5)
return "left"
"""
    before = "reading, writing = os.pipe()"
    # `forked` reads to the end of a pipe that the grandchild holds as well.
    assert inside(code, before) == "left"


@linux
def test_shielded_process_enters_and_stays_shielded(inside):
    code = "return kernel.prctl(kernel.PR_GET_DUMPABLE)"
    assert inside(code, before="privileges.shield()") == 0


@linux
def test_other_layers_hold_inside(inside):
    before = """
write("secret")
os.mkdir("library")
write("library/module")
rules = landlock.prepare([Path("library").resolve(), Path("/dev/null")])
secret = Path("secret").resolve()
"""
    code = """
privileges.give_up(0)
landlock.restrict(rules, Path.cwd())
write("new", "text")
return [read("new"), read("../library/module"), attempt(read, secret), attempt(write, "../beside"),
        attempt(os.mkdir, "folder"), attempt(os.listdir, "/proc"), attempt(os.listdir, ".."),
        attempt(write, "/dev/null")]
"""
    seen = inside(code, before)
    assert seen[:2] == ["text", "x"]
    assert seen[2] == "EACCES"
    assert seen[3] in ("EROFS", "EACCES")
    assert seen[4:] == ["EACCES", "EACCES", "EACCES", "done"]


@linux
def test_folder_outside_stays_as_it_was(alone):
    code = """
os.mkdir("own")

def work():
    namespaces.enter(Path("own").resolve(), 2)
    return forked(lambda: write("new"))

allowed = namespaces.allowed()
forked(work)
say([os.listdir("own"), os.path.ismount("own"), bool(os.listdir("/proc"))])
"""
    assert alone(code) == [[], False, True]


@linux
def test_refusal_leaves_the_process_as_it_was(alone):
    code = """
os.mkdir("own")
stop = threading.Event()
other = threading.Thread(target=stop.wait)
other.start()  # of a process with threads, the kernel makes no user namespace
entered = attempt(namespaces.enter, Path("own").resolve(), 2)
stop.set()
other.join()
say([entered, os.getuid(), forked(os.getpid) > 1, attempt(write, "beside")])
"""
    assert alone(code) == ["EINVAL", alone.user, True, "done"]


@linux
def test_late_refusal_is_found_in_a_throw_away_process(alone):
    code = """
def refuse(*args):
    raise PermissionError(errno.EPERM, "not permitted")

namespaces._mount = refuse
say([namespaces.allowed(), os.getuid(), attempt(write, "beside")])
"""
    assert alone(code) == [False, alone.user, "done"]


def test_other_systems_allow_none(monkeypatch):
    monkeypatch.setattr(namespaces, "IS_LINUX", False)
    assert namespaces.allowed.__wrapped__() is False
