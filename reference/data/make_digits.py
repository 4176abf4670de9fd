"""Makes ``digits.npz`` from the copy of the data that scikit-learn carries.

Run by hand, once: ``python reference/data/make_digits.py``. Needs scikit-learn, which nothing else
in the project does. The same version of NumPy and zlib give the same bytes.
"""

from pathlib import Path

import numpy as np

HELD_BACK = 450
"""A quarter of the 1,797 images."""

SPLIT_SEED = 0


def main():
    """Write the images, their labels, and which rows are held back."""
    from sklearn.datasets import load_digits  # here, so that nobody else needs it

    digits = load_digits()
    order = np.random.default_rng(SPLIT_SEED).permutation(len(digits.target))
    np.savez_compressed(
        Path(__file__).with_name("digits.npz"),
        images=digits.data.astype(np.uint8),
        labels=digits.target.astype(np.uint8),
        # Stored, not drawn anew: NumPy promises no stream of random numbers for ever.
        train_rows=np.sort(order[HELD_BACK:]).astype(np.uint16),
        test_rows=np.sort(order[:HELD_BACK]).astype(np.uint16),
    )


if __name__ == "__main__":
    main()
