"""Returns a coroutine of the right answer.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""

import numpy as np


async def relu(z):
    return np.maximum(0, z)
