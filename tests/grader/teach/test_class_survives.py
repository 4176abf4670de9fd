"""Whatever ends `grade class`, the gradebook is in the end that of an undisturbed run."""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing

import pytest

from .running import GRADE, Running, count, left_of, tree

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]

TIMES = "seconds", "cpu_seconds", "graded_at", "since"
ANSWERS = "3 * x", "2 * x", "x + x + x", "1 / 0", "None", "x * 3.0", "[3] * x"


@pytest.fixture
def group(class_of, tmp_path, monkeypatch):
    """Two hundred submissions, of which two cannot be read."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # what is killed leaves its folders
    folder = class_of(**{f"s{n:03}": f"{ANSWERS[n % 7]}  # {n}" for n in range(198)})
    (folder / "empty").mkdir()
    (folder / "essay.docx").write_text("x")
    return folder


def dump(book):
    """Write out a gradebook but for times and the order in which results came."""
    with closing(sqlite3.connect(book)) as base:
        base.row_factory = sqlite3.Row
        assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        students = {row["id"]: row["student"] for row in base.execute("SELECT * FROM result")}
        lines = [f"version {base.execute('PRAGMA user_version').fetchone()[0]}"]
        for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            lines += [plain(table, row, students) for row in base.execute(f"SELECT * FROM {table}")]
    return sorted(lines)


def plain(table, row, students):
    values = {key: value for key, value in dict(row).items() if key not in TIMES}
    if table == "result":
        del values["id"]
        if values["report"]:
            values["report"] = without_seconds(json.loads(zlib.decompress(values["report"])))
    if table == "standing":
        values["result"] = students[values["result"]]
    return f"{table} {json.dumps(values, default=bytes.hex)}"


def without_seconds(value):
    if isinstance(value, dict):
        return {key: without_seconds(item) for key, item in value.items() if key != "seconds"}
    return [without_seconds(item) for item in value] if isinstance(value, list) else value


def undisturbed(run_class, group):
    ran = run_class(group, "--book", "undisturbed.sqlite")
    assert ran.status == 1, ran.err
    return dump(group.parent / "undisturbed.sqlite")


def test_killed_at_ten_moments_it_ends_as_if_undisturbed(tiny, group, run_class):
    expected = undisturbed(run_class, group)
    book = group.parent / "killed.sqlite"
    moments = sorted(random.Random(7).sample(range(1, 195), 10))
    made, grown = 0, []
    for moment in moments:
        running = Running(group, "--course", tiny.root, "--book", book)
        running.until(lambda moment=moment: count(book) >= moment)
        family = tree(running.process.pid)
        for pid in family:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        status, _ = running.end()
        assert status == -signal.SIGKILL
        assert left_of(family) == []
        grown.append(count(book) - made)
        made = count(book)
    ran = run_class(group, "--book", book)
    assert ran.out.startswith(f"Graded {200 - made} of 200")
    assert f"; {made} were in the gradebook already." in ran.out
    assert ids(book) == list(range(1, 201))
    assert min(grown) >= 0
    assert dump(book) == expected


def ids(book):
    """List the numbers of the results; one that was graded twice would have got a second."""
    with closing(sqlite3.connect(book)) as base:
        return [number for (number,) in base.execute("SELECT id FROM result ORDER BY id")]


def test_only_the_parent_is_killed_and_nobody_stays(deadly, class_of, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(deadly.root))
    folder = class_of(ada="'hang'", bob="3 * x")
    book = deadly.root / "book.sqlite"
    running = Running(folder, "--course", deadly.root, "--book", book)
    running.until(lambda: (deadly.root / "once").exists() and count(book))
    family = tree(running.process.pid)
    assert len(family) > 5
    running.process.kill()
    running.process.wait(60)
    assert left_of(family) == []
    running.process.communicate(timeout=10)  # whoever stayed would hold the other end


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 256 KiB that can be made larger: ``small_disk("1m")``."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root can mount")
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], timeout=60
    ).returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True, timeout=60)


def remount(folder, options):
    subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True, timeout=60)


def test_full_disk_ends_it_in_a_sentence_and_it_goes_on(tiny, group, run_class, small_disk):
    expected = undisturbed(run_class, group)
    book = small_disk / "book.sqlite"
    ran = run_class(group, "--book", book)
    assert ran.status == 2
    assert f"Cannot write to {book}: database or disk is full." in ran.err
    assert "Traceback" not in ran.err
    made = count(book)
    assert 0 < made < 200
    remount(small_disk, "size=8m")
    ran = run_class(group, "--book", book)
    assert f"; {made} were in the gradebook already." in ran.out
    assert dump(book) == expected


def test_read_only_disk_ends_it_in_a_sentence_and_it_goes_on(tiny, group, run_class, small_disk):
    expected = undisturbed(run_class, group)
    book = small_disk / "book.sqlite"
    remount(small_disk, "ro")
    ran = run_class(group, "--book", book)
    assert ran.status == 2
    assert f"Cannot use {book} as a gradebook: unable to open" in ran.err
    remount(small_disk, "rw,size=8m")
    running = Running(group, "--course", tiny.root, "--book", book)
    running.until(lambda: count(book) >= 5)
    running.process.kill()
    running.end()
    made = count(book)
    remount(small_disk, "ro")  # with what was not yet folded into the file beside it
    ran = run_class(group, "--book", book)
    assert ran.status == 2
    assert re.match(f"Cannot (use|write to) {book}", ran.err)
    assert "Traceback" not in ran.err
    remount(small_disk, "rw")
    ran = run_class(group, "--book", book)
    assert f"; {made} were in the gradebook already." in ran.out
    assert dump(book) == expected


def test_clock_that_jumps_changes_nothing(tiny, group, run_class):
    expected = undisturbed(run_class, group)
    jumping = (
        "import random, time; real = time.time; "
        "time.time = lambda: real() + random.choice((-1e9, 0, 1e9)); "
    )
    command = [*GRADE[:2], jumping + GRADE[2], "class", group, "--course", tiny.root]
    book = group.parent / "jumping.sqlite"
    ran = subprocess.run([*command, "--book", book], capture_output=True, text=True, timeout=240)
    assert ran.returncode == 1, ran.stderr
    assert dump(book) == expected
