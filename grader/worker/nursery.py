"""What workers are born of: the zygote, and the folder in which each has its own.

It does without NumPy, and so can have the zygote boot while this process imports that.
"""

import contextlib
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, Self

from grader.worker.process import Process, ctrl_c_waits, launch

CAN_FORK: Final = sys.platform == "linux"
"""Whether there is a zygote: macOS has fork, but none that is safe beside its own libraries."""

CANARY: Final = "canary"
END_SECONDS: Final = 10.0
MOST_ENDING: Final = 4
"""Processes that may be about to end: an end takes milliseconds, and a check often less."""


class Nursery:
    """A zygote and the folders of its workers; each is made when it is first needed."""

    def __init__(self) -> None:
        self._zygote: _Zygote | None = None
        self._root: tempfile.TemporaryDirectory[str] | None = None
        self._made = 0
        self._ending: list[Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def root(self) -> Path:
        """The folder of all folders, with a file in it that no worker may read."""
        if self._root is None:
            # Removes itself at the latest when this process ends, however that comes about.
            self._root = tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True)
            Path(self._root.name, CANARY).write_text("not for you", encoding="ascii")
        return Path(self._root.name)

    def warm(self) -> None:
        """Have the zygote boot, where there is one."""
        if CAN_FORK and self._zygote is None:
            with ctrl_c_waits():
                self._zygote = _Zygote(self.root)

    def folder(self) -> Path:
        """Make a folder for one worker."""
        self._made += 1
        folder = self.root / str(self._made)
        folder.mkdir(mode=0o700)
        return folder

    def fork(self, order: bytes) -> tuple[socket.socket, socket.socket]:
        """Have a worker forked; return the channel to it, and the leash of its keeper.

        Parameters
        ----------
        order : bytes
            What `grader.worker.zygote` is to do, encoded.

        Raises
        ------
        OSError
            If one zygote after the other is gone.
        """
        self.warm()
        assert self._zygote is not None
        try:
            return self._zygote.fork(order)
        except OSError:  # something killed it
            self._zygote.close()
            self._zygote = _Zygote(self.root)
            return self._zygote.fork(order)

    def end(self, process: Process) -> None:
        """Have a process of the nursery end, while whoever it worked for goes on."""
        process.dismiss()
        self._ending.append(process)
        if len(self._ending) > MOST_ENDING:
            self._collect_first()

    def collect(self) -> None:
        """Wait until all processes that are to end have."""
        while self._ending:
            self._collect_first()

    def _collect_first(self) -> None:
        self._ending[0].kill()
        del self._ending[0]  # not before it has ended: Ctrl-C may come meanwhile

    def dismiss(self) -> None:
        """Have the zygote end, without waiting for that; there is no other one after it."""
        if self._zygote is not None:
            self._zygote.dismiss()

    def close(self) -> None:
        """Have the zygote end after its workers, and remove what is left of their folders."""
        try:
            self.collect()
        finally:
            if self._zygote is not None:
                self._zygote.close()
                self._zygote = None
            if self._root is not None:
                self._root.cleanup()
                self._root = None


class _Zygote:
    """The grader's side of `grader.worker.zygote`."""

    def __init__(self, folder: Path) -> None:
        self._control, self._process = launch("zygote", folder)

    def fork(self, order: bytes) -> tuple[socket.socket, socket.socket]:
        """Send it an order, with the other ends of two sockets."""
        channel, theirs = socket.socketpair()
        leash, held = socket.socketpair()
        with theirs, held:
            try:
                socket.send_fds(self._control, [order], [theirs.fileno(), held.fileno()])
            except OSError:
                channel.close()
                leash.close()
                raise
        return channel, leash

    def dismiss(self) -> None:
        """Let it end by itself, as soon as no keeper is left."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Let it end, and wait for that."""
        self.dismiss()
        with self._control, contextlib.suppress(OSError):
            self._control.settimeout(END_SECONDS)
            self._control.recv(1)  # at its end; to ask for that by the clock would be later
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
