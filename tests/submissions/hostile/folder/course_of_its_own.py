"""Brings a course of its own, with hidden tests that everything passes.

step: step2
attacks: grader
outcome: fail of relu
"""


def build(folder, ground):
    for name in ("tests/hidden", "reference", "exercises", "grader"):
        (folder / name).mkdir(parents=True)
    (folder / "tests/hidden/test_step2_activations.py").write_text(ground.trap + "def test_all():\n    pass\n")
    (folder / "reference/course.toml").write_text("title = 'mine'\n")
    (folder / "course.toml").write_text("title = 'mine'\n")
    (folder / "grader/__init__.py").write_text(ground.trap)
    (folder / "exercises/README.md").write_text("")
    return folder
