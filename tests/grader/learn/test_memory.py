"""What is remembered between two commands, and how little harm a bad file can do."""

import json
import os
from pathlib import Path

import pytest

from grader.learn.memory import Memory


@pytest.fixture
def file(tmp_path):
    """Where the memory of a folder is kept."""
    path = tmp_path / ".grade" / "memory.json"
    path.parent.mkdir()
    return path


def stored(sections, version=1):
    return json.dumps({"version": version, "sections": sections})


def test_value_is_there_for_the_next_command(tmp_path):
    Memory(tmp_path).put("hints", "step5", 2)
    assert Memory(tmp_path).get("hints", "step5") == 2


def test_sections_and_keys_stay_apart(tmp_path):
    memory = Memory(tmp_path)
    memory.put("hints", "step5", 2)
    memory.put("break", "step5", 7)
    memory.put("hints", "step6", 1)
    again = Memory(tmp_path)
    assert [again.get("hints", "step5"), again.get("break", "step5")] == [2, 7]
    assert again.get("break", "step6", "none") == "none"


def test_none_is_forgotten(tmp_path):
    memory = Memory(tmp_path)
    memory.put("hints", "step5", 2)
    memory.put("hints", "step5", None)
    assert Memory(tmp_path).get("hints", "step5", 0) == 0


def test_reading_alone_leaves_nothing_in_the_folder(tmp_path):
    assert Memory(tmp_path).get("hints", "step5", 0) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", [".grade", ".grade/memory.json"])
def test_folder_that_cannot_be_written_starts_empty_and_is_left_alone(tmp_path, place):
    """A file or a folder stands where the other is to be: that stops root as well."""
    if place == ".grade":
        (tmp_path / place).write_text("a file of mine")
    else:
        (tmp_path / place / "inside").mkdir(parents=True)
        (tmp_path / ".grade" / "memory.damaged" / "inside").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    memory = Memory(tmp_path)
    memory.put("hints", "step5", 2)
    assert memory.get("hints", "step5") == 2
    assert Memory(tmp_path).get("hints", "step5", 0) == 0
    assert sorted(tmp_path.rglob("*")) == before


def test_folder_that_is_gone_is_no_crash(tmp_path):
    Memory(tmp_path / "gone").put("hints", "step5", 2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"not JSON",
        stored({"hints": {"step5": 2}}).encode()[:-9],
        b"[" * 100_000,
        b"[1, 2]",
        b'"version"',
        b"null",
        b"{}",
        b'{"version": 1}',
        stored([]).encode(),
        stored({"hints": 3}).encode(),
        stored({"hints": {"step5": 2}}, version=2).encode(),
        stored({"hints": {"step5": 2}}, version="1").encode(),
        b'{"version": 1, "sections": {"hints": {"step5": ' + b"9" * 5000 + b"}}}",
    ],
    ids=["empty", "binary", "text", "truncated", "bottomless", "list", "string", "null", "object",
         "no sections", "listed sections", "section of a number", "newer", "version of text",
         "number without end"],
)  # fmt: skip
def test_file_that_makes_no_sense_is_put_aside(tmp_path, file, content):
    file.write_bytes(content)
    memory = Memory(tmp_path)
    assert memory.get("hints", "step5", 0) == 0
    assert file.with_suffix(".damaged").read_bytes() == content
    memory.put("hints", "step5", 1)
    assert Memory(tmp_path).get("hints", "step5") == 1


def test_values_of_others_are_kept(tmp_path, file):
    sections = {"hints": {"step5": "two"}, "of another tool": {"half a \ud800 character": [1, {}]}}
    file.write_text(stored(sections))
    Memory(tmp_path).put("hints", "step6", 1)
    sections["hints"]["step6"] = 1
    assert json.loads(file.read_text())["sections"] == sections


@pytest.mark.parametrize(
    ("value", "count"),
    [(3, 3), (0, 0), (-5, 0), ("3", 0), ("many", 0), (None, 0), ([], 0), (2.5, 0),
     (float("inf"), 0), (True, 0), (10**30, 10**30)],
)  # fmt: skip
def test_count_is_a_whole_number_or_starts_anew(tmp_path, file, value, count):
    file.write_text(stored({"hints": {"step5": value}}))
    assert Memory(tmp_path).count("hints", "step5") == count


def test_count_of_what_is_not_there_is_0(tmp_path):
    assert Memory(tmp_path).count("hints", "step5") == 0


@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt()])
def test_stopped_before_the_new_file_is_in_place_the_old_one_stays(
    tmp_path, file, monkeypatch, error
):
    Memory(tmp_path).put("hints", "step5", 1)
    memory = Memory(tmp_path)

    def stopped(*_):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        try:
            memory.put("hints", "step5", 2)
        except KeyboardInterrupt:
            assert isinstance(error, KeyboardInterrupt)
    assert Memory(tmp_path).get("hints", "step5") == 1
    assert [path.name for path in file.parent.iterdir()] == ["memory.json"]


def test_file_left_by_a_killed_command_does_no_harm(tmp_path, file):
    Memory(tmp_path).put("hints", "step5", 1)
    (file.parent / "memory-x1y2").write_text('{"version"')
    memory = Memory(tmp_path)
    memory.put("hints", "step5", memory.get("hints", "step5") + 1)
    assert Memory(tmp_path).get("hints", "step5") == 2


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
def test_pipe_and_link_in_the_place_of_the_file_do_not_block_nor_lead_anywhere(tmp_path, file):
    os.mkfifo(file)
    assert Memory(tmp_path).count("hints", "step5") == 0
    other = tmp_path / "other"
    (other / "target").mkdir(parents=True)
    (other / ".grade").symlink_to(other / "target")
    Memory(other).put("hints", "step5", 1)
    assert list((other / "target").iterdir()) == []
