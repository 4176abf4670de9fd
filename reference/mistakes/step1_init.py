"""Step 1: what goes wrong in starting weights, as signs in what came back.

No program here: every generator draws other numbers. Each sign is the failure of a hidden test,
looked at more closely, so none is true of a right program, whatever its generator and scale.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.diagnosis.api import Call, Sign

MANY = 1000
"""Draws enough for their mean and spread to be known."""

WIDE_OF_MEAN = 6
"""Standard errors by which the mean of a right start is never off."""


def axes(input_size, hidden_size, output_size):
    """Name the sizes of a call."""
    return {output_size: "outputs", hidden_size: "hidden units", input_size: "inputs"}


class Start(NamedTuple):
    """A call that returned a dict, with its sizes, and those of the four that are arrays."""

    sizes: tuple[int, int, int]
    arrays: dict[str, np.ndarray]
    keys: tuple[str, ...]
    call: Call

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The right shapes."""
        D, H, K = self.sizes
        return {"W1": (D, H), "b1": (1, H), "W2": (H, K), "b2": (1, K)}


WEIGHTS, BIASES = ("W1", "W2"), ("b1", "b2")
NAMES_OF = (*WEIGHTS, *BIASES)

Shows = Callable[[Sequence[Call]], bool]


def _starts(calls: Sequence[Call]) -> list[Start]:
    found = []
    for call in calls:
        sizes = call.args
        if call.fault is None and isinstance(call.value, dict) and len(sizes) == 3:
            arrays = {n: v for n, v in call.value.items() if n in NAMES_OF and _is_numeric(v)}
            found.append(Start(sizes, arrays, tuple(call.value), call))
    return found


def _is_numeric(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in "biuf"


def _any_value(test: Callable[[Any], bool]) -> Shows:
    return lambda calls: any(call.fault is None and test(call.value) for call in calls)


def _any_keys(test: Callable[[set[str]], bool]) -> Shows:
    return lambda calls: any(test(set(start.keys)) for start in _starts(calls))


def _any_array(names: Sequence[str], test: Callable[[np.ndarray], bool]) -> Shows:
    return lambda calls: any(
        test(start.arrays[name])
        for start in _starts(calls)
        for name in names
        if name in start.arrays
    )


def _is_tuple_of_arrays(value: Any) -> bool:
    return isinstance(value, tuple | list) and len(value) > 0 and all(map(_is_numeric, value))


def _has_lists(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(n), list) for n in NAMES_OF)


def _wrong_letter_case(keys: set[str]) -> bool:
    found = {key.lower() for key in keys}
    return {"w1", "b1", "w2", "b2"} <= found and not keys >= set(NAMES_OF)


def _shaped(**wanted: Callable[[int, int, int], tuple[int, ...]]) -> Shows:
    """Show that these arrays have, in every call, shapes that are not the right ones."""

    def shows(calls):
        starts = [s for s in _starts(calls) if all(name in s.arrays for name in wanted)]
        as_said = all(
            start.arrays[name].shape == shape(*start.sizes)
            for start in starts
            for name, shape in wanted.items()
        )
        odd = {name for s in starts for name in wanted if s.arrays[name].shape != s.shapes[name]}
        return as_said and odd == set(wanted)

    return shows


def _hard_coded(which: int, *places: tuple[str, int]) -> Shows:
    """Show that a size is the same in every call, whatever was asked for."""

    def shows(calls):
        asked, got = set(), set()
        for start in _starts(calls):
            for name, axis in places:
                if start.arrays.get(name, np.zeros(())).ndim != 2:
                    return False
                asked.add(start.sizes[which])
                got.add(start.arrays[name].shape[axis])
        return len(asked) > 1 and len(got) == 1

    return shows


_INPUTS_FIXED = _hard_coded(0, ("W1", 0))
_HIDDEN_FIXED = _hard_coded(1, ("W1", 1), ("W2", 0))
_OUTPUTS_FIXED = _hard_coded(2, ("W2", 1))


def _all_fixed(calls: Sequence[Call]) -> bool:
    return _INPUTS_FIXED(calls) and _HIDDEN_FIXED(calls) and _OUTPUTS_FIXED(calls)


def _constant(array: np.ndarray) -> bool:
    return array.size > 0 and bool((array == array.flat[0]).all())


def _all_ones(array: np.ndarray) -> bool:
    return array.size > 0 and bool((array == 1).all())


def _constant_not_zero(array: np.ndarray) -> bool:
    return array.size > 1 and _constant(array) and bool(array.flat[0] != 0)


def _every(names: Sequence[str], test: Callable[[np.ndarray], bool], at_least: int = 2) -> Shows:
    """Show that these arrays are so wherever they have enough entries to tell."""

    def shows(calls):
        found = [s.arrays[n] for s in _starts(calls) for n in names if n in s.arrays]
        telling = [array for array in found if array.size >= at_least]
        return bool(telling) and all(test(array) for array in telling)

    return shows


def _some(*tests: Shows) -> Shows:
    return lambda calls: any(test(calls) for test in tests)


def _zero(array: np.ndarray) -> bool:
    return not array.any()


def _counted_up(array: np.ndarray) -> bool:
    steps = np.diff(array.astype(float).ravel())
    return bool(steps.size > 2 and steps[0] != 0 and np.allclose(steps, steps[0], rtol=1e-6))


def _identity(array: np.ndarray) -> bool:
    if array.ndim != 2 or min(array.shape) < 2:
        return False
    return bool(np.array_equal(array != 0, np.eye(*array.shape) != 0))


def _columns_alike(array: np.ndarray) -> bool:
    return array.ndim == 2 and array.shape[1] > 1 and bool((array == array[:, :1]).all())


def _rows_alike(array: np.ndarray) -> bool:
    return array.ndim == 2 and array.shape[0] > 1 and bool((array == array[:1]).all())


def _whole_division(calls: Sequence[Call]) -> bool:
    """Show weights that are zero just where 2 // fan_in is."""
    fans = [
        (fan_in, bool(start.arrays[name].any()))
        for start in _starts(calls)
        for name, fan_in in zip(WEIGHTS, start.sizes, strict=False)
        if name in start.arrays
    ]
    few, many = [any_ for n, any_ in fans if n <= 2], [any_ for n, any_ in fans if n > 2]
    return bool(few and many) and any(few) and not any(many)


def _one_too_few(calls: Sequence[Call]) -> bool:
    """Show weights that are not finite just where fan_in - 1 is zero."""
    finite = [
        (fan_in, bool(np.isfinite(start.arrays[name]).all()))
        for start in _starts(calls)
        for name, fan_in in zip(WEIGHTS, start.sizes, strict=False)
        if name in start.arrays
    ]
    one, more = [f for n, f in finite if n == 1], [f for n, f in finite if n > 1]
    return bool(one and more) and not any(one) and all(more)


def _wide(calls: Sequence[Call]) -> Iterator[tuple[int, np.ndarray]]:
    """Yield fan_in and weights of the calls that have many."""
    for start in _starts(calls):
        for name, fan_in in zip(WEIGHTS, start.sizes, strict=False):
            W = start.arrays.get(name, np.zeros(())).astype(float)
            fits = W.shape == start.shapes[name] and W.size >= MANY
            if fits and np.isfinite(W).all() and not _constant(W):
                yield fan_in, W


def _off_centre(calls: Sequence[Call]) -> bool:
    return any(abs(W.mean()) > WIDE_OF_MEAN * W.std() / np.sqrt(W.size) for _, W in _wide(calls))


def _one_sign(sign: int) -> Shows:
    return lambda calls: any((sign * W >= 0).all() for _, W in _wide(calls))


def _spread(test: Callable[[float, int], bool], unless_below: float = 3.0) -> Shows:
    """Show a spread that is too large and passes a test of its own."""

    def shows(calls):
        spreads = [(float(W.std()), n) for n, W in _wide(calls)]
        return any(s > unless_below * np.sqrt(2 / n) and test(s, n) for s, n in spreads)

    return shows


def _upside_down(times: float) -> Shows:
    """Show weights that grow with the number of inputs, in both layers by the same rule."""

    def shows(calls):
        found = [(float(W.std()), n) for n, W in _wide(calls)]
        grown = all(_near(s, np.sqrt(times * n)) for s, n in found)
        return len({n for _, n in found}) > 1 and grown

    return shows


def _near(a: float, b: float) -> bool:
    return bool(abs(a - b) <= 0.03 * b)


def _uniform_unscaled(calls: Sequence[Call]) -> bool:
    """Show numbers spread evenly from -1 to 1, of spread 1 / sqrt(3)."""
    return any(
        np.abs(W).max() <= 1 and _near(float(W.std()), 3**-0.5) and 3 * np.sqrt(2 / n) < 3**-0.5
        for n, W in _wide(calls)
    )


def _too_small(calls: Sequence[Call]) -> bool:
    return any(0 < W.std() < 0.001 for _, W in _wide(calls))


def _repeats(calls: Sequence[Call]) -> bool:
    """Show the same random numbers in two calls of which the second went on where the first ended.

    Only calls in a row count: a generator of the module's own begins anew in a new process.
    """
    for first, second in itertools.pairwise(calls):
        if second.seed is None and first.args == second.args:
            pair = _starts([first, second])
            if len(pair) == 2 and any(_same_numbers(*pair, name) for name in WEIGHTS):
                return True
    return False


def _same_numbers(first: Start, second: Start, name: str) -> bool:
    a, b = first.arrays.get(name), second.arrays.get(name)
    if a is None or b is None or a.size < 4 or _constant(a):
        return False
    return a.shape == b.shape and bool(np.array_equal(a, b))


def _seeded(calls: Sequence[Call]) -> bool:
    """Show, besides, that another hidden layer begins with the numbers of this one."""
    if not _repeats(calls):
        return False
    starts = [s for s in _starts(calls) if "W1" in s.arrays and s.arrays["W1"].size >= 4]
    return any(
        a.sizes[0] == b.sizes[0]
        and a.sizes[1] != b.sizes[1]
        and np.array_equal(a.arrays["W1"].flat[:4], b.arrays["W1"].flat[:4])
        for a in starts
        for b in starts
    )


def _layers_alike(calls: Sequence[Call]) -> bool:
    """Show that W2 is W1 but for a factor, in a net whose layers are equally large."""
    for start in _starts(calls):
        layers = [start.arrays[name] for name in WEIGHTS if name in start.arrays]
        if len(layers) < 2 or layers[0].shape != layers[1].shape or layers[0].size < 100:
            continue
        told = all(np.isfinite(W).all() and not _constant(W) for W in layers)
        if told and abs(np.corrcoef(layers[0].ravel(), layers[1].ravel())[0, 1]) > 0.999:
            return True
    return False


def _seeded_for_each_layer(calls: Sequence[Call]) -> bool:
    return _layers_alike(calls) and _repeats(calls)


DICT = (
    "Look at the last line: what does the caller get to hold?",
    "The other steps ask for params['W1']. Which type answers to a name, and which names?",
    "A box with two labelled things: {'left': a, 'right': b}. box['left'] is a, whatever the "
    "order.",
    "Return one dict with the four keys W1, b1, W2, b2, in capitals and small letters as written.",
)
SHAPE = (
    "Ask for a network with three different sizes, and print the four shapes.",
    "Examples are rows: Z1 = X W1 + b1 with X of shape (m, inputs). Which shape must W1 have?",
    "With 5 inputs, 4 hidden units and 3 outputs: W1 (5, 4), b1 (1, 4), W2 (4, 3), b2 (1, 3).",
    "W has a row for each number that comes in and a column for each unit; b has one row.",
)
SIZES = (
    "Ask for a network that is not XOR's.",
    "Which of the three arguments does your function use, and where?",
    "init_params(7, 5, 2) has 7 * 5 weights in the first layer and 5 * 2 in the second.",
    "Write the names input_size, hidden_size and output_size wherever a size stands as a number.",
)
ZERO_BIAS = (
    "Which values do the biases begin with?",
    "Random weights already make the units different. What would a random bias add?",
    "For 4 hidden units, b1 begins as [[0, 0, 0, 0]]: two axes, one row.",
    "Make each bias with np.zeros, of shape one row by as many columns as the layer has units.",
)
RANDOM = (
    "Print W1, and compare its columns.",
    "Two hidden units with equal weights get equal gradients. When do they ever become different?",
    "Units with weights [0.5, -0.2] and [0.5, -0.2] stay one unit, written twice. With "
    "[0.5, -0.2] and [-0.9, 0.4] each can learn something of its own.",
    "Every entry of W1 and of W2 needs a random number of its own: draw whole matrices with "
    "np.random.randn.",
)
CENTRE = (
    "How many of your weights are negative?",
    "What is the mean of the numbers that your generator draws: 0, or something else?",
    "Numbers drawn evenly between 0 and 1 have the mean 0.5; those of randn have the mean 0.",
    "Draw from the normal distribution around 0 and scale it; add nothing.",
)
SCALE = (
    "Print the spread (std) of W1 for a layer with 1000 inputs.",
    "Z sums fan_in products, so its spread grows like sqrt(fan_in). By what must the weights "
    "shrink to make up for it?",
    "He's scale for fan_in 8 is sqrt(2 / 8) = 0.5, for fan_in 200 it is sqrt(2 / 200) = 0.1.",
    "Multiply what randn draws by the square root of 2 over the number of rows of that matrix.",
)
SEED = (
    "Call your function twice in a row and compare.",
    "What does a generator do when it is seeded again with the same number?",
    "Seeded with 7, a generator says a, b, c. Seeded again with 7 it begins anew: a, b, c.",
    "No seed in here: the caller seeds once, before the call. Draw both layers one after the "
    "other from the same generator.",
)
DTYPE = (
    "Print the dtype of each array.",
    "float64 has 16 digits, float32 has 7, integers none behind the point. Which do you return?",
    "np.array([1, 0]) has whole numbers: taking 0.3 away in place fails. np.zeros(2) has floats.",
    "np.zeros and np.random.randn give float64 by themselves: leave out dtype and astype.",
)

SIGNS = (
    # what is returned
    Sign("init_params.nothing_returned",
         "Nothing comes back: the four arrays are made, but not returned.",
         _any_value(lambda value: value is None), DICT),
    Sign("init_params.tuple_returned",
         "The arrays come back one after the other, without names: return a dict with the keys "
         "W1, b1, W2 and b2.", _any_value(_is_tuple_of_arrays), DICT),
    Sign("init_params.letter_case",
         "The keys differ in capital and small letters: they are W1, b1, W2 and b2.",
         _any_keys(_wrong_letter_case), DICT),
    Sign("init_params.biases_missing",
         "The dict has the weights and not all of the biases: b1 and b2 belong in it too, as "
         "zeros.", _any_keys(lambda keys: keys >= {"W1", "W2"} and not keys >= {"b1", "b2"}),
         DICT),
    Sign("init_params.second_layer_missing",
         "The dict has the first layer only: the output layer has W2 and b2.",
         _any_keys(lambda keys: keys >= {"W1", "b1"} and not keys & {"W2", "b2"}), DICT),
    Sign("init_params.other_names",
         "The dict uses names of its own: the keys that the other steps look up are W1, b1, W2 "
         "and b2.", _any_keys(lambda keys: not keys & {"W1", "W2"}), DICT),
    Sign("init_params.lists",
         "The dict holds lists: make them NumPy arrays, so that the other steps can multiply "
         "with them.", _any_value(_has_lists), DICT),
    # shapes
    Sign("init_params.sizes_hard_coded",
         "The sizes are written into the function: the shapes stay the same whatever is asked "
         "for. Use the three arguments.", _all_fixed, SIZES),
    Sign("init_params.hidden_size_hard_coded",
         "The number of hidden units is always the same: use hidden_size.", _HIDDEN_FIXED, SIZES),
    Sign("init_params.input_size_hard_coded",
         "W1 has the same number of rows for every number of inputs: use input_size.",
         _INPUTS_FIXED, SIZES),
    Sign("init_params.output_size_hard_coded",
         "W2 has the same number of columns for every number of outputs: use output_size.",
         _OUTPUTS_FIXED, SIZES),
    Sign("init_params.transposed",
         "W1 and W2 are transposed, as in books whose examples are columns: here a row of W "
         "belongs to an input, a column to a unit.",
         _shaped(W1=lambda D, H, K: (H, D), W2=lambda D, H, K: (K, H)), SHAPE),
    Sign("init_params.layers_swapped",
         "W1 and W2 are in each other's place: W1 leads from the inputs to the hidden units, W2 "
         "from there to the outputs.",
         _shaped(W1=lambda D, H, K: (H, K), W2=lambda D, H, K: (D, H)), SHAPE),
    Sign("init_params.w1_transposed",
         "W1 is transposed: it has input_size rows and hidden_size columns.",
         _shaped(W1=lambda D, H, K: (H, D)), SHAPE),
    Sign("init_params.w2_transposed",
         "W2 is transposed: it has hidden_size rows and output_size columns.",
         _shaped(W2=lambda D, H, K: (K, H)), SHAPE),
    Sign("init_params.w2_from_inputs",
         "W2 has a row for each input: what comes into the second layer are the hidden units.",
         _shaped(W2=lambda D, H, K: (D, K)), SHAPE),
    Sign("init_params.w2_between_hidden_units",
         "W2 leads from hidden units to hidden units: its columns belong to the outputs.",
         _shaped(W2=lambda D, H, K: (H, H)), SHAPE),
    Sign("init_params.w1_to_outputs",
         "W1 leads straight to the outputs: its columns belong to the hidden units.",
         _shaped(W1=lambda D, H, K: (D, K)), SHAPE),
    Sign("init_params.biases_flat",
         "b1 and b2 have one axis: give each one row, np.zeros((1, …)) with double brackets.",
         _shaped(b1=lambda D, H, K: (H,), b2=lambda D, H, K: (K,)), SHAPE),
    Sign("init_params.biases_columns",
         "b1 and b2 are columns: examples are rows here, so a bias is one row.",
         _shaped(b1=lambda D, H, K: (H, 1), b2=lambda D, H, K: (K, 1)), SHAPE),
    Sign("init_params.biases_single",
         "b1 and b2 hold a single number: each unit has a bias of its own.",
         _any_array(BIASES, lambda b: b.ndim == 0), SHAPE),
    Sign("init_params.biases_one_by_one",
         "b1 has a single entry: each hidden unit has a bias of its own.",
         _shaped(b1=lambda D, H, K: (1, 1)), SHAPE),
    Sign("init_params.b2_one_by_one",
         "b2 has a single entry: each output has a bias of its own.",
         _shaped(b2=lambda D, H, K: (1, 1)), SHAPE),
    Sign("init_params.biases_swapped",
         "b1 and b2 are in each other's place: b1 belongs to the hidden units, b2 to the outputs.",
         _shaped(b1=lambda D, H, K: (1, K), b2=lambda D, H, K: (1, H)), SHAPE),
    Sign("init_params.biases_like_weights",
         "b1 and b2 have the shapes of W1 and W2: a bias is one row, a number for each unit.",
         _shaped(b1=lambda D, H, K: (D, H), b2=lambda D, H, K: (H, K)), SHAPE),
    Sign("init_params.biases_of_what_comes_in",
         "The biases have an entry for each number that comes in: it must be one for each unit "
         "of the layer, as many as W has columns.",
         _shaped(b1=lambda D, H, K: (1, D), b2=lambda D, H, K: (1, H)), SHAPE),
    Sign("init_params.b1_flat",
         "b1 has one axis: give it one row, (1, hidden_size).",
         _shaped(b1=lambda D, H, K: (H,)), SHAPE),
    Sign("init_params.b2_flat",
         "b2 has one axis: give it one row, (1, output_size).",
         _shaped(b2=lambda D, H, K: (K,)), SHAPE),
    Sign("init_params.b1_column",
         "b1 is a column: it must be one row, (1, hidden_size).",
         _shaped(b1=lambda D, H, K: (H, 1)), SHAPE),
    Sign("init_params.b2_column",
         "b2 is a column: it must be one row, (1, output_size).",
         _shaped(b2=lambda D, H, K: (K, 1)), SHAPE),
    Sign("init_params.b1_of_inputs",
         "b1 has an entry for each input: it needs one for each hidden unit.",
         _shaped(b1=lambda D, H, K: (1, D)), SHAPE),
    Sign("init_params.b2_of_hidden_units",
         "b2 has an entry for each hidden unit: it needs one for each output.",
         _shaped(b2=lambda D, H, K: (1, H)), SHAPE),
    # numbers
    Sign("init_params.single_precision",
         "The arrays have single precision, about 7 digits: float64 is wanted, NumPy's own "
         "default.",
         _any_array(NAMES_OF, lambda a: a.dtype.kind == "f" and a.dtype.itemsize < 8), DTYPE),
    Sign("init_params.whole_weights",
         "The weights are whole numbers: draw decimals, np.random.randn instead of randint.",
         _every(WEIGHTS, lambda W: W.dtype.kind in "iu" and not _constant(W)), DTYPE),
    Sign("init_params.whole_biases",
         "The biases are arrays of integers, which training could not move by a decimal: make "
         "them float.", _any_array(BIASES, lambda b: b.dtype.kind in "iu"), DTYPE),
    Sign("init_params.whole_division",
         "The weights are zero as soon as a layer has more than 2 inputs: `//` divides without "
         "the rest, so that 2 // 3 is 0. Use `/`.", _whole_division, SCALE),
    Sign("init_params.one_too_few",
         "The weights are not finite for a layer with one input: the scale divides by fan_in "
         "less 1, which is 0 there. Divide by fan_in.", _one_too_few, SCALE),
    Sign("init_params.weights_zero",
         "All weights are zero: then all hidden units are equal, receive equal gradients and "
         "stay equal for ever. Draw them at random.", _every(WEIGHTS, _zero), RANDOM),
    Sign("init_params.w1_zero",
         "W1 is all zeros: its units are equal and stay equal. Draw it at random, like W2.",
         _every(("W1",), _zero), RANDOM),
    Sign("init_params.w2_zero",
         "W2 is all zeros: nothing reaches the output, nor goes back from there. Draw it at "
         "random, like W1.", _every(("W2",), _zero), RANDOM),
    Sign("init_params.weights_one",
         "All weights are 1: equal hidden units stay equal for ever. Draw them at random.",
         _every(WEIGHTS, _all_ones), RANDOM),
    Sign("init_params.weights_constant",
         "All entries of a weight matrix are the same number: equal hidden units stay equal for "
         "ever. Draw each entry, giving randn both sizes.",
         _some(_every(("W1",), _constant_not_zero, 12), _every(("W2",), _constant_not_zero, 8)),
         RANDOM),
    Sign("init_params.counted_up",
         "The weights are evenly spaced, not random: draw them with np.random.randn.",
         _every(WEIGHTS, _counted_up, 6), RANDOM),
    Sign("init_params.identity",
         "The weights are an identity matrix, mostly zeros: draw them at random.",
         _any_array(WEIGHTS, _identity), RANDOM),
    Sign("init_params.columns_repeated",
         "All columns of W1 are the same: a column is a hidden unit, and equal units stay "
         "equal. Draw the whole matrix.", _every(("W1",), _columns_alike, 12), RANDOM),
    Sign("init_params.rows_repeated",
         "All rows of W2 are the same, as if there were one hidden unit only: draw the whole "
         "matrix.", _every(("W2",), _rows_alike, 8), RANDOM),
    Sign("init_params.biases_one",
         "The biases start at 1: let them start at 0.",
         _any_array(BIASES, _all_ones), ZERO_BIAS),
    Sign("init_params.biases_constant",
         "The biases start at a constant: let them start at 0.",
         _any_array(BIASES, _constant_not_zero), ZERO_BIAS),
    Sign("init_params.biases_random",
         "The biases are random: the weights alone break the symmetry, biases start at 0.",
         _any_array(BIASES, lambda b: bool(np.any(b != 0))), ZERO_BIAS),
    # the generator
    Sign("init_params.seeded_for_each_layer",
         "The generator is seeded anew for each layer: W2 repeats the numbers of W1, and every "
         "call those of the one before. Leave the seeding to the caller.",
         _seeded_for_each_layer, SEED),
    Sign("init_params.layers_share_numbers",
         "W2 repeats the numbers of W1: draw the second layer anew.", _layers_alike, SEED),
    Sign("init_params.seeded_inside",
         "The generator is seeded in here, so that every call gives the same weights: leave the "
         "seeding to the caller.", _seeded, SEED),
    Sign("init_params.same_every_call",
         "Two calls in a row give the same weights: either the generator is seeded in here, or "
         "arrays of an earlier call are kept and handed out again. Draw anew in every call.",
         _repeats, SEED),
    # centre and spread
    Sign("init_params.all_positive",
         "No weight is negative: np.random.rand draws from 0 to 1, np.random.randn around 0.",
         _one_sign(1), CENTRE),
    Sign("init_params.all_negative",
         "No weight is positive: they should average to 0.", _one_sign(-1), CENTRE),
    Sign("init_params.off_centre",
         "The weights do not average to 0: add nothing to what randn draws.", _off_centre,
         CENTRE),
    Sign("init_params.unscaled",
         "The weights are not scaled: their spread is 1 however many inputs a layer has. "
         "Multiply them by sqrt(2 / fan_in).",
         _spread(lambda s, n: _near(s, 1.0)), SCALE),
    Sign("init_params.uniform_unscaled",
         "The weights are spread evenly from -1 to 1 however many inputs a layer has: scale them "
         "by its fan_in.", _uniform_unscaled, SCALE),
    Sign("init_params.scale_upside_down",
         "The scale is upside down: the more inputs a layer has, the larger are its weights. It "
         "is sqrt(2 / fan_in), and the draws are multiplied by it.",
         _some(*map(_upside_down, (0.5, 1, 2))), SCALE),
    Sign("init_params.too_large",
         "The weights are far too large for so many inputs: their spread should be near "
         "sqrt(2 / fan_in).", _spread(lambda s, n: True), SCALE),
    Sign("init_params.too_small",
         "The weights are so small that next to nothing comes through: their spread should be "
         "near sqrt(2 / fan_in).", _too_small, SCALE),
)  # fmt: skip
