"""Where a report goes: files whole or not at all, devices as they are, and GitHub's own files."""

import errno
import os
import sys
from pathlib import Path

import click
import pytest

from grader import replacing
from grader.commands import delivering
from grader.commands.delivering import Delivery, Target, targets_of, write
from grader.model import GraderFault, UsageProblem
from tests.grader.report.samples import REPORT

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs devices and permissions")


@pytest.fixture
def refuse_new_files(monkeypatch):
    """Make a folder one that takes no new file: ``refuse_new_files(errno.EBUSY)``."""

    def refuse(number):
        def fails(path, content):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(delivering, "replace_content", fails)

    return refuse


def test_reader_of_the_old_file_keeps_it_whole(tmp_path):
    path = tmp_path / "report.json"
    path.write_text("old")
    with path.open() as reader:
        write(path, "né\n")
        assert reader.read() == "old"
    assert path.read_bytes() == "né\n".encode()
    assert os.listdir(tmp_path) == ["report.json"]


def test_full_disk_leaves_the_old_file_and_is_told(tmp_path, monkeypatch):
    path = tmp_path / "report.json"
    path.write_text("old")

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(replacing.os, "fsync", full)
    with pytest.raises(UsageProblem, match=r"^Cannot write .*report.json: No space left"):
        write(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.json"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY])
def test_file_in_a_folder_that_takes_no_other_is_written_all_the_same(
    tmp_path, refuse_new_files, number
):
    path = tmp_path / "mounted.json"
    path.write_text("old")
    refuse_new_files(number)
    write(path, "new")
    assert path.read_text() == "new"


def test_new_file_in_such_a_folder_is_a_problem(tmp_path, refuse_new_files):
    refuse_new_files(errno.EACCES)
    with pytest.raises(UsageProblem, match="Permission denied"):
        write(tmp_path / "new.json", "new")
    assert os.listdir(tmp_path) == []


@posix
def test_link_is_written_through_and_a_device_as_it_is(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    write(link, "text")
    assert link.is_symlink()
    assert target.read_text() == "text"
    write(Path(os.devnull), "text")
    assert Path(os.devnull).is_char_device()


@posix
def test_pipe_gets_the_text(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "text")
    assert os.read(reader, 10) == b"text"
    os.close(reader)


@pytest.mark.parametrize("word", ["report.xml", "xml=report.xml", "junit=", "=x"])
def test_word_that_is_no_format_and_file_is_refused(word):
    with pytest.raises(click.BadParameter, match="is no FORMAT=FILE; formats: text, json"):
        targets_of(None, None, [word])


def test_words_name_formats_and_files():
    found = targets_of(None, None, ["junit=a=b.xml", "json=c"])
    assert found == (Target("junit", Path("a=b.xml")), Target("json", Path("c")))


def test_github_gets_log_summary_and_outputs_each_where_it_looks(tmp_path, capsys):
    summary, outputs, file = (tmp_path / name for name in ("summary", "outputs", "file.md"))
    summary.write_text("earlier\n")
    names = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(outputs)}
    Delivery("github", file, environment=names).deliver(REPORT, lambda stream: "::error::me\n")
    log = capsys.readouterr().out
    assert log.startswith("::error file=work/step5_backward.py,line=12,")
    assert "\n::stop-commands::" in log
    assert summary.read_text(encoding="utf-8") == "earlier\n" + file.read_text(encoding="utf-8")
    assert outputs.read_text().startswith("score<<")


def test_without_a_runner_the_log_is_all(tmp_path, capsys):
    Delivery("github", environment={}).deliver(REPORT, lambda stream: "as text\n")
    assert "\nas text\n" in capsys.readouterr().out


def test_nothing_is_written_when_one_form_cannot_be_rendered(tmp_path):
    also = (Target("classroom50", tmp_path / "result.json"),)
    delivery = Delivery("junit", tmp_path / "report.xml", also)
    with pytest.raises(UsageProblem, match="classroom50 needs"):
        delivery.deliver(REPORT, str)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("problem", "says"),
    [
        (GraderFault("hidden test 5 broke"), "The grader itself failed."),
        (UsageProblem("There is no file x.py."), "There is no file x.py."),
    ],
)
def test_refusal_is_written_for_platforms_alone_and_tells_no_secret(
    tmp_path, capsys, problem, says
):
    also = tuple(Target(name, tmp_path / name) for name in ("json", "junit", "prairielearn"))
    summary = tmp_path / "summary"
    environment = {"GITHUB_STEP_SUMMARY": str(summary)}
    Delivery("github", None, also, environment).refuse(problem)
    assert sorted(os.listdir(tmp_path)) == ["junit", "prairielearn", "summary"]
    for text in (capsys.readouterr().out, *(path.read_text() for path in tmp_path.iterdir())):
        assert says in text
        assert "hidden test" not in text


def test_refusal_without_a_file_is_printed(capsys):
    Delivery("gradescope").refuse(GraderFault("x"))
    assert '"score": 0' in capsys.readouterr().out
    Delivery("json").refuse(GraderFault("x"))
    assert capsys.readouterr().out == ""
