"""Step 6: what goes wrong in training, as choices in the reference's own program."""

import itertools

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
    numbers_in,
    returns_nothing,
)

NAMES = {"train": ("params", "history")}
CHAINS = {"train": {"the update": ("W1", "b1", "W2", "b2"), "the record": ("history",)}}
RTOL = {"train": 1e-5}
"""The guard inside the logs is the learner's own. The coarsest in common use, 1e-7, moves the log
of a prediction of 0.02, the smallest of a probe, by 5e-6; a wrong turn moves it by 1e-3."""

LAYER_1, LAYER_2 = ("W1", "b1"), ("W2", "b2")


def axes(X, Y, *rest):
    """Name the sizes of a call."""
    return {Y.shape[1]: "outputs", X.shape[1]: "inputs", len(X): "examples"}


DOWNHILL = (
    "Print the loss of the first ten epochs. Which way does it go, and how fast?",
    "The gradient says in which direction the loss grows. new = old - lr * gradient: is each of "
    "the four pieces there, once?",
    "w = 3, gradient 2, lr 0.1: the new w is 3 - 0.1 * 2 = 2.8. Not 3.2, not 0.2, not 1.",
    "Subtract from the old parameter the argument lr times its own gradient, and store the "
    "result as the parameter that the next epoch starts from.",
)
ALL_FOUR = (
    "Print all four parameters before and after one epoch. Which of them have moved?",
    "Which line of yours gives W1, b1, W2 and b2 its new value, and under which name is it kept?",
    "b1 = [[0, 0]], db1 = [[1, -2]], lr 0.1: after one epoch b1 is [[-0.1, 0.2]].",
    "One update for every key of params, each with the gradient whose name is d plus that key.",
)
IN_ORDER = (
    "Follow one epoch by hand: which parameters does each number that you use come from?",
    "Forward, loss, backward, update. Which of the four stand inside your loop, and do all four "
    "gradients come from one and the same forward pass?",
    "Loss w^2 / 2, whose slope is w; w = 2, lr 0.5. Epoch 1: slope 2, w becomes 1. Epoch 2: slope "
    "1, w becomes 0.5. With the first slope kept, w would be 0 by then.",
    "In every epoch: forward with the current parameters, then all four gradients, and only then "
    "the four updates.",
)
ONE_START = (
    "Which values does the second epoch start from?",
    "How often does your program ask init_params for a start: once in all, or once per epoch?",
    "w starts at 2 and falls by 0.5 per epoch: 1.5, 1, 0.5. Set back each time, it is always 1.5.",
    "Draw the start above the loop; inside it only the update gives parameters new values.",
)
ALL_ROWS = (
    "How many updates does your code make in one epoch, and from which rows?",
    "Each epoch makes one update, from the mean gradient of all rows. Is there a loop over the "
    "examples, or an index, on the way to backward?",
    "Loss (w - y)^2 / 2 with y = 1 and 3, w = 0, lr 0.5: the mean slope -2 gives w = 1. One "
    "example after the other: first w = 0.5, then 0.5 + 0.5 * 2.5 = 1.75.",
    "Hand the whole of X and Y to forward and backward, once per epoch.",
)
RECORD = (
    "Compare len(history) with epochs, and history[0] with the loss of the untrained network.",
    "One entry per epoch, the loss that the epoch began with. Where in the loop does your code "
    "append, how often, and under which condition?",
    "Losses 0.7 at the start, 0.6 after the first update, 0.5 after the second: history of two "
    "epochs is [0.7, 0.6].",
    "Append in every epoch, between forward and update, whatever is printed; make the list once, "
    "above the loop.",
)
WHAT = (
    "By hand: which number belongs to the start of training? Compare it with history[0].",
    "history wants the loss of step 4, as a plain number. What does your code append?",
    "Predictions 0.8 and 0.4 for targets 1 and 0: the cross-entropy is "
    "-(log 0.8 + log 0.6) / 2 = 0.367, the squared error (0.04 + 0.16) / 4 = 0.05.",
    "Append what your loss function of step 4 gives for the predictions and the targets, in this "
    "order, untouched.",
)
COUNT = (
    "Call train with epochs=1 and count the updates that it makes. And with epochs=2?",
    "range(n) gives n numbers, range(1, n) one less. Where does your loop begin, where does it "
    "end, and can anything end it earlier?",
    "epochs=3: range(3) gives 0, 1, 2. range(1, 3) gives 1, 2 only, range(3 + 1) gives four.",
    "As many turns of the loop as the argument epochs says; the return stands after the loop, as "
    "far to the left as the for.",
)
RETURN = (
    "Print the type of what train returns, and of each part of it.",
    "Whoever calls it writes `params, history = train(...)`. What is in each of the two?",
    "After 3 epochs: a dict with four arrays, then a list of three numbers.",
    "Return two values: first the dict of the four trained parameters, then the list of losses.",
)
PLAIN = (
    "Make two epochs by hand on paper and compare the parameters with those of your code.",
    "The step is lr times the gradient of this very epoch. What else has a part in yours?",
    "Gradients 2, then 1, lr 0.1: the steps are 0.2, then 0.1. A sum of them would make 0.3.",
    "Plain gradient descent: nothing is carried from epoch to epoch but the parameters.",
)
NO_TRACES = (
    "Call train twice in a row and compare what comes back.",
    "What is the same object in both calls: a list, a dict, an array that came in?",
    "history of two calls with 3 epochs each has 3 entries both times, not 3 and then 6.",
    "Make what the training changes inside the function, and copy what comes in before you "
    "change it.",
)

SLIPS = (
    Slip("train.descent_squared_error", "descent loss", "", right=True),
    Slip("train.recorded_squared_error", "recorded loss", "", right=True),
    # when the loss is recorded
    Slip("train.recorded_after_update", "when",
         "The loss is recorded after the update: history wants the loss that each epoch begins "
         "with, so that the first entry is that of the untrained network.", RECORD),
    # the update
    Slip("train.ascends", "direction",
         "The update goes uphill: lr times the gradient is added, and has to be subtracted.",
         DOWNHILL),
    Slip("train.biases_stay", "which",
         "b1 and b2 never change: their updates are missing, or stored under another name (as db1 "
         "instead of b1).", ALL_FOUR),
    Slip("train.rate_left_out", "rate",
         "The learning rate is left out: the step is lr times the gradient, not the gradient.",
         DOWNHILL),
    Slip("train.nothing_updated", "which",
         "The parameters never change: the new values do not get back into params, where the next "
         "forward pass would find them.", ALL_FOUR),
    Slip("train.layer_1_stays", "which",
         "W1 and b1 never change: layer 1 needs its update too.", ALL_FOUR),
    Slip("train.layer_2_stays", "which",
         "W2 and b2 never change: layer 2 needs its update too.", ALL_FOUR),
    # the order of an epoch
    Slip("train.through_new_w2", "flow",
         "W2 is updated before the gradients of layer 1 are computed: all four gradients belong "
         "to the same parameters, so update when all of them are there.", IN_ORDER),
    Slip("train.forward_once", "flow",
         "forward does not run anew in each epoch: cache and predictions are still those of the "
         "start while the parameters move on.", IN_ORDER),
    Slip("train.gradient_once", "flow",
         "All epochs use the gradients and the loss of the first one: forward and backward belong "
         "into the loop.", IN_ORDER),
    Slip("train.fresh_start_each_epoch", "flow",
         "Every epoch starts from the beginning: init_params belongs above the loop, or all that "
         "was learned is lost.", ONE_START),
    # lengths
    Slip("train.one_too_many", "length",
         "There is one epoch too many: epochs updates are asked for.", COUNT),
    Slip("train.one_too_few", "length",
         "There is one epoch too few: epochs updates are asked for. Does your range begin at 1?",
         COUNT),
    Slip("train.returns_in_loop", "length",
         "Training ends after its first epoch: the return stands inside the loop.", COUNT),
    # the memory of descent
    Slip("train.momentum", "memory",
         "There is momentum in the update, v = 0.9 v + 0.1 dW: here plain gradient descent is "
         "asked for. (Challenge 1 wants it.)", PLAIN),
    Slip("train.accumulates", "memory",
         "The gradients of all epochs so far are added up: each update uses the gradient of its "
         "own epoch only.", PLAIN),
    Slip("train.recorded_accuracy", "recorded",
         "history holds the accuracy: the loss is wanted.", WHAT),
    Slip("train.recorded_sum", "recorded",
         "history holds m times the loss: the mean over the examples is wanted, as in step 4.",
         WHAT),
    Slip("train.extra_first", "when",
         "history has the initial loss twice: it is recorded before the loop, and again by the "
         "first epoch.", RECORD),
    Slip("train.extra_last", "when",
         "history has one entry too many: the loss after the last update has no epoch.", RECORD),
    Slip("train.last_missing", "when",
         "The last entry of history is missing: every epoch records its loss.", RECORD),
    Slip("train.first_missing", "when",
         "The first entry of history is missing: epoch 0 records its loss too.", RECORD),
    Slip("train.recorded_now_and_then", "when",
         "history has an entry for some epochs only: append in every epoch, and print as rarely "
         "as you like.", RECORD),
    Slip("train.recorded_every_100", "when",
         "history has an entry for every hundredth epoch only: append in every epoch.", RECORD),
    Slip("train.recorded_every_10", "when",
         "history has an entry for every tenth epoch only: append in every epoch.", RECORD),
    Slip("train.recorded_when_printing", "when",
         "The loss is appended only where it is printed: history is wanted for every epoch, with "
         "verbose=False too.", RECORD),
    Slip("train.recorded_if_verbose", "when",
         "The loss is appended only if verbose is True: verbose decides what is printed, not what "
         "is recorded.", RECORD),
    Slip("train.history_empty", "when",
         "history stays empty: append the loss of every epoch.", RECORD),
    Slip("train.only_last", "when",
         "history holds the last loss only: make the list once, above the loop, and append to it.",
         RECORD),
    Slip("train.last_loss_alone", "when",
         "The last loss comes back where the list of all losses is wanted.", RECORD),
    Slip("train.recorded_twice", "when",
         "Each loss is in history twice: append once per epoch.", RECORD),
    Slip("train.newest_first", "when",
         "history is the wrong way round: the first epoch's loss comes first.", RECORD),
    Slip("train.same_loss", "when",
         "history repeats the first loss: compute it anew in each epoch.", IN_ORDER),
    # more of the update
    Slip("train.rate_squared", "rate",
         "The learning rate is used twice, so that the step is lr^2 times the gradient.", DOWNHILL),
    Slip("train.rate_over_m", "rate",
         "The step is divided by m, the number of examples: the gradients of step 5 are means "
         "already.", DOWNHILL),
    Slip("train.rate_times_m", "rate",
         "The steps are m times too large: the gradients are to be means over the examples, not "
         "sums.", DOWNHILL),
    Slip("train.rate_halved", "rate",
         "The steps are half as large as they should be: the step is lr times the gradient.",
         DOWNHILL),
    Slip("train.rate_doubled", "rate",
         "The steps are twice as large as they should be: does each parameter get its update "
         "twice?", DOWNHILL),
    *(
        Slip(f"train.own_rate_{digits}", "rate",
             f"The argument lr is not used: your own {rate:g} is.", DOWNHILL)
        for digits, rate in (("01", 0.1), ("001", 0.01), ("05", 0.5))
    ),
    Slip("train.rate_by_epoch", "rate",
         "The learning rate is divided by the number of the epoch: here it stays the same "
         "throughout.", PLAIN),
    Slip("train.rate_decays_1", "rate",
         "The learning rate shrinks by 1 % per epoch: here it stays the same throughout.", PLAIN),
    Slip("train.rate_decays_5", "rate",
         "The learning rate shrinks by 5 % per epoch: here it stays the same throughout.", PLAIN),
    Slip("train.step_alone", "formula",
         "The parameter is replaced by its step, -lr times the gradient: the old value is "
         "missing.", DOWNHILL),
    Slip("train.step_alone_positive", "formula",
         "The parameter is replaced by lr times the gradient: that has to be subtracted from the "
         "old value.", DOWNHILL),
    Slip("train.gradient_stored", "formula",
         "The parameters are replaced by their gradients: the step, lr times the gradient, has to "
         "be subtracted from the old value.", DOWNHILL),
    Slip("train.from_the_start", "formula",
         "Each step is subtracted from the starting values: take it from those of the epoch "
         "before.", ONE_START),
    Slip("train.scaled_as_a_whole", "formula",
         "(w - gradient) * lr is not w - lr * gradient: only the gradient is multiplied by lr.",
         DOWNHILL),
    Slip("train.weight_decay", "formula",
         "The weights also lose 1 % of lr of themselves per epoch: plain gradient descent is "
         "asked for. (Challenge 3 wants a penalty.)", PLAIN),
    *(
        Slip(f"train.{name}_stays", f"which {name}",
             f"{name} never changes: it needs its update too, stored under its own name.", ALL_FOUR)
        for name in ("W1", "b1", "W2", "b2")
    ),
    *(
        Slip(f"train.{name}_ascends", f"direction of {name}",
             f"The update of {name} alone goes uphill: subtract there too.", DOWNHILL)
        for name in ("W1", "b1", "W2", "b2")
    ),
    *(
        Slip(f"train.{name}_without_rate", f"rate of {name}",
             f"The update of {name} alone lacks lr.", DOWNHILL)
        for name in ("W1", "b1", "W2", "b2")
    ),
    Slip("train.biases_ascend", "direction by kind",
         "The biases alone go uphill: subtract there too.", DOWNHILL),
    Slip("train.layer_1_ascends", "direction by kind",
         "Layer 1 alone goes uphill: subtract there too.", DOWNHILL),
    Slip("train.biases_without_rate", "rate by kind",
         "The updates of the biases lack lr.", DOWNHILL),
    Slip("train.biases_exchanged", "biases",
         "b1 is moved by db2, and b2 by db1: each belongs to its own layer.", ALL_FOUR),
    Slip("train.b1_by_db2", "biases",
         "b1 is moved by db2: it has a gradient of its own, db1.", ALL_FOUR),
    Slip("train.b2_by_db1", "biases",
         "b2 is moved by db1: it has a gradient of its own, db2.", ALL_FOUR),
    # more of the gradient
    Slip("train.normalised", "gradient",
         "Each gradient is divided by its norm: the step is lr times the gradient as it is.",
         PLAIN),
    Slip("train.signs", "gradient",
         "Only the signs of the gradients are used: their size counts too.", PLAIN),
    Slip("train.momentum_undamped", "memory",
         "There is momentum in the update, v = 0.9 v + dW: here plain gradient descent is asked "
         "for. (Challenge 1 wants it.)", PLAIN),
    Slip("train.adam", "memory",
         "The update is Adam's: here plain gradient descent is asked for.", PLAIN),
    Slip("train.one_late", "memory",
         "Each update uses the gradient of the epoch before: compute it first, then use it.",
         IN_ORDER),
    Slip("train.gradient_once_fresh_loss", "flow",
         "All epochs use the gradients of the first one: backward belongs into the loop.",
         IN_ORDER),
    Slip("train.layer_2_first", "flow",
         "Layer 2 is updated, and then forward and backward run again for layer 1: one forward "
         "pass per epoch serves all four gradients.", IN_ORDER),
    Slip("train.anew_for_each", "flow",
         "forward and backward run again for each of the four parameters: compute all four "
         "gradients first, then update.", IN_ORDER),
    Slip("train.per_example", "flow",
         "There is an update after each example: make one per epoch, from all of them.", ALL_ROWS),
    Slip("train.per_example_mean_loss", "flow",
         "There is an update after each example, and the mean of their losses is recorded: make "
         "one per epoch, from all of them.", ALL_ROWS),
    Slip("train.per_example_each_loss", "flow",
         "There is an update and an entry of history for each example: make one per epoch, from "
         "all of them.", ALL_ROWS),
    Slip("train.last_example", "rows",
         "Only the last example is trained on: all rows belong to each update.", ALL_ROWS),
    Slip("train.first_example", "rows",
         "Only the first example is trained on: all rows belong to each update.", ALL_ROWS),
    Slip("train.last_row_left_out", "rows",
         "The last row of X is left out of the training.", ALL_ROWS),
    Slip("train.standardised", "rows",
         "X is shifted and scaled before it is used: train on X as it comes, or forward will not "
         "know your network later.", ALL_ROWS),
    # more of the record
    Slip("train.recorded_negative", "recorded",
         "history holds the loss with a minus: a loss is never negative.", WHAT),
    Slip("train.recorded_doubled", "recorded",
         "history holds twice the loss: with a squared error, mind its half.", WHAT),
    Slip("train.recorded_over_outputs", "recorded",
         "The recorded loss is a mean over all entries of Y: divide by the number of rows.", WHAT),
    Slip("train.recorded_over_m", "recorded",
         "The recorded loss is divided by m once more: it is a mean already.", WHAT),
    Slip("train.recorded_swapped", "recorded",
         "The loss is called with its arguments exchanged: predictions first, then targets.", WHAT),
    Slip("train.recorded_rounded_4", "recorded",
         "The recorded loss is rounded to four digits: round what you print, not what you keep.",
         WHAT),
    Slip("train.recorded_rounded_3", "recorded",
         "The recorded loss is rounded to three digits: round what you print, not what you keep.",
         WHAT),
    Slip("train.recorded_absolute_error", "recorded",
         "history holds the mean distance from the targets: the loss of step 4 is wanted.", WHAT),
    Slip("train.recorded_with_epoch", "recorded",
         "history holds pairs of epoch and loss: the losses alone are wanted.", WHAT),
    Slip("train.recorded_running_sum", "recorded",
         "Each entry of history is the sum of all losses so far: each epoch has its own.", WHAT),
    Slip("train.recorded_mean_so_far", "recorded",
         "Each entry of history is the mean of all losses so far: each epoch has its own.", WHAT),
    # what is returned
    Slip("train.exchanged", "returned",
         "The two results come in the wrong order: params first, then history.", RETURN),
    Slip("train.history_missing", "returned",
         "Only params comes back: history is wanted as the second result.", RETURN),
    Slip("train.params_missing", "returned",
         "Only history comes back: the trained params are wanted as the first result.", RETURN),
    Slip("train.start_returned", "returned",
         "The parameters that come back are those of the start: return the trained ones.", RETURN),
    Slip("train.before_last_update", "returned",
         "The parameters that come back lack the last update.", RETURN),
    Slip("train.in_one_dict", "returned",
         "Both results come in one dict: return two values.", RETURN),
    Slip("train.five_values", "returned",
         "The four parameters come one by one: return them as one dict, then history.", RETURN),
    Slip("train.gradients_returned", "returned",
         "The gradients come back where the parameters are wanted.", RETURN),
    Slip("train.predictions_returned", "returned",
         "Three results come back, the predictions among them: params and history are wanted.",
         RETURN),
    Slip("train.predictions_for_params", "returned",
         "The predictions come back where the parameters are wanted.", RETURN),
)  # fmt: skip


def train(made: Made, X, Y, epochs=1000, lr=0.1, verbose=True, given=None):
    """Train from the start that was given, with the turns that learners take.

    Notes
    -----
    The start is the harness's. Without one the program's own is not known: this raises.
    """
    start = given["init_params"]
    rows_x, rows_y = _rows(made, X, Y)
    turns = epochs + made("one_too_many") - made("one_too_few")
    turns = min(turns, 1) if made("returns_in_loop") else turns
    path, losses_by_row = _descend(made, rows_x, rows_y, start, turns, lr)
    losses = [_loss(made, rows_x, rows_y, params) for params in path]
    if made("forward_once") or made("gradient_once"):
        losses = [losses[0]] * len(losses)
    history = _kept(made, _summed(made, losses), verbose)
    if made("per_example_mean_loss"):
        history = [float(np.mean(row)) for row in losses_by_row]
    if made("per_example_each_loss"):
        history = [loss for row in losses_by_row for loss in row]
    return _returned(made, rows_x, rows_y, path, history)


def _rows(made, X, Y):
    if made("last_example"):
        return X[-1:], Y[-1:]
    if made("first_example"):
        return X[:1], Y[:1]
    if made("last_row_left_out"):
        return X[:-1], Y[:-1]
    if made("standardised"):
        return (X - X.mean(axis=0)) / X.std(axis=0), Y
    return X, Y


def _descend(made, X, Y, start, turns, lr):
    """Return the parameters before each epoch and at the end, and the losses row by row."""
    path, losses_by_row, memory = [start], [], {}
    first = forward(X, start)[1]
    still = _slopes(made, X, Y, start, first)
    stepwise = any(made(f"per_example{tail}") for tail in ("", "_mean_loss", "_each_loss"))
    for epoch in range(turns):
        params = path[-1]
        rate = _rate(made, lr, epoch, len(X))
        if made("fresh_start_each_epoch"):
            params = path[-1] = start
        if stepwise:
            losses_by_row.append([])
            for i in range(len(X)):
                row_x, row_y = X[i : i + 1], Y[i : i + 1]
                losses_by_row[-1].append(_loss(made, row_x, row_y, params))
                slopes = _slopes(made, row_x, row_y, params, forward(row_x, params)[1])
                params = _updated(made, params, slopes, rate, memory, start)
        elif made("gradient_once") or made("gradient_once_fresh_loss"):
            params = _updated(made, params, still, rate, memory, start)
        elif made("anew_for_each"):
            for name in params:
                slopes = _slopes(made, X, Y, params, forward(X, params)[1])
                moved = _updated(made, params, slopes, rate, dict(memory), start)
                params = {**params, name: moved[name]}
        else:
            cache = first if made("forward_once") else forward(X, params)[1]
            slopes = _slopes(made, X, Y, params, cache)
            if made("through_new_w2") or made("layer_2_first"):
                moved = _updated(made, params, slopes, rate, dict(memory), start)
                half = {**params, "W2": moved["W2"], "b2": moved["b2"]}
                cache = forward(X, half)[1] if made("layer_2_first") else cache
                again = _slopes(made, X, Y, half, cache)
                slopes |= {"W1": again["W1"], "b1": again["b1"]}
            params = _updated(made, params, slopes, rate, memory, start)
        path.append(params)
    return path, losses_by_row


def _slopes(made, X, Y, params, cache):
    """Compute the gradients by name of their parameter."""
    A2 = cache["A2"]
    # backward takes A2 minus the targets for dZ2; so moved, they give that of the squared error.
    aims = A2 - (A2 - Y) * A2 * (1 - A2) if made("descent_squared_error") else Y
    slopes = backward(X, aims, params, cache)
    slopes = {name: slopes["d" + name] for name in params}
    if made("normalised"):
        slopes = {name: slope / np.linalg.norm(slope) for name, slope in slopes.items()}
    if made("signs"):
        slopes = {name: np.sign(slope) for name, slope in slopes.items()}
    b1, b2 = slopes["b1"], slopes["b2"]
    if made("biases_exchanged"):
        slopes |= {"b1": b2, "b2": b1}
    if made("b1_by_db2"):
        slopes["b1"] = b2
    if made("b2_by_db1"):
        slopes["b2"] = b1
    return slopes


def _rate(made, lr, epoch, m):
    rates = {
        "rate_left_out": 1.0,
        "rate_squared": lr**2,
        "rate_over_m": lr / m,
        "rate_times_m": lr * m,
        "rate_halved": lr / 2,
        "rate_doubled": lr * 2,
        "own_rate_01": 0.1,
        "own_rate_001": 0.01,
        "own_rate_05": 0.5,
        "rate_by_epoch": lr / (epoch + 1),
        "rate_decays_1": lr * 0.99**epoch,
        "rate_decays_5": lr * 0.95**epoch,
    }
    return next((rate for name, rate in rates.items() if made(name)), lr)


def _updated(made, params, slopes, rate, memory, start):
    return {
        name: _moved(
            made,
            name,
            value,
            _remembered(made, name, slopes[name], memory),
            _rate_of(made, name, rate),
            start[name],
        )
        for name, value in params.items()
    }


def _remembered(made, name, slope, memory):
    """Return what is used for the gradient."""
    past = memory.get(name, np.zeros(np.shape(slope)))
    if made("momentum"):
        slope = memory[name] = 0.9 * past + 0.1 * slope
    if made("momentum_undamped"):
        slope = memory[name] = 0.9 * past + slope
    if made("accumulates"):
        slope = memory[name] = past + slope
    if made("one_late"):
        memory[name], slope = slope, past
    return _adam(name, slope, memory) if made("adam") else slope


def _rate_of(made, name, rate):
    is_bias = name in ("b1", "b2")
    if made(f"{name}_without_rate") or (made("biases_without_rate") and is_bias):
        rate = 1.0
    if made(f"{name}_ascends") or made("ascends"):
        rate = -rate
    if (made("biases_ascend") and is_bias) or (made("layer_1_ascends") and name in LAYER_1):
        rate = -rate
    return rate


def _adam(name, slope, memory):
    mean, square, t = memory.get(name, (0.0, 0.0, 0))
    mean, square, t = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2, t + 1
    memory[name] = mean, square, t
    return mean / (1 - 0.9**t) / (np.sqrt(square / (1 - 0.999**t)) + 1e-8)


def _moved(made, name, value, slope, rate, start):
    still = {
        "nothing_updated": (*LAYER_1, *LAYER_2),
        "biases_stay": ("b1", "b2"),
        "layer_1_stays": LAYER_1,
        "layer_2_stays": LAYER_2,
        f"{name}_stays": (name,),
    }
    if any(made(slip) and name in names for slip, names in still.items()):
        return value
    if made("step_alone"):
        return -rate * slope
    if made("step_alone_positive"):
        return rate * slope
    if made("gradient_stored"):
        return slope
    if made("from_the_start"):
        return start - rate * slope
    if made("scaled_as_a_whole"):
        return (value - slope) * rate
    if made("weight_decay") and name in ("W1", "W2"):
        return value - rate * (slope + 0.01 * value)
    return value - rate * slope


def _loss(made, X, Y, params):
    """Return what an epoch that begins with these parameters records."""
    A2 = forward(X, params)[0]
    first, second = (Y, A2) if made("recorded_swapped") else (A2, Y)
    squared = made("recorded_squared_error")
    loss = float((compute_loss if squared else cross_entropy_loss)(first, second))
    if made("recorded_accuracy"):
        return float(np.mean((A2 > 0.5) == Y))
    if made("recorded_absolute_error"):
        return float(np.mean(np.abs(A2 - Y)))
    factors = {
        "recorded_sum": len(X),
        "recorded_negative": -1,
        "recorded_doubled": 2,
        "recorded_over_outputs": 1 / Y.shape[1],
        "recorded_over_m": 1 / len(X),
    }
    loss *= next((factor for name, factor in factors.items() if made(name)), 1)
    if made("recorded_rounded_4"):
        return round(loss, 4)
    return round(loss, 3) if made("recorded_rounded_3") else loss


def _summed(made, losses):
    if made("recorded_with_epoch"):
        return list(enumerate(losses))
    sums = np.cumsum(losses)
    if made("recorded_running_sum"):
        return list(sums)
    if made("recorded_mean_so_far"):
        return list(sums / np.arange(1, len(losses) + 1))
    return losses


def _kept(made, losses, verbose):
    """Choose what is in history; the last loss has no epoch."""
    usual = losses[:-1]
    kept = {
        "recorded_after_update": losses[1:],
        "extra_first": [*losses[:1], *usual],
        "extra_last": losses,
        "last_missing": usual[:-1],
        "first_missing": usual[1:],
        "recorded_now_and_then": usual[::500],
        "recorded_every_100": usual[::100],
        "recorded_every_10": usual[::10],
        "recorded_when_printing": usual[::500] if verbose else [],
        "recorded_if_verbose": usual if verbose else [],
        "history_empty": [],
        "only_last": usual[-1:],
        "last_loss_alone": usual[-1] if usual else None,
        "recorded_twice": [loss for loss in usual for _ in range(2)],
        "newest_first": usual[::-1],
        "same_loss": losses[:1] * len(usual),
    }
    return next((history for name, history in kept.items() if made(name)), usual)


def _returned(made, X, Y, path, history):
    params = path[-1]
    if made("gradients_returned"):
        slopes = _slopes(made, X, Y, path[-2], forward(X, path[-2])[1])
        return {"d" + name: slope for name, slope in slopes.items()}, history
    # The predictions of the last epoch: forward ran before the update.
    A2 = forward(X, path[-2] if len(path) > 1 else params)[0]
    returned = {
        "exchanged": (history, params),
        "history_missing": params,
        "params_missing": history,
        "start_returned": (path[0], history),
        "before_last_update": (path[-2] if len(path) > 1 else params, history),
        "in_one_dict": {"params": params, "history": history},
        "five_values": (*params.values(), history),
        "predictions_returned": (params, history, A2),
        "predictions_for_params": (A2, history),
    }
    usual = (params, history)
    return next((value for name, value in returned.items() if made(name)), usual)


def _differs(calls):
    """Whether the same call from the same start gave something else."""
    return differs([call for call in calls if call.given])


def _goes_on(calls):
    """Whether a training begins with the parameters that the one before ended with."""
    for first, second in itertools.pairwise(calls):
        moved = first.fault is None and first.kwargs.get("lr") and first.kwargs.get("epochs")
        history = numbers_in(second, 1)
        # Where training stands still, the end is the start; what is given is the start.
        if not moved or second.given or history is None or not len(history):
            continue
        ends = _losses_at_end(first, second)
        if any(abs(loss - history[0]) < 1e-9 * abs(loss) for loss in ends):
            return True
    return False


def _losses_at_end(first, second):
    try:
        A2 = forward(second.args[0], first.value[0])[0]
        return [float(loss(A2, second.args[1])) for loss in (cross_entropy_loss, compute_loss)]
    except (TypeError, ValueError, KeyError, IndexError):
        return []


def _rate_taken(call):
    """Return the learning rate that the first epoch took; None if it was no step downhill."""
    start, value = call.given.get("init_params"), call.value
    if start is None or call.kwargs.get("epochs") != 1 or not isinstance(value, tuple | list):
        return None
    slopes = backward(*call.args, start, forward(call.args[0], start)[1])
    end = value[0].get("W1") if value and isinstance(value[0], dict) else None
    if not isinstance(end, np.ndarray) or end.shape != start["W1"].shape:
        return None
    rates = (start["W1"] - end) / slopes["dW1"]
    return float(rates.flat[0]) if np.allclose(rates, rates.flat[0], rtol=1e-6) else None


def _rate_is_its_own(calls):
    """Tell whether one epoch takes the same rate, whatever the argument lr says."""
    asked_and_taken = [(call.kwargs.get("lr"), _rate_taken(call)) for call in calls]
    known = [(asked, taken) for asked, taken in asked_and_taken if taken is not None and taken > 0]
    asked = {rate for rate, _ in known}
    taken = [rate for _, rate in known]
    return len(asked) > 1 and bool(np.allclose(taken, taken[0], rtol=1e-6))


SIGNS = (
    Sign("train.nothing_returned",
         "train returns nothing: it is to end with the trained params and history, both.",
         returns_nothing, RETURN),
    Sign("train.rows_changed",
         "X or Y is not what it was before the call: shuffle or scale a copy, and X and Y by the "
         "same order.", changes_argument(0, 1), NO_TRACES),
    Sign("train.history_goes_on",
         "history still holds the losses of the training before: make the list inside train.",
         list_goes_on(1, "epochs"), NO_TRACES),
    Sign("train.goes_on",
         "The second training goes on where the first ended: draw the start inside train, at each "
         "call.", _goes_on, NO_TRACES),
    Sign("train.lr_ignored",
         "Every step has the same learning rate, whatever lr is: use the argument lr.",
         _rate_is_its_own, PLAIN),
    Sign("train.epochs_ignored",
         "history has the same length however many epochs are asked for: the argument epochs is "
         "not used.", length_ignores(1, "epochs"), COUNT),
    Sign("train.differs",
         "The same training, from the same start, ends elsewhere the second time: something is "
         "drawn at random in each epoch (are X and Y shuffled?), or kept from call to call.",
         _differs, NO_TRACES),
)  # fmt: skip
