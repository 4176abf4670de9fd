"""What of the mutation command can be tested without running it for minutes."""

import pytest

from grader.course import find_course
from grader.model import GraderFault
from tests.mutation.__main__ import LIST
from tests.mutation.equivalents import compare, key_of, read_equivalents
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.rounds import in_rounds

PROGRAM = '''"""A step with the number 1."""

RATE = 2


def halve(x):
    """Divide by 2."""
    return x / 2  # half


def picture(x):
    """Be given to learners."""
    return "#" * x


if __name__ == "__main__":
    print(halve(3))
'''


@pytest.fixture
def mutants(tmp_path):
    pytest.importorskip("cosmic_ray")
    path = tmp_path / "step9_halve.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return mutants_of(path, ["halve"])


def mutant(after="return x * 2"):
    before = "def halve(x):\n    return x / 2\n"
    return Mutant("step9_halve", "halve", before, before.replace("return x / 2", after))


def key(after="return x * 2", stem="step9_halve"):
    return key_of(stem, "halve", "return x / 2", after)


def test_only_the_code_of_the_functions_named_is_mutated(mutants):
    assert {"return x / 2  # half"} == {mutant.line for mutant in mutants}
    assert {"halve"} == {mutant.function for mutant in mutants}


def test_operators_and_numbers_are_mutated(mutants):
    becomes = {"".join(mutant.becomes.split()) for mutant in mutants}
    assert {"returnx*2#half", "returnx/3#half", "returnx/1#half"} <= becomes


def test_no_mutant_comes_twice(mutants):
    assert len(mutants) == len({mutant.after for mutant in mutants})
    assert PROGRAM not in {mutant.after for mutant in mutants}


def test_a_mutant_shows_what_it_changed():
    assert mutant().line == "return x / 2"
    assert mutant().becomes == "return x * 2"
    assert mutant().diff.endswith("-    return x / 2\n+    return x * 2")


def test_a_survivor_not_listed_is_a_hole():
    result = compare([mutant()], [], {"step9_halve"})
    assert (mutant(),) == result.holes
    assert result.gone == ()


def test_a_survivor_listed_is_none_whatever_its_blanks():
    result = compare([mutant("return x *  2")], [key()], {"step9_halve"})
    assert result.holes + result.gone == ()


def test_an_entry_that_does_not_survive_is_gone():
    assert (key(),) == compare([], [key()], {"step9_halve"}).gone


def test_a_line_that_stands_twice_is_listed_twice():
    assert (mutant(),) == compare([mutant(), mutant()], [key()], {"step9_halve"}).holes


def test_entries_of_steps_not_asked_for_are_left_alone():
    assert compare([], [key(stem="step1_init")], {"step9_halve"}).gone == ()


def test_an_entry_without_a_reason_is_refused(tmp_path):
    path = tmp_path / "equivalent.toml"
    entry = '[[equivalent]]\nstem = "s"\nfunction = "f"\nline = "a"\nbecomes = ["b"]\nreason = ""\n'
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(ValueError, match="no reason"):
        read_equivalents(path)


def test_the_list_names_lines_of_the_reference():
    """A line that was edited makes its entries stale; this says so without running a mutant."""
    reference = LIST.parents[2] / "reference"
    for stem, _, line, becomes in read_equivalents(LIST):
        text = "".join((reference / f"{stem}.py").read_text(encoding="utf-8").split())
        assert line in text
        assert becomes != line


@pytest.fixture(scope="module")
def graded():
    """Grade three programs for a short step: the reference, one that is wrong, and it again."""
    course = find_course()
    step = next(step for step in course.steps if step.id == "step3")
    right = (course.reference / "step3_forward.py").read_text(encoding="utf-8")
    wrong = right.replace("relu(Z1)", "Z1")
    results = []

    def grade_them(passes):
        results.extend(passes(program, "forward") for program in (right, wrong, right))

    in_rounds(course, step, 0, grade_them)
    return results


def test_programs_are_graded_one_after_the_other(graded):
    """That a wrong one is left at its first failure does not reach the one after it."""
    assert graded == [True, False, True]


def test_what_ends_the_grading_is_told():
    course = find_course()

    def grade_them(passes):
        raise GraderFault("the reference fails")

    with pytest.raises(GraderFault, match="the reference fails"):
        in_rounds(course, course.steps[0], 0, grade_them)
