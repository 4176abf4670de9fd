"""Challenge 1: what goes wrong with momentum, as choices in the reference's own program."""

from dataclasses import dataclass, field

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

NAMES = {"train_with_momentum": ("params", "history")}
CHAINS = {
    "train_with_momentum": {
        "the update": ("W1", "b1", "W2", "b2"),
        "the record": ("history",),
    }
}
RTOL = {"train_with_momentum": 1e-5}
"""The guard inside the logs is the learner's own. The coarsest in common use, 1e-7, moves the log
of a prediction of 0.02, the smallest of a probe, by 5e-6; a wrong turn moves it by 1e-3."""

LAYER_1, LAYER_2 = ("W1", "b1"), ("W2", "b2")
WEIGHTS, BIASES = ("W1", "W2"), ("b1", "b2")


def axes(X, Y, params, *rest):
    """Name the sizes of a call."""
    hidden = {np.shape(params["W1"])[1]: "hidden units"} if "W1" in params else {}
    return {Y.shape[1]: "outputs", **hidden, X.shape[1]: "inputs", len(X): "examples"}


VELOCITY = (
    "Print the velocity of one weight over three epochs. Does it keep something of its past?",
    "v = beta * v + (1 - beta) * gradient. Which of the four factors does your line have, and "
    "which v stands on its right?",
    "beta 0.9, gradients 1, 1: v is 0.1 after the first epoch, and 0.9 * 0.1 + 0.1 * 1 = 0.19 "
    "after the second.",
    "The new velocity is a mix: beta of the old velocity of this parameter, and 1 minus beta of "
    "its gradient in this epoch.",
)
AT_REST = (
    "What is the velocity before the very first gradient is known?",
    "Every velocity starts at zero and lives as long as the training. On which line is yours "
    "made: above the loop, or inside it?",
    "beta 0.9, first gradient 2: v is 0.9 * 0 + 0.1 * 2 = 0.2. Not 2, and not 0.9 + 0.2.",
    "Above the loop, make one array of zeros for each parameter, in its shape; inside, only "
    "update it.",
)
STEP = (
    "Make the first epoch by hand for one bias: gradient, velocity, new bias.",
    "new = old - lr * v. Does lr come in exactly once, with a minus, and is v the velocity that "
    "was just computed?",
    "w = 3, v = 0.2, lr 0.5: the new w is 3 - 0.5 * 0.2 = 2.9.",
    "First bring the velocity up to date, then subtract the argument lr times this velocity from "
    "the parameter.",
)
EACH = (
    "For each of W1, b1, W2, b2: has it a velocity, and does it move by it?",
    "There are four parameters and four velocities. Which of them does your loop treat "
    "differently?",
    "beta 0.9, lr 1, gradient 2: after one epoch a weight has moved by -0.2, and a bias too.",
    "A dict of velocities with the keys of params, and one loop over these keys that treats all "
    "of them alike.",
)
KIND = (
    "There is a whole family of such methods. Compare your formula with the one in the exercise.",
    "v = beta * v + (1 - beta) * gradient, then w = w - lr * v. What does your program do beyond "
    "these two lines?",
    "beta 0.9, first gradient 2, lr 1: the step is 0.2. A bias correction would make it 2, a "
    "division by the root of v^2 about 1.",
    "Two lines per parameter and epoch: velocity, update. The gradient is the one at the present "
    "parameters.",
)
IN_ORDER = (
    "Follow one epoch by hand: which parameters does each number that you use come from?",
    "Forward, loss, backward, velocity, update. Which of them stand inside your loop?",
    "Loss w^2 / 2, whose slope is w; beta 0, lr 0.5, w = 2: slope 2, w becomes 1; then slope 1, w "
    "becomes 0.5. With the first slope kept it would be 0 by then.",
    "In every epoch: forward with the current parameters, then all four gradients, and only then "
    "velocities and updates.",
)
RECORD = (
    "Compare len(history) with epochs, and history[0] with the loss of the untrained network.",
    "One entry per epoch, the loss that the epoch began with. Where in the loop does your code "
    "append, how often, and what?",
    "Losses 0.7 at the start, 0.6 after the first update, 0.5 after the second: history of two "
    "epochs is [0.7, 0.6].",
    "Append the loss of step 4 in every epoch, between forward and update; make the list once, "
    "above the loop.",
)
COUNT = (
    "Call it with epochs=1 and count the updates. And with epochs=2?",
    "range(n) gives n numbers, range(1, n) one less. Where does your loop begin and end?",
    "epochs=3: range(3) gives 0, 1, 2. range(1, 3) gives 1, 2 only, range(3 + 1) gives four.",
    "As many turns of the loop as the argument epochs says; the return stands after the loop.",
)
RETURN = (
    "Print the type of what comes back, and of each part of it.",
    "Whoever calls it writes `params, history = ...`. What is in each of the two?",
    "After 3 epochs: a dict with four arrays, then a list of three numbers.",
    "Two values: first the dict of the four trained parameters, then the list of losses.",
)
NO_TRACES = (
    "Call it twice with the same params and compare what comes back.",
    "Which object is the same one in both calls: a list, a velocity, the params that came in?",
    "a = np.ones(2); b = a; b -= 1 makes a zero too. b = b - 1 would have left a alone.",
    "Make velocities and history inside the function, and copy every array of params before you "
    "change it. (A dict's copy holds the same arrays.)",
)

SLIPS = (
    Slip("train_with_momentum.descent_squared_error", "descent loss", "", right=True),
    Slip("train_with_momentum.recorded_squared_error", "record", "", right=True),
    Slip("train_with_momentum.params_alone", "record", "", right=True),
    # the velocity
    Slip("train_with_momentum.no_memory", "velocity",
         "The velocity starts from zero in every epoch: make it once, above the loop, so that it "
         "keeps its past.", AT_REST),
    Slip("train_with_momentum.undamped", "velocity",
         "The factor (1 - beta) is missing: v = beta * v + (1 - beta) * gradient.", VELOCITY),
    Slip("train_with_momentum.plain_descent", "velocity",
         "The update uses the gradient itself: it is the velocity that moves the parameters.",
         STEP),
    Slip("train_with_momentum.swapped", "velocity",
         "beta and 1 - beta are exchanged: beta belongs to the old velocity.", VELOCITY),
    Slip("train_with_momentum.ascends", "direction",
         "The update goes uphill: lr times the velocity has to be subtracted, if the velocity is "
         "made of gradients with a plus.", STEP),
    Slip("train_with_momentum.rate_squared", "rate",
         "lr is used twice, in the velocity and in the update: it belongs to the update alone.",
         STEP),
    Slip("train_with_momentum.old_velocity", "order",
         "The update uses the velocity of the epoch before: compute the new one first.", STEP),
    Slip("train_with_momentum.starts_at_gradient", "velocity start",
         "The velocity starts at the first gradient: it starts at zero, so that the first step is "
         "(1 - beta) of a plain one.", AT_REST),
    Slip("train_with_momentum.gradient_again", "order",
         "The gradient moves the parameter a second time, beside the velocity that already holds "
         "it (Nesterov's form): move by lr times the velocity alone.", VELOCITY),
    Slip("train_with_momentum.nesterov", "order",
         "The update looks one step ahead, as Nesterov's method does: here the velocity itself is "
         "the step.", KIND),
    Slip("train_with_momentum.lookahead", "order",
         "The gradient is taken at a point ahead of the parameters, as Nesterov's method does: "
         "take it where the parameters are.", KIND),
    Slip("train_with_momentum.bias_correction", "order",
         "The velocity is divided by 1 - beta^t, Adam's bias correction: plain momentum goes "
         "without it.", KIND),
    Slip("train_with_momentum.biases_plain", "kinds",
         "The biases have no momentum: each of the four parameters has a velocity.", EACH),
    Slip("train_with_momentum.weights_plain", "kinds",
         "The weights have no momentum: each of the four parameters has a velocity.", EACH),
    Slip("train_with_momentum.layer_1_plain", "kinds",
         "Layer 1 has no momentum: each of the four parameters has a velocity.", EACH),
    Slip("train_with_momentum.layer_2_plain", "kinds",
         "Layer 2 has no momentum: each of the four parameters has a velocity.", EACH),
    Slip("train_with_momentum.gradient_remembered", "velocity",
         "Only the gradient of the epoch before is remembered: beta multiplies the old velocity, "
         "which holds all of the past.", VELOCITY),
    Slip("train_with_momentum.brackets", "velocity",
         "beta multiplies the new gradient too, or the step: it belongs to the old velocity alone, "
         "v = beta * v + (1 - beta) * gradient, without brackets around the sum.", VELOCITY),
    Slip("train_with_momentum.never_fades", "velocity",
         "The old velocity is kept in full: beta of it is to remain.", VELOCITY),
    Slip("train_with_momentum.beta_at_gradient", "velocity",
         "beta stands at the gradient and not at the old velocity, which then never fades: it is "
         "beta times the old velocity, and (1 - beta) times the gradient.", VELOCITY),
    Slip("train_with_momentum.never_fades_undamped", "velocity",
         "The velocity is the sum of all gradients: beta of the old one, (1 - beta) of the new.",
         VELOCITY),
    Slip("train_with_momentum.past_subtracted", "velocity",
         "The old velocity is subtracted: beta of it is to be added to the new gradient's share.",
         VELOCITY),
    Slip("train_with_momentum.squares", "velocity",
         "The velocity averages the squares of the gradients: the gradients themselves are "
         "wanted.", KIND),
    Slip("train_with_momentum.rmsprop", "velocity",
         "The gradient is divided by a root of averaged squares, as RMSprop does: here the "
         "velocity averages the gradients.", KIND),
    Slip("train_with_momentum.starts_at_one", "velocity start",
         "The velocities start at 1: they start at zero.", AT_REST),
    Slip("train_with_momentum.starts_at_params", "velocity start",
         "The velocities start as copies of the parameters: they start at zero.", AT_REST),
    # beta
    *(
        Slip(f"train_with_momentum.own_beta_{digits}", "beta",
             f"The argument beta is not used: your own {beta:g} is.", VELOCITY)
        for digits, beta in (("09", 0.9), ("099", 0.99), ("05", 0.5), ("01", 0.1))
    ),
    # the update
    Slip("train_with_momentum.damped_again", "rate",
         "(1 - beta) is used twice, in the velocity and in the update: once is enough.", STEP),
    Slip("train_with_momentum.rate_left_out", "rate",
         "The learning rate is left out: the step is lr times the velocity.", STEP),
    Slip("train_with_momentum.rate_over_m", "rate",
         "The step is divided by m: the gradients of step 5 are means already.", STEP),
    Slip("train_with_momentum.rate_times_m", "rate",
         "The steps are m times too large: the gradients are to be means over the examples.",
         STEP),
    Slip("train_with_momentum.rate_halved", "rate",
         "The steps are half as large as they should be.", STEP),
    Slip("train_with_momentum.rate_doubled", "rate",
         "The steps are twice as large as they should be: is each parameter updated twice?", STEP),
    *(
        Slip(f"train_with_momentum.own_rate_{digits}", "rate",
             f"The argument lr is not used: your own {rate:g} is.", STEP)
        for digits, rate in (("01", 0.1), ("001", 0.01), ("05", 0.5))
    ),
    Slip("train_with_momentum.step_alone", "formula",
         "The parameter is replaced by its step: the step has to be subtracted from the old "
         "value.", STEP),
    Slip("train_with_momentum.velocity_stored", "formula",
         "The parameters are replaced by their velocities: lr times the velocity has to be "
         "subtracted from the old value.", STEP),
    Slip("train_with_momentum.from_the_start", "formula",
         "Each step is subtracted from the starting values: take it from those of the epoch "
         "before.", STEP),
    Slip("train_with_momentum.gradient_subtracted_too", "formula",
         "Both lr times the gradient and lr times the velocity are subtracted: the velocity "
         "already holds the gradient.", STEP),
    Slip("train_with_momentum.nothing_updated", "which",
         "The parameters never change: the new values do not get back to where the next forward "
         "pass would find them.", EACH),
    Slip("train_with_momentum.biases_stay", "which",
         "b1 and b2 never change: their updates are missing, or stored under another name.",
         EACH),
    Slip("train_with_momentum.layer_1_stays", "which", "W1 and b1 never change.", EACH),
    Slip("train_with_momentum.layer_2_stays", "which", "W2 and b2 never change.", EACH),
    *(
        Slip(f"train_with_momentum.{name}_stays", f"which {name}",
             f"{name} never changes: it needs its update too.", EACH)
        for name in ("W1", "b1", "W2", "b2")
    ),
    # the order of an epoch
    Slip("train_with_momentum.through_new_w2", "flow",
         "W2 is updated before the gradients of layer 1 are computed: all four gradients belong "
         "to the same parameters.", IN_ORDER),
    Slip("train_with_momentum.forward_once", "flow",
         "forward does not run anew in each epoch: cache and predictions are still those of the "
         "start.", IN_ORDER),
    Slip("train_with_momentum.gradient_once", "flow",
         "All epochs use the gradients and the loss of the first one: forward and backward belong "
         "into the loop.", IN_ORDER),
    Slip("train_with_momentum.fresh_start_each_epoch", "flow",
         "Every epoch starts from the params that came in: copy them above the loop.", IN_ORDER),
    Slip("train_with_momentum.per_example", "flow",
         "There is an update after each example: make one per epoch, from all of them.", IN_ORDER),
    # lengths and record
    Slip("train_with_momentum.one_too_many", "length", "There is one epoch too many.", COUNT),
    Slip("train_with_momentum.one_too_few", "length",
         "There is one epoch too few. Does your range begin at 1?", COUNT),
    Slip("train_with_momentum.returns_in_loop", "length",
         "Training ends after its first epoch: the return stands inside the loop.", COUNT),
    Slip("train_with_momentum.recorded_after_update", "when",
         "The loss is recorded after the update: history wants the loss that each epoch begins "
         "with.", RECORD),
    Slip("train_with_momentum.extra_first", "when",
         "history has the initial loss twice: it is recorded before the loop, and again by the "
         "first epoch.", RECORD),
    Slip("train_with_momentum.extra_last", "when",
         "history has one entry too many: the loss after the last update has no epoch.", RECORD),
    Slip("train_with_momentum.last_missing", "when",
         "The last entry of history is missing: every epoch records its loss.", RECORD),
    Slip("train_with_momentum.first_missing", "when",
         "The first entry of history is missing: epoch 0 records its loss too.", RECORD),
    Slip("train_with_momentum.recorded_now_and_then", "when",
         "history has an entry for some epochs only: append in every epoch.", RECORD),
    Slip("train_with_momentum.recorded_every_10", "when",
         "history has an entry for every tenth epoch only: append in every epoch.", RECORD),
    Slip("train_with_momentum.history_empty", "when",
         "history stays empty: append the loss of every epoch.", RECORD),
    Slip("train_with_momentum.last_loss_alone", "when",
         "The last loss comes back where the list of all losses is wanted.", RECORD),
    Slip("train_with_momentum.recorded_accuracy", "recorded",
         "history holds the accuracy: the loss is wanted.", RECORD),
    Slip("train_with_momentum.recorded_sum", "recorded",
         "history holds m times the loss: the mean over the examples is wanted.", RECORD),
    Slip("train_with_momentum.recorded_doubled", "recorded",
         "history holds twice the loss: with a squared error, mind its half.", RECORD),
    Slip("train_with_momentum.recorded_over_outputs", "recorded",
         "The recorded loss is a mean over all entries of Y: divide by the number of rows.",
         RECORD),
    Slip("train_with_momentum.recorded_negative", "recorded",
         "history holds the loss with a minus: a loss is never negative.", RECORD),
    # what is returned
    Slip("train_with_momentum.exchanged", "returned",
         "The two results come in the wrong order: params first, then history.", RETURN),
    Slip("train_with_momentum.params_missing", "returned",
         "Only history comes back: the trained params are wanted as the first result.", RETURN),
    Slip("train_with_momentum.start_returned", "returned",
         "The parameters that come back are those that came in: return the trained ones.", RETURN),
    Slip("train_with_momentum.velocity_returned", "returned",
         "The velocities come back where the parameters are wanted.", RETURN),
    Slip("train_with_momentum.velocity_too", "returned",
         "Three results come back, the velocities among them: params and history are wanted.",
         RETURN),
    Slip("train_with_momentum.before_last_update", "returned",
         "The parameters that come back lack the last update.", RETURN),
)  # fmt: skip


def train_with_momentum(made: Made, X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    """Train with momentum, with the turns that learners take."""
    beta = _beta(made, beta)
    turns = epochs + made("one_too_many") - made("one_too_few")
    turns = min(turns, 1) if made("returns_in_loop") else turns
    path, velocity = _descend(made, X, Y, params, turns, lr, beta)
    losses = [_loss(made, X, Y, some) for some in path]
    if made("forward_once") or made("gradient_once"):
        losses = [losses[0]] * len(losses)
    returned = _returned(made, path, _kept(made, losses), velocity)
    alone = made("params_alone") and isinstance(returned, tuple) and isinstance(returned[0], dict)
    return returned[0] if alone else returned


def _beta(made, beta):
    own = {"own_beta_09": 0.9, "own_beta_099": 0.99, "own_beta_05": 0.5, "own_beta_01": 0.1}
    return next((value for name, value in own.items() if made(name)), beta)


def _descend(made, X, Y, start, turns, lr, beta):
    """Return the parameters before each epoch and at the end, and the velocities."""
    path, first = [start], forward(X, start)[1]
    still = _slopes(made, X, Y, start, first)
    motion = _Motion(_at_rest(made, start))
    rate = _rate(made, lr, beta, len(X))
    for _ in range(turns):
        if made("fresh_start_each_epoch"):
            path[-1] = start
        params = path[-1]
        if made("per_example"):
            for i in range(len(X)):
                row_x, row_y = X[i : i + 1], Y[i : i + 1]
                slopes = _slopes(made, row_x, row_y, params, forward(row_x, params)[1])
                params, motion = _move(made, params, slopes, motion, rate, beta, start)
        else:
            slopes = still
            if not made("gradient_once"):
                seen = _seen(made, params, motion, lr, beta)
                cache = first if made("forward_once") else forward(X, seen)[1]
                slopes = _slopes(made, X, Y, seen, cache)
            if made("through_new_w2"):
                moved, _ = _move(made, params, slopes, motion, rate, beta, start)
                slopes = _slopes(made, X, Y, {**params, "W2": moved["W2"]}, cache)
            params, motion = _move(made, params, slopes, motion, rate, beta, start)
        path.append(params)
    return path, motion.velocity


def _seen(made, params, motion, lr, beta):
    """Return the parameters at which the gradient is taken."""
    if made("lookahead"):
        return {name: params[name] - lr * beta * motion.velocity[name] for name in params}
    return params


@dataclass(frozen=True)
class _Motion:
    """What is remembered from epoch to epoch: velocities, gradients, how many there were."""

    velocity: dict
    slopes: dict = field(default_factory=dict)
    epochs: int = 0


def _slopes(made, X, Y, params, cache):
    """Compute the gradients by name of their parameter."""
    A2 = cache["A2"]
    # backward takes A2 minus the targets for dZ2; so moved, they give that of the squared error.
    aims = A2 - (A2 - Y) * A2 * (1 - A2) if made("descent_squared_error") else Y
    slopes = backward(X, aims, params, cache)
    return {name: slopes["d" + name] for name in params}


def _at_rest(made, start):
    if made("starts_at_one"):
        return {name: np.ones(value.shape) for name, value in start.items()}
    if made("starts_at_params"):
        return dict(start)
    return {name: np.zeros(value.shape) for name, value in start.items()}


def _rate(made, lr, beta, m):
    rates = {
        "rate_squared": lr**2,
        "damped_again": lr * (1 - beta),
        "rate_left_out": 1.0,
        "rate_over_m": lr / m,
        "rate_times_m": lr * m,
        "rate_halved": lr / 2,
        "rate_doubled": lr * 2,
        "own_rate_01": 0.1,
        "own_rate_001": 0.01,
        "own_rate_05": 0.5,
    }
    return next((rate for name, rate in rates.items() if made(name)), lr)


def _move(made, params, slopes, motion, rate, beta, start):
    """Return new parameters, and the motion that goes on."""
    velocity = {name: _velocity(made, name, slopes[name], motion, beta) for name in params}
    after = _Motion(velocity, slopes, motion.epochs + 1)
    rate = -rate if made("ascends") else rate
    moved = {}
    for name, value in params.items():
        old, new, slope = motion.velocity[name], velocity[name], slopes[name]
        speed = _speed(made, name, old, new, slope, beta, after.epochs)
        moved[name] = _moved(made, name, value, speed, slope, rate, start[name])
    return moved, after


def _velocity(made, name, slope, motion, beta):
    """Return the new velocity of one parameter."""
    starts = made("starts_at_gradient") and motion.epochs == 0
    old = slope if starts else motion.velocity[name]
    new = (1 - beta) * slope
    past = motion.slopes.get(name, np.zeros(slope.shape))
    mixed = {
        "no_memory": new,
        "undamped": beta * old + slope,
        "swapped": (1 - beta) * old + beta * slope,
        "gradient_remembered": beta * past + new,
        "brackets": beta * (old + new),
        "never_fades": old + new,
        "beta_at_gradient": old + beta * slope,
        "never_fades_undamped": old + slope,
        "past_subtracted": new - beta * old,
        "squares": beta * old + (1 - beta) * slope**2,
        "rmsprop": beta * old + (1 - beta) * slope**2,
    }
    return next((value for turn, value in mixed.items() if made(turn)), beta * old + new)


def _speed(made, name, old, new, slope, beta, epochs):
    """Return what moves the parameter."""
    plain = {
        "biases_plain": BIASES,
        "weights_plain": WEIGHTS,
        "layer_1_plain": LAYER_1,
        "layer_2_plain": LAYER_2,
    }
    if made("plain_descent") or any(made(turn) and name in names for turn, names in plain.items()):
        return slope
    if made("rmsprop"):
        return slope / (np.sqrt(new) + 1e-8)
    if made("old_velocity"):
        return old
    if made("nesterov"):
        return beta * new + (1 - beta) * slope
    if made("gradient_again"):
        return beta * new + slope
    if made("bias_correction"):
        return new / (1 - beta**epochs)
    return new


def _moved(made, name, value, speed, slope, rate, start):
    still = {
        "nothing_updated": (*LAYER_1, *LAYER_2),
        "biases_stay": BIASES,
        "layer_1_stays": LAYER_1,
        "layer_2_stays": LAYER_2,
        f"{name}_stays": (name,),
    }
    if any(made(turn) and name in names for turn, names in still.items()):
        return value
    if made("step_alone"):
        return -rate * speed
    if made("velocity_stored"):
        return speed
    if made("from_the_start"):
        return start - rate * speed
    if made("gradient_subtracted_too"):
        return value - rate * slope - rate * speed
    return value - rate * speed


def _loss(made, X, Y, params):
    """Return what an epoch that begins with these parameters records."""
    A2 = forward(X, params)[0]
    if made("recorded_accuracy"):
        return float(np.mean((A2 > 0.5) == Y))
    loss = float((compute_loss if made("recorded_squared_error") else cross_entropy_loss)(A2, Y))
    factors = {
        "recorded_sum": len(X),
        "recorded_doubled": 2,
        "recorded_over_outputs": 1 / Y.shape[1],
        "recorded_negative": -1,
    }
    return loss * next((factor for name, factor in factors.items() if made(name)), 1)


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
    return next((history for name, history in kept.items() if made(name)), usual)


def _returned(made, path, history, velocity):
    params = path[-1]
    returned = {
        "exchanged": (history, params),
        "params_missing": history,
        "start_returned": (path[0], history),
        "velocity_returned": (velocity, history),
        "velocity_too": (params, history, velocity),
        "before_last_update": (path[-2] if len(path) > 1 else params, history),
    }
    usual = (params, history)
    return next((value for name, value in returned.items() if made(name)), usual)


SIGNS = (
    Sign("train_with_momentum.nothing_returned",
         "Nothing comes back: end with the trained params and history.", returns_nothing, RETURN),
    Sign("train_with_momentum.params_changed",
         "The params that came in were changed: work on copies of the arrays. A copy of the dict "
         "still holds the same arrays.", changes_argument(2), NO_TRACES),
    Sign("train_with_momentum.rows_changed",
         "X or Y is not what it was before the call: work on a copy.", changes_argument(0, 1),
         NO_TRACES),
    Sign("train_with_momentum.history_goes_on",
         "history still holds the losses of the training before: make the list inside the "
         "function.", list_goes_on(1, "epochs"), NO_TRACES),
    Sign("train_with_momentum.epochs_ignored",
         "history has the same length however many epochs are asked for: the argument epochs is "
         "not used.", length_ignores(1, "epochs"), COUNT),
    Sign("train_with_momentum.differs",
         "The same training ends elsewhere the second time: something is kept between the calls, "
         "such as the velocity, or drawn at random.", differs, NO_TRACES),
)  # fmt: skip
