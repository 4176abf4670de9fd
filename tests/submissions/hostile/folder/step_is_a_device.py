"""Hands in a link to a device without end.

step: step2
attacks: grader
outcome: error|skip of relu
cause: unreadable
"""


def build(folder, ground):
    (folder / "step2_activations.py").unlink()
    (folder / "step2_activations.py").symlink_to("/dev/zero")
    return folder
