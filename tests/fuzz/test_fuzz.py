"""The fuzzer's targets with a small budget, and whether they would notice."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.model import Fault, FaultKind, Observation, Warned
from grader.worker import frame
from tests.fuzz import targets
from tests.fuzz.mutation import MUTATORS, mutate_bytes
from tests.fuzz.seeds import submission_seeds, wire_seeds
from tests.fuzz.targets import conforms

SEEDS = {"wire": wire_seeds(), "submission": submission_seeds()}
BROKE = sorted(Path(__file__).with_name("broke").glob("*/*"))
"""Inputs that once broke something, in a folder for each target."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not all bytes are file content")


def mutants(name):
    return st.builds(
        lambda seed, number, rounds: mutated(name, seed, random.Random(number), rounds),
        st.sampled_from(SEEDS[name]),
        st.integers(0, 2**32),
        st.integers(0, 3),
    )


def mutated(name, data, rng, rounds):
    for _ in range(rounds):
        data = MUTATORS[name](data, rng)
    return data


@settings(max_examples=600, deadline=None)
@given(mutants("wire") | st.binary(max_size=200))
def test_no_frame_breaks_what_reads_it(data):
    targets.wire(data)


@settings(max_examples=100, deadline=None)
@given(mutants("submission") | st.binary(max_size=200))
def test_no_file_breaks_what_reads_submissions(data):
    targets.submission(data)


@pytest.mark.parametrize("path", BROKE, ids=[path.name for path in BROKE])
def test_what_once_broke_it_no_longer_does(path):
    targets.TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", ["wire", "submission"])
def test_seeds_get_through(name):
    assert sum(map(targets.TARGETS[name], SEEDS[name])) >= len(SEEDS[name]) / 2


def test_mutants_get_deep():
    rng = random.Random(0)
    found = [targets.wire(MUTATORS["wire"](rng.choice(SEEDS["wire"]), rng)) for _ in range(2000)]
    # Of blind changes to the bytes, one in fifty is an answer still.
    assert 0.05 < sum(found) / len(found) < 0.9


def test_bytes_stay_bytes():
    rng = random.Random(0)
    assert all(isinstance(mutate_bytes(b"", rng), bytes) for _ in range(100))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (Observation(), True),
        (Observation(arguments=(1, []), warnings=(Warned("", "", "", None),)), True),
        (Observation(seconds=1), False),
        (Observation(output=b""), False),
        (Observation(arguments=[]), False),
        (Observation(fault="raised"), False),
        (Observation(fault=Fault("raised")), False),
        (Observation(fault=Fault(FaultKind.RAISED, line=True)), False),
        (Observation(fault=Fault(FaultKind.RAISED, near=(1,))), False),
    ],
)
def test_field_of_another_type_would_be_seen(value, says):
    assert conforms(value, Observation) is says


def test_frame_that_reads_as_another_would_be_seen(monkeypatch):
    monkeypatch.setattr(frame._Reader, "text", lambda self: self.take(self.count()).decode()[:1])
    with pytest.raises(AssertionError, match="another form"):
        targets.wire(SEEDS["wire"][1])
