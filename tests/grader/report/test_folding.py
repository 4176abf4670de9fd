"""Which message comes first, and what stands under it."""

from grader.model import Cause, Code, Mistake, Status, Verdict
from grader.report.folding import fold

WHOLE = Mistake("backward.no_mean", "The mean is missing.", whole=True)


def verdict(name, code, function="backward", status=Status.FAIL, mistake=None, says=""):
    cause = Cause(code, says or name)
    return Verdict(f"step5.{name}", function, name, status, 1.0, cause=cause, mistake=mistake)


def names(checks):
    return [check.title for check in checks]


def test_shape_comes_before_value_and_signature_before_both():
    checks = [
        verdict("value", Code.WRONG_VALUE),
        verdict("shape", Code.WRONG_SHAPE),
        verdict("signature", Code.WRONG_SIGNATURE),
    ]
    assert fold(checks)[0].root.title == "signature"
    assert fold(checks[:2])[0].root.title == "shape"
    assert names(fold(checks)[0].more) == ["value", "shape"]


def test_functions_stay_apart_and_in_order():
    checks = [
        verdict("a", Code.WRONG_VALUE),
        verdict("n", Code.RAISED, "numerical_gradient", Status.ERROR),
        verdict("b", Code.WRONG_VALUE),
    ]
    assert [folded.root.title for folded in fold(checks)] == ["a", "n"]


def test_what_a_mistake_explains_as_a_whole_is_the_same_reason():
    checks = [verdict(n, Code.WRONG_VALUE, mistake=WHOLE) for n in ("dW1", "dW2")]
    checks.append(verdict("argument", Code.CHANGED_ARGUMENT))
    (folded,) = fold(checks)
    assert (names(folded.same), names(folded.more)) == (["dW2"], ["argument"])


def test_mistake_of_a_part_explains_no_other_check():
    part = Mistake("structure.sign", "dW1 has the wrong sign.")
    checks = [verdict(n, Code.WRONG_VALUE, mistake=part) for n in ("dW1", "dW2")]
    (folded,) = fold(checks)
    assert (names(folded.same), names(folded.more)) == ([], ["dW2"])


def test_skipped_check_is_never_the_root_of_one_that_ran():
    checks = [
        verdict("skipped", Code.SYNTAX_ERROR, status=Status.SKIP),
        verdict("value", Code.WRONG_VALUE),
    ]
    assert fold(checks)[0].root.title == "value"
