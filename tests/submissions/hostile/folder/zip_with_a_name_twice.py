"""Hands in an archive with two members of one name.

step: step2
attacks: grader
outcome: refused|fail|pass of relu
"""

import warnings
import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("step2_activations.py", "import numpy as np\ndef relu(z):\n    return np.maximum(0, z)\n")
        archive.writestr("step2_activations.py", "def relu(z):\n    return z * 0 - 1\n")
    return path
