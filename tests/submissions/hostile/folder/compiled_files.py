"""Brings compiled files in the place of its own and of the library's.

step: step2
attacks: grader
outcome: fail of relu
"""

import py_compile
import shutil
import sys


def build(folder, ground):
    (folder / "right.py").write_text("import numpy as np\ndef relu(z):\n    return np.maximum(0, z)\n")
    cache = folder / "__pycache__"
    for name in ("step2_activations", "step1_init", "json", "numpy"):
        target = cache / f"{name}.{sys.implementation.cache_tag}.pyc"
        py_compile.compile(str(folder / "right.py"), str(target), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
        shutil.copy(target, folder / f"{name}.pyc")
    (folder / "right.py").unlink()
    return folder
