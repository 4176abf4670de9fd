"""The worker's loop, run here on one end of a socket."""

import contextlib
import socket
import sys
import threading

import numpy as np
import pytest

from grader.worker import child, wire


class FakeProgram:
    """Stands for the submission, that has tests of its own."""

    def __init__(self, request, alone):
        assert alone
        self.request = request

    def describe(self):
        return {"loaded": self.request["name"]}

    def call(self, request):
        return {"value": np.zeros(request["size"], np.int8), "from": self.request["name"]}

    def accepts(self, function, args, keywords):
        return [function, args, keywords]


@pytest.fixture
def channel(monkeypatch):
    """Give the supervisor's end; the other is served by a thread, whose end is waited for."""
    monkeypatch.setattr(child, "Program", FakeProgram)
    monkeypatch.setattr(child.layers, "readable", tuple)
    monkeypatch.setattr(child.layers, "put_on", lambda hello, channel, around: {"landlock": "off"})
    monkeypatch.setattr(child.probes, "held", lambda hello: ["cpu"])
    monkeypatch.setattr(sys, "path", ["/the/kit", "/the/rest"])
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    monkeypatch.setattr(sys, "path_importer_cache", {})
    ours, theirs = socket.socketpair()
    ended = []

    def serve():
        with theirs, contextlib.suppress(wire.WireError):
            child.serve(theirs)
        ended.append(True)

    thread = threading.Thread(target=serve)
    thread.start()
    with ours:
        yield ours
    thread.join(10)
    assert ended == [True]


def ask(channel, request):
    wire.send(channel, request)
    return wire.receive(channel)


@pytest.fixture
def greet(channel, hello):
    """Say hello; return what comes back."""
    return lambda **changes: ask(channel, hello(path=["/the/kit"], **changes))


def test_hello_is_answered_by_what_is_held_and_the_kit_is_forgotten(greet):
    assert greet() == {"held": ["cpu"], "mechanisms": {"landlock": "off"}}
    assert sys.path == ["/the/rest"]
    assert [name for name in sys.modules if name.partition(".")[0] == "grader"] == []


def test_each_operation_reaches_the_program_loaded_last(channel, greet):
    greet()
    assert ask(channel, {"op": "load", "name": "a"}) == {"loaded": "a"}
    assert ask(channel, {"op": "load", "name": "b"}) == {"loaded": "b"}
    assert ask(channel, {"op": "call", "size": 1})["from"] == "b"
    question = {"op": "accepts", "function": "f", "args": 2, "kwargs": ["k"]}
    assert ask(channel, question) == ["f", 2, ["k"]]


def test_answer_that_is_too_large_is_answered_by_a_fault(channel, greet):
    greet()
    ask(channel, {"op": "load", "name": "a"})
    answer = ask(channel, {"op": "call", "size": wire.MAX_FRAME})
    assert answer["fault"]["kind"] == "too_large"
    assert ask(channel, {"op": "call", "size": 1})["from"] == "a"


def test_call_before_anything_is_loaded_breaks_the_protocol(channel, greet):
    greet()
    wire.send(channel, {"op": "call", "size": 1})
    with pytest.raises(wire.WireError, match="closed"):
        wire.receive(channel)


def test_nothing_is_loaded_without_what_is_required(channel, greet):
    assert greet(require=["cpu", "files"])["held"] == ["cpu"]
    with pytest.raises(wire.WireClosed):
        ask(channel, {"op": "load", "name": "a"})


def test_fault_of_our_own_is_told():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        with child.telling_why(theirs):
            raise ValueError("mine")
        assert "ValueError: mine" in wire.receive(ours)["failed"]
