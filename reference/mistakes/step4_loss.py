"""Step 4: what goes wrong in the two losses, as choices in the reference's own program."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from grader.diagnosis.api import Call, Made, Sign, Slip

GUARD = 1e-5
"""Relative: a guard of 1e-7 inside the logs, the coarsest in common use, changes the loss of
probabilities in [0.1, 0.9] by 1e-7 / (0.9 log(1 / 0.9)), a tenth of this."""

RTOL = {"cross_entropy_loss": GUARD}

RIGHT_AT_ENDS = 2e-5
"""Nats that a sure and right answer costs at most, as in the hidden test."""

SURE_AND_WRONG = 9.0
"""Nats that an impossible outcome costs at least, as in the hidden test."""


def axes(Y_pred, Y_true):
    """Name the sizes of a call."""
    shape = np.shape(Y_true)
    outputs = {shape[1]: "outputs"} if len(shape) > 1 else {}
    return {**outputs, len(Y_true): "examples"}


SQUARE = (
    "Compute it by hand for the prediction 0.5 and the target 1.",
    "1 / (2 m) * sum((Y_pred - Y_true)^2): what is squared, and before or after the sum?",
    "Predictions 0.5 and 0.8, targets 1 and 1: squares 0.25 and 0.04, sum 0.29, over 2 * 2: "
    "0.0725.",
    "Subtract, square each difference, add them all up, and divide once by twice the number of "
    "rows.",
)
MEAN = (
    "What should the loss do if every example were there twice?",
    "m is the number of rows. What do you divide by with 5 rows and 3 outputs?",
    "Squared differences [[1, 0], [4, 1]], 2 rows: the sum is 6, and 6 / (2 * 2) = 1.5, not 6 / 8.",
    "Take the sum over all entries and divide it by Y_true.shape[0], not by the size and not by "
    "a fixed number.",
)
ONE_NUMBER = (
    "Print the shape of what you return.",
    "A loss is one number for the whole batch. Over which axes do you add up?",
    "np.sum([[1, 2], [3, 4]]) is 10; with axis=1 it is [3, 7], and with keepdims it keeps "
    "brackets.",
    "Use np.sum without an axis, on arrays of the same shape, entry by entry.",
)
LOGS = (
    "What does a prediction of 0.9 cost if the truth is 1, and if it is 0?",
    "y log(p) + (1 - y) log(1 - p): which of the two terms is left if y is 1, which if y is 0?",
    "p = 0.25: truth 1 costs -log(0.25) = 1.386, truth 0 costs -log(0.75) = 0.288.",
    "Add both terms, each a target times the natural log of a probability, sum up, divide by the "
    "number of rows, and turn the sign.",
)
ENDS = (
    "Try a prediction of exactly 0, and one of exactly 1.",
    "What is np.log(0), and what is 0 times that? Which of your two logs can meet a 0?",
    "log(0) is -inf and 0 * -inf is nan; log(0 + 1e-8) is -18.4, and 0 * -18.4 is 0.",
    "Add 1e-8 inside BOTH logs, or clip p to [1e-8, 1 - 1e-8] first, in float64.",
)
COPY = (
    "Print both arguments before and after the call.",
    "`-=`, `out=` and p[...] = … write into an array. Is it the caller's?",
    "b = a; b[0] = 9: now a[0] is 9 as well. After b = a.copy() it is not.",
    "Keep differences and clipped values in arrays of their own.",
)
DIGITS = (
    "Print what you return beside the example in the docstring.",
    "How many digits has your number, and where did the others go?",
    "0.0725 rounded to two digits is 0.07: the check sees the difference.",
    "Return the number as it is, in float64, and round only where you print.",
)


def _shared(function: str, what: str) -> tuple[Slip, ...]:
    """Return the slips of mean, shape and sign that both losses have."""
    return tuple(
        Slip(f"{function}.{name}", point, says, hints)
        for name, point, says, hints in (
            ("sign", "sign", "The loss has the wrong sign: it is 0 at best and never negative.",
             LOGS if function.startswith("cross") else SQUARE),
            ("not_averaged", "mean",
             "The sum is not divided by the number of examples, m: the loss is a mean.", MEAN),
            ("averaged_over_entries", "mean",
             "The mean is taken over all entries: with several outputs that divides by too much. "
             "Divide the sum by the number of rows.", MEAN),
            ("averaged_over_outputs", "mean",
             "The sum is divided by the number of columns: m is the number of rows.", MEAN),
            ("averaged_twice", "mean", "The sum is divided by m twice: once is a mean.", MEAN),
            ("divided_by_4", "mean",
             "The sum is divided by 4, XOR's number of examples: divide by the number of rows, "
             "whatever it is.", MEAN),
            ("divided_by_m_less_1", "mean", "The sum is divided by m - 1: divide by m.", MEAN),
            ("multiplied_by_m", "mean",
             "The sum is multiplied by m: in `1 / 2 * m` and `/ 2 * m` only the 2 divides. "
             "Brackets are missing.", MEAN),
            ("of_each_example", "shape",
             f"Each example's {what} comes back: add them up to one number.", ONE_NUMBER),
            ("example_losses", "shape",
             f"Each example's {what} comes back, not yet a mean: add them up to one number and "
             "divide by m.", ONE_NUMBER),
            ("entry_losses", "shape",
             "An array comes back, a number for each entry, not yet a mean: add them up to one "
             "number and divide by m.", ONE_NUMBER),
            ("of_each_output", "shape",
             f"Each output's {what} comes back: add them up to one number.", ONE_NUMBER),
            ("of_each_entry", "shape",
             "An array comes back, a number for each entry: add them up to one number.",
             ONE_NUMBER),
            ("brackets_kept", "shape",
             "The number comes back inside an array of one row and one column: sum without "
             "keepdims, or take it out.", ONE_NUMBER),
            ("matrix_product", "pairing",
             "A matrix product combines different outputs with each other, or gives an array: "
             "multiply entry by entry, and add up.", ONE_NUMBER),
            ("matrix_product_summed", "pairing",
             "A matrix product combines each output with every other before all is added up: "
             "multiply entry by entry.", ONE_NUMBER),
            ("every_pair", "pairing",
             "Every prediction is compared with every target: one of the two has lost an axis, "
             "and (m, 1) with (m,) broadcasts to (m, m).", ONE_NUMBER),
            ("first_example", "rows",
             "Only the first example counts: is there a return inside a loop?", MEAN),
            ("last_example", "rows",
             "Only the last example counts: add up over all of them.", MEAN),
            ("first_output", "rows",
             "Only the first output counts: add up over all of them.", MEAN),
            ("predictions_rounded", "predictions",
             "The predictions are rounded to 0 and 1 first: the loss needs them as they are.",
             DIGITS),
            ("predictions_cut", "predictions",
             "The predictions are cut to whole numbers, all to 0: the loss needs them as they "
             "are. Is there an array of integers?", DIGITS),
            ("rounded_2", "digits", "The loss is rounded to 2 digits: keep them all.", DIGITS),
            ("rounded_4", "digits", "The loss is rounded to 4 digits: keep them all.", DIGITS),
            ("percent", "digits", "The loss is given in per cent: leave out the factor 100.",
             DIGITS),
            ("root", "root", "A square root is taken at the end: leave it out.", SQUARE),
        )
    )  # fmt: skip


SLIPS = (
    # the squared error
    Slip("compute_loss.half_missing", "half",
         "The half is missing: the loss is the sum of squares over 2 m.", SQUARE),
    Slip("compute_loss.half_twice", "half", "The half is there twice: the sum is over 2 m.",
         SQUARE),
    Slip("compute_loss.doubled", "half",
         "The loss is multiplied by 2 in place of divided: it is the sum of squares over 2 m.",
         SQUARE),
    Slip("compute_loss.not_squared", "power",
         "The differences are not squared, so that they cancel: square each of them.", SQUARE),
    Slip("compute_loss.absolute", "power",
         "The differences are taken without their sign, not squared: square each of them.",
         SQUARE),
    Slip("compute_loss.cubed", "power", "The differences are cubed: square them.", SQUARE),
    Slip("compute_loss.fourth_power", "power", "The squares are squared again: once is enough.",
         SQUARE),
    Slip("compute_loss.times_two", "power",
         "The differences are doubled, * 2: squaring is ** 2.", SQUARE),
    Slip("compute_loss.squared_after_sum", "power",
         "The sum is squared: square each difference first, then add up.", SQUARE),
    Slip("compute_loss.difference_of_squares", "power",
         "Predictions and targets are squared each by itself: subtract first, then square.",
         SQUARE),
    Slip("compute_loss.added", "difference",
         "Predictions and targets are added: subtract one from the other.", SQUARE),
    Slip("compute_loss.product", "difference",
         "Predictions and targets are multiplied: subtract one from the other.", SQUARE),
    Slip("compute_loss.other_class", "difference",
         "The targets are turned, 1 - Y_true: a right prediction costs 0.", SQUARE),
    Slip("compute_loss.targets_only", "difference",
         "The targets alone are squared: the differences to them count.", SQUARE),
    Slip("compute_loss.predictions_only", "difference",
         "The predictions alone are squared: their differences to the targets count.", SQUARE),
    Slip("compute_loss.cross_entropy", "formula",
         "This is the cross-entropy: `compute_loss` is the squared error over 2 m.", SQUARE),
    Slip("compute_loss.error_rate", "formula",
         "This is the share of wrong answers: the loss takes the size of each difference.",
         SQUARE),
    Slip("compute_loss.accuracy", "formula",
         "This is the share of right answers: the loss says how wrong the predictions are.",
         SQUARE),
    Slip("compute_loss.standard_deviation", "formula",
         "The mean difference is taken off first, as in a variance: square the differences as "
         "they are.", SQUARE),
    Slip("compute_loss.predictions_cut_for_integers", "predictions",
         "With integer targets the predictions are cut to whole numbers: turn the targets to "
         "float, not the predictions to integers.", DIGITS),
    *_shared("compute_loss", "loss"),
    # the cross-entropy
    Slip("cross_entropy_loss.only_ones", "terms",
         "The second term, (1 - y) log(1 - p), is missing: a target of 0 costs nothing so.",
         LOGS),
    Slip("cross_entropy_loss.only_zeros", "terms",
         "The first term, y log(p), is missing: a target of 1 costs nothing so.", LOGS),
    Slip("cross_entropy_loss.terms_subtracted", "terms",
         "The second term is subtracted from the first, or its factor is y - 1: both are added, "
         "with the factors y and 1 - y, then the sign is turned.",
         LOGS),
    Slip("cross_entropy_loss.terms_multiplied", "terms",
         "The two terms are multiplied: they are added.", LOGS),
    Slip("cross_entropy_loss.second_not_averaged", "terms",
         "Only the first term is divided by m: brackets around the sum of both are missing.",
         LOGS),
    Slip("cross_entropy_loss.first_not_averaged", "terms",
         "Only the second term is divided by m: brackets around the sum of both are missing.",
         LOGS),
    Slip("cross_entropy_loss.brackets", "second factor",
         "Brackets are missing: 1 - y * log(1 - p) takes the product off 1. The factor is "
         "(1 - y).", LOGS),
    Slip("cross_entropy_loss.second_factor_y", "second factor",
         "Both terms are multiplied by y: the second has the factor 1 - y.", LOGS),
    Slip("cross_entropy_loss.second_factor_missing", "second factor",
         "The second term lacks its factor 1 - y.", LOGS),
    Slip("cross_entropy_loss.second_factor_p", "second factor",
         "The second factor is 1 - p: it is 1 - y.", LOGS),
    Slip("cross_entropy_loss.first_factor_missing", "first factor",
         "The first term lacks its factor y.", LOGS),
    Slip("cross_entropy_loss.first_factor_p", "first factor",
         "The first factor is p: it is the target y.", LOGS),
    Slip("cross_entropy_loss.second_log_of_p", "second log",
         "Both logs are taken of p: the second is the log of 1 - p.", LOGS),
    Slip("cross_entropy_loss.second_log_outside", "second log",
         "The second log is 1 - log(p): it is log(1 - p), the bracket around the whole.", LOGS),
    Slip("cross_entropy_loss.second_log_plus", "second log",
         "The second log is taken of 1 + p: it is log(1 - p).", LOGS),
    Slip("cross_entropy_loss.first_log_plus_one", "first log",
         "1 is added inside the first log, as np.log1p does: it is log(p).", LOGS),
    Slip("cross_entropy_loss.first_log_missing", "first log",
         "The first term lacks its log.", LOGS),
    Slip("cross_entropy_loss.roles_swapped", "probability",
         "Each target meets the other class's probability: y belongs to log(p), 1 - y to "
         "log(1 - p).", LOGS),
    Slip("cross_entropy_loss.arguments_swapped", "probability",
         "Predictions and targets are in each other's place: the logs are taken of the "
         "predictions.", LOGS),
    *(
        Slip(f"cross_entropy_loss.arguments_swapped_{digits}", "probability",
             "Predictions and targets are in each other's place: the logs are taken of the "
             "predictions.", LOGS)
        for digits in (12, 15)
    ),
    Slip("cross_entropy_loss.activated_again", "probability",
         "sigmoid is applied to the predictions: they are probabilities already.", LOGS),
    Slip("cross_entropy_loss.in_bits", "unit",
         "The logarithm has base 2: use the natural one, np.log, for nats.", LOGS),
    Slip("cross_entropy_loss.base_ten", "unit",
         "The logarithm has base 10: use the natural one, np.log.", LOGS),
    Slip("cross_entropy_loss.half", "unit",
         "The loss is half as large: the 1 / 2 belongs to the squared error.", LOGS),
    Slip("cross_entropy_loss.doubled", "unit", "The loss is twice as large as it should be.",
         LOGS),
    *(
        Slip(f"cross_entropy_loss.guard_{name}", "guard",
             f"{size} is added inside the logs, which shows: 1e-8 keeps them finite and changes "
             "nothing.", ENDS)
        for name, size in (("1", "1"), ("01", "0.1"), ("001", "0.01"), ("0001", "0.001"),
                           ("00001", "0.0001"))
    ),
    Slip("cross_entropy_loss.every_two_rows", "pairing",
         "A matrix product with the second factor transposed combines every example with every "
         "other: multiply entry by entry.", ONE_NUMBER),
    Slip("cross_entropy_loss.squared_error", "formula",
         "This is the squared error: the cross-entropy takes logs.", LOGS),
    Slip("cross_entropy_loss.mean_squared_error", "formula",
         "This is a squared error: the cross-entropy takes logs.", LOGS),
    *(
        slip for slip in _shared("cross_entropy_loss", "cross-entropy")
        # Its logs say that it is rounding that makes them infinite, not that it is there.
        if slip.name not in ("predictions_rounded", "predictions_cut")
    ),
)  # fmt: skip


def compute_loss(made: Made, Y_pred, Y_true):
    """Compute the squared error, with the turns that learners take."""
    p, y = _rows(made, _predictions(made, Y_pred, Y_true), Y_true)
    powers = _powers(made, _difference(made, *_paired(made, p, y)))
    if made("difference_of_squares"):
        powers = p**2 - y**2
    if made("matrix_product") or made("matrix_product_summed"):
        difference = _difference(made, p, y)
        powers = difference.T @ difference
    total = np.sum(powers) ** 2 if made("squared_after_sum") else _reduced(made, powers)
    halves = {"half_missing": 1, "half_twice": 4, "doubled": 0.5}
    half = next((value for name, value in halves.items() if made(name)), 2)
    value = total / _divisor(made, Y_true) / half
    return _finished(made, _other_measure(made, value, p, y))


def _predictions(made, p, y):
    if made("predictions_cut_for_integers") and y.dtype.kind in "iu":
        return np.trunc(p)
    if made("predictions_rounded"):
        return np.where(p > 0.5, 1.0, 0.0)
    return np.trunc(p) if made("predictions_cut") else p


def _rows(made, p, y):
    if made("first_example"):
        return p[:1], y[:1]
    if made("last_example"):
        return p[-1:], y[-1:]
    return (p[:, :1], y[:, :1]) if made("first_output") else (p, y)


def _paired(made, p, y):
    return (p.reshape(-1, 1), y.reshape(1, -1)) if made("every_pair") else (p, y)


def _difference(made, p, y):
    if made("added"):
        return p + y
    if made("product"):
        return p * y
    if made("other_class"):
        return p - (1 - y)
    if made("targets_only"):
        return y + 0 * p
    return p + 0 * y if made("predictions_only") else p - y


def _powers(made, difference):
    if made("not_squared") or made("squared_after_sum"):
        return difference
    if made("absolute"):
        return np.abs(difference)
    if made("times_two"):
        return difference * 2
    power = {"cubed": 3, "fourth_power": 4}
    return difference ** next((n for name, n in power.items() if made(name)), 2)


def _other_measure(made, value, p, y):
    m = len(y)
    if made("cross_entropy"):
        return -np.sum(y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8)) / m
    if made("error_rate"):
        return np.mean((p > 0.5) != y)
    if made("accuracy"):
        return np.mean((p > 0.5) == y)
    return np.var(p - y) / 2 if made("standard_deviation") else value


def _reduced(made, terms):
    if made("of_each_example"):
        return np.sum(terms, axis=1)
    if made("example_losses"):
        return np.sum(terms, axis=1) * len(terms)
    if made("entry_losses"):
        return terms * len(terms)
    if made("of_each_output"):
        return np.sum(terms, axis=0)
    if made("of_each_entry") or made("matrix_product"):
        return terms
    return np.sum(terms, keepdims=made("brackets_kept"))


def _divisor(made, y):
    m, outputs = y.shape
    divisors = {
        "not_averaged": 1,
        "averaged_over_entries": m * outputs,
        "averaged_over_outputs": outputs,
        "averaged_twice": m**2,
        "divided_by_4": 4,
        "divided_by_m_less_1": np.float64(m - 1),
        "multiplied_by_m": 1 / m,
    }
    return next((value for name, value in divisors.items() if made(name)), m)


def _finished(made, value):
    if made("root"):
        value = np.sqrt(value)
    if made("sign"):
        value = -value
    if made("percent"):
        value = 100 * value
    digits = [n for n in (2, 4) if made(f"rounded_{n}")]
    return np.round(value, digits[0]) if digits else value


def cross_entropy_loss(made: Made, Y_pred, Y_true):
    """Compute the cross-entropy, with the turns that learners take.

    What an exact 0 or 1 costs depends on the learner's own guard: for these the model does not
    speak, and the signs below do.
    """
    if not np.all((Y_pred > 0) & (Y_pred < 1)):
        raise ValueError("a prediction at an end")
    p, y = _rows(made, Y_pred, Y_true)
    first, second = _terms(made, p, y)
    total = _sum_of_terms(made, first, second, len(y))
    scale = {"in_bits": 1 / np.log(2), "base_ten": 1 / np.log(10), "half": 0.5, "doubled": 2}
    factor = next((value for name, value in scale.items() if made(name)), 1)
    value = -factor * _reduced(made, total) / _divisor(made, Y_true)
    if made("squared_error"):
        value = np.sum((p - y) ** 2) / (2 * len(y))
    if made("mean_squared_error"):
        value = np.mean((p - y) ** 2)
    return _finished(made, value)


def _terms(made, p, y):
    log_p, log_q = _logs(made, *_probability(made, p, y))
    first_by = _first_factor(made, p, y)
    second_by = _second_factor(made, p, y)
    if _swapped(made):
        first_by, second_by = p, 1 - p
    if made("matrix_product") or made("matrix_product_summed"):
        return first_by.T @ log_p, second_by.T @ log_q
    if made("every_two_rows"):
        return first_by @ log_p.T, second_by @ log_q.T
    if made("every_pair"):
        return (
            first_by.reshape(1, -1) * log_p.reshape(-1, 1),
            second_by.reshape(1, -1) * log_q.reshape(-1, 1),
        )
    if made("brackets"):
        return first_by * log_p + 1, -y * log_q
    return first_by * log_p, second_by * log_q


def _probability(made, p, y):
    """Return what the two logs are taken of."""
    if made("roles_swapped"):
        return 1 - p, p
    if guard := _swapped(made):
        return y + guard, 1 - y + guard
    if made("activated_again"):
        p = 1 / (1 + np.exp(-p))
    return p, 1 - p


def _swapped(made):
    """Return the guard in the logs of the targets; 0 if the arguments are not swapped."""
    guards = {"": 1e-8, "_12": 1e-12, "_15": 1e-15}
    return next((size for end, size in guards.items() if made(f"arguments_swapped{end}")), 0)


def _logs(made, p, q):
    guards = {"guard_1": 1, "guard_01": 0.1, "guard_001": 0.01, "guard_0001": 0.001,
              "guard_00001": 0.0001}  # fmt: skip
    guard = next((size for name, size in guards.items() if made(name)), 0)
    log_p, log_q = np.log(p + guard), np.log(q + guard)
    if made("first_log_plus_one"):
        log_p = np.log(1 + p)
    if made("first_log_missing"):
        log_p = p
    if made("second_log_of_p"):
        log_q = np.log(p)
    if made("second_log_outside"):
        log_q = 1 - np.log(p)
    if made("second_log_plus"):
        log_q = np.log(2 - q)
    return log_p, log_q


def _first_factor(made, p, y):
    if made("first_factor_missing"):
        return np.ones(y.shape)
    return p if made("first_factor_p") else y


def _second_factor(made, p, y):
    if made("second_factor_y"):
        return y
    if made("second_factor_missing"):
        return np.ones(y.shape)
    return 1 - p if made("second_factor_p") else 1 - y


def _sum_of_terms(made, first, second, m):
    if made("only_ones"):
        return first
    if made("only_zeros"):
        return second
    if made("terms_subtracted"):
        return first - second
    if made("terms_multiplied"):
        return first * second
    if made("second_not_averaged"):
        return first + m * second
    return m * first + second if made("first_not_averaged") else first + second


def _number(call: Call) -> float | None:
    """Return the number that came back; None if it is none."""
    value = call.value
    if isinstance(value, np.ndarray):
        return float(value.item()) if value.size == 1 and value.dtype.kind in "biuf" else None
    return float(value) if isinstance(value, int | float) else None


def _at_ends(calls: Sequence[Call]) -> Iterator[tuple[float, float, float]]:
    """Yield prediction, target and loss of the calls with a single prediction, of 0 or 1."""
    for call in calls:
        if call.fault is None and len(call.args) == 2 and all(np.size(a) == 1 for a in call.args):
            p, y = (float(np.asarray(a).item()) for a in call.args)
            loss = _number(call)
            if p in (0.0, 1.0) and y in (0.0, 1.0) and loss is not None:
                yield p, y, loss


def _infinite_at(calls: Sequence[Call]) -> set[float]:
    return {p for p, _, loss in _at_ends(calls) if not np.isfinite(loss)}


def _right_inside(calls: Sequence[Call]) -> bool:
    """Tell whether the loss is right wherever every prediction lies between 0 and 1."""
    inside = [
        call
        for call in calls
        if len(call.args) == 2 and np.all((call.args[0] > 0) & (call.args[0] < 1))
    ]
    return bool(inside) and all(_is_right(call) for call in inside)


def _is_right(call: Call) -> bool:
    p, y = call.args
    loss = _number(call)
    if loss is None:
        return False
    exact = -np.log(np.where(y == 1, p, 1 - p)).sum() / len(y)
    return abs(loss - exact) <= GUARD * exact


def _cheap_at_ends(low: float, high: float) -> Callable[[Sequence[Call]], bool]:
    return lambda calls: (
        _right_inside(calls)
        and any(p != y and low <= loss < high for p, y, loss in _at_ends(calls))
    )


def _dear_at_ends(calls: Sequence[Call]) -> bool:
    """Show a sure and right answer that costs more than any guard in use."""
    return _right_inside(calls) and any(
        p == y and np.isfinite(loss) and abs(loss) > RIGHT_AT_ENDS for p, y, loss in _at_ends(calls)
    )


def _overwrites(which: int) -> Callable[[Sequence[Call]], bool]:
    def shows(calls):
        pairs = [(call.args[which : which + 1], call.after[which : which + 1]) for call in calls]
        return any(
            isinstance(b, np.ndarray)
            and isinstance(a, np.ndarray)
            and (b.shape, b.dtype, b.tobytes()) != (a.shape, a.dtype, a.tobytes())
            for before, after in pairs
            for b, a in zip(before, after, strict=False)
        )

    return shows


def _any_value(test: Callable[[Any], bool]) -> Callable[[Sequence[Call]], bool]:
    return lambda calls: any(call.fault is None and test(call.value) for call in calls)


def _is_single(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype in (np.float32, np.float16)


SIGNS = (
    *(
        sign
        for function in ("compute_loss", "cross_entropy_loss")
        for sign in (
            Sign(f"{function}.nothing_returned",
                 "Nothing comes back: the loss is computed, perhaps printed, and not returned.",
                 _any_value(lambda value: value is None), ONE_NUMBER),
            Sign(f"{function}.several_values",
                 "Several values come back: return the loss alone, one number.",
                 _any_value(lambda value: isinstance(value, tuple | list | dict)), ONE_NUMBER),
            Sign(f"{function}.text_returned",
                 "A text comes back: return the number itself, and format it where you print.",
                 _any_value(lambda value: isinstance(value, str)), DIGITS),
            Sign(f"{function}.predictions_overwritten",
                 f"`{function}` writes into the predictions, which the caller still needs: put "
                 "what you compute into an array of its own.", _overwrites(0), COPY),
            Sign(f"{function}.targets_overwritten",
                 f"`{function}` writes into the targets, which the caller still needs: put what "
                 "you compute into an array of its own.", _overwrites(1), COPY),
            Sign(f"{function}.single_precision",
                 "The loss has single precision, about 7 digits: leave out float32.",
                 _any_value(_is_single), DIGITS),
        )
    ),
    Sign("cross_entropy_loss.unguarded",
         "A prediction of exactly 0 or 1 makes a logarithm infinite: add 1e-8 inside both, or "
         "clip the predictions first.", lambda calls: _infinite_at(calls) == {0.0, 1.0}, ENDS),
    Sign("cross_entropy_loss.second_log_unguarded",
         "log(1 - p) is infinite where p is 1: its guard is missing, or too small to count "
         "(in float32, 1 - 1e-8 is 1).", lambda calls: _infinite_at(calls) == {1.0}, ENDS),
    Sign("cross_entropy_loss.first_log_unguarded",
         "log(p) is infinite where p is 0: its guard is missing.",
         lambda calls: _infinite_at(calls) == {0.0}, ENDS),
    Sign("cross_entropy_loss.ends_left_out",
         "A sure and wrong answer costs nothing: terms with log(0) are left out or set to 0. Add "
         "1e-8 inside the logs instead.", _cheap_at_ends(-1e-6, 1e-3), ENDS),
    Sign("cross_entropy_loss.guard_too_large",
         "A sure and wrong answer costs far too little: the guard is too large. 1e-8 makes it "
         "18.4 nats.", _cheap_at_ends(1e-3, SURE_AND_WRONG), ENDS),
    Sign("cross_entropy_loss.sure_and_right_is_dear",
         "A sure and right answer costs more than a guard would make it: it should cost 0.",
         _dear_at_ends, ENDS),
)  # fmt: skip
