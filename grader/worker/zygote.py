"""The zygote: a process with NumPy imported, of which every worker is a fork.

It starts a worker in a few milliseconds where a new Python takes a hundred. It never runs code of a
submission and never hears of one: what a worker is to load goes straight to the worker. It has one
thread, without which a fork is not safe. When the grader is gone, however that came about, it waits
for the workers to be ended and removes their folders.
"""

import contextlib
import functools
import gc
import os
import shutil
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy.linalg
import numpy.random  # noqa: F401 - NumPy waits until it is asked for; here all forks share it

from grader.worker import keeper, wire
from grader.worker.child import inherited_socket, telling_why
from grader.worker.isolation import layers, namespaces, privileges, seccomp
from grader.worker.isolation.kernel import PR_SET_CHILD_SUBREAPER, prctl
from grader.worker.isolation.layers import Surroundings

MAX_ORDER: Final = 1 << 16


def main() -> None:
    """Fork a worker for every order, in the folder that holds the workers' folders."""
    control = inherited_socket()
    sys.dont_write_bytecode = True  # the kit's own was; workers write none
    # Keepers in namespaces are orphans as soon as they are born: they become our children.
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, MAX_ORDER, 2)
        if not message:
            break
        channel, leash = (socket.socket(fileno=descriptor) for descriptor in descriptors)
        with channel, leash, telling_why(channel):
            order = wire.decode(message)
            surroundings = _surroundings(order)
            if os.fork() == 0:
                control.close()
                keeper.keep(order, channel, leash, surroundings)
        _reap()
    _end()


def _surroundings(order: Mapping[str, Any]) -> Surroundings:
    return Surroundings(_readable(), 0, _refusal() if order["namespaces"] else "not wanted")


@functools.cache
def _readable() -> tuple[bytes, ...]:
    rules = layers.readable()
    if seccomp.supported():
        seccomp.prepare()
    privileges.shield()  # and so the keepers, who are of the same user as the workers they keep
    gc.freeze()  # so that a fork's collector does not touch, and thereby copy, what all share
    return rules


@functools.cache
def _refusal() -> str:
    """Say why no namespaces can be entered; empty if they can."""
    return "" if namespaces.allowed() else "refused by this system"


def _reap() -> None:
    """Take note of the keepers that have ended."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _end() -> None:
    folder = Path.cwd()
    os.chdir("/")
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)  # the grader waits: nothing is left to say, or to tidy up
