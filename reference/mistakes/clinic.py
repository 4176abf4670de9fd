"""Clinic: what goes wrong in instruments and cures, as choices in the reference's own programs."""

import numpy as np

from grader.diagnosis.api import Call, Made, Sign, Slip

NAMES = {
    "adam_step": ("params", "state"),
    "batch_norm_forward": ("out", "cache"),
    "batch_norm_backward": ("dZ", "dgamma", "dbeta"),
}
PRIVATE = {"adam_step": (1,), "batch_norm_forward": (1,)}
"""The state and the cache are the learner's own affair."""

RTOL = {"clip_gradients": 2e-6, "batch_norm_backward": 1e-8}
"""A guard of 1e-6 beside a norm above 1 is common. Of two rows dZ is a difference that leaves
eps / var, a millionth, of what it is made of: rounding grows from 1e-15 to 1e-9."""


def axes(*args):
    """Name the sizes of a call."""
    tables = [item for item in args if isinstance(item, np.ndarray) and item.ndim == 2]
    return {tables[0].shape[1]: "units", len(tables[0]): "examples"} if tables else {}


NORM = (
    "How long is an arrow that goes 3 to the right and 4 up? Put your code to this test.",
    "Euclidean norm: sqrt(sum of the squares of all entries). Which of these three words does your "
    "code leave out?",
    "[[1, 2], [2, 0]]: squares 1, 4, 4, 0, sum 9, norm 3.",
    "Square every entry, add up the whole array, take the root; once for each array.",
)
EVERY_KEY = (
    "Which keys go in, and which come out?",
    "The result has the very keys of grads, for one layer and for twelve. Which does your code "
    "name itself?",
    "Keys dW1, db1, dW7 go in: dW1, db1, dW7 come out, each with one number.",
    "Go through the items of grads, whatever they are called, and build a dict with the same keys.",
)
COLUMN = (
    "Draw A1 as a table, examples down, units across. What must a dead unit's column look like?",
    "dead[j] is True exactly if A1[i, j] == 0 for EVERY example i. Over which axis do you ask?",
    "A1 = [[0, 2, 0], [0, 0, 1]]: only the first unit is dead, [True, False, False].",
    "Compare A1 with 0, entry by entry, then demand it of all entries along axis 0.",
)
WORD = (
    "Compare your word with the list in the docstring, letter by letter.",
    'The five words: "exploding", "dead units", "vanishing", "learning rate", "healthy".',
    '"dead units" has a space and no capital letter.',
    "Return exactly one of the five texts, as the docstring spells them.",
)
FIRST_RULE = (
    "Which question does your code ask first, and what if two answers are yes?",
    "Explosion, dead units, vanishing, learning rate, healthy: the first that holds is returned.",
    "A training with loss nan and all units dead is exploding: the dead units are what is left "
    "of it.",
    "Ask in the order of the docstring, and return at the first yes.",
)
EXPLODE = (
    "What are the losses of a training that runs away, at its end and on the way there?",
    "Two ways to explode: some loss is not finite, or the last one is above 10 times the first. "
    "What about inf, nan, and a loss that came back?",
    "[0.7, inf, 0.5] and [0.7, 3, 8] explode; [0.7, 30, 0.4] does not: its last loss is small, and "
    "all are finite.",
    "np.isfinite of all losses catches nan and inf; then compare the last to 10 times the first.",
)
HALF_DEAD = (
    "How many dead units of ten make a diagnosis?",
    "At least half: is exactly half enough in your code?",
    "[True, True, False, False] is half: dead units. One of four is not.",
    "The mean of a bool array is the share of True in it: compare it to one half.",
)
VANISH = (
    "Which two numbers are compared, and where do they come from?",
    "median over the epochs of norm(dW1) < median of norm(dW of the last layer) / 100. Is your "
    "last layer the one with the highest NUMBER?",
    "dW1 norms [1, 1, 500] have the median 1. Of dW2 and dW10, dW10 is the last layer, though "
    "dW2 comes later in the alphabet.",
    "Take the largest layer number among the keys that begin with dW, collect both norms over all "
    "epochs, and compare their medians.",
)
RATE = (
    "A learning rate can be too large or too small: what do the losses do in each case?",
    "Two signs, one is enough: the loss rose in a quarter of the steps or more; the last is above "
    "0.99 of the first.",
    "[0.7, 0.8, 0.5, 0.4, 0.3] rose in 1 of 4 steps: learning rate. [0.700, 0.699, 0.698] hardly "
    "fell: 0.698 > 0.693, learning rate as well.",
    "np.diff gives the steps: what share of them is above 0? Or else compare the last loss to "
    "0.99 times the first.",
)
LEAKY = (
    "Make a table of z = -2, 0, 3 and what your code makes of it.",
    "f(z) = z where z > 0, else slope * z. Which of the two halves differs?",
    "slope 0.5: f(-2) = -1, f(3) = 3.",
    "Choose entry by entry: z itself where it is positive, slope times z elsewhere.",
)
LEAKY_SLOPE = (
    "Draw leaky_relu: two straight lines. How steep is each?",
    "f'(z) = 1 where z > 0, else slope, at 0 too. It is a slope, not a value of f.",
    "slope 0.5: f'(-2) = 0.5, f'(0) = 0.5, f'(3) = 1.",
    "Choose entry by entry: 1 where z is positive, slope elsewhere.",
)
ARGUMENT = (
    "Call your function with another value of each argument: what changes?",
    "Which arguments does your code never look at, or which default differs from the docstring's?",
    "A default holds only if nothing is given: f(z) uses 0.01, f(z, slope=0.2) uses 0.2.",
    "Use the argument by its name in the formula, and put the docstring's default in the first "
    "line of the function.",
)
ONE_LENGTH = (
    "Think of all gradients as one long arrow. What may clipping change of it, and what not?",
    "total = sqrt(sum of the squares of ALL entries of ALL arrays). Is your total one number?",
    "dW1 = [[2]], db1 = [[1]], dW2 = [[2]]: total = sqrt(4 + 1 + 4) = 3.",
    "Add up the squares over all arrays of the dict, and take one root at the end.",
)
ONE_FACTOR = (
    "Print the length before and after, for a gradient that is too long and one that is not.",
    "If total > max_norm, each array is multiplied by max_norm / total, else by 1.",
    "total 4, max_norm 1: everything times 0.25. total 0.5, max_norm 1: nothing changes.",
    "Work out one factor, 1 unless total exceeds max_norm, and multiply every array by it in a new "
    "dict.",
)
DROPS = (
    "Write down the rate of the epochs 0, 99, 100, 199, 200 by hand.",
    "lr * drop ** (number of drops so far): how many drops are there before epoch 100, how many "
    "at 100?",
    "lr 8, drop 0.5, every 10: epochs 0 to 9 have 8, 10 to 19 have 4, 20 to 29 have 2.",
    "Whole-number division of epoch by every counts the drops; drop to that power is the factor.",
)
COSINE = (
    "What should the rate be at the start, in the middle, at the end?",
    "lr / 2 * (1 + cos(pi * epoch / epochs)): what is the angle at epoch = epochs, and its cosine?",
    "lr 6, epochs 3: cos is 1, 0.5, -0.5, -1, so the rates are 6, 4.5, 1.5, 0.",
    "The angle runs from 0 to pi, in radians; add 1 to its cosine, then multiply by half of lr.",
)
MOMENTS = (
    "Adam keeps two running means. Of what?",
    "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2. Which symbol differs in your "
    "code?",
    "m = 1, v = 4, g = 3, beta1 = 0.5, beta2 = 0.75: m = 2, v = 5.25.",
    "Each mean keeps beta of itself and takes 1 - beta of what is new: the gradient for m, its "
    "square, entry by entry, for v.",
)
CORRECTION = (
    "In the first step m is a tenth of the gradient. What has to be done about that?",
    "m / (1 - beta1^t) and v / (1 - beta2^t), with t = 1 in the first step. What is your t, and "
    "what is stored?",
    "beta1 = 0.5: m is divided by 0.5 in step 1, by 0.75 in step 2, by 0.875 in step 3.",
    "Count the step first, once per call; correct m and v with their own beta into new variables, "
    "and store the uncorrected ones.",
)
STEP = (
    "Work out the first step for g = 2: it should be about lr, whatever g is.",
    "w - lr * m_hat / (sqrt(v_hat) + eps). Where is the root, where is eps, which sign?",
    "m_hat = 2, v_hat = 4, lr = 0.1, eps tiny: the step is 0.1 * 2 / 2 = 0.1 downwards.",
    "Root of the corrected v first, then plus eps; divide the corrected m by it, times lr, and "
    "take that from the parameter.",
)
MEMORY = (
    "What must be known of all earlier steps, and where is it between two calls?",
    "The state that comes back has to hold t, and m and v of EVERY parameter. What is in yours "
    "after two steps?",
    "Two parameters, two steps: state holds t = 2, two m and two v.",
    "Read m, v and t from the state you got, 0 where it is empty; put the new ones into a new dict "
    "and return it.",
)
STATISTICS = (
    "Batch normalisation looks at one unit at a time. Is that a row or a column?",
    "mean and var over the rows, axis 0, for each column; var = mean of (Z - mean)^2.",
    "Column [1, 3]: mean 2, variance ((-1)^2 + 1^2) / 2 = 1, normalised [-1, 1].",
    "Both along axis=0 with keepdims=True; np.var divides by m as it should.",
)
ROOT = (
    "What happens to a column that is constant?",
    "(Z - mean) / sqrt(var + eps): where exactly does eps stand, and where does the root end?",
    "var 3, eps 1: divide by sqrt(4) = 2, not by sqrt(3) + 1 = 2.73, and not by 4.",
    "Add eps to the variance, take the root of that, and divide by it.",
)
SCALE = (
    "Try gamma = 2 and beta = 5 on a column [-1, 1] that is normalised already.",
    "out = gamma * normed + beta. Which of the two is missing, or in the other's place?",
    "normed [-1, 1], gamma 2, beta 5: out is [3, 7].",
    "Multiply the normalised Z by gamma, then add beta.",
)
TO_SCALE = (
    "By how much does out change if gamma, or beta, of one unit moves a little?",
    "dbeta = sum over the rows of dout; dgamma = sum over the rows of dout * normed. Both are "
    "(1, H).",
    "dout [1, 2], normed [-1, 1]: dbeta 3, dgamma -1 + 2 = 1.",
    "Sum over axis 0 with keepdims=True; for dgamma multiply by the normalised Z from the cache "
    "first.",
)
TO_Z = (
    "Move one entry of Z: what else in its column moves, besides its own normalised value?",
    "dnormed = dout * gamma; dZ = (dnormed - mean of dnormed - normed * mean of "
    "(dnormed * normed)) / root. Which of the three terms differs?",
    "dnormed [1, 0, 0], normed [-1.2, 0, 1.2]: the means are 1/3 and -0.4, so the bracket is "
    "[1 - 1/3 - 0.48, 0 - 1/3 + 0, 0 - 1/3 + 0.48] = [0.187, -0.333, 0.147].",
    "Multiply dout by gamma, take off its mean, take off the normalised Z times the mean of their "
    "product, all means over axis 0; divide by the root.",
)
AS_FORWARD = (
    "Does batch_norm_forward pass its checks? Mend it first.",
    "backward goes back the way that forward took. What did forward keep in the cache?",
    "If forward divided by another root, the slopes of backward belong to that root.",
    "Let forward be right, and keep its normalised Z, its root and gamma in the cache.",
)
CENTER = "Each column's own mean is subtracted, axis=0."

SLIPS = (
    # gradient_norms
    Slip("gradient_norms.squared", "measure",
         "The root is missing: these are the sums of the squares.", NORM),
    Slip("gradient_norms.absolute", "measure",
         "The absolute values are added up: the Euclidean norm is the root of the sum of the "
         "squares.", NORM),
    Slip("gradient_norms.largest", "measure",
         "That is the largest absolute entry: the norm takes all entries into account.", NORM),
    Slip("gradient_norms.root_mean_square", "measure",
         "The mean of the squares is taken: the norm is the root of their SUM.", NORM),
    Slip("gradient_norms.mean_absolute", "measure",
         "That is the mean absolute entry: the norm is the root of the sum of the squares.", NORM),
    Slip("gradient_norms.mean_square", "measure",
         "That is the mean of the squares: the norm is the root of their sum.", NORM),
    Slip("gradient_norms.sum", "measure",
         "The entries are added up with their signs, and cancel: square them first.", NORM),
    Slip("gradient_norms.mean", "measure",
         "That is the mean of the entries, where signs cancel: the norm is the root of the sum of "
         "the squares.", NORM),
    Slip("gradient_norms.sum_squared", "measure",
         "The entries are added up before they are squared: square each entry first.", NORM),
    Slip("gradient_norms.deviation", "measure",
         "That is the standard deviation: the norm is the root of the sum of the squares.", NORM),
    Slip("gradient_norms.spectral", "measure",
         "np.linalg.norm(…, 2) of a matrix is another norm, its largest singular value: leave the "
         "2 out.", NORM),
    Slip("gradient_norms.nuclear", "measure",
         "That is the sum of the singular values: the norm is the root of the sum of the squares.",
         NORM),
    Slip("gradient_norms.product_1", "measure",
         "np.linalg.norm(…, 1) of a matrix is another norm, its largest column sum: leave the 1 "
         "out.", NORM),
    Slip("gradient_norms.per_column", "measure",
         "There is one norm for each column: one number for the whole array is wanted, so leave "
         "the axis out.", NORM),
    Slip("gradient_norms.per_row", "measure",
         "There is one norm for each row: one number for the whole array is wanted, so leave the "
         "axis out.", NORM),
    Slip("gradient_norms.rounded", "digits", "The norms are rounded: return them as they are.",
         NORM),
    Slip("gradient_norms.weights_only", "which",
         "The biases are left out: every key of grads comes back.", EVERY_KEY),
    Slip("gradient_norms.biases_only", "which",
         "The weights are left out: every key of grads comes back.", EVERY_KEY),
    Slip("gradient_norms.two_layers", "which",
         "Only the layers 1 and 2 are measured: every key of grads comes back, for any number of "
         "layers.", EVERY_KEY),
    Slip("gradient_norms.first_only", "which",
         "Only the first array is measured: is a return inside of the loop?", EVERY_KEY),
    Slip("gradient_norms.without_d", "names",
         "The keys have lost their d: they are those of grads.", EVERY_KEY),
    Slip("gradient_norms.listed", "names",
         "A list comes back: a dict with the keys of grads is wanted.", EVERY_KEY),
    Slip("gradient_norms.one_number", "together",
         "One number comes back for all arrays: each array has a norm of its own.", EVERY_KEY),
    Slip("gradient_norms.same_for_all", "together",
         "Every key has the norm of all arrays together: each array has a norm of its own.", NORM),
    Slip("gradient_norms.divided_by_total", "together",
         "The norms are divided by that of all arrays together: return them as they are.", NORM),
    # dead_units
    Slip("dead_units.any", "quantifier",
         "A unit that is 0 for some example counts as dead: it must be 0 for every one (all, not "
         "any).", COLUMN),
    Slip("dead_units.most", "quantifier",
         "A unit that is 0 for most examples counts as dead: it must be 0 for every one.", COLUMN),
    Slip("dead_units.first_example", "quantifier",
         "Only the first example is looked at: a dead unit is 0 for every one.", COLUMN),
    Slip("dead_units.last_example", "quantifier",
         "Only the last example is looked at: a dead unit is 0 for every one.", COLUMN),
    Slip("dead_units.per_example", "axis",
         "There is an answer for each example: one for each unit is wanted, so axis=0.", COLUMN),
    Slip("dead_units.whole", "axis",
         "There is one answer for the whole array: one for each unit is wanted, so axis=0.",
         COLUMN),
    Slip("dead_units.per_entry", "axis",
         "There is an answer for every entry: a unit is dead if all of its column is 0.", COLUMN),
    Slip("dead_units.of_z1", "source",
         "Z1 is looked at: what counts is A1, behind the activation.", COLUMN),
    Slip("dead_units.of_a2", "source",
         "A2, the output, is looked at: what counts is A1.", COLUMN),
    Slip("dead_units.not_above_0", "test",
         "Negative values count as dead too (<= 0): dead is exactly 0, as leaky_relu may be below.",
         COLUMN),
    Slip("dead_units.below_0", "test",
         "It is asked whether A1 is below 0: dead is exactly 0.", COLUMN),
    Slip("dead_units.above_0", "test",
         "It is asked whether A1 is above 0, which is alive: dead is exactly 0.", COLUMN),
    Slip("dead_units.not_0", "test",
         "It is asked whether A1 is different from 0, which is alive: dead is exactly 0.", COLUMN),
    Slip("dead_units.sum_is_0", "test",
         "A column that adds up to 0 counts as dead: positive and negative entries may cancel.",
         COLUMN),
    Slip("dead_units.small", "test",
         "Small values count as dead too: dead is exactly 0.", COLUMN),
    Slip("dead_units.sum_not_above_0", "test",
         "A column whose sum is 0 or below counts as dead: every entry must be exactly 0.", COLUMN),
    Slip("dead_units.smallest_is_0", "test",
         "A column whose smallest entry is 0 counts as dead: all of its entries must be 0.",
         COLUMN),
    Slip("dead_units.alive", "answer",
         "True and False are exchanged: True is for dead units.", COLUMN),
    Slip("dead_units.counted", "answer",
         "The number of dead units comes back: one answer for each unit is wanted.", COLUMN),
    Slip("dead_units.share", "answer",
         "The share of dead units comes back: one answer for each unit is wanted.", COLUMN),
    Slip("dead_units.numbers", "answer",
         "The numbers of the dead units come back: a bool array, one for each unit, is wanted.",
         COLUMN),
    Slip("dead_units.row", "answer",
         "The result is (1, H): leave keepdims out, the shape is (H,).", COLUMN),
    # diagnose
    Slip("diagnose.capitals", "words", "The word has a capital letter: all five are lower case.",
         WORD),
    Slip("diagnose.underscores", "words",
         "The words are joined by an underscore: they have a space.", WORD),
    Slip("diagnose.hyphens", "words", "The words are joined by a hyphen: they have a space.", WORD),
    Slip("diagnose.gradients", "words",
         'It says "exploding gradients" and "vanishing gradients": the words are "exploding" and '
         '"vanishing".', WORD),
    Slip("diagnose.dead", "words", 'It says "dead": the word is "dead units".', WORD),
    Slip("diagnose.dead_unit", "words", 'It says "dead unit": the word is "dead units".', WORD),
    Slip("diagnose.dead_relu", "words", 'It says "dead relu": the word is "dead units".', WORD),
    Slip("diagnose.lr", "words", 'It says "lr": the word is "learning rate".', WORD),
    Slip("diagnose.ok", "words", 'It says "ok": the word is "healthy".', WORD),
    Slip("diagnose.dead_first", "order",
         "Dead units are asked for before the explosion: an explosion leaves dead units behind, so "
         "ask for it first.", FIRST_RULE),
    Slip("diagnose.vanishing_before_dead", "order",
         "Vanishing is asked for before dead units: a dead layer passes no gradient, so ask for "
         "dead units first.", FIRST_RULE),
    Slip("diagnose.vanishing_first", "order",
         "Vanishing is asked for first: the explosion comes first, then dead units.", FIRST_RULE),
    Slip("diagnose.rate_before_vanishing", "order",
         "The learning rate is asked for before vanishing: it comes last.", FIRST_RULE),
    Slip("diagnose.rate_before_dead", "order",
         "The learning rate is asked for before dead units and vanishing: it comes last.",
         FIRST_RULE),
    Slip("diagnose.rate_first", "order",
         "The learning rate is asked for first: it comes last.", FIRST_RULE),
    Slip("diagnose.exploding_last", "order",
         "The explosion is asked for after dead units and vanishing: it comes first.", FIRST_RULE),
    Slip("diagnose.last_rule_wins", "order",
         "Of several illnesses the last one is named: return at the first rule that holds.",
         FIRST_RULE),
    Slip("diagnose.no_exploding", "exploding", "An explosion is never found.", EXPLODE),
    Slip("diagnose.nan_unseen", "finite",
         "NaN is not seen: every comparison with it is False. Ask np.isfinite.", EXPLODE),
    Slip("diagnose.inf_unseen", "finite",
         "An infinite loss is not seen: np.isnan finds only NaN. Ask np.isfinite.", EXPLODE),
    Slip("diagnose.not_finite_unseen", "finite",
         "Neither NaN nor infinity on the way is seen: ask np.isfinite of all losses.", EXPLODE),
    Slip("diagnose.last_finite_only", "finite",
         "Only the last loss is asked whether it is finite: one that is not, anywhere, is enough.",
         EXPLODE),
    Slip("diagnose.no_growth", "growth",
         "A loss that has grown beyond 10 times the first is not seen as an explosion.", EXPLODE),
    Slip("diagnose.growth_anywhere", "growth",
         "A loss above 10 times the first, anywhere, counts as an explosion: only the last one "
         "does.", EXPLODE),
    Slip("diagnose.growth_2", "growth",
         "Twice the first loss counts as an explosion: more than 10 times does.", EXPLODE),
    Slip("diagnose.growth_1", "growth",
         "A last loss above the first counts as an explosion: more than 10 times the first does.",
         EXPLODE),
    Slip("diagnose.growth_100", "growth",
         "Only 100 times the first loss counts as an explosion: 10 times is enough.", EXPLODE),
    Slip("diagnose.growth_1000", "growth",
         "Only 1000 times the first loss counts as an explosion: 10 times is enough.", EXPLODE),
    Slip("diagnose.growth_absolute", "growth",
         "A last loss above 10 counts as an explosion: above 10 times the FIRST one does.",
         EXPLODE),
    Slip("diagnose.any_dead", "dead",
         "One dead unit is enough for the diagnosis: at least half of them must be dead.",
         HALF_DEAD),
    Slip("diagnose.all_dead", "dead",
         "All units must be dead for the diagnosis: half of them is enough.", HALF_DEAD),
    Slip("diagnose.more_than_half_dead", "dead",
         "Exactly half of the units dead is not enough here: at least half, >=.", HALF_DEAD),
    Slip("diagnose.half_alive", "dead",
         "`dead` is read the wrong way round: True is for dead units.", HALF_DEAD),
    Slip("diagnose.no_dead", "dead", "Dead units are never found.", HALF_DEAD),
    Slip("diagnose.few_dead", "dead",
         "A quarter of the units is enough for the diagnosis: at least half must be dead.",
         HALF_DEAD),
    Slip("diagnose.no_vanishing", "vanishing", "Vanishing gradients are never found.", VANISH),
    Slip("diagnose.mean", "average",
         "Means are compared: a single epoch can mislead them. Take medians.", VANISH),
    Slip("diagnose.last_epoch", "average",
         "Only the last epoch is looked at: take the median over all of them.", VANISH),
    Slip("diagnose.first_epoch", "average",
         "Only the first epoch is looked at: take the median over all of them.", VANISH),
    Slip("diagnose.largest", "average",
         "The largest norms are compared: take the medians over the epochs.", VANISH),
    Slip("diagnose.smallest", "average",
         "The smallest norms are compared: take the medians over the epochs.", VANISH),
    Slip("diagnose.alphabet", "last layer",
         "The last layer is looked for by the alphabet, where dW9 comes after dW12: compare the "
         "numbers.", VANISH),
    Slip("diagnose.layer_2", "last layer",
         "Layer 2 is taken for the last one: there may be more.", VANISH),
    Slip("diagnose.biases", "kind",
         "The norms of the biases are compared: those of the weights, dW, are wanted.", VANISH),
    Slip("diagnose.last_key", "last layer",
         "The last key of the dict is compared, which is a bias: take dW of the last layer.",
         VANISH),
    Slip("diagnose.reversed", "ratio",
         "The last layer is compared to the first: the gradient vanishes towards layer 1, so that "
         "dW1 is the small one.", VANISH),
    Slip("diagnose.smaller_at_all", "ratio",
         "A dW1 that is smaller at all counts as vanishing: it must be below 1/100 of the last.",
         VANISH),
    Slip("diagnose.ratio_10", "ratio",
         "A tenth is enough for vanishing here: below 1/100 of the last.", VANISH),
    Slip("diagnose.ratio_1e6", "ratio",
         "Only a millionth counts as vanishing here: below 1/100 of the last.", VANISH),
    Slip("diagnose.absolute", "ratio",
         "dW1 is compared to a fixed number: compare it to the last layer's, divided by 100.",
         VANISH),
    Slip("diagnose.no_rate", "rate", "A wrong learning rate is never found.", RATE),
    Slip("diagnose.both_signs", "rate",
         "Both signs of a wrong learning rate are demanded (and): one is enough (or).", RATE),
    Slip("diagnose.no_rises", "rises",
         "Losses that bounce are not seen: a rise in a quarter of the steps is enough.", RATE),
    Slip("diagnose.any_rise", "rises",
         "A single rise counts as a wrong learning rate: it takes a quarter of the steps.", RATE),
    Slip("diagnose.falls", "rises",
         "Falls are counted in place of rises: a step is a rise if the next loss is the larger "
         "one.", RATE),
    Slip("diagnose.most_rise", "rises",
         "More than half of the steps must rise here: a quarter is enough.", RATE),
    Slip("diagnose.tenth_rises", "rises",
         "A tenth of the steps is enough here: at least a quarter must rise.", RATE),
    Slip("diagnose.no_standstill", "standstill",
         "A loss that hardly falls is not seen: the last above 0.99 of the first is enough.", RATE),
    Slip("diagnose.standstill_rise", "standstill",
         "Only a last loss above the first is seen: above 0.99 of the first is enough.", RATE),
    Slip("diagnose.standstill_001", "standstill",
         "A last loss above 0.01 of the first counts as standing still: above 0.99 of it does.",
         RATE),
    Slip("diagnose.standstill_half", "standstill",
         "A last loss above half of the first counts as standing still: above 0.99 of it does.",
         RATE),
    Slip("diagnose.standstill_reversed", "standstill",
         "A last loss BELOW 0.99 of the first counts as standing still: that is a healthy one.",
         RATE),
    Slip("diagnose.standstill_lowest", "standstill",
         "The lowest loss is compared to 0.99 of the first: the last one is.", RATE),
    # leaky_relu
    Slip("leaky_relu.plain_relu", "below",
         "Negative values become 0, as in plain relu: they become slope * z.", LEAKY),
    Slip("leaky_relu.constant", "below",
         "Negative values become slope itself (np.maximum(slope, z)?): they become slope * z.",
         LEAKY),
    Slip("leaky_relu.sign", "below",
         "Negative values become -slope * z, which is positive: slope * z is wanted.", LEAKY),
    Slip("leaky_relu.divided", "below",
         "Negative values are divided by slope: multiply them.", LEAKY),
    Slip("leaky_relu.added", "below",
         "slope is added to negative values: multiply them by it.", LEAKY),
    Slip("leaky_relu.subtracted", "below",
         "slope is subtracted from negative values: multiply them by it.", LEAKY),
    Slip("leaky_relu.untouched", "below",
         "Negative values stay as they are: they become slope * z.", LEAKY),
    Slip("leaky_relu.exponential", "below",
         "Negative values become slope (exp(z) - 1), as in ELU: they become slope * z.", LEAKY),
    Slip("leaky_relu.squared", "below",
         "Negative values become slope * z^2: they become slope * z.", LEAKY),
    Slip("leaky_relu.swapped", "side",
         "The two sides are exchanged (the smaller one?): z where it is positive, slope * z "
         "elsewhere.", LEAKY),
    Slip("leaky_relu.everywhere", "above",
         "slope multiplies positive values as well: those stay z.", LEAKY),
    Slip("leaky_relu.leak_added", "above",
         "slope * z is added to relu(z) everywhere, so that positive values become "
         "(1 + slope) * z: those stay z.", LEAKY),
    Slip("leaky_relu.leak_taken", "above",
         "slope * z is taken from positive values: those stay z.", LEAKY),
    Slip("leaky_relu.one", "above", "Positive values become 1, the slope: those stay z.", LEAKY),
    Slip("leaky_relu.derivative", "formula",
         "That is the slope of leaky_relu: its value is wanted here.", LEAKY),
    Slip("leaky_relu.sigmoid", "formula", "That is the sigmoid.", LEAKY),
    Slip("leaky_relu.tanh", "formula", "That is tanh.", LEAKY),
    Slip("leaky_relu.fixed", "slope",
         "slope is not used: 0.01 is fixed in the code.", ARGUMENT),
    *(
        Slip(f"leaky_relu.default_{n}", "slope",
             f"The default of slope is {value}: the docstring says 0.01.", ARGUMENT)
        for n, value in (("01", 0.1), ("02", 0.2), ("03", 0.3), ("0001", 0.001))
    ),
    # leaky_relu_derivative
    Slip("leaky_relu_derivative.plain_relu", "below",
         "The slope of negative values is 0, as in plain relu: it is `slope`.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.times_z", "below",
         "Negative values give slope * z, the function: its slope there is `slope` alone.",
         LEAKY_SLOPE),
    Slip("leaky_relu_derivative.sign", "below",
         "Negative values give -slope: the line rises there too, by `slope`.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.one_below", "below",
         "Negative values give 1: the slope there is `slope`.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.minus_one", "below",
         "Negative values give -1: the slope there is `slope`.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.remainder", "below",
         "Negative values give 1 - slope: the slope there is `slope`.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.z_above", "above",
         "Positive values give z, the function: its slope there is 1.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.slope_above", "above",
         "Positive values give `slope`: the slope there is 1.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.one_and_slope", "above",
         "Positive values give 1 + slope: the slope there is 1.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.zero_above", "above",
         "Positive values give 0: the slope there is 1.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.one_at_0", "at 0",
         "At 0 it gives 1 (>=): there the slope counts as `slope`, so ask z > 0.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.zero_at_0", "at 0",
         "At 0 it gives 0: there the slope counts as `slope`.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.half_at_0", "at 0",
         "At 0 it gives the mean of both sides: there the slope counts as `slope`.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.swapped", "side",
         "The two sides are exchanged: 1 where z is positive, `slope` elsewhere.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.at_output", "side",
         "It is asked whether z is above 1: the line bends at 0.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.sigmoid", "formula", "That is the slope of the sigmoid.",
         LEAKY_SLOPE),
    Slip("leaky_relu_derivative.tanh", "formula", "That is the slope of tanh.", LEAKY_SLOPE),
    Slip("leaky_relu_derivative.fixed", "slope",
         "slope is not used: 0.01 is fixed in the code.", ARGUMENT),
    *(
        Slip(f"leaky_relu_derivative.default_{n}", "slope",
             f"The default of slope is {value}: the docstring says 0.01.", ARGUMENT)
        for n, value in (("01", 0.1), ("02", 0.2), ("03", 0.3), ("0001", 0.001))
    ),
    # clip_gradients
    Slip("clip_gradients.per_array", "total",
         "Each array is clipped by its own norm: that turns the gradient. One norm, of all arrays "
         "together, gives one factor.", ONE_LENGTH),
    Slip("clip_gradients.weights_only_measured", "total",
         "The biases are left out of the norm: all arrays count.", ONE_LENGTH),
    Slip("clip_gradients.first_only_measured", "total",
         "Only the first array is measured: all arrays count.", ONE_LENGTH),
    Slip("clip_gradients.last_only_measured", "total",
         "Only the last array is measured: the squares of all arrays are added up.", ONE_LENGTH),
    Slip("clip_gradients.norms_added", "total",
         "The norms of the arrays are added up: add up the squares, and take one root.",
         ONE_LENGTH),
    Slip("clip_gradients.largest_norm", "total",
         "The largest norm of an array counts: the norm of all together is wanted.", ONE_LENGTH),
    Slip("clip_gradients.no_root", "total",
         "The root is missing: total is the root of the sum of all squares.", ONE_LENGTH),
    Slip("clip_gradients.absolute", "total",
         "The absolute values are added up: total is the root of the sum of all squares.",
         ONE_LENGTH),
    Slip("clip_gradients.largest_entry", "total",
         "The largest entry counts: total is the root of the sum of all squares.", ONE_LENGTH),
    Slip("clip_gradients.mean_square", "total",
         "The mean of the squares is taken: total is the root of their sum.", ONE_LENGTH),
    Slip("clip_gradients.per_layer", "total",
         "Each layer is clipped by its own norm: one norm of all arrays together is wanted.",
         ONE_LENGTH),
    Slip("clip_gradients.per_entry", "how",
         "Each entry is cut to max_norm, which turns the gradient: all are scaled by one factor.",
         ONE_FACTOR),
    Slip("clip_gradients.cut_above", "how",
         "Entries above max_norm are cut, negative ones are not: all are scaled by one factor.",
         ONE_FACTOR),
    Slip("clip_gradients.always", "when",
         "Short gradients are stretched: scale only if total exceeds max_norm.", ONE_FACTOR),
    Slip("clip_gradients.never", "when",
         "Nothing is ever scaled: do so if total exceeds max_norm.", ONE_FACTOR),
    Slip("clip_gradients.when_short", "when",
         "The comparison is the wrong way round: scale if total is ABOVE max_norm.", ONE_FACTOR),
    Slip("clip_gradients.square_compared", "when",
         "The square of the norm is compared with max_norm: compare the norm itself.", ONE_LENGTH),
    Slip("clip_gradients.compared_to_1", "when",
         "The norm is compared to 1: compare it with max_norm.", ONE_FACTOR),
    Slip("clip_gradients.factor_inverted", "factor",
         "The factor is upside down: max_norm / total makes the gradient shorter.", ONE_FACTOR),
    Slip("clip_gradients.unit_length", "factor",
         "The result has length 1: it should be max_norm long, so multiply by max_norm.",
         ONE_FACTOR),
    Slip("clip_gradients.not_divided", "factor",
         "The gradients are multiplied by max_norm and not divided by total.", ONE_FACTOR),
    Slip("clip_gradients.divided_by_max", "factor",
         "The gradients are divided by max_norm: multiply by max_norm / total.", ONE_FACTOR),
    Slip("clip_gradients.divided_twice", "factor",
         "The gradients are divided by the square of total: divide by total.", ONE_FACTOR),
    Slip("clip_gradients.set_to_zero", "factor",
         "Gradients that are too long become 0: they keep their direction and get max_norm long.",
         ONE_FACTOR),
    Slip("clip_gradients.set_to_max", "factor",
         "Every entry becomes max_norm: all are multiplied by one factor.", ONE_FACTOR),
    Slip("clip_gradients.weights_only_scaled", "which",
         "Only the weights are scaled: the same factor belongs to every array.", ONE_FACTOR),
    Slip("clip_gradients.biases_only_scaled", "which",
         "Only the biases are scaled: the same factor belongs to every array.", ONE_FACTOR),
    Slip("clip_gradients.first_only_scaled", "which",
         "Only the first array is scaled: the same factor belongs to every array.", ONE_FACTOR),
    Slip("clip_gradients.weights_returned", "keys",
         "The biases are not in what is returned: all keys of grads are.", EVERY_KEY),
    Slip("clip_gradients.two_layers", "keys",
         "Only the layers 1 and 2 are returned: there may be fewer or more.", EVERY_KEY),
    Slip("clip_gradients.total_too", "keys",
         "total is returned as well: return the dict alone.", ONE_FACTOR),
    # step_decay
    Slip("step_decay.smooth", "drops",
         "The rate falls a little in every epoch: count whole drops, with // in place of /.",
         DROPS),
    Slip("step_decay.remainder", "drops",
         "The remainder, %, is taken: // counts the drops.", DROPS),
    Slip("step_decay.one_early", "drops",
         "There is one drop too many: none has happened before epoch `every`.", DROPS),
    Slip("step_decay.next_epoch", "drops",
         "Each drop comes one epoch too early: the first is at epoch `every`.", DROPS),
    Slip("step_decay.epoch_before", "drops",
         "Each drop comes one epoch too late: the first is at epoch `every`.", DROPS),
    Slip("step_decay.rounded", "drops",
         "The number of drops is rounded to the nearest: // cuts it.", DROPS),
    Slip("step_decay.ceiling", "drops",
         "The number of drops is rounded up: // cuts it.", DROPS),
    Slip("step_decay.every_epoch", "drops",
         "There is a drop in every epoch: one each `every` epochs.", DROPS),
    Slip("step_decay.once", "drops", "The rate drops only once: it drops again each time.", DROPS),
    Slip("step_decay.only_at", "drops",
         "The rate is lower only in the epochs of a drop itself: it stays low.", DROPS),
    Slip("step_decay.inverted", "factor",
         "The rate grows: it is multiplied by drop each time, not divided.", DROPS),
    Slip("step_decay.taken_off", "factor",
         "1 - drop is the factor: drop itself is what the rate is multiplied by.", DROPS),
    Slip("step_decay.linear", "factor",
         "drop is multiplied by the number of drops: it is raised to that power.", DROPS),
    Slip("step_decay.subtracted", "factor",
         "drop is subtracted from lr each time: multiply by it.", DROPS),
    Slip("step_decay.power_reversed", "factor",
         "Base and exponent are exchanged: drop to the power of the number of drops.", DROPS),
    Slip("step_decay.exponential", "factor",
         "That is exp(-drop * number of drops): drop to the power of their number is wanted.",
         DROPS),
    Slip("step_decay.hyperbolic", "factor",
         "That is lr / (1 + drop * number of drops): drop to the power of their number is wanted.",
         DROPS),
    Slip("step_decay.lr_in_power", "factor",
         "lr is raised to the power as well: only drop is.", DROPS),
    Slip("step_decay.factor_only", "factor",
         "lr is missing: the factor is multiplied by it.", DROPS),
    Slip("step_decay.drop_fixed", "drop", "drop is not used: 0.5 is fixed in the code.", ARGUMENT),
    Slip("step_decay.drop_default", "drop",
         "The default of drop is 0.1: the docstring says 0.5.", ARGUMENT),
    Slip("step_decay.every_fixed", "every", "every is not used: 100 is fixed in the code.",
         ARGUMENT),
    Slip("step_decay.every_default_10", "every",
         "The default of every is 10: the docstring says 100.", ARGUMENT),
    Slip("step_decay.every_default_50", "every",
         "The default of every is 50: the docstring says 100.", ARGUMENT),
    # cosine_decay
    Slip("cosine_decay.not_halved", "half",
         "The half is missing: the rate starts at 2 lr.", COSINE),
    Slip("cosine_decay.quartered", "half", "The rate is halved twice.", COSINE),
    Slip("cosine_decay.lr_missing", "half", "lr is missing.", COSINE),
    Slip("cosine_decay.no_one", "wave",
         "The 1 + is missing: the rate becomes negative in the second half.", COSINE),
    Slip("cosine_decay.minus", "wave",
         "The rate rises from 0, as 1 - cos does: 1 + cos of epoch falls.", COSINE),
    Slip("cosine_decay.sine", "wave", "That is the sine: it begins at 0. Take the cosine.", COSINE),
    Slip("cosine_decay.brackets", "wave",
         "The brackets are missing: lr / 2 multiplies the whole 1 + cos.", COSINE),
    Slip("cosine_decay.divided", "wave",
         "1 + cos is in the divisor: lr / 2 is multiplied by it.", COSINE),
    Slip("cosine_decay.absolute", "wave",
         "The absolute value of the cosine rises again: take 1 + cos.", COSINE),
    Slip("cosine_decay.linear", "wave",
         "The rate falls along a straight line: take the cosine.", COSINE),
    Slip("cosine_decay.exponential", "wave", "exp stands where cos belongs.", COSINE),
    Slip("cosine_decay.quarter_wave", "wave",
         "That is lr cos(pi / 2 * epoch / epochs), a quarter of a wave: take "
         "lr / 2 (1 + cos(pi * epoch / epochs)).", COSINE),
    Slip("cosine_decay.degrees", "angle",
         "The angle is in degrees: np.cos wants radians, pi at the end.", COSINE),
    Slip("cosine_decay.no_pi", "angle",
         "pi is missing: the angle ends at 1, and the rate does not reach 0.", COSINE),
    Slip("cosine_decay.whole_wave", "angle",
         "The angle ends at 2 pi (or the cosine is squared), so that the rate rises again: it ends "
         "at pi.", COSINE),
    Slip("cosine_decay.half_angle", "angle",
         "The angle ends at pi / 2, so that the rate falls to lr / 2 only: it ends at pi.", COSINE),
    Slip("cosine_decay.pi_rounded", "angle", "pi is rounded to 3.14: take np.pi.", COSINE),
    Slip("cosine_decay.epochs_missing", "angle",
         "The angle is not divided by the number of epochs.", COSINE),
    Slip("cosine_decay.pi_divides", "angle",
         "The angle is divided by pi: it is multiplied by it.", COSINE),
    Slip("cosine_decay.upside_down", "angle",
         "epochs / epoch stands where epoch / epochs belongs.", COSINE),
    Slip("cosine_decay.whole_numbers", "part",
         "// cuts epoch / epochs to 0: divide with /.", COSINE),
    Slip("cosine_decay.epoch_after", "part",
         "The angle is one epoch ahead: epoch 0 has the angle 0.", COSINE),
    Slip("cosine_decay.last_epoch", "part",
         "The epochs are divided by epochs - 1: the rate is 0 at epoch `epochs`.", COSINE),
    # adam_step
    Slip("adam_step.no_correction", "correction",
         "The bias correction is missing: divide m by 1 - beta1^t and v by 1 - beta2^t.",
         CORRECTION),
    Slip("adam_step.m_uncorrected", "correction",
         "m is not corrected for its start at 0: divide it by 1 - beta1^t.", CORRECTION),
    Slip("adam_step.v_uncorrected", "correction",
         "v is not corrected for its start at 0: divide it by 1 - beta2^t.", CORRECTION),
    Slip("adam_step.correction_linear", "correction",
         "The correction is 1 - beta * t: beta is raised to the power t.", CORRECTION),
    Slip("adam_step.correction_multiplied", "correction",
         "m and v are multiplied by 1 - beta^t: divide by it.", CORRECTION),
    Slip("adam_step.correction_exchanged", "correction",
         "The corrections are exchanged: beta1 belongs to m, beta2 to v.", CORRECTION),
    Slip("adam_step.correction_of_m_for_both", "correction",
         "v is corrected with beta1: its own is beta2.", CORRECTION),
    Slip("adam_step.corrected_kept", "stored",
         "The corrected m and v are stored: the state keeps the uncorrected ones.", CORRECTION),
    Slip("adam_step.t_from_0", "t",
         "t is 0 in the first step, and 1 - beta^0 is 0: count the step before you correct.",
         CORRECTION),
    Slip("adam_step.t_from_2", "t",
         "t is 2 in the first step: it is counted twice, or starts from 1 before it is counted.",
         CORRECTION),
    Slip("adam_step.t_stays", "t",
         "Every step is corrected like the first: count t on, return it in the state, and raise "
         "beta to the power t.", CORRECTION),
    Slip("adam_step.t_per_parameter", "t",
         "t is counted on for every parameter: once in each call.", CORRECTION),
    Slip("adam_step.forgotten", "memory",
         "m and v start from 0 in every step: take them from the state.", MEMORY),
    Slip("adam_step.m_forgotten", "memory",
         "m starts from 0 in every step: take it from the state.", MEMORY),
    Slip("adam_step.v_forgotten", "memory",
         "v starts from 0 in every step: take it from the state.", MEMORY),
    Slip("adam_step.all_forgotten", "memory",
         "Every step is like the first: the state that came in is not used, or nothing is in the "
         "one that is returned.", MEMORY),
    Slip("adam_step.starts_from_gradient", "memory",
         "m and v start from the first gradient: they start from 0.", MEMORY),
    Slip("adam_step.m_sums", "m",
         "m = beta1 m + g: the gradient is to be multiplied by 1 - beta1.", MOMENTS),
    Slip("adam_step.m_weights_exchanged", "m",
         "m = (1 - beta1) m + beta1 g: the weights are exchanged.", MOMENTS),
    Slip("adam_step.m_is_gradient", "m",
         "m is the gradient itself: it is the running mean of them.", MOMENTS),
    Slip("adam_step.m_with_beta2", "m", "m is built with beta2: beta1 belongs to it.", MOMENTS),
    Slip("adam_step.m_not_faded", "m",
         "m = m + (1 - beta1) g: the old m is to be multiplied by beta1.", MOMENTS),
    Slip("adam_step.v_sums", "v",
         "v = beta2 v + g^2: the square is to be multiplied by 1 - beta2.", MOMENTS),
    Slip("adam_step.v_weights_exchanged", "v",
         "v = (1 - beta2) v + beta2 g^2: the weights are exchanged.", MOMENTS),
    Slip("adam_step.v_not_squared", "v",
         "v is the mean of the gradients: it is that of their squares.", MOMENTS),
    Slip("adam_step.v_absolute", "v",
         "v is the mean of the absolute gradients: it is that of their squares.", MOMENTS),
    Slip("adam_step.v_with_beta1", "v", "v is built with beta1: beta2 belongs to it.", MOMENTS),
    Slip("adam_step.v_of_m", "v",
         "v takes the square of m: it takes the square of the gradient.", MOMENTS),
    Slip("adam_step.v_adds_up", "v",
         "v adds up all squares, as in AdaGrad: it keeps beta2 of the old and takes 1 - beta2 of "
         "the new.", MOMENTS),
    Slip("adam_step.v_one_number", "v",
         "v is one number for a whole array: every entry has its own square.", MOMENTS),
    Slip("adam_step.v_not_faded", "v",
         "v = v + (1 - beta2) g^2: the old v is to be multiplied by beta2.", MOMENTS),
    Slip("adam_step.betas_exchanged", "betas",
         "beta1 and beta2 are exchanged: beta1 is for m, beta2 for v.", MOMENTS),
    Slip("adam_step.no_root", "root",
         "The root is missing: divide by sqrt(v) + eps.", STEP),
    Slip("adam_step.eps_inside", "root",
         "eps stands under the root: it is added to the root, sqrt(v) + eps.", STEP),
    Slip("adam_step.eps_missing", "root",
         "eps is missing: where v is 0, 0 / 0 is NaN. Add it to the root.", STEP),
    Slip("adam_step.eps_fixed", "root", "eps is not used: 1e-8 is fixed in the code.", ARGUMENT),
    Slip("adam_step.eps_subtracted", "root", "eps is subtracted: add it to the root.", STEP),
    Slip("adam_step.eps_behind", "root",
         "eps is added to the quotient: the brackets are missing around sqrt(v) + eps.", STEP),
    Slip("adam_step.root_of_m", "root",
         "The root is taken of m: it belongs to v.", STEP),
    Slip("adam_step.root_multiplied", "root",
         "m is multiplied by the root: divide by it.", STEP),
    Slip("adam_step.no_v", "root",
         "v is not used in the step: divide m by sqrt(v) + eps.", STEP),
    Slip("adam_step.gradient_for_m", "top",
         "The gradient is divided by the root, as in RMSProp: divide m, its running mean.", STEP),
    Slip("adam_step.sign_only", "top",
         "Only the sign of m is used: divide m itself by the root.", STEP),
    Slip("adam_step.climb", "direction",
         "The step climbs: it is subtracted from the parameter.", STEP),
    Slip("adam_step.no_lr", "rate", "lr is missing in the step.", STEP),
    Slip("adam_step.lr_squared", "rate", "lr is multiplied in twice.", STEP),
    Slip("adam_step.lr_fixed", "rate", "lr is not used: 0.001 is fixed in the code.", ARGUMENT),
    Slip("adam_step.lr_default", "rate",
         "The default of lr is 0.01: the docstring says 0.001.", ARGUMENT),
    Slip("adam_step.lr_over_t", "rate",
         "lr is divided by the number of the step: it stays lr.", STEP),
    Slip("adam_step.weight_decay", "decay",
         "The weights shrink by a share of lr in every step, as in AdamW: there is no decay here.",
         STEP),
    Slip("adam_step.beta_fixed", "defaults",
         "beta1 and beta2 are not used: 0.9 and 0.999 are fixed in the code.", ARGUMENT),
    Slip("adam_step.beta2_default_99", "defaults",
         "The default of beta2 is 0.99: the docstring says 0.999.", ARGUMENT),
    Slip("adam_step.beta1_default_99", "defaults",
         "The default of beta1 is 0.99: the docstring says 0.9.", ARGUMENT),
    Slip("adam_step.beta2_default_9", "defaults",
         "The default of beta2 is 0.9: the docstring says 0.999.", ARGUMENT),
    Slip("adam_step.weights_only", "which",
         "The biases stay what they were: every parameter takes its step.", MEMORY),
    Slip("adam_step.biases_only", "which",
         "The weights stay what they were: every parameter takes its step.", MEMORY),
    Slip("adam_step.two_layers", "keys",
         "Only the layers 1 and 2 are returned: there may be fewer or more.", EVERY_KEY),
    Slip("adam_step.with_d", "keys",
         "The names of the new parameters have a d: they are W1, b1, ….", EVERY_KEY),
    Slip("adam_step.steps_returned", "value",
         "The step itself is returned: subtract it from the parameter.", STEP),
    Slip("adam_step.params_alone", "pair",
         "Only the parameters are returned: return them and the new state.", MEMORY),
    # batch_norm_forward
    Slip("batch_norm_forward.rows", "axis",
         "Mean and variance are those of each row: each column, a unit, has its own (axis=0).",
         STATISTICS),
    Slip("batch_norm_forward.whole", "axis",
         "Mean and variance are those of the whole array: each column has its own (axis=0).",
         STATISTICS),
    Slip("batch_norm_forward.mean_missing", "mean",
         f"The mean is not subtracted. {CENTER}", STATISTICS),
    Slip("batch_norm_forward.mean_added", "mean", f"The mean is added. {CENTER}", STATISTICS),
    Slip("batch_norm_forward.mean_of_all", "mean",
         f"The mean of the whole array is subtracted. {CENTER}", STATISTICS),
    Slip("batch_norm_forward.median", "mean", f"The median is subtracted. {CENTER}", STATISTICS),
    Slip("batch_norm_forward.minimum", "mean", f"The minimum is subtracted. {CENTER}", STATISTICS),
    Slip("batch_norm_forward.unbiased", "variance",
         "The variance is divided by m - 1: divide by m, which is np.var's own choice.",
         STATISTICS),
    Slip("batch_norm_forward.variance_of_all", "variance",
         "The variance is that of the whole array: each column has its own (axis=0).", STATISTICS),
    Slip("batch_norm_forward.mean_square", "variance",
         "The mean of Z^2 is taken for the variance: subtract the mean before you square.",
         STATISTICS),
    Slip("batch_norm_forward.variance_sum", "variance",
         "The squares are added up and not divided by m: the variance is their mean.", STATISTICS),
    Slip("batch_norm_forward.std_under_root", "variance",
         "The standard deviation stands under the root: the variance does.", ROOT),
    Slip("batch_norm_forward.range", "variance",
         "Z is divided by its range, maximum less minimum: divide by sqrt(var + eps).", ROOT),
    Slip("batch_norm_forward.no_division", "root",
         "Z is not divided by the root of its variance.", ROOT),
    Slip("batch_norm_forward.no_root", "root",
         "Z is divided by the variance: divide by its root.", ROOT),
    Slip("batch_norm_forward.eps_outside", "root",
         "eps is added to the root: it stands under it, sqrt(var + eps).", ROOT),
    Slip("batch_norm_forward.eps_missing", "root",
         "eps is missing: a constant column gives 0 / 0, NaN.", ROOT),
    Slip("batch_norm_forward.multiplied", "root",
         "Z is multiplied by the root: divide by it.", ROOT),
    Slip("batch_norm_forward.eps_subtracted", "root",
         "eps is subtracted from the variance: add it.", ROOT),
    Slip("batch_norm_forward.eps_fixed", "eps", "eps is not used: 1e-5 is fixed in the code.",
         ARGUMENT),
    Slip("batch_norm_forward.eps_default_8", "eps",
         "The default of eps is 1e-8: the docstring says 1e-5.", ARGUMENT),
    Slip("batch_norm_forward.eps_default_3", "eps",
         "The default of eps is 1e-3: the docstring says 1e-5.", ARGUMENT),
    Slip("batch_norm_forward.normed_returned", "scale",
         "gamma and beta are not used: out = gamma * normed + beta.", SCALE),
    Slip("batch_norm_forward.exchanged", "scale",
         "gamma and beta are exchanged: gamma multiplies, beta is added.", SCALE),
    Slip("batch_norm_forward.beta_scaled", "scale",
         "gamma multiplies beta as well: only the normalised Z.", SCALE),
    Slip("batch_norm_forward.scaled_before", "scale",
         "gamma and beta are applied to Z before it is normalised, which undoes them: apply them "
         "after.", SCALE),
    Slip("batch_norm_forward.of_z", "scale",
         "gamma and beta are applied to Z itself: apply them to the normalised Z.", SCALE),
    Slip("batch_norm_forward.no_gamma", "gamma", "gamma is not used: it multiplies.", SCALE),
    Slip("batch_norm_forward.gamma_divides", "gamma", "gamma divides: it multiplies.", SCALE),
    Slip("batch_norm_forward.gamma_added", "gamma", "gamma is added: it multiplies.", SCALE),
    Slip("batch_norm_forward.one_gamma", "gamma",
         "One entry of gamma multiplies all units: each has its own.", SCALE),
    Slip("batch_norm_forward.no_beta", "beta", "beta is not used: it is added.", SCALE),
    Slip("batch_norm_forward.beta_subtracted", "beta", "beta is subtracted: it is added.", SCALE),
    Slip("batch_norm_forward.one_beta", "beta",
         "One entry of beta is added to all units: each has its own.", SCALE),
    Slip("batch_norm_forward.out_alone", "pair",
         "Only out is returned: return out and the cache.", SCALE),
    # batch_norm_backward
    *(
        Slip(f"batch_norm_backward.forward_{name}", "forward",
             f"The slopes belong to what batch_norm_forward did, and that is at fault: {fault}.",
             AS_FORWARD)
        for name, fault in (
            ("rows", "it took mean and variance of rows"),
            ("unbiased", "it divided the variance by m - 1"),
            ("no_root", "it divided by the variance, not by its root"),
            ("eps_outside", "it added eps to the root, not under it"),
            ("eps_missing", "it left eps out"),
            ("eps_fixed", "it did not use its eps"),
            ("mean_missing", "it did not subtract the mean"),
            ("whole", "it took mean and variance of the whole array"),
        )
    ),
    Slip("batch_norm_backward.statistics_constant", "constants",
         "dZ treats mean and variance as fixed: every row moves both, which takes off two terms.",
         TO_Z),
    Slip("batch_norm_backward.mean_forgotten", "through mean",
         "The way through the mean is forgotten in dZ: take off the mean of dnormed.", TO_Z),
    Slip("batch_norm_backward.mean_sign", "through mean",
         "The mean of dnormed is added in dZ: take it off.", TO_Z),
    Slip("batch_norm_backward.mean_summed", "through mean",
         "The sum of dnormed is taken off in dZ: take off its mean.", TO_Z),
    Slip("batch_norm_backward.mean_over_units", "through mean",
         "The mean of dnormed in dZ is taken over the units: take it over the rows, axis 0.",
         TO_Z),
    Slip("batch_norm_backward.mean_of_all", "through mean",
         "The mean of the whole dnormed is taken off in dZ: each column has its own, axis 0.",
         TO_Z),
    Slip("batch_norm_backward.mean_of_dout", "through mean",
         "The mean of dout is taken off in dZ: it is that of dnormed, dout * gamma.", TO_Z),
    Slip("batch_norm_backward.variance_forgotten", "through variance",
         "The way through the variance is forgotten in dZ: take off normed times the mean of "
         "dnormed * normed.", TO_Z),
    Slip("batch_norm_backward.variance_sign", "through variance",
         "The term that goes through the variance is added in dZ: take it off.", TO_Z),
    Slip("batch_norm_backward.variance_summed", "through variance",
         "The sum of dnormed * normed stands in dZ: its mean belongs there.", TO_Z),
    Slip("batch_norm_backward.variance_without_normed", "through variance",
         "The mean of dnormed * normed is taken off alone in dZ: multiply it by normed.", TO_Z),
    Slip("batch_norm_backward.variance_of_dnormed", "through variance",
         "normed times the mean of dnormed is taken off in dZ: it is the mean of "
         "dnormed * normed.", TO_Z),
    Slip("batch_norm_backward.variance_doubled", "through variance",
         "The term that goes through the variance is twice as large as it should be in dZ: the 2 "
         "of the square cancels the 1/2 of the root.", TO_Z),
    Slip("batch_norm_backward.variance_halved", "through variance",
         "The term that goes through the variance is half as large as it should be in dZ: the 2 "
         "of the square cancels the 1/2 of the root.", TO_Z),
    Slip("batch_norm_backward.variance_with_dout", "through variance",
         "The term that goes through the variance has dout in dZ: it needs dnormed, "
         "dout * gamma.", TO_Z),
    Slip("batch_norm_backward.variance_over_units", "through variance",
         "The mean of dnormed * normed in dZ is taken over the units: take it over the rows, "
         "axis 0.", TO_Z),
    Slip("batch_norm_backward.gamma_forgotten", "gamma",
         "gamma is left out of dZ: dnormed = dout * gamma.", TO_Z),
    Slip("batch_norm_backward.gamma_divides", "gamma",
         "dout is divided by gamma in dZ: multiply.", TO_Z),
    Slip("batch_norm_backward.gamma_squared", "gamma",
         "gamma is multiplied in twice in dZ: once.", TO_Z),
    Slip("batch_norm_backward.root_forgotten", "root",
         "dZ is not divided by the root.", TO_Z),
    Slip("batch_norm_backward.root_multiplies", "root",
         "dZ is multiplied by the root: divide by it.", TO_Z),
    Slip("batch_norm_backward.variance_for_root", "root",
         "dZ is divided by var + eps: divide by its root.", TO_Z),
    Slip("batch_norm_backward.root_without_eps", "root",
         "dZ is divided by the root of the variance without eps.", TO_Z),
    Slip("batch_norm_backward.times_m", "size",
         "dZ is m times too large: with sums in place of means, a 1 / m belongs before the "
         "bracket.", TO_Z),
    Slip("batch_norm_backward.over_m", "size",
         "dZ is divided by m once too often: the means have it already.", TO_Z),
    Slip("batch_norm_backward.dz_sign", "size", "dZ has the wrong sign.", TO_Z),
    Slip("batch_norm_backward.dz_is_dnormed", "way",
         "dZ is dout * gamma: it still has to go back through the normalisation.", TO_Z),
    Slip("batch_norm_backward.dz_is_dout", "way",
         "dZ is dout: it has to go back through gamma and the normalisation.", TO_Z),
    Slip("batch_norm_backward.dz_normed_again", "way",
         "dZ is dout put through the normalisation forwards: it has to go back.", TO_Z),
    Slip("batch_norm_backward.dgamma_from_z", "dgamma",
         "dgamma is built from Z: gamma multiplies the normalised Z, so it takes that.", TO_SCALE),
    Slip("batch_norm_backward.dgamma_from_out", "dgamma",
         "dgamma is built from out: gamma multiplies the normalised Z, so it takes that.",
         TO_SCALE),
    Slip("batch_norm_backward.dgamma_from_centered", "dgamma",
         "dgamma is built from Z - mean: divide it by the root, as forward did.", TO_SCALE),
    Slip("batch_norm_backward.dgamma_is_dbeta", "dgamma",
         "dgamma lacks the normalised Z: it is the sum of dout * normed.", TO_SCALE),
    Slip("batch_norm_backward.dgamma_without_dout", "dgamma",
         "dgamma lacks dout: it is the sum of dout * normed.", TO_SCALE),
    Slip("batch_norm_backward.dgamma_from_dnormed", "dgamma",
         "dgamma has gamma in it: it is the sum of dout * normed.", TO_SCALE),
    *(
        slip
        for name, what in (("dgamma", "dout * normed"), ("dbeta", "dout"))
        for slip in (
            Slip(f"batch_norm_backward.{name}_mean", f"{name} sum",
                 f"{name} is a mean over the rows: gamma and beta act on every row, so sum "
                 f"{what}.", TO_SCALE),
            Slip(f"batch_norm_backward.{name}_not_summed", f"{name} sum",
                 f"{name} still has a row for each example: sum over axis 0.", TO_SCALE),
            Slip(f"batch_norm_backward.{name}_over_units", f"{name} sum",
                 f"{name} is a sum over the units: sum over the rows, axis 0.", TO_SCALE),
            Slip(f"batch_norm_backward.{name}_one_number", f"{name} sum",
                 f"{name} is one number: each unit has its own, so sum over axis 0.", TO_SCALE),
            Slip(f"batch_norm_backward.{name}_flat", f"{name} sum",
                 f"{name} has lost an axis: keepdims=True keeps it (1, H).", TO_SCALE),
            Slip(f"batch_norm_backward.{name}_sign", f"{name} sum",
                 f"{name} has the wrong sign: it is the sum of {what}.", TO_SCALE),
            Slip(f"batch_norm_backward.{name}_zero", f"{name} sum",
                 f"{name} is all zeros: it is the sum of {what}.", TO_SCALE),
        )
    ),
    Slip("batch_norm_backward.means", "both sums",
         "dgamma and dbeta are means over the rows: gamma and beta act on every row, so sum.",
         TO_SCALE),
    Slip("batch_norm_backward.flat", "both sums",
         "dgamma and dbeta have lost an axis: keepdims=True keeps them (1, H).", TO_SCALE),
    Slip("batch_norm_backward.dbeta_from_dnormed", "dbeta",
         "dbeta has gamma in it: it is the sum of dout alone.", TO_SCALE),
    Slip("batch_norm_backward.dbeta_from_normed", "dbeta",
         "dbeta has the normalised Z in it: it is the sum of dout alone.", TO_SCALE),
    Slip("batch_norm_backward.scales_exchanged", "order",
         "dgamma and dbeta are exchanged: return dZ, dgamma, dbeta.", TO_SCALE),
    Slip("batch_norm_backward.dz_last", "order",
         "dZ comes last: return dZ, dgamma, dbeta.", TO_SCALE),
)  # fmt: skip


def gradient_norms(made: Made, grads):
    """Measure gradients, with the turns that learners take."""
    norms = {name: _norm(made, grad) for name, grad in grads.items()}
    total = np.sqrt(sum(np.sum(norm**2) for norm in norms.values()))
    if made("rounded"):
        norms = {name: np.round(norm, 2) for name, norm in norms.items()}
    if made("one_number"):
        return total
    if made("same_for_all"):
        norms = dict.fromkeys(norms, total)
    if made("divided_by_total"):
        norms = {name: norm / total for name, norm in norms.items()}
    norms = {name: norm for name, norm in norms.items() if _is_measured(made, name)}
    if made("first_only"):
        norms = dict(list(norms.items())[:1])
    if made("listed"):
        return list(norms.values())
    return {name[1:]: norm for name, norm in norms.items()} if made("without_d") else norms


_MEASURES = {
    "squared": lambda g: np.sum(g**2),
    "absolute": lambda g: np.sum(np.abs(g)),
    "largest": lambda g: np.max(np.abs(g)),
    "root_mean_square": lambda g: np.sqrt(np.mean(g**2)),
    "mean_absolute": lambda g: np.mean(np.abs(g)),
    "mean_square": lambda g: np.mean(g**2),
    "sum": np.sum,
    "mean": np.mean,
    "sum_squared": lambda g: np.abs(np.sum(g)),
    "deviation": np.std,
    "spectral": lambda g: np.linalg.norm(g, 2),
    "nuclear": lambda g: np.linalg.norm(g, "nuc"),
    "product_1": lambda g: np.linalg.norm(g, 1),
    "per_column": lambda g: np.sqrt(np.sum(g**2, axis=0)),
    "per_row": lambda g: np.sqrt(np.sum(g**2, axis=1)),
}


def _norm(made, grad):
    for name, measure in _MEASURES.items():
        if made(name):
            return measure(grad)
    return np.sqrt(np.sum(grad**2))


def _is_measured(made, name):
    if made("weights_only"):
        return name[1] == "W"
    if made("biases_only"):
        return name[1] == "b"
    return not made("two_layers") or name[2:] in ("1", "2")


def dead_units(made: Made, cache):
    """Find dead units, with the turns that learners take."""
    A1 = cache["Z1"] if made("of_z1") else cache["A2"] if made("of_a2") else cache["A1"]
    dead = _quiet(made, _looked_at(made, A1))
    if made("alive"):
        dead = ~dead
    if made("counted"):
        return np.sum(dead)
    if made("share"):
        return np.mean(dead)
    if made("numbers"):
        return np.flatnonzero(dead)
    return dead.reshape(1, -1) if made("row") else dead


def _looked_at(made, A1):
    if made("first_example"):
        return A1[:1]
    return A1[-1:] if made("last_example") else A1


def _quiet(made, A1):
    if made("sum_is_0"):
        return np.sum(A1, axis=0) == 0
    if made("sum_not_above_0"):
        return np.sum(A1, axis=0) <= 0
    if made("smallest_is_0"):
        return np.min(A1, axis=0) == 0
    zero = _is_zero(made, A1)
    if made("per_entry"):
        return zero
    axis = None if made("whole") else int(made("per_example"))
    if made("any"):
        return np.any(zero, axis=axis)
    return np.mean(zero, axis=axis) > 0.5 if made("most") else np.all(zero, axis=axis)


def _is_zero(made, A1):
    if made("not_above_0"):
        return A1 <= 0
    if made("below_0"):
        return A1 < 0
    if made("above_0"):
        return A1 > 0
    if made("not_0"):
        return A1 != 0
    return np.abs(A1) < 0.05 if made("small") else A1 == 0


def diagnose(made: Made, history, norms, dead):
    """Name an illness, with the turns that learners take."""
    losses = np.array(history, float)
    holds = {
        "exploding": _explodes(made, losses),
        "dead units": _is_dead(made, np.asarray(dead)),
        "vanishing": _vanishes(made, norms),
        "learning rate": _rate_is_wrong(made, losses),
    }
    found = [word for word in _order(made) if holds[word]]
    word = found[-1 if made("last_rule_wins") else 0] if found else "healthy"
    return _spelt(made, word)


def _order(made):
    first, second, third, fourth = "exploding", "dead units", "vanishing", "learning rate"
    if made("dead_first"):
        return second, first, third, fourth
    if made("vanishing_before_dead"):
        return first, third, second, fourth
    if made("vanishing_first"):
        return third, first, second, fourth
    if made("rate_before_vanishing"):
        return first, second, fourth, third
    if made("rate_before_dead"):
        return first, fourth, second, third
    if made("rate_first"):
        return fourth, first, second, third
    if made("exploding_last"):
        return second, third, first, fourth
    return first, second, third, fourth


def _spelt(made, word):
    if made("capitals"):
        return word.capitalize()
    if made("underscores"):
        return word.replace(" ", "_")
    if made("hyphens"):
        return word.replace(" ", "-")
    if made("gradients") and word in ("exploding", "vanishing"):
        return f"{word} gradients"
    others = {"dead": "dead", "dead_unit": "dead unit", "dead_relu": "dead relu"}
    if word == "dead units":
        return next((other for name, other in others.items() if made(name)), word)
    if made("lr") and word == "learning rate":
        return "lr"
    return "ok" if made("ok") and word == "healthy" else word


def _explodes(made, losses):
    if made("no_exploding"):
        return False
    first, last = losses[0], losses[-1]
    not_finite = ~np.isfinite(losses)
    if made("nan_unseen"):
        not_finite = np.isinf(losses)
    if made("inf_unseen"):
        not_finite = np.isnan(losses)
    if made("not_finite_unseen"):
        not_finite = np.zeros(1, bool)
    if made("last_finite_only"):
        not_finite = not_finite[-1:]
    limits = {"growth_1": 1, "growth_2": 2, "growth_100": 100, "growth_1000": 1000}
    limit = next((times for name, times in limits.items() if made(name)), 10) * first
    grown = last > limit
    if made("no_growth"):
        grown = False
    if made("growth_anywhere"):
        grown = np.any(losses > limit)
    if made("growth_absolute"):
        grown = last > 10
    return bool(np.any(not_finite) or grown)


def _is_dead(made, dead):
    share = np.mean(dead)
    if made("any_dead"):
        return share > 0
    if made("all_dead"):
        return share == 1
    if made("more_than_half_dead"):
        return share > 0.5
    if made("half_alive"):
        return 1 - share >= 0.5
    if made("few_dead"):
        return share >= 0.25
    return not made("no_dead") and share >= 0.5


_AVERAGES = {
    "mean": np.mean,
    "last_epoch": lambda values: values[-1],
    "first_epoch": lambda values: values[0],
    "largest": np.max,
    "smallest": np.min,
}


def _vanishes(made, norms):
    if made("no_vanishing"):
        return False
    kind = "db" if made("biases") else "dW"
    last_name = _last_name(made, norms[0], kind)
    average = next((own for name, own in _AVERAGES.items() if made(name)), np.median)
    first = average([norm[f"{kind}1"] for norm in norms])
    last = average([norm[last_name] for norm in norms])
    if made("reversed"):
        return last < first / 100
    if made("smaller_at_all"):
        return first < last
    if made("ratio_10"):
        return first < last / 10
    if made("ratio_1e6"):
        return first < last / 1e6
    return first < 1e-3 if made("absolute") else first < last / 100


def _last_name(made, norm, kind):
    names = [name for name in norm if name.startswith(kind)]
    if made("alphabet"):
        return max(names)
    if made("layer_2"):
        return f"{kind}2"
    return list(norm)[-1] if made("last_key") else max(names, key=lambda name: int(name[2:]))


def _rate_is_wrong(made, losses):
    if made("no_rate"):
        return False
    first, last = losses[0], losses[-1]
    rises = np.mean(np.diff(losses) < 0 if made("falls") else np.diff(losses) > 0)
    bounces = rises >= _share_of_rises(made)
    if made("no_rises"):
        bounces = False
    if made("any_rise"):
        bounces = rises > 0
    shares = {"standstill_rise": 1.0, "standstill_001": 0.01, "standstill_half": 0.5}
    limit = next((share for name, share in shares.items() if made(name)), 0.99) * first
    stands = last > limit
    if made("no_standstill"):
        stands = False
    if made("standstill_reversed"):
        stands = last < limit
    if made("standstill_lowest"):
        stands = losses.min() > limit
    return bool(bounces and stands if made("both_signs") else bounces or stands)


def _share_of_rises(made):
    if made("most_rise"):
        return 0.5000001
    return 0.1 if made("tenth_rises") else 0.25


_DEFAULT_SLOPES = {
    "default_01": 0.1,
    "default_02": 0.2,
    "default_03": 0.3,
    "default_0001": 0.001,
}


def _slope(made, slope):
    """Return the slope that is used; None stands for one that was not given."""
    if made("fixed"):
        return 0.01
    default = next((own for name, own in _DEFAULT_SLOPES.items() if made(name)), 0.01)
    return default if slope is None else slope


def leaky_relu(made: Made, z, slope=None):
    """Let negative values through a little, with the turns that learners take."""
    slope = _slope(made, slope)
    if made("derivative"):
        return np.where(z > 0, 1.0, slope)
    if made("sigmoid"):
        return 1 / (1 + np.exp(-z))
    if made("tanh"):
        return np.tanh(z)
    above = z < 0 if made("swapped") else z > 0
    return np.where(above, _above(made, z, slope), _below(made, z, slope))


def _above(made, z, slope):
    if made("everywhere"):
        return slope * z
    if made("leak_added"):
        return (1 + slope) * z
    if made("leak_taken"):
        return (1 - slope) * z
    return np.ones_like(z) if made("one") else z


def _below(made, z, slope):
    if made("plain_relu"):
        return 0.0 * z
    if made("constant"):
        return slope + 0 * z
    if made("sign"):
        return -slope * z
    if made("divided"):
        return z / np.float64(slope)
    if made("added"):
        return z + slope
    if made("subtracted"):
        return z - slope
    if made("untouched"):
        return z
    if made("exponential"):
        return slope * (np.exp(z) - 1)
    return slope * z**2 if made("squared") else slope * z


def leaky_relu_derivative(made: Made, z, slope=None):
    """Take the slope, with the turns that learners take."""
    slope = _slope(made, slope)
    if made("sigmoid"):
        return np.exp(-z) / (1 + np.exp(-z)) ** 2
    if made("tanh"):
        return 1 - np.tanh(z) ** 2
    edge = 1.0 if made("at_output") else 0.0
    above = z < edge if made("swapped") else z > edge
    slopes = np.where(above, _slope_above(made, z, slope), _slope_below(made, z, slope))
    if made("one_at_0"):
        slopes = np.where(z == 0, 1.0, slopes)
    if made("zero_at_0"):
        slopes = np.where(z == 0, 0.0, slopes)
    return np.where(z == 0, (1 + slope) / 2, slopes) if made("half_at_0") else slopes


def _slope_above(made, z, slope):
    if made("z_above"):
        return z
    if made("slope_above"):
        return slope
    if made("one_and_slope"):
        return 1 + slope
    return 0.0 if made("zero_above") else 1.0


def _slope_below(made, z, slope):
    if made("plain_relu"):
        return 0.0
    if made("times_z"):
        return slope * z
    if made("sign"):
        return -slope
    if made("one_below"):
        return 1.0
    if made("minus_one"):
        return -1.0
    return 1 - slope if made("remainder") else slope


def clip_gradients(made: Made, grads, max_norm):
    """Shorten gradients, with the turns that learners take."""
    clipped = {}
    for place, (name, grad) in enumerate(grads.items()):
        total = _total(made, name, grads)
        factor = _factor(made, total, max_norm) if _is_long(made, total, max_norm) else 1.0
        kinds = {"W": "biases_only_scaled", "b": "weights_only_scaled"}
        if made(kinds[name[1]]) or (made("first_only_scaled") and place):
            factor = 1.0
        clipped[name] = factor * grad
        if made("per_entry"):
            clipped[name] = np.clip(grad, -max_norm, max_norm)
        if made("cut_above"):
            clipped[name] = np.minimum(grad, max_norm)
        if made("set_to_max") and _is_long(made, total, max_norm):
            clipped[name] = np.full(grad.shape, max_norm)
    if made("weights_returned"):
        clipped = {name: grad for name, grad in clipped.items() if name[1] == "W"}
    if made("two_layers"):
        clipped = {name: grad for name, grad in clipped.items() if name[2:] in ("1", "2")}
    return (clipped, _total(made, "", grads)) if made("total_too") else clipped


def _total(made, name, grads):
    """Measure what counts for the array of this name."""
    arrays = list(grads.values())
    if made("per_array"):
        arrays = [grads[name]]
    if made("per_layer"):
        arrays = [grad for other, grad in grads.items() if other[2:] == name[2:]]
    if made("weights_only_measured"):
        arrays = [grad for other, grad in grads.items() if other[1] == "W"]
    if made("first_only_measured"):
        arrays = arrays[:1]
    if made("last_only_measured"):
        arrays = arrays[-1:]
    norms = [np.sqrt(np.sum(array**2)) for array in arrays]
    entries = np.concatenate([np.ravel(array) for array in arrays])
    if made("norms_added"):
        return np.sum(norms)
    if made("largest_norm"):
        return np.max(norms)
    if made("no_root"):
        return np.sum(entries**2)
    if made("absolute"):
        return np.sum(np.abs(entries))
    if made("largest_entry"):
        return np.max(np.abs(entries))
    return np.sqrt(np.mean(entries**2) if made("mean_square") else np.sum(entries**2))


def _is_long(made, total, max_norm):
    if made("always"):
        return True
    if made("never"):
        return False
    if made("when_short"):
        return total < max_norm
    if made("square_compared"):
        return total**2 > max_norm
    return total > (1 if made("compared_to_1") else max_norm)


def _factor(made, total, max_norm):
    if made("factor_inverted"):
        return total / max_norm
    if made("unit_length"):
        return 1 / total
    if made("not_divided"):
        return max_norm
    if made("divided_by_max"):
        return 1 / max_norm
    if made("divided_twice"):
        return max_norm / total**2
    return 0.0 if made("set_to_zero") else max_norm / total


def step_decay(made: Made, lr, epoch, drop=None, every=None):
    """Let the rate drop, with the turns that learners take."""
    drop = _or_default(drop, 0.1 if made("drop_default") else 0.5)
    default = 10 if made("every_default_10") else 50 if made("every_default_50") else 100
    every = _or_default(every, default)
    drop = 0.5 if made("drop_fixed") else drop
    count = np.float64(_drops(made, epoch, 100 if made("every_fixed") else every))
    if made("inverted"):
        return lr / drop**count
    if made("taken_off"):
        return lr * (1 - drop) ** count
    if made("linear"):
        return lr * drop * count
    if made("subtracted"):
        return lr - drop * count
    if made("power_reversed"):
        return lr * count**drop
    if made("exponential"):
        return lr * np.exp(-drop * count)
    if made("hyperbolic"):
        return lr / (1 + drop * count)
    if made("lr_in_power"):
        return (lr * drop) ** count
    return drop**count if made("factor_only") else lr * drop**count


def _or_default(value, default):
    return default if value is None else value


def _drops(made, epoch, every):
    if made("smooth"):
        return epoch / every
    if made("remainder"):
        return epoch % every
    if made("one_early"):
        return epoch // every + 1
    if made("next_epoch"):
        return (epoch + 1) // every
    if made("epoch_before"):
        return max(epoch - 1, 0) // every
    if made("rounded"):
        return round(epoch / every)
    if made("ceiling"):
        return -(-epoch // every)
    if made("every_epoch"):
        return epoch
    if made("once"):
        return min(epoch // every, 1)
    if made("only_at"):
        return int(epoch > 0 and epoch % every == 0)
    return epoch // every


def cosine_decay(made: Made, lr, epoch, epochs):
    """Let the rate fall along a cosine, with the turns that learners take."""
    part = _part(made, epoch, epochs)
    if made("brackets"):
        return lr / 2 + np.cos(_angle(made, part, epochs))
    half = lr / 2
    if made("not_halved"):
        half = lr
    if made("quartered"):
        half = lr / 4
    if made("lr_missing"):
        half = 1 / 2
    wave = _wave(made, _angle(made, part, epochs), part)
    return half / np.float64(wave) if made("divided") else half * wave


def _part(made, epoch, epochs):
    if made("whole_numbers"):
        return epoch // epochs
    if made("epoch_after"):
        return (epoch + 1) / epochs
    if made("last_epoch"):
        return epoch / (epochs - 1)
    return epoch / epochs


def _angle(made, part, epochs):
    if made("degrees"):
        return 180 * part
    if made("no_pi"):
        return part
    if made("whole_wave"):
        return 2 * np.pi * part
    if made("half_angle"):
        return np.pi / 2 * part
    if made("pi_rounded"):
        return 3.14 * part
    if made("epochs_missing"):
        return np.pi * part * epochs
    if made("pi_divides"):
        return part / np.pi
    return np.pi / np.float64(part) if made("upside_down") else np.pi * part


def _wave(made, angle, part):
    if made("no_one"):
        return np.cos(angle)
    if made("minus"):
        return 1 - np.cos(angle)
    if made("sine"):
        return 1 + np.sin(angle)
    if made("absolute"):
        return 2 * np.abs(np.cos(angle))
    if made("linear"):
        return 2 * (1 - part)
    if made("exponential"):
        return 1 + np.exp(angle)
    return 2 * np.cos(angle / 2) if made("quarter_wave") else 1 + np.cos(angle)


_BETAS = {
    "beta2_default_99": (0.9, 0.99),
    "beta1_default_99": (0.99, 0.999),
    "beta2_default_9": (0.9, 0.9),
}


def adam_step(made: Made, params, grads, state, lr=None, beta1=None, beta2=None, eps=1e-8):
    """Take a step of Adam, with the turns that learners take.

    In place of a state stands the call that returned it, from which it is built anew.
    """
    rate = 0.001 if made("lr_fixed") else _or_default(lr, 0.01 if made("lr_default") else 0.001)
    memory = _remembered(made, params, grads, state, beta1, beta2)
    new = {}
    for place, (name, value) in enumerate(params.items()):
        t, m, v = memory[name]
        top, below = _corrected(made, m, v, _t(made, t, place, params), _betas(made, beta1, beta2))
        if made("gradient_for_m"):
            top = grads["d" + name]
        if made("sign_only"):
            top = np.sign(top)
        step = _rate(made, rate, t) * _quotient(made, top, below, eps)
        step = -step if made("climb") else step
        if made({"W": "biases_only", "b": "weights_only"}[name[0]]):
            step = 0.0 * value
        kept = value * (1 - 0.01 * rate) if made("weight_decay") else value
        new[name] = step if made("steps_returned") else kept - step
    new = _renamed(made, new)
    return new if made("params_alone") else (new,)


def _renamed(made, new):
    if made("two_layers"):
        return {name: new[name] for name in ("W1", "b1", "W2", "b2")}
    return {"d" + name: value for name, value in new.items()} if made("with_d") else new


def _betas(made, beta1, beta2):
    if made("beta_fixed"):
        return 0.9, 0.999
    first, second = next((own for name, own in _BETAS.items() if made(name)), (0.9, 0.999))
    betas = _or_default(beta1, first), _or_default(beta2, second)
    return betas[::-1] if made("betas_exchanged") else betas


def _remembered(made, params, grads, state, beta1, beta2):
    """Return, for each parameter, the number of the step, m and v."""
    betas = _betas(made, beta1, beta2)
    if isinstance(state, Call):
        old = _stored(made, state)
    elif state:
        raise TypeError("this state is not known")
    else:
        old = {}
    memory = {}
    for name in params:
        t, m, v = (0, 0.0, 0.0) if made("all_forgotten") else old.get(name, (0, 0.0, 0.0))
        t += 1
        g = grads["d" + name]
        if made("starts_from_gradient") and t == 1:
            m, v = g, g**2
        m = 0.0 if made("forgotten") or made("m_forgotten") else m
        v = 0.0 if made("forgotten") or made("v_forgotten") else v
        m = _first(made, m, g, betas)
        v = _second(made, v, m, g, betas)
        memory[name] = t, m, v
    return memory


def _stored(made, call):
    """Return what a call left in its state."""
    given = call.kwargs.get("beta1"), call.kwargs.get("beta2")
    memory = _remembered(made, *call.args[:3], *given)
    if made("corrected_kept"):
        betas = _betas(made, *given)
        memory = {n: (t, *_corrected(made, m, v, t, betas)) for n, (t, m, v) in memory.items()}
    return memory


def _first(made, m, g, betas):
    beta1, beta2 = betas
    if made("m_sums"):
        return beta1 * m + g
    if made("m_weights_exchanged"):
        return (1 - beta1) * m + beta1 * g
    if made("m_is_gradient"):
        return g
    if made("m_with_beta2"):
        return beta2 * m + (1 - beta2) * g
    return (1 if made("m_not_faded") else beta1) * m + (1 - beta1) * g


def _second(made, v, m, g, betas):
    beta1, beta2 = betas
    if made("v_sums"):
        return beta2 * v + g**2
    if made("v_weights_exchanged"):
        return (1 - beta2) * v + beta2 * g**2
    if made("v_not_squared"):
        return beta2 * v + (1 - beta2) * g
    if made("v_absolute"):
        return beta2 * v + (1 - beta2) * np.abs(g)
    if made("v_with_beta1"):
        return beta1 * v + (1 - beta1) * g**2
    if made("v_of_m"):
        return beta2 * v + (1 - beta2) * m**2
    if made("v_adds_up"):
        return v + g**2
    if made("v_one_number"):
        return beta2 * v + (1 - beta2) * np.sum(g**2)
    return (1 if made("v_not_faded") else beta2) * v + (1 - beta2) * g**2


def _t(made, t, place, params):
    """Return what is taken for the number of the step."""
    if made("t_from_0"):
        return t - 1
    if made("t_from_2"):
        return t + 1
    if made("t_stays"):
        return 1
    return (t - 1) * len(params) + place + 1 if made("t_per_parameter") else t


def _corrected(made, m, v, t, betas):
    beta1, beta2 = betas
    first, second = np.float64(1 - beta1**t), np.float64(1 - beta2**t)
    if made("correction_linear"):
        first, second = 1 - beta1 * t, 1 - beta2 * t
    if made("correction_multiplied"):
        first, second = 1 / first, 1 / second
    if made("correction_exchanged"):
        first, second = second, first
    if made("correction_of_m_for_both"):
        second = first
    if made("no_correction") or made("m_uncorrected"):
        first = 1.0
    if made("no_correction") or made("v_uncorrected"):
        second = 1.0
    return m / first, v / second


def _quotient(made, m, v, eps):
    if made("no_root"):
        return m / (v + eps)
    if made("eps_inside"):
        return m / np.sqrt(v + eps)
    if made("eps_missing"):
        return m / np.sqrt(v)
    if made("eps_fixed"):
        return m / (np.sqrt(v) + 1e-8)
    if made("eps_subtracted"):
        return m / (np.sqrt(v) - eps)
    if made("eps_behind"):
        return m / np.sqrt(v) + eps
    if made("root_of_m"):
        return np.sqrt(m) / (v + eps)
    if made("root_multiplied"):
        return m * (np.sqrt(v) + eps)
    return m if made("no_v") else m / (np.sqrt(v) + eps)


def _rate(made, rate, t):
    if made("no_lr"):
        return 1.0
    if made("lr_squared"):
        return rate**2
    return rate / t if made("lr_over_t") else rate


def batch_norm_forward(made: Made, Z, gamma, beta, eps=None):
    """Normalise, with the turns that learners take."""
    eps = _eps(made, eps)
    if made("scaled_before"):
        normed, _ = _normed(made, gamma * Z + beta, eps)
        return (normed,)
    normed, _ = _normed(made, Z, eps)
    out = _scaled(made, Z if made("of_z") else normed, gamma, beta)
    return out if made("out_alone") else (out,)


def _eps(made, eps):
    if made("eps_fixed"):
        return 1e-5
    default = 1e-8 if made("eps_default_8") else 1e-3 if made("eps_default_3") else 1e-5
    return _or_default(eps, default)


def _normed(made, Z, eps):
    """Return the normalised Z, and what it was divided by."""
    if made("rows"):
        centered = Z - Z.mean(axis=1, keepdims=True)
        variance = Z.var(axis=1, keepdims=True)
    elif made("whole"):
        centered, variance = Z - Z.mean(), np.full((1, Z.shape[1]), Z.var())
    else:
        centered, variance = _centered(made, Z), _variance(made, Z)
    root = _root(made, variance, eps)
    return centered / root, root


def _centered(made, Z):
    mean = Z.mean(axis=0, keepdims=True)
    if made("mean_missing"):
        return Z
    if made("mean_added"):
        return Z + mean
    if made("mean_of_all"):
        return Z - Z.mean()
    if made("median"):
        return Z - np.median(Z, axis=0, keepdims=True)
    return Z - Z.min(axis=0, keepdims=True) if made("minimum") else Z - mean


def _variance(made, Z):
    variance = Z.var(axis=0, keepdims=True)
    if made("unbiased"):
        return Z.var(axis=0, keepdims=True, ddof=1)
    if made("variance_of_all"):
        return Z.var()
    if made("mean_square"):
        return (Z**2).mean(axis=0, keepdims=True)
    if made("variance_sum"):
        return variance * len(Z)
    if made("std_under_root"):
        return np.sqrt(variance)
    return np.ptp(Z, axis=0, keepdims=True) ** 2 if made("range") else variance


def _root(made, variance, eps):
    root = np.sqrt(variance + eps)
    if made("no_division"):
        return np.ones_like(root)
    if made("no_root"):
        return variance + eps
    if made("eps_outside"):
        return np.sqrt(variance) + eps
    if made("eps_missing"):
        return np.sqrt(variance)
    if made("multiplied"):
        return 1 / root
    return np.sqrt(variance - eps) if made("eps_subtracted") else root


def _scaled(made, normed, gamma, beta):
    if made("normed_returned"):
        return normed
    if made("exchanged"):
        return beta * normed + gamma
    if made("beta_scaled"):
        return gamma * (normed + beta)
    stretched = gamma * normed
    if made("no_gamma"):
        stretched = normed
    if made("gamma_divides"):
        stretched = normed / gamma
    if made("gamma_added"):
        stretched = normed + gamma
    if made("one_gamma"):
        stretched = gamma[0, 0] * normed
    if made("no_beta"):
        return stretched
    if made("beta_subtracted"):
        return stretched - beta
    return stretched + (beta[0, 0] if made("one_beta") else beta)


def batch_norm_backward(made: Made, dout, cache):
    """Go back through the normalisation, with the turns that learners take.

    In place of the cache stands the call that returned it.
    """
    Z, gamma, beta = cache.args[:3]
    eps = cache.kwargs.get("eps", 1e-5)
    eps = 1e-5 if made("forward_eps_fixed") else eps
    normed, root = _normed(lambda name: made(f"forward_{name}"), Z, eps)
    dgamma = _summed(made, "dgamma", _to_gamma(made, dout, Z, normed, root, gamma, beta))
    dbeta = _summed(made, "dbeta", _to_beta(made, dout, normed, gamma))
    dZ = _to_z(made, dout, normed, root, gamma, Z)
    if made("scales_exchanged"):
        return dZ, dbeta, dgamma
    return (dgamma, dbeta, dZ) if made("dz_last") else (dZ, dgamma, dbeta)


def _to_gamma(made, dout, Z, normed, root, gamma, beta):
    if made("dgamma_from_z"):
        return dout * Z
    if made("dgamma_from_out"):
        return dout * (gamma * normed + beta)
    if made("dgamma_from_centered"):
        return dout * normed * root
    if made("dgamma_is_dbeta"):
        return dout
    if made("dgamma_without_dout"):
        return normed
    return dout * gamma * normed if made("dgamma_from_dnormed") else dout * normed


def _to_beta(made, dout, normed, gamma):
    if made("dbeta_from_dnormed"):
        return dout * gamma
    return dout * normed if made("dbeta_from_normed") else dout


def _summed(made, name, terms):
    total = terms.sum(axis=0, keepdims=True)
    if made(f"{name}_mean") or made("means"):
        total = total / len(terms)
    if made(f"{name}_not_summed"):
        return terms
    if made(f"{name}_over_units"):
        return terms.sum(axis=1, keepdims=True)
    if made(f"{name}_one_number"):
        return terms.sum()
    if made(f"{name}_sign"):
        total = -total
    if made(f"{name}_zero"):
        total = np.zeros_like(total)
    return total[0] if made(f"{name}_flat") or made("flat") else total


def _to_z(made, dout, normed, root, gamma, Z):
    dnormed = dout * _stretch(made, gamma)
    if made("dz_is_dout"):
        return dout
    if made("dz_is_dnormed"):
        return dnormed
    if made("dz_normed_again"):
        return (dnormed - dnormed.mean(axis=0)) / np.sqrt(dnormed.var(axis=0) + 1e-5)
    bracket = dnormed
    if not made("statistics_constant"):
        through_mean = _through_mean(made, dnormed, dout)
        bracket = dnormed - through_mean - _through_variance(made, dnormed, dout, normed)
    sizes = {"times_m": len(dout), "over_m": 1 / len(dout), "dz_sign": -1}
    size = next((size for name, size in sizes.items() if made(name)), 1)
    return size * bracket / _divisor(made, root, Z)


def _stretch(made, gamma):
    if made("gamma_forgotten"):
        return 1.0
    if made("gamma_divides"):
        return 1 / gamma
    return gamma**2 if made("gamma_squared") else gamma


def _through_mean(made, dnormed, dout):
    mean = dnormed.mean(axis=0, keepdims=True)
    if made("mean_forgotten"):
        return 0.0
    if made("mean_sign"):
        return -mean
    if made("mean_summed"):
        return mean * len(dout)
    if made("mean_over_units"):
        return dnormed.mean(axis=1, keepdims=True)
    if made("mean_of_all"):
        return dnormed.mean()
    return dout.mean(axis=0, keepdims=True) if made("mean_of_dout") else mean


def _through_variance(made, dnormed, dout, normed):
    mean = (dnormed * normed).mean(axis=0, keepdims=True)
    if made("variance_forgotten"):
        return 0.0
    if made("variance_without_normed"):
        return mean
    if made("variance_of_dnormed"):
        mean = dnormed.mean(axis=0, keepdims=True)
    if made("variance_with_dout"):
        mean = (dout * normed).mean(axis=0, keepdims=True)
    if made("variance_over_units"):
        mean = (dnormed * normed).mean(axis=1, keepdims=True)
    factors = {"variance_sign": -1, "variance_summed": len(dout), "variance_doubled": 2,
               "variance_halved": 0.5}  # fmt: skip
    return next((f for name, f in factors.items() if made(name)), 1) * normed * mean


def _divisor(made, root, Z):
    if made("root_forgotten"):
        return 1.0
    if made("root_multiplies"):
        return 1 / root
    if made("variance_for_root"):
        return root**2
    return np.sqrt(Z.var(axis=0, keepdims=True)) if made("root_without_eps") else root


def _differ(one, other):
    """Whether two dicts of arrays have the same keys and shapes, and other numbers."""
    if not isinstance(one, dict) or not isinstance(other, dict) or one.keys() != other.keys():
        return False
    pairs = [(one[name], other[name]) for name in one]
    if not all(isinstance(a, np.ndarray) and isinstance(b, np.ndarray) for a, b in pairs):
        return False
    if not all(a.shape == b.shape and a.dtype.kind in "iuf" for a, b in pairs):
        return False
    return not all(np.array_equal(a, b, equal_nan=True) for a, b in pairs)


def _changes_its_argument(calls):
    """Whether a call left its first dict of arrays with other numbers in it."""
    return any(call.after and call.args and _differ(call.args[0], call.after[0]) for call in calls)


def _same(one, other):
    return isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys() and all(
        np.array_equal(one[name], other[name]) for name in one
    )  # fmt: skip


def _remembers_elsewhere(calls):
    """Whether two calls alike in every argument, the state included, ended differently."""
    known = [call for call in calls if len(call.args) == 3 and isinstance(call.value, tuple)]
    return any(
        one.args[2] is other.args[2]
        and isinstance(one.args[2], Call)
        and dict(one.kwargs) == dict(other.kwargs)
        and _same(one.args[0], other.args[0])
        and _same(one.args[1], other.args[1])
        and bool(one.value and other.value)
        and _differ(one.value[0], other.value[0])
        for place, one in enumerate(known)
        for other in known[:place]
    )


IN_PLACE = (
    "Print the argument before and after the call.",
    "A name is no copy: what do `-=`, `*=` and `grads[name] = …` change, in whose array or dict?",
    "a = b lets both names stand for one array: a *= 2 doubles b as well; a = 2 * b does not.",
    "Build a new dict, and write `a - b` or `factor * a`, which make new arrays.",
)
SIGNS = (
    Sign("clip_gradients.in_place",
         "The gradients that were handed in are changed: build a new dict with new arrays.",
         _changes_its_argument, IN_PLACE),
    Sign("adam_step.in_place",
         "The parameters that were handed in are changed: build a new dict with new arrays.",
         _changes_its_argument, IN_PLACE),
    Sign("adam_step.remembers_elsewhere",
         "Two steps from the same state end differently: the state is changed by the first one, or "
         "something is kept outside of it. Build a new state, and keep all in it.",
         _remembers_elsewhere, MEMORY),
)  # fmt: skip
