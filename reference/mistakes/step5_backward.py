"""Step 5: what goes wrong in gradients, as choices in the reference's own program."""

import numpy as np
from step2_activations import relu, relu_derivative
from step3_forward import forward
from step4_loss import compute_loss, cross_entropy_loss

from grader.diagnosis.api import Made, Sign, Slip

CHAINS = {"backward": {"dZ2": ("dW2", "db2"), "dZ1": ("dW1", "db1")}}
RTOL = {"numerical_gradient": 1e-6}
"""A measured slope is rounded to 2^-52 of the loss over epsilon, and the guard inside the logs,
which is the learner's own, moves it by a millionth."""


def axes(X, Y, *rest):
    """Name the sizes of a call."""
    params = next((item for item in rest if isinstance(item, dict)), {})
    hidden = {np.shape(params["W1"])[1]: "hidden units"} if "W1" in params else {}
    return {Y.shape[1]: "outputs", **hidden, X.shape[1]: "inputs", len(X): "examples"}


MEAN = (
    "How should the gradients change if every example were in X twice? Try it by hand.",
    "The loss is an average over m examples, and so is its slope. Where does your code divide "
    "by m, how often, and does each of the four gradients get it?",
    "Slopes 2 and 4 of two examples: the mean loss has slope (2 + 4) / 2 = 3, not 6 and not 1.5.",
    "A matrix product over the examples adds them up: divide it by m once. For a bias, take the "
    "mean over the rows instead of the sum.",
)
ERROR = (
    "Look at the very first quantity, dZ2, before anything else.",
    "Where the prediction is above the target, more Z2 makes the loss larger. Which sign must "
    "dZ2 have there, and how large is it for the loss that you chose?",
    "Prediction 0.8, target 0: the cross-entropy has slope 0.8 in Z2, the squared error "
    "0.8 * 0.8 * 0.2 = 0.128. Target 1: -0.2 and -0.032.",
    "For the cross-entropy dZ2 is the prediction minus the target and nothing else; for the "
    "squared error, that times the sigmoid's slope at A2, once.",
)
THROUGH_W2 = (
    "How does a hidden unit that is connected by a large weight differ from one with a small one?",
    "Z2 = A1 W2 + b2. By how much does Z2 move if one entry of A1 moves by a little?",
    "Two hidden units with weights 3 and -1 to one output whose dZ2 is 0.5: their dA1 are 1.5 "
    "and -0.5.",
    "dA1 is dZ2 times the weights it came through: the matrix product of dZ2 with W2, transposed "
    "so that the shape becomes that of A1.",
)
SLOPE = (
    "What does a hidden unit whose Z1 is negative contribute to the output, and what if it moves?",
    "dZ1 = dA1 times the slope of relu. At which values is that slope taken, and which two "
    "values can it have?",
    "Z1 = [2, -3], dA1 = [0.4, 0.7]: the second unit is off, so dZ1 = [0.4, 0].",
    "Multiply dA1, entry by entry, by relu_derivative at Z1: 1 where Z1 is positive, else 0.",
)
PRODUCT = (
    "A weight connects what comes in to what goes out. Which two quantities meet at this one?",
    "The gradient of a layer's weights is (what came into the layer) transposed times (the slope "
    "behind the layer). What comes into this layer, and which shape must the result have?",
    "Inputs [1, 2] and slope [0.5]: the two weights have slopes 1 * 0.5 and 2 * 0.5.",
    "Layer 2 gets A1, layer 1 gets X. Transpose it, and take the matrix product with dZ of the "
    "same layer.",
)
BIAS = (
    "A bias is added to every example. How often does it appear in the loss?",
    "db is as long as b: (1, units). Over which axis are the entries of dZ to be averaged?",
    "dZ = [[1, 10], [3, 20]]: two examples, two units. db = [[2, 15]].",
    "The mean of dZ over axis 0, the examples, with keepdims so that one row remains.",
)
WHOLE_BATCH = (
    "Give your function one example, then two. What becomes of the first one?",
    "The gradient is a mean over all rows. Which rows does your code look at?",
    "Slopes 2 and 4 of two examples have the mean 3. Code that keeps the last one says 4.",
    "Add up over the examples, by a matrix product or with += in a loop, and divide at the end.",
)
NAMES_OF = (
    "Print the four shapes beside those of W1, b1, W2, b2.",
    "A gradient has the shape of what it belongs to. Which key holds which array?",
    "With 3 inputs, 4 hidden units, 2 outputs: dW1 (3, 4), db1 (1, 4), dW2 (4, 2), db2 (1, 2).",
    "Compute dW2 and db2 from dZ2, dW1 and db1 from dZ1, and return each under its own name.",
)
CENTRAL = (
    "Draw a curve and two points on it, left and right of where you stand.",
    "(loss above - loss below) / distance. How far apart are your two points?",
    "loss(w) = w^2 at w = 3, epsilon 0.1: (9.61 - 8.41) / 0.2 = 6 is the slope. One-sided it "
    "would be (9.61 - 9) / 0.1 = 6.1.",
    "Move the entry up by epsilon, then down by epsilon, subtract the two losses in this order, "
    "and divide by two epsilon.",
)
ENTRY = (
    "Each entry of a weight has a slope of its own.",
    "How many entries of the parameter differ from the original when you compute a loss?",
    "w = [1, 5]: first [1.1, 5] and [0.9, 5], then [1, 5.1] and [1, 4.9].",
    "Loop over all indices; in each turn work on a fresh float copy with that one entry moved.",
)

SLIPS = (
    # dZ2
    Slip("backward.squared_error", "loss", "", right=True),
    Slip("backward.error_sign", "error",
         "dZ2 has the wrong sign: it is A2 - Y_true, prediction minus target. As it stands, every "
         "update would climb the loss.", ERROR),
    Slip("backward.from_z2", "error",
         "dZ2 is built from Z2, the value before the sigmoid: the prediction is A2.", ERROR),
    Slip("backward.error_doubled", "error",
         "dZ2 is twice as large as it should be: the half in the loss cancels the 2 of the "
         "square.", ERROR),
    Slip("backward.sigmoid_slope_missing", "loss",
         "dZ2 lacks the slope of the sigmoid: (A2 - Y_true) / (A2 (1 - A2)) is the slope with "
         "respect to A2, and still has to be multiplied by A2 (1 - A2).", ERROR),
    Slip("backward.sigmoid_slope_alone", "loss",
         "dZ2 has the slope of the sigmoid twice: A2 - Y_true needs it once for the squared "
         "error, and not at all for the cross-entropy.", ERROR),
    Slip("backward.sigmoid_again", "loss",
         "sigmoid is applied to A2 once more before its slope is taken: A2 is already activated, "
         "so the slope is A2 (1 - A2).", ERROR),
    Slip("backward.slope_at_z2", "loss",
         "The sigmoid's slope is taken at Z2: sigmoid_derivative wants the output A2.", ERROR),
    Slip("backward.sigmoid_slope_only_layer_1", "loss",
         "dW2 and db2 are those of the cross-entropy, dW1 and db1 those of the squared error: "
         "dZ2 must be the same thing in both layers.", ERROR),
    Slip("backward.sigmoid_slope_only_layer_2", "loss",
         "dW2 and db2 are those of the squared error, dW1 and db1 those of the cross-entropy: "
         "dZ2 must be the same thing in both layers.", ERROR),
    Slip("backward.slope_of_error", "loss",
         "The error is multiplied by 1 minus the error: sigmoid's slope is that of the output, "
         "A2 (1 - A2), and the cross-entropy needs none at all.", ERROR),
    Slip("backward.error_rounded", "error",
         "dZ2 is cut to whole numbers: the predictions must not be rounded before Y_true is "
         "subtracted, nor put into an integer array.", ERROR),
    Slip("backward.error_absolute", "error",
         "dZ2 has lost its sign: the slope is A2 - Y_true, not its absolute value.", ERROR),
    Slip("backward.error_squared", "error",
         "dZ2 is the squared difference: the derivative of a square is the difference itself, "
         "A2 - Y_true.", ERROR),
    # the mean
    Slip("backward.no_mean", "mean",
         "The mean over the examples is missing: all four gradients are m times too large. "
         "Divide by m, the number of rows of X.", MEAN),
    Slip("backward.mean_twice", "mean",
         "The gradients are divided by m twice: all four are m times too small. One division "
         "makes the mean.", MEAN),
    Slip("backward.mean_over_entries", "mean",
         "The gradients are divided by all entries of Y: divide by the number of examples, m.",
         MEAN),
    Slip("backward.mean_over_inputs", "mean",
         "The gradients are divided by the number of columns of X: the mean is over the "
         "examples, X.shape[0].", MEAN),
    Slip("backward.divided_by_4", "mean",
         "The gradients are divided by 4, XOR's number of examples: divide by X.shape[0], "
         "whatever that is.", MEAN),
    Slip("backward.half_mean", "mean",
         "The gradients are half as large as they should be: the 1 / 2 of the squared error is "
         "cancelled by the 2 of its derivative.", MEAN),
    *(
        Slip(f"backward.no_mean_d{name}", f"mean d{name}",
             f"d{name} is not divided by m: it is the sum over the examples, where the mean is "
             "wanted.", MEAN)
        for name in ("W1", "b1", "W2", "b2")
    ),
    *(
        Slip(f"backward.mean_twice_d{name}", f"mean d{name}",
             f"d{name} is divided by m twice, so that it is m times too small.", MEAN)
        for name in ("W1", "b1", "W2", "b2")
    ),
    Slip("backward.mean_again_in_layer_1", "mean layer 1",
         "dW1 and db1 are divided by m twice: dZ1 already carries the mean that dZ2 was given.",
         MEAN),
    Slip("backward.no_mean_layer_1", "mean layer 1",
         "dW1 and db1 are m times too large: layer 1 lacks the division by m.", MEAN),
    Slip("backward.no_mean_weights", "mean by kind",
         "dW1 and dW2 are not divided by m: the matrix product adds up the examples, and the "
         "mean is wanted.", MEAN),
    Slip("backward.no_mean_biases", "mean by kind",
         "db1 and db2 are sums over the examples: the mean is wanted.", MEAN),
    Slip("backward.mean_twice_biases", "mean by kind",
         "db1 and db2 are divided by m twice: np.mean on something that already has its "
         "division by m. Use np.sum there.", MEAN),
    Slip("backward.mean_twice_weights", "mean by kind",
         "dW1 and dW2 are divided by m twice, so that they are m times too small.", MEAN),
    # back through W2
    Slip("backward.w2_left_out", "through W2",
         "W2 is left out of the chain: dA1 should carry dZ2 back through W2 (dZ2 W2^T).",
         THROUGH_W2),
    Slip("backward.through_dw2", "through W2",
         "dZ2 is sent back through dW2, the gradient: it came through the weights, W2.",
         THROUGH_W2),
    Slip("backward.through_w2_absolute", "through W2",
         "The sign of W2 is lost on the way back: dA1 is dZ2 W2^T, negative weights included.",
         THROUGH_W2),
    Slip("backward.error_left_out", "through W2",
         "dA1 holds the weights W2 alone: they must be multiplied by dZ2 (dZ2 W2^T).",
         THROUGH_W2),
    # relu's slope
    Slip("backward.slope_left_out", "relu slope",
         "The slope of relu is left out: dZ1 = dA1 * relu_derivative(Z1), so that units that "
         "were off get no gradient.", SLOPE),
    Slip("backward.slope_is_relu", "relu slope",
         "dA1 is multiplied by relu(Z1), the activation: its slope is wanted, 1 or 0.", SLOPE),
    Slip("backward.slope_inverted", "relu slope",
         "The mask of relu is upside down: the gradient passes where Z1 is positive.", SLOPE),
    Slip("backward.slope_at_upstream", "relu slope",
         "The mask of relu is taken from dA1: what counts is whether Z1 was positive on the way "
         "forward.", SLOPE),
    Slip("backward.slope_of_sigmoid", "relu slope",
         "A1 (1 - A1) is the slope of a sigmoid: the hidden layer is a relu, with slope 1 where "
         "Z1 is positive, else 0.", SLOPE),
    Slip("backward.slope_of_sigmoid_z1", "relu slope",
         "The hidden layer's slope is that of a sigmoid at Z1: the hidden layer is a relu.", SLOPE),
    Slip("backward.slope_of_tanh", "relu slope",
         "1 - A1^2 is the slope of tanh: the hidden layer is a relu, with slope 1 where Z1 is "
         "positive, else 0.", SLOPE),
    Slip("backward.slope_signed", "relu slope",
         "The slope of relu is -1 for negative Z1 here: it is 0 there.", SLOPE),
    Slip("backward.slope_times_z1", "relu slope",
         "dA1 is multiplied by Z1 itself: relu's slope is 1 or 0, and Z1 only decides which.",
         SLOPE),
    Slip("backward.slope_with_sigmoids", "relu slope",
         "dA1 is multiplied by relu(Z1) minus one half or so: only relu_derivative(Z1) belongs "
         "there.", SLOPE),
    # products
    Slip("backward.dw2_from_z1", "dW2 input",
         "dW2 is built from Z1: what goes into layer 2 is A1, after the relu.", PRODUCT),
    Slip("backward.dw2_from_x", "dW2 input",
         "dW2 is built from X: what goes into layer 2 is A1.", PRODUCT),
    Slip("backward.dw2_from_a2", "dW2 input",
         "dW2 is built from A2, the output: what goes into layer 2 is A1.", PRODUCT),
    Slip("backward.dw2_from_slope", "dW2 input",
         "dW2 is built from relu's slope at Z1: what goes into layer 2 is A1.", PRODUCT),
    Slip("backward.dw2_transposed", "dW2 turn",
         "dW2 is transposed: it must have the shape of W2, A1^T dZ2.", PRODUCT),
    Slip("backward.dw1_from_a1", "dW1 input",
         "dW1 is built from A1: what goes into layer 1 is X.", PRODUCT),
    Slip("backward.dw1_from_z1", "dW1 input",
         "dW1 is built from Z1: what goes into layer 1 is X.", PRODUCT),
    Slip("backward.dw1_transposed", "dW1 turn",
         "dW1 is transposed: it must have the shape of W1, X^T dZ1.", PRODUCT),
    Slip("backward.dw1_from_da1", "dW1 slope",
         "dW1 uses dA1, before relu's slope: it takes dZ1, as db1 does.", SLOPE),
    Slip("backward.db1_from_da1", "db1 slope",
         "db1 uses dA1, before relu's slope: it takes dZ1, as dW1 does.", SLOPE),
    Slip("backward.dw1_zero", "dW1 value",
         "dW1 is all zeros: layer 1 would never learn.", PRODUCT),
    Slip("backward.db1_zero", "db1 value",
         "db1 is all zeros: the mean of dZ1 over the examples is wanted.", BIAS),
    Slip("backward.db2_zero", "db2 value",
         "db2 is all zeros: the mean of dZ2 over the examples is wanted.", BIAS),
    Slip("backward.dw2_doubled", "dW2 factor", "dW2 is twice as large as it should be.", PRODUCT),
    Slip("backward.dw1_doubled", "dW1 factor", "dW1 is twice as large as it should be.", PRODUCT),
    *(
        Slip(f"backward.d{name}_sign", f"sign of d{name}",
             f"d{name} alone has the wrong sign: it points the other way than its slope.", ERROR)
        for name in ("W1", "b1", "W2", "b2")
    ),
    # biases
    *(
        slip
        for layer in (1, 2)
        for slip in (
            Slip(f"backward.db{layer}_not_summed", f"db{layer} axis",
                 f"db{layer} still has a row for each example: take the mean over axis 0.", BIAS),
            Slip(f"backward.db{layer}_over_units", f"db{layer} axis",
                 f"db{layer} is averaged over the wrong axis: axis 0 runs over the examples, "
                 "axis 1 over the units.", BIAS),
            Slip(f"backward.db{layer}_one_number", f"db{layer} axis",
                 f"db{layer} is one number for all units: each unit has a bias of its own, so "
                 "average over axis 0 only.", BIAS),
            Slip(f"backward.db{layer}_one_number_everywhere", f"db{layer} axis",
                 f"All entries of db{layer} are the same number: each unit has a bias of its "
                 "own, so average over axis 0 only.", BIAS),
            Slip(f"backward.db{layer}_flat", f"db{layer} axis",
                 f"db{layer} has lost an axis: keepdims=True keeps it one row, (1, units).", BIAS),
        )
    ),
    Slip("backward.biases_flat", "biases axis",
         "db1 and db2 have lost an axis: keepdims=True keeps them one row, (1, units).", BIAS),
    Slip("backward.biases_not_summed", "biases axis",
         "db1 and db2 still have a row for each example: take the mean over axis 0.", BIAS),
    Slip("backward.biases_divided_not_summed", "biases axis",
         "db1 and db2 are divided by m and still have a row for each example: add the rows up, "
         "over axis 0.", BIAS),
    Slip("backward.biases_over_units", "biases axis",
         "db1 and db2 are averaged over the wrong axis: axis 0 runs over the examples, axis 1 "
         "over the units.", BIAS),
    Slip("backward.biases_one_number", "biases axis",
         "db1 and db2 are one number each: every unit has a bias of its own, so average over "
         "axis 0 only.", BIAS),
    Slip("backward.biases_from_weights", "biases source",
         "db1 and db2 are sums of dW1 and dW2: they come from dZ1 and dZ2, the mean over the "
         "examples.", BIAS),
    Slip("backward.biases_zero", "biases axis",
         "db1 and db2 are all zeros: biases have gradients too, the mean of dZ over the "
         "examples.", BIAS),
    # rows
    Slip("backward.last_example", "rows",
         "Only the last example counts: a loop overwrites what it should add up.", WHOLE_BATCH),
    Slip("backward.first_example", "rows",
         "Only the first example counts: all rows of X contribute to the mean.", WHOLE_BATCH),
    Slip("backward.last_example_dw1", "rows of dW1",
         "Only the last example counts in dW1: a loop overwrites what it should add up.",
         WHOLE_BATCH),
    Slip("backward.last_example_undivided", "rows",
         "Only the last example counts, and not even as a mean: add up all rows, then divide by "
         "m.", WHOLE_BATCH),
    # keys
    Slip("backward.layers_swapped", "names",
         "The gradients of the two layers are returned under each other's names.", NAMES_OF),
    Slip("backward.weights_and_biases_swapped", "names",
         "Weights and biases are mixed up: dW holds what belongs into db, and the other way "
         "round.", NAMES_OF),
    Slip("backward.params_returned", "names",
         "The parameters themselves are returned, under the names of their gradients.", NAMES_OF),
    # the measured gradient
    Slip("numerical_gradient.squared_error", "loss", "", right=True),
    Slip("numerical_gradient.one_sided", "difference",
         "The difference is one-sided, loss(w + epsilon) - loss(w): take it from both sides, "
         "which is far more accurate.", CENTRAL),
    Slip("numerical_gradient.one_sided_below", "difference",
         "The difference is one-sided, loss(w) - loss(w - epsilon): take it from both sides, "
         "which is far more accurate.", CENTRAL),
    Slip("numerical_gradient.one_sided_half", "difference",
         "The difference loss(w + epsilon) - loss(w) is divided by 2 epsilon: for that, the "
         "second loss must be taken at w - epsilon, two epsilons below the first.", CENTRAL),
    Slip("numerical_gradient.sign", "difference",
         "The two losses are subtracted the wrong way round: loss above minus loss below.",
         CENTRAL),
    Slip("numerical_gradient.zero", "difference",
         "All slopes are 0: the moved parameter never reaches the loss. Is the entry moved in a "
         "copy that forward does not see, or in an integer array?", ENTRY),
    Slip("numerical_gradient.undivided", "divisor",
         "The difference of the losses is not divided by the distance, 2 epsilon.", CENTRAL),
    Slip("numerical_gradient.divided_by_epsilon", "divisor",
         "The two points are 2 epsilon apart, and the difference is divided by epsilon only: all "
         "slopes are twice too large.", CENTRAL),
    Slip("numerical_gradient.not_in_brackets", "divisor",
         "`/ 2 * epsilon` divides by 2 and then multiplies by epsilon: put 2 * epsilon in "
         "brackets.", CENTRAL),
    Slip("numerical_gradient.divided_by_epsilon_squared", "divisor",
         "The difference is divided by epsilon twice.", CENTRAL),
    Slip("numerical_gradient.loss_not_averaged", "mean",
         "The loss that is measured is a sum over the examples: take the mean, as in step 4.",
         MEAN),
    Slip("numerical_gradient.loss_averaged_over_entries", "mean",
         "The loss that is measured is a mean over all entries: divide by the number of "
         "examples, as in step 4.", MEAN),
    Slip("numerical_gradient.loss_without_half", "mean",
         "The loss that is measured is twice the one of step 4: with a squared error, mind its "
         "half.", CENTRAL),
    Slip("numerical_gradient.whole_matrix", "entry",
         "All entries are moved at once: move one at a time, each has a slope of its own.", ENTRY),
    Slip("numerical_gradient.one_number", "entry",
         "One number comes back where each entry has its own slope: move one entry at a time and "
         "fill an array of the parameter's shape.", ENTRY),
    Slip("numerical_gradient.not_restored", "entry",
         "An entry stays moved while the next ones are measured: restore it first.", ENTRY),
    Slip("numerical_gradient.not_restored_above", "entry",
         "An entry is moved up and not brought back before the next one: restore it first.",
         ENTRY),
    Slip("numerical_gradient.first_row", "entry",
         "Only the first row is measured: loop over all entries.", ENTRY),
    Slip("numerical_gradient.first_column", "entry",
         "Only the first column is measured: loop over all entries.", ENTRY),
    Slip("numerical_gradient.first_entry", "entry",
         "Only the first entry is measured: loop over all of them.", ENTRY),
    Slip("numerical_gradient.always_w1", "which",
         "It is always W1 that is moved: use param_name.", ENTRY),
    Slip("numerical_gradient.transposed", "turn",
         "The result is transposed: it must have the shape of the parameter.", ENTRY),
)  # fmt: skip


def _epsilon_counts_for_nothing(calls):
    """Tell whether a slope is the same for steps that are far apart; its bend would show."""
    found = {}
    for call in calls:
        epsilon, name = call.kwargs.get("epsilon"), call.args[3:4]
        if call.fault is None and isinstance(call.value, np.ndarray) and epsilon is not None:
            key = (name, np.asarray(call.args[0]).tobytes())
            found.setdefault(key, {})[epsilon] = call.value
    told = [list(values.values()) for values in found.values() if len(values) > 1]
    return bool(told) and all(
        value.shape == values[0].shape and np.allclose(value, values[0], rtol=1e-9, atol=1e-12)
        for values in told
        for value in values
    )


def backward(made: Made, X, Y_true, params, cache):
    """Compute the gradients, with the turns that learners take."""
    m = len(X)
    dZ2 = _error(made, Y_true, cache)
    layer_2, layer_1 = dZ2, dZ2
    slope = cache["A2"] * (1 - cache["A2"])
    if made("sigmoid_slope_only_layer_1"):
        layer_1 = dZ2 * slope
    if made("sigmoid_slope_only_layer_2"):
        layer_2 = dZ2 * slope
    into_2, into_1 = _inputs(made, X, cache)
    dA1 = _through_w2(made, layer_1, params, into_2.T @ layer_2 / m)
    dZ1 = dA1 * _slope(made, dA1, cache)
    rows = _rows(made, m)
    last = slice(m - 1, m) if made("last_example_dw1") else rows
    dW2 = into_2[rows].T @ layer_2[rows]
    dW1 = into_1[last].T @ (dA1 if made("dw1_from_da1") else dZ1)[last]
    db2 = _bias(made, 2, layer_2[rows])
    db1 = _bias(made, 1, (dA1 if made("db1_from_da1") else dZ1)[rows])
    gradients = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
    gradients = {name: value / _divisor(made, name, X, Y_true) for name, value in gradients.items()}
    if made("biases_from_weights"):
        for layer in "12":
            gradients[f"db{layer}"] = gradients[f"dW{layer}"].sum(axis=0, keepdims=True)
    for name in gradients:
        if made(f"{name}_sign"):
            gradients[name] = -gradients[name]
    return _named(made, _turned(made, gradients), params)


def _error(made, Y_true, cache):
    A2 = cache["A2"]
    slope = A2 * (1 - A2)
    error = (cache["Z2"] if made("from_z2") else A2) - Y_true
    if made("error_sign"):
        error = -error
    if made("error_doubled"):
        error = 2 * error
    if made("error_rounded"):
        error = np.trunc(error)
    if made("error_absolute"):
        error = np.abs(error)
    if made("error_squared"):
        error = error**2
    if made("squared_error"):
        error = error * slope
    if made("slope_of_error"):
        error = error * (1 - error)
    if made("sigmoid_slope_missing"):
        error = error / slope
    if made("sigmoid_slope_alone"):
        error = error * slope**2
    if made("sigmoid_again"):
        again = 1 / (1 + np.exp(-A2))
        error = error * again * (1 - again)
    if made("slope_at_z2"):
        error = error * cache["Z2"] * (1 - cache["Z2"])
    return error


def _inputs(made, X, cache):
    """Return what goes into layer 2 and into layer 1."""
    into_2, into_1 = cache["A1"], X
    if made("dw2_from_z1"):
        into_2 = cache["Z1"]
    if made("dw2_from_x"):
        into_2 = X
    if made("dw2_from_a2"):
        into_2 = cache["A2"]
    if made("dw2_from_slope"):
        into_2 = relu_derivative(cache["Z1"])
    if made("dw1_from_a1"):
        into_1 = cache["A1"]
    if made("dw1_from_z1"):
        into_1 = cache["Z1"]
    return into_2, into_1


def _through_w2(made, dZ2, params, dW2):
    W2 = params["W2"]
    if made("w2_left_out"):
        return dZ2 @ np.ones(W2.shape).T
    if made("through_dw2"):
        return dZ2 @ dW2.T
    if made("through_w2_absolute"):
        return dZ2 @ np.abs(W2).T
    if made("error_left_out"):
        return np.ones(dZ2.shape) @ W2.T
    return dZ2 @ W2.T


def _slope(made, dA1, cache):
    Z1, A1 = cache["Z1"], cache["A1"]
    if made("slope_left_out"):
        return 1.0
    if made("slope_is_relu"):
        return relu(Z1)
    if made("slope_inverted"):
        return 1.0 - relu_derivative(Z1)
    if made("slope_at_upstream"):
        return relu_derivative(dA1)
    if made("slope_of_sigmoid"):
        return A1 * (1 - A1)
    if made("slope_of_sigmoid_z1"):
        squashed = 1 / (1 + np.exp(-Z1))
        return squashed * (1 - squashed)
    if made("slope_of_tanh"):
        return 1 - A1**2
    if made("slope_signed"):
        return np.sign(Z1)
    if made("slope_times_z1"):
        return Z1
    if made("slope_with_sigmoids"):
        return relu(Z1) - 0.5
    return relu_derivative(Z1)


def _rows(made, m):
    """Return which examples count."""
    if made("last_example") or made("last_example_undivided"):
        return slice(m - 1, m)
    return slice(0, 1) if made("first_example") else slice(0, m)


def _bias(made, layer, dZ):
    """Return the sum over the examples, or what is taken for it; the mean comes later."""
    m, units = dZ.shape
    if made(f"db{layer}_not_summed") or made("biases_not_summed"):
        return dZ * m
    if made("biases_divided_not_summed"):
        return dZ
    if made(f"db{layer}_over_units") or made("biases_over_units"):
        return dZ.sum(axis=1, keepdims=True) / units * m
    if made(f"db{layer}_one_number") or made("biases_one_number"):
        return dZ.sum() / units
    if made(f"db{layer}_one_number_everywhere"):
        return np.full((1, units), dZ.sum())
    if made(f"db{layer}_flat") or made("biases_flat"):
        return dZ.sum(axis=0)
    if made(f"db{layer}_zero") or made("biases_zero"):
        return np.zeros((1, units))
    return dZ.sum(axis=0, keepdims=True)


def _divisor(made, name, X, Y_true):
    m, kind, layer = len(X), name[1], int(name[2])
    divisor = m
    if made("no_mean") or made("last_example_undivided"):
        divisor = 1
    if made("mean_twice"):
        divisor = m * m
    if made("mean_over_entries"):
        divisor = Y_true.size
    if made("mean_over_inputs"):
        divisor = X.shape[1]
    if made("divided_by_4"):
        divisor = 4
    if made("half_mean"):
        divisor = 2 * m
    kinds = {"W": "weights", "b": "biases"}[kind]
    if made(f"no_mean_{name}") or made(f"no_mean_{kinds}"):
        divisor /= m
    if made(f"mean_twice_{name}") or made(f"mean_twice_{kinds}"):
        divisor *= m
    if layer == 1 and made("mean_again_in_layer_1"):
        divisor *= m
    if layer == 1 and made("no_mean_layer_1"):
        divisor /= m
    return divisor


def _turned(made, gradients):
    turned = dict(gradients)
    for name in ("dW1", "dW2"):
        if made(f"{name.lower()}_transposed"):
            turned[name] = turned[name].T
        if made(f"{name.lower()}_doubled"):
            turned[name] = 2 * turned[name]
    if made("dw1_zero"):
        turned["dW1"] = np.zeros(turned["dW1"].shape)
    return turned


def _named(made, gradients, params):
    names = list(gradients)
    if made("layers_swapped"):
        names = ["dW2", "db2", "dW1", "db1"]
    if made("weights_and_biases_swapped"):
        names = ["db1", "dW1", "db2", "dW2"]
    if made("params_returned"):
        return {"d" + name: params[name] for name in ("W1", "b1", "W2", "b2")}
    return dict(zip(names, gradients.values(), strict=True))


def numerical_gradient(made: Made, X, Y, params, param_name, epsilon=None):
    """Measure the gradient, with the turns that learners take; the default is their own affair."""
    if epsilon is None:
        raise ValueError
    name = "W1" if made("always_w1") else param_name
    h = epsilon
    value = np.array(params[name], float)
    here = _loss(made, X, Y, params, name, value)
    gradient = np.zeros(value.shape)
    for index in np.ndindex(*value.shape):
        where = np.zeros(value.shape)
        where[... if made("whole_matrix") or made("one_number") else index] = h
        above = _loss(made, X, Y, params, name, value + where)
        below = _loss(made, X, Y, params, name, value - where)
        gradient[index] = _difference(made, above, here, below) / _distance(made, h)
        value = value + where * _left_over(made)
    return _kept(made, gradient)


def _left_over(made):
    """Return how far, in epsilons, an entry stays from where it was."""
    if made("not_restored_above"):
        return 1.0
    return -1.0 if made("not_restored") else 0.0


def _loss(made, X, Y, params, name, value):
    loss = compute_loss if made("squared_error") else cross_entropy_loss
    measured = loss(forward(X, {**params, name: value})[0], Y)
    if made("loss_not_averaged"):
        return measured * len(X)
    if made("loss_averaged_over_entries"):
        return measured / Y.shape[1]
    return 2 * measured if made("loss_without_half") else measured


def _difference(made, above, here, below):
    if made("one_sided") or made("one_sided_half"):
        return above - here
    if made("one_sided_below"):
        return here - below
    if made("sign"):
        return below - above
    return 0.0 if made("zero") else above - below


def _distance(made, h):
    if made("one_sided") or made("one_sided_below") or made("divided_by_epsilon"):
        return h
    if made("undivided"):
        return 1.0
    if made("not_in_brackets"):
        return 2 / h
    if made("divided_by_epsilon_squared"):
        return 2 * h * h
    return 2 * h


def _kept(made, gradient):
    """Return the entries that were measured."""
    if made("one_number"):
        return np.float64(gradient.flat[0])
    kept = np.zeros(gradient.shape)
    if made("first_row"):
        kept[0] = gradient[0]
    elif made("first_column"):
        kept[:, 0] = gradient[:, 0]
    elif made("first_entry"):
        kept.flat[0] = gradient.flat[0]
    else:
        kept = gradient
    return kept.T if made("transposed") else kept


SIGNS = (
    Sign("numerical_gradient.own_epsilon",
         "The argument epsilon changes nothing: measure with the epsilon that is given, not with "
         "a number of your own nor by another way.", _epsilon_counts_for_nothing, CENTRAL),
)  # fmt: skip
