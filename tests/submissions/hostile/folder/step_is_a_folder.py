"""Hands in a folder named as a step.

step: step2
attacks: grader
outcome: error|skip of relu
cause: unreadable
"""


def build(folder, ground):
    (folder / "step2_activations.py").unlink()
    (folder / "step2_activations.py").mkdir()
    return folder
