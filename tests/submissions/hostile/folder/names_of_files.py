"""Hands in files whose names are no text, or are commands to a terminal.

step: step2
attacks: grader
outcome: fail of relu
"""


def build(folder, ground):
    for name in (b"\xff\xfe.py", b"\x1b[2J.py", b"a\nb.py", b"::error::.py", "\u202eyp.evil.py".encode()):
        with open(bytes(folder) + b"/" + name, "w") as file:
            file.write(ground.trap)
    return folder
