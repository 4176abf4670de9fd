"""No command costs more than it may; in counts, which no busy machine can change."""

import shutil
import sys
from collections import Counter

import pytest

from tests.counts.ceilings import COUNTED, FILE, ceilings, too_much, update

FORKS = pytest.mark.skipif(sys.platform != "linux", reason="forks of a zygote")
COSTS = {"step5": (FORKS,), "required": (FORKS,), "whole": (FORKS, pytest.mark.slow)}
COUNTS = {"modules": Counter(rich=40, numpy=60), "frames": Counter(call=3, answer=3)}


@pytest.mark.parametrize(
    "command", [pytest.param(name, marks=COSTS.get(name, ())) for name in COUNTED]
)
def test_command_costs_no_more_than_it_may(command):
    assert too_much(command, COUNTED[command](), ceilings()[command]) == []


def test_what_is_too_much_is_said_with_its_parts():
    (said,) = too_much("step5", COUNTS, {"modules": 100, "frames": 5})
    assert "6 frames, and the ceiling is 5 (call 3, answer 3)" in said
    assert "python -m tests.counts --update" in said


def test_update_writes_counts_with_room_and_keeps_the_rest(tmp_path):
    file = tmp_path / "ceilings.toml"
    shutil.copy(FILE, file)
    update("step5", COUNTS, file)
    changed = ceilings(file)
    assert changed["step5"] == ceilings()["step5"] | {"modules": 115, "frames": 6}
    assert {**changed, "step5": None} == {**ceilings(), "step5": None}
    assert file.read_text().count("#") == FILE.read_text().count("#")
