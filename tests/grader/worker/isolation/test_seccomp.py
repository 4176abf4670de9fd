"""What a process can and cannot do under the filter; each time in a process of its own."""

import platform
import signal
import subprocess
import sys
import textwrap

import pytest

from grader.worker.isolation.allowed_calls import FIRST_NEW
from grader.worker.isolation.seccomp import install, supported

pytestmark = pytest.mark.skipif(not supported(), reason="the filter is for 64-bit Linux")

IMPORTS = """
import ctypes, errno, fcntl, mmap, os, resource, signal, socket, subprocess, sys, threading, time
from grader.worker.isolation.kernel import prctl, syscall
from grader.worker.isolation.seccomp import install
"""
INSTALL = "prctl(38, 1)\ninstall(os.getpid())\n"


def run(code, cwd=None):
    """Run a program; its folder, where it may write, is not where the kit is found."""
    command = [sys.executable, "-B", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, cwd=cwd, close_fds=True
    )


def attempt(expression, held, cwd):
    """Try something; return the name of the error, or 'done'."""
    code = f"""
    {IMPORTS.replace(chr(10), chr(10) + "    ")}
    open("own", "w").close()
    {INSTALL.replace(chr(10), chr(10) + "    ") if held else ""}
    try:
        {expression}
    except OSError as error:
        print(errno.errorcode[error.errno])
    except ValueError as error:  # of resource
        print(error)
    else:
        print("done")
    """
    done = run(textwrap.dedent(code), cwd)
    return done.stdout.strip() or done.returncode


# Harmless where nothing holds them: signal 0 is only a question, and each is then run once.
FORBIDDEN = [
    # processes
    "os.fork()",
    "os.execv(sys.executable, [sys.executable, '-c', ''])",
    "subprocess.run([sys.executable, '-c', ''])",
    "os.posix_spawn(sys.executable, [sys.executable, '-c', ''], {})",
    "os.wait()",
    "os.setsid()",
    "os.setpgid(0, 0)",
    # signals
    "os.kill(os.getppid(), 0)",
    "os.kill(0, 0)",
    "os.kill(-1, 0)",
    "os.killpg(os.getpgrp(), 0)",
    "fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid())",
    "fcntl.fcntl(0, 10, signal.SIGKILL)",  # F_SETSIG
    # network
    "socket.socket()",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "socket.socket(socket.AF_UNIX)",
    "socket.socket(socket.AF_NETLINK)",
    "socket.socketpair()",
    # files: what Landlock does not see, and what is no plain file
    "os.chmod('own', 0o600)",
    "os.fchmod(os.open('own', os.O_RDONLY), 0o600)",
    "os.chown('own', os.getuid(), os.getgid())",
    "os.utime('own')",
    "os.setxattr('own', 'user.x', b'')",
    "os.removexattr('own', 'user.x')",
    "os.link('own', 'other')",
    "os.symlink('own', 'other')",
    "os.mkfifo('other')",
    "os.mkdir('other')",
    "os.rmdir('own')",
    "os.truncate('own', 0)",
    "os.open('own', os.O_RDONLY | os.O_TRUNC)",
    "os.memfd_create('x')",
    "os.splice(0, 1, 1)",
    "fcntl.fcntl(os.open('.', os.O_RDONLY), fcntl.F_NOTIFY, 0)",
    "fcntl.fcntl(os.open('own', os.O_RDONLY), 1024, 0)",  # F_SETLEASE
    "fcntl.fcntl(os.pipe()[0], 1031, 4096)",  # F_SETPIPE_SZ
    # privileges and the other layers
    "os.setuid(os.getuid())",
    "os.setgid(os.getgid())",
    "os.nice(1)",
    "os.sched_setaffinity(0, os.sched_getaffinity(0))",
    "prctl(1, 0)",  # PDEATHSIG
    "prctl(4, 1)",  # DUMPABLE
    "prctl(29, 1)",  # TIMERSLACK
    "prctl(36, 0)",  # CHILD_SUBREAPER
    "prctl(38, 1)",  # NO_NEW_PRIVS
    "prctl(22, 7)",  # SECCOMP
    "resource.prlimit(os.getppid(), resource.RLIMIT_CPU)",
    "resource.prlimit(0, resource.RLIMIT_CORE, (0, 0))",
]
UNKNOWN = [
    "os.pidfd_open(os.getpid())",
    "syscall(425, 0, 0)",  # io_uring_setup
    "syscall(435, 0, 0)",  # clone3
    "syscall(437, 0, 0, 0, 0)",  # openat2
    "syscall(444, 0, 0, 0)",  # landlock_create_ruleset
]


@pytest.mark.parametrize("expression", FORBIDDEN)
def test_forbidden_call_is_refused_by_the_filter_alone(expression, tmp_path):
    refused = ("EPERM", "not allowed to raise maximum limit")
    for held in (False, True):
        folder = tmp_path / str(held)
        folder.mkdir()
        assert (attempt(expression, held, folder) in refused) == held


@pytest.mark.parametrize("expression", UNKNOWN)
def test_new_call_is_unknown(expression, tmp_path):
    assert attempt(expression, held=False, cwd=tmp_path) != "ENOSYS"
    assert attempt(expression, held=True, cwd=tmp_path) == "ENOSYS"


def test_device_command_is_answered_as_by_a_plain_file(tmp_path):
    expression = "fcntl.ioctl(os.pipe()[0], 0x5452, b'1' * 4)"  # FIOASYNC
    assert attempt(expression, held=False, cwd=tmp_path) == "done"
    assert attempt(expression, held=True, cwd=tmp_path) == "ENOTTY"


def test_limit_cannot_be_changed_even_within_what_is_allowed(tmp_path):
    expression = "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))"
    assert attempt(expression, held=False, cwd=tmp_path) == "done"
    assert attempt(expression, held=True, cwd=tmp_path) == "not allowed to raise maximum limit"


def test_raw_call_of_every_number_that_is_not_listed_is_refused():
    # The kernel (6.14) lets 335 and 336 of x86_64, uretprobe and uprobe, past any filter; made
    # from anywhere but its own trampolines they end the process, or fail.
    code = f"""{IMPORTS}
import platform
from grader.worker.isolation.seccomp import MACHINES
from grader.worker.isolation.syscalls import NUMBERS
column = MACHINES[platform.machine()].column
skipped = {{335, 336}} if column == 0 else set()
listed = skipped | {{numbers[column] for call, numbers in NUMBERS.items() if call != "seccomp"}}
raw = ctypes.CDLL(None, use_errno=True).syscall
nothing = [ctypes.c_long(-1)] * 6
{INSTALL}
for number in range(500):
    if number not in listed:
        ctypes.set_errno(0)
        result = raw(ctypes.c_long(number), *nothing)
        expected = errno.EPERM if number < {FIRST_NEW} else errno.ENOSYS
        if (result, ctypes.get_errno()) != (-1, expected):
            print(number, result, ctypes.get_errno())
print("end")
"""
    done = run(code)
    assert (done.stdout, done.stderr) == ("end\n", "")


def test_raw_calls_are_judged_by_whole_arguments(tmp_path):
    """As ctypes passes them: -1 in 64 bits, in 32, and with garbage above."""
    kill = {"x86_64": 62, "aarch64": 129}[platform.machine()]
    for pid in ("-1", "0xFFFFFFFF", "0xABCD00000000", "os.getppid()", "os.getppid() | 5 << 32"):
        expression = f"syscall({kill}, ctypes.c_long({pid}), ctypes.c_long(0))"
        assert attempt(expression, held=True, cwd=tmp_path) == "EPERM"


@pytest.mark.skipif(platform.machine() != "x86_64", reason="only x86_64 has a third ABI")
@pytest.mark.parametrize("number", [0x40000000 + 39, 0x40000000 + 520])
def test_call_of_another_abi_ends_the_process(number):
    code = f"{IMPORTS}{INSTALL}syscall({number})\n"
    assert run(code).returncode == -signal.SIGSYS


def test_thread_that_was_there_before_is_held_too():
    code = f"""{IMPORTS}
go, seen = threading.Event(), []
def later():
    go.wait()
    try:
        os.setsid()
        seen.append("done")
    except OSError as error:
        seen.append(errno.errorcode[error.errno])
thread = threading.Thread(target=later)
thread.start()
{INSTALL}
go.set()
thread.join()
print(*seen)
"""
    assert run(code).stdout == "EPERM\n"


def test_thread_with_a_filter_of_its_own_is_told():
    """A filter of this thread alone would leave the other one under the wrong one."""
    code = f"""{IMPORTS}
from grader.worker.isolation import seccomp
prctl(38, 1)
filtered, done = threading.Event(), threading.Event()
def alone():
    seccomp._TSYNC = 0
    install(os.getpid())
    filtered.set()
    done.wait()
thread = threading.Thread(target=alone)
thread.start()
filtered.wait()
seccomp._TSYNC = 1
try:
    install(os.getpid())
except OSError as error:
    print(errno.errorcode[error.errno])
done.set()
"""
    assert run(code).stdout == "EBUSY\n"


def test_filter_is_not_installed_without_no_new_privileges():
    code = f"""{IMPORTS}
import contextlib
with contextlib.suppress(OSError):
    os.setuid(65534)  # root needs none, unless it has lost its capabilities
try:
    install(os.getpid())
except OSError as error:
    print(errno.errorcode[error.errno])
"""
    assert run(code).stdout == "EACCES\n"


@pytest.mark.parametrize("pid", [0, -1])
def test_number_that_is_no_single_process_is_not_taken(pid):
    with pytest.raises(ValueError, match="not the number of one process"):
        install(pid)


HONEST = {
    "NumPy": """
        import numpy as np
        rng = np.random.default_rng(0)
        A = rng.normal(size=(300, 300))
        np.linalg.svd(A), np.linalg.solve(A, A), np.linalg.eigvals(A), np.fft.fft2(A)
        assert np.allclose(np.linalg.inv(A) @ A, np.eye(300), atol=1e-6)
        np.random.seed(0), np.random.randn(5), A.astype(np.float32) @ A.astype(np.float32)
        import numpy.polynomial, numpy.ma, numpy.testing, numpy.ctypeslib
    """,
    "NumPy's own files": """
        import numpy as np
        np.save("a.npy", np.eye(3)), np.savez("a.npz", a=np.eye(3)), np.savetxt("a.txt", np.eye(3))
        assert np.load("a.npy").trace() == np.load("a.npz")["a"].trace() == 3
        with np.load("a.npz") as several: several["a"]
        np.memmap("m", dtype=np.float64, mode="w+", shape=(4, 4))[:] = 1
        assert np.loadtxt("a.txt").shape == (3, 3)
    """,
    "threads": """
        import queue, threading
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(lambda n: n * n, range(50))) == [n * n for n in range(50)]
        threading.stack_size(1 << 20)
        timer = threading.Timer(0.01, print, [""])
        timer.start(); timer.join()
        threading.Barrier(1).wait(); queue.Queue().put(1); threading.get_native_id()
    """,
    "files": """
        import os, pathlib, shutil, tempfile
        path = pathlib.Path("x.txt")
        path.write_text("one\\n"); path.read_text(); path.exists(); path.resolve()
        with open("x.txt", "r+b", buffering=0) as file: file.write(b"O"); file.truncate(2)
        with open("x.txt", "a") as file: file.write("more"); file.flush(); os.fsync(file.fileno())
        shutil.copyfile("x.txt", "y.txt")
        os.replace("y.txt", "z.txt"); os.rename("z.txt", "y.txt")
        getattr(path, "copy", path.with_name)("p.txt")
        os.listdir("."), list(os.scandir(".")), list(path.parent.glob("*")), os.stat("x.txt")
        os.access("x.txt", os.R_OK), os.getcwd(), os.chdir("."), os.umask(0o22)
        shutil.disk_usage("."), os.statvfs("."), os.stat(1)
        with tempfile.TemporaryFile(dir=".") as file: file.write(b"x")
        with tempfile.NamedTemporaryFile(dir=".") as file: file.write(b"x")
        with tempfile.SpooledTemporaryFile() as file: file.write(b"x")
        tempfile.mkstemp(dir="."); os.remove("x.txt"); path.unlink(missing_ok=True)
        os.pread(os.open("y.txt", os.O_RDONLY), 1, 0); os.isatty(1)
        r, w = os.pipe(); os.write(w, b"1"); os.read(r, 1); os.set_blocking(r, False); os.dup(r)
        os.dup2(r, 50); os.closerange(50, 60)
    """,
    "standard library": """
        import argparse, array, asyncio, base64, bisect, bz2, calendar, cmath, code, collections
        import configparser, contextlib, copy, csv, ctypes, dataclasses, datetime, decimal, difflib
        import dis, doctest, email, enum, fractions, functools, getpass, glob, gzip, hashlib, heapq
        import hmac, html, http.client, inspect, itertools, json, linecache, locale, logging, lzma
        import logging.handlers, multiprocessing, numbers, operator, pathlib, pdb, pickle, platform
        import pprint, profile, random, re, sched, secrets, select, selectors, shelve, shlex, shutil
        import socket, sqlite3, ssl, statistics, string, struct, subprocess, symtable, sysconfig
        import tarfile, textwrap, timeit, token, tokenize, traceback, tracemalloc, types
        import typing, unicodedata, unittest, unittest.mock, urllib.request, uuid, venv, warnings
        import weakref, xml.etree.ElementTree, zipfile, zlib, zoneinfo, multiprocessing.pool
    """,
    "standard library at work": """
        import ctypes, datetime, decimal, gzip, hashlib, json, locale, logging, lzma, os, platform
        import random, secrets, sqlite3, statistics, sysconfig, time, uuid, zipfile, zoneinfo
        decimal.Decimal(2).sqrt(); json.loads(json.dumps([1])); hashlib.sha256(b"").hexdigest()
        hashlib.scrypt(b"a", salt=b"b", n=2, r=1, p=1); secrets.token_hex()
        random.SystemRandom().random(); uuid.uuid4()
        statistics.stdev([1, 2, 4]); datetime.datetime.now().astimezone().isoformat()
        zoneinfo.available_timezones(), time.localtime(); locale.setlocale(locale.LC_ALL, "C")
        connection = sqlite3.connect(":memory:"); connection.execute("create table t (x)")
        connection.executemany("insert into t values (?)", [(1,), (2,)])
        assert connection.execute("select sum(x) from t").fetchone() == (3,)
        logging.basicConfig(filename="log"); logging.warning("x")
        with zipfile.ZipFile("z.zip", "w") as archive: archive.writestr("a", "b")
        gzip.compress(b"x"), lzma.compress(b"x"), platform.python_version(), sysconfig.get_paths()
        os.cpu_count(), os.times(), os.uname(), os.sysconf("SC_PAGE_SIZE")
        callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda n: n + 1)
        assert callback(1) == 2
        ctypes.CDLL(None).abs(-1)
    """,
    "time and signals": """
        import faulthandler, gc, os, resource, select, selectors, signal, threading, time
        caught = []
        signal.signal(signal.SIGALRM, lambda *_: caught.append(1))
        signal.setitimer(signal.ITIMER_REAL, 0.01); time.sleep(0.03)
        signal.raise_signal(signal.SIGALRM); os.kill(os.getpid(), 0)
        os.kill(os.getpid(), signal.SIGALRM)
        signal.pthread_kill(threading.get_ident(), signal.SIGALRM); signal.alarm(0)
        assert len(caught) == 4, caught
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]); signal.sigpending()
        time.perf_counter(), time.process_time(), time.thread_time(), time.monotonic(), time.time()
        with open("dump", "w") as file:
            faulthandler.enable(file); faulthandler.dump_traceback(file)
            faulthandler.dump_traceback_later(5, file=file)
            faulthandler.cancel_dump_traceback_later()
            faulthandler.disable()
        gc.collect(); resource.getrusage(resource.RUSAGE_SELF)
        resource.getrlimit(resource.RLIMIT_AS)
        resource.prlimit(os.getpid(), resource.RLIMIT_AS)
        os.sched_getaffinity(0); os.getpriority(0, 0)
        r, w = os.pipe(); select.select([r], [w], [], 0); select.poll().poll(0)
        with selectors.DefaultSelector() as selector: selector.register(r, 1); selector.select(0)
        os.eventfd(0), os.sched_yield(), os.getrandom(4)
        os.getpgid(0), os.getsid(0), os.getgroups(), os.getresuid()
    """,
    "memory": """
        import ctypes, mmap
        with open("m", "wb") as file: file.write(bytes(8192))
        with open("m", "r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
            mapped[0] = 1; mapped.flush(); mapped.madvise(mmap.MADV_NORMAL); mapped.resize(4096)
        mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        blocks = [bytearray(1 << 20) for _ in range(20)]; del blocks
        ctypes.create_string_buffer(1 << 22)
        def deep(n): return n and deep(n - 1)
        deep(900)
    """,
}


@pytest.mark.parametrize("work", HONEST)
def test_honest_work_is_done(work, tmp_path):
    code = f"{IMPORTS}{INSTALL}{textwrap.dedent(HONEST[work])}\nprint('end')\n"
    done = run(code, tmp_path)
    assert (done.stderr, done.stdout.strip(), done.returncode) == ("", "end", 0)


def test_channel_works_and_carries_no_urgent_data(tmp_path):
    code = f"""{IMPORTS}
ours, theirs = socket.socketpair()
{INSTALL}
ours.settimeout(5); ours.settimeout(None)
ours.sendall(b"12345"); print(theirs.recv(1, socket.MSG_PEEK), theirs.recv(5))
for forbidden in (
    lambda: ours.send(b"1", socket.MSG_OOB), lambda: theirs.recv(1, socket.MSG_OOB),
    lambda: ours.sendmsg([b"1"]), lambda: socket.send_fds(ours, [b"1"], [0]),
    lambda: ours.recvmsg(1), lambda: ours.shutdown(socket.SHUT_RD),
    lambda: ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20),
):
    try:
        print("done", forbidden())
    except OSError as error:
        print(errno.errorcode[error.errno])
"""
    done = run(code, tmp_path)
    assert done.stdout.split("\n")[:-1] == ["b'1' b'12345'", *["EPERM"] * 7]


def test_process_can_end_itself_and_abort():
    assert run(f"{IMPORTS}{INSTALL}os.abort()").returncode == -signal.SIGABRT
    assert run(f"{IMPORTS}{INSTALL}os._exit(7)").returncode == 7
    assert run(f"{IMPORTS}{INSTALL}os.kill(os.getpid(), 9)").returncode == -signal.SIGKILL
