"""Hands in a socket.

step: step2
attacks: grader
outcome: error|skip of relu
cause: unreadable
"""

import os
import stat


def build(folder, ground):
    (folder / "step2_activations.py").unlink()
    os.mknod(folder / "step2_activations.py", stat.S_IFSOCK | 0o600)
    return folder
