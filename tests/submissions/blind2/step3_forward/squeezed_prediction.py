"""the prediction is squeezed, so with one output (or one example) A2 loses a dimension

fails: forward, train
source: https://community.deeplearning.ai/t/week-3-exercise-4-3-the-loop-assertionerror-despite-the-right-shape/71483
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = np.einsum("md,dh->mh", X, W1) + b1
    A1 = relu(Z1)
    Z2 = np.einsum("mh,hk->mk", A1, W2) + b2
    A2 = np.squeeze(sigmoid(Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
