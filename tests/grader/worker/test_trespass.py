"""What a submission tries that it may not is seen, with its line, and only that."""

import errno
import os
import socket
import subprocess
import sys

import pytest

from grader.worker.trespass import MAX_TRESPASSES, Trespasses


@pytest.fixture
def run():
    """Run text as a file named 'own' and return what was seen; the hook outlives the test, deaf."""
    seen = Trespasses({"own": "cell 1"}.get)
    seen.watch()

    def run(text, filename="own"):
        code = compile(text, filename, "exec")
        exec(code, {"os": os, "socket": socket, "subprocess": subprocess, "sys": sys})
        return seen.taken()

    return run


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("socket.socket().close()", "network"),
        ("socket.getaddrinfo('127.0.0.1', 9)", "network"),
        ("os.kill(os.getppid(), 0)", "signal"),
        ("subprocess.run([sys.executable, '-c', ''])", "process"),
        ("os.system('true')", "process"),
    ],
)
def test_trespass_is_seen_with_its_line(run, text, what):
    assert run(f"\n\n{text}\n") == [(what, 3, "cell 1")]


def test_ordinary_code_trespasses_nowhere(run):
    assert run("import json, tempfile\nopen(os.devnull).close()\nos.kill(os.getpid(), 0)") == []


def test_trespasses_of_other_code_are_not_the_submissions(run):
    assert run("socket.socket().close()", filename="another") == []


def test_what_was_taken_is_forgotten_and_a_flood_is_cut(run):
    line = "os.kill(os.getppid(), 0)\n"
    assert len(run(line * 50)) == MAX_TRESPASSES
    assert run("") == []
    assert len(run("while_ = [os.kill(os.getppid(), 0) for _ in range(50)]")) == 1


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (PermissionError(errno.EACCES, "no", "/etc/passwd"), "file"),
        (OSError(errno.EROFS, "no", "/etc/new"), "file"),
        (PermissionError(errno.EPERM, "no"), "network"),
        (FileNotFoundError(errno.ENOENT, "no", "mine.txt"), ""),
        (ValueError("no"), ""),
    ],
)
def test_refusal_is_told_from_other_errors(error, what):
    seen = Trespasses({"own": ""}.get)
    seen._seen.append(("network", 1, ""))
    assert seen.behind(error) == what


def test_refusal_of_what_was_not_seen_has_no_name():
    assert Trespasses({}.get).behind(PermissionError(errno.EPERM, "no")) == ""
