"""An autograder for Gradescope that hands out what was graded here.

Gradescope imports no scores; it shows what an autograder writes. So this is one, as a zip to upload
under "Configure Autograder": for each student the `results.json`, and a `run_autograder` that
copies the one whose owner's e-mail address is the submitter's. What counts is what was handed in
here: a later upload to Gradescope gets the same result.
"""

import json
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from grader.model import Report, UsageProblem
from grader.printable import one_line
from grader.report.as_gradescope import refusal, to_gradescope
from grader.teach.gradebook import Entry, Student
from grader.teach.joining import joined

EMAILS: Final = ("email", "email address", "e-mail", "sis login id")
"""Columns of a roster that may hold an address, the likeliest first."""

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_PIECE: Final = 1 << 20
_SETUP: Final = "#!/bin/sh\n# Nothing to install: what is handed out is made already.\n"


def to_zip(
    students: Iterable[Student],
    entries: Iterable[Entry],
    tell: Callable[[str], object],
    shown: Callable[[Report], Report] = lambda report: report,
) -> Iterator[bytes]:
    """Yield the archive in pieces; the same results give the same bytes.

    Parameters
    ----------
    students, entries
        Both by id.
    tell : function of str
        Is told of every result that nobody on Gradescope would get.
    shown : function of Report
        Leaves out of it what a student is not to see.

    Raises
    ------
    UsageProblem
        If nobody would get one.
    """
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            _fill(archive, students, entries, tell, shown)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _fill(
    archive: zipfile.ZipFile,
    students: Iterable[Student],
    entries: Iterable[Entry],
    tell: Callable[[str], object],
    shown: Callable[[Report], Report],
) -> None:
    index: dict[str, str] = {}
    rows = joined(students, lambda one: one.id, entries, lambda one: one.outcome.student)
    for number, (id_, student, entry) in enumerate(rows, start=1):
        if entry is None:
            continue
        address = _address(id_, student)
        if not address or address in index:
            why = f"{address} is somebody else's too" if address else "no e-mail address"
            tell(f"{one_line(id_)} is left out: {one_line(why)}")
            continue
        index[address] = f"results/{number:05}.json"  # ids are strangers' text
        report = entry.outcome.report
        _add(archive, index[address], to_gradescope(shown(report)) if report else _no_report(entry))
    if not index:
        raise UsageProblem(
            "Gradescope knows students by e-mail address, and there is none: they are in a column"
            " 'Email' of the roster (--roster FILE), or the ids themselves."
        )
    script = Path(__file__).with_name("hand_out.py").read_text(encoding="utf-8")
    _add(archive, "index.json", json.dumps(index, indent=1, sort_keys=True))
    _add(archive, "setup.sh", _SETUP, executable=True)
    _add(archive, "run_autograder", script, executable=True)


def _address(id_: str, student: Student | None) -> str:
    """Find an e-mail address; empty if there is none."""
    columns = {word.casefold(): cell for word, cell in (student.columns if student else {}).items()}
    words = [*(columns.get(word, "") for word in EMAILS), id_]
    return next((word.strip().casefold() for word in words if "@" in word), "")


def _no_report(entry: Entry) -> str:
    return refusal(one_line(f"{entry.outcome.ending.value}: {entry.outcome.says}"))


def _add(archive: zipfile.ZipFile, name: str, text: str, executable: bool = False) -> None:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.create_system = _UNIX  # else that of this machine
    info.external_attr = (0o755 if executable else 0o644) << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, text.encode())
