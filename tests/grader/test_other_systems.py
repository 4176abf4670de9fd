"""What is different on Windows and macOS, by simulation: streams, names, links, pipes."""

import errno
import io
import json
import os
import stat
import sys
from types import SimpleNamespace

import pytest

from grader import cli
from grader.commands.asked import submission_path
from grader.course import find_course
from grader.submission.opening import is_link

COURSE = find_course()
CONSOLES = ["cp1252", "cp437", "cp932", "ascii"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("encoding", "arguments"),
    [
        *((encoding, ("step2",)) for encoding in CONSOLES),
        *(("cp1252", words) for words in (("--help",), ("quiz", "step1"), ("doctor",))),
    ],
)
def test_console_of_few_letters_is_written_to_without_a_traceback(
    grade, tmp_path, encoding, arguments
):
    grade("start", tmp_path / "work")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    work = tmp_path / "work"
    ran = grade(*arguments, cwd=work, env=env, input="(6, 3)\na\na\n", errors="replace")
    assert ran.status in (0, 1)
    assert ran.err == ""
    if encoding != "cp932":  # which has some of them
        assert "\ufffd" not in ran.out


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_json_on_a_pipe_is_utf8_whatever_the_console(grade, tmp_path, encoding):
    (tmp_path / "step2_activations.py").write_text(
        "def relu(z):\n    raise ValueError('größer als ∞')\n", encoding="utf-8"
    )
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    assert "größer als ∞" in json.dumps(
        grade("step2", "--format", "json", cwd=tmp_path, env=env).report, ensure_ascii=False
    )


@pytest.mark.parametrize(
    ("platform", "error", "gone"),
    [
        ("linux", BrokenPipeError(errno.EPIPE, "Broken pipe"), True),
        ("win32", BrokenPipeError(errno.EPIPE, "Broken pipe"), True),
        ("win32", OSError(errno.EINVAL, "Invalid argument"), True),
        ("win32", OSError(errno.EINVAL, "Invalid argument", "a:b"), False),
        ("linux", OSError(errno.EINVAL, "Invalid argument"), False),
        ("win32", PermissionError(errno.EACCES, "Permission denied"), False),
    ],
)
def test_reader_that_is_gone_is_known_on_each_system(monkeypatch, platform, error, gone):
    monkeypatch.setattr(sys, "platform", platform)
    assert cli._reader_is_gone(error) is gone


def test_console_without_streams_is_given_some(monkeypatch):
    """``pythonw`` has none."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    cli._reopen_closed_streams()
    given = [sys.stdin, sys.stdout, sys.stderr]
    assert all(isinstance(stream, io.TextIOWrapper) for stream in given)
    for stream in given:
        stream.close()


def test_step_file_is_known_however_windows_spells_it(tmp_path, monkeypatch):
    (tmp_path / "Step5_Backward.py").touch()
    monkeypatch.setattr(os.path, "normcase", lambda name: name.lower())
    assert submission_path(tmp_path / "Step5_Backward.py", COURSE) == tmp_path


def test_junction_of_windows_is_a_link(tmp_path, monkeypatch):
    """Everybody may make one, and it leads anywhere; Python does not call it a symbolic link."""
    assert not is_link(tmp_path)
    status = SimpleNamespace(st_mode=stat.S_IFDIR, st_reparse_tag=0xA0000003)
    monkeypatch.setattr("pathlib.Path.lstat", lambda _: status)
    assert is_link(tmp_path)
