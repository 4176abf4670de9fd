"""Runs Python in a process of its own: what is tested here cannot be undone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
PRELUDE = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r})"
    + """
import ctypes, errno, json, os, signal, socket, sys, threading, time, traceback
from pathlib import Path
from grader.worker.isolation import kernel, landlock, namespaces, privileges, readable

def attempt(act, *args):
    "Return what became of a forbidden act: the error's name, or 'done'."
    try:
        act(*args)
    except OSError as error:
        return errno.errorcode[error.errno]
    return "done"

def write(path, text="x"):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(descriptor, text.encode())
    os.close(descriptor)

def read(path):
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, 1 << 16).decode()
    finally:
        os.close(descriptor)

def forked(work):
    "Return what `work` returns in a child, or None if that is killed."
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, json.dumps(work()).encode())
        except BaseException:
            traceback.print_exc()
        os._exit(0)
    os.close(writing)
    with open(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None

def say(value):
    print(json.dumps(value))

user = int(sys.argv[1])
if user != os.getuid():
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
"""
)
NOBODY = 65534


class Alone:
    """Runs code after `PRELUDE`, as one user, in a folder that the user owns."""

    def __init__(self, user, folder):
        self.user, self.folder = user, folder

    def __call__(self, code):
        """Return what the code says."""
        done = subprocess.run(
            [sys.executable, "-c", PRELUDE + code, str(self.user)],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            timeout=60,
        )
        assert done.stderr == ""
        return json.loads(done.stdout)


def _users():
    if not hasattr(os, "getuid"):
        return []
    return [os.getuid(), NOBODY] if os.getuid() == 0 else [os.getuid()]


@pytest.fixture(params=_users(), ids=lambda user: f"uid{user}")
def alone(request, tmp_path):
    """Run code as the user of the tests and, where that is root, as nobody too."""
    folder = tmp_path / "alone"
    folder.mkdir()
    for above in [tmp_path, *tmp_path.parents]:
        if above.stat().st_mode & 0o005 != 0o005:  # pytest keeps its folders to its user
            above.chmod(above.stat().st_mode | 0o055)
    os.chown(folder, request.param, -1)
    return Alone(request.param, folder)
