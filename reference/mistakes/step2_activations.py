"""Step 2: what goes wrong in activations and their slopes."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from grader.diagnosis.api import Call, Made, Sign, Slip


def axes(z):
    """Name the sizes of a call: none, any shape will do."""
    return {}


RELU = (
    "What should come out for -2, for 0 and for 3?",
    "relu(z) is the larger of two numbers. Which two?",
    "relu of [-4, 0, 6] is [0, 0, 6]: negative numbers become 0, the others pass unchanged.",
    "Take, entry by entry, the maximum of the array and zero: NumPy has a function of two "
    "arguments for it.",
)
RELU_SLOPE = (
    "Draw relu. How steep is it left of 0, and right of 0?",
    "The slope does not depend on how large z is, only on its sign. Which two values can it have?",
    "The slope at [-4, 0, 6] is [0, 0, 1].",
    "Compare z with zero, strictly, and turn True and False into 1.0 and 0.0.",
)
SIGMOID = (
    "What should come out for 0, for 5 and for -5?",
    "1 / (1 + exp(-z)): what does each bracket hold together, and which sign has the exponent?",
    "z = log 3: exp(-z) = 1/3, so sigmoid is 1 / (4/3) = 0.75. For z = -log 3 it is 0.25.",
    "Take exp of minus z, add 1, and divide 1 by that whole sum, which needs its own brackets.",
)
FAR_OUT = (
    "Try -1000, -30 and 1000 by themselves.",
    "Which intermediate result is infinite there, and what is infinity over infinity?",
    "exp(800) is inf: inf / (1 + inf) is nan, while 1 / (1 + exp(-800)) = 1 / (1 + 0) = 1.",
    "With exp(-z) below the fraction nothing breaks. If you clip z, do it as far out as 500 or "
    "700.",
)
SIGMOID_SLOPE = (
    "What is the argument: the value before or after the sigmoid?",
    "With a the OUTPUT of the sigmoid, the slope is a (1 - a). How many times is exp needed?",
    "At a = 0.8 the slope is 0.8 * 0.2 = 0.16, at a = 0.5 it is 0.25, its peak.",
    "Multiply the argument by one minus the argument, entry by entry, and nothing more.",
)
ENTRIES = (
    "Give it an array of 2 rows and 3 columns. What shape comes back?",
    "The function works entry by entry: which line of yours looks at the array as a whole?",
    "[[1, -2], [-3, 4]] has four entries, so the result has four, in two rows.",
    "Use operations that go entry by entry (np.maximum, np.where, np.exp, a comparison), and no "
    "sum, max, if or selection by an index.",
)
COPY = (
    "Print the argument before and after the call.",
    "z[...] = … writes into the array that the caller still needs. Which lines of yours do that?",
    "b = a; b[0] = 9: now a[0] is 9 as well. After b = a.copy() it is not.",
    "Build a new array, with np.where or np.maximum, instead of writing into the argument.",
)
RETURN = (
    "What does the caller get?",
    "A function hands back what stands behind `return`. What does yours end with?",
    "def double(x): print(2 * x) shows a number, and gives None. With return it gives it.",
    "End the function with return and the array that you computed, a NumPy array.",
)

FAR = 20.0
"""From here on some programs clip, and others do not."""

FAR_ENOUGH = 500.0
"""A clip that begins here takes nothing away that a float64 near 1 could hold."""

NUMBER = "One number comes back for a whole array: each entry has a value of its own."
FLAT = "The shape is lost: the result must have that of the argument."
SQUARE = "The result is squared."

SLIPS = (
    # relu
    Slip("relu.negative_kept", "negative",
         "Negative values pass through: relu replaces them by 0, deciding for each entry by "
         "itself.", RELU),
    Slip("relu.absolute", "negative",
         "Negative values lose their sign: relu makes them 0, not positive.", RELU),
    *(
        Slip(f"relu.leaky_{name}", "negative",
             f"Negative values leak through, times {slope}: that is the leaky relu. The plain one "
             "makes them 0.", RELU)
        for name, slope in (("01", 0.01), ("1", 0.1), ("2", 0.2), ("001", 0.001))
    ),
    Slip("relu.negative_to_minus_one", "negative",
         "Negative values become -1: they should become 0.", RELU),
    Slip("relu.negative_to_one", "negative",
         "Negative values become 1: they should become 0.", RELU),
    Slip("relu.exponential", "negative",
         "Negative values become exp(z) - 1: that is the ELU. relu makes them 0.", RELU),
    Slip("relu.mask", "positive",
         "Positive values become 1, which is the slope of relu: relu itself keeps them.", RELU),
    Slip("relu.capped_1", "positive", "Values above 1 are cut off: relu has no upper end.", RELU),
    Slip("relu.capped_6", "positive", "Values above 6 are cut off: relu has no upper end.", RELU),
    Slip("relu.squared", "positive", SQUARE + " relu keeps positive values as they are.", RELU),
    Slip("relu.minimum", "formula",
         "The negative values are kept and the positive ones are 0: the larger of 0 and z is "
         "wanted, not the smaller.", RELU),
    Slip("relu.of_minus_z", "formula",
         "Negative values come out positive and positive ones as 0: the sign of z is turned.",
         RELU),
    Slip("relu.negated", "formula", "The result has the wrong sign: relu is never negative.",
         RELU),
    Slip("relu.maximum_with_one", "formula",
         "The larger of 1 and z is taken: it should be the larger of 0 and z.", RELU),
    Slip("relu.zero", "formula",
         "All is 0, positive values too: is an array of zeros never filled, or the array asked "
         "as a whole whether it is positive?", RELU),
    Slip("relu.softplus", "formula",
         "This is log(1 + exp(z)), the softplus: relu has a sharp bend at 0.", RELU),
    Slip("relu.sigmoid", "formula", "This is the sigmoid: relu is the larger of 0 and z.", RELU),
    Slip("relu.tanh", "formula", "This is tanh: relu is the larger of 0 and z.", RELU),
    Slip("relu.swish", "formula",
         "This is z times its sigmoid: relu is the larger of 0 and z.", RELU),
    Slip("relu.decided_by_sum", "whole",
         "The sum decides for the whole array: decide for each entry.", ENTRIES),
    Slip("relu.filtered", "shape",
         "Only the positive entries come back: the others must stay, as 0.", ENTRIES),
    Slip("relu.largest", "shape",
         "The largest of all entries comes back: np.max looks for the maximum within an array, "
         "np.maximum compares two, entry by entry.", ENTRIES),
    Slip("relu.largest_of_columns", "shape",
         "The maximum along axis 0 comes back: in np.max(z, 0) the 0 is an axis. np.maximum "
         "compares with the number 0.", ENTRIES),
    Slip("relu.summed", "shape", NUMBER, ENTRIES),
    Slip("relu.flat", "shape", FLAT, ENTRIES),
    Slip("relu.truncated", "digits",
         "The decimals are cut off: an array of integers holds the result, or int() is used.",
         RELU),
    Slip("relu.rounded", "digits", "The result is rounded: keep all decimals.", RELU),
    # relu's slope
    Slip("relu_derivative.is_relu", "positive",
         "This is relu itself, or z times the slope: where z is positive the slope is 1, however "
         "large z is.", RELU_SLOPE),
    Slip("relu_derivative.at_least_one", "positive",
         "Where z is above 1 the slope comes out as z: it is 1 for all positive z.", RELU_SLOPE),
    Slip("relu_derivative.above_one", "positive",
         "The slope is 1 only above 1: the bend of relu is at 0.", RELU_SLOPE),
    Slip("relu_derivative.negated", "positive",
         "The slope is -1 where z is positive: it is 1 there, as relu climbs.", RELU_SLOPE),
    Slip("relu_derivative.minus_one", "negative",
         "The slope is -1 where z is negative: relu is flat there, so it is 0.", RELU_SLOPE),
    *(
        Slip(f"relu_derivative.leaky_{name}", "negative",
             f"The slope is {slope} where z is negative, as for the leaky relu: it is 0 for the "
             "plain one.", RELU_SLOPE)
        for name, slope in (("01", 0.01), ("1", 0.1), ("2", 0.2))
    ),
    Slip("relu_derivative.negative_kept", "negative",
         "Where z is negative, z itself comes out: the slope is 0 there.", RELU_SLOPE),
    Slip("relu_derivative.not_zero", "negative",
         "The slope is 1 wherever z is not 0: for negative z it is 0.", RELU_SLOPE),
    Slip("relu_derivative.one_at_zero", "zero",
         "At exactly 0 the slope is 0 here, as in the large libraries: compare with > and not >=.",
         RELU_SLOPE),
    Slip("relu_derivative.half_at_zero", "zero",
         "At exactly 0 the slope is 0 here, not one half.", RELU_SLOPE),
    Slip("relu_derivative.nan_at_zero", "zero",
         "At exactly 0 the slope is not a number: 0 / 0. Compare with zero instead of dividing "
         "by z.", RELU_SLOPE),
    Slip("relu_derivative.inverted", "formula",
         "The slope is 1 where z is negative and 0 where it is positive: the comparison is the "
         "wrong way round.", RELU_SLOPE),
    Slip("relu_derivative.inverted_with_zero", "formula",
         "The slope is 0 where z is positive and 1 elsewhere: 1 and 0 are in each other's place.",
         RELU_SLOPE),
    Slip("relu_derivative.ones", "formula",
         "The slope is 1 everywhere: where z is negative relu is flat, slope 0.", RELU_SLOPE),
    Slip("relu_derivative.zeros", "formula",
         "The slope is 0 everywhere: where z is positive it is 1.", RELU_SLOPE),
    Slip("relu_derivative.of_sigmoid", "formula",
         "This is the slope of the sigmoid: relu's is 1 for positive z and else 0.", RELU_SLOPE),
    Slip("relu_derivative.z_times_one_minus_z", "formula",
         "This is z (1 - z), a formula for the sigmoid: relu's slope is 1 or 0.", RELU_SLOPE),
    Slip("relu_derivative.of_tanh", "formula",
         "This is the slope of tanh: relu's is 1 for positive z and else 0.", RELU_SLOPE),
    Slip("relu_derivative.is_sigmoid", "formula",
         "This is the sigmoid, the slope of softplus: relu's slope is 1 or 0.", RELU_SLOPE),
    Slip("relu_derivative.decided_once", "whole",
         "The slope is 1 for the whole array as soon as one entry is positive: decide for each "
         "entry.", ENTRIES),
    Slip("relu_derivative.decided_by_all", "whole",
         "The slope is 1 only if all entries are positive: decide for each entry.", ENTRIES),
    Slip("relu_derivative.one_number_any", "shape",
         "One number comes back, 1 if any entry is positive: each entry has a slope of its own.",
         ENTRIES),
    Slip("relu_derivative.one_number_all", "shape",
         "One number comes back, 1 if all entries are positive: each entry has a slope of its "
         "own.", ENTRIES),
    Slip("relu_derivative.counted", "shape",
         "The slopes are added up into one number: each entry has a slope of its own.", ENTRIES),
    Slip("relu_derivative.filtered", "shape",
         "Only the positive entries are answered: the others have slope 0.", ENTRIES),
    Slip("relu_derivative.flat", "shape", FLAT, ENTRIES),
    # sigmoid
    Slip("sigmoid.sign_lost", "exponent",
         "The minus in the exponent is missing: large z should come out near 1, and come out near "
         "0.",
         SIGMOID),
    Slip("sigmoid.absolute", "exponent",
         "The sign of z is lost: negative z must come out below 0.5.", SIGMOID),
    Slip("sigmoid.base_two", "exponent", "The base is 2 in place of e: use np.exp.", SIGMOID),
    Slip("sigmoid.base_ten", "exponent", "The base is 10 in place of e: use np.exp.", SIGMOID),
    Slip("sigmoid.e_times", "exponent",
         "e is multiplied by -z: it should be raised to that power, np.exp(-z).", SIGMOID),
    Slip("sigmoid.doubled", "exponent",
         "z counts twice in the exponent, as in tanh: it is exp(-z).", SIGMOID),
    Slip("sigmoid.halved", "exponent", "z counts half in the exponent: it is exp(-z).", SIGMOID),
    *(
        Slip(f"sigmoid.clipped_{edge}", "clip",
             f"z is clipped at {edge}, where sigmoid is still on its way: clip at 500 or 700, "
             "just before exp overflows.", FAR_OUT)
        for edge in (1, 2, 3, 4, 5, 6)
    ),
    Slip("sigmoid.clipped_positive", "clip",
         "Negative z are replaced by 0 first: sigmoid takes them as they are.", SIGMOID),
    Slip("sigmoid.minus", "sum",
         "The 1 and the exp below the fraction are subtracted: they are added.", SIGMOID),
    Slip("sigmoid.one_missing", "sum",
         "This is exp(z), or 1 / exp(-z): the 1 below the fraction is missing, "
         "1 / (1 + exp(-z)).", SIGMOID),
    Slip("sigmoid.two", "sum", "Below the fraction stands 2 + exp(-z): it is 1 + exp(-z).",
         SIGMOID),
    Slip("sigmoid.brackets", "fraction",
         "Brackets are missing: 1 / 1 + exp(-z) divides 1 by 1 only. The whole sum 1 + exp(-z) "
         "belongs below the fraction.", SIGMOID),
    Slip("sigmoid.log", "fraction",
         "This is the logarithm of 1 + exp(-z): sigmoid divides 1 by it.", SIGMOID),
    Slip("sigmoid.negated", "result",
         "The result has the wrong sign: sigmoid lies between 0 and 1.", SIGMOID),
    Slip("sigmoid.its_slope", "result",
         "This is the slope, s (1 - s): sigmoid itself is s.", SIGMOID),
    Slip("sigmoid.threshold", "result",
         "The result is rounded to 0 or 1: keep the probability between them.", SIGMOID),
    *(
        Slip(f"sigmoid.rounded_{digits}", "result",
             f"The result is rounded to {digits} digits: keep them all.", SIGMOID)
        for digits in (1, 2, 3, 4, 6)
    ),
    Slip("sigmoid.centred", "result",
         "The result runs from -1 to 1: sigmoid runs from 0 to 1.", SIGMOID),
    Slip("sigmoid.twice", "result", "sigmoid is applied twice: once is enough.", SIGMOID),
    Slip("sigmoid.squared", "result", SQUARE + " sigmoid is 1 / (1 + exp(-z)).", SIGMOID),
    Slip("sigmoid.tanh", "formula", "This is tanh: sigmoid is 1 / (1 + exp(-z)).", SIGMOID),
    Slip("sigmoid.relu", "formula", "This is relu: sigmoid is 1 / (1 + exp(-z)).", SIGMOID),
    Slip("sigmoid.ramp", "formula",
         "z is cut to the range from 0 to 1: sigmoid bends smoothly, 1 / (1 + exp(-z)).", SIGMOID),
    Slip("sigmoid.softmax", "formula",
         "This is the softmax, whose entries add up to 1: sigmoid treats each entry by itself.",
         ENTRIES),
    Slip("sigmoid.softmax_of_rows", "formula",
         "This is the softmax of each row: sigmoid treats each entry by itself.", ENTRIES),
    Slip("sigmoid.summed", "shape", NUMBER, ENTRIES),
    Slip("sigmoid.averaged", "shape", NUMBER, ENTRIES),
    Slip("sigmoid.flat", "shape", FLAT, ENTRIES),
    Slip("sigmoid.whole_numbers", "digits",
         "The result is cut to whole numbers: an array of integers holds it.", SIGMOID),
    Slip("sigmoid.whole_numbers_of_integers", "digits",
         "For integer z the result is cut to whole numbers: np.zeros_like(z) and np.empty_like(z) "
         "hold integers then. Give them dtype=float.", SIGMOID),
    # sigmoid's slope
    Slip("sigmoid_derivative.activated_again", "argument",
         "sigmoid is applied to the argument, which is already its output: the slope is "
         "a (1 - a).", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.first_activated", "first factor",
         "sigmoid is applied to the first factor: the argument is already its output.",
         SIGMOID_SLOPE),
    Slip("sigmoid_derivative.first_missing", "first factor",
         "The factor a is missing: 1 - a is half of the slope a (1 - a).", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.first_squared", "first factor",
         "The first factor is squared: the slope is a (1 - a).", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.second_activated", "second factor",
         "sigmoid is applied to the second factor: the argument is already its output.",
         SIGMOID_SLOPE),
    Slip("sigmoid_derivative.second_missing", "second factor",
         "The argument comes back: the factor 1 - a is missing.", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.second_plus", "second factor",
         "The second factor is 1 + a: it is 1 - a.", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.second_turned", "second factor",
         "The sign is turned: a - 1 stands where 1 - a belongs. The slope of sigmoid is never "
         "negative.", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.second_of_squares", "second factor",
         "The second factor is 1 - a^2: it is 1 - a.", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.second_squared", "second factor",
         "The second factor is squared: the slope is a (1 - a).", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.brackets", "formula",
         "The slope is 0 everywhere. Are brackets missing (a * 1 - a is 0), or does an array of "
         "integers hold the result?", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.of_tanh", "formula",
         "This is 1 - a^2, the slope of tanh: sigmoid's is a (1 - a).", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.of_relu", "formula",
         "This is the slope of relu: sigmoid's is a (1 - a).", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.is_sigmoid", "formula",
         "This is the sigmoid of the argument: its slope is a (1 - a).", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.sum_of_both", "formula",
         "The factors are added: a + (1 - a) is always 1. They are multiplied.", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.second_derivative", "formula",
         "This is 1 - 2 a, how the slope itself changes: the slope is a (1 - a).", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.reciprocal", "size",
         "This is 1 / (a (1 - a)), the slope of the inverse: it must not be divided.",
         SIGMOID_SLOPE),
    Slip("sigmoid_derivative.doubled", "size",
         "The slope is twice too large: it peaks at 0.25.", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.halved", "size",
         "The slope is half of what it should be: it peaks at 0.25.", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.quadrupled", "size",
         "The slope is scaled up to a peak of 1: sigmoid's peaks at 0.25.", SIGMOID_SLOPE),
    Slip("sigmoid_derivative.slope_squared", "size", SQUARE + " The slope is a (1 - a).",
         SIGMOID_SLOPE),
    Slip("sigmoid_derivative.summed", "shape", NUMBER, ENTRIES),
    Slip("sigmoid_derivative.averaged", "shape", NUMBER, ENTRIES),
    Slip("sigmoid_derivative.flat", "shape", FLAT, ENTRIES),
    *(
        Slip(f"sigmoid_derivative.rounded_{digits}", "digits",
             f"The result is rounded to {digits} digits: keep them all.", SIGMOID_SLOPE)
        for digits in (2, 3, 4)
    ),
)  # fmt: skip


def relu(made: Made, z):
    """Keep what is positive, with the turns that learners take."""
    value = _relu_formula(made, np.where(z > 0, _kept(made, z), _below(made, z)), z)
    if made("decided_by_sum"):
        value = z * (np.sum(z) > 0)
    return _digits(made, _relu_shape(made, value, z), z)


def _kept(made, z):
    if made("mask"):
        return np.ones(z.shape)
    if made("squared"):
        return z**2
    limits = (limit for limit in (1, 6) if made(f"capped_{limit}"))
    return np.minimum(z, next(limits, np.inf))


def _below(made, z):
    if made("absolute"):
        return -z
    if made("exponential"):
        return np.exp(np.minimum(z, 0)) - 1
    if made("negative_to_one") or made("negative_to_minus_one"):
        return np.where(z < 0, 1.0 if made("negative_to_one") else -1.0, 0.0)
    slopes = {"negative_kept": 1, "leaky_01": 0.01, "leaky_1": 0.1, "leaky_2": 0.2,
              "leaky_001": 0.001}  # fmt: skip
    return z * next((slope for name, slope in slopes.items() if made(name)), 0)


def _relu_formula(made, value, z):
    if made("minimum"):
        return np.minimum(0, z)
    if made("of_minus_z"):
        return np.maximum(0, -z)
    if made("negated"):
        return -value
    if made("maximum_with_one"):
        return np.maximum(1, z)
    if made("zero"):
        return np.zeros(z.shape)
    if made("softplus"):
        return np.log(1 + np.exp(z))
    if made("sigmoid"):
        return _sigmoid(z)
    if made("tanh"):
        return np.tanh(z)
    return z * _sigmoid(z) if made("swish") else value


def _relu_shape(made, value, z):
    if made("filtered"):
        return value[z > 0]
    if made("largest"):
        return np.max(z)
    if made("largest_of_columns"):
        return np.max(z, axis=0)
    return _shape(made, value)


def _shape(made, value):
    if made("summed"):
        return np.sum(value)
    if made("averaged"):
        return np.mean(value)
    return np.ravel(value) if made("flat") else value


def _digits(made, value, z):
    if made("truncated") or made("whole_numbers"):
        return np.trunc(value)
    if made("whole_numbers_of_integers") and z.dtype.kind in "iu":
        return np.trunc(value)
    return np.round(value) if made("rounded") else value


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu_derivative(made: Made, z):
    """Tell the slope of relu, with the turns that learners take."""
    value = np.where(z > 0, _slope_above(made, z), np.where(z < 0, _slope_below(made, z), 0.0))
    at_zero = {"one_at_zero": 1.0, "half_at_zero": 0.5, "nan_at_zero": np.nan}
    value = np.where(z == 0, next((v for n, v in at_zero.items() if made(n)), value), value)
    value = _slope_formula(made, value, z)
    if made("decided_once"):
        value = np.full(z.shape, float(np.any(z > 0)))
    if made("decided_by_all"):
        value = np.full(z.shape, float(np.all(z > 0)))
    if made("one_number_any"):
        return float(np.any(value))
    if made("one_number_all"):
        return float(np.all(value))
    if made("counted"):
        return np.sum(value)
    return value[z > 0] if made("filtered") else _shape(made, value)


def _slope_above(made, z):
    if made("is_relu"):
        return z
    if made("at_least_one"):
        return np.maximum(1.0, z)
    if made("above_one"):
        return np.where(z > 1, 1.0, 0.0)
    return -1.0 if made("negated") else 1.0


def _slope_below(made, z):
    if made("negative_kept"):
        return z
    slopes = {"minus_one": -1.0, "leaky_01": 0.01, "leaky_1": 0.1, "leaky_2": 0.2, "not_zero": 1.0}
    return next((slope for name, slope in slopes.items() if made(name)), 0.0)


def _slope_formula(made, value, z):
    if made("inverted"):
        return np.where(z < 0, 1.0, 0.0)
    if made("inverted_with_zero"):
        return np.where(z > 0, 0.0, 1.0)
    if made("ones"):
        return np.ones(z.shape)
    if made("zeros"):
        return np.zeros(z.shape)
    if made("of_sigmoid"):
        return _sigmoid(z) * (1 - _sigmoid(z))
    if made("z_times_one_minus_z"):
        return z * (1 - z)
    if made("of_tanh"):
        return 1 - np.tanh(z) ** 2
    return _sigmoid(z) if made("is_sigmoid") else value


def sigmoid(made: Made, z):
    """Squash numbers into the range from 0 to 1, with the turns that learners take.

    What becomes of a slip far out depends on where the learner clips z, if at all: there the model
    does not speak, and the signs below do.
    """
    if np.any(np.abs(z) > FAR):
        raise ValueError("far out")
    x = _clipped(made, z)
    power = _power(made, x)
    below = 1 + power
    if made("minus"):
        below = 1 - power
    if made("one_missing"):
        below = power
    if made("two"):
        below = 2 + power
    value = _squashed(made, _fraction(made, power, below))
    return _digits(made, _shape(made, _no_sigmoid(made, value, x)), z)


def _clipped(made, z):
    if made("clipped_positive"):
        return np.maximum(0, z)
    edges = (edge for edge in (1, 2, 3, 4, 5, 6) if made(f"clipped_{edge}"))
    edge = next(edges, np.inf)
    return np.clip(z, -edge, edge)


def _power(made, z):
    if made("absolute"):
        return np.exp(-np.abs(z))
    if made("base_two"):
        return 2.0**-z
    if made("base_ten"):
        return 10.0**-z
    if made("e_times"):
        return np.e * -z
    times = {"sign_lost": 1, "doubled": -2, "halved": -0.5}
    return np.exp(next((factor for name, factor in times.items() if made(name)), -1) * z)


def _fraction(made, power, below):
    if made("brackets"):
        return 1 + power
    return np.log(below) if made("log") else 1 / below


def _squashed(made, value):
    if made("negated"):
        return -value
    if made("its_slope"):
        return value * (1 - value)
    if made("threshold"):
        return np.where(value > 0.5, 1.0, 0.0)
    if made("centred"):
        return 2 * value - 1
    if made("twice"):
        return _sigmoid(value)
    if made("squared"):
        return value**2
    return _rounded(made, value)


def _rounded(made, value):
    digits = [n for n in (1, 2, 3, 4, 6) if made(f"rounded_{n}")]
    return np.round(value, digits[0]) if digits else value


def _no_sigmoid(made, value, z):
    if made("tanh"):
        return np.tanh(z)
    if made("relu"):
        return np.maximum(0.0, z)
    if made("ramp"):
        return np.clip(z, 0.0, 1.0)
    if made("softmax"):
        return np.exp(z - np.max(z)) / np.exp(z - np.max(z)).sum()
    if made("softmax_of_rows"):
        powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
        return powers / powers.sum(axis=-1, keepdims=True)
    return value


def sigmoid_derivative(made: Made, a):
    """Tell the slope of sigmoid from its output, with the turns that learners take."""
    x = _sigmoid(a) if made("activated_again") else a
    value = _slope_of_output(made, _first(made, x) * _second(made, x), x)
    sizes = {"doubled": 2, "halved": 0.5, "quadrupled": 4}
    value = value * next((factor for name, factor in sizes.items() if made(name)), 1)
    if made("reciprocal"):
        value = 1 / value
    if made("slope_squared"):
        value = value**2
    return _rounded(made, _shape(made, value))


def _first(made, a):
    if made("first_activated"):
        return _sigmoid(a)
    if made("first_missing"):
        return 1.0
    return a**2 if made("first_squared") else a


def _second(made, a):
    if made("second_activated"):
        return 1 - _sigmoid(a)
    if made("second_missing"):
        return 1.0
    if made("second_plus"):
        return 1 + a
    if made("second_turned"):
        return a - 1
    if made("second_of_squares"):
        return 1 - a**2
    return (1 - a) ** 2 if made("second_squared") else 1 - a


def _slope_of_output(made, value, a):
    if made("brackets"):
        return a * 1 - a
    if made("of_tanh"):
        return 1 - a**2
    if made("of_relu"):
        return np.where(a > 0, 1.0, 0.0)
    if made("is_sigmoid"):
        return _sigmoid(a)
    if made("sum_of_both"):
        return a + (1 - a)
    return 1 - 2 * a if made("second_derivative") else value


def _any_value(test: Callable[[Any], bool]) -> Callable[[Sequence[Call]], bool]:
    return lambda calls: any(call.fault is None and test(call.value) for call in calls)


def _is_single(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype in (np.float32, np.float16)


def _overwrites(calls: Sequence[Call]) -> bool:
    """Show an argument that is not what it was before the call."""
    return any(
        isinstance(before, np.ndarray)
        and isinstance(after, np.ndarray)
        and (before.shape, before.dtype, before.tobytes())
        != (after.shape, after.dtype, after.tobytes())
        for call in calls
        for before, after in zip(call.args, call.after, strict=False)
    )


def _far_out(calls: Sequence[Call]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield argument and result of the calls with an entry far out, if the others are right."""
    far = []
    for call in calls:
        if call.fault is not None or len(call.args) != 1:
            continue
        z, value = call.args[0], call.value
        both = isinstance(z, np.ndarray) and isinstance(value, np.ndarray)
        if not both or value.dtype.kind != "f" or value.shape != z.shape:
            return
        if np.any(np.abs(z) > FAR):
            far.append((z, value))
        elif not np.allclose(value, _sigmoid(z), rtol=1e-9, atol=0):
            return
    yield from far


def _overflows(calls: Sequence[Call]) -> bool:
    return any(np.isnan(value).any() for _, value in _far_out(calls))


def _clips_early(calls: Sequence[Call]) -> bool:
    """Show two unequal arguments, both far below 0, with one and the same result above 0."""
    for z, value in _far_out(calls):
        far_below = value[(z < -FAR) & (z > -FAR_ENOUGH)], value[z < -FAR_ENOUGH]
        if all(found.size for found in far_below):
            near, far = far_below[0].max(), far_below[1].max()
            if near == far > np.exp(-FAR_ENOUGH):
                return True
    return False


def _leaks(calls):
    """Tell whether what is negative comes out as one small part of itself, everywhere."""
    ratios = []
    for call in calls:
        z, value = call.args[0], call.value
        if call.fault is not None or not isinstance(value, np.ndarray) or value.shape != z.shape:
            return False
        if not np.array_equal(value[z > 0], z[z > 0]):
            return False
        ratios.extend(value[z < 0] / z[z < 0])
    found = np.array(ratios)
    return found.size > 3 and 0 < found[0] < 1 and bool(np.allclose(found, found[0], rtol=1e-9))


SIGNS = (
    Sign("relu.leaks",
         "Negative entries are not 0 but a small part of themselves: that is a leaky relu. Here "
         "everything below 0 becomes 0.", _leaks, RELU),
    *(
        sign
        for function in ("relu", "relu_derivative", "sigmoid", "sigmoid_derivative")
        for sign in (
            Sign(f"{function}.nothing_returned",
                 "Nothing comes back: the result is computed, perhaps printed, and not returned.",
                 _any_value(lambda value: value is None), RETURN),
            Sign(f"{function}.list_returned",
                 "A list comes back: the other steps calculate with NumPy arrays.",
                 _any_value(lambda value: isinstance(value, list | tuple)), RETURN),
            Sign(f"{function}.argument_overwritten",
                 f"`{function}` writes into the array that it is given, which the caller still "
                 "needs: build a new one.", _overwrites, COPY),
            Sign(f"{function}.single_precision",
                 "The result has single precision, about 7 digits: leave out float32 or float16.",
                 _any_value(_is_single), RETURN),
        )
    ),
    Sign("sigmoid.not_finite",
         "exp(z) / (1 + exp(z)) is right until exp overflows, then it is infinity over infinity, "
         "not a number: divide 1 by 1 + exp(-z).", _overflows, FAR_OUT),
    Sign("sigmoid.clipped",
         "z is clipped where sigmoid is still on its way: clip at 500 or 700, just before exp "
         "overflows.", _clips_early, FAR_OUT),
)  # fmt: skip
