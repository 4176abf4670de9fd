"""Whose points moved between two editions, and which checks had to do with it."""

import csv
import io
import json

import pytest

from grader.report.terminal import Terminal
from grader.teach.moving import as_csv, as_json, as_text
from grader.teach.moving.moves import Why, moves
from grader.teach.moving.tally import Tally
from tests.grader.teach.conftest import NO_MEAN, verdict

PLAIN = Terminal(100, colour=False, unicode=True)


@pytest.fixture
def moved(book):
    """Compare the two editions of the book: what moved, and the tally."""

    def moved():
        old, new = book.editions()
        tally = Tally()
        found = list(tally.counted(moves(book.entries(old), book.entries(new))))
        return found, tally

    return moved


def both(enter, student, old, new, **more):
    enter(student, *old)
    enter(student, *new, edition=2, **more)


def test_same_points_did_not_move_whatever_the_reason(enter, moved):
    both(enter, "ada", [verdict("a", "fail")], [verdict("a", "error", cause="other")])
    found, tally = moved()
    assert found == []
    assert (tally.students, tally.differs) == (1, False)


def test_each_way_in_which_a_check_moves_points_has_its_name(enter, moved):
    old = [verdict("a", "fail"), verdict("b", "pass", 1.0), verdict("c"), verdict("same")]
    new = [verdict("a"), verdict("b", "pass", 4.0), verdict("d", "pass", 0.5), verdict("same")]
    both(enter, "ada", old, new)
    (move,), tally = moved()
    assert (move.before, move.after, move.by) == (5.0, 8.5, 3.5)
    assert {(check.check.id, check.why, check.points) for check in move.checks} == {
        ("one.a", Why.TURNED, 2.0),
        ("one.b", Why.WORTH, 3.0),
        ("one.c", Why.GONE, -2.0),
        ("one.d", Why.NEW, 0.5),
    }
    assert not move.resubmitted
    assert tally.differs


def test_text_tells_a_step_of_other_points_in_one_line(enter, moved):
    both(
        enter,
        "ada",
        [*(verdict(name, "pass", 3.0) for name in "abcd"), verdict("e", "fail")],
        [*(verdict(name, "pass", 4.0) for name in "abcd"), verdict("e")],
    )
    found, _ = moved()
    assert "".join(as_text.to_text(found, {}, PLAIN)) == (
        "ada  12 -> 18  +6\n"
        "  one  12 -> 18\n"
        "    4 checks give other points for the same  +4\n"
        "    ✗✓ e holds  +2\n"
        "      before: spread([1, 2]) is wrong\n"
        "\n"
    )


def test_text_tells_the_old_reason_and_the_new_one_once_for_all_checks(enter, moved):
    old = [verdict("a", "fail", mistake=NO_MEAN), verdict("b", "fail", mistake=NO_MEAN)]
    both(enter, "ada", old, [verdict("a"), verdict("b")])
    both(enter, "bob", [verdict("a")], [verdict("a", "error", cause="it\x1b hung")])
    found, tally = moved()
    text = "".join(as_text.to_text(found, {"ada": "Ada\u202e"}, PLAIN))
    assert text == (
        "ada  Ada\\u202e  0 -> 4  +4\n"
        "  one  0 -> 4\n"
        "    ✗✓ a holds  +2\n"
        "    ✗✓ b holds  +2\n"
        "      before: The mean is missing.\n"
        "\n"
        "bob  2 -> 0  -2\n"
        "  one  2 -> 0\n"
        "    ✓! a holds  -2\n"
        "      now: it\\x1b hung\n"
        "\n"
    )
    assert as_text.summary(tally, PLAIN).splitlines()[0] == "2 of 2 moved, by -2 to +4 points."


def test_summary_names_the_checks_that_moved_most_first(enter, moved):
    for student in ("ada", "bob", "eve"):
        both(enter, student, [verdict("a", "fail", 1.0)], [verdict("a", "pass", 1.0)])
    both(enter, "zoe", [verdict("b", "fail", 9.0)], [verdict("b", "pass", 9.0)])
    _, tally = moved()
    assert as_text.summary(tally, PLAIN).splitlines()[1:] == [
        "  1 × +9  one: b holds",
        "  3 × +1  one: a holds",
    ]


def test_another_submission_is_told_apart(enter, moved):
    both(enter, "ada", [verdict("a")], [verdict("a", "fail")], sha256="b" * 64)
    found, tally = moved()
    assert found[0].resubmitted
    assert "not the course's doing alone" in "".join(as_text.to_text(found, {}, PLAIN))
    assert "1 of them handed in something else." in as_text.summary(tally, PLAIN)


def test_results_without_points_moved_from_or_to_nothing(enter, moved):
    enter("ada", says="no zip")
    enter("ada", verdict("a"), edition=2)
    found, _ = moved()
    assert (found[0].before, found[0].after) == (None, 2.0)
    text = "".join(as_text.to_text(found, {}, PLAIN))
    assert text == "ada  — -> 2  +2\n  before unreadable: no zip\n\n"


def test_who_is_only_in_one_is_listed_and_differs(enter, moved):
    enter("ada")
    for number in range(12):
        enter(f"new{number:02}", edition=2)
    found, tally = moved()
    assert (found, tally.differs) == ([], True)
    lines = as_text.summary(tally, PLAIN).splitlines()
    assert lines[0] == "only in the older one: ada"
    assert "new09 and 2 more" in " ".join(lines)
    assert lines[-1] == "No points moved, of 0 in both."


def test_table_and_json_have_the_same_checks(book, enter, moved):
    both(enter, "=ada", [verdict("a", "fail")], [verdict("a"), verdict("b", "fail")])
    found, tally = moved()
    rows = list(csv.DictReader(io.StringIO("".join(as_csv.to_csv(found, {})), newline="")))
    assert [(row["id"], row["why"], row["moved_by"]) for row in rows] == [
        ("'=ada", "turned", "2.00"),
        ("'=ada", "new", "2.00"),
    ]
    assert (rows[0]["old_cause"], rows[0]["new_cause"]) == ("spread([1, 2]) is wrong", "")
    table = json.loads("".join(as_json.to_json(*book.editions(), found, {}, tally)))
    assert table["schema"] == "grade-book-diff/1"
    assert [check["why"] for check in table["moved"][0]["checks"]] == ["turned", "new"]
    assert table["moved"][0]["checks"][1]["old"] is None
    assert table["summary"]["moved"] == 1


def test_a_move_without_checks_makes_one_row(enter, moved):
    enter("ada", says="no zip")
    enter("ada", verdict("a"), edition=2)
    found, _ = moved()
    _, row = csv.reader(io.StringIO("".join(as_csv.to_csv(found, {})), newline=""))
    assert row[:5] == ["ada", "", "", "2.00", "2.00"]
