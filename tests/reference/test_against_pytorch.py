"""The reference against an independent oracle: automatic differentiation by PyTorch."""

import numpy as np
import pytest
from step3_forward import forward
from step4_loss import compute_loss, cross_entropy_loss
from step5_backward import backward
from step6_train import train

torch = pytest.importorskip("torch")
RTOL = 1e-12
SIZES = [(1, 2, 3, 1), (5, 3, 4, 2), (7, 4, 5, 3)]


@pytest.fixture(params=SIZES, ids=str)
def network(request):
    """Random data and parameters, in NumPy and, with gradients asked for, in PyTorch."""
    m, D, H, K = request.param
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(m, D)), rng.integers(0, 2, (m, K)).astype(float)
    shapes = {"W1": (D, H), "b1": (1, H), "W2": (H, K), "b2": (1, K)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    tensors = {
        n: torch.tensor(p, dtype=torch.float64, requires_grad=True) for n, p in params.items()
    }
    return X, Y, params, tensors


def predict(X, tensors):
    hidden = torch.relu(torch.tensor(X, dtype=torch.float64) @ tensors["W1"] + tensors["b1"])
    return hidden @ tensors["W2"] + tensors["b2"]


def test_forward_agrees(network):
    X, _, params, tensors = network
    theirs = torch.sigmoid(predict(X, tensors)).detach().numpy()
    np.testing.assert_allclose(forward(X, params)[0], theirs, rtol=RTOL)


def test_backward_is_the_gradient_of_the_cross_entropy(network):
    X, Y, params, tensors = network
    logits, target = predict(X, tensors), torch.tensor(Y)
    per_entry = torch.nn.functional.binary_cross_entropy_with_logits(
        logits, target, reduction="sum"
    )
    (per_entry / len(X)).backward()
    gradients = backward(X, Y, params, forward(X, params)[1])
    for name, tensor in tensors.items():
        np.testing.assert_allclose(
            gradients["d" + name], tensor.grad.numpy(), rtol=RTOL, atol=1e-15
        )


def test_losses_agree(network):
    X, Y, params, tensors = network
    A2, theirs = forward(X, params)[0], torch.sigmoid(predict(X, tensors)).detach()
    target = torch.tensor(Y)
    squared = torch.nn.functional.mse_loss(theirs, target, reduction="sum") / (2 * len(X))
    np.testing.assert_allclose(compute_loss(A2, Y), squared.item(), rtol=RTOL)
    # Like the reference, with 1e-8 inside the logarithms.
    p, guard = theirs.numpy(force=True), 1e-8
    entropy = torch.nn.functional.nll_loss(
        torch.log(torch.tensor(np.stack([1 - p, p], axis=1)) + guard),
        target.long(),
        reduction="sum",
    )
    np.testing.assert_allclose(cross_entropy_loss(A2, Y), entropy.item() / len(X), rtol=RTOL)


def test_training_agrees_with_sgd():
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    Y = np.array([[0.0], [1.0], [1.0], [0.0]])
    start, _ = train(X, Y, epochs=1, lr=0.0, verbose=False)
    ours, _ = train(X, Y, epochs=100, lr=0.5, verbose=False)
    tensors = {
        n: torch.tensor(p, dtype=torch.float64, requires_grad=True) for n, p in start.items()
    }
    optimiser = torch.optim.SGD(tensors.values(), lr=0.5)
    for _ in range(100):
        optimiser.zero_grad()
        logits = predict(X, tensors)
        torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(Y)).backward()
        optimiser.step()
    for name, tensor in tensors.items():
        np.testing.assert_allclose(ours[name], tensor.detach().numpy(), rtol=RTOL)
