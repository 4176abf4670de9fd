"""Step 1: give the network its first weights."""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    """Draw the starting weights and biases of a network with one hidden layer.

    Parameters
    ----------
    input_size : int
        Number of features of one example (2 for XOR).
    hidden_size : int
        Number of hidden units.
    output_size : int
        Number of outputs (1 for XOR).

    Returns
    -------
    dict of str to ndarray
        ``W1`` of shape (input_size, hidden_size), ``b1`` of shape (1, hidden_size),
        ``W2`` of shape (hidden_size, output_size), ``b2`` of shape (1, output_size); all float64.

    Notes
    -----
    Weights are random, with mean zero, so that no two hidden units start alike: equal units
    receive equal gradients and stay equal for ever. Biases have nothing to break and start at 0.

    How large? Let ``fan_in`` be the number of inputs of a layer (the rows of its W). In use are

    - small: ``randn * 0.01``, fine for a shallow network, too quiet for a deep one;
    - Xavier: ``randn * sqrt(1 / fan_in)``, keeps the variance through tanh and sigmoid;
    - He: ``randn * sqrt(2 / fan_in)``, makes up for the half that ReLU sets to zero. Recommended
      here, since the hidden layer is a ReLU.

    Do not seed in here: two calls in a row must give two different starts. Whoever wants the same
    start twice seeds before the call.

    References
    ----------
    Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
    networks", AISTATS 2010. He et al., "Delving deep into rectifiers", ICCV 2015.

    Examples
    --------
    >>> params = init_params(2, 3, 1)
    >>> {name: value.shape for name, value in params.items()}
    {'W1': (2, 3), 'b1': (1, 3), 'W2': (3, 1), 'b2': (1, 1)}
    """
    # TODO: return a dict with random W1 and W2 (He scale) and zero b1 and b2
    raise NotImplementedError


if __name__ == "__main__":
    np.random.seed(0)
    for name, value in init_params(2, 3, 1).items():
        print(f"{name}  shape {value.shape}\n{value}\n")

    wide = init_params(1000, 1000, 1)
    print(f"W1 of a wide layer: mean {wide['W1'].mean():+.5f}, spread {wide['W1'].std():.5f}")
    print(f"He asks for       : mean +0.00000, spread {np.sqrt(2 / 1000):.5f}")
