"""What ran in a kernel, as a submission."""

import pytest

from grader.judge.run import grade
from grader.learn.notebooks.standing import as_they_stand, not_in_a_cell
from grader.model import Status


def run(number, text, cell="", until=None, plain=None):
    return {"number": number, "id": cell, "text": text, "plain": plain or text, "until": until}


def seen(*runs, functions=(), made=(), modules=None):
    return {
        "runs": list(runs),
        "functions": list(functions),
        "made": list(made),
        "modules": modules or {},
    }


@pytest.fixture
def blocks(tiny):
    """Label and text of what is left of runs."""

    def blocks(*runs, **more):
        submission = as_they_stand(tiny.course, seen(*runs, **more), tiny.work)
        return [(block.label, block.text) for block in submission.whole.blocks]

    return blocks


ONCE = "def double(x): return x"
TWICE = "def double(x): return 2 * x"


def test_cells_are_named_by_the_number_beside_them(blocks):
    assert blocks(run(7, TWICE)) == [("cell [7]", TWICE)]


def test_run_of_the_same_cell_replaces_the_one_before(blocks):
    assert blocks(run(1, ONCE, "a"), run(2, "x = 1", "b"), run(3, TWICE, "a")) == [
        ("cell [3]", TWICE)
    ]


def test_without_ids_every_run_stands_for_itself(blocks):
    assert blocks(run(1, ONCE), run(3, TWICE)) == [("cell [1]", ONCE), ("cell [3]", TWICE)]


def test_order_of_running_counts(blocks):
    below, above = run(1, "def triple(x): return 3", "below"), run(2, TWICE, "above")
    assert [label for label, _ in blocks(below, above)] == ["cell [1]", "cell [2]"]


def test_magics_fall_away(blocks):
    assert blocks(run(1, f"%load_ext grader\n{TWICE}\n%grade one")) == [("cell [1]", f"\n{TWICE}")]
    assert blocks(run(1, f"%%time\n{TWICE}")) == [("cell [1]", f"\n{TWICE}")]


def test_what_only_jupyter_reads_is_taken_as_python_ran_it(blocks):
    assert blocks(run(1, f"names = !ls\n{TWICE}; double?", plain=TWICE)) == [("cell [1]", TWICE)]


def test_cell_counts_as_far_as_it_ran(blocks):
    text = f"{TWICE}\n1 / 0\ndef triple(x): return 3"
    assert blocks(run(1, text, until=2)) == [("cell [1]", TWICE)]


def test_file_that_was_run_is_read(blocks, tiny):
    (tiny.work / "mine.py").write_text(TWICE)
    assert blocks(run(1, "%run -i mine.py")) == [("mine.py", TWICE)]


def test_own_module_is_taken_along_with_what_it_imports(tiny):
    (tiny.work / "mine.py").write_text("from deeper import two\ndef double(x): return two * x\n")
    (tiny.work / "deeper.py").write_text("two = 2\n")
    (tiny.work / "json.py").write_text("two = 3\n")
    modules = {name: str(tiny.work / f"{name}.py") for name in ("mine", "deeper", "json", "never")}
    ran = seen(run(1, "import json\nfrom mine import double"), modules=modules)
    submission = as_they_stand(tiny.course, ran, tiny.work)
    assert set(submission.files) == {"mine", "deeper"}
    report = grade(tiny.course, submission, [tiny.one], seed=0, twice=False)
    found = {check.function: check.status for check in report.steps[0].checks}
    assert found == {"spread": Status.SKIP, "double": Status.PASS}


def test_what_no_cell_made_is_named(tiny):
    def named(ran):
        return not_in_a_cell(tiny.course, as_they_stand(tiny.course, ran, tiny.work), ran)

    cell = run(1, TWICE)
    assert named(seen(cell, functions=["double", "other"])) == []
    assert named(seen(cell, functions=["double", "triple"])) == ["triple"]
    assert named(seen(cell, functions=["double"], made=["double"])) == ["double"]
    assert named(seen(run(1, "from mine import *"), functions=["double"])) == []


def test_same_cells_have_the_same_hash_and_others_another(tiny):
    one, same, other = (
        as_they_stand(tiny.course, seen(run(1, text)), tiny.work).sha256
        for text in (TWICE, TWICE, ONCE)
    )
    assert one == same != other


def test_second_of_two_functions_of_one_name_counts_if_the_other_has_its_own(course, tmp_path):
    first = "def cross_entropy_loss(a, b): return 1"
    other = "def softmax(z): return z\ndef categorical_cross_entropy(a, b): return 2"
    mended = "def cross_entropy_loss(a, b): return 3"
    ran = seen(run(1, first), run(2, other), run(3, mended))
    blocks = as_they_stand(course, ran, tmp_path).whole.blocks
    assert [block.text for block in blocks] == [other, mended]
