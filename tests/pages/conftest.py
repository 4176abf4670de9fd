"""A browser in which the kit's pages are opened as a reader opens them: from a file."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE = (1000, 800), (360, 740)


@dataclass
class Opened:
    """A page, and all that happened since it was opened.

    Attributes
    ----------
    complaints : list of str
        Errors and warnings of the console, refusals by the page's policy among them.
    requests : list of str
        Addresses that were asked for, other than those of data within the page, and not stopped
        by its policy.
    """

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def grave_findings(self) -> list[str]:
        """Return what axe finds of a serious or critical kind."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:200]}"
            for each in found
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        measure = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return self.page.evaluate(measure)


@pytest.fixture(scope="module")
def browser():
    """Start Chromium once a module: while it runs, no other test could have an event loop."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def browser_page(browser, tmp_path):
    """Open a page: ``browser_page(path_or_html, dark=True, size=PHONE, script=False)``."""
    contexts = []

    def open_it(what, dark=False, size=DESKTOP, script=True):
        path = what
        if not isinstance(what, Path):
            path = tmp_path / f"page{len(contexts)}.html"
            path.write_text(what, encoding="utf-8")
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("console", lambda said: _note(opened.complaints, said.type, said.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
        opened.page.on("request", lambda asked: _note_request(opened.requests, asked.url))
        opened.page.on("requestfailed", lambda asked: _strike_out(opened.requests, asked))
        opened.page.goto(path.as_uri())
        opened.requests.remove(path.as_uri())
        return opened

    yield open_it
    for context in contexts:
        context.close()


def _note(complaints, kind, text):
    if kind in ("error", "warning"):
        complaints.append(text)


def _note_request(requests, url):
    if not url.startswith("data:"):
        requests.append(url)


def _strike_out(requests, asked):
    """Take out a request that was stopped before it left: Chromium tells of those as well."""
    if asked.failure == "csp":
        requests.remove(asked.url)
