"""The clinic's reference against an independent oracle: PyTorch's Adam, norms and autograd."""

import numpy as np
import pytest
from clinic import adam_step, batch_norm_backward, batch_norm_forward, clip_gradients, leaky_relu

torch = pytest.importorskip("torch")
RTOL = 1e-10
SIZES = {"W1": (3, 5), "b1": (1, 5), "W2": (5, 2), "b2": (1, 2)}


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize(
    "options",
    [{}, {"lr": 0.05, "beta1": 0.8, "beta2": 0.9, "eps": 1e-3}],
    ids=["defaults", "others"],
)
def test_adam_agrees(rng, options):
    lr, eps = options.get("lr", 0.001), options.get("eps", 1e-8)
    betas = (options.get("beta1", 0.9), options.get("beta2", 0.999))
    params, state = {name: rng.normal(size=size) for name, size in SIZES.items()}, {}
    tensors = {name: torch.tensor(p, requires_grad=True) for name, p in params.items()}
    optimiser = torch.optim.Adam(tensors.values(), lr=lr, betas=betas, eps=eps)
    for _ in range(20):
        grads = {f"d{name}": rng.normal(size=size) for name, size in SIZES.items()}
        params, state = adam_step(params, grads, state, **options)
        for name, tensor in tensors.items():
            tensor.grad = torch.tensor(grads[f"d{name}"])
        optimiser.step()
        for name, tensor in tensors.items():
            np.testing.assert_allclose(params[name], tensor.numpy(force=True), rtol=RTOL)


@pytest.mark.parametrize("eps", [1e-5, 0.5])
@pytest.mark.parametrize("size", [(7, 3), (2, 4), (50, 1)], ids=str)
def test_batch_norm_agrees(rng, size, eps):
    Z, dout = rng.normal(size=size), rng.normal(size=size)
    gamma, beta = rng.normal(size=(1, size[1])), rng.normal(size=(1, size[1]))
    out, cache = batch_norm_forward(Z, gamma, beta, eps)
    tensors = [torch.tensor(array, requires_grad=True) for array in (Z, gamma, beta)]
    z, g, b = tensors
    theirs = torch.nn.functional.batch_norm(
        z, None, None, weight=g.squeeze(0), bias=b.squeeze(0), training=True, eps=eps
    )
    np.testing.assert_allclose(out, theirs.numpy(force=True), rtol=RTOL, atol=1e-13)
    theirs.backward(torch.tensor(dout))
    for ours, tensor in zip(batch_norm_backward(dout, cache), tensors, strict=True):
        np.testing.assert_allclose(ours, tensor.grad.numpy(), rtol=RTOL, atol=1e-10)


def test_clipping_agrees(rng):
    grads = {f"d{name}": rng.normal(size=size) for name, size in SIZES.items()}
    tensors = [torch.zeros(size, dtype=torch.float64) for size in SIZES.values()]
    for tensor, grad in zip(tensors, grads.values(), strict=True):
        tensor.grad = torch.tensor(grad)
    torch.nn.utils.clip_grad_norm_(tensors, 0.5)
    for ours, tensor in zip(clip_gradients(grads, 0.5).values(), tensors, strict=True):
        # PyTorch adds 1e-6 to the norm.
        np.testing.assert_allclose(ours, tensor.grad.numpy(), rtol=1e-6)


def test_leaky_relu_agrees(rng):
    z = rng.normal(size=(4, 3))
    theirs = torch.nn.functional.leaky_relu(torch.tensor(z), 0.2).numpy()
    np.testing.assert_allclose(leaky_relu(z, 0.2), theirs, rtol=RTOL)
