"""Step 3: what goes wrong in the forward pass, as choices in the reference's own program."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from step2_activations import relu, sigmoid

from grader.diagnosis.api import Call, Made, Sign, Slip

CHAINS = {"forward": {"Z1": ("Z1",), "A1": ("A1",), "Z2": ("Z2",), "A2": ("A2",)}}
NAMES = {"forward": ("A2", "cache")}


def axes(X, params=None):
    """Name the sizes of a call."""
    layers = params if isinstance(params, dict) else {}
    outputs = {np.shape(layers["W2"])[1]: "outputs"} if "W2" in layers else {}
    hidden = {np.shape(layers["W1"])[1]: "hidden units"} if "W1" in layers else {}
    return {**outputs, **hidden, np.shape(X)[1]: "inputs", len(X): "examples"}


LAYER = (
    "Compute Z1 of one example by hand, with two inputs and one hidden unit.",
    "Z = (what comes in) W + b. What comes into layer 1, what into layer 2?",
    "Inputs [1, 2], weights [3, -1] of one unit, bias 0.5: Z1 = 1 * 3 + 2 * (-1) + 0.5 = 1.5.",
    "Each layer is a matrix product of what comes in with its weights, plus its own bias; layer 2 "
    "gets A1.",
)
BIAS = (
    "What does the network answer to an example of zeros?",
    "Z = (what comes in) W + b: which b belongs to which layer, with which sign, how often?",
    "Inputs [0, 0] and bias 0.5: Z = 0.5, whatever the weights are. Without the bias it is 0.",
    "Add the bias of the same layer, as it is, once, right after the matrix product.",
)
BIAS_SHAPE = (
    "Print the shapes of the product and of the bias side by side.",
    "The product has a row for each example; b has one row. What does NumPy do with one row?",
    "[[1, 2], [3, 4]] + [[10, 20]] = [[11, 22], [13, 24]]: one row is added to each row.",
    "Add b as it is, of shape (1, units): no transpose, no sum, no index.",
)
HIDDEN = (
    "Which of the two activations belongs to the hidden layer?",
    "A1 = relu(Z1). Without a bend between them, what would two layers be able to do that one "
    "cannot?",
    "Z1 = [2, -3] gives A1 = [2, 0].",
    "Apply relu from step 2 to Z1, once, and feed the result to layer 2.",
)
OUTPUT = (
    "In which range must a prediction lie?",
    "A2 = sigmoid(Z2). What does your program do with Z2, and how many times?",
    "Z2 = [0, log 3] gives A2 = [0.5, 0.75]; no rounding.",
    "Apply sigmoid from step 2 to Z2, once, and return what it gives.",
)
CACHE = (
    "Print the cache for one example, beside what you compute by hand.",
    "Each layer has a value before its activation, Z, and after it, A. Which name holds which?",
    "With Z1 = [2, -3] the cache holds Z1 = [2, -3] and A1 = [2, 0]: both, unequal.",
    "Give each of the four its own variable, and put each under its own name: Z1, A1, Z2, A2.",
)
RETURNED = (
    "What does `result = forward(X, params)` hold?",
    "Step 5 writes `A2, cache = forward(X, params)`. What must stand behind return?",
    "def f(): return 1, {'a': 2} gives two values, a number and a dict, in this order.",
    "Return two values with a comma between them: first the predictions, then the dict of four.",
)
EXAMPLES = (
    "Give it one example, then five. How many predictions come back?",
    "Each example is computed for itself. Where does your program look at the others, or leave "
    "some out?",
    "Two examples with Z1 rows [1, 2] and [3, 4] have two rows in every cached array.",
    "Use whole arrays: a matrix product takes all rows at once, no loop and no mean over them.",
)
DECIMALS = (
    "Print the dtype of what you compute.",
    "An array made like X holds integers if X does. What becomes of 0.7 in there?",
    "np.zeros_like(np.array([1, 2])) holds integers: put 0.7 in, and 0 stays.",
    "Let X @ W1 make its own array, or give the array dtype=float.",
)
COPY = (
    "Print X and params before and after the call.",
    "`+=`, `*=` and `Z[...] = …` write into an array. Is it one that the caller still needs?",
    "b = a; b += 1: now a has changed as well. b = b + 1 makes a new array.",
    "Write a = a + b instead of a += b, and take no array of params as the place for a result.",
)

SLIPS = (
    Slip("forward.cache_has_x", "more in the cache", "", right=True),
    # layer 1
    Slip("forward.b1_left_out", "b1", "b1 is left out: Z1 = X W1 + b1.", BIAS),
    Slip("forward.b1_subtracted", "b1", "b1 is subtracted: it is added.", BIAS),
    Slip("forward.b1_twice", "b1", "b1 is added twice.", BIAS),
    Slip("forward.b1_multiplied", "b1", "The product is multiplied by b1: b1 is added.", BIAS),
    Slip("forward.b1_first_only", "b1",
         "The first entry of b1 is added to all hidden units: each has its own.", BIAS_SHAPE),
    Slip("forward.b1_summed", "b1",
         "The sum of b1 is added to all hidden units: each has its own bias.", BIAS_SHAPE),
    Slip("forward.b1_as_column", "b1",
         "b1 is turned into a column: as one row it is added to each example.", BIAS_SHAPE),
    Slip("forward.b2_in_layer_1", "b1",
         "b2 is added in layer 1: that layer has b1.", BIAS),
    Slip("forward.ones_in_layer_1", "b1",
         "1 is added in layer 1 in place of b1.", BIAS),
    Slip("forward.w1_absolute", "X W1",
         "The sign of W1 is lost: weights may be negative.", LAYER),
    Slip("forward.w1_averaged", "X W1",
         "The product is divided by the number of inputs: Z1 is the sum, not the mean.", LAYER),
    Slip("forward.x_rounded", "X",
         "The inputs are cut to whole numbers: take X as it is.", DECIMALS),
    Slip("forward.x_absolute", "X", "The inputs lose their sign: take X as it is.", LAYER),
    Slip("forward.x_centred", "X",
         "The mean of the examples is taken off X: each example is computed for itself.",
         EXAMPLES),
    Slip("forward.x_standardised", "X",
         "The inputs are standardised by the batch that they come in: a prediction must not depend "
         "on the other examples. Take X as it is.", LAYER),
    Slip("forward.x_scaled", "X",
         "The inputs are divided by the largest of them: take X as it is.", LAYER),
    Slip("forward.x_squashed", "X",
         "sigmoid is applied to X: the inputs come in as they are.", HIDDEN),
    Slip("forward.biases_inside", "biases",
         "The biases are added to the weights, before the product, X (W + b): they are added to "
         "the result, X W + b.", BIAS),
    Slip("forward.biases_per_input", "biases",
         "The biases are added once for every input, inside the sum: add them once, to the "
         "finished sum.", BIAS),
    Slip("forward.b1_inside", "b1",
         "b1 is added to W1, before the product: Z1 is X W1 + b1.", BIAS),
    Slip("forward.x_activated", "X",
         "relu is applied to X: the inputs come in as they are.", HIDDEN),
    Slip("forward.z1_truncated_for_integers", "Z1",
         "With integer X, Z1 is cut to whole numbers: an array made like X holds integers. Give "
         "it dtype=float.", DECIMALS),
    Slip("forward.z1_normalised", "Z1",
         "Z1 is normalised over the examples: each example is computed for itself.", EXAMPLES),
    # the hidden activation
    Slip("forward.hidden_linear", "hidden activation",
         "The hidden layer has no activation: A1 = relu(Z1). Without it two layers are no more "
         "than one.", HIDDEN),
    Slip("forward.hidden_sigmoid", "hidden activation",
         "The hidden layer uses sigmoid: A1 = relu(Z1).", HIDDEN),
    Slip("forward.activations_swapped", "hidden activation",
         "The activations are in each other's place: relu belongs to the hidden layer, sigmoid "
         "to the output.", HIDDEN),
    Slip("forward.hidden_tanh", "hidden activation",
         "The hidden layer uses tanh: A1 = relu(Z1).", HIDDEN),
    Slip("forward.hidden_leaky", "hidden activation",
         "The hidden layer uses a leaky relu: here negative values become 0.", HIDDEN),
    Slip("forward.hidden_absolute", "hidden activation",
         "The hidden layer turns negative values positive: relu makes them 0.", HIDDEN),
    Slip("forward.hidden_slope", "hidden activation",
         "The hidden layer uses the slope of relu, 1 or 0: A1 = relu(Z1).", HIDDEN),
    Slip("forward.hidden_minimum", "hidden activation",
         "The hidden layer keeps the negative values and drops the positive ones: A1 = relu(Z1).",
         HIDDEN),
    Slip("forward.hidden_softmax", "hidden activation",
         "The hidden layer uses a softmax: A1 = relu(Z1).", HIDDEN),
    # layer 2
    Slip("forward.layer_2_gets_z1", "into layer 2",
         "Layer 2 gets Z1, the value before relu: Z2 = A1 W2 + b2.", LAYER),
    Slip("forward.layer_2_activates_again", "into layer 2",
         "sigmoid is applied to A1 before layer 2: A1 is already activated.", LAYER),
    Slip("forward.b2_left_out", "b2", "b2 is left out: Z2 = A1 W2 + b2.", BIAS),
    Slip("forward.b2_subtracted", "b2", "b2 is subtracted: it is added.", BIAS),
    Slip("forward.b2_twice", "b2", "b2 is added twice.", BIAS),
    Slip("forward.b2_multiplied", "b2", "The product is multiplied by b2: b2 is added.", BIAS),
    Slip("forward.b2_first_only", "b2",
         "The first entry of b2 is added to all outputs: each has its own.", BIAS_SHAPE),
    Slip("forward.b2_summed", "b2",
         "The sum of b2 is added to all outputs: each has its own bias.", BIAS_SHAPE),
    Slip("forward.b2_as_column", "b2",
         "b2 is turned into a column: as one row it is added to each example.", BIAS_SHAPE),
    Slip("forward.b1_in_layer_2", "b2", "b1 is added in layer 2: that layer has b2.", BIAS),
    Slip("forward.ones_in_layer_2", "b2", "1 is added in layer 2 in place of b2.", BIAS),
    Slip("forward.biases_left_out", "biases",
         "The biases are left out of both layers: Z = (what comes in) W + b.", BIAS),
    Slip("forward.w2_absolute", "A1 W2",
         "The sign of W2 is lost: weights may be negative.", LAYER),
    Slip("forward.w2_averaged", "A1 W2",
         "The product is divided by the number of hidden units: Z2 is the sum, not the mean.",
         LAYER),
    # the output activation
    Slip("forward.output_linear", "output activation",
         "The output has no activation: A2 = sigmoid(Z2), a number between 0 and 1.", OUTPUT),
    Slip("forward.output_relu", "output activation",
         "The output uses relu: A2 = sigmoid(Z2), a number between 0 and 1.", OUTPUT),
    Slip("forward.output_tanh", "output activation",
         "The output uses tanh: A2 = sigmoid(Z2), a number between 0 and 1.", OUTPUT),
    Slip("forward.output_softmax", "output activation",
         "The output uses a softmax over each row: A2 = sigmoid(Z2), each output for itself.",
         OUTPUT),
    Slip("forward.output_softmax_of_examples", "output activation",
         "The output is divided by a sum over the examples: A2 = sigmoid(Z2), each example for "
         "itself.", EXAMPLES),
    Slip("forward.output_twice", "output activation",
         "sigmoid is applied twice at the output: once is enough.", OUTPUT),
    Slip("forward.output_turned", "output activation",
         "The prediction is 1 - sigmoid(Z2), that of the other class: the minus in the exponent, "
         "or one too many.", OUTPUT),
    Slip("forward.output_slope", "output activation",
         "The output is the slope of the sigmoid: A2 = sigmoid(Z2).", OUTPUT),
    Slip("forward.output_after_relu", "output activation",
         "relu is applied to Z2 before the sigmoid: A2 = sigmoid(Z2).", OUTPUT),
    Slip("forward.output_rounded", "prediction",
         "The predictions are rounded to 0 and 1: A2 keeps the probabilities, deciding comes "
         "later.", OUTPUT),
    Slip("forward.output_rounded_returned", "prediction",
         "The predictions that come back are rounded to 0 and 1: return A2 as it is, deciding "
         "comes later.", OUTPUT),
    Slip("forward.z2_returned", "prediction",
         "Z2 comes back as the prediction: return A2 = sigmoid(Z2), the first of the two values.",
         OUTPUT),
    Slip("forward.a1_returned", "prediction",
         "A1 comes back as the prediction: return A2.", RETURNED),
    # the examples
    Slip("forward.first_example_only", "examples",
         "Only the first example is computed: all rows of X are wanted.", EXAMPLES),
    Slip("forward.last_example_only", "examples",
         "Only the last example comes back: all rows of X are wanted.", EXAMPLES),
    Slip("forward.cache_of_last_example", "examples",
         "The cache holds the last example only: it needs all rows, as the predictions do.",
         EXAMPLES),
    Slip("forward.examples_averaged", "examples",
         "One row comes back, the mean over the examples: each example has its own prediction.",
         EXAMPLES),
    Slip("forward.transposed", "turn",
         "Everything is transposed: examples are rows here, Z1 = X W1 + b1.", LAYER),
    Slip("forward.a2_flat", "turn",
         "The predictions have lost an axis: A2 has a row for each example and a column for each "
         "output.", BIAS_SHAPE),
    # the cache
    Slip("forward.z1_overwritten", "cache of Z1",
         "The cache's Z1 is already activated: it is the same array as A1, or was overwritten by "
         "it. Keep the value before relu.", CACHE),
    Slip("forward.z1_without_bias", "cache of Z1",
         "The cache's Z1 lacks b1: keep it after the bias is added.", CACHE),
    Slip("forward.a1_not_activated", "cache of A1",
         "The cache's A1 is Z1, the value before relu.", CACHE),
    Slip("forward.a1_is_slope", "cache of A1",
         "The cache's A1 is the slope of relu: keep relu(Z1).", CACHE),
    Slip("forward.z2_overwritten", "cache of Z2",
         "The cache's Z2 is already activated: it holds A2. Keep the value before the sigmoid.",
         CACHE),
    Slip("forward.z2_without_bias", "cache of Z2",
         "The cache's Z2 lacks b2: keep it after the bias is added.", CACHE),
    Slip("forward.a2_not_activated", "cache of A2",
         "The cache's A2 is Z2, the value before the sigmoid.", CACHE),
    Slip("forward.cache_rounded", "cache of A2",
         "The cache's A2 is rounded to 0 and 1: keep the probabilities.", CACHE),
    Slip("forward.z_and_a_swapped", "cache",
         "In the cache Z and A are in each other's place: Z is before the activation, A after "
         "it.", CACHE),
    Slip("forward.layers_swapped", "cache",
         "In the cache the layers are in each other's place: 1 is the hidden layer, 2 the "
         "output.", CACHE),
    Slip("forward.cache_without_z", "cache",
         "Z1 and Z2 are missing from the cache: the backward pass needs the values before the "
         "activations too.", CACHE),
    Slip("forward.cache_without_a", "cache",
         "A1 and A2 are missing from the cache: the backward pass needs the values after the "
         "activations too.", CACHE),
    Slip("forward.cache_of_layer_1", "cache",
         "The cache holds the first layer only: Z2 and A2 belong in it too.", CACHE),
    *(
        Slip(f"forward.cache_without_{name.lower()}", "cache",
             f"{name} is missing from the cache: the backward pass needs it.", CACHE)
        for name in ("Z1", "A1", "Z2", "A2")
    ),
    Slip("forward.cache_in_small_letters", "cache",
         "The cache's keys are in small letters: they are Z1, A1, Z2, A2.", CACHE),
    Slip("forward.cache_as_tuple", "cache",
         "The cache is a tuple: make it a dict with the keys Z1, A1, Z2, A2.", CACHE),
    Slip("forward.cache_is_params", "cache",
         "The cache holds the parameters: it should hold Z1, A1, Z2 and A2.", CACHE),
    # what is returned
    Slip("forward.cache_not_returned", "returned",
         "Only the predictions come back: return the cache as the second value.", RETURNED),
    Slip("forward.only_cache_returned", "returned",
         "Only the cache comes back: return the predictions as the first of two values.",
         RETURNED),
    Slip("forward.returned_in_wrong_order", "returned",
         "The two values come back in the wrong order: first A2, then the cache.", RETURNED),
    Slip("forward.all_returned_singly", "returned",
         "Z1, A1, Z2 and A2 come back one after the other: return two values, A2 and a dict of "
         "the four.", RETURNED),
    Slip("forward.three_returned", "returned",
         "Three values come back, the hidden layer among them: return two, A2 and the cache.",
         RETURNED),
)  # fmt: skip


def forward(made: Made, X, params):
    """Compute predictions and cache, with the turns that learners take."""
    x = _inputs(made, X)
    Z1 = _layer_1(made, x, params)
    if made("z1_truncated_for_integers") and X.dtype.kind in "iu":
        Z1 = np.trunc(Z1)
    if made("z1_normalised"):
        Z1 = (Z1 - Z1.mean(axis=0)) / (Z1.std(axis=0) + 1e-8)
    A1 = _hidden(made, Z1)
    into_2 = Z1 if made("layer_2_gets_z1") else A1
    if made("layer_2_activates_again"):
        into_2 = sigmoid(A1)
    Z2 = _layer_2(made, into_2, params)
    A2 = _output(made, Z2)
    if made("output_rounded"):
        A2 = np.where(A2 > 0.5, 1.0, 0.0)
    values = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    cache = _examples(made, values)
    A2 = values["A2"] if made("cache_of_last_example") else cache["A2"]
    A2 = _prediction(made, A2, cache)
    cache = _cache(made, _entries(made, cache, params), params)
    if made("cache_has_x") and isinstance(cache, dict):
        cache["X"] = X
    return _returned(made, A2, cache)


def _inputs(made, X):
    if made("x_rounded"):
        return np.trunc(X)
    if made("x_absolute"):
        return np.abs(X)
    if made("x_centred"):
        return X - X.mean(axis=0)
    if made("x_standardised"):
        spread = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    if made("x_scaled"):
        return X / np.abs(X).max()
    if made("x_squashed"):
        return sigmoid(X)
    return relu(X) if made("x_activated") else X


def _layer_1(made, X, params):
    W1 = np.abs(params["W1"]) if made("w1_absolute") else params["W1"]
    product = X @ W1
    if made("w1_averaged"):
        product = product / X.shape[1]
    own = _own_bias(made, 1, X, product, params)
    if own is not None:
        return own
    return product + (params["b2"] if made("b2_in_layer_1") else params["b1"])


def _layer_2(made, A1, params):
    W2 = np.abs(params["W2"]) if made("w2_absolute") else params["W2"]
    product = A1 @ W2
    if made("w2_averaged"):
        product = product / A1.shape[1]
    own = _own_bias(made, 2, A1, product, params)
    if own is not None:
        return own
    return product + (params["b1"] if made("b1_in_layer_2") else params["b2"])


def _own_bias(made, layer, inputs, product, params):
    """Combine the product with the layer's own bias wrongly; None if that is not done."""
    name = f"b{layer}"
    b = params[name]
    if made(f"{name}_left_out") or made("biases_left_out"):
        return product
    if made(f"{name}_inside") or made("biases_inside"):
        return product + inputs.sum(axis=1, keepdims=True) * b
    if made("biases_per_input"):
        return product + inputs.shape[1] * b
    if made(f"{name}_subtracted"):
        return product - b
    if made(f"{name}_twice"):
        return product + 2 * b
    if made(f"{name}_multiplied"):
        return product * b
    if made(f"{name}_first_only"):
        return product + b[0, 0]
    if made(f"{name}_summed"):
        return product + b.sum()
    if made(f"{name}_as_column"):
        return product + b.T
    return product + 1 if made(f"ones_in_layer_{layer}") else None


def _hidden(made, Z1):
    if made("hidden_linear"):
        return Z1
    if made("hidden_sigmoid") or made("activations_swapped"):
        return sigmoid(Z1)
    if made("hidden_tanh"):
        return np.tanh(Z1)
    if made("hidden_leaky"):
        return np.where(Z1 > 0, Z1, 0.01 * Z1)
    if made("hidden_absolute"):
        return np.abs(Z1)
    if made("hidden_slope"):
        return np.where(Z1 > 0, 1.0, 0.0)
    if made("hidden_minimum"):
        return np.minimum(0, Z1)
    return _softmax(Z1, 1) if made("hidden_softmax") else relu(Z1)


def _softmax(Z, axis):
    powers = np.exp(Z - Z.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def _output(made, Z2):
    if made("output_linear"):
        return Z2
    if made("output_relu") or made("activations_swapped"):
        return relu(Z2)
    if made("output_tanh"):
        return np.tanh(Z2)
    if made("output_softmax"):
        return _softmax(Z2, 1)
    if made("output_softmax_of_examples"):
        return _softmax(Z2, 0)
    if made("output_twice"):
        return sigmoid(sigmoid(Z2))
    if made("output_turned"):
        return sigmoid(-Z2)
    if made("output_slope"):
        return sigmoid(Z2) * (1 - sigmoid(Z2))
    return sigmoid(relu(Z2)) if made("output_after_relu") else sigmoid(Z2)


def _examples(made, values):
    if made("first_example_only"):
        return {name: value[:1] for name, value in values.items()}
    if made("last_example_only") or made("cache_of_last_example"):
        return {name: value[-1:] for name, value in values.items()}
    if made("examples_averaged"):
        return {name: value.mean(axis=0, keepdims=True) for name, value in values.items()}
    return {name: value.T if made("transposed") else value for name, value in values.items()}


def _prediction(made, A2, cache):
    if made("output_rounded_returned"):
        return np.where(A2 > 0.5, 1.0, 0.0)
    if made("z2_returned"):
        return cache["Z2"]
    if made("a1_returned"):
        return cache["A1"]
    return np.ravel(A2) if made("a2_flat") else A2


def _entries(made, cache, params):
    Z1, A1, Z2, A2 = cache.values()
    if made("z1_without_bias"):
        Z1 = Z1 - params["b1"]
    if made("z2_without_bias"):
        Z2 = Z2 - params["b2"]
    if made("cache_rounded"):
        A2 = np.where(A2 > 0.5, 1.0, 0.0)
    if made("a1_is_slope"):
        A1 = np.where(Z1 > 0, 1.0, 0.0)
    return {
        "Z1": cache["A1"] if made("z1_overwritten") else Z1,
        "A1": cache["Z1"] if made("a1_not_activated") else A1,
        "Z2": cache["A2"] if made("z2_overwritten") else Z2,
        "A2": cache["Z2"] if made("a2_not_activated") else A2,
    }


def _cache(made, cache, params):
    Z1, A1, Z2, A2 = cache.values()
    if made("z_and_a_swapped"):
        return {"Z1": A1, "A1": Z1, "Z2": A2, "A2": Z2}
    if made("layers_swapped"):
        return {"Z1": Z2, "A1": A2, "Z2": Z1, "A2": A1}
    if made("cache_as_tuple"):
        return Z1, A1, Z2, A2
    if made("cache_is_params"):
        return dict(params)
    if made("cache_in_small_letters"):
        return {name.lower(): value for name, value in cache.items()}
    gone = {name for name in cache if made(f"cache_without_{name.lower()}")}
    groups = {"cache_without_z": "Z1 Z2", "cache_without_a": "A1 A2", "cache_of_layer_1": "Z2 A2"}
    for slip, names in groups.items():
        gone |= set(names.split()) if made(slip) else set()
    return {name: value for name, value in cache.items() if name not in gone}


def _returned(made, A2, cache):
    if made("cache_not_returned"):
        return A2
    if made("only_cache_returned"):
        return cache
    if made("returned_in_wrong_order"):
        return cache, A2
    if made("all_returned_singly"):
        return tuple(cache[name] for name in ("Z1", "A1", "Z2", "A2"))
    if made("three_returned"):
        return cache["A1"], A2, cache
    return A2, cache


def _pieces(value: Any) -> dict[str, np.ndarray]:
    """Return the arrays of an argument or of a returned value, by where they are."""
    if isinstance(value, np.ndarray):
        return {"": value}
    items = value.items() if isinstance(value, dict) else ()
    if isinstance(value, tuple | list):
        items = enumerate(value)
    return {f"{key}.{at}": array for key, item in items for at, array in _pieces(item).items()}


def _unlike(a: Any, b: Any, close: bool = False) -> bool:
    """Tell whether two values differ in an array that both have."""
    left, right = _pieces(a), _pieces(b)
    shared = [(left[at], right[at]) for at in left if at in right]
    if left.keys() != right.keys():
        return True
    if close:
        return not all(_near(one, other) for one, other in shared)
    return any(
        (one.shape, one.dtype, one.tobytes()) != (other.shape, other.dtype, other.tobytes())
        for one, other in shared
    )


def _near(a: np.ndarray, b: np.ndarray) -> bool:
    if a.shape != b.shape or a.dtype.kind not in "biuf" or b.dtype.kind not in "biuf":
        return a.shape == b.shape
    return bool(np.allclose(a, b, rtol=1e-9, atol=1e-12, equal_nan=True))


def _overwrites(which: int) -> Callable[[Sequence[Call]], bool]:
    return lambda calls: any(
        min(len(call.args), len(call.after)) > which
        and _unlike(call.args[which], call.after[which])
        for call in calls
    )


def _depends_on_more(calls: Sequence[Call]) -> bool:
    """Show two calls with the same arguments, and different results."""
    ran = [call for call in calls if call.fault is None]
    return any(
        not _unlike(first.args, second.args) and _unlike(first.value, second.value, close=True)
        for index, first in enumerate(ran)
        for second in ran[index + 1 :]
    )


def _same_for_all(calls: Sequence[Call]) -> bool:
    """Show two calls with unequal weights and the same predictions."""
    ran = [(call, _pieces(call.value)) for call in calls if call.fault is None]
    ran = [(call, next(iter(found.values()))) for call, found in ran if found]
    return any(
        first.args[0].shape == second.args[0].shape
        and _unlike(first.args[1], second.args[1], close=True)
        and one.size > 1
        and one.shape == other.shape
        and _near(one, other)
        and not bool((one == one.flat[0]).all())
        for index, (first, one) in enumerate(ran)
        for second, other in ran[index + 1 :]
    )


def _any_value(test: Callable[[Any], bool]) -> Callable[[Sequence[Call]], bool]:
    return lambda calls: any(call.fault is None and test(call.value) for call in calls)


def _has_single(value: Any) -> bool:
    return any(a.dtype in (np.float32, np.float16) for a in _pieces(value).values())


SIGNS = (
    Sign("forward.nothing_returned",
         "Nothing comes back: the layers are computed, perhaps printed, and not returned. Return "
         "A2 and the cache.", _any_value(lambda value: value is None), RETURNED),
    Sign("forward.depends_on_more",
         "The same X and params give other results in another call: does it draw random numbers, "
         "or keep something from an earlier call? Only X and params may count.",
         _depends_on_more, EXAMPLES),
    Sign("forward.same_for_all",
         "Other inputs and weights give the same predictions: values of an earlier call, or of its "
         "own, come back. Compute them from X and params.",
         _same_for_all, LAYER),
    Sign("forward.x_overwritten",
         "`forward` writes into X, which the caller still needs: make a new array.",
         _overwrites(0), COPY),
    Sign("forward.params_overwritten",
         "`forward` writes into params: `+=` on one of its arrays, or a key put into it, changes "
         "the caller's network. Make new arrays.", _overwrites(1), COPY),
    Sign("forward.single_precision",
         "The result has single precision, about 7 digits: leave out float32.",
         _any_value(_has_single), DECIMALS),
)  # fmt: skip
