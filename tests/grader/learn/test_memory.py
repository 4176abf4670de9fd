"""What is remembered between two commands, and how little harm a bad file can do."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from grader.learn.memory import Memory

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def file(tmp_path):
    """Where the memory of a folder is kept."""
    path = tmp_path / ".grade" / "progress.json"
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


@pytest.mark.parametrize("place", [".grade", ".grade/progress.json"])
def test_folder_that_cannot_be_written_starts_empty_and_is_left_alone(tmp_path, place):
    """A file or a folder stands where the other is to be: that stops root as well."""
    if place == ".grade":
        (tmp_path / place).write_text("a file of mine")
    else:
        (tmp_path / place / "inside").mkdir(parents=True)
        (tmp_path / ".grade" / "progress.json.damaged" / "inside").mkdir(parents=True)
        (tmp_path / ".grade" / ".lock").touch()
    before = sorted(tmp_path.rglob("*"))
    memory = Memory(tmp_path)
    memory.put("hints", "step5", 2)
    assert memory.get("hints", "step5") == 2
    assert memory.trouble
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
        stored({"hints": {"step5": 2}}, version=True).encode(),
        stored({"hints": {"step5": 2}}, version="1").encode(),
        b'{"version": 1, "sections": {"hints": {"step5": ' + b"9" * 5000 + b"}}}",
        b'{"version": 1, "sections": {"hints": {"step5": ' + b"[" * 300 + b"]" * 300 + b"}}}",
        stored({"hints": {"step5": "x" * (1 << 20)}}).encode(),
    ],
    ids=["empty", "binary", "text", "truncated", "bottomless", "list", "string", "null", "object",
         "no sections", "listed sections", "section of a number", "true version", "version of text",
         "number without end", "deep", "large"],
)  # fmt: skip
def test_file_that_makes_no_sense_is_put_aside(tmp_path, file, content):
    file.write_bytes(content)
    memory = Memory(tmp_path)
    assert memory.get("hints", "step5", 0) == 0
    assert file.with_name("progress.json.damaged").read_bytes() == content
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


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_stopped_before_the_new_file_is_in_place_the_old_one_stays(
    tmp_path, file, monkeypatch, error, step
):
    Memory(tmp_path).put("hints", "step5", 1)
    before = sorted(file.parent.iterdir())
    memory = Memory(tmp_path)

    def stopped(*_):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(*((os, step) if step == "fsync" else (Path, step)), stopped)
        try:
            memory.put("hints", "step5", 2)
        except KeyboardInterrupt:
            assert isinstance(error, KeyboardInterrupt)
        else:
            assert "No space left on device" in memory.trouble
    assert Memory(tmp_path).get("hints", "step5") == 1
    assert sorted(file.parent.iterdir()) == before


def test_damaged_file_is_restored_from_the_backup_and_that_is_said_once(tmp_path, file):
    Memory(tmp_path).put("hints", "step5", 2)
    Memory(tmp_path).put("hints", "step6", 3)
    file.write_bytes(b"half a f")
    memory = Memory(tmp_path)
    assert [memory.count("hints", key) for key in ("step5", "step6")] == [2, 3]
    assert "was damaged" in memory.trouble
    assert "backup" in memory.trouble
    assert file.with_name("progress.json.damaged").read_bytes() == b"half a f"
    again = Memory(tmp_path)
    assert (again.trouble, again.count("hints", "step6")) == ("", 3)


def test_file_that_is_gone_is_restored_from_the_backup(tmp_path, file):
    Memory(tmp_path).put("hints", "step5", 2)
    file.unlink()
    memory = Memory(tmp_path)
    assert memory.count("hints", "step5") == 2
    assert "is gone" in memory.trouble


def test_backup_that_is_damaged_too_is_said_and_a_new_one_is_made(tmp_path, file):
    for path in (file, file.with_name("progress.json.bak")):
        path.write_bytes(b"")
    memory = Memory(tmp_path)
    assert "no backup" in memory.trouble
    memory.put("hints", "step5", 1)
    file.write_bytes(b"")
    assert Memory(tmp_path).count("hints", "step5") == 1


def test_file_of_a_newer_version_is_left_alone(tmp_path, file):
    newer = stored({"hints": {"step5": 2}, "more": {}}, version=2)
    file.write_text(newer)
    memory = Memory(tmp_path)
    assert "newer" in memory.trouble
    memory.put("hints", "step5", 1)
    assert memory.count("hints", "step5") == 1
    assert file.read_text() == newer


def test_what_would_be_too_large_to_read_is_not_written(tmp_path):
    Memory(tmp_path).put("hints", "step5", 2)
    memory = Memory(tmp_path)
    memory.put("hints", "long", "x" * (1 << 20))
    assert "larger than 1 MiB" in memory.trouble
    assert Memory(tmp_path).count("hints", "step5") == 2


def test_change_starts_from_what_another_command_has_written_meanwhile(tmp_path):
    first, second = Memory(tmp_path), Memory(tmp_path)
    first.put("hints", "step5", 1)
    second.put("hints", "step6", 1)
    assert second.count("hints", "step5") == 1
    assert Memory(tmp_path).count("hints", "step6") == 1


def test_lock_that_somebody_keeps_is_not_waited_for_forever(tmp_path, monkeypatch):
    Memory(tmp_path).put("hints", "step5", 1)
    monkeypatch.setattr("grader.learn.memory.PATIENCE_S", 0.0)
    with FileLock(tmp_path / ".grade" / ".lock"):
        memory = Memory(tmp_path)
        memory.put("hints", "step5", 2)
    assert "Another command" in memory.trouble
    assert memory.count("hints", "step5") == 2
    assert Memory(tmp_path).count("hints", "step5") == 1


ADD = """
import sys
from pathlib import Path
from grader.learn.memory import Memory, whole

def add(values):
    values["n"] = whole(values.get("n")) + 1

memory = Memory(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(50):
    memory.update("count", add)
assert not memory.trouble, memory.trouble
"""


def test_two_processes_at_once_lose_nothing(tmp_path):
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", ADD, tmp_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(2)
    ]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert Memory(tmp_path).count("count", "n") == 100


KILLED = """
import os, signal, sys
from pathlib import Path
from grader.learn.memory import Memory

event, nth = sys.argv[2], int(sys.argv[3])

def watched(name, arguments):
    global nth
    if name == event and str(Path(sys.argv[1], ".grade")) in str(arguments[0]):
        nth -= 1
        if nth == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watched)
Memory(Path(sys.argv[1])).put("hints", "step5", 2)
print("not killed")
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize(
    ("event", "nth"),
    [("open", 1), ("open", 2), ("open", 3), ("open", 4), ("os.rename", 1), ("os.rename", 2)],
)
def test_process_killed_in_the_middle_loses_nothing(tmp_path, file, event, nth, damaged):
    """Each look at a file and each renaming is a point at which it is killed."""
    Memory(tmp_path).put("hints", "step5", 1)
    Memory(tmp_path).put("hints", "step6", 7)
    if damaged:
        file.write_bytes(b"[")
    script = [sys.executable, "-c", KILLED, tmp_path, event, str(nth)]
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, ""), done.stderr
    after = Memory(tmp_path)
    assert after.count("hints", "step5") in (1, 2)
    assert after.count("hints", "step6") == 7
    after.put("hints", "step5", 3)
    again = Memory(tmp_path)
    assert (again.count("hints", "step5"), again.trouble) == (3, "")
    left = {".lock", "progress.json", "progress.json.bak", "progress.json.damaged"}
    assert {path.name for path in file.parent.iterdir()} <= left


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
def test_pipe_and_link_in_the_place_of_the_file_do_not_block_nor_lead_anywhere(tmp_path, file):
    os.mkfifo(file)
    os.mkfifo(file.with_name(".lock"))
    assert Memory(tmp_path).count("hints", "step5") == 0
    other = tmp_path / "other"
    (other / "target").mkdir(parents=True)
    (other / ".grade").symlink_to(other / "target")
    Memory(other).put("hints", "step5", 1)
    assert list((other / "target").iterdir()) == []
