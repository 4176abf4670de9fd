"""A digest of results: whether two rows of them are the same, bit for bit."""

import hashlib
from collections.abc import Collection

import numpy as np

from grader.worker.encoding import encode


class Digest:
    """Takes in one result after the other.

    Nothing of a result is called or asked, as in `encode`, which may be a stranger's.
    """

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()

    def add(self, result: object, private: Collection[int] = ()) -> None:
        """Take in a result; of a tuple or list, the items at `private` places are left out.

        Raises
        ------
        WireError
            If it is too large, or is changed by another thread meanwhile.
        """
        kind = type(result)
        if private and (kind is tuple or kind is list):
            items: tuple[object, ...] = tuple(result)  # type: ignore[arg-type]
            result = tuple(item for at, item in enumerate(items) if at not in private)
        elif kind is np.ndarray and result.shape == ():  # type: ignore[attr-defined]
            result = result[()]  # type: ignore[index]
        if type(result) is np.float64:  # the same number as Python's own float
            result = float.__pos__(result)
        self._sha256.update(encode(result))

    def hex(self) -> str:
        """Return the digest of all results so far, as hexadecimal digits."""
        return self._sha256.hexdigest()
