"""The gradebook: every result of a class, in one SQLite file."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

from grader.model import Report, UsageProblem
from grader.report.as_json import from_dict, to_dict
from grader.teach.job import Ending, Outcome

_SCHEMAS: Final = (
    """
    CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE edition (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        kit TEXT NOT NULL,
        steps TEXT NOT NULL,
        since TEXT NOT NULL
    );
    CREATE TABLE student (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        columns TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE result (
        id INTEGER PRIMARY KEY,
        edition INTEGER NOT NULL REFERENCES edition,
        student TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        submitted TEXT NOT NULL,
        place TEXT NOT NULL,
        ending TEXT NOT NULL,
        says TEXT NOT NULL,
        score REAL,
        max_score REAL,
        report BLOB,
        graded_at TEXT NOT NULL,
        seconds REAL NOT NULL,
        cpu_seconds REAL NOT NULL,
        fingerprints BLOB NOT NULL,
        UNIQUE (edition, student, sha256, submitted)
    );
    CREATE TABLE standing (
        edition INTEGER NOT NULL REFERENCES edition,
        student TEXT NOT NULL,
        result INTEGER NOT NULL REFERENCES result,
        PRIMARY KEY (edition, student)
    ) WITHOUT ROWID;
    """,
)
"""What brings the file from each version to the next; the last one's number is the newest."""

_CURRENT: Final = "current edition"
NEWEST: Final = len(_SCHEMAS)
PATIENCE_S: Final = 30.0
"""How long another command may be writing; each needs milliseconds."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What submissions are graded by: the course, the policy, and the seed, as one digest.

    Attributes
    ----------
    number : int
        1, 2, … in the order in which the gradebook met them.
    steps : mapping of str to str
        Id -> title of the steps that are graded, in order.
    """

    number: int
    digest: str
    title: str
    kit: str
    steps: Mapping[str, str]
    since: str


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody on the roster.

    Attributes
    ----------
    columns : mapping of str to str
        What else the roster says of them, by its header.
    """

    id: str
    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the gradebook: an outcome, and when it was had."""

    edition: int
    outcome: Outcome
    graded_at: str


class Gradebook:
    """An open gradebook; a context that closes it.

    Each change is one transaction, on the disk when the method returns: whatever happens then, it
    stays. Readers are not kept waiting (write-ahead log).

    Parameters
    ----------
    create : bool
        Whether to make the file, if it is not there.

    Raises
    ------
    UsageProblem
        If the file is none, or of a newer kit, or cannot be opened.
    """

    def __init__(self, path: Path, create: bool = False) -> None:
        self.path = path
        if not create and not path.is_file():
            raise UsageProblem(f"There is no gradebook {path}: `grade class DIR` makes one.")
        try:
            self._base = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
            self._base.execute("PRAGMA foreign_keys = ON")
            self._migrate()
        except sqlite3.Error as error:
            raise UsageProblem(f"Cannot use {path} as a gradebook: {error}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._base.close()

    def _migrate(self) -> None:
        """Bring an older file up to date, in one transaction."""
        if self._version() > NEWEST:
            raise UsageProblem(f"{self.path} is of a newer grader: update this one.")
        if self._version() == NEWEST:
            return
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("BEGIN IMMEDIATE")
        try:
            for script in _SCHEMAS[self._version() :]:
                for statement in script.split(";"):
                    self._base.execute(statement)
            self._base.execute(f"PRAGMA user_version = {NEWEST}")
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def _version(self) -> int:
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        return int(version)

    def _change(self, work: Callable[[sqlite3.Connection], object]) -> None:
        try:
            self._base.execute("BEGIN IMMEDIATE")
            work(self._base)
            self._base.execute("COMMIT")
        except BaseException as error:
            if self._base.in_transaction:  # a full disk may have ended it already
                self._base.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise UsageProblem(
                    f"Cannot write to {self.path}: {error}. What is in it stays: mend that, and "
                    "the same command goes on."
                ) from error
            raise

    def about(self, key: str) -> str:
        """Return what is noted under a key; empty if nothing is."""
        row = self._base.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def note(self, key: str, value: str) -> None:
        """Note something about the whole book."""
        self._change(lambda base: base.execute("REPLACE INTO about VALUES (?, ?)", (key, value)))

    def edition(
        self, digest: str, title: str, kit: str, steps: Mapping[str, str], now: datetime
    ) -> Edition:
        """Find the edition of a digest, or add it; it is the current one from now on."""
        row = (digest, title, kit, json.dumps(dict(steps)), now.isoformat(timespec="seconds"))

        def use(base: sqlite3.Connection) -> None:
            base.execute(
                "INSERT INTO edition (digest, title, kit, steps, since) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                row,
            )
            base.execute("REPLACE INTO about VALUES (?, ?)", (_CURRENT, digest))

        self._change(use)
        return next(edition for edition in self.editions() if edition.digest == digest)

    def current(self) -> Edition | None:
        """Return the edition that was graded by last: an older one, if a change was taken back."""
        digest = self.about(_CURRENT)
        return next((edition for edition in self.editions() if edition.digest == digest), None)

    def editions(self) -> tuple[Edition, ...]:
        """Return all editions, the oldest first."""
        rows = self._base.execute(
            "SELECT id, digest, title, kit, steps, since FROM edition ORDER BY id"
        )
        return tuple(
            Edition(number, digest, title, kit, json.loads(steps), since)
            for number, digest, title, kit, steps, since in rows
        )

    def enrol(self, students: Iterable[Student]) -> None:
        """Put a roster in the place of the one there was."""
        rows = [(s.id, s.name, json.dumps(dict(s.columns))) for s in students]

        def replace(base: sqlite3.Connection) -> None:
            base.execute("DELETE FROM student")
            base.executemany("INSERT INTO student VALUES (?, ?, ?)", rows)

        self._change(replace)

    def students(self) -> tuple[Student, ...]:
        """Return everybody who is on the roster, by id."""
        return tuple(self.roster())

    def roster(self) -> Iterator[Student]:
        """Yield everybody who is on the roster, by id, one at a time."""
        for row in self._base.execute("SELECT id, name, columns FROM student ORDER BY id"):
            yield Student(row[0], row[1], json.loads(row[2]))

    def has(self, edition: Edition, student: str, sha256: str, submitted: str = "") -> bool:
        """Tell whether this was graded already; if so, it is what the student's grade is.

        A fault of the kit's own is no result.
        """
        row = self._base.execute(
            "SELECT result.id, standing.result FROM result LEFT JOIN standing"
            " USING (edition, student) WHERE edition = ? AND student = ? AND sha256 = ?"
            " AND submitted = ? AND ending != ?",
            (edition.number, student, sha256, submitted, Ending.FAULT),
        ).fetchone()
        if row is None:
            return False
        if row[0] != row[1]:
            self._change(lambda base: _stand(base, edition.number, student, row[0]))
        return True

    def add(self, edition: Edition, outcome: Outcome, now: datetime) -> None:
        """Enter an outcome; it is what the student's grade is from now on."""
        key = (edition.number, outcome.student, outcome.sha256, outcome.submitted)
        report = outcome.report
        packed = zlib.compress(json.dumps(to_dict(report)).encode()) if report else None
        row = (
            *key, outcome.place, outcome.ending.value, outcome.says,
            report.score if report else None, report.max_score if report else None,
            packed, now.isoformat(timespec="seconds"), outcome.seconds, outcome.cpu_seconds,
            outcome.fingerprints,
        )  # fmt: skip

        def enter(base: sqlite3.Connection) -> None:
            base.execute(
                "DELETE FROM standing WHERE result IN (SELECT id FROM result WHERE edition = ?"
                " AND student = ? AND sha256 = ? AND submitted = ?)",
                key,
            )
            base.execute(
                "DELETE FROM result WHERE edition = ? AND student = ? AND sha256 = ?"
                " AND submitted = ?",
                key,
            )
            added = base.execute(
                "INSERT INTO result (edition, student, sha256, submitted, place, ending, says,"
                " score, max_score, report, graded_at, seconds, cpu_seconds, fingerprints)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            _stand(base, edition.number, outcome.student, added.lastrowid)

        self._change(enter)

    def entries(self, edition: Edition) -> Iterator[Entry]:
        """Yield each student's grade, by student, one at a time."""
        return self._entries(
            "SELECT result.* FROM standing JOIN result ON result.id = standing.result"
            " WHERE standing.edition = ? ORDER BY standing.student",
            (edition.number,),
        )

    def ungraded(self, edition: Edition) -> Iterator[Entry]:
        """Yield the grades that are none, by student, each with the reason."""
        return self._entries(
            "SELECT result.* FROM standing JOIN result ON result.id = standing.result"
            " WHERE standing.edition = ? AND ending != ? ORDER BY standing.student",
            (edition.number, Ending.GRADED),
        )

    def scores(self, edition: Edition) -> list[tuple[float, float]]:
        """Return points, and points to be had, of all who were graded; no report is read."""
        return self._base.execute(
            "SELECT score, max_score FROM standing JOIN result ON result.id = standing.result"
            " WHERE standing.edition = ? AND ending = ?",
            (edition.number, Ending.GRADED),
        ).fetchall()

    def history(self, student: str) -> Iterator[Entry]:
        """Yield all that was ever graded of a student, the oldest first."""
        return self._entries("SELECT * FROM result WHERE student = ? ORDER BY id", (student,))

    def everything(self, student: str | None = None) -> Iterator[tuple[Entry, bool]]:
        """Yield all that was ever graded, by student, and whether it is their grade now.

        Parameters
        ----------
        student : str or None
            Whose; None is everybody.
        """
        # Numbers are sorted, not rows: those are large.
        for number, stands in self._base.execute(
            "SELECT result.id, standing.result IS result.id FROM result LEFT JOIN standing"
            " USING (edition, student) WHERE ?1 IS NULL OR result.student = ?1"
            " ORDER BY result.student, result.id",
            (student,),
        ):
            for entry in self._entries("SELECT * FROM result WHERE id = ?", (number,)):
                yield entry, bool(stands)

    def _entries(self, query: str, parameters: tuple[Any, ...]) -> Iterator[Entry]:
        cursor = self._base.cursor()
        cursor.row_factory = sqlite3.Row
        for row in cursor.execute(query, parameters):
            yield _entry(row)


def _stand(base: sqlite3.Connection, edition: int, student: str, result: int | None) -> None:
    base.execute("REPLACE INTO standing VALUES (?, ?, ?)", (edition, student, result))


def _entry(row: sqlite3.Row) -> Entry:
    outcome = Outcome(
        student=row["student"],
        place=row["place"],
        sha256=row["sha256"],
        ending=Ending(row["ending"]),
        submitted=row["submitted"],
        says=row["says"],
        report=_unpacked(row["report"]),
        seconds=row["seconds"],
        cpu_seconds=row["cpu_seconds"],
        fingerprints=row["fingerprints"],
    )
    return Entry(row["edition"], outcome, row["graded_at"])


def _unpacked(packed: bytes | None) -> Report | None:
    return None if packed is None else from_dict(json.loads(zlib.decompress(packed)))
