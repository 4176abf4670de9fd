"""Data for the challenges. This file is given: there is nothing to write here."""

import gzip
import math
import struct
import zlib
from pathlib import Path

import numpy as np

_DIGITS = Path(__file__).resolve().parent / "data" / "digits.npz"
_IDX_TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}


def load_digits():
    """Load 1,797 handwritten digits, always split in the same way.

    Returns
    -------
    X_train : ndarray of shape (1347, 64), float64
        One image of 8 x 8 pixels per row, from 0 (paper) to 1 (ink). ``X_train[i].reshape(8, 8)``
        is the i-th image.
    Y_train : ndarray of shape (1347,), int64
        Which digit it is, 0 to 9.
    X_test : ndarray of shape (450, 64), float64
        Images that were held back: not for training.
    Y_test : ndarray of shape (450,), int64
        Their digits.

    Notes
    -----
    The same 13 people wrote the images on both sides of the split. For the digits of somebody new
    expect a little less than what the held-back images promise.

    References
    ----------
    Alpaydin and Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning
    Repository, 1998. See ``data/README.md``.

    Examples
    --------
    >>> X_train, Y_train, X_test, Y_test = load_digits()
    >>> X_train.shape, Y_train.shape, X_test.shape, Y_test.shape
    ((1347, 64), (1347,), (450, 64), (450,))
    """
    with np.load(_DIGITS) as stored:
        X, Y = stored["images"] / 16.0, stored["labels"].astype(np.int64)
        train, test = stored["train_rows"], stored["test_rows"]
    return X[train], Y[train], X[test], Y[test]


def two_moons(n=1000, noise=0.3, seed=0):
    """Draw points from two half circles that interlock, half of the points each.

    Parameters
    ----------
    n : int
        Number of points.
    noise : float
        Standard deviation of what is added to both coordinates, in radii of the moons.
    seed : int
        The same seed gives the same points.

    Returns
    -------
    X : ndarray of shape (n, 2), float64
        The points, in random order.
    Y : ndarray of shape (n, 1), int64
        0 for the upper moon, 1 for the lower.

    Notes
    -----
    The upper moon is ``(cos t, sin t)`` and the lower ``(1 - cos t, 1/2 - sin t)``, for t from 0 to
    pi. With noise they overlap: no classifier gets all points right, and one that gets all of its
    training points right has learned some of them by heart.

    Examples
    --------
    >>> X, Y = two_moons(n=6, noise=0.0)
    >>> X.shape, sorted(Y[:, 0].tolist())
    ((6, 2), [0, 0, 0, 1, 1, 1])
    """
    rng = np.random.default_rng(seed)
    upper = np.linspace(0, np.pi, n - n // 2)
    lower = np.linspace(0, np.pi, n // 2)
    X = np.concatenate(
        [
            np.column_stack([np.cos(upper), np.sin(upper)]),
            np.column_stack([1 - np.cos(lower), 0.5 - np.sin(lower)]),
        ]
    )
    Y = np.repeat([[0], [1]], [len(upper), len(lower)], axis=0)
    order = rng.permutation(n)
    return X[order] + rng.normal(scale=noise, size=(n, 2)), Y[order]


def few_for_training(X, Y, count=60):
    """Split examples that are in random order: a few to train, all others to test.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        Examples. Not changed.
    Y : ndarray of shape (m, K)
        Their targets. Not changed.
    count : int
        How many to train on.

    Returns
    -------
    X_train, Y_train, X_test, Y_test : ndarray
        The first `count` rows, and the rest.

    Examples
    --------
    >>> X_train, Y_train, X_test, Y_test = few_for_training(*two_moons())
    >>> len(X_train), len(X_test)
    (60, 940)
    """
    return X[:count], Y[:count], X[count:], Y[count:]


def read_idx(path):
    """Read a file in the IDX format, in which MNIST is published, plain or compressed by gzip.

    Parameters
    ----------
    path : str or path-like
        For example ``"train-images-idx3-ubyte.gz"``.

    Returns
    -------
    ndarray
        Of the shape and type that the file states: (60000, 28, 28) uint8 for MNIST's images to
        train on, (60000,) uint8 for their labels.

    Raises
    ------
    ValueError
        If the file is not IDX, is shorter or longer than its sizes say, or is broken as gzip.
    OSError
        If it cannot be read.

    Notes
    -----
    Two bytes 0, one for the type of the numbers, one for the number of axes; then the length of
    each axis in four bytes; then the numbers, last axis fastest. High bytes come first.

    References
    ----------
    LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998.

    Examples
    --------
    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "labels-idx1-ubyte")
    ...     _ = Path(path).write_bytes(bytes([0, 0, 0x08, 1, 0, 0, 0, 3, 5, 0, 4]))
    ...     read_idx(path)
    array([5, 0, 4], dtype=uint8)
    """
    with Path(path).open("rb") as file:
        compressed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if not compressed:
            return _read_idx(file, path)
        try:
            with gzip.open(file) as unpacked:
                return _read_idx(unpacked, path)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ValueError(f"{path} is broken as gzip: {error}") from error


def _read_idx(file, path):
    """Read IDX from an open file; `path` is for messages."""
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in _IDX_TYPES or magic[3] == 0:
        raise ValueError(f"{path} is not IDX: it starts with {magic.hex(' ') or 'nothing'}")
    lengths = file.read(4 * magic[3])
    if len(lengths) < 4 * magic[3]:
        raise ValueError(f"{path} ends within the lengths of its {magic[3]} axes")
    shape, dtype = struct.unpack(f">{magic[3]}I", lengths), np.dtype(_IDX_TYPES[magic[2]])
    size = math.prod(shape) * dtype.itemsize
    # Whole, so that gzip checks its checksum; a length that lies makes nothing be allocated.
    numbers = file.read()
    if len(numbers) != size:
        raise ValueError(f"{path}: {shape} needs {size} bytes of numbers, found {len(numbers)}")
    return np.frombuffer(numbers, dtype).reshape(shape).astype(dtype.newbyteorder("="))


if __name__ == "__main__":
    X_train, Y_train, X_test, Y_test = load_digits()
    print(f"{len(X_train)} digits to train on, {len(X_test)} held back. The first four:\n")
    shades = np.array(list(" .:-=+*#%@"))
    pictures = shades[(X_train[:4].reshape(4, 8, 8) * 9).round().astype(int)]
    for row in range(8):
        print("   ".join("".join(np.repeat(picture[row], 2)) for picture in pictures))
    print("   ".join(f"{label:^16}" for label in Y_train[:4]))
