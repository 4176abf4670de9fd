"""The report as HTML: a fragment for a notebook, in light and dark, in which nothing acts."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from grader.model import Course, Report, Status
from grader.printable import printable
from grader.report import words
from grader.report.folding import fold

TEMPLATES: Final = Path(__file__).parent / "templates"
SPOKEN: Final = {
    Status.PASS: "passes",
    Status.FAIL: "fails",
    Status.ERROR: "gives no value",
    Status.SKIP: "not reached",
}
"""The symbols, for whoever hears the page."""


def to_html(report: Report, course: Course, again: str = "%grade {step}") -> str:
    """Render a report as one element that brings its own style and leaves the rest of a page alone.

    Parameters
    ----------
    again : str
        How to have one ``{step}`` graded.
    """
    return render(
        "fragment.html",
        report=report,
        ending=[words.total(report), words.advice(report, course, again)],
        style=Markup(text_of("report.css")),  # noqa: S704 - the kit's own
    )


def render(template: str, **given: object) -> str:
    """Fill in a template; all text is made printable, and escaped, where it is put in."""
    return "".join(render_in_pieces(template, **given))


def render_in_pieces(template: str, **given: object) -> Iterator[str]:
    """Do the same, and keep no more than a piece: what is given may come one at a time."""
    return _environment().get_template(template).generate(given)


def text_of(name: str) -> str:
    """Read a file that goes into a page as it is: a style, a script."""
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(words=words, fold=fold, SPOKEN=SPOKEN, PASS=Status.PASS)
    environment.filters["prose"] = prose
    return environment


def _shown(value: Any) -> Any:
    """Make what a template puts in printable; markup is the kit's own, or has been through here."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def prose(text: str) -> Markup:
    """Set what stands between backticks as code.

    Examples
    --------
    >>> prose("`relu` gave <nothing>")
    Markup('<code>relu</code> gave &lt;nothing&gt;')
    >>> prose("one ` alone")
    Markup('one ` alone')
    """
    parts = printable(text).split("`")
    if len(parts) % 2 == 0:
        parts = ["`".join(parts)]
    code = Markup("<code>{}</code>")
    return Markup().join(code.format(part) if n % 2 else part for n, part in enumerate(parts))
