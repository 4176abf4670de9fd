"""What a submission attempts is seen, with its line, and only that."""

import os
import socket
import subprocess
import sys

import pytest

from grader.worker.attempts import MAX_ATTEMPTS, Attempts


@pytest.fixture
def run():
    """Run text as a file named 'own' and return what was seen; the hook outlives the test, deaf."""
    seen = Attempts({"own": "cell 1"}.get)
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
def test_attempt_is_seen_with_its_line(run, text, what):
    assert run(f"\n\n{text}\n") == [(what, 3, "cell 1")]


def test_ordinary_code_attempts_nothing(run):
    assert run("import json, tempfile\nopen(os.devnull).close()\nos.kill(os.getpid(), 0)") == []


def test_attempts_of_other_code_are_not_the_submissions(run):
    assert run("socket.socket().close()", filename="another") == []


def test_what_was_taken_is_forgotten_and_a_flood_is_cut(run):
    line = "os.kill(os.getppid(), 0)\n"
    assert len(run(line * 50)) == MAX_ATTEMPTS
    assert run("") == []
    assert len(run("while_ = [os.kill(os.getppid(), 0) for _ in range(50)]")) == 1
