"""The one file to hand in: what is in it, what never is, and that it opens as a submission."""

import hashlib
import io
import json
import os
import shutil
import zipfile

import pytest

from grader.course import find_course
from grader.learn.bundling import MANIFEST, archive_of, gather, write
from grader.model import UsageProblem
from grader.submission import open_submission
from grader.workspace import lay_out

COURSE = find_course()
STEP1, STEP5 = "step1_init.py", "step5_backward.py"


@pytest.fixture
def work(tmp_path):
    """A workspace with a module of the learner's own."""
    lay_out(COURSE, tmp_path / "work")
    (tmp_path / "work" / "mÿ_layers.py").write_text("width = 3\n", encoding="utf-8")
    return tmp_path / "work"


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_bundle_is_the_submission_that_the_folder_is(work, tmp_path):
    path = tmp_path / "bundle.zip"
    write(path, archive_of(COURSE, gather(COURSE, work).files), force=False)
    packed, there = open_submission(path, COURSE), open_submission(work, COURSE)
    assert packed.sha256 == there.sha256
    assert "mÿ_layers" in packed.files


def test_manifest_has_the_hash_of_each_file(work):
    content = archive_of(COURSE, gather(COURSE, work).files)
    files = members(content)
    manifest = json.loads(files.pop(MANIFEST))
    assert manifest["course"] == COURSE.title
    assert manifest["kit"]
    assert manifest["files"] == [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
    ]


def test_same_files_give_the_same_bytes(work, tmp_path):
    copy = shutil.copytree(work, tmp_path / "copy", copy_function=shutil.copyfile)
    for file in copy.glob("*.py"):
        os.utime(file, (0, 0))
        file.chmod(0o600)
    both = [archive_of(COURSE, gather(COURSE, folder).files) for folder in (work, copy)]
    assert both[0] == both[1]


def test_secrets_and_odds_and_ends_are_never_in_it(work):
    for name in (".env", "id_rsa", "server.pem", "numpy.py", "conftest.py", "notes.txt"):
        (work / name).write_text("secret")
    found = gather(COURSE, work)
    assert b"secret" not in b"".join(found.files.values())
    assert found.others == ("conftest.py", "id_rsa", "notes.txt", "numpy.py", "server.pem")
    assert found.refused == {}


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.write_bytes(b"\0" * 9), "not text"),
        (lambda path: path.write_bytes(b"# caf\xe9"), "save the file as UTF-8"),
        (lambda path: path.write_bytes(b"#" * (2 << 20)), "2.0 MiB"),
        (lambda path: path.mkdir(), "not an ordinary file"),
        (lambda path: path.symlink_to(path.with_name(STEP1)), "symbolic link"),
        (lambda path: os.mkfifo(path), "not an ordinary file"),
    ],
    ids=["binary", "no UTF-8", "large", "folder", "link", "pipe"],
)
def test_file_that_cannot_be_graded_is_left_out_with_its_reason(work, spoil, why):
    (work / STEP5).unlink()
    try:
        spoil(work / STEP5)
    except (OSError, AttributeError):
        pytest.skip("this system has no such files")
    found = gather(COURSE, work)
    assert STEP5 not in found.files
    assert why in found.refused[STEP5]


def test_nothing_to_hand_in_is_said(work):
    for step in COURSE.steps:
        (work / f"{step.stem}.py").write_bytes(b"\0")
    with pytest.raises(UsageProblem, match=r"no step file(?s:.*)step1_init.py: It is not text"):
        gather(COURSE, work)


def test_what_is_there_is_replaced_only_by_force(tmp_path):
    path = tmp_path / "bundle.zip"
    path.write_text("precious")
    with pytest.raises(UsageProblem, match="--force"):
        write(path, b"new", force=False)
    assert path.read_text() == "precious"
    write(path, b"new", force=True)
    assert path.read_text() == "new"


@pytest.mark.parametrize("name", ["step1_init.py", "bundle", "no/such/folder.zip", "folder.zip"])
def test_place_that_cannot_be_written_is_said(work, name):
    (work / "folder.zip").mkdir()
    before = (work / STEP1).read_bytes()
    with pytest.raises(UsageProblem):
        write(work / name, b"new", force=True)
    assert (work / STEP1).read_bytes() == before
