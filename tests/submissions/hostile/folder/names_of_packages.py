"""Brings modules named as what a grader imports.

step: step2
attacks: grader
outcome: pass of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_text("import numpy as np\n\ndef relu(z):\n    return np.maximum(0, z)\n")
    for name in ("numpy", "pytest", "click", "rich", "grader", "reference", "nbformat", "platformdirs"):
        (folder / f"{name}.py").write_text(ground.trap + "raise SystemExit\n")
    return folder
