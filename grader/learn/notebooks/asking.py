"""The kernel's side of the process that grades for it."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Final, cast

END_SECONDS: Final = 3.0
POLL_SECONDS: Final = 0.1
"""How soon Ctrl-C is noticed where it does not wake who waits (Windows)."""
_NEW_GROUP: Final = 0x200
"""CREATE_NEW_PROCESS_GROUP, which `subprocess` knows on Windows alone."""

_BOOT: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from grader.learn.notebooks.serving import main; main()"
)


class Stopped(KeyboardInterrupt):
    """The learner interrupted the cell. Jupyter shows what `_render_traceback_` says."""

    def _render_traceback_(self) -> list[str]:
        return ["Stopped."]


class Grader:
    """A warm process that answers one request after another; it is started ahead of the first."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.start()

    def start(self) -> None:
        """Start a process, unless there is one."""
        if self._process is not None and self._process.poll() is None:
            return
        root = str(Path(__file__).resolve().parents[3])
        environment = {k: v for k, v in os.environ.items() if k != "MPLBACKEND"}  # the kernel's
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            cwd=root,
            env=environment,
            **apart(sys.platform),
        )
        self._answers = queue.SimpleQueue()
        threading.Thread(target=_read, args=(self._process, self._answers), daemon=True).start()

    def ask(self, request: dict[str, Any]) -> dict[str, str]:
        """Ask, and wait for the answer.

        Raises
        ------
        Stopped
            If the learner interrupted it; the process is ended, and a fresh one started.
        """
        try:
            self.start()
            line = self._answer_to(json.dumps(request) + "\n")
        except KeyboardInterrupt:
            self.close()
            self.start()
            raise Stopped from None
        if not line:
            self.close()
            return {"text": "The grader's process has ended; run the cell again."}
        return cast("dict[str, str]", json.loads(line))

    def _answer_to(self, request: str) -> str:
        assert self._process is not None
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it has just ended: the answer says so
            self._process.stdin.write(request)
            self._process.stdin.flush()
        while True:
            with contextlib.suppress(queue.Empty):
                return self._answers.get(timeout=POLL_SECONDS)

    def close(self) -> None:
        """End the process, and what it has started."""
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return
        with contextlib.suppress(OSError):
            process.stdin.close()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def apart(platform: str) -> dict[str, Any]:
    """Say how a process gets a group of its own: Jupyter interrupts the kernel's whole group."""
    return {"creationflags": _NEW_GROUP} if platform == "win32" else {"start_new_session": True}


def _read(process: "subprocess.Popen[str]", answers: "queue.SimpleQueue[str]") -> None:
    """Pass on lines as they come; an empty one is the end."""
    assert process.stdout is not None
    with process.stdout as stream:
        for line in stream:
            answers.put(line)
    answers.put("")
