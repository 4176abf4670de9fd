"""`grade report`, as a user meets it."""

import shutil

import pytest

from grader.commands import report
from grader.course import find_course

COURSE = find_course()


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "work"
    shutil.copytree(COURSE.exercises, folder)
    return folder


def test_page_is_written_and_named_even_if_nothing_is_done(grade, work):
    ran = grade("report", cwd=work)
    assert (ran.status, ran.out, ran.err) == (0, "wrote report.html\n", ""), ran
    assert "0 of 100 points" in (work / "report.html").read_text(encoding="utf-8")


def test_line_of_the_learner_is_on_the_page(grade, work):
    path = work / "step1_init.py"
    path.write_text("def init_params(a, b, c):\n    return a.nothing  # mine\n")
    ran = grade("report", "step1", "-C", work, "-o", work / "mine.html")
    assert ran.status == 0, ran
    html = (work / "mine.html").read_text(encoding="utf-8")
    assert "return a.nothing  # mine" in html
    assert f"Next: grade step1 -C {work}" in html
    assert 'id="step2"' not in html


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "page.py"], "ends in .html, not page.py"),
        (["nowhere.zip"], "There is no file or folder nowhere.zip"),
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_graded(grade, work, arguments, says):
    ran = grade("report", *arguments, cwd=work)
    assert (ran.status, ran.out) == (2, ""), ran
    assert says in ran.err


def test_folder_that_is_not_there_is_said(grade, work):
    ran = grade("report", "step1", "-o", "no/page.html", cwd=work)
    assert ran.status == 2
    assert "Cannot write no/page.html" in ran.err


@pytest.mark.parametrize(("there", "says"), [(True, ""), (False, "There is no browser")])
def test_page_is_opened_by_its_address_if_there_is_a_browser(
    monkeypatch, capsys, tmp_path, there, says
):
    asked = []
    monkeypatch.setattr(report.webbrowser, "open", lambda url: asked.append(url) or there)
    report.show(tmp_path / "a page.html")
    assert asked == [(tmp_path / "a page.html").as_uri()]
    assert capsys.readouterr().out.startswith(says)
