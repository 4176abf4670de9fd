"""Notebooks: versions, magics, and cells that are not Python."""

import ast
import json

import nbformat
import pytest

from grader.model import Code
from grader.submission.notebook import notebook_source


def notebook(*cells, minor=5):
    """Write a notebook of version 4 with these code cells."""
    items = [
        {
            "cell_type": "code",
            "source": text,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        | ({"id": f"cell{number}"} if minor >= 5 else {})
        for number, text in enumerate(cells)
    ]
    return {"nbformat": 4, "nbformat_minor": minor, "metadata": {}, "cells": items}


def read(document):
    return notebook_source("work.ipynb", json.dumps(document).encode())


def text_of(*cells):
    return [block.text for block in read(notebook(*cells)).blocks]


@pytest.mark.parametrize("minor", range(6))
def test_every_minor_version_of_4_is_read(minor):
    assert [block.text for block in read(notebook("x = 1", minor=minor)).blocks] == ["x = 1"]


@pytest.mark.parametrize("version", [2, 3])
def test_old_version_is_read(version):
    cell = {"cell_type": "code", "input": "x = 1\ny = 2", "outputs": [], "language": "python",
            "collapsed": False, "metadata": {}, "prompt_number": 1}  # fmt: skip
    old = {"nbformat": version, "nbformat_minor": 0, "metadata": {"name": ""},
           "worksheets": [{"cells": [cell], "metadata": {}}]}  # fmt: skip
    assert [block.text for block in read(old).blocks] == ["x = 1\ny = 2"]


def test_code_cells_are_counted_without_the_others():
    document = notebook("a = 1", "b = 2")
    prose = nbformat.v4.new_markdown_cell("# Step 1", id="prose")
    document["cells"].insert(1, prose)
    assert [block.label for block in read(document).blocks] == ["code cell 1", "code cell 2"]


def test_source_as_a_list_of_lines_is_joined():
    assert text_of(["a = 1\n", "b = 2"]) == ["a = 1\nb = 2"]


def test_byte_order_mark_is_no_part_of_it():
    content = b"\xef\xbb\xbf" + json.dumps(notebook("x = 1")).encode()
    assert notebook_source("work.ipynb", content).blocks[0].text == "x = 1"


@pytest.mark.parametrize(
    "line",
    ["%matplotlib inline", "%load_ext autoreload", "!pip install numpy", "!ls -l | head", "?np.dot",
     "np.dot?", "np.dot??", "files = !ls", "t = %timeit -o f()", "a, b = !echo 1", "%time f()",
     "%%time", "   %matplotlib inline"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["{}\nx = 1\ny = 2", "x = 1\n{}\ny = 2", "x = 1\ny = 2\n{}"])
def test_magic_becomes_an_empty_line_wherever_it_stands(line, place):
    before = place.format(line).split("\n")
    (after,) = text_of(place.format(line))
    rows = after.split("\n")
    assert len(before) == len(rows)
    assert [row for row in before if row != line] == [
        r for r in rows if r.strip() not in ("", "pass")
    ]


def test_indented_magic_leaves_a_body_behind():
    (text,) = text_of("def f():\n    !ls\n\nfor i in x:\n    %time f()\n")
    assert text.split("\n") == ["def f():", "    pass", "", "for i in x:", "    pass", ""]
    ast.parse(text)


@pytest.mark.parametrize(
    "text",
    ["x = (a\n     %b)", "print('%d'\n      %n)", "a != b", "x = y % z",
     "s = '''\n%d of\n!x\nwhat?\n'''",
     "d = {\n'a'\n!= b}", "x = 5 %3"],
)  # fmt: skip
def test_python_that_looks_like_magic_stays(text):
    assert [text] == text_of(text)


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%javascript", "%%writefile x.py", "%%R"])
def test_cell_of_another_language_is_left_out(magic):
    assert text_of(f"\n{magic}\nrm -rf /", "x = 1") == ["", "x = 1"]


@pytest.mark.parametrize("magic", ["%%time", "%%timeit -n 3", "%%capture out", "%%prun"])
def test_python_cell_with_a_magic_head_keeps_its_body(magic):
    assert text_of(f"{magic}\nx = 1") == ["\nx = 1"]


def test_windows_line_ends_become_plain():
    assert text_of("x = 1\r\ny = 2") == ["x = 1\ny = 2"]


@pytest.mark.parametrize(
    "content",
    [b"", b"x = 1", b"[]", b"{}", b"null", b"\xff\xfe", b"[" * 100_000,
     b'{"nbformat": 99, "nbformat_minor": 0, "cells": []}',
     b'{"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": 7}'],
)  # fmt: skip
def test_what_is_no_notebook_is_unreadable(content):
    source = notebook_source("work.ipynb", content)
    assert Code.UNREADABLE is source.problem.code
    assert source.problem.message.startswith("work.ipynb: It ")


def test_notebook_without_code_says_so():
    assert read(notebook()).problem.message == "work.ipynb: It has no code cells."
