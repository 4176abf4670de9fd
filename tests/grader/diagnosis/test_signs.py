"""Signs of any function: each is shown by what it names, and by nothing right."""

import numpy as np
import pytest

from grader.diagnosis.catalogue import Call
from grader.diagnosis.signs import (
    changes_argument,
    differs,
    length_ignores,
    list_goes_on,
    returns_nothing,
)


def call(n, history, x=0.0, after=0.0):
    return Call((np.full(2, x),), {"n": n}, {}, ({}, history), (np.full(2, after),))


RIGHT = [call(n, [0.5] * n) for n in (1, 2, 3, 3)]
ODD = [
    Call((x,), {}, {}, value)
    for x, value in enumerate(("text", [], {"a": object()}, (1, "x"), 3.0))
]
SIGNS = {
    "changes": (changes_argument(0), [call(1, [0.5], after=1.0)]),
    "nothing": (returns_nothing, [Call((), {}, {}, None)]),
    "differs": (differs, [call(1, [0.5]), call(1, [0.4])]),
    "goes on": (list_goes_on(1, "n"), [call(2, [0.5, 0.4]), call(1, [0.5, 0.4, 0.3])]),
    "ignores": (length_ignores(1, "n"), [call(n, [0.5] * 9) for n in (1, 2, 3)]),
}


@pytest.mark.parametrize("name", SIGNS)
def test_sign_is_shown_by_its_mistake_alone(name):
    shows, wrong = SIGNS[name]
    assert (shows(wrong), shows(RIGHT), shows(ODD), shows([])) == (True, False, False, False)
