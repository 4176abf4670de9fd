"""`grade hint`, `solution`, `break`, `dev mistakes` and `--all`, as a learner meets them."""

import json
import re
import shutil
from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
STEP4, STEP5 = "step4_loss.py", "step5_backward.py"


@pytest.fixture
def work(tmp_path):
    """A folder with the right answers."""
    for file in REFERENCE.glob("step*.py"):
        shutil.copy(file, tmp_path)
    return tmp_path


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def clean(ran):
    assert "Traceback" not in ran.out + ran.err
    return ran


# hint


@pytest.mark.slow
def test_hints_climb_from_one_command_to_the_next_and_stay(grade, work):
    edit(work / STEP5, "X.T @ dZ1 / m", "X.T @ dZ1")
    said = [clean(grade("hint", "step5", cwd=work)) for _ in range(6)]
    assert {ran.status for ran in said} == {0}
    heads = [ran.out.split("\n")[0] for ran in said]
    count = int(re.match(r"hint 1 of (\d), about backward\.\w+", heads[0])[1])
    assert [int(head.split()[1]) for head in heads] == [min(n, count) for n in range(1, 7)]
    assert len({ran.out for ran in said}) == count > 1
    assert files(work / ".grade") == [".lock", "progress.json", "progress.json.bak"]


def test_hint_follows_the_mistake_that_is_there_now(grade, work):
    edit(work / STEP5, "X.T @ dZ1 / m", "X.T @ dZ1")
    first = grade("hint", "step5", cwd=work).out.split("\n")[0]
    edit(work / STEP5, "X.T @ dZ1", "X.T @ dZ1 / m")
    edit(work / STEP5, 'cache["A1"].T @', 'cache["Z1"].T @')
    second = grade("hint", "step5", cwd=work).out.split("\n")[0]
    assert first.startswith("hint 1")
    assert second.startswith("hint 1")
    assert first.partition("about")[2] != second.partition("about")[2]


def test_untouched_exercise_gets_the_steps_own_hints(grade, tmp_path):
    grade("start", tmp_path / "new")
    ran = clean(grade("hint", "step5", cwd=tmp_path / "new"))
    assert ran.out.startswith("hint 1 of ")
    assert ", about step5\n" in ran.out


def test_no_hint_for_a_step_that_passes(grade, work):
    ran = clean(grade("hint", "step4", cwd=work))
    assert ran.status == 0
    assert "nothing to hint at" in ran.out
    assert "`grade solution step4`" in ran.out
    assert not (work / ".grade").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        *(pytest.param(c, marks=pytest.mark.slow) for c in (b"", b"[" * 9999, b'{"version": 1}')),
    ],
)
def test_memory_that_was_spoilt_is_put_aside(grade, work, content):
    edit(work / STEP5, "X.T @ dZ1 / m", "X.T @ dZ1")
    (work / ".grade").mkdir()
    (work / ".grade" / "progress.json").write_bytes(content)
    ran = clean(grade("hint", "step5", cwd=work))
    assert (ran.status, ran.out[:7]) == (0, "hint 1 ")
    assert (work / ".grade" / "progress.json.damaged").read_bytes() == content


def test_folder_that_remembers_nothing_gives_the_first_hint(grade, work):
    edit(work / STEP5, "X.T @ dZ1 / m", "X.T @ dZ1")
    (work / ".grade").write_text("in the way")
    for _ in range(2):
        assert clean(grade("hint", "step5", cwd=work)).out.startswith("hint 1 ")


@pytest.mark.slow
def test_hint_for_a_file_is_remembered_beside_it(grade, work, tmp_path_factory):
    edit(work / STEP5, "X.T @ dZ1 / m", "X.T @ dZ1")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    grade("hint", work / STEP5, cwd=elsewhere)
    assert not (work / ".grade").exists()  # nothing marks it: it may be somebody else's
    (work / ".grade").mkdir()
    for number in (1, 2):
        out = clean(grade("hint", work / STEP5, cwd=elsewhere)).out
        assert out.startswith(f"hint {number} of")
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("command", ["hint", "solution", "break"])
@pytest.mark.parametrize("words", [[], ["step1", "step2"], ["step77"], ["nowhere/step5.py"]])
def test_one_step_is_to_be_named(grade, work, command, words):
    ran = clean(grade(command, *words, cwd=work))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize("command", ["hint", "solution", "break"])
def test_empty_folder_is_told_what_to_do(grade, tmp_path, command):
    ran = clean(grade(command, "step5", cwd=tmp_path))
    assert ran.status == 2
    assert "grade start" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_terminal_that_cannot_write_a_character_gets_the_others(grade, work):
    surroundings = {"PYTHONIOENCODING": "iso8859-1", "COLUMNS": "200"}
    edit(work / "step2_activations.py", "np.maximum(0, z)", "np.maximum(0, z, out=z)")
    hints = [clean(grade("hint", "step2", cwd=work, env=surroundings)).out for _ in range(3)]
    assert "z[...] = ? writes" in hints[1]
    edit(
        work / STEP4, "def compute_loss(Y_pred, Y_true):", "def compute_loss(Y_pred, Y_true):  # δ"
    )
    ran = clean(grade("solution", "step4", cwd=work, env=surroundings))
    assert ran.status == 0
    assert "# ?" in ran.out


# solution


def test_reference_stands_beside_the_code_once_the_step_passes(grade, work):
    edit(work / STEP4, "def compute_loss", "# mine\ndef compute_loss")
    ran = clean(grade("solution", "step4", cwd=work))
    assert ran.status == 0
    for part in ("yours", "the reference", "compute_loss", "cross_entropy_loss"):
        assert part in ran.out
    assert ran.out.count("def compute_loss(Y_pred, Y_true):") == 2
    assert "Parameters" not in ran.out


def test_reference_is_not_shown_before(grade, work):
    edit(work / STEP4, "    return ", "    return 2 * ")
    ran = clean(grade("solution", "step4", cwd=work))
    assert (ran.status, ran.out) == (2, "")
    assert "`grade hint step4`" in ran.err


def test_function_that_is_made_otherwise_is_said_so(grade, work):
    path = work / "step2_activations.py"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("def relu(z)"), text.index("def relu_derivative")
    made = text[:start] + "relu = lambda z: np.maximum(0, z)\n\n\n" + text[end:]
    path.write_text(made, encoding="utf-8")
    ran = clean(grade("solution", "step2", cwd=work))
    assert ran.status == 0, ran
    assert ran.out.count("(not made by def)") == 1


# break


def number_of(ran):
    return re.search(r"No: it is number (\d)", ran.out)


@pytest.mark.slow
def test_game_is_lost_and_won(grade, work):
    def play(answer):
        return clean(grade("break", "step4", "--seed", 1, cwd=work, input=answer))

    lost = [play(f"{n}\n") for n in (1, 2)]
    answer = next(number_of(ran)[1] for ran in lost if number_of(ran))
    assert {number_of(ran)[1] for ran in lost if number_of(ran)} == {answer}
    won = play(f"{answer}\n")
    found = 1 + sum(number_of(ran) is None for ran in lost)
    assert f"Found! {found} of 3 found so far." in won.out
    assert won.status == 0
    assert (work / STEP4).read_bytes() == (REFERENCE / STEP4).read_bytes()
    assert files(work / "broken") == [STEP4]
    memory = json.loads((work / ".grade" / "progress.json").read_text(encoding="utf-8"))
    assert memory["sections"]["break"] == {"found": found, "tried": 3}


def test_report_shows_what_fails_and_not_the_choices(grade, work):
    ran = clean(grade("break", "step4", "--seed", 1, cwd=work, input="m\n1\n"))
    report, _, rest = ran.out.partition("\nThe broken copy is ")
    choices = re.findall(r"^  \d\. (.{30})", rest, re.MULTILINE)
    assert len(choices) == 4
    assert "✗ step4" in report
    assert not any(choice in report for choice in choices)
    assert "points" not in report
    assert str(work / "broken" / STEP4) in rest.split("\n")[0]
    assert "The copy does not pass yet." in rest


@pytest.mark.parametrize(
    "answer",
    [
        "9\n",
        *(pytest.param(a, marks=pytest.mark.slow) for a in ("", "0\n", "what\n", "-1\n", "\0\n")),
    ],
)
def test_answer_that_is_none_is_asked_for_again_until_the_input_ends(grade, work, answer):
    ran = clean(grade("break", "step4", "--seed", 1, cwd=work, input=answer))
    assert ran.status == 130
    assert "Stopped." in ran.err
    assert not (work / ".grade").exists()


def test_broken_copy_is_left_out_of_the_next_grading(grade, work):
    grade("break", "step4", "--seed", 1, cwd=work, input="1\n")
    assert clean(grade("step4", cwd=work)).status == 0


def test_step_that_does_not_pass_is_not_broken(grade, work):
    edit(work / STEP5, "X.T @ dZ1 / m", "X.T @ dZ1")
    ran = clean(grade("break", "step5", cwd=work, input="1\n"))
    assert (ran.status, ran.out) == (2, "")
    assert "does not pass yet" in ran.err
    assert not (work / "broken").exists()


def test_step_without_known_mistakes_is_told_so(grade, work, tmp_path_factory):
    """Of one that is there the catalogue is emptied: one day every step will have one."""
    root = tmp_path_factory.mktemp("kit")
    for folder in ("grader", "reference", "exercises", "tests/hidden"):
        shutil.copytree(REFERENCE.parent / folder, root / folder)
    (root / "reference" / "mistakes" / "step4_loss.py").unlink()
    ran = clean(grade("break", "step4", work, cwd=root, env={"PYTHONPATH": str(root)}))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "No mistakes of step4 have names so far: choose another step.\n"


# the report


def test_mistake_comes_first_and_folds_what_it_explains(grade, work):
    edit(work / STEP5, 'dZ2 = cache["A2"] - Y_true', 'dZ2 = Y_true - cache["A2"]')
    folded, every = (clean(grade("step5", *more, cwd=work)) for more in ([], ["--all"]))
    assert folded.status == every.status == 1
    (title,) = re.findall(r"^ *✗ (.*)", "\n".join(folded.out.split("\n")[1:]), re.MULTILINE)
    assert re.search(r"\d+ more checks of backward for the same reason", folded.out)
    assert "more check" not in every.out
    assert title in every.out
    shown = len(re.findall(r"^ *[✗!·] ", every.out, re.MULTILINE)) - 1
    report = grade("step5", "--format", "json", cwd=work).report
    failing = [c for c in report["steps"][0]["checks"] if c["status"] != "pass"]
    assert shown == len(failing) > 1
    counted = sum(map(int, re.findall(r"(\d+) more check", folded.out)))
    assert counted + 1 == len(failing)
    (mistake,) = {c["mistake"]["says"] for c in failing if c["mistake"]}
    lines = [line.strip() for line in folded.out.split("\n")]
    assert mistake.startswith(lines[lines.index(f"✗ {title}") + 1])
    for text in (folded.out, every.out):
        assert "look at  step5_backward.py, line" in text


def test_right_step_says_the_same_with_all(grade, work):
    assert grade("step4", "--all", cwd=work).out == grade("step4", cwd=work).out


# dev mistakes


@pytest.mark.slow
def test_mistakes_of_a_step_are_caught_and_named(grade):
    ran = clean(grade("dev", "mistakes", "step2", "--pairs", 3))
    assert ran.status == 0, ran.out
    tried, caught, named = map(int, re.search(r"mistakes: (\d+) tried, (\d+) caught, (\d+) named",
                                              ran.out).groups())  # fmt: skip
    assert tried == caught > 100
    assert named >= 0.98 * caught


@pytest.mark.parametrize("words", [["step77"], ["step1", "--pairs", "-1"], ["--pairs", "many"]])
def test_trial_of_nothing_is_no_success(grade, words):
    ran = clean(grade("dev", "mistakes", *words))
    assert (ran.status, ran.out) == (2, "")
