"""What a submission tries that it may not is seen, with its line, and only that."""

import errno
import json
import subprocess
import sys

import pytest

from grader.worker.trespass import MAX_TRESPASSES, Trespasses

WATCH = """
import json, os, socket, subprocess, sys
from grader.worker.trespass import Trespasses
seen = Trespasses({"own": "cell 1"}.get)
seen.watch()
told = []
for filename, text in json.loads(sys.argv[1]):
    exec(compile(text, filename, "exec"), globals())
    told.append(seen.taken())
print(json.dumps(told))
"""


def run(*texts, filename="own"):
    """Run texts as a file, and return what was seen of each; elsewhere, as a hook never ends."""
    asked = json.dumps([(filename, text) for text in texts])
    command = [sys.executable, "-c", WATCH, asked]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return [[tuple(trespass) for trespass in told] for told in json.loads(done.stdout)]


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
def test_trespass_is_seen_with_its_line(text, what):
    assert run(f"\n\n{text}\n") == [[(what, 3, "cell 1")]]


def test_ordinary_code_trespasses_nowhere():
    assert run("import json, tempfile\nopen(os.devnull).close()\nos.kill(os.getpid(), 0)") == [[]]


def test_trespasses_of_other_code_are_not_the_submissions():
    assert run("socket.socket().close()", filename="another") == [[]]


def test_what_was_taken_is_forgotten_and_a_flood_is_cut():
    line = "os.kill(os.getppid(), 0)\n"
    flood, nothing, once = run(line * 50, "", "[os.kill(os.getppid(), 0) for _ in range(50)]")
    assert (len(flood), nothing, len(once)) == (MAX_TRESPASSES, [], 1)


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
