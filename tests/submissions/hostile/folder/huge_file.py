"""Hands in a step of 3 MB, and one of 1 TiB with nothing in it.

step: step2
attacks: grader
outcome: error|skip of relu
cause: unreadable
says: MiB
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_text("def relu(z):\n    return z * 0 - 1\n" + "# more\n" * 450_000)
    with (folder / "step1_init.py").open("wb") as file:
        file.truncate(1 << 40)
    return folder
