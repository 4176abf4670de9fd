"""What Landlock lets through; each time in a process of its own, as root and as nobody."""

import os

import pytest

from grader.worker.isolation import landlock

ABI = landlock.abi()
pytestmark = pytest.mark.skipif(ABI == 0, reason="this system has no Landlock")

BEGIN = """
for name in ("library", "own"):
    os.mkdir(name)
for name in ("secret", "library/module", "own/old"):
    write(name)
rules = landlock.prepare([Path("library").resolve(), Path("/dev/null")])

def restrict():
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    landlock.restrict(rules, Path("own").resolve())
"""


def since(level):
    return pytest.mark.skipif(level > ABI, reason=f"this kernel's Landlock is older than {level}")


def test_nothing_is_read_but_what_is_listed(alone):
    code = """
restrict()
say([attempt(read, "library/module"), attempt(os.listdir, "library"), attempt(read, "secret"),
     attempt(os.listdir, "."), attempt(read, "/etc/passwd"), attempt(os.listdir, "/proc")])
"""
    assert alone(BEGIN + code) == ["done", "done", "EACCES", "EACCES", "EACCES", "EACCES"]


def test_nothing_is_written_but_in_the_own_folder(alone):
    code = """
restrict()
say([attempt(write, path) for path in ("secret", "library/module", "library/new", "new")]
    + [attempt(os.remove, "library/module"), attempt(os.rename, "own/old", "old")])
"""
    refused = alone(BEGIN + code)
    assert refused[:-1] == ["EACCES"] * 5
    assert refused[-1] in ("EXDEV", "EACCES")


def test_plain_files_in_the_own_folder_are_free(alone):
    code = """
restrict()
write("own/new", "first")
write("own/new", "second")
os.truncate("own/new", 3)
os.rename("own/new", "own/renamed")
os.remove("own/old")
say([read("own/renamed"), os.listdir("own")])
"""
    assert alone(BEGIN + code) == ["sec", ["renamed"]]


def test_only_plain_files_are_made_there(alone):
    code = """
def bind(path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)

restrict()
say([attempt(os.mkdir, "own/folder"), attempt(os.symlink, "old", "own/link"),
     attempt(os.mkfifo, "own/pipe"), attempt(bind, "own/socket")])
"""
    assert alone(BEGIN + code) == ["EACCES"] * 4


def test_folders_of_before_stay(alone):
    code = "os.mkdir('own/folder'); restrict(); say(attempt(os.rmdir, 'own/folder'))"
    assert alone(BEGIN + code) == "EACCES"


def test_no_program_is_executed(alone):
    code = "restrict(); say(attempt(os.execv, '/bin/true', ['true']))"
    assert alone(BEGIN + code) == "EACCES"


def test_what_is_written_to_null_vanishes(alone):
    code = "restrict(); write('/dev/null'); say([read('/dev/null'), attempt(read, '/dev/zero')])"
    assert alone(BEGIN + code) == ["", "EACCES"]


@since(3)
def test_opening_does_not_truncate_what_can_be_read(alone):
    code = """
restrict()
say(attempt(os.open, "library/module", os.O_RDONLY | os.O_TRUNC) + read("library/module"))
"""
    assert alone(BEGIN + code) == "EACCESx"


@since(4)
def test_no_tcp(alone):
    code = """
with socket.socket() as server, socket.socket() as client:
    server.bind(("127.0.0.1", 0))
    server.listen()
    restrict()
    say([attempt(client.connect, server.getsockname()), attempt(client.bind, ("127.0.0.1", 0))])
"""
    assert alone(BEGIN + code) == ["EACCES", "EACCES"]


@since(6)
def test_no_signal_to_a_process_outside(alone):
    code = """
def child():
    before = attempt(os.kill, os.getppid(), 0)
    restrict()
    return [before, attempt(os.kill, os.getppid(), 0), attempt(os.kill, os.getpid(), 0)]

say(forked(child))
"""
    assert alone(BEGIN + code) == ["done", "EPERM", "done"]


@since(6)
def test_no_abstract_socket_of_a_process_outside(alone):
    code = """
server = socket.socket(socket.AF_UNIX)
server.bind("\\0" + os.getcwd())
server.listen()

def child():
    first, second = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    before = attempt(first.connect, server.getsockname())
    restrict()
    return [before, attempt(second.connect, server.getsockname())]

with server:
    say(forked(child))
"""
    assert alone(BEGIN + code) == ["done", "EPERM"]


def test_no_folder_of_its_own_writes_nothing(alone):
    code = """
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
landlock.restrict(rules, None)
say(attempt(write, "own/new"))
"""
    assert alone(BEGIN + code) == "EACCES"


def test_without_no_new_privs_it_is_refused(alone):
    if alone.user == 0:
        pytest.skip("root may all the same")
    assert alone(BEGIN + "say(attempt(landlock.restrict, rules, None))") == "EPERM"


def test_missing_own_folder_is_an_error_and_a_missing_readable_one_is_not(alone):
    code = """
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
rules = landlock.prepare([Path("absent")])
say([len(rules), attempt(landlock.restrict, rules, Path("absent")), attempt(read, "secret")])
"""
    assert alone(BEGIN + code) == [0, "ENOENT", "done"]


def test_a_ruleset_leaves_no_descriptor(alone):
    code = """
def child():
    held = os.listdir("/proc/self/fd")
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    landlock.restrict((*rules, *proc), Path("own"))
    return len(os.listdir("/proc/self/fd")) - len(held)

proc = landlock.prepare([Path("/proc")])
say(forked(child))
"""
    assert alone(BEGIN + code) == 0


@pytest.fixture
def fresh_level():
    landlock._level.cache_clear()
    yield landlock._level
    landlock._level.cache_clear()


def test_kernel_that_claims_too_much_gets_what_it_can(monkeypatch, fresh_level):
    real = landlock.syscall

    def without_scopes(number, *args):
        if number == landlock.CREATE_RULESET and args[0] and len(args[0]) > 16:
            raise OSError(22, "EINVAL")
        return real(number, *args)

    monkeypatch.setattr(landlock, "abi", lambda: 7)
    monkeypatch.setattr(landlock, "syscall", without_scopes)
    assert fresh_level() == min(ABI, 5)


def test_newer_kernel_gets_all_that_is_known(monkeypatch, fresh_level):
    monkeypatch.setattr(landlock, "abi", lambda: 50)
    level = fresh_level()
    os.close(landlock._create())
    assert landlock._attributes(level)[:24] == landlock._attributes(ABI)[:24]


def test_first_level_asks_for_files_alone():
    assert landlock._attributes(1) == (0x1FFF).to_bytes(8, "little")


def test_other_systems_have_none(monkeypatch):
    monkeypatch.setattr(landlock, "IS_LINUX", False)
    assert landlock.abi() == 0
