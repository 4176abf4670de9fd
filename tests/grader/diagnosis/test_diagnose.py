"""From the calls of a function to the words for its mistake."""

import numpy as np
import pytest

from grader.diagnosis.catalogue import Call, Catalogue, Sign, Slip
from grader.diagnosis.diagnose import diagnose
from grader.model import Fault, FaultKind

SLIPS = [
    Slip("f.no_mean", "mean", "The mean is missing."),
    Slip("f.no_bias", "bias", "The bias is missing."),
    Slip("f.no_bias_said_otherwise", "bias otherwise", "b is left out."),
]


def f(made, X, b):
    """Return a mean, and a shifted one."""
    mean = X.sum(axis=0) / (1 if made("no_mean") else len(X))
    no_bias = made("no_bias") or made("no_bias_said_otherwise")
    return mean, {"Z": mean + (0 * b if no_bias else b)}


CATALOGUE = Catalogue(
    slips={"f": SLIPS},
    models={"f": f},
    names={"f": ("mean", "cache")},
    chains={"f": {"mean": ("mean",), "Z": ("Z",)}},
    axes=lambda X, b: {len(X): "examples"},
)
X, B = np.random.default_rng(0).normal(size=(5, 3)), np.array([1.0, 2.0, 4.0])


def call(value, fault=None):
    return Call((X, B), {}, {}, value, fault=fault)


def said(value, catalogue=CATALOGUE, fault=None):
    return diagnose("f", ["X", "b"], [call(value, fault)], catalogue)


def right():
    return f(set().__contains__, X, B)


def test_right_value_has_no_diagnosis():
    found = said(right())
    assert (found.mistake, found.parts, found.where) == (None, {}, "")


def test_slip_is_named():
    assert said(f({"no_mean"}.__contains__, X, B)).mistake.id == "f.no_mean"


def test_two_slips_are_both_said():
    mistake = said(f({"no_mean", "no_bias"}.__contains__, X, B)).mistake
    assert "The mean is missing." in mistake.says
    assert mistake.id.startswith("f.no_bias")


def test_explanations_that_fit_equally_are_both_said():
    says = said(f({"no_bias"}.__contains__, X, B)).mistake.says
    assert says == "Either: The bias is missing. Or: b is left out."


def test_three_explanations_are_a_guess_and_not_said():
    third = Slip("f.no_bias_once_more", "third", "No b.")
    catalogue = Catalogue(slips={"f": [*SLIPS, third]}, models={
        "f": lambda made, X, b: f(lambda name: made(name) or (name == "no_bias" and
                                                             made("no_bias_once_more")), X, b)
    })  # fmt: skip
    found = said(f({"no_bias"}.__contains__, X, B), catalogue)
    assert found.mistake is None or "No b." not in found.mistake.says


def test_link_at_which_the_error_enters_is_told():
    mean, _ = right()
    found = said((mean, {"Z": 3 * (mean + B)}))
    assert found.where == "mean is right: the error enters at Z."
    assert found.of_part("Z").says == "Z is 3 times as large as it should be, in every entry."


def test_same_relation_of_two_parts_is_told_of_both():
    mean, cache = right()
    found = said((-mean, {"Z": -cache["Z"]}))
    assert found.of_part("mean").says.startswith("mean and Z are right but for the sign")


def test_sign_is_named_where_no_program_reproduces_it():
    sign = Sign("f.same", "It is the same every time.", lambda calls: len(calls) == 1)
    found = said((X, {"Z": X}), Catalogue(signs={"f": [sign]}))
    assert found.mistake.id == "f.same"


def test_exception_is_told_with_the_names_of_the_axes():
    text = "operands could not be broadcast together with shapes (5,4) (3,4) "
    found = said(None, fault=Fault(FaultKind.RAISED, "ValueError", text))
    assert "(5 examples, 4)" in found.mistake.says


def test_nothing_known_is_nothing_said():
    rng = np.random.default_rng(1)
    found = said((rng.normal(size=3), {"Z": rng.normal(size=3)}))
    assert (found.mistake, found.parts) == (None, {})


@pytest.mark.parametrize("axes", [lambda *args: 1 / 0, dict])
def test_axes_that_fail_are_done_without(axes):
    catalogue = Catalogue(slips={"f": SLIPS}, models={"f": f}, axes=axes)
    assert diagnose("f", [], [call((X, {}))], catalogue).where == ""


def test_items_of_a_tuple_that_are_the_learners_own_affair_are_left_aside():
    def state(made, X):
        return (X + made("shifted"),)

    slip = Slip("f.shifted", "shift", "It is shifted.")
    catalogue = Catalogue(slips={"f": [slip]}, models={"f": state}, private={"f": (1,)})
    calls = [Call((X,), {}, {}, (X + 1, {"t": 1, "who": object()}))]
    assert diagnose("f", ["X"], calls, catalogue).mistake.id == "f.shifted"


def word(made, number):
    """Return a text."""
    return "small" if number < (5 if made("threshold") else 3) else "large"


def test_slip_of_a_function_that_returns_text_is_named():
    slip = Slip("f.threshold", "threshold", "The threshold is 3, not 5.")
    catalogue = Catalogue(slips={"f": [slip]}, models={"f": word})
    calls = [Call((number,), {}, {}, word({"threshold"}.__contains__, number)) for number in (1, 4)]
    assert diagnose("f", ["number"], calls, catalogue).mistake.id == "f.threshold"


@pytest.mark.parametrize("value", ["Small", 1.0, np.ones(2)])
def test_text_is_unlike_all_else(value):
    found = diagnose("f", ["number"], [Call((1,), {}, {}, value)], Catalogue(models={"f": word}))
    assert (found.mistake, found.parts) == (None, {})


def test_wrong_flags_are_looked_at_like_numbers():
    catalogue = Catalogue(models={"f": lambda made, X: X > 0})
    calls = [Call((X,), {}, {}, X > 1)]
    assert diagnose("f", ["X"], calls, catalogue).mistake is None
