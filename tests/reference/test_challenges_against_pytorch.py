"""The challenges' reference against automatic differentiation by PyTorch."""

import numpy as np
import pytest
from challenge1_momentum import train_with_momentum
from challenge2_softmax import (
    backward_softmax,
    categorical_cross_entropy,
    forward_softmax,
    one_hot,
    softmax,
)
from challenge3_l2 import backward_with_reg, compute_loss_with_reg
from step3_forward import forward

torch = pytest.importorskip("torch")
RTOL = 1e-12
SIZES = [(1, 2, 3, 1), (5, 3, 4, 2), (7, 4, 5, 3)]


@pytest.fixture(params=SIZES, ids=str)
def network(request):
    """Random data and parameters, in NumPy and, with gradients asked for, in PyTorch."""
    m, D, H, K = request.param
    rng = np.random.default_rng(0)
    shapes = {"W1": (D, H), "b1": (1, H), "W2": (H, K), "b2": (1, K)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    tensors = {n: torch.tensor(p, requires_grad=True) for n, p in params.items()}
    return rng.normal(size=(m, D)), rng.integers(0, K + 1, m), params, tensors


def scores(X, tensors):
    return (
        torch.relu(torch.tensor(X) @ tensors["W1"] + tensors["b1"]) @ tensors["W2"] + tensors["b2"]
    )


def binary(X, Y, tensors):
    logits, target = scores(X, tensors), torch.tensor(Y, dtype=torch.float64)
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    return entropy(logits, target, reduction="sum") / len(X)


def expect_same(gradients, tensors):
    for name, tensor in tensors.items():
        theirs = tensor.grad.numpy()
        np.testing.assert_allclose(gradients["d" + name], theirs, rtol=RTOL, atol=1e-15)


def test_softmax_agrees():
    z = np.random.default_rng(0).normal(scale=300, size=(9, 4))
    theirs = torch.softmax(torch.tensor(z), dim=1).numpy()
    np.testing.assert_allclose(softmax(z), theirs, rtol=RTOL, atol=1e-300)


def test_softmax_network_agrees(network):
    X, labels, params, tensors = network
    K = params["b2"].size
    labels = labels % K
    A2, cache = forward_softmax(X, params)
    loss = torch.nn.functional.cross_entropy(scores(X, tensors), torch.tensor(labels))
    loss.backward()
    Y = one_hot(labels, K)
    expect_same(backward_softmax(X, Y, params, cache), tensors)
    # 1e-8 inside the logarithm changes it by 1e-8 / p.
    slack = 1e-8 / A2[Y == 1].min()
    assert categorical_cross_entropy(A2, Y) == pytest.approx(loss.item(), abs=slack)


def test_penalty_agrees(network):
    X, labels, params, tensors = network
    m, K, lambd = len(X), params["b2"].size, 0.7
    Y = (labels[:, None] > np.arange(K)).astype(int)
    A2, cache = forward(X, params)
    penalty = lambd / (2 * m) * sum((tensors[name] ** 2).sum() for name in ("W1", "W2"))
    (binary(X, Y, tensors) + penalty).backward()
    expect_same(backward_with_reg(X, Y, params, cache, lambd), tensors)
    squared = ((torch.sigmoid(scores(X, tensors)) - torch.tensor(Y)) ** 2).sum() / (2 * m)
    ours = compute_loss_with_reg(A2, Y, params, lambd)
    assert ours == pytest.approx((squared + penalty).item(), rel=RTOL)


def test_momentum_agrees_with_sgd(network):
    """PyTorch's velocity is Polyak's: the same path, at 1 - beta times the learning rate."""
    X, labels, params, tensors = network
    Y, beta = (labels[:, None] > np.arange(params["b2"].size)).astype(int), 0.9
    ours, _ = train_with_momentum(X, Y, params, lr=0.5, epochs=50, beta=beta)
    optimiser = torch.optim.SGD(tensors.values(), lr=0.5 * (1 - beta), momentum=beta)
    for _ in range(50):
        optimiser.zero_grad()
        binary(X, Y, tensors).backward()
        optimiser.step()
    for name, tensor in tensors.items():
        np.testing.assert_allclose(ours[name], tensor.detach().numpy(), rtol=1e-10, atol=1e-13)
