"""Hands in a link to the answers.

step: step2
attacks: grader
outcome: error|skip of relu
cause: unreadable
says: link
"""


def build(folder, ground):
    (folder / "step2_activations.py").unlink()
    (folder / "step2_activations.py").symlink_to(ground.course.reference / "step2_activations.py")
    return folder
