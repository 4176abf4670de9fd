"""Brings files that Python runs when it starts.

step: step2
attacks: grader
outcome: fail of relu
"""


def build(folder, ground):
    for name in ("sitecustomize.py", "usercustomize.py", "site.py", "__init__.py", "__main__.py", "encodings.py"):
        (folder / name).write_text(ground.trap)
    (folder / "evil.pth").write_text(ground.trap.replace("\n", "; "))
    (folder / "pyvenv.cfg").write_text("home = /nowhere\n")
    return folder
