"""Brings modules named as parts of the standard library.

step: step2
attacks: grader
outcome: pass of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_text("import numpy as np\n\ndef relu(z):\n    return np.maximum(0, z)\n")
    for name in ("json", "struct", "socket", "os", "sys", "time", "warnings", "copy", "signal", "random", "inspect"):
        (folder / f"{name}.py").write_text(ground.trap + "raise SystemExit\n")
    return folder
