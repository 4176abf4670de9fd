"""Frames on a socket: in order, in time, and no more of them than was agreed."""

import socket
import struct
import threading
import time
import tracemalloc

import numpy as np
import pytest

from grader.worker import wire
from grader.worker.wire import Budget, Malformed, WireError, WireTimeout


@pytest.fixture
def pair():
    here, there = socket.socketpair()
    with here, there:
        yield here, there


def soon():
    return time.monotonic() + 0.05


def test_values_arrive_in_order(pair):
    here, there = pair
    for value in ([1], None, {"a": 2.0}):
        wire.send(here, value)
    assert [wire.receive(there) for _ in range(3)] == [[1], None, {"a": 2.0}]


def test_large_value_crosses_in_pieces(pair):
    here, there = pair
    array = np.arange(1_000_000)
    sender = threading.Thread(target=wire.send, args=(here, array))
    sender.start()
    assert wire.receive(there).tolist() == array.tolist()
    sender.join()


def test_silence_is_a_timeout(pair):
    with pytest.raises(WireTimeout):
        wire.receive(pair[0], soon())


def test_deadline_that_is_past_is_a_timeout_without_waiting(pair):
    here, there = pair
    wire.send(here, 1)
    with pytest.raises(WireTimeout):
        wire.receive(there, time.monotonic() - 1)
    with pytest.raises(WireTimeout):
        wire.send(there, 1, time.monotonic() - 1)


def test_slow_drip_ends_at_the_deadline(pair, monkeypatch):
    here, there = pair
    clock = iter(range(1000))  # each byte takes a second
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(wire, "_read", one_byte_at_a_time(wire._read))
    here.sendall(struct.pack("<Q", 500) + b"N" * 500)
    with pytest.raises(WireTimeout):
        wire.receive(there, deadline=100)
    assert 100 <= next(clock) <= 102


def one_byte_at_a_time(read):
    class Drip:
        def __init__(self, channel):
            self.settimeout, self.recv = channel.settimeout, lambda size: channel.recv(1)

    return lambda channel, size, deadline: read(Drip(channel), size, deadline)


def test_full_channel_is_a_timeout(pair):
    with pytest.raises(WireTimeout):
        wire.send(pair[0], np.zeros(4 << 20, np.int8), soon())


@pytest.mark.parametrize("sent", [b"", b"\1", struct.pack("<Q", 9), struct.pack("<Q", 9) + b"N"])
def test_channel_closed_halfway_is_a_wire_error(pair, sent):
    here, there = pair
    here.sendall(sent)
    here.close()
    with pytest.raises(WireError, match="channel closed"):
        wire.receive(there, time.monotonic() + 5)


def test_closed_channel_takes_nothing(pair):
    here, there = pair
    there.close()
    with pytest.raises(WireError, match="channel closed"):
        wire.send(here, np.zeros(1 << 20))
    here.close()
    with pytest.raises(WireError, match="channel closed"):
        wire.receive(here)


def test_announced_gigabytes_are_refused_before_they_come(pair):
    here, there = pair
    here.sendall(struct.pack("<Q", wire.MAX_FRAME + 1))
    with pytest.raises(WireError, match=f"frame of {wire.MAX_FRAME + 1} bytes"):
        wire.receive(there, time.monotonic() + 5)


def test_absurd_length_costs_nothing(pair):
    here, there = pair
    here.sendall(struct.pack("<Q", wire.MAX_FRAME))
    tracemalloc.start()
    with pytest.raises(WireTimeout):
        wire.receive(there, soon())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 << 20  # the piece that is read at once


def test_worker_may_send_so_many_bytes_in_all(pair):
    here, there = pair
    budget = Budget(total=2 * (8 + 1))
    for _ in range(3):
        wire.send(here, None)
    assert [wire.receive(there, soon(), budget) for _ in range(2)] == [None, None]
    with pytest.raises(Malformed, match="in all"):
        wire.receive(there, soon(), budget)


def test_budget_is_refused_before_the_bytes_come(pair):
    here, there = pair
    here.sendall(struct.pack("<Q", 1000))
    with pytest.raises(Malformed, match="in all"):
        wire.receive(there, time.monotonic() + 5, Budget(total=1000))
