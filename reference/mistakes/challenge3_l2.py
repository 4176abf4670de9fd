"""Challenge 3: what goes wrong with the penalty, as choices in the reference's own program."""

import numpy as np
from step3_forward import forward
from step4_loss import compute_loss, cross_entropy_loss
from step5_backward import backward

from grader.diagnosis.api import Made, Sign, Slip
from grader.diagnosis.signs import (
    changes_argument,
    differs,
    length_ignores,
    list_goes_on,
    returns_nothing,
)

NAMES = {"train_with_reg": ("params", "history")}
CHAINS = {
    "train_with_reg": {"the update": ("W1", "b1", "W2", "b2"), "the record": ("history",)},
}
RTOL = {"train_with_reg": 1e-5}
"""Who records the cross-entropy has a guard of their own inside the logs. The coarsest in common
use, 1e-7, moves the log of a prediction of 0.02, the smallest of a probe, by 5e-6; a wrong turn
moves it by 1e-3."""

WEIGHTS, BIASES = ("W1", "W2"), ("b1", "b2")
LAYER_1, LAYER_2 = ("W1", "b1"), ("W2", "b2")


def axes(*args):
    """Name the sizes of a call."""
    params = next((item for item in args if isinstance(item, dict)), {})
    hidden = {np.shape(params["W1"])[1]: "hidden units"} if "W1" in params else {}
    inputs = {np.shape(params["W1"])[0]: "inputs"} if "W1" in params else {}
    return {args[1].shape[1]: "outputs", **hidden, **inputs, len(args[1]): "examples"}


PRICE = (
    "Compute the penalty by hand for W1 = [[1, -2]], W2 = [[3], [0]].",
    "The penalty is lambd / (2 m) * (sum of W1^2 + sum of W2^2). Which of these pieces does your "
    "code have, and is each one there once?",
    "Those weights have the squares 1 + 4 + 9 + 0 = 14; with lambd 0.5 and m = 7 rows the penalty "
    "is 0.5 / 14 * 14 = 0.5.",
    "Square every entry first, then sum, W1 and W2 alike; multiply by lambd, divide by twice the "
    "number of rows of Y_true.",
)
DATA_PART = (
    "What does your function give for lambd = 0?",
    "Without a price it is the loss of step 4, and that of the lesson's squared error. Is it?",
    "Predictions 0.5, 0.5 for targets 0, 1: (0.25 + 0.25) / (2 * 2) = 0.125, then the penalty on "
    "top.",
    "Call compute_loss of step 4 and add the penalty to what it gives.",
)
PULL = (
    "What does your function give minus what backward gives? Print it beside W1.",
    "The penalty is lambd / (2 m) * W^2 for each weight W. What is its slope?",
    "W = 3, lambd = 0.5, m = 5: the penalty 0.05 W^2 has the slope 0.1 W = 0.3.",
    "To dW1 add W1 times lambd over m, to dW2 the same of W2; leave db1 and db2 alone.",
)
DATA_SLOPES = (
    "What does your function give for lambd = 0?",
    "Without a price it is what backward of step 5 gives. Is it?",
    "Slope of the data 0.4, of the penalty 0.3: together 0.7.",
    "Call backward of step 5, and add to two of its four gradients.",
)
BOTH = (
    "Train with lambd = 0 and with lambd = 2. What changes in params, and what in history?",
    "The same loss, penalty included, is recorded and descended. Does lambd reach both, the "
    "record and the gradients?",
    "w = 3, slope of the data 0.4, lambd 0.5, m = 5, lr 1: the new w is 3 - (0.4 + 0.3) = 2.3.",
    "In every epoch: record what compute_loss_with_reg gives, and update with what "
    "backward_with_reg gives; hand lambd on to both.",
)
STEP = (
    "Make the first epoch by hand for one weight and one bias.",
    "new = old - lr * gradient. Is each of the four pieces there, once, for each parameter?",
    "w = 3, gradient 2, lr 0.1: the new w is 3 - 0.1 * 2 = 2.8. Not 3.2, not 0.2, not 1.",
    "Subtract from the old parameter the argument lr times its own gradient, for all four.",
)
IN_ORDER = (
    "Follow one epoch by hand: which parameters does each number that you use come from?",
    "Forward, loss, backward, update. Which of the four stand inside your loop?",
    "Loss w^2 / 2, whose slope is w; w = 2, lr 0.5: slope 2, w becomes 1; then slope 1, w becomes "
    "0.5. With the first slope kept it would be 0 by then.",
    "In every epoch: forward with the current parameters, then all four gradients, and only then "
    "the four updates.",
)
RECORD = (
    "Compare len(history) with epochs, and history[0] with the loss of the start.",
    "One entry per epoch, the loss that the epoch began with. Where in the loop does your code "
    "append, how often, and what?",
    "Losses 0.7 at the start, 0.6 after the first update, 0.5 after the second: history of two "
    "epochs is [0.7, 0.6].",
    "Append in every epoch, between forward and update; make the list once, above the loop.",
)
COUNT = (
    "Call it with epochs=1 and count the updates. And with epochs=2?",
    "range(n) gives n numbers, range(1, n) one less. Where does your loop begin and end?",
    "epochs=3: range(3) gives 0, 1, 2. range(1, 3) gives 1, 2 only, range(3 + 1) gives four.",
    "As many turns of the loop as the argument epochs says; the return stands after the loop.",
)
RETURN = (
    "Print the type of what comes back, and of each part of it.",
    "What does the exercise list under Returns, in which order and of which types?",
    "After training of 3 epochs: a dict with four arrays, then a list of three numbers.",
    "Compare your last line with the exercise's Returns, item by item.",
)
NO_TRACES = (
    "Call it twice with the same arguments and compare what comes back.",
    "Which object is the same one in both calls: a list, or an array that came in?",
    "a = np.ones(2); b = a; b -= 1 makes a zero too. b = b - 1 would have left a alone.",
    "Copy every array before you change it. (A dict's copy holds the same arrays.)",
)

SQUARES = {
    "missing": "There is no penalty: lambd has no effect.",
    "only_w1": "The penalty counts W1 only: W2 belongs to it too.",
    "only_w2": "The penalty counts W2 only: W1 belongs to it too.",
    "biases_too": "The penalty counts the biases: it is on the weights, W1 and W2, alone.",
    "biases_only": "The penalty is on the biases: it is on the weights, W1 and W2.",
    "w1_twice": "W1 is counted twice, W2 not at all.",
    "squared_sum": "The weights are summed before they are squared: square every entry, then sum.",
    "not_squared": "The weights are not squared: plus and minus cancel in their sum.",
    "absolute": "The penalty sums absolute values: squares are wanted.",
    "norms": "The norms of W1 and W2 are not squared: their root is too much.",
    "one_norm": "A root is taken of the sum of squares: the sum itself is wanted.",
    "mean_square": "The penalty takes the mean of the squares of W1 and of W2: their sum is "
    "wanted.",
    "matrix_product": "The penalty multiplies W by itself as a matrix: square entry by entry.",
}
"""What the penalty sums in the loss."""

SQUARES_FACTOR = {
    "half_missing": "The penalty lacks its half: lambd / (2 m).",
    "m_missing": "The penalty is not divided by m: lambd / (2 m).",
    "bare_lambda": "The penalty is multiplied by lambd alone: lambd / (2 m) is wanted.",
    "not_in_brackets": "`/ 2 * m` divides by 2 and multiplies by m: put 2 * m in brackets.",
    "half_m": "`/ m * 2` divides by m and multiplies by 2: the penalty is four times too large.",
    "m_twice": "The penalty is divided by m twice.",
    "halved_twice": "The penalty is halved twice: lambd / (2 m).",
    "over_entries": "The penalty is divided by all entries of Y: m is the number of rows.",
    "lambda_squared": "lambd is used twice in the penalty.",
    "own_lambda": "The argument lambd is not used: your own 0.01 is.",
}

PULLS = {
    "missing": "There is no penalty in the gradient: lambd has no effect.",
    "only_w1": "The penalty is added to dW1 only: dW2 needs it too.",
    "only_w2": "The penalty is added to dW2 only: dW1 needs it too.",
    "biases_too": "The penalty reaches the biases: db1 and db2 stay as backward gives them.",
    "biases_only": "The penalty is added to db1 and db2: it belongs to dW1 and dW2.",
    "subtracted": "The penalty is subtracted from the gradient: it is added, so that weights "
    "shrink.",
    "square": "The penalty's gradient holds W^2, the penalty itself: its slope goes with W.",
    "sign_of_w": "The penalty's gradient holds the signs of the weights: with a square it is W "
    "itself.",
    "absolute": "The penalty's gradient has lost the sign of the weights: negative ones pull the "
    "other way.",
    "sum_of_w": "The penalty adds the same number to all entries: each weight has its own share, "
    "lambd / m times itself.",
    "gradient_in_place_of_w": "The penalty multiplies the gradient: it goes with the weights, "
    "lambd / m * W.",
    "w_left_out": "lambd / m is added without the weight: lambd / m * W.",
}
"""What the penalty adds to the gradients."""

PULLS_FACTOR = {
    "doubled": "The penalty's gradient is twice too large: the half in the loss cancels the 2 of "
    "the square.",
    "halved": "The penalty's gradient is half as large as it should be: the 2 of the square "
    "cancels the half, lambd / m.",
    "m_missing": "The penalty's gradient is not divided by m: lambd / m * W.",
    "m_missing_doubled": "The penalty's gradient is 2 lambd W: lambd / m * W is wanted.",
    "m_missing_halved": "The penalty's gradient is lambd / 2 * W: lambd / m * W is wanted.",
    "times_m": "The penalty's gradient is multiplied by m: divide by it.",
    "m_twice": "The penalty's gradient is divided by m twice.",
    "over_entries": "The penalty's gradient is divided by all entries of Y: m is the number of "
    "rows.",
    "lambda_squared": "lambd is used twice in the penalty's gradient.",
    "own_lambda": "The argument lambd is not used: your own 0.01 is.",
}

RARE = ("biases_only", "matrix_product", "w1_twice", "half_m", "halved_twice", "over_entries")
"""Left out in train_with_reg, where each of them costs others their turn in the search."""


def _listed(function, prefix, point, table, hints, where=""):
    return tuple(
        Slip(f"{function}.{prefix}{name}", point, where + says, hints)
        for name, says in table.items()
        if not (prefix and name in RARE)
    )


LOOP = "train_with_reg"
SLIPS = (
    *_listed("compute_loss_with_reg", "", "penalty", SQUARES, PRICE),
    *_listed("compute_loss_with_reg", "", "factor", SQUARES_FACTOR, PRICE),
    Slip("compute_loss_with_reg.subtracted", "sign",
         "The penalty is subtracted: it is a price, and makes the loss larger.", PRICE),
    Slip("compute_loss_with_reg.rows_of_w1", "factor",
         "m is taken from W1: it is the number of examples, the rows of Y_true.", PRICE),
    Slip("compute_loss_with_reg.divided_by_4", "factor",
         "m is fixed at 4, XOR's number of examples: take the rows of Y_true.", PRICE),
    Slip("compute_loss_with_reg.cross_entropy", "data",
         "The data part is the cross-entropy: here it is the squared error, compute_loss.",
         DATA_PART),
    Slip("compute_loss_with_reg.data_missing", "data",
         "The penalty alone comes back: add it to the loss of the data.", DATA_PART),
    Slip("compute_loss_with_reg.data_doubled", "data",
         "The squared error lacks its half: 1 / (2 m), as in step 4.", DATA_PART),
    Slip("compute_loss_with_reg.data_summed", "data",
         "The squared error is not divided by m: 1 / (2 m), as in step 4.", DATA_PART),
    Slip("compute_loss_with_reg.data_over_outputs", "data",
         "The squared error is a mean over all entries: divide by 2 and the number of rows.",
         DATA_PART),
    Slip("compute_loss_with_reg.data_over_outputs_doubled", "data",
         "The squared error is np.mean of the squares: sum them and divide by 2 m.", DATA_PART),
    Slip("compute_loss_with_reg.data_over_m", "data",
         "The squared error is divided by m twice.", DATA_PART),
    Slip("compute_loss_with_reg.multiplied", "sign",
         "The loss is multiplied by the penalty: add the two.", PRICE),
    Slip("compute_loss_with_reg.two_numbers", "returned",
         "Loss and penalty come back as two numbers: return their sum.", RETURN),

    Slip("backward_with_reg.squared_error", "loss", "", right=True),
    *_listed("backward_with_reg", "", "penalty", PULLS, PULL),
    *_listed("backward_with_reg", "", "factor", PULLS_FACTOR, PULL),
    Slip("backward_with_reg.data_missing", "data",
         "The data's gradient is lost in dW1 and dW2: the penalty is added to it, it does not "
         "replace it.", DATA_SLOPES),
    Slip("backward_with_reg.data_times_m", "data",
         "The data's gradients are not divided by m: backward of step 5 gives means.",
         DATA_SLOPES),
    Slip("backward_with_reg.data_over_m", "data",
         "The data's gradients are divided by m once more: backward of step 5 gives means.",
         DATA_SLOPES),
    Slip("backward_with_reg.data_over_m_in_weights", "data",
         "dW1 and dW2 of the data are divided by m once more: only the penalty is still to be "
         "divided.", DATA_SLOPES),
    Slip("backward_with_reg.data_doubled", "data",
         "The data's gradients are twice too large.", DATA_SLOPES),
    Slip("backward_with_reg.data_negative", "data",
         "The data's gradients have the wrong sign: prediction minus target.", DATA_SLOPES),
    Slip("backward_with_reg.biases_lost", "returned",
         "db1 and db2 are missing: all four gradients are to come back.", RETURN),
    Slip("backward_with_reg.biases_zero", "returned",
         "db1 and db2 are zero: no penalty on them, but the data's gradient stays.", DATA_SLOPES),
    Slip("backward_with_reg.penalty_alone", "returned",
         "Only the penalty's share comes back: add it to the gradients of the data.",
         DATA_SLOPES),
    Slip("backward_with_reg.names_of_params", "returned",
         "The gradients have the names of the parameters: dW1, db1, dW2, db2 are wanted.", RETURN),

    Slip(f"{LOOP}.descent_squared_error", "descent loss", "", right=True),
    Slip(f"{LOOP}.recorded_cross_entropy", "recorded loss", "", right=True),
    Slip(f"{LOOP}.recorded_after_update", "when",
         "The loss is recorded after the update: history wants the loss that each epoch begins "
         "with.", RECORD),
    *_listed(LOOP, "gradient_", "gradient penalty", PULLS, BOTH, "In the update: "),
    *_listed(LOOP, "loss_", "loss penalty", SQUARES, BOTH, "In history: "),
    *_listed(LOOP, "gradient_", "gradient factor", PULLS_FACTOR, BOTH, "In the update: "),
    *_listed(LOOP, "loss_", "loss factor", SQUARES_FACTOR, BOTH, "In history: "),
    Slip(f"{LOOP}.lambda_unused", "lambda",
         "lambd does not reach the training: the penalty is missing in history and in the update.",
         BOTH),
    Slip(f"{LOOP}.lambda_by_default", "lambda",
         "lambd is not handed on: history and update use its default, 0.01.", BOTH),
    Slip(f"{LOOP}.loss_subtracted", "loss sign",
         "In history: the penalty is subtracted, and has to be added.", BOTH),
    Slip(f"{LOOP}.ascends", "direction",
         "The update goes uphill: lr times the gradient has to be subtracted.", STEP),
    Slip(f"{LOOP}.decay_without_rate", "decay",
         "The penalty's share of the step lacks lr: lr multiplies the whole gradient.", BOTH),
    Slip(f"{LOOP}.decay_after_update", "decay",
         "The penalty's share is taken of the weights after their update: all of the gradient "
         "belongs to the weights before it.", BOTH),
    *(
        Slip(f"{LOOP}.{name}", "rate", says, STEP)
        for name, says in {
            "rate_left_out": "The learning rate is left out: the step is lr times the gradient.",
            "rate_squared": "lr is used twice.",
            "rate_over_m": "The step is divided by m: the gradients are means already.",
            "rate_times_m": "The steps are m times too large: gradients are to be means.",
            "rate_halved": "The steps are half as large as they should be.",
            "rate_doubled": "The steps are twice too large: is each parameter updated twice?",
            "own_rate_01": "The argument lr is not used: your own 0.1 is.",
            "own_rate_05": "The argument lr is not used: your own 0.5 is.",
        }.items()
    ),
    *(
        Slip(f"{LOOP}.{name}", "which", says, STEP)
        for name, says in {
            "biases_stay": "b1 and b2 never change: they get no penalty, but an update.",
            "nothing_updated": "The parameters never change: the new values do not get back to "
            "where the next forward pass would find them.",
            "layer_1_stays": "W1 and b1 never change.",
            "layer_2_stays": "W2 and b2 never change.",
        }.items()
    ),
    Slip(f"{LOOP}.step_alone", "formula",
         "The parameter is replaced by its step: subtract the step from the old value.", STEP),
    Slip(f"{LOOP}.from_the_start", "formula",
         "Each step is subtracted from the starting values: take it from those of the epoch "
         "before.", STEP),
    Slip(f"{LOOP}.through_new_w2", "flow",
         "W2 is updated before the gradients of layer 1 are computed: all four gradients belong "
         "to the same parameters.", IN_ORDER),
    Slip(f"{LOOP}.forward_once", "flow",
         "forward does not run anew in each epoch: cache and predictions are still those of the "
         "start.", IN_ORDER),
    Slip(f"{LOOP}.gradient_once", "flow",
         "All epochs use the gradients and the loss of the first one: they belong into the loop.",
         IN_ORDER),
    Slip(f"{LOOP}.fresh_start_each_epoch", "flow",
         "Every epoch starts from the params that came in: copy them above the loop.", IN_ORDER),
    Slip(f"{LOOP}.one_too_many", "length", "There is one epoch too many.", COUNT),
    Slip(f"{LOOP}.one_too_few", "length",
         "There is one epoch too few. Does your range begin at 1?", COUNT),
    Slip(f"{LOOP}.returns_in_loop", "length",
         "Training ends after its first epoch: the return stands inside the loop.", COUNT),
    *(
        Slip(f"{LOOP}.{name}", "when", says, RECORD)
        for name, says in {
            "extra_first": "history has the initial loss twice: before the loop and in it.",
            "extra_last": "history has one entry too many: that after the last update.",
            "last_missing": "The last entry of history is missing.",
            "first_missing": "The first entry of history is missing.",
            "recorded_now_and_then": "history has an entry for some epochs only.",
            "recorded_every_10": "history has an entry for every tenth epoch only.",
            "history_empty": "history stays empty: append the loss of every epoch.",
            "last_loss_alone": "The last loss comes back where the list of all is wanted.",
        }.items()
    ),
    Slip(f"{LOOP}.recorded_accuracy", "recorded",
         "history holds the accuracy: the loss is wanted.", RECORD),
    Slip(f"{LOOP}.recorded_penalty", "recorded",
         "history holds the penalty alone: the loss of the data belongs to it.", RECORD),
    Slip(f"{LOOP}.recorded_sum", "recorded",
         "history holds m times the loss: the mean over the examples is wanted.", RECORD),
    Slip(f"{LOOP}.exchanged", "returned",
         "The two results come in the wrong order: params first, then history.", RETURN),
    Slip(f"{LOOP}.history_missing", "returned",
         "Only params comes back: history is wanted as the second result.", RETURN),
    Slip(f"{LOOP}.params_missing", "returned",
         "Only history comes back: the trained params are wanted as the first result.", RETURN),
    Slip(f"{LOOP}.start_returned", "returned",
         "The parameters that come back are those that came in: return the trained ones.", RETURN),
    Slip(f"{LOOP}.before_last_update", "returned",
         "The parameters that come back lack the last update.", RETURN),
)  # fmt: skip


def compute_loss_with_reg(made: Made, Y_pred, Y_true, params, lambd=0.01):
    """Compute loss and penalty, with the turns that learners take."""
    data, price = _data_loss(made, Y_pred, Y_true), _penalty(made, Y_true, params, lambd)
    if made("two_numbers"):
        return data, price
    if made("multiplied"):
        return data * price
    return data - price if made("subtracted") else data + price


def _data_loss(made, Y_pred, Y_true):
    if made("cross_entropy"):
        return cross_entropy_loss(Y_pred, Y_true)
    m, K = Y_true.shape
    factors = {
        "data_missing": 0,
        "data_doubled": 2,
        "data_summed": m,
        "data_over_outputs": 1 / K,
        "data_over_outputs_doubled": 2 / K,
        "data_over_m": 1 / m,
    }
    return compute_loss(Y_pred, Y_true) * _chosen(made, factors, 1)


def _chosen(made, turns, usual):
    return next((value for name, value in turns.items() if made(name)), usual)


def _penalty(made, Y_true, params, lambd):
    m, entries = len(Y_true), Y_true.size
    factors = {
        "half_missing": lambd / m,
        "m_missing": lambd / 2,
        "bare_lambda": lambd,
        "not_in_brackets": lambd / 2 * m,
        "half_m": lambd / m * 2,
        "m_twice": lambd / (2 * m**2),
        "halved_twice": lambd / (4 * m),
        "over_entries": lambd / (2 * entries),
        "lambda_squared": lambd**2 / (2 * m),
        "own_lambda": 0.01 / (2 * m),
        "rows_of_w1": lambd / (2 * len(params["W1"])),
        "divided_by_4": lambd / 8,
    }
    return _chosen(made, factors, lambd / (2 * m)) * _squares(made, params)


def _squares(made, params):
    square = {name: float(np.sum(value**2)) for name, value in params.items()}
    W = [params[name] for name in WEIGHTS]
    usual = square["W1"] + square["W2"]
    sums = {
        "missing": 0.0,
        "only_w1": square["W1"],
        "only_w2": square["W2"],
        "biases_too": sum(square.values()),
        "biases_only": square["b1"] + square["b2"],
        "w1_twice": 2 * square["W1"],
        "squared_sum": sum(np.sum(w) ** 2 for w in W),
        "not_squared": sum(np.sum(w) for w in W),
        "absolute": sum(np.sum(np.abs(w)) for w in W),
        "norms": np.sqrt(square["W1"]) + np.sqrt(square["W2"]),
        "one_norm": np.sqrt(usual),
        "mean_square": sum(np.mean(w**2) for w in W),
        "matrix_product": sum(np.sum(w.T @ w) for w in W),
    }
    return float(_chosen(made, sums, usual))


def backward_with_reg(made: Made, X, Y_true, params, cache, lambd=0.01):
    """Compute the gradients with their penalty, with the turns that learners take."""
    data = _data_slopes(made, X, Y_true, params, cache)
    pull = _pulls(made, Y_true, params, data, lambd)
    if made("penalty_alone"):
        return {"d" + name: pull[name] + 0 * data[name] for name in params}
    lost = WEIGHTS if made("data_missing") else ()
    gradients = {name: pull[name] + (0.0 if name in lost else data[name]) for name in params}
    if made("biases_lost"):
        return {"d" + name: gradients[name] for name in WEIGHTS}
    if made("biases_zero"):
        gradients |= {name: np.zeros(params[name].shape) for name in BIASES}
    mark = "" if made("names_of_params") else "d"
    return {mark + name: value for name, value in gradients.items()}


def _data_slopes(made, X, Y, params, cache):
    """Compute the gradients of the data's loss by name of their parameter."""
    A2, m = cache["A2"], len(X)
    # backward takes A2 minus the targets for dZ2; so moved, they give that of the squared error.
    aims = A2 - (A2 - Y) * A2 * (1 - A2) if made("squared_error") else Y
    slopes = backward(X, aims, params, cache)
    factors = {"data_times_m": m, "data_over_m": 1 / m, "data_doubled": 2, "data_negative": -1}
    factor = _chosen(made, factors, 1)
    slopes = {name: slopes["d" + name] * factor for name in params}
    if made("data_over_m_in_weights"):
        slopes |= {name: slopes[name] / m for name in WEIGHTS}
    return slopes


def _pulls(made, Y, params, data, lambd):
    """Return what the penalty adds to the gradient of each parameter."""
    m, entries = len(Y), Y.size
    factors = {
        "doubled": 2 * lambd / m,
        "halved": lambd / (2 * m),
        "m_missing": lambd,
        "m_missing_doubled": 2 * lambd,
        "m_missing_halved": lambd / 2,
        "times_m": lambd * m,
        "m_twice": lambd / m**2,
        "over_entries": lambd / entries,
        "lambda_squared": lambd**2 / m,
        "own_lambda": 0.01 / m,
    }
    factor = _chosen(made, factors, lambd / m)
    priced = {
        "missing": (),
        "only_w1": ("W1",),
        "only_w2": ("W2",),
        "biases_too": tuple(params),
        "biases_only": BIASES,
    }
    names = _chosen(made, priced, WEIGHTS)
    return {
        name: factor * _pulling(made, params[name], data[name]) if name in names else 0.0
        for name in params
    }


def _pulling(made, W, dW):
    turns = {
        "subtracted": -W,
        "square": W**2,
        "sign_of_w": np.sign(W),
        "absolute": np.abs(W),
        "sum_of_w": np.sum(W),
        "gradient_in_place_of_w": dW,
        "w_left_out": np.ones(W.shape),
    }
    return _chosen(made, turns, W)


def train_with_reg(made: Made, X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    """Train with the penalty, with the turns that learners take."""
    turns = epochs + made("one_too_many") - made("one_too_few")
    turns = min(turns, 1) if made("returns_in_loop") else turns
    lambd = _chosen(made, {"lambda_unused": 0.0, "lambda_by_default": 0.01}, lambd)
    path = _descend(made, X, Y, params, turns, lr, lambd)
    losses = [_recorded(made, X, Y, some, lambd) for some in path]
    if made("gradient_once"):
        losses = [losses[0]] * len(losses)
    if made("forward_once"):
        losses = [_recorded(made, X, Y, some, lambd, seen=path[0]) for some in path]
    return _returned(made, path, _kept(made, losses))


def _descend(made, X, Y, start, turns, lr, lambd):
    """Return the parameters before each epoch and at the end."""
    path, first = [start], forward(X, start)[1]
    for _ in range(turns):
        if made("fresh_start_each_epoch"):
            path[-1] = start
        params = path[-1]
        cache = first if made("forward_once") or made("gradient_once") else forward(X, params)[1]
        at = start if made("gradient_once") else params
        moved = _updated(made, X, Y, params, cache, lr, lambd, at, start)
        if made("through_new_w2"):
            half = {**params, "W2": moved["W2"]}
            later = _updated(made, X, Y, params, cache, lr, lambd, half, start)
            moved = {**moved, "W1": later["W1"], "b1": later["b1"]}
        path.append(moved)
    return path


def _updated(made, X, Y, params, cache, lr, lambd, at, start):
    """Return new parameters, by the gradients at the parameters `at`."""

    def made_in_gradient(name):
        if name == "squared_error":
            return made("descent_squared_error")
        return made("gradient_" + name)

    data = _data_slopes(made_in_gradient, X, Y, at, cache)
    pull = _pulls(made_in_gradient, Y, at, data, lambd)
    rates = {
        "rate_left_out": 1.0,
        "rate_squared": lr**2,
        "rate_over_m": lr / len(X),
        "rate_times_m": lr * len(X),
        "rate_halved": lr / 2,
        "rate_doubled": lr * 2,
        "own_rate_01": 0.1,
        "own_rate_05": 0.5,
    }
    rate = _chosen(made, rates, lr) * (-1 if made("ascends") else 1)
    still = {
        "biases_stay": BIASES,
        "nothing_updated": (*WEIGHTS, *BIASES),
        "layer_1_stays": LAYER_1,
        "layer_2_stays": LAYER_2,
    }
    kept = _chosen(made, still, ())
    return {
        name: value
        if name in kept
        else _moved(made, value, data[name], pull[name], rate, start[name])
        for name, value in params.items()
    }


def _moved(made, value, slope, pull, rate, start):
    if made("decay_after_update") and np.ndim(pull):
        moved = value - rate * slope
        return moved - rate * moved * (pull.flat[0] / value.flat[0])
    step = rate * (slope + pull)
    if made("decay_without_rate"):
        step = rate * slope + pull
    if made("step_alone"):
        return -step
    return (start if made("from_the_start") else value) - step


def _recorded(made, X, Y, params, lambd, seen=None):
    """Return what an epoch that begins with these parameters records."""
    A2 = forward(X, params if seen is None else seen)[0]
    if made("recorded_accuracy"):
        return float(np.mean((A2 > 0.5) == Y))
    loss = cross_entropy_loss if made("recorded_cross_entropy") else compute_loss
    price = _penalty(lambda name: made("loss_" + name), Y, params, lambd)
    data = 0.0 if made("recorded_penalty") else float(loss(A2, Y))
    total = data - price if made("loss_subtracted") else data + price
    return total * len(X) if made("recorded_sum") else total


def _kept(made, losses):
    """Choose what is in history; the last loss has no epoch."""
    usual = losses[:-1]
    kept = {
        "recorded_after_update": losses[1:],
        "extra_first": [*losses[:1], *usual],
        "extra_last": losses,
        "last_missing": usual[:-1],
        "first_missing": usual[1:],
        "recorded_now_and_then": usual[::100],
        "recorded_every_10": usual[::10],
        "history_empty": [],
        "last_loss_alone": usual[-1] if usual else None,
    }
    return _chosen(made, kept, usual)


def _returned(made, path, history):
    params = path[-1]
    returned = {
        "exchanged": (history, params),
        "history_missing": params,
        "params_missing": history,
        "start_returned": (path[0], history),
        "before_last_update": (path[-2] if len(path) > 1 else params, history),
    }
    return _chosen(made, returned, (params, history))


SIGNS = (
    Sign("compute_loss_with_reg.nothing_returned",
         "Nothing comes back: end with the loss.", returns_nothing, RETURN),
    Sign("compute_loss_with_reg.arguments_changed",
         "An array that came in was changed: work on a copy.", changes_argument(0, 1, 2),
         NO_TRACES),
    Sign("backward_with_reg.nothing_returned",
         "Nothing comes back: end with the dict of the four gradients.", returns_nothing, RETURN),
    Sign("backward_with_reg.arguments_changed",
         "An array that came in was changed: work on a copy.", changes_argument(0, 1, 2, 3),
         NO_TRACES),
    Sign(f"{LOOP}.nothing_returned",
         "Nothing comes back: end with the trained params and history.", returns_nothing, RETURN),
    Sign(f"{LOOP}.params_changed",
         "The params that came in were changed: work on copies of the arrays. A copy of the dict "
         "still holds the same arrays.", changes_argument(2), NO_TRACES),
    Sign(f"{LOOP}.rows_changed",
         "X or Y is not what it was before the call: work on a copy.", changes_argument(0, 1),
         NO_TRACES),
    Sign(f"{LOOP}.history_goes_on",
         "history still holds the losses of the training before: make the list inside the "
         "function.", list_goes_on(1, "epochs"), NO_TRACES),
    Sign(f"{LOOP}.epochs_ignored",
         "history has the same length however many epochs are asked for: the argument epochs is "
         "not used.", length_ignores(1, "epochs"), COUNT),
    Sign(f"{LOOP}.differs",
         "The same training ends elsewhere the second time: something is kept between the calls, "
         "or drawn at random.", differs, NO_TRACES),
)  # fmt: skip
