"""A roster is read from what Canvas, Gradescope and spreadsheets write, or refused by its line."""

import codecs

import pytest

from grader.model import UsageProblem
from grader.teach.gradebook import Student
from grader.teach.roster import read_roster

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Essay (77),Final Score,submitted
,,,,,Manual Posting,,
    Points Possible,,,,,10,(read only),
"Lovelace, Ada",101,u1,ada,"Lab 1, Tue",9.5,95,2026-11-30T10:00:00Z
"=HYPERLINK(""x"")",102,u2,bob,Lab 2,,,
"Student, Test",103,,f00d,Lab 1,,,
"""


@pytest.fixture
def roster(tmp_path):
    def write(content):
        path = tmp_path / "roster.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_export_of_canvas_loses_rows_that_are_nobody_and_marks_of_others(roster):
    ada, bob = read_roster(roster(CANVAS))
    assert (ada.id, ada.name) == ("101", "Lovelace, Ada")
    assert ada.columns == {
        "Student": "Lovelace, Ada",
        "ID": "101",
        "SIS User ID": "u1",
        "SIS Login ID": "ada",
        "Section": "Lab 1, Tue",
        "submitted": "2026-11-30T10:00:00Z",
    }
    assert bob.name == '=HYPERLINK("x")'


def test_student_who_is_called_as_a_row_of_canvas_stays(roster):
    header = "Student,ID,SIS Login ID,Section\n"
    (joker,) = read_roster(roster(header + "Points Possible,7,joker,1\n"))
    assert joker.name == "Points Possible"


def test_id_column_is_chosen_whatever_its_case(roster):
    assert [s.id for s in read_roster(roster(CANVAS), "sis login id")] == ["ada", "bob"]
    with pytest.raises(
        UsageProblem, match=r"no column 'logon'; it has: Student, ID, .*--roster-id"
    ):
        read_roster(roster(CANVAS), "logon")


def test_roster_of_gradescope_has_students_alone(roster):
    path = roster(
        "First Name,Last Name,SID,Email,Role\n"
        "Ada,Lovelace,7,ada@x.org,Student\nGrace,Hopper,,g@x.org,Instructor\n"
    )
    (ada,) = read_roster(path)
    assert (ada.id, ada.name) == ("7", "Ada Lovelace")
    assert [s.id for s in read_roster(path, "Email")] == ["ada@x.org"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoded",
    [str.encode, lambda t: codecs.BOM_UTF8 + t.encode(), lambda t: t.encode("utf-16")],
    ids=["utf-8", "bom", "utf-16"],
)
def test_spreadsheets_dialects_and_encodings_are_understood(roster, delimiter, encoded):
    text = 'id,name\r\nada,"Zoë ""Z"" 🦊\nof the two lines"\r\n\r\nbob,=1+1\r\n'
    path = roster(encoded(text.replace(",", delimiter)))
    assert read_roster(path) == (
        Student(
            "ada",
            'Zoë "Z" 🦊\nof the two lines',
            {"id": "ada", "name": 'Zoë "Z" 🦊\nof the two lines'},
        ),
        Student("bob", "=1+1", {"id": "bob", "name": "=1+1"}),
    )


def test_a_file_that_is_not_utf8_is_read_and_that_is_told(roster):
    told = []
    (zoe,) = read_roster(roster("id,name\nz,Zoë\n".encode("latin-1")), tell=told.append)
    assert zoe.name == "Zoë"
    assert "not UTF-8" in told[0]
    (odd,) = read_roster(roster(b"id,name\nz,Zo\x81\n"), tell=told.append)
    assert (odd.name, len(told)) == ("Zo\x81", 2)


def test_semicolons_win_over_a_comma_in_the_header(roster):
    (ada,) = read_roster(roster('id;"name, as in the register";group\nada;Ada;1\n'))
    assert ada.columns["group"] == "1"


def test_ids_that_are_missing_or_there_twice_are_refused_with_their_lines(roster):
    path = roster('id,name\nada,"A\nB"\nbob,B\nada ,C\n,D\n,E\n')
    with pytest.raises(UsageProblem) as problem:
        read_roster(path)
    assert "id is empty in lines 6, 7; id 'ada' is in lines 2, 5." in str(problem.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no header"),
        ("id,name\n", "nobody"),
        ("ada\nbob\n", "no column of ids; it has: ada"),
        ("id,name\nada,Lovelace, Ada\n", "line 2, has more cells"),
        ('id,name\nada,"A"da\n', "line 2: "),
        ('id,name\nada,"Ada\n', "line 2: "),
        (codecs.BOM_UTF8 + b"id\n\xff", "begins as utf-8"),
    ],
)
def test_what_cannot_be_a_roster_is_refused(roster, content, says):
    with pytest.raises(UsageProblem, match=says):
        read_roster(roster(content))


def test_a_roster_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageProblem, match="Cannot read the roster"):
        read_roster(tmp_path / "none.csv")


def test_rows_may_be_short_and_a_column_named_twice_counts_once(roster):
    (ada,) = read_roster(roster("login,note,note\nada,x\n"))
    assert ada == Student("ada", "", {"login": "ada", "note": "x"})
