"""What disguises a copy makes no difference, and no text stops the reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.teach.tokens import RESTARTS, tokens

PLAIN = """
def relu(z):
    kept = np.maximum(0, z)
    return kept
"""


@pytest.mark.parametrize(
    "other",
    [
        PLAIN.replace("kept", "result").replace("z", "Z1"),
        PLAIN.replace("0, z)", "0.0,   z)  # what is below is cut"),
        PLAIN.replace("    kept", '    """Cut what is below."""\n    kept'),
        PLAIN.replace("    ", "\t").replace("\n", "\r\n\n"),
        "'What a file is for.'\n" + PLAIN,
    ],
)
def test_names_numbers_comments_and_layout_make_no_difference(other):
    assert tokens(other) == tokens(PLAIN)


@pytest.mark.parametrize("other", [PLAIN.replace("maximum", "minimum"), PLAIN + "x = 1\n"])
def test_other_code_is_other_tokens(other):
    assert tokens(other) != tokens(PLAIN)


def test_text_with_values_in_it_is_one_text():
    assert tokens('print(f"{x!r:>{width}} {y}")') == tokens("print('z')")
    assert tokens("x = 'text'") != []


def test_what_is_no_python_is_left_out_and_the_rest_is_read():
    broken = "a = (b\n" + "x = $ 1\n" + PLAIN
    assert "maximum" in tokens(broken)
    assert tokens("  a = 1\n b = 2\nc = np.sum(d)")[-4:] == ["sum", "(", "N", ")"]


def test_a_file_of_nothing_but_faults_ends():
    steps_down = "".join(f"{' ' * n}a\n" for n in range(3 * RESTARTS, 0, -1))
    assert 1 < len(tokens(steps_down)) <= 2 * RESTARTS


@settings(max_examples=40, deadline=None)
@given(st.text() | st.text("'\"\\\n\t (){}[]f0a#:\x00"))
def test_any_text_has_tokens(text):
    assert all(isinstance(token, str) for token in tokens(text))
