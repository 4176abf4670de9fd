"""The clinic: instruments that tell how a training falls ill, and cures."""

import numpy as np


def gradient_norms(grads):
    """Measure how large each gradient is.

    Parameters
    ----------
    grads : dict of str to ndarray
        ``dW1``, ``db1``, … of any number of layers. Not changed.

    Returns
    -------
    dict of str to float
        The same keys; per array its Euclidean norm, ``sqrt(sum of the squares of all entries)``,
        0 or more, in units of the loss per unit of the parameter.

    References
    ----------
    Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
    AISTATS 2010, compare the gradients of the layers as it is done here.

    Examples
    --------
    >>> gradient_norms({"dW1": np.array([[3.0, 0.0], [0.0, -4.0]]), "db1": np.zeros((1, 2))})
    {'dW1': 5.0, 'db1': 0.0}
    """
    # TODO: for each array: the square root of the sum of its squares
    raise NotImplementedError


def dead_units(cache):
    """Find the units of the first hidden layer that answer 0 to every example.

    Parameters
    ----------
    cache : dict of str to ndarray
        What a forward pass kept; ``A1`` (m, H) is what counts. Not changed.

    Returns
    -------
    ndarray of shape (H,), bool
        True for a unit whose column of ``A1`` holds nothing but 0.

    Notes
    -----
    Such a relu has slope 0 for every example: no gradient reaches its weights, so it stays dead.

    References
    ----------
    Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models",
    ICML 2013.

    Examples
    --------
    >>> dead_units({"A1": np.array([[0.0, 2.0, 0.0], [0.0, 0.0, 1.0]])})
    array([ True, False, False])
    """
    # TODO: for each column of A1: True if every entry is 0
    raise NotImplementedError


def diagnose(history, norms, dead):
    """Tell from a training's record what it suffers from.

    Parameters
    ----------
    history : list of float
        The loss of each epoch, two epochs or more; may hold nan or inf. Not changed.
    norms : list of dict of str to float
        Per epoch what `gradient_norms` gave, for any number of layers. Not changed.
    dead : ndarray of shape (H,), bool
        What `dead_units` gave after the last epoch. Not changed.

    Returns
    -------
    str
        The first of these that holds:

        1. ``"exploding"``: a loss is not finite, or the last is more than 10 times the first.
        2. ``"dead units"``: at least half of `dead` is True.
        3. ``"vanishing"``: the median over the epochs of the norm of ``dW1`` is below 1/100 of the
           median of the norm of the last layer's ``dW``, the one with the highest number.
        4. ``"learning rate"``: the loss rose in at least a quarter of the steps from one epoch to
           the next, or the last loss is above 0.99 of the first.
        5. ``"healthy"``.

    Notes
    -----
    The order matters: an explosion leaves dead units behind, and a dead layer passes no gradient.
    The thresholds are rules of thumb; near to them a training is better looked at than labelled.

    References
    ----------
    Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, chapter 8.

    Examples
    --------
    >>> norms = [{"dW1": 0.5, "db1": 0.1, "dW2": 0.4, "db2": 0.2}] * 3
    >>> diagnose([0.7, 0.5, 0.4], norms, np.array([False, False]))
    'healthy'
    >>> diagnose([0.7, 0.9, float("nan")], norms, np.array([False, False]))
    'exploding'
    """
    # TODO: ask the five questions in order; return the word of the first yes
    raise NotImplementedError


def leaky_relu(z, slope=0.01):
    """Let what is negative through as well, but only a little of it.

    Parameters
    ----------
    z : ndarray of any shape
        Values before the activation. Not changed.
    slope : float
        What a negative value is multiplied by, dimensionless.

    Returns
    -------
    ndarray, shape of z, float64
        ``z`` where z > 0, else ``slope * z``.

    References
    ----------
    Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models",
    ICML 2013. He et al., "Delving deep into rectifiers", ICCV 2015, learn the slope.

    Examples
    --------
    >>> leaky_relu(np.array([-2.0, 0.0, 3.0]), slope=0.1)
    array([-0.2,  0. ,  3. ])
    """
    # TODO: z where it is positive, slope * z elsewhere
    raise NotImplementedError


def leaky_relu_derivative(z, slope=0.01):
    """Slope of leaky_relu at z, the value BEFORE the activation.

    Parameters
    ----------
    z : ndarray of any shape
        Values before the activation. Not changed.
    slope : float
        As in `leaky_relu`.

    Returns
    -------
    ndarray, shape of z, float64
        1 where z > 0, else `slope`, at 0 as well.

    Notes
    -----
    It is 0 nowhere: a unit that is negative for every example still learns, if slowly.

    References
    ----------
    Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models",
    ICML 2013.

    Examples
    --------
    >>> leaky_relu_derivative(np.array([-2.0, 0.0, 3.0]), slope=0.1)
    array([0.1, 0.1, 1. ])
    """
    # TODO: 1 where z is positive, slope elsewhere
    raise NotImplementedError


def clip_gradients(grads, max_norm):
    """Shorten the gradient if it is too long, without turning it.

    Parameters
    ----------
    grads : dict of str to ndarray
        ``dW1``, ``db1``, … of any number of layers. Not changed.
    max_norm : float
        How long all gradients together, as one long vector, may be; above 0.

    Returns
    -------
    dict of str to ndarray
        A new dict: all arrays times ``max_norm / total`` if `total` exceeds `max_norm`, else the
        same values.

    Notes
    -----
    ``total = sqrt(sum of the squares of all entries of all arrays)``. One factor for all arrays
    keeps the direction; a limit for each array alone would turn it.

    References
    ----------
    Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks",
    ICML 2013.

    Examples
    --------
    >>> grads = {"dW1": np.array([[3.0]]), "db1": np.array([[4.0]])}
    >>> clip_gradients(grads, max_norm=1.0)
    {'dW1': array([[0.6]]), 'db1': array([[0.8]])}
    """
    # TODO: one norm over all arrays; if it is above max_norm, scale all by max_norm / norm
    raise NotImplementedError


def step_decay(lr, epoch, drop=0.5, every=100):
    """Learning rate that drops at once, every so many epochs.

    Parameters
    ----------
    lr : float
        Learning rate at the start.
    epoch : int
        Which epoch, from 0.
    drop : float
        What the rate is multiplied by each time, from 0 to 1, dimensionless.
    every : int
        Epochs from one drop to the next.

    Returns
    -------
    float
        ``lr * drop ** (epoch // every)``.

    References
    ----------
    Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 8.3.1.

    Examples
    --------
    >>> [step_decay(0.8, epoch) for epoch in (0, 99, 100, 250)]
    [0.8, 0.8, 0.4, 0.2]
    """
    # TODO: lr * drop ** (how many times `every` epochs have passed)
    raise NotImplementedError


def cosine_decay(lr, epoch, epochs):
    """Learning rate that falls along half a cosine: slowly, then fast, then slowly.

    Parameters
    ----------
    lr : float
        Learning rate at the start.
    epoch : int
        Which epoch, from 0.
    epochs : int
        Epochs in all, at which the rate would be 0.

    Returns
    -------
    float
        ``lr / 2 * (1 + cos(pi * epoch / epochs))``, the angle in radians.

    References
    ----------
    Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017.

    Examples
    --------
    >>> [round(float(cosine_decay(0.8, epoch, 100)), 4) for epoch in (0, 50, 100)]
    [0.8, 0.4, 0.0]
    """
    # TODO: lr / 2 * (1 + cos(pi * epoch / epochs))
    raise NotImplementedError


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    """One update by Adam: a step length of its own for every entry.

    Parameters
    ----------
    params : dict of str to ndarray
        ``W1``, ``b1``, … of any number of layers. Not changed.
    grads : dict of str to ndarray
        ``dW1``, ``db1``, …. Not changed.
    state : dict
        ``{}`` before the first step, then what the step before returned. What is in it is yours
        to decide. Not changed.
    lr : float
        About how far an entry moves in one step.
    beta1, beta2 : float
        How much of the two running means is kept from step to step, from 0 to 1.
    eps : float
        Added to the root, so that nothing is divided by 0.

    Returns
    -------
    params : dict of str to ndarray
        The new parameters, in new arrays.
    state : dict
        To be handed to the next step.

    Notes
    -----
    For step t = 1, 2, … and each parameter w with gradient g, m and v being 0 before step 1::

        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g^2
        w = w - lr * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps)

    The divisions by ``1 - beta^t`` correct the bias of means that started from 0: without them
    the first m is a tenth of the first gradient.

    References
    ----------
    Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.

    Examples
    --------
    >>> params, grads = {"W1": np.array([[1.0, 1.0]])}, {"dW1": np.array([[5.0, -0.01]])}
    >>> params, state = adam_step(params, grads, {}, lr=0.1)
    >>> params["W1"].round(4)
    array([[0.9, 1.1]])
    """
    # TODO: count the step, update m and v of each parameter, correct their bias, step
    raise NotImplementedError


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    """Give every unit mean 0 and variance 1 over the examples, then stretch and shift it.

    Parameters
    ----------
    Z : ndarray of shape (m, H)
        Sums of a layer, before the activation. Not changed.
    gamma, beta : ndarray of shape (1, H)
        What each unit is multiplied by, and what is added then: learned like weights. Not changed.
    eps : float
        Added to the variance, so that nothing is divided by 0.

    Returns
    -------
    out : ndarray of shape (m, H)
        ``gamma * (Z - mean) / sqrt(var + eps) + beta``.
    cache : any
        What your `batch_norm_backward` needs; yours to decide.

    Notes
    -----
    Mean and variance are those of each column, over the rows. The variance is the biased one: the
    sum of the squares is divided by m, not by m - 1.

    References
    ----------
    Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing
    internal covariate shift", ICML 2015.

    Examples
    --------
    >>> Z = np.array([[1.0, 10.0], [3.0, 30.0]])
    >>> out, _ = batch_norm_forward(Z, np.ones((1, 2)), np.zeros((1, 2)))
    >>> out.round(3)
    array([[-1., -1.],
           [ 1.,  1.]])
    """
    # TODO: subtract each column's mean, divide by its root, times gamma plus beta
    raise NotImplementedError


def batch_norm_backward(dout, cache):
    """Send a gradient back through batch_norm_forward.

    Parameters
    ----------
    dout : ndarray of shape (m, H)
        Slope of the loss along each entry of `out`. Not changed.
    cache : any
        What your `batch_norm_forward` returned beside `out`. Not changed.

    Returns
    -------
    dZ : ndarray of shape (m, H)
        Slope of the loss along each entry of Z.
    dgamma, dbeta : ndarray of shape (1, H)
        Slope of the loss along gamma and beta.

    Notes
    -----
    With ``normed = (Z - mean) / root`` and ``root = sqrt(var + eps)``, sums and means over the
    rows::

        dbeta   = sum of dout
        dgamma  = sum of dout * normed
        dnormed = dout * gamma
        dZ      = (dnormed - mean of dnormed - normed * mean of (dnormed * normed)) / root

    The two means are there because every row moves the mean and the variance of all rows.

    References
    ----------
    Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing
    internal covariate shift", ICML 2015, section 3.

    Examples
    --------
    >>> Z, ones = np.array([[1.0], [2.0], [6.0]]), np.ones((1, 1))
    >>> out, cache = batch_norm_forward(Z, ones, 0 * ones)
    >>> dZ, dgamma, dbeta = batch_norm_backward(np.array([[1.0], [0.0], [0.0]]), cache)
    >>> dZ.round(3).ravel(), dbeta
    (array([ 0.176, -0.22 ,  0.044]), array([[1.]]))
    """
    # TODO: dbeta and dgamma are sums over the rows; dZ goes back through mean and variance
    raise NotImplementedError


if __name__ == "__main__":
    from patients import PATIENTS, run

    for patient in PATIENTS:
        record = run(patient)
        norms = [gradient_norms(grads) for grads in record.gradients]
        illness = diagnose(record.history, norms, dead_units(record.cache))
        print(f"\n{patient.name}: {patient.bad_choice}\n  diagnosis: {illness}")
        print(f"  untreated           loss {record.history[0]:.3f} -> {record.history[-1]:.3g}")
        for cure in patient.cures:
            history = run(patient, **{name: globals()[name] for name in cure}).history
            healed = "healed" if history[-1] < patient.healed_below else "still ill"
            print(f"  {cure[0]:<19} loss {history[0]:.3f} -> {history[-1]:.3g}  {healed}")
