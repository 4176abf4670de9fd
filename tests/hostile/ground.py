"""What an attack would reach outside of its process: canaries, and how to tell that one died."""

import contextlib
import hashlib
import os
import resource
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from grader.model import Course

SETTLE_SECONDS: Final = 2.0
"""How long what was killed may take to be gone."""

Traces = dict[str, Any]
"""What can be seen of an attack that got through, by name."""


class Ground:
    """Canaries for cases to go for; closed when the last case has run.

    Parameters
    ----------
    root : Path
        A folder of its own, deep enough to be nobody else's.
    course : Course
        Of which a case gets to know the folder.
    """

    def __init__(self, root: Path, course: Course) -> None:
        self.course = course
        self.root = root
        self.secret = root / "private" / "secret.txt"
        self.outside = root / "outside"
        self.other = root / "other"
        self.temp = root / "temp"
        self.work = root / "work"
        self.token = f"HOSTILE_{secrets.token_hex(4)}"
        self.mark = f"hostile{secrets.token_hex(3)}"  # short enough for the name of a process
        self.text = f"secret {secrets.token_hex(16)}"
        self.key = secrets.randbits(30) | 1
        self._signals: list[int] = []
        self._stack = contextlib.ExitStack()
        for folder in (self.secret.parent, self.outside, self.other, self.temp):
            folder.mkdir(parents=True)
        shutil.copy(course.reference / "step2_activations.py", self.other)
        with self._stack:  # closed at once where one of these fails
            self._open_servers()
            self._surround()
            self._start_victim()
            self.restore()
            self._stack = self._stack.pop_all()

    @property
    def trap(self) -> str:
        """Text of a module that leaves a trace where it is run."""
        return f"open({str(self.outside / 'ran')!r}, 'w').close()\n"

    @property
    def names(self) -> str:
        """The line that stands before the text of a case."""
        names = {
            "SECRET": str(self.secret),
            "OUTSIDE": str(self.outside),
            "VICTIM": self.victim.pid,
            "PORT": self._tcp.getsockname()[1],
            "PORT6": self._tcp6.getsockname()[1] if self._tcp6 else 1,
            "UDP_PORT": self._udp.getsockname()[1],
            "UNIX_PATH": str(self._unix_path),
            "ABSTRACT": self.mark,
            "GRADER": os.getpid(),
            "COURSE": str(self.course.reference.parent),
            "OTHER": str(self.other),
            "MARK": self.mark,
            "TOKEN": self.token,
            "IPC_KEY": self.key,
        }
        return "; ".join(f"{name} = {value!r}" for name, value in names.items()) + "\n"

    def _open_servers(self) -> None:
        opened = self._stack.enter_context
        self._tcp = opened(socket.create_server(("127.0.0.1", 0)))
        try:
            self._tcp6 = opened(socket.create_server(("::1", 0), family=socket.AF_INET6))
        except OSError:
            self._tcp6 = None
        self._udp = opened(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        self._udp.bind(("127.0.0.1", 0))
        # A socket's path is short: the folder of a test is not.
        place = opened(tempfile.TemporaryDirectory(prefix="hostile-"))
        self._unix_path = Path(place, "s")
        self._unix = opened(socket.socket(socket.AF_UNIX))
        self._unix.bind(str(self._unix_path))
        self._datagram = opened(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        self._datagram.bind(f"{self._unix_path}.datagram")
        self._abstract = opened(socket.socket(socket.AF_UNIX))
        self._abstract.bind(f"\0{self.mark}")
        self._listening = [self._tcp, *filter(None, [self._tcp6]), self._unix, self._abstract]
        for server in (self._unix, self._abstract):
            server.listen()
        for server in (*self._listening, self._udp, self._datagram):
            server.setblocking(False)

    def _surround(self) -> None:
        """Have workers' folders where they can be counted, and something worth taking nearby."""
        os.environ[self.token] = self.text
        self._stack.callback(os.environ.pop, self.token)
        before, tempfile.tempdir = tempfile.tempdir, str(self.temp)
        self._stack.callback(setattr, tempfile, "tempdir", before)
        handler = signal.signal(signal.SIGWINCH, lambda number, frame: self._signals.append(number))
        self._stack.callback(signal.signal, signal.SIGWINCH, handler)

    def _start_victim(self) -> None:
        self.victim = subprocess.Popen(
            [sys.executable, "-I", Path(__file__).with_name("victim.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={self.token: self.text},
            start_new_session=True,
        )
        assert self.victim.stdout.read(1) == b"\0"
        os.set_blocking(self.victim.stdout.fileno(), False)
        self._told = b""  # every signal, for they can be read but once

    def traces(self) -> Traces:
        """Look at everything that an attack would change."""
        return {
            "the secret file": _of_file(self.secret),
            "files beside the secret": sorted(self.secret.parent.iterdir()),
            "files outside": _tree(self.outside),
            "the other submission": _tree(self.other),
            "temporary files": _tree(self.temp),
            "the victim": self._of_victim(),
            "connections": self._connections(),
            "signals to the grader": len(self._signals),
            "processes left": self._marked(),
            "memory of System V": self._system_v(),
            "descriptors of the grader": len(list(Path("/proc/self/fd").iterdir())),
            "the grader's folder": Path.cwd(),
        }

    def changes(self, before: Traces) -> list[str]:
        """Name what is not as it was; what is about to vanish gets a moment to do so."""
        deadline = time.monotonic() + SETTLE_SECONDS
        met = 0
        while True:
            now = self.traces()
            met += now["connections"]  # which are seen once
            now["connections"] = met
            changed = [
                f"{name}: {before[name]} -> {now[name]}"
                for name in now
                if now[name] != before[name]
            ]
            if not changed or time.monotonic() > deadline:
                return changed
            time.sleep(0.02)

    def restore(self) -> None:
        """Put everything back, whatever an attack has done to it."""
        for folder in (self.outside, self.secret.parent):
            for entry in folder.iterdir():
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        self.secret.write_text(self.text, encoding="utf-8")
        self.secret.chmod(0o640)
        for pid in self._marked():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._remove_system_v()
        self.victim.kill()
        self._let_go_of_victim()
        self._start_victim()
        self._connections()
        self._signals.clear()

    def _of_victim(self) -> Traces:
        status = Path(f"/proc/{self.victim.pid}/status").read_text(encoding="utf-8").splitlines()
        self._told += self.victim.stdout.read() or b""
        told = dict(line.split(":\t", 1) for line in status if ":\t" in line)
        return {
            "ended": self.victim.poll(),
            "signals": list(self._told),
            "stopped": told["State"].startswith("T"),
            "traced": told["TracerPid"],
            "priority": os.getpriority(os.PRIO_PROCESS, self.victim.pid),
            "scheduling": os.sched_getscheduler(self.victim.pid),
            "processors": os.sched_getaffinity(self.victim.pid),
            "limits": resource.prlimit(self.victim.pid, resource.RLIMIT_NOFILE),
        }

    def _connections(self) -> int:
        count = 0
        for server in self._listening:
            with contextlib.suppress(BlockingIOError):
                while True:
                    server.accept()[0].close()
                    count += 1
        for receiver in (self._udp, self._datagram):
            with contextlib.suppress(BlockingIOError):
                while True:
                    receiver.recv(64)
                    count += 1
        return count

    def _marked(self) -> list[int]:
        return sorted(_processes_with(self.mark.encode(), self.temp))

    def _system_v(self) -> list[str]:
        found = []
        for kind in ("shm", "sem", "msg"):
            with contextlib.suppress(OSError):
                lines = Path(f"/proc/sysvipc/{kind}").read_text(encoding="ascii").splitlines()
                found += [kind for line in lines[1:] if int(line.split()[0]) == self.key]
        return found

    def _remove_system_v(self) -> None:
        for kind in self._system_v():
            flag = {"shm": "-M", "sem": "-S", "msg": "-Q"}[kind]
            subprocess.run(["ipcrm", flag, str(self.key)], check=False, timeout=60)

    def _let_go_of_victim(self) -> None:
        self.victim.wait(60)
        self.victim.stdin.close()
        self.victim.stdout.close()

    def close(self) -> None:
        """End the victim and the servers."""
        self.restore()
        self.victim.kill()
        self._let_go_of_victim()
        self._stack.close()


def _of_file(path: Path) -> tuple[Any, ...]:
    try:
        status = path.stat()
        return (
            path.read_bytes(), status.st_mode, status.st_mtime_ns, status.st_uid, status.st_gid,
            status.st_nlink, status.st_ino, os.listxattr(path),
        )  # fmt: skip
    except OSError as error:
        return (str(error),)


def _tree(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.rglob("*")):
        is_plain = path.is_file() and not path.is_symlink()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if is_plain else ""
        found[str(path.relative_to(folder))] = content[:8]
    return found


def _processes_with(mark: bytes, temp: Path) -> Iterator[int]:
    """Find processes that bear a mark, or that live in a worker's folder that is gone."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            if "\nState:\tZ" in (entry / "status").read_text(errors="replace"):
                continue
            told = (entry / "cmdline").read_bytes() + (entry / "comm").read_bytes()
            folder = str((entry / "cwd").readlink())
            if mark in told or (folder.startswith(str(temp)) and folder.endswith(" (deleted)")):
                yield int(entry.name)
