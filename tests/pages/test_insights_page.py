"""The page of a class in a browser: sorted, searched, followed to a report, and attacked."""

import random
import re
from dataclasses import replace

import pytest

from grader.model import Cause, Code, Mistake, Report, Status, StepReport, Verdict
from grader.teach.gradebook import Edition, Entry, Student
from grader.teach.insights import gather
from grader.teach.insights_page import to_pieces
from grader.teach.job import Ending, Outcome
from grader.teach.winnowing import pack

PHONE = (360, 740)
ATTACK = (
    "</style></script><script>window.hit = 1</script><img src=x onerror='window.hit = 2'>"
    '" onload="window.hit = 3" autofocus onfocus=window.hit=4 x=\'\u202e\u2066\x1b[31m'
)
STEPS = {f"step{n}": f"The step {n}, of some length" for n in range(1, 9)}
EDITION = Edition(2, "d", "A neural network", "kit 1", STEPS, "2026-12-01T12:00:00+00:00")
SAYS = ("The mean over the examples is left out.", "dZ2 has the wrong sign.", "No bias is added.")


def verdict(step, n, status, text, says):
    cause = None
    mistake = None
    if status is Status.SKIP:
        cause = Cause(Code.NOT_WRITTEN, "It is not written.")
    elif status is not Status.PASS:
        cause = Cause(Code.WRONG_VALUE, text, text, text, 12)
        mistake = Mistake(says, says, whole=True) if says else None
    name = f"{step}.{n}"
    return Verdict(name, f"f{n}", f"`{name}` holds", status, 2.0, cause=cause, mistake=mistake)


def entry(rng, student, skill, text, attack):
    steps = []
    for place, (step, title) in enumerate(STEPS.items()):
        started = place < 2 + 6 * skill
        chances = [Status.PASS if rng.random() < skill else Status.FAIL for _ in range(3)]
        says = rng.choice((*SAYS, ATTACK if attack else ""))
        checks = tuple(
            verdict(step, n, status if started else Status.SKIP, text, says)
            for n, status in enumerate(chances)
        )
        steps.append(StepReport(step, title, f"{step}.py", checks, (text,)))
    report = Report(student, "0" * 64, 0, (), 0.1, tuple(steps))
    first = rng.randrange(10**9)
    outcome = Outcome(
        student,
        student,
        "0" * 64,
        Ending.GRADED,
        report=report,
        fingerprints=pack(range(first, first + 40)),
    )
    return Entry(2, outcome, "")


def class_page(count=120, attack=False):
    """A class of `count`: one cannot be graded, one handed nothing in, two are the same."""
    rng = random.Random(1)
    text = ATTACK if attack else "`f1` gave 2 where 1 is right"
    entries = []
    for n in range(1, count):
        student = f"s{n:04d}{ATTACK if attack else ''}"
        entries.append(entry(rng, student, rng.random(), text, attack))
    broken, twin = entries[6].outcome, entries[9].outcome
    entries[6] = Entry(
        2, replace(broken, ending=Ending.BROKEN, report=None, says=f"died {text}"), ""
    )
    entries[10] = Entry(2, replace(twin, student=entries[10].outcome.student), "")
    students = [
        Student(e.outcome.student, f"Ann {count - n}, {ATTACK if attack else 'O’Neil'}")
        for n, e in enumerate(entries)
    ]
    students.append(Student("zz", f"Zoë {ATTACK if attack else ''}"))
    found = gather(EDITION, students, entries)
    return "".join(to_pieces(found, entries, ATTACK if attack else "gradebook.sqlite"))


@pytest.fixture(scope="module")
def page():
    return class_page()


def shown(opened, column=0):
    """Texts of a column, of the rows that are seen."""
    cells = opened.page.locator(f"table.students tbody tr:visible > :nth-child({column + 1})")
    return [text.strip() for text in cells.all_inner_texts()]


def unfold(opened):
    """Lay out all reports, those below the window as well."""
    opened.page.evaluate(
        "document.querySelectorAll('details').forEach(d => {"
        " d.open = true; d.style.contentVisibility = 'visible' })"
    )


def points(opened):
    return [float(text) for text in shown(opened, 2) if text not in ("nothing", "not graded")]


def test_table_is_sorted_by_the_keyboard_both_ways(browser_page, page):
    opened = browser_page(page)
    button = opened.page.get_by_role("button", name="Points")
    head = opened.page.locator("th", has=button)
    button.focus()
    opened.page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert points(opened) == sorted(points(opened))
    assert shown(opened, 2)[:2] in (["not graded", "nothing"], ["nothing", "not graded"])
    opened.page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") == "descending"
    assert points(opened) == sorted(points(opened), reverse=True)
    opened.page.get_by_role("button", name="Name").press("Enter")
    assert shown(opened)[:3] == ["Ann 2, O’Neil", "Ann 3, O’Neil", "Ann 4, O’Neil"]
    assert opened.page.locator("th[aria-sort]").count() == 1
    assert (opened.complaints, opened.requests) == ([], [])


@pytest.mark.slow
def test_table_is_searched_by_name_mistake_and_what_a_step_is(browser_page, page):
    opened = browser_page(page)
    find = opened.page.get_by_label("Name, id or mistake")
    status = opened.page.get_by_role("status")
    assert status.inner_text() == "120 of 120 students"
    find.fill("S0012 ann")
    assert shown(opened, 1) == ["s0012"]
    assert status.inner_text() == "1 of 120 students"
    find.fill("wrong sign")
    assert 0 < len(shown(opened)) < 120
    find.fill("")
    opened.page.get_by_label("Step", exact=True).select_option("step3")
    opened.page.get_by_label("is", exact=True).select_option("pass")
    marks = shown(opened, 5)
    assert marks
    assert all("✓" in mark for mark in marks)
    find.fill("nobody has this")
    assert status.inner_text() == "0 of 120 students"


def test_cell_leads_to_the_report_of_its_step(browser_page, page):
    from playwright.sync_api import expect

    opened = browser_page(page)
    row = opened.page.locator("table.students tbody tr", has_text="s0012")
    link = row.locator("td[data-is=fail] a").first
    target = link.get_attribute("href")
    link.press("Enter")
    part = opened.page.locator(target)
    expect(part).to_be_in_viewport(timeout=20_000)
    name = opened.page.locator("details.student", has=part).locator("h3").text_content()
    assert "s0012" in name
    assert part.locator("h4").count() == 1
    assert "gave 2 where 1 is right" in part.inner_text()
    assert (opened.complaints, opened.requests) == ([], [])


@pytest.mark.slow
def test_every_link_leads_somewhere_and_no_name_is_given_twice(browser_page, page):
    opened = browser_page(page)
    dead = "[...document.links].filter(a => !document.getElementById(a.hash.slice(1))).length"
    ids = "[...document.querySelectorAll('[id]')].map(e => e.id)"
    twice = f"(ids => ids.length - new Set(ids).size)({ids})"
    assert (opened.page.evaluate(dead), opened.page.evaluate(twice)) == (0, 0)
    broken = "[...document.images].filter(i => !i.naturalWidth || !i.alt).length"
    assert opened.page.evaluate("document.images.length") == 4
    assert opened.page.evaluate(broken) == 0


@pytest.mark.slow
def test_without_script_it_is_a_plain_table_with_links(browser_page, page):
    opened = browser_page(page, script=False)
    assert len(shown(opened)) == 120
    assert not opened.page.locator(".filters").is_visible()
    assert opened.page.locator("table.students button").count() == 0


@pytest.mark.slow
def test_figures_are_in_words_as_well(browser_page, page):
    opened = browser_page(page)
    says = opened.page.locator("#mistakes img").get_attribute("alt")
    for row in opened.page.locator("#mistakes tbody tr").all()[:3]:
        count = row.locator("td").inner_text().split(" of ")[0]
        assert f"{count} f" in says
    assert "s0007" in opened.page.locator("#ungraded").inner_text()
    told = opened.page.locator("#alike tbody tr")
    assert told.count() == 1
    assert "the same, but for names and layout" in told.inner_text()
    assert "never a verdict" in opened.page.locator("#alike").inner_text()
    assert "For teachers only" in opened.page.locator("header").inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1000, 800), PHONE])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_grave_and_nothing_overflows(browser_page, dark, size):
    opened = browser_page(class_page(14), dark=dark, size=size)
    unfold(opened)
    assert opened.grave_findings() == []
    assert opened.overflow() <= 0


@pytest.mark.slow
def test_attack_is_shown_and_does_nothing(browser_page):
    html = class_page(14, attack=True)
    opened = browser_page(html, size=PHONE)
    unfold(opened)
    opened.page.get_by_label("Name, id or mistake").fill("s0012")
    opened.page.get_by_role("button", name="Id").press("Enter")
    assert opened.page.evaluate("window.hit") is None
    assert (opened.complaints, opened.requests) == ([], [])
    assert opened.overflow() <= 0
    text = opened.page.locator("body").inner_text()
    assert "<script>window.hit = 1</script>" in text
    assert "\\u202e\\u2066\\x1b[31m" in text
    assert not set("\u202e\u2066\x1b") & set(opened.page.content())


@pytest.mark.slow
@pytest.mark.parametrize(
    "code", ["<script>window.hit = 1</script>", "<img src=x: onerror='window.hit = 1'>"]
)
def test_what_got_past_the_escaping_is_stopped_by_the_policy(browser_page, page, code):
    """And were it not for the policy, it would act: else this test would see nothing either."""
    html = page.replace("<main", f"{code}<main", 1)
    opened = browser_page(html)
    assert opened.page.evaluate("window.hit") is None
    assert any("Content Security Policy" in said for said in opened.complaints)
    freed = re.sub(r"<meta http-equiv[^>]*>", "", html)
    assert browser_page(freed).page.evaluate("window.hit") == 1
