"""The data that the course gives: its digits, its moons, and its reader of IDX."""

import gzip
import shutil
import struct

import numpy as np
import pytest
from datasets import few_for_training, load_digits, read_idx, two_moons


def idx(code, shape, content):
    """Write IDX by hand: two zeros, type, number of axes, their lengths, the numbers."""
    return bytes([0, 0, code, len(shape)]) + struct.pack(f">{len(shape)}I", *shape) + content


def written(folder, content):
    path = folder / "some-idx"
    path.write_bytes(content)
    return path


def test_digits_are_all_there_once():
    X_train, Y_train, X_test, Y_test = load_digits()
    X, Y = np.concatenate([X_train, X_test]), np.concatenate([Y_train, Y_test])
    assert X.dtype == np.float64
    assert Y.dtype == np.int64
    assert (X.min(), X.max()) == (0.0, 1.0)
    # What UCI states of its test set.
    assert np.bincount(Y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert len(np.unique(X, axis=0)) == 1797  # so none is on both sides of the split


def test_digits_are_those_of_scikit_learn():
    theirs = pytest.importorskip("sklearn.datasets").load_digits()
    X_train, Y_train, X_test, Y_test = load_digits()
    ours = np.column_stack(
        [np.concatenate([X_train, X_test]) * 16, np.concatenate([Y_train, Y_test])]
    )
    known = np.column_stack([theirs.data, theirs.target])
    np.testing.assert_array_equal(np.unique(ours, axis=0), np.unique(known, axis=0))


def test_moons_without_noise_lie_on_two_half_circles():
    X, Y = two_moons(n=101, noise=0.0)
    upper, lower = X[Y[:, 0] == 0], X[Y[:, 0] == 1]
    assert (len(upper), len(lower)) == (51, 50)
    np.testing.assert_allclose(np.hypot(*upper.T), 1)
    np.testing.assert_allclose(np.hypot(*(lower - [1, 0.5]).T), 1)
    assert upper[:, 1].min() > -1e-9
    assert lower[:, 1].max() < 0.5 + 1e-9


def test_moons_depend_on_their_seed_alone():
    (X, Y), (again, _), (other, _) = two_moons(), two_moons(), two_moons(seed=1)
    np.testing.assert_array_equal(X, again)
    assert not np.array_equal(X, other)
    assert (X.shape, Y.shape, Y.sum()) == ((1000, 2), (1000, 1), 500)


def test_few_for_training_loses_no_point():
    X, Y = two_moons()
    X_train, Y_train, X_test, Y_test = few_for_training(X, Y)
    assert X_train.shape == (60, 2)
    np.testing.assert_array_equal(np.concatenate([X_train, X_test]), X)
    np.testing.assert_array_equal(np.concatenate([Y_train, Y_test]), Y)
    assert 0.3 < Y_train.mean() < 0.7


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    ("code", "dtype"),
    [(0x08, "u1"), (0x09, "i1"), (0x0B, "i2"), (0x0C, "i4"), (0x0D, "f4"), (0x0E, "f8")],
)
def test_idx_of_every_type_is_read(tmp_path, code, dtype, pack):
    numbers = (np.arange(24) - (0 if dtype == "u1" else 5)).reshape(2, 3, 4).astype(dtype)
    content = idx(code, (2, 3, 4), numbers.astype(f">{dtype}").tobytes())
    read = read_idx(written(tmp_path, pack(content)))
    assert read.dtype == np.dtype(dtype)
    np.testing.assert_array_equal(read, numbers)
    read[0] = 1  # it belongs to the caller


WHOLE = idx(0x08, (2, 3), bytes(6))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "nothing"),
        (WHOLE[:3], "not IDX"),
        (b"\1" + WHOLE[1:], "not IDX"),
        (WHOLE[:1] + b"\1" + WHOLE[2:], "not IDX"),
        (idx(0x0A, (6,), bytes(6)), "not IDX"),
        (idx(0x08, (), b"\0"), "not IDX"),
        (WHOLE[:9], "ends within"),
        (WHOLE[:-1], "needs 6 bytes of numbers, found 5"),
        (WHOLE + b"\0", "found 7"),
        (idx(0x0C, (6,), bytes(6)), "needs 24"),
        (idx(0x08, (2**32 - 1,) * 9, b"\0"), "found 1"),
        (gzip.compress(WHOLE, mtime=0)[:-9], "broken as gzip"),
        (gzip.compress(WHOLE, mtime=0)[:-8] + bytes(8), "broken as gzip"),
        (gzip.compress(WHOLE, mtime=0)[:10] + b"\xff" * 30, "broken as gzip"),
        (gzip.compress(WHOLE[:-1], mtime=0), "found 5"),
    ],
)
def test_what_is_not_idx_is_refused(tmp_path, content, says):
    with pytest.raises(ValueError, match=says):
        read_idx(written(tmp_path, content))


def test_digits_are_found_beside_the_file(tmp_path, monkeypatch):
    """A learner may stand anywhere."""
    before = load_digits()
    monkeypatch.chdir(tmp_path)
    shutil.rmtree(tmp_path)
    np.testing.assert_array_equal(load_digits()[0], before[0])
