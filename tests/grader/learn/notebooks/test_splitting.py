"""A step's file taken apart."""

import pytest

from grader.learn.notebooks.splitting import Kind, split
from grader.model import UsageProblem

FILE = '''"""Two: twice.

More of it.
"""

import numpy as np
from one import (
    spread,
    double as twofold,
)

LIMIT = 3
TABLE = {}


# Why it is so.
@np.vectorize
def triple(x):
    """Return three times x."""
    return 3 * x


if __name__ == "__main__":
    from one import spread
    print(triple(2), spread([1]))
'''


@pytest.fixture
def parts():
    return split(FILE, "two.py", {"one"})


def test_docstring_and_imports_stand_apart(parts):
    assert parts.docstring == "Two: twice.\n\nMore of it."
    assert parts.imports == ["import numpy as np"]


def test_functions_keep_their_comments_and_decorators(parts):
    (function,) = (piece for piece in parts.pieces if piece.kind is Kind.FUNCTION)
    assert function.names == ("triple",)
    assert function.text.startswith("# Why it is so.\n@np.vectorize\ndef triple(x):")


def test_sibling_imports_fall_away_but_for_other_names(parts):
    other, _, demo = parts.pieces
    assert other.text == "twofold = double\nLIMIT = 3\nTABLE = {}"
    assert other.names == ("twofold", "LIMIT", "TABLE")
    assert demo.text == 'if __name__ == "__main__":\n    pass\n    print(triple(2), spread([1]))'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("import numpy\nimport one as o\n", r"two.py, line 2: `import one as o`"),
        ("def f(:\n", r"two.py is not yet Python \(line 1\)"),
    ],
)
def test_what_cannot_be_a_cell_is_told(text, says):
    with pytest.raises(UsageProblem, match=says):
        split(text, "two.py", {"one"})
