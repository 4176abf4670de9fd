"""Sees what a submission tries that it may not, to name it; what stops it is the system.

Python tells of such things by its audit events (PEP 578). They are no fence: a program can get
round them, and is stopped all the same, only with less of an explanation.
"""

import errno
import os
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

from grader.worker.kinds import is_a

MAX_TRESPASSES: Final = 8

EVENTS: Final = {
    "os.exec": "process",
    "os.fork": "process",
    "os.forkpty": "process",
    "os.posix_spawn": "process",
    "os.spawn": "process",
    "os.startfile": "process",
    "os.system": "process",
    "pty.spawn": "process",
    "subprocess.Popen": "process",
    "os.kill": "signal",
    "os.killpg": "signal",
    "signal.pthread_kill": "signal",
    "socket.__new__": "network",
    "socket.connect": "network",
    "socket.getaddrinfo": "network",
    "socket.gethostbyname": "network",
    "socket.gethostbyaddr": "network",
}
"""Audit event -> what is tried; `grader.judge.causes` has the words."""

Trespass = tuple[str, int, str]
"""What, the line, and the label of the cell that it is in."""

_REFUSALS: Final = (errno.EPERM, errno.EACCES, errno.EROFS)
_errno_of = vars(OSError)["errno"].__get__
_filename_of = vars(OSError)["filename"].__get__


class Trespasses:
    """What has been tried since it was last asked.

    Parameters
    ----------
    label_of : callable
        File name of a code object -> its label, or None if it is not the submission's.
    """

    def __init__(self, label_of: Callable[[str], str | None]) -> None:
        self._label_of = label_of
        self._seen: list[Trespass] = []

    def watch(self) -> None:
        """Listen to the audit events from now on; there is no way to stop."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        what = EVENTS.get(event)
        if what is None or len(self._seen) >= MAX_TRESPASSES:
            return
        if event == "os.kill" and arguments[0] == os.getpid():  # to oneself one may
            return
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            label = self._label_of(frame.f_code.co_filename)
            if label is not None:
                trespass = (what, frame.f_lineno, label)
                if trespass not in self._seen:
                    self._seen.append(trespass)
                return
            frame = frame.f_back

    def taken(self) -> list[Trespass]:
        """Return what has been seen, and forget it."""
        seen, self._seen = self._seen, []
        return seen

    def behind(self, error: BaseException) -> str:
        """Tell what was tried, if an exception is the system's refusal of it; else nothing."""
        if not is_a(error, OSError) or _errno_of(error) not in _REFUSALS:
            return ""
        if _filename_of(error) is not None:
            return "file"
        return self._seen[-1][0] if self._seen else ""
