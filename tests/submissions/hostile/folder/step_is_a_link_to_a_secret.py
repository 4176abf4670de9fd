"""Hands in a link to a file that is not its own.

step: step2
attacks: grader
outcome: error|skip of relu
cause: unreadable
says: link
"""


def build(folder, ground):
    (folder / "step2_activations.py").unlink()
    (folder / "step2_activations.py").symlink_to(ground.secret)
    return folder
