"""Starts the worker process: what it gets is the command line, one socket, and nothing else."""

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from grader.model import GraderFault

BOOT: Final = (
    "import sys; sys.path[:0] = sys.argv[2:]; from grader.worker.child import main; main()"
)


def import_paths() -> list[str]:
    """Where the worker finds the kit and NumPy, until it has imported them."""
    spec = importlib.util.find_spec("numpy")
    if spec is None or spec.origin is None:
        raise GraderFault("NumPy is not installed")
    return [str(Path(__file__).resolve().parents[2]), str(Path(spec.origin).parents[1])]


def _environment() -> dict[str, str]:
    """Nothing of the caller's: tokens and secrets live there. One thread, one hash seed."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return kept | threads | {"PYTHONHASHSEED": "0"}


def launch(folder: Path) -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """Start a worker in `folder`, in a process group of its own; return our end of its channel."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-s", "-P", "-S", "-B", "-c", BOOT]
    options: dict[str, Any] = {
        "cwd": folder,
        "env": _environment(),
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    with theirs:
        if sys.platform == "win32":
            process = subprocess.Popen(
                [*command, "-", *import_paths()], stdin=subprocess.PIPE, **options
            )
            assert process.stdin is not None
            with process.stdin as pipe:
                pipe.write(theirs.share(process.pid))
        else:
            process = subprocess.Popen(
                [*command, str(theirs.fileno()), *import_paths()],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                **options,
            )
    return ours, process
