"""The worker process: obeys the supervisor on one socket, holds no answers.

Started as ``python -c BOOT`` by `grader.worker.supervisor` with an empty environment. Its path
entries and the kit's modules are gone before learner code runs.
"""

import os
import socket
import sys
from collections.abc import Callable, Mapping
from typing import Any

from grader.worker import wire
from grader.worker.isolation.limits import limit_resources
from grader.worker.program import Program


def serve(channel: socket.socket) -> None:
    """Answer requests until the supervisor closes the channel."""
    hello = wire.receive(channel)
    held = limit_resources(hello["memory_mib"], hello["cpu_seconds"])
    _forget_the_kit(hello["path"])
    wire.send(channel, {"limits": held})
    program: Program | None = None
    while True:
        request = wire.receive(channel)
        if request["op"] == "load":
            program = Program(request)
        answer = _answer(program, request)
        _reply(channel, answer)


def _answer(program: Program | None, request: Mapping[str, Any]) -> object:
    if program is None:
        raise wire.WireError("nothing loaded")
    operations: dict[str, Callable[[], object]] = {
        "load": program.describe,
        "call": lambda: program.call(request),
        "accepts": lambda: program.accepts(request["function"], request["args"], request["kwargs"]),
    }
    return operations[request["op"]]()


def _reply(channel: socket.socket, answer: object) -> None:
    try:
        wire.send(channel, answer)
    except wire.WireError:
        fault = {"kind": "too_large", "type": "", "text": "", "file": "", "label": "", "line": None}
        wire.send(channel, {"fault": fault | {"function": ""}})


def _forget_the_kit(paths: list[str]) -> None:
    """Leave no import path to the kit or to other packages beside NumPy."""
    sys.path[:] = [entry for entry in sys.path if entry not in paths]
    sys.path_importer_cache.clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == "grader"]:
        del sys.modules[name]


def main() -> None:
    """Take the channel from the command line (POSIX) or from standard input (Windows)."""
    if sys.argv[1] == "-":
        shared = sys.stdin.buffer.read()
        channel = socket.fromshare(shared)  # type: ignore[attr-defined,unused-ignore]
    else:
        channel = socket.socket(fileno=int(sys.argv[1]))
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    try:
        serve(channel)
    except wire.WireError:
        os._exit(0)  # the supervisor has gone, nothing is left to say
