"""Text of strangers, as it reaches a terminal."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.printable import MARKS, one_line, printable, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", r"\x1b[2J\x1b]0;title\x07"),
        ("\x9b31m\x7f\x00", r"\x9b31m\x7f\x00"),
        ("over\rwritten\x08\x0b\x0c", r"over\rwritten\x08\x0b\x0c"),
        ("\u202egnp\u202c", r"\u202egnp\u202c"),
        ("\u2066a\u2067b\u2068c\u2069", r"\u2066a\u2067b\u2068c\u2069"),
        ("\u200e\u200f\u061c", r"\u200e\u200f\u061c"),
        ("pa\u200bss\u200c\u200d\u2060\ufeff", r"pa\u200bss\u200c\u200d\u2060\ufeff"),
        ("\u2028\u2029\x85", r"\u2028\u2029\x85"),
        ("\ud800\udfff", r"\ud800\udfff"),
        ("na\udcefve", r"na\xefve"),
        ("tag\U000e0041\U000e007f", r"tag\U000e0041\U000e007f"),
        ("\u3164\u2800\u034f", r"\u3164\u2800\u034f"),
        ("private\ue000 unassigned\U000e0fff", r"private\ue000 unassigned\U000e0fff"),
    ],
)
def test_what_acts_or_hides_becomes_visible(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    "text",
    ["plain", "two\nlines", "façade, Müller, Ελένη, λ = 0.5, Δ, Привет, 重み, שלום, Việt Nam",
     "e\u0301 as two characters", "✓ ✗ → ≤ ∂L/∂W", "🎉 👍🏽 ❤️ 👩‍🔬 👨‍👩‍👧 🇫🇷 ☕"],
)  # fmt: skip
def test_what_learners_write_stays(text):
    assert printable(text) == text


def test_blanks_of_all_kinds_become_spaces():
    assert printable("a\u00a0b\u202fc\u3000d\te") == "a b c d    e"


def test_flood_of_accents_is_counted_out():
    shown = printable("e" + "\u0301" * 100)
    assert shown.count("\u0301") == MARKS
    assert shown.count("\\u0301") == 100 - MARKS


def test_joiner_outside_of_emoji_is_shown():
    assert printable("a\u200db") == r"a\u200db"
    assert printable("🎉\u200d") == r"🎉\u200d"


def test_name_of_a_file_begins_no_line():
    assert one_line("a\n✓ all pass\r\n") == r"a\n✓ all pass\r\n"


def test_long_text_says_that_it_was_cut():
    assert shortened("x" * 1000) == "x" * 600 + " … (400 more characters)"
    assert shortened("x" * 605) == "x" * 605
    assert shortened("short") == "short"
    assert shortened("\n" * 100) == "\n" * 11 + " … (89 more characters)"


@pytest.mark.slow
def test_every_character_there_is_can_be_written_and_obeys():
    """Nothing that a terminal obeys is left of any code point, and all of it has a UTF-8 form."""
    acts = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    for code in range(sys.maxunicode + 1):
        shown = printable(f"a{chr(code)}b")
        shown.encode("utf-8")
        assert shown == "a\nb" or not any(unicodedata.category(char) in acts for char in shown)


@given(st.text(st.characters()))
def test_shown_text_is_shown_as_it_is(text):
    shown = printable(text)
    assert printable(shown) == shown
    assert len(one_line(text).split("\n")) == 1
