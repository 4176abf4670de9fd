"""The ten demands on a network, written once: every grader of the benchmark puts just these.

Each is given something whose ``call`` runs a function of the submission, and what comes back can
be demanded of. The kit's own `Learner` is such; for graders that run in the learner's process,
`tests/benchmarks/forms/plain.py` is. The last two look at one training, that whoever asks has made.
"""

import numpy as np

XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_Y = np.array([[0.0], [1.0], [1.0], [0.0]])
EPOCHS = 5000
TRAINING = ("train", XOR, XOR_Y, EPOCHS, 0.5, 0)

_rng = np.random.default_rng(8)
X, Y = _rng.normal(size=(5, 3)), _rng.integers(0, 2, (5, 1)).astype(float)
PARAMS = {
    "W1": _rng.normal(size=(3, 4)),
    "b1": _rng.normal(size=(1, 4)),
    "W2": _rng.normal(size=(4, 1)),
    "b2": _rng.normal(size=(1, 1)),
}


def _forward(params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": 1 / (1 + np.exp(-Z2))}


def _loss(params):
    A2 = _forward(params)["A2"]
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))


def _slope(name, step=1e-5):
    """Differentiate the loss by central differences."""
    slope = np.empty_like(PARAMS[name])
    for at in np.ndindex(slope.shape):
        ends = []
        for sign in (1, -1):
            moved = PARAMS[name].copy()
            moved[at] += sign * step
            ends.append(_loss({**PARAMS, name: moved}))
        slope[at] = (ends[0] - ends[1]) / (2 * step)
    return slope


def weights_have_their_shapes(net):
    """W1, b1, W2 and b2 have their shapes"""
    params = net.call("init_params", 3, 4, 2, 0)
    for name, shape in (("W1", (3, 4)), ("b1", (1, 4)), ("W2", (4, 2)), ("b2", (1, 2))):
        params[name].float_array(shape)


def biases_start_at_zero(net):
    """The biases start at zero"""
    params = net.call("init_params", 3, 4, 2, 1)
    params["b1"].equals(np.zeros((1, 4)))
    params["b2"].equals(np.zeros((1, 2)))


def sigmoid_is_right(net):
    """The sigmoid is right"""
    z = np.array([[-2.0, -0.5, 0.0], [0.5, 1.0, 3.0]])
    net.call("sigmoid", z).equals(1 / (1 + np.exp(-z)))


def sigmoid_is_right_far_out(net):
    """The sigmoid is right far from zero"""
    net.call("sigmoid", np.array([-1000.0, 1000.0])).equals(np.array([0.0, 1.0]))


def forward_gives_probabilities(net):
    """forward gives the probabilities"""
    A2, _ = net.call("forward", X, PARAMS).unpack("A2", "cache")
    A2.equals(_forward(PARAMS)["A2"])


def forward_keeps_what_backward_needs(net):
    """forward keeps Z1, A1, Z2 and A2"""
    _, cache = net.call("forward", X, PARAMS).unpack("A2", "cache")
    for name, value in _forward(PARAMS).items():
        cache[name].equals(value)


def loss_is_the_cross_entropy(net):
    """The loss is the cross-entropy"""
    net.call("loss", _forward(PARAMS)["A2"], Y).is_number(_loss(PARAMS))


def backward_gives_the_gradient(net):
    """backward gives the gradient of the loss"""
    gradients = net.call("backward", X, Y, PARAMS, _forward(PARAMS))
    for name in PARAMS:
        gradients["d" + name].equals(_slope(name), rtol=1e-6, atol=1e-8)


def training_lowers_the_loss(net, trained):
    """5,000 epochs bring the loss below 0.05"""
    _, history = trained.unpack("params", "history")
    history.has_length(EPOCHS)
    falls = history.numbers()[[0, -1]] < [2.0, 0.05]
    history.part("what falls", falls).equals(np.array([True, True]))


def training_gets_all_points_right(net, trained):
    """After 5,000 epochs all four points are right"""
    params, _ = trained.unpack("params", "history")
    A2, _ = net.call("forward", XOR, params.value).unpack("A2", "cache")
    A2.part("A2 > 0.5", A2.array((4, 1)) > 0.5).equals(XOR_Y)


DEMANDS = (
    weights_have_their_shapes,
    biases_start_at_zero,
    sigmoid_is_right,
    sigmoid_is_right_far_out,
    forward_gives_probabilities,
    forward_keeps_what_backward_needs,
    loss_is_the_cross_entropy,
    backward_gives_the_gradient,
)
DEMANDS_ON_TRAINING = (training_lowers_the_loss, training_gets_all_points_right)
