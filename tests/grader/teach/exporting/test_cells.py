"""No cell becomes a formula, wherever a spreadsheet cuts."""

import csv
import io

import pytest

from grader.teach.exporting.cells import lines, neutral


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-1+cmd|'/C calc'!A0", "'-1+cmd|'/C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1+1", "'＝1+1"),
        (' "=1', " \"'=1"),
        ("Ada;=1", "Ada;'=1"),
        ('Ada;"=1', "Ada;\"'=1"),
        ("-12", "'-12"),
        ("\x1b[31m\x9b\x00", r"\x1b[31m\x9b\x00"),
        ("Ada\n=1", "Ada\n'=1"),
    ],
)
def test_text_that_would_act_is_made_a_text(text, cell):
    assert neutral(text) == cell


@pytest.mark.parametrize("text", ["", "12", "Ada-Lou", "a=b", "x, -1, 2", "O'Neil", "'=1"])
def test_text_that_does_no_harm_stays(text):
    assert neutral(text) == text


def test_lines_are_read_again_as_they_were():
    rows = [["a,b", 'c"d', "e\nf", "g\r\nh", "i;j"], ["", "🦊", "\u202e", " ", "x"]]
    assert list(csv.reader(io.StringIO("".join(lines(rows)), newline=""))) == rows
