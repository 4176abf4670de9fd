"""Every format that can be named is rendered; those that a platform waits for, also without one."""

import pytest

from grader.report import as_classroom50
from grader.report.formats import FORMATS, render, render_refusal
from tests.grader.report.samples import REPORT
from tests.grader.report.test_as_classroom50 import ENVIRONMENT


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_rendered_as_text_that_utf_8_can_write(monkeypatch, name):
    identity = as_classroom50._identity(ENVIRONMENT)
    monkeypatch.setattr(as_classroom50, "_identity", lambda environment: identity)
    text = render(name, REPORT, lambda: "as text\n")
    assert text.encode()
    assert text.endswith("\n")
    assert (text == "as text\n") is (name == "text")


def test_formats_of_platforms_have_a_refusal_and_others_have_none():
    found = [name for name in FORMATS if render_refusal(name, "No.") is not None]
    assert found == ["junit", "gradescope", "github", "prairielearn"]
