"""The search for slips, on a model small enough to see through."""

import numpy as np
import pytest

from grader.diagnosis.catalogue import Call, Slip
from grader.diagnosis.search import explain

SLIPS = [
    Slip("f.squared", "loss", "", right=True),
    Slip("f.sum", "mean", "a sum"),
    Slip("f.twice", "mean", "divided twice"),
    Slip("f.sign", "sign", "the sign"),
    Slip("f.no_bias", "bias", "no bias"),
    Slip("f.no_bias_either", "bias again", "no bias, said otherwise"),
    Slip("f.swapped", "names", "swapped"),
]


def f(made, x, b):
    """Return two parts that share a mean, and have a sign and a bias of their own."""
    y = x**2 if made("squared") else x
    w = y.sum() / {(False, False): len(x), (True, False): 1}.get(
        (made("sum"), made("twice")), len(x) ** 2
    )
    c = 0 * b if made("no_bias") or made("no_bias_either") else b
    parts = {"w": -w if made("sign") else w, "c": c + 1}
    return {"c": parts["w"], "w": parts["c"]} if made("swapped") else parts


def calls_of(*names, inputs=((3.0, 4), (7.0, 5))):
    rng = np.random.default_rng(0)
    args = [(rng.normal(size=m), np.array(b)) for b, m in inputs]
    return [Call(a, {}, {}, f(set(names).__contains__, *a)) for a in args]


def readings(found):
    return [sorted(slip.name for slip in chosen) for chosen in found.whole]


@pytest.mark.parametrize("right", [(), ("squared",)])
def test_right_program_is_explained_by_nothing(right):
    found = explain(calls_of(*right), SLIPS, f)
    assert (found.whole, found.wrong) == ((), ())


@pytest.mark.parametrize("right", [(), ("squared",)])
@pytest.mark.parametrize("name", ["sum", "twice", "sign", "swapped"])
def test_single_slip_is_found_on_top_of_either_right_answer(name, right):
    assert readings(explain(calls_of(name, *right), SLIPS, f)) == [[name]]


def test_two_and_three_slips_are_found():
    assert readings(explain(calls_of("sum", "sign"), SLIPS, f)) == [["sign", "sum"]]
    assert ["no_bias", "sign", "swapped"] in readings(
        explain(calls_of("no_bias", "sign", "swapped"), SLIPS, f)
    )


def test_fewest_slips_win():
    """`twice` with `sum` cannot be: one slip a point."""
    assert readings(explain(calls_of("twice"), SLIPS, f)) == [["twice"]]


def test_slip_that_shows_in_another_call_only_is_found_in_a_pair():
    """With b = 0 nothing is seen of the bias; the call looked at first is the larger one."""
    calls = calls_of("sum", "no_bias", inputs=[(0.0, 9), (7.0, 5)])
    assert ["no_bias", "sum"] in readings(explain(calls, SLIPS, f))


def test_call_that_the_model_does_not_know_is_left_aside():
    def choosy(made, x, b):
        if b == 0:
            raise ValueError("nobody knows")
        return f(made, x, b)

    calls = [*calls_of("sum", inputs=[(0.0, 9), (7.0, 5)])]
    calls[0].value["w"] = np.pi
    assert readings(explain(calls, SLIPS, choosy)) == [["sum"]]


def test_what_the_calls_cannot_tell_apart_is_all_returned():
    found = explain(calls_of("no_bias"), SLIPS, f)
    assert readings(found) == [["no_bias"], ["no_bias_either"]]


def test_call_that_is_right_rules_a_slip_out():
    """With one example sum and mean agree; the wrong sign does not."""
    alone = calls_of("sign", inputs=[(3.0, 1)])
    assert ["sign"] in readings(explain(alone, SLIPS, f))
    both = [*calls_of("sum", inputs=[(3.0, 1)]), *calls_of("sum", inputs=[(3.0, 6)])]
    assert readings(explain(both, SLIPS, f)) == [["sum"]]


def test_part_is_explained_where_the_whole_is_not():
    calls = calls_of("sum")
    for call in calls:
        call.value["c"] = np.pi
    found = explain(calls, SLIPS, f)
    assert found.whole == ()
    assert sorted(found.wrong) == ["c", "w"]
    assert {
        path: [sorted(s.name for s in c) for c in sets] for path, sets in found.parts.items()
    } == {"w": [["sum"]]}


@pytest.mark.parametrize("name", [None, "sum"])
def test_what_came_back_beyond_all_that_should_is_left_aside(name):
    calls = calls_of(*filter(None, [name]))
    for call in calls:
        call.value["extra"] = 7.0
    assert readings(explain(calls, SLIPS, f)) == [[name] for _ in filter(None, [name])]


def test_nothing_near_is_near_enough():
    calls = calls_of("sum")
    for call in calls:
        call.value["w"] *= 1 + 1e-7
    assert explain(calls, SLIPS, f).whole == ()


@pytest.mark.parametrize("value", [None, "text", {"w": None}, [1, [2, 3]], {"other": 1.0}, np.nan])
def test_odd_value_is_no_crash(value):
    calls = [Call((np.ones(3), np.array(1.0)), {}, {}, value)]
    assert explain(calls, SLIPS, f).whole == ()


def test_call_that_the_model_cannot_make_is_left_aside():
    odd = Call(("no array", 1), {}, {}, {"w": np.ones(1), "c": np.ones(1)})
    assert readings(explain([odd, *calls_of("sum")], SLIPS, f)) == [["sum"]]


def test_slip_that_shows_in_a_later_call_only_is_found():
    """With a bias of 0 only the sign shows."""
    calls = calls_of("sign", "no_bias", inputs=[(0.0, 4), (7.0, 4)])
    assert ["no_bias", "sign"] in readings(explain(calls, SLIPS, f))


def test_slip_that_shows_only_beside_another_is_found():
    """Shifting what is then normalised changes nothing, as long as it is normalised."""

    def shares(made, x):
        x = x if made("unshifted") else x - 1
        return np.exp(x) / (1 if made("undivided") else np.exp(x).sum())

    slips = [Slip("f.unshifted", "shift", "no shift"), Slip("f.undivided", "sum", "no sum")]
    x = np.arange(3.0)
    calls = [Call((x,), {}, {}, np.exp(x))]
    assert readings(explain(calls, slips, shares)) == [["undivided", "unshifted"]]
