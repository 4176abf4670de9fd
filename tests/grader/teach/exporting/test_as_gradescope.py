"""What was graded here comes out of Gradescope's autograder, for whom it is meant."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from grader.model import UsageProblem
from grader.teach.exporting.as_gradescope import to_zip
from grader.teach.gradebook import Student


def zipped(book):
    told = []
    edition = book.editions()[-1]
    return b"".join(to_zip(book.roster(), book.entries(edition), told.append)), told


@pytest.fixture
def result_of(tmp_path):
    """Unpack as Gradescope does, run `run_autograder` for somebody, and read what it wrote."""

    def result_of(packed, *emails):
        archive = zipfile.ZipFile(io.BytesIO(packed))
        archive.extractall(tmp_path / "source")
        users = [{"id": 1, "name": "x", "email": email} for email in emails]
        (tmp_path / "submission_metadata.json").write_text(json.dumps({"users": users}))
        script = tmp_path / "source" / "run_autograder"
        subprocess.run([sys.executable, "-I", script, tmp_path], check=True, timeout=60)
        return json.loads((tmp_path / "results" / "results.json").read_text())

    return result_of


def test_each_gets_their_own_result_by_address_in_the_roster_or_as_id(book, enter, result_of):
    book.enrol([Student("ada", "Ada", {"Email": "Ada@x.org"}), Student("zoe")])
    enter("ada")
    enter("../bob@x.org", says="no zip\x1b")
    packed, told = zipped(book)
    assert told == []
    ada = result_of(packed, "ada@X.org")
    assert (ada["score"], len(ada["tests"])) == (2.0, 2)
    assert r"unreadable: no zip\x1b" in result_of(packed, "", "../bob@x.org")["output"]
    assert "not graded yet" in result_of(packed, "eve@x.org")["output"]


def test_members_are_named_by_nobody_and_two_programs_can_be_run(book, enter):
    enter("../../bob@x.org")
    packed, _ = zipped(book)
    members = {
        info.filename: info.external_attr >> 16
        for info in zipfile.ZipFile(io.BytesIO(packed)).infolist()
    }
    assert members == {
        "results/00001.json": 0o644,
        "index.json": 0o644,
        "setup.sh": 0o755,
        "run_autograder": 0o755,
    }
    assert zipped(book)[0] == packed


def test_who_has_no_address_or_shares_it_is_told(book, enter):
    book.enrol([Student("ada", "", {"Email": "a@x.org"}), Student("bob", "", {"Email": "a@x.org"})])
    for student in ("ada", "bob", "eve"):
        enter(student)
    _, told = zipped(book)
    assert told == [
        "bob is left out: a@x.org is somebody else's too",
        "eve is left out: no e-mail address",
    ]


def test_a_class_without_addresses_is_refused(book, enter):
    enter("ada")
    with pytest.raises(UsageProblem, match="column 'Email'"):
        zipped(book)
