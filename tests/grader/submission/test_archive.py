"""Archives as they are handed in, and as they should not be."""

import contextlib
import io
import stat
import struct
import zipfile

import pytest

from grader.model import UsageProblem
from grader.submission import archive
from grader.submission.archive import read_archive
from grader.submission.reading import MAX_SOURCE, Refused

CODE = b"def double(x):\n    return 2 * x\n"


def member(name, mode=stat.S_IFREG | 0o644, compression=zipfile.ZIP_DEFLATED):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.compress_type = compression
    return info


@pytest.fixture
def zipped(tmp_path):
    """Write the members, whatever their names, into an archive."""

    def write(*members):
        path = tmp_path / "work.zip"
        with zipfile.ZipFile(path, "w") as out:
            for info, content in members:
                out.writestr(info if isinstance(info, zipfile.ZipInfo) else member(info), content)
        return path

    return write


def refusal(path):
    with pytest.raises(UsageProblem) as caught:
        read_archive(path)
    return str(caught.value)


@pytest.mark.parametrize(
    "compression",
    [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA],
)
def test_sources_are_read_whatever_the_compression(zipped, compression):
    path = zipped((member("hw/one.py", compression=compression), CODE), ("hw/two.ipynb", b"{}"))
    assert read_archive(path) == {"hw/one.py": CODE, "hw/two.ipynb": b"{}"}


def test_only_sources_are_read(zipped):
    names = ["one.py", "image.png", "__MACOSX/._one.py", ".git/hook.py", "__pycache__/x.py", "py"]
    assert list(read_archive(zipped(*[(name, CODE) for name in names]))) == ["one.py"]


def test_folder_named_like_a_source_is_no_source(zipped):
    assert read_archive(zipped((member("one.py/", stat.S_IFDIR | 0o755), b""))) == {}


def test_backslashes_of_windows_part_folders(zipped):
    assert read_archive(zipped(("hw\\one.py", CODE))) == {"hw/one.py": CODE}


@pytest.mark.parametrize(
    "name",
    ["../one.py", "hw/../../one.py", "/etc/one.py", "..\\one.py", "C:\\one.py", "\\\\host\\one.py",
     "../image.png"],
)  # fmt: skip
def test_member_that_points_outside_refuses_the_archive(zipped, name):
    assert "points outside" in refusal(zipped(("fine.py", CODE), (name, CODE)))


def test_symbolic_link_refuses_the_archive(zipped):
    link = member("one.py", stat.S_IFLNK | 0o777)
    assert "is a symbolic link" in refusal(zipped((link, b"/etc/passwd")))


def test_bomb_is_refused_by_its_size_alone(zipped):
    path = zipped(("one.py", b"\0" * (40 << 20)), ("two.py", CODE))
    assert path.stat().st_size < 100_000
    assert "It has 40.0 MiB; at most 32 MiB" in refusal(path)


def test_member_over_the_limit_is_refused_and_its_neighbour_read(zipped):
    found = read_archive(zipped(("one.py", b" " * (MAX_SOURCE + 1)), ("two.py", CODE)))
    assert isinstance(found["one.py"], Refused)
    assert found["two.py"] == CODE


def test_member_at_the_limit_is_read(zipped):
    assert len(read_archive(zipped(("one.py", b" " * MAX_SOURCE)))["one.py"]) == MAX_SOURCE


def with_size(path, size):
    """Let the archive's directory lie about the size of its one member."""
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", size)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("size", [0, 5, MAX_SOURCE])
def test_lie_about_the_size_gets_no_more_than_it_says(zipped, size):
    path = with_size(zipped(("one.py", b"#" * (64 << 20))), size)
    assert "is not a zip that can be read" in refusal(path)


def test_lie_that_a_member_is_huge_refuses_the_archive(zipped):
    assert "at most 32 MiB" in refusal(with_size(zipped(("one.py", CODE)), 0xFFFFFFF0))


def test_many_small_members_are_refused_together(zipped, monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL", 10 * len(CODE))
    assert len(read_archive(zipped(*[(f"m{n}.py", CODE) for n in range(10)]))) == 10
    refusal(zipped(*[(f"m{n}.py", CODE) for n in range(11)]))


def test_thousands_of_members_are_refused(zipped):
    path = zipped(*[(f"m{n}.txt", b"") for n in range(archive.MAX_MEMBERS + 1)])
    assert "it has 1001 members; at most 1000" in refusal(path)


def test_encrypted_member_refuses_the_archive(zipped):
    path = zipped(("one.py", CODE))
    data = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    path.write_bytes(data)
    assert "encrypted" in refusal(path)


def test_large_archive_is_not_even_opened(tmp_path):
    path = tmp_path / "work.zip"
    with path.open("wb") as file:
        file.truncate(archive.MAX_ARCHIVE + 1)  # a sparse file: takes no room
    assert "at most 32 MiB" in refusal(path)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no archive at all", b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_archive_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "work.zip"
    path.write_bytes(content)
    assert "is not a zip that can be read" in refusal(path)


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_anywhere_gives_sources_or_a_usage_problem(tmp_path, compression):
    with io.BytesIO() as buffer:
        with zipfile.ZipFile(buffer, "w") as out:
            out.writestr(member("one.py", compression=compression), CODE)
        whole = buffer.getvalue()
    path = tmp_path / "work.zip"
    for at in range(len(whole)):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            path.write_bytes(damaged)
            with contextlib.suppress(UsageProblem):
                read_archive(path)
