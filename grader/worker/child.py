"""The worker process: obeys the supervisor on one socket, holds no answers.

A fork of the zygote, or a new Python with an empty environment. It is held before it hears of a
submission; path entries and modules of the kit are gone before learner code runs.
"""

import contextlib
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

from grader.worker import wire
from grader.worker.isolation import layers, probes
from grader.worker.isolation.layers import Surroundings
from grader.worker.program import Program


def serve(channel: socket.socket, surroundings: Surroundings | None = None) -> None:
    """Answer requests until the supervisor closes the channel.

    Parameters
    ----------
    surroundings : Surroundings, optional
        What who forked this process has seen to; if it was not forked, nobody has.
    """
    hello = wire.receive(channel)
    around = surroundings or Surroundings(layers.readable(), os.getppid(), "only in a fork")
    mechanisms = layers.put_on(hello, channel.fileno(), around)
    held = probes.held(hello)
    _forget_the_kit(hello["path"])
    wire.send(channel, {"held": held, "mechanisms": mechanisms})
    if not set(hello["require"]) <= set(held):
        return
    program: Program | None = None
    while True:
        request = wire.receive(channel)
        if request["op"] == "load":
            program = Program(request, alone=True)
        answer = _answer(program, request)
        _reply(channel, answer)


def _answer(program: Program | None, request: Mapping[str, Any]) -> object:
    if program is None:
        raise wire.WireError("nothing loaded")
    operations: dict[str, Callable[[], object]] = {
        "load": program.describe,
        "call": lambda: program.call(request),
        "repeat": lambda: program.repeat(request),
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
    for path in paths:  # of the others it knows what is in them, which cannot be listed any more
        sys.path_importer_cache.pop(path, None)
    for name in [name for name in sys.modules if name.partition(".")[0] == "grader"]:
        del sys.modules[name]


def run(channel: socket.socket, surroundings: Surroundings | None = None) -> NoReturn:
    """Serve on `channel`, and end this process as soon as nobody is there to be served."""
    if hasattr(signal, "pthread_sigmask"):  # who started us may have held signals back
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    leave = os._exit  # the submission gets another
    with telling_why(channel):
        serve(channel, surroundings)
    leave(0)


@contextlib.contextmanager
def telling_why(channel: socket.socket) -> Iterator[None]:
    """Tell the grader of a fault of our own: nobody sees what this process prints."""
    with contextlib.suppress(wire.WireError):
        try:
            yield
        except Exception:
            wire.send(channel, {"failed": traceback.format_exc()})


def inherited_socket() -> socket.socket:
    """Take over the socket that this Python was started with (POSIX) or is sent (Windows)."""
    if sys.argv[1] == "-":
        shared = sys.stdin.buffer.read()
        return socket.fromshare(shared)  # type: ignore[attr-defined,no-any-return,unused-ignore]
    return socket.socket(fileno=int(sys.argv[1]))


def main() -> None:
    """Serve, as a new Python."""
    run(inherited_socket())
