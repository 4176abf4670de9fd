"""Where the common lesson on XOR is wrong: what it promises, and what its own code does.

Each paragraph measures when it is asked for; none of the figures is written down here.
"""

import textwrap

import numpy as np
from step1_init import init_params
from step2_activations import relu_derivative, sigmoid
from step3_forward import forward
from step4_loss import compute_loss, cross_entropy_loss
from step5_backward import backward

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[0], [1], [1], [0]])
EPOCHS, LR, SEEDS = 5000, 0.5, 60
SCALES = {
    "He": lambda n: np.sqrt(2 / n),
    "Xavier": lambda n: np.sqrt(1 / n),
    "0.01": lambda n: 0.01,
}
WIDTH = 88


def paragraphs():
    """Yield the text piece by piece, each as soon as it is measured."""
    yield "Where the common lesson is wrong, measured just now with the code of this kit.\n"
    errata = (
        recipe, share_of_seeds, gradient_mismatch, first_loss, kink, two_conventions,
        one_name_twice, loud_sigmoid,
    )  # fmt: skip
    for number, erratum in enumerate(errata, 1):
        title, promised, measured = erratum()
        yield f"{number}. {title}"
        yield _entry("lesson", promised)
        yield _entry("measured", measured) + "\n"


def _entry(label, text):
    first = f"   {label:<10}"
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first))


def recipe():
    """Train as the lesson does: weights randn * 0.01, seed 42, three hidden units."""
    params = train_all([42], 3, SCALES["0.01"])
    A2 = answers(params)[0]
    right = np.mean((A2 > 0.5) == Y)
    loss = compute_loss(A2, Y)
    return (
        "Its recipe does not learn XOR.",
        f"weights randn * 0.01, np.random.seed(42), 3 hidden units, learning rate {LR:g}, "
        f"{EPOCHS:,} epochs: every point right in the end.",
        f"{right:.0%} of the points right, squared error {loss:.4f}; always answering 0.5 "
        f"costs {compute_loss(np.full((4, 1), 0.5), Y):.4f}. "
        "Your code need not be wrong when it ends like that: change the seed or the width.",
    )


def share_of_seeds():
    """Count the seeds that reach 100 %, for three scales and three widths."""
    parts = []
    for hidden in (3, 4, 8):
        shares = [
            f"{name} {np.mean(succeeded(train_all(range(SEEDS), hidden, scale))):.0%}"
            for name, scale in SCALES.items()
        ]
        parts.append(f"{hidden} hidden units: {', '.join(shares)}")
    return (
        "A right program often fails, by bad luck.",
        "whoever follows the steps gets a network that solves XOR.",
        f"share of the seeds 0 to {SEEDS - 1} that get all four points right after {EPOCHS:,} "
        f"epochs. {'; '.join(parts)}.",
    )


def gradient_mismatch():
    """Compare the lesson's gradient with differences of the loss that it says it descends."""
    np.random.seed(42)
    params = {name: value * 0.01 for name, value in _unit_normal(3).items()}
    gradients = backward(X, Y, params, forward(X, params)[1])
    parts = {}
    for label, loss in (("squared error", compute_loss), ("cross-entropy", cross_entropy_loss)):
        measured = _differences(params, "W1", loss)
        parts[label] = np.max(np.abs(gradients["dW1"] - measured))
    return (
        "Its gradient is not that of its loss.",
        "backward starts with dZ2 = A2 - Y, the loss is the squared error, and the two agree to "
        "better than 1e-5.",
        f"largest difference in dW1: {parts['squared error']:.1e} from the squared error, "
        f"{parts['cross-entropy']:.1e} from the cross-entropy. A2 - Y belongs to the "
        "cross-entropy; for the squared error dZ2 is (A2 - Y) * A2 * (1 - A2). Both are "
        "accepted here.",
    )


def first_loss():
    """Measure the loss of a network that has learned nothing."""
    np.random.seed(42)
    params = {name: value * 0.01 for name, value in _unit_normal(3).items()}
    A2, _ = forward(X, params)
    return (
        "Its first loss is not what it prints.",
        "an untrained network starts at 0.2499.",
        f"{compute_loss(A2, Y):.4f}: the formula halves the mean square. "
        f"Without the half it is {2 * compute_loss(A2, Y):.4f}.",
    )


def kink():
    """Check a right gradient at XOR's own inputs and zero biases."""
    np.random.seed(0)
    params = init_params(2, 3, 1)
    _, cache = forward(X, params)
    ours = backward(X, Y, params, cache)["db1"]
    off = np.max(np.abs(ours - _differences(params, "b1", cross_entropy_loss)))
    rng = np.random.default_rng(0)
    moved = {**params, "b1": rng.choice([-1, 1], (1, 3)) * rng.uniform(0.2, 0.4, (1, 3))}
    _, moved_cache = forward(X, moved)
    ours = backward(X, Y, moved, moved_cache)["db1"]
    near = np.max(np.abs(ours - _differences(moved, "b1", cross_entropy_loss)))
    return (
        "Its gradient check stands on relu's kink.",
        "compare with central differences, at XOR's four points and zero biases.",
        f"{np.sum(cache['Z1'] == 0)} of the {cache['Z1'].size} Z1 are exactly 0 there, where relu "
        f"has no slope, and a right db1 is off by {off:.1e}. With biases that are not zero the "
        f"same code is off by {near:.1e}. Check at random inputs.",
    )


def two_conventions():
    """Try the lesson's formula sheet on the lesson's own arrays."""
    np.random.seed(0)
    params = init_params(2, 3, 1)
    try:
        params["W1"] @ X
        sheet = "happens to fit"
    except ValueError:
        sheet = "does not even fit"
    shape = (X @ params["W1"]).shape
    return (
        "Its formula sheet writes W x, its code X W.",
        "one set of formulas for both.",
        f"examples are rows here: X W1 has shape {shape}, one row per example; W1 X {sheet} "
        f"({params['W1'].shape} times {X.shape}). Read the sheet with all factors transposed.",
    )


def one_name_twice():
    """Give XOR's targets to the loss for several classes, that has the same name."""
    A2 = np.full((4, 1), 0.9)
    several = -np.sum(Y * np.log(A2 + 1e-8)) / len(Y)
    return (
        "Two of its functions are called cross_entropy_loss.",
        "one for two classes, and later one for several; nothing about what that means for a file "
        "that holds both.",
        f"the second hides the first. For the answer 0.9 at all four points the first gives "
        f"{cross_entropy_loss(A2, Y):.4f}, the second {several:.4f}: it does not see that two of "
        "them are wrong. Here the second is called categorical_cross_entropy.",
    )


def loud_sigmoid():
    """Evaluate the plain formula far to the left."""
    with np.errstate(over="raise"):
        try:
            1 / (1 + np.exp(-np.array([-1000.0])))
            warns = "does not warn"
        except FloatingPointError:
            warns = "warns of an overflow"
    with np.errstate(over="ignore"):
        plain = float((1 / (1 + np.exp(-np.array([-1000.0]))))[0])
    clipped = float(sigmoid(np.array([-1000.0]))[0])
    return (
        "Its sigmoid is loud, but right.",
        "1 / (1 + exp(-z)), without a word about large z.",
        f"at z = -1000 it {warns} and gives {plain:g}; with z clipped to [-709, 709], silent, it "
        f"gives {clipped:.0e}. A warning costs no points.",
    )


def train_all(seeds, hidden, scale):
    """Train a network per seed, all at once: the arrays have a leading axis for the seed.

    Returns
    -------
    dict of str to ndarray
        ``W1`` (seeds, 2, hidden), ``b1`` (seeds, 1, hidden), ``W2`` and ``b2`` likewise.
    """
    starts = []
    for seed in seeds:
        np.random.seed(seed)
        W1 = np.random.randn(2, hidden) * scale(2)
        starts.append((W1, np.random.randn(hidden, 1) * scale(hidden)))
    W1, W2 = (np.stack(weights) for weights in zip(*starts, strict=True))
    b1, b2 = np.zeros((len(W1), 1, hidden)), np.zeros((len(W1), 1, 1))
    for _ in range(EPOCHS):
        Z1 = X @ W1 + b1
        A1 = np.maximum(Z1, 0)
        dZ2 = (sigmoid(A1 @ W2 + b2) - Y) / len(X)
        dZ1 = dZ2 @ W2.transpose(0, 2, 1) * relu_derivative(Z1)
        W2 = W2 - LR * (A1.transpose(0, 2, 1) @ dZ2)
        b2 = b2 - LR * dZ2.sum(axis=1, keepdims=True)
        W1 = W1 - LR * (X.T @ dZ1)
        b1 = b1 - LR * dZ1.sum(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def answers(params):
    """Predict with all networks: an array of shape (seeds, 4, 1)."""
    return forward(X, params)[0]


def succeeded(params):
    """Tell which networks get all four points right."""
    return np.all((answers(params) > 0.5) == Y, axis=(1, 2))


def _unit_normal(hidden):
    return {
        "W1": np.random.randn(2, hidden),
        "b1": np.zeros((1, hidden)),
        "W2": np.random.randn(hidden, 1),
        "b2": np.zeros((1, 1)),
    }


def _differences(params, name, loss, step=1e-5):
    slopes = np.empty(params[name].shape)
    for index in np.ndindex(*slopes.shape):
        around = []
        for move in (step, -step):
            moved = params[name].copy()
            moved[index] += move
            around.append(loss(forward(X, {**params, name: moved})[0], Y))
        slopes[index] = (around[0] - around[1]) / (2 * step)
    return slopes


if __name__ == "__main__":
    for paragraph in paragraphs():
        print(paragraph)
