"""Hands in a folder of which the step files are in a folder that is a link.

step: step2
attacks: unpromised
outcome: refused|pass|error of relu
"""


def build(folder, ground):
    for file in folder.iterdir():
        file.unlink()
    (folder / "exercises").symlink_to(ground.course.reference)
    return folder
