"""The page of `grade report` in a browser: seen, moved, heard, printed small, and attacked."""

import dataclasses
import io
import re
import shutil

import pytest
from PIL import Image

from grader.course import find_course
from grader.model import Cause, Code, Report, Status, StepReport, Verdict
from grader.report.page import Excerpt, Exhibit, Frame, Line, to_page

COURSE = find_course()
PHONE = (360, 740)
ATTACK = (
    "</style></script><script>window.hit = 1</script><img src=x onerror='window.hit = 2'>"
    '" onload="window.hit = 3" autofocus onfocus=window.hit=4 x=\'\u202e\u2066\x1b[31m'
)
STRANGE = "def backward(X):  # " + ATTACK


def png(colour):
    file = io.BytesIO()
    Image.new("RGB", (600, 300), colour).save(file, "PNG")
    return file.getvalue()


def page(text="`backward` gave <nothing>", file="step5_backward.py"):
    """A page with all that can be on it; `text` is whatever a stranger may have written."""
    cause = Cause(Code.WRONG_VALUE, text, text, text, 12)
    wrong = Verdict("step5.a", "backward", "dW1 is right", Status.FAIL, 2.0, cause=cause)
    other = dataclasses.replace(wrong, id="step5.b", cause=dataclasses.replace(cause, line=3))
    right = Verdict("step5.c", "backward", "db1 is right", Status.PASS, 2.0)
    unmet = Verdict("step6.a", "train", "it learns", Status.SKIP, 2.0, cause=cause)
    steps = (
        StepReport("step5", "Backward pass", file, (wrong, other, right), (text,)),
        StepReport("step6", "Training", file, (unmet,)),
    )
    colours = ("red", "green", "blue")
    frames = tuple(Frame(f"epoch {n}: {c}", png(c)) for n, c in enumerate(colours))
    exhibits = [
        Exhibit("moving", "What moves", "step5", frames),
        Exhibit("still", "What stands still", "step5", frames[:1]),
        Exhibit("none", "What there is not", "step6", (), text),
    ]
    lines = tuple(Line(n, f"{text} {'long ' * 50}", n == 12) for n in range(10, 15))
    report = Report(file, "0" * 64, 0, ("process",), 0.4, steps)
    return to_page(report, COURSE, exhibits, {"step5.a": Excerpt("line 12", lines)})


def shown(opened):
    """The pictures of the exhibit that moves, as far as they are seen: their texts."""
    return [
        image.get_attribute("alt")
        for image in opened.page.locator("figure").first.locator("img").all()
        if image.is_visible()
    ]


def test_slider_is_moved_by_the_keyboard_and_nothing_is_loaded(browser_page):
    opened = browser_page(page())
    slider = opened.page.get_by_label("Move through the 3 pictures")
    says = opened.page.locator(".says").first
    assert (shown(opened), says.inner_text()) == (["epoch 2: blue"], "epoch 2: blue")
    slider.focus()
    opened.page.keyboard.press("ArrowLeft")
    assert (shown(opened), says.inner_text()) == (["epoch 1: green"], "epoch 1: green")
    assert slider.get_attribute("aria-valuetext") == "epoch 1: green"
    opened.page.keyboard.press("Home")
    assert shown(opened) == ["epoch 0: red"]
    assert (opened.complaints, opened.requests) == ([], [])


@pytest.mark.slow
def test_without_script_the_last_picture_is_there_and_no_slider(browser_page):
    opened = browser_page(page(), script=False)
    assert shown(opened) == ["epoch 2: blue"]
    assert not opened.page.locator(".slider").is_visible()
    assert opened.complaints == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1000, 800), PHONE])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_grave(browser_page, dark, size):
    opened = browser_page(page(), dark=dark, size=size)
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.grave_findings() == []


@pytest.mark.slow
def test_axe_would_find_a_picture_without_words(browser_page):
    html = page().replace('alt="epoch 2: blue"', "")
    assert any("image-alt" in found for found in browser_page(html).grave_findings())


@pytest.mark.slow
@pytest.mark.parametrize("text", ["short", "a" * 500, ATTACK])
def test_phone_needs_no_scrolling_to_the_side(browser_page, text):
    opened = browser_page(page(text, file=f"{text[:80]}.py"), size=PHONE)
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.overflow() <= 0
    code = opened.page.locator("pre").first
    assert code.evaluate("box => box.scrollWidth > box.clientWidth")


@pytest.mark.slow
def test_headings_are_in_order_and_landmarks_there(browser_page):
    opened = browser_page(page())
    levels = [
        int(h.evaluate("h => h.tagName[1]")) for h in opened.page.locator(":is(h1,h2,h3)").all()
    ]
    assert levels.count(1) == 1
    assert levels[:3] == [1, 2, 3]
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert opened.page.get_by_role(role).count() == 1, role


@pytest.mark.slow
def test_keyboard_reaches_the_steps_first_and_focus_is_seen(browser_page):
    opened = browser_page(page())
    opened.page.keyboard.press("Tab")
    link = opened.page.get_by_text("Skip to the steps")
    assert link.bounding_box()["x"] >= 0
    assert link.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "work"


@pytest.mark.slow
def test_attack_is_shown_and_does_nothing(browser_page):
    opened = browser_page(page(ATTACK, file=ATTACK))
    assert opened.page.evaluate("window.hit") is None
    assert (opened.complaints, opened.requests) == ([], [])
    text = opened.page.locator("body").inner_text()
    assert "<script>window.hit = 1</script>" in text
    assert "\\u202e\\u2066\\x1b[31m" in text
    assert not set("\u202e\u2066\x1b") & set(opened.page.content())


@pytest.mark.slow
def test_request_would_be_seen(browser_page):
    html = "<img src='https://example.invalid/x.png'>"
    assert browser_page(html).requests == ["https://example.invalid/x.png"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("<script>window.hit = 1</script>", "inline script"),
        ("<img src=x: onerror='window.hit = 1'>", "inline event handler"),
        ("<img src='https://example.invalid/x.png'>", "image"),
        ("<p style='color: red'>", "inline style"),
        ("<base href='https://example.invalid/'>", "base"),
        ("<script src='data:text/javascript,window.hit=1'></script>", "script"),
    ],
)
def test_what_got_past_the_escaping_is_stopped_by_the_policy(browser_page, code, what):
    """And were it not for the policy, it would act: else this test would see nothing either."""
    html = page().replace("<main", f"{code}<main", 1)
    opened = browser_page(html)
    assert opened.page.evaluate("window.hit") is None
    assert any("Content Security Policy" in said for said in opened.complaints), what
    assert opened.requests == []
    if "window.hit" in code:
        freed = re.sub(r"<meta http-equiv[^>]*>", "", html)
        assert browser_page(freed).page.evaluate("window.hit") == 1


HOSTILE = f"""
import warnings

def relu(z):
    warnings.warn({ATTACK!r})
    print({ATTACK!r})
    return z

def relu_derivative(z):
    raise ValueError({ATTACK!r})  # </style><script>window.hit = 5</script>

def sigmoid(z):
    return {ATTACK!r}

def sigmoid_derivative(a):
    return {{{ATTACK!r}: a}}
"""


@pytest.mark.slow
def test_hostile_submission_makes_a_harmless_page(browser_page, grade, tmp_path):
    folder = tmp_path / "<script>window.hit=1<!--\" onload='x'"
    shutil.copytree(COURSE.exercises, folder)
    (folder / "step2_activations.py").write_text(HOSTILE)
    ran = grade("report", folder, "-o", tmp_path / "page.html")
    assert (ran.status, ran.err) == (0, ""), ran
    opened = browser_page(tmp_path / "page.html")
    assert opened.page.evaluate("window.hit") is None
    assert (opened.complaints, opened.requests) == ([], [])
    marked = [line.text_content() for line in opened.page.locator("pre .marked").all()]
    assert any("</style><script>window.hit = 5</script>" in line for line in marked)
    assert opened.grave_findings() == []
    assert opened.overflow() <= 0


@pytest.mark.slow
def test_right_workspace_makes_a_page_with_all_pictures(browser_page, grade, tmp_path):
    for step in COURSE.steps[:6]:
        shutil.copy(COURSE.reference / f"{step.stem}.py", tmp_path)
    ran = grade("report", "-C", tmp_path, "-o", tmp_path / "page.html")
    assert (ran.status, ran.err) == (0, ""), ran
    assert (tmp_path / "page.html").stat().st_size < 3e6
    opened = browser_page(tmp_path / "page.html")
    titles = [each.inner_text() for each in opened.page.locator("figure h3").all()]
    assert len(titles) == 4
    assert not opened.page.locator(".problem").count()
    slider = opened.page.locator("input[type=range]")
    slider.press("Home")
    assert slider.get_attribute("aria-valuetext").startswith("epoch 1: ")
    broken = "[...document.images].filter(i => !i.hidden && !i.naturalWidth).length"
    assert opened.page.evaluate(broken) == 0
    assert (opened.complaints, opened.requests) == ([], [])
