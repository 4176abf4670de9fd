"""What of Python's folders a worker reads: on a made-up Python, and on this one."""

import os
import sys
from pathlib import Path

import pytest

from grader.worker.isolation import landlock, readable


@pytest.fixture
def python(tmp_path, monkeypatch):
    """Make up a Python whose one folder is ``lib``."""
    for name in ("json/decoder.py", "os.py", "site-packages/kit/answers.py", "deep/in/secret/x.py"):
        path = tmp_path / "lib" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "lib/deep/in/plain.py").touch()
    monkeypatch.setattr(readable, "_roots", lambda: iter([tmp_path / "lib"]))
    monkeypatch.setattr(readable, "libraries", list)
    return tmp_path


def listed(python, *hidden):
    """List what is readable of the made-up Python."""
    paths = readable.readable_paths([python / path for path in hidden])
    return {str(path.relative_to(python)) for path in paths if path.is_relative_to(python)}


def test_packages_are_cut_out(python):
    assert listed(python) == {"lib/json", "lib/os.py", "lib/deep"}


def test_folder_without_packages_stands_whole(python, monkeypatch):
    monkeypatch.setattr(readable, "_roots", lambda: iter([python / "lib/json"]))
    assert listed(python) == {"lib/json"}


def test_hidden_folder_is_cut_out_however_deep(python):
    expected = {"lib/json", "lib/os.py", "lib/deep/in/plain.py"}
    assert listed(python, "lib/deep/in/secret") == expected


def test_hidden_folder_is_found_behind_a_link(python):
    (python / "other").symlink_to(python / "lib/deep")
    assert listed(python, "other/in") == {"lib/json", "lib/os.py"}


def test_links_in_a_cut_folder_lead_nowhere(python):
    (python / "home").mkdir()
    (python / "lib/link").symlink_to(python / "home")
    (python / "lib/back").symlink_to(python / "lib/site-packages")
    assert listed(python) == {"lib/json", "lib/os.py", "lib/deep"}


def test_numpy_among_packages_is_readable_by_name(python, monkeypatch):
    package = python / "lib/site-packages/numpy"
    package.mkdir()
    monkeypatch.setattr(readable, "_roots", lambda: iter([python / "lib", package]))
    assert listed(python, "lib/site-packages") - listed(python) == set()
    assert "lib/site-packages/numpy" in listed(python, "lib/site-packages")


def test_link_to_python_is_followed(python, monkeypatch):
    (python / "alias").symlink_to(python / "lib")
    monkeypatch.setattr(readable, "_roots", lambda: iter([python / "alias"]))
    assert listed(python) == {"lib/json", "lib/os.py", "lib/deep"}


def test_hidden_python_and_missing_folders_are_left_out(python, monkeypatch):
    roots = [python / "lib/json", python / "absent"]
    monkeypatch.setattr(readable, "_roots", lambda: iter(roots))
    assert listed(python, "lib/json") == set()


def test_nothing_is_listed_twice(python, monkeypatch):
    roots = [python / "lib/deep", python / "lib/deep/in"]
    monkeypatch.setattr(readable, "_roots", lambda: iter(roots))
    assert listed(python) == {"lib/deep"}


BEGIN = """
import warnings
warnings.simplefilter("ignore")  # modules on their way out
import numpy, pytest
rules = landlock.prepare(readable.readable_paths([]))
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
landlock.restrict(rules, None)
"""
MODULES = """
    array asyncio base64 bz2 calendar cmath concurrent.futures csv ctypes dataclasses datetime
    decimal difflib doctest email.message fractions functools gzip hashlib heapq hmac html.parser
    http.client json.tool logging.handlers lzma mmap multiprocessing numbers pdb pickle pprint
    queue random sched secrets select shelve sqlite3 ssl statistics tarfile timeit tracemalloc
    unicodedata unittest.mock urllib.request uuid wave xml.etree.ElementTree zipfile zlib
    zoneinfo numpy.testing numpy.polynomial numpy.ma.mrecords numpy.lib.recfunctions
"""


@pytest.mark.skipif(landlock.abi() == 0, reason="this system has no Landlock")
class TestOnThisPython:
    """Under Landlock; `nobody` cannot be sure to reach the Python of the tests at all."""

    @pytest.fixture(autouse=True)
    def _own_user_only(self, request):
        if request.node.callspec.params["alone"] != os.getuid():
            pytest.skip("not this user's Python")

    def test_modules_are_imported(self, alone):
        code = f"""
import importlib
failed = []
for name in {MODULES!r}.split():
    try:
        importlib.import_module(name)
    except Exception as error:
        failed.append([name, repr(error)])
say(failed)
"""
        assert alone(BEGIN + code) == []

    def test_libraries_work(self, alone):
        code = """
import ctypes, decimal, hashlib, sqlite3, ssl, zoneinfo, datetime
sums = [sqlite3.connect(":memory:").execute("select 1 + 1").fetchone()[0],
        int(decimal.Decimal(2)), ctypes.CDLL(None).abs(-2)]
paris = datetime.datetime(2024, 7, 1, tzinfo=zoneinfo.ZoneInfo("Europe/Paris"))
say([sums, hashlib.new("sha512").digest_size, hashlib.md5(b"").digest_size,
     paris.utcoffset().seconds if os.path.isdir("/usr/share/zoneinfo") else 7200])
"""
        assert alone(BEGIN + code) == [[2, 2, 2], 64, 16, 7200]

    def test_nothing_else_is_read(self, alone):
        code = """
packages = os.path.dirname(os.path.dirname(numpy.__file__))
say([attempt(read, path) for path in (landlock.__file__, pytest.__file__, "/etc/passwd",
     "/proc/self/environ", f"/proc/{os.getppid()}/cmdline")]
    + [attempt(os.listdir, path) for path in (packages, "/", "/home", "/tmp", "/usr/lib")])
"""
        assert alone(BEGIN + code) == ["EACCES"] * 10

    def test_tracebacks_still_show_lines_of_python(self, alone):
        code = "import linecache, json; say(bool(linecache.getline(json.__file__, 1)))"
        assert alone(BEGIN + code) is True


@pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
@pytest.mark.parametrize("before", ["", "privileges.shield()\n"], ids=["open", "shielded"])
def test_libraries_are_files_that_exist(alone, before):
    found = alone(before + "say(readable.libraries())")
    assert any("libc" in Path(path).name or "musl" in path for path in found)
    assert all(Path(path).is_file() for path in found if path.startswith("/"))
