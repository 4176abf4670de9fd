"""What the operating system holds a worker to; each time in a process of its own."""

import json
import subprocess
import sys

import pytest

from grader.worker.isolation.limits import limit_resources

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def limited(then, before=""):
    """Limit a fresh process to 300 MiB and 1 s, let it do something, return what it prints."""
    code = (
        f"import json, resource, sys, os, signal\n{before}\n"
        "from grader.worker.isolation.limits import limit_resources\n"
        f"limit_resources(300, 0.5, 1)\n{then}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    return json.loads(done.stdout), done.returncode


def test_limits_are_set_hard():
    kinds = ["CPU", "FSIZE", "CORE", "NOFILE"] + ["AS"] * (sys.platform != "darwin")
    names = ", ".join(f"resource.getrlimit(resource.RLIMIT_{kind})" for kind in kinds)
    limits, _ = limited(f"print(json.dumps([{names}]))")
    assert limits == [[n, n] for n in (1, 1 << 20, 0, 64, 300 << 20)][: len(kinds)]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not enforce it")
def test_memory_beyond_the_limit_is_refused():
    text = "try: x = bytearray(400 << 20)\nexcept MemoryError: print('\"refused\"')\n"
    assert limited(text) == ("refused", 0)


def test_lower_limit_of_the_surroundings_stays():
    before = "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"
    then = "print(json.dumps(resource.getrlimit(resource.RLIMIT_FSIZE)))"
    assert limited(then, before)[0] == [1000, 1000]


def test_platform_without_limits_does_nothing(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    limit_resources(300, 1.0, 1)
