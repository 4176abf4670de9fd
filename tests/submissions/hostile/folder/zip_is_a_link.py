"""Hands in a link to another archive.

step: step2
attacks: grader
outcome: refused|error|skip of relu
says: link
"""

import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with zipfile.ZipFile(ground.other / "theirs.zip", "w") as archive:
        archive.write(ground.other / "step2_activations.py", "step2_activations.py")
    path.symlink_to(ground.other / "theirs.zip")
    return path
