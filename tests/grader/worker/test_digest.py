"""Results that are the same have one digest, others have not."""

import numpy as np
import pytest

from grader.worker.digest import digest_of


def digest(result, private=()):
    return digest_of(result, private)


A = np.array([[0.1, -2.0]])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (A, A.copy()),
        (A, np.asfortranarray(A)),
        (0.5, np.float64(0.5)),
        (0.5, np.array(0.5)),
        ({"W1": A}, {"W1": A.copy()}),
        ((A, 1), (A.copy(), 1)),
    ],
)
def test_same_results_have_one_digest(one, other):
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (A, np.nextafter(A, 1)),
        (A, A.astype(np.float32)),
        (A, A.ravel()),
        (0.0, -0.0),
        (1.0, 1),
        ({"W1": A}, {"W2": A}),
        ((A, 1), (A, 2)),
        ((A, 1), A),
        (None, "None"),
    ],
)
def test_other_results_have_another(one, other):
    assert digest(one) != digest(other)


@pytest.mark.parametrize("sequence", [tuple, list])
def test_private_items_do_not_count(sequence):
    assert digest(sequence([A, "mine"]), private=(1,)) == digest((A, object()), private=(1,))
    assert digest(sequence([A, "mine"]), private=(0,)) != digest((A, "other"), private=(0,))
    assert digest(sequence([A]), private=(1,)) != digest((A, "other"), private=(1,))


def test_nothing_of_a_result_is_called():
    class Trap(np.ndarray):
        def __getattribute__(self, name):
            raise AssertionError(name)

    assert digest(A.view(Trap)) != digest(A)
