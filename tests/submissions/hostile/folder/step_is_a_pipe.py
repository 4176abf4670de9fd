"""Hands in a pipe that nobody writes to.

step: step2
attacks: grader
outcome: error|skip of relu
cause: unreadable
"""

import os


def build(folder, ground):
    (folder / "step2_activations.py").unlink()
    os.mkfifo(folder / "step2_activations.py")
    return folder
