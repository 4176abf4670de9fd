"""Runs source text into a module, one top-level statement at a time.

Learners paste whole lessons: a demo that raises, waits for input or trains for a minute must not
take with it the functions that are defined around it. So a statement that fails is noted and
skipped, a definition that does not parse is cut out, and once the time is up only what defines
something still runs.
"""

import __future__

import ast
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import CodeType, ModuleType, TracebackType
from typing import Any, Final, TypeVar

from grader.worker.imports import MissingStep, RefusedImport
from grader.worker.kinds import bare_name, is_a, namespace, plain, whole_number
from grader.worker.postmortem import failed_expression, near_names
from grader.worker.trespass import Trespasses

_T = TypeVar("_T")

MAX_FAULTS: Final = 20
MAX_TEXT: Final = 500
ATTEMPT_SECONDS: Final = 0.3
"""Twice this, for an exception and for warnings, has to fit in the supervisor's grace."""

LEAN_SECONDS: Final = 1.0
_DEFINING: Final = (
    ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef,
    ast.ClassDef, ast.Assign, ast.AnnAssign,
)  # fmt: skip
_UNPARSED: Final = (SyntaxError, ValueError, RecursionError, MemoryError)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BINDS: Final = re.compile(r"(?:async\s+)?(?:def|class)\s+(\w+)|(\w+)\s*=[^=]")

Fault = dict[str, Any]
"""What went wrong, in wire form: kind, type, text, file, label, line, function."""


class Overtime(BaseException):
    """The time is up. No `Exception`, so that a learner's `except Exception` lets it through."""


class Ended(BaseException):
    """The submission wants to end the process; as an exception, that has a line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a compiled block came from."""

    file: str
    label: str


@dataclass(slots=True)
class Loaded:
    """What is known about a source that was run into a module.

    Attributes
    ----------
    bound : dict
        Top-level name -> (label, line) of the statement that binds it.
    unbound : dict
        Top-level name -> the fault of the statement that should have bound it.
    stubs : set
        Functions whose body is still ``raise NotImplementedError``.
    versions : list
        Every (name, value) that a statement bound, in order: a name may be bound again later.
    """

    faults: list[Fault] = field(default_factory=list)
    bound: dict[str, tuple[str, int]] = field(default_factory=dict)
    unbound: dict[str, Fault] = field(default_factory=dict)
    stubs: set[str] = field(default_factory=set)
    versions: list[tuple[str, Any]] = field(default_factory=list)
    lean: bool = False

    def note(self, fault: Fault, names: Sequence[str] = ()) -> None:
        """Keep a fault, and remember which names it cost."""
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(fault)
        for name in names:
            self.unbound[name] = fault
            self.bound.pop(name, None)


Alarm = Callable[[float], AbstractContextManager[None]]


class Loader:
    """Runs sources into modules, and knows afterwards which code object belongs to which file.

    Parameters
    ----------
    alarm : callable
        Context manager that raises `Overtime` inside after so many seconds.
    deadline : float
        Time of `time.monotonic` from which only definitions run.
    lean : bool
        Whether to run only definitions from the start.
    """

    def __init__(self, alarm: Alarm, deadline: float, lean: bool) -> None:
        self.alarm = alarm
        self.deadline = deadline
        self.lean = lean
        self.places: dict[str, Place] = {}
        self.trespasses = Trespasses(
            lambda name: place.label if (place := self.place(name)) else None
        )
        self.sources: dict[str, str] = {}

    def load(
        self, blocks: Sequence[tuple[str, str]], file: str, module: ModuleType, path: str = ""
    ) -> Loaded:
        """Run the (label, text) blocks of one file into `module`.

        `path`, of a file on disk, makes breakpoints in it work.
        """
        loaded = Loaded(lean=self.lean)
        for number, (label, text) in enumerate(blocks):
            filename = path or f"<{file}#{number}>"
            self.places[filename] = Place(file, label)
            statements = self._parse(text, filename, loaded)
            self._run(statements, filename, module, loaded)
        return loaded

    def _parse(self, text: str, filename: str, loaded: Loaded) -> list[ast.stmt]:
        """Parse, cutting out each definition that does not, so that its neighbours are graded."""
        while True:
            self.sources[filename] = text
            try:
                return ast.parse(text, filename).body
            except _UNPARSED as unparsed:
                error: Exception = unparsed
            lines = _LINE_END.split(text)
            first, last = _broken_piece(lines, getattr(error, "lineno", None) or len(lines))
            # What follows may have misled the parser: a docstring left open ends in the next one.
            error = _parse_error("\n".join(lines[:last])) or error
            line = min(max(getattr(error, "lineno", None) or 1, first + 1), last)
            place = self.places[filename]
            fault = {
                "kind": "syntax_error",
                "type": type(error).__name__,
                "text": getattr(error, "msg", None) or str(error),
                **_at(place, line, ""),
            }
            loaded.note(fault, [name for row in lines[first:last] for name in _bound_in(row)])
            if not any(lines[first:last]) or len(loaded.faults) >= MAX_FAULTS:
                return []
            lines[first:last] = [""] * (last - first)  # so that line numbers stay
            text = "\n".join(lines)

    def _run(
        self, statements: list[ast.stmt], filename: str, module: ModuleType, loaded: Loaded
    ) -> None:
        flags, scope = 0, namespace(module)
        for statement in statements:
            if loaded.lean and not isinstance(statement, _DEFINING):
                continue
            flags |= _future_flags(statement)
            label = self.places[filename].label
            names = _names_bound_by(statement)
            try:
                tree = ast.Module([statement], [])
                code: CodeType = compile(tree, filename, "exec", flags, dont_inherit=True)
                with self.alarm(self._seconds_left(loaded)):
                    exec(code, scope)  # noqa: S102 - what a worker is for
            except BaseException as error:
                fault = self.fault(error)
                loaded.note({**fault, "line": fault["line"] or statement.lineno}, names)
                loaded.lean = loaded.lean or fault["kind"] == "timed_out"
                continue
            for name in names:
                loaded.unbound.pop(name, None)
                loaded.bound[name] = (label, statement.lineno)
                loaded.versions.append((name, scope.get(name)))
                loaded.stubs.discard(name)
            if isinstance(statement, ast.FunctionDef) and _is_stub(statement):
                loaded.stubs.add(statement.name)

    def _seconds_left(self, loaded: Loaded) -> float:
        if loaded.lean:
            return LEAN_SECONDS
        return max(self.deadline - time.monotonic(), 0.001)

    def fault(self, error: BaseException) -> Fault:
        """Describe an exception by what a learner needs: type, text, and their own line."""
        text = self.attempt(lambda: _text(error), "")
        fault = {"kind": _kind(error), "type": bare_name(type(error)), "text": text}
        if trespass := self.trespasses.behind(error):
            fault |= {"kind": "forbidden", "trespass": trespass}
        if is_a(error, SyntaxError) and (blamed := self.place(_filename_of(error))):
            return fault | _at(blamed, _line_of(error), "")
        innermost = self._innermost(_traceback_of(error))
        if innermost is None:
            return fault | _at(Place("", ""), None, "")
        code = innermost.tb_frame.f_code
        place, source = self.places[code.co_filename], self.sources.get(code.co_filename, "")
        fault |= _at(place, innermost.tb_lineno, plain(code.co_name, MAX_TEXT))
        nothing: Fault = {}
        return fault | self.attempt(lambda: _surroundings(error, innermost, source), nothing)

    def attempt(self, read: Callable[[], _T], instead: _T) -> _T:
        """Find something out that may run code of the learner's, such as a ``__str__``.

        It may raise anything, or take for ever: then there is something else instead.
        """
        try:
            with self.alarm(ATTEMPT_SECONDS):
                return read()
        except BaseException:
            return instead

    def place(self, filename: object) -> Place | None:
        """Tell where code of this file name came from, if it is the learner's own."""
        return self.places.get(filename) if type(filename) is str else None

    def _innermost(self, traceback: TracebackType | None) -> TracebackType | None:
        """Find the deepest frame that is the learner's own."""
        found = None
        while traceback is not None:
            if self.place(traceback.tb_frame.f_code.co_filename):
                found = traceback
            traceback = traceback.tb_next
        return found


_filename_of = vars(SyntaxError)["filename"].__get__
_line_of = vars(SyntaxError)["lineno"].__get__
_traceback_of = vars(BaseException)["__traceback__"].__get__
"""A learner's exception may have properties of the same names."""


def _surroundings(error: BaseException, innermost: TracebackType, source: str) -> Fault:
    expression, operands = failed_expression(innermost, source)
    near = near_names(error, innermost, source)
    return {"expression": expression, "operands": operands, "near": near}


def _at(place: Place, line: object, function: str) -> Fault:
    name = "" if function == "<module>" else function
    return {"file": place.file, "label": place.label, "line": whole_number(line), "function": name}


def _kind(error: BaseException) -> str:
    kinds: Mapping[type[BaseException], str] = {
        Overtime: "timed_out",
        Ended: "ended",
        NotImplementedError: "not_written",
        MissingStep: "not_written",
        RefusedImport: "refused_import",
        MemoryError: "out_of_memory",
        SyntaxError: "syntax_error",
    }
    return next((kind for base, kind in kinds.items() if is_a(error, base)), "raised")


def _text(error: BaseException) -> str:
    """Text of an exception, without memory addresses, that would differ from run to run."""
    text = plain(str(error), 2 * MAX_TEXT)  # cut first: it may be a gigabyte
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)[:MAX_TEXT]


def _future_flags(statement: ast.stmt) -> int:
    if not (isinstance(statement, ast.ImportFrom) and statement.module == "__future__"):
        return 0
    features = [getattr(__future__, alias.name, None) for alias in statement.names]
    return sum(feature.compiler_flag for feature in features if feature is not None)


def _names_bound_by(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [statement.name]
        case ast.Import() | ast.ImportFrom():
            return [(alias.asname or alias.name).partition(".")[0] for alias in statement.names]
        case ast.Assign() | ast.AnnAssign():
            return [
                node.id
                for node in ast.walk(statement)
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            ]
    return []


def _is_stub(function: ast.FunctionDef) -> bool:
    """Whether nothing but a docstring and ``raise NotImplementedError`` is there."""
    body = function.body[ast.get_docstring(function) is not None :]
    if len(body) != 1 or not isinstance(body[0], ast.Raise) or body[0].exc is None:
        return False
    raised = body[0].exc.func if isinstance(body[0].exc, ast.Call) else body[0].exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def _parse_error(text: str) -> Exception | None:
    try:
        ast.parse(text)
    except _UNPARSED as error:
        return error
    return None


def _broken_piece(lines: Sequence[str], line: int) -> tuple[int, int]:
    """Find the top-level piece that is to blame for a parse error at `line`.

    The parser notices at `line` what may be the fault of an earlier piece, say of a function
    without a body. What stands before the one to blame parses by itself; decorators do not, and so
    go with their function.
    """
    first = _piece_start(lines, min(line, len(lines)) - 1)
    while first > 0 and _parse_error("\n".join(lines[:first])):
        first = _piece_start(lines, first - 1)
    last = first
    while last < len(lines) and lines[last].startswith("@"):
        last += 1
    last = min(last + 1, len(lines))
    while last < len(lines) and not _starts_piece(lines[last]):
        last += 1
    return first, last


def _piece_start(lines: Sequence[str], at: int) -> int:
    """Find the first line of the piece around line `at`."""
    while at > 0 and not _starts_piece(lines[at]):
        at -= 1
    return at


def _starts_piece(line: str) -> bool:
    return re.match(r"[A-Za-z_@]", line) is not None


def _bound_in(line: str) -> list[str]:
    found = _BINDS.match(line)
    return [found[1] or found[2]] if found else []


def new_module(name: str) -> ModuleType:
    """Make an empty module that imports of this name will find."""
    module = ModuleType(name)
    sys.modules[name] = module
    return module
