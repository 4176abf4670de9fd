"""A secret seed stays with the grader: looked for in all that a real worker has and is sent."""

import json
import os

import pytest

from grader.judge.run import grade
from grader.policy import load_policy
from grader.report.as_json import to_json
from grader.seeds import SecretSeed
from grader.worker import wire

SECRET = "open sesame, 4711"
SPY = """
import gc, os, sys

def spread(x):
    frame, seen = sys._getframe(), []
    while frame is not None:
        seen.append(repr(frame.f_locals))
        frame = frame.f_back
    return repr(dict(os.environ)) + repr(sys.argv) + "".join(seen)[:200_000]

def double(x):
    raise ValueError(spread(x))
"""


@pytest.fixture
def frames(monkeypatch):
    """All that went over the wire, in both directions."""
    seen = []
    encode, decode = wire.encode, wire.decode

    def noting_encode(value):
        seen.append(encode(value))
        return seen[-1]

    def noting_decode(body):
        seen.append(bytes(body))
        return decode(body)

    monkeypatch.setattr(wire, "encode", noting_encode)
    monkeypatch.setattr(wire, "decode", noting_decode)
    return seen


@pytest.fixture
def policy(tiny, tmp_path, monkeypatch):
    """A policy with a secret seed."""
    monkeypatch.setenv("GRADE_SEED", SECRET)
    (tmp_path / "grading.toml").write_text('[seed]\nenvironment = "GRADE_SEED"\n')
    return load_policy(tmp_path / "grading.toml", tiny.course)


def forms(value):
    """Ways in which a number may stand in bytes or text."""
    parts = (value & (2**64 - 1), value & (2**63 - 1), value >> 64, value >> 65)
    for number in (value, *(part for part in parts if part)):
        size = (number.bit_length() + 7) // 8
        yield from (f"{number}".encode(), f"{number:x}".encode())
        yield from (number.to_bytes(size, order) for order in ("big", "little"))


def test_no_worker_has_it_or_is_sent_it_and_no_report_tells_it(tiny, policy, frames):
    report = grade(tiny.course, tiny.submission(one=SPY), tiny.course.steps, policy.seed)
    all_seen = b"".join(frames)
    assert b"PYTHONHASHSEED" in all_seen  # the spy's own answer came back
    assert "GRADE_SEED" not in os.environ
    told = [all_seen, to_json(report).encode(), repr(report).encode(), policy.digest.encode()]
    for text in told:
        for form in (SECRET.encode(), b"GRADE_SEED", *forms(policy.seed.value)):
            assert form not in text
    assert json.loads(to_json(report))["seed"] is None


def test_public_seed_would_have_been_seen(tiny, frames):
    number = 2**61 + 12345
    report = grade(tiny.course, tiny.submission(one=SPY), tiny.course.steps, number)
    assert any(form in b"".join(frames) for form in forms(number))
    assert report.seed == number


def test_same_secret_gives_the_same_report_and_another_one_other_inputs(tiny, frames):
    def sent(text):
        frames.clear()
        report = grade(tiny.course, tiny.submission(), tiny.course.steps[:1], SecretSeed.of(text))
        loads = [frame for frame in frames if b"one_numbers" in frame and b"seed" in frame]
        return report.score, loads

    assert sent("a") == sent("a")
    assert sent("a")[1] != sent("b")[1]
