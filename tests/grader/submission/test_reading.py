"""Bytes and text of one file, as editors and enemies leave them."""

import os
import socket
from pathlib import Path

import pytest

from grader.model import Code
from grader.submission.reading import (
    MAX_NOTEBOOK,
    MAX_SOURCE,
    Refused,
    limit_of,
    python_source,
    read_bytes,
)


def text(content):
    return python_source("one.py", content).blocks[0].text


def problem(content):
    found = python_source("one.py", content).problem
    assert Code.UNREADABLE is found.code
    return found


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_every_kind_of_line_end_becomes_one(end):
    assert text(end.join([b"a = 1", b"", b"b = 2", b""])) == "a = 1\n\nb = 2\n"


def test_mixed_line_ends_count_as_an_editor_counts():
    assert text(b"a\r\nb\rc\n\rd") == "a\nb\nc\n\nd"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("s = 'é'".encode(), "s = 'é'"),
        ("\ufeffs = 'é'".encode(), "s = 'é'"),
        ("# coding: latin-1\ns = 'é'".encode("latin-1"), "# coding: latin-1\ns = 'é'"),
        ("#!python\n# vim: set fileencoding=cp1252 :\ns = '€'".encode("cp1252"),
         "#!python\n# vim: set fileencoding=cp1252 :\ns = '€'"),
        (b"\tx = 1\x0c\n", "\tx = 1\x0c\n"),
        (b"", ""),
    ],
)  # fmt: skip
def test_text_is_decoded_as_python_decodes_it(content, expected):
    assert expected == text(content)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"a = 1\nb = 2\nc = '\xe9'\n", 3, "0xe9"),
        (b"\xe9 = 1\n", 1, "save the file as UTF-8"),
        (b"a = 1\n\xe9 = 1\n", 2, "0xe9"),
        (b"\xef\xbb\xbfa = 1\nb = 2\n#\xe9 a\n", 3, "Byte 0xe9"),
        (b"a\rb\rc\r'\xe9'\r", 4, "save the file as UTF-8"),
        (b"# coding: klingon\n", 1, "unknown encoding"),
        (b"\n# coding: klingon\n", 2, "unknown encoding"),
        (b"\xef\xbb\xbf# coding: latin-1\n", 1, "encoding problem"),
    ],
)
def test_undecodable_file_names_the_line(content, line, says):
    found = problem(content)
    assert line == found.line
    assert says in found.message


@pytest.mark.parametrize("codec", ["rot13", "hex", "base64", "zlib", "idna", "undefined", "utf-16"])
def test_coding_comment_that_names_no_text_encoding_is_unreadable_or_text(codec):
    source = python_source("one.py", f"# coding: {codec}\nx = '.é.'\n".encode())
    assert source.blocks or Code.UNREADABLE is source.problem.code


@pytest.mark.parametrize("content", [b"x = 1\0", "x = 1".encode("utf-16"), b"\x7fELF\0\0"])
def test_nul_bytes_are_no_text(content):
    assert "NUL" in problem(content).message


def refusal(path, limit=100):
    with pytest.raises(Refused) as caught:
        read_bytes(path, limit)
    return str(caught.value)


def test_file_at_the_limit_is_read_and_one_byte_more_refused(tmp_path):
    path = tmp_path / "one.py"
    path.write_bytes(b"#" * 100)
    assert read_bytes(path, 100) == b"#" * 100
    path.write_bytes(b"#" * 101)
    assert "It has 0.0 MiB" in refusal(path)


def test_fifty_mib_are_refused_unread(tmp_path):
    path = tmp_path / "one.py"
    with path.open("wb") as file:
        file.truncate(50 << 20)
    assert refusal(path, MAX_SOURCE) == "It has 50.0 MiB; at most 1 MiB are read."


def test_link_is_refused_wherever_it_leads(tmp_path):
    (tmp_path / "aim.py").write_bytes(b"x = 1")
    for aim in ("aim.py", "/etc/passwd", "nowhere", "loop.py"):
        path = tmp_path / "loop.py"
        path.unlink(missing_ok=True)
        path.symlink_to(aim)
        assert "put the file itself here" in refusal(path)


def test_missing_file_cannot_be_opened(tmp_path):
    assert "It cannot be opened: No such file" in refusal(tmp_path / "one.py")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX")
def test_pipe_is_refused_without_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "one.py")
    assert "not an ordinary file" in refusal(tmp_path / "one.py")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="POSIX")
def test_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("one.py")
        assert "not an ordinary file" in refusal(tmp_path / "one.py")


@pytest.mark.skipif(os.name != "posix", reason="Windows opens no folder")
def test_folder_is_refused_and_left_closed(tmp_path):
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(3):
        assert "not an ordinary file" in refusal(tmp_path)
    assert before == len(list(Path("/dev/fd").iterdir()))


@pytest.mark.parametrize("name", ["one.ipynb", "ONE.IPYNB"])
def test_notebook_may_be_larger_than_a_file(name):
    assert (limit_of(name), limit_of("one.py")) == (MAX_NOTEBOOK, MAX_SOURCE)
