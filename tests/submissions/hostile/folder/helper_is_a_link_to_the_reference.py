"""Imports a link to the answers, under another name.

step: step2
attacks: grader
outcome: fail|error|skip of relu
"""


def build(folder, ground):
    (folder / "helper.py").symlink_to(ground.course.reference / "step2_activations.py")
    (folder / "step2_activations.py").write_text("from helper import *\n")
    return folder
