"""All entries of the parameter are moved together instead of one at a time, so every entry gets the sum of all the slopes.

fails: numerical_gradient
source: https://github.com/Rishy-09/DeepLearningSpecialization
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    thetaplus = dict(params)
    thetaplus[param_name] = params[param_name] + epsilon
    thetaminus = dict(params)
    thetaminus[param_name] = params[param_name] - epsilon
    J_plus = cross_entropy_loss(forward(X, thetaplus)[0], Y)
    J_minus = cross_entropy_loss(forward(X, thetaminus)[0], Y)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    return np.full(params[param_name].shape, gradapprox)
