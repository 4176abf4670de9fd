"""Finds the words for what went wrong while learner code ran."""

import difflib
from collections.abc import Sequence
from typing import Final

from grader.model import Cause, Code, Fault, FaultKind, Limits, Status

_TRESPASSES: Final = {
    "file": "tried to open a file that is not its own",
    "network": "tried to open a socket: there is no network here",
    "process": "tried to start another program",
    "signal": "tried to send a signal to another program",
}


def tried(what: str) -> str:
    """Say what learner code tried and may not."""
    return _TRESPASSES.get(what, "tried something that is not possible here")


_STATUS = {FaultKind.NOT_WRITTEN: Status.SKIP}


def status_of(fault: Fault) -> Status:
    """Return the status of a check that a fault ended."""
    return _STATUS.get(fault.kind, Status.ERROR)


def cause_of(fault: Fault, call: str, own_file: str, limits: Limits) -> Cause:
    """Word a fault for the learner.

    Parameters
    ----------
    call : str
        What was being called, in words; empty while the file was loaded.
    own_file : str
        The file that needs no naming beside a line.
    """
    message = _message(fault, limits)
    if fault.name:
        message = f"`{fault.name}` is missing, because of this: {message}"
    return Cause(
        Code(fault.kind.value),
        f"{call}: {message}" if call else message,
        line=fault.line,
        where=where_of(fault, own_file),
    )


def where_of(fault: Fault, own_file: str) -> str | None:
    """Name the cell, or the file if it is not the one that is graded."""
    return fault.label or (fault.file if fault.file != own_file else None) or None


def _message(fault: Fault, limits: Limits) -> str:  # noqa: C901 - one sentence a kind
    error = f"{fault.type}: {fault.text}" if fault.text else fault.type
    match fault.kind:
        case FaultKind.NOT_WRITTEN:
            return "not yet written"
        case FaultKind.RAISED if fault.type == "SystemExit":
            return "it ended the program (sys.exit or exit)"
        case FaultKind.RAISED if fault.type == "EOFError":
            return "it waited for input, and nobody is there to type (EOFError)"
        case FaultKind.RAISED:
            return f"it raised {error}"
        case FaultKind.TIMED_OUT if fault.text:
            return f"no time is left: {fault.text} took over {limits.step_seconds:g} s"
        case FaultKind.TIMED_OUT:
            return f"it ran longer than {limits.call_seconds:g} s: is there a loop without end?"
        case FaultKind.ENDED:
            return fault.text
        case FaultKind.FORBIDDEN:
            return f"it {tried(fault.trespass)} ({error})"
        case FaultKind.TAMPERED:
            return f"its answers cannot be trusted: {fault.text}"
        case FaultKind.CRASHED:
            return f"the Python process died: {fault.text}"
        case FaultKind.OUT_OF_MEMORY:
            return f"it used more than {limits.memory_mib} MiB of memory ({error})"
        case FaultKind.TOO_LARGE:
            return "what it returned is too large to look at"
        case FaultKind.REFUSED_IMPORT:
            return fault.text
        case FaultKind.SYNTAX_ERROR:
            return f"Python cannot read this: {fault.text}"


def missing_function(name: str, names: Sequence[str]) -> Cause:
    """Say that a function is not there, and which one may be meant."""
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.75)
    message = f"There is no function `{name}`."
    if near:
        message += f" Did you mean it by `{near[0]}`?"
    return Cause(Code.MISSING_FUNCTION, message, expected=f"def {name}(…)")
