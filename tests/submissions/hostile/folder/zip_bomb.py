"""Hands in an archive of 100 kB that holds 100 MB.

step: step2
attacks: grader
outcome: refused|error|skip of relu
says: MiB
"""

import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("step2_activations.py", b"#" * (100 << 20))
    return path
