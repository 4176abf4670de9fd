"""The words for a fault."""

import pytest

from grader.judge.causes import cause_of, missing_function, status_of, where_of
from grader.model import Code, Fault, FaultKind, Limits, Status

LIMITS = Limits(call_seconds=10.0, step_seconds=60.0, memory_mib=1024)


def message(kind, call="f(x)", **fault):
    return cause_of(Fault(kind, **fault), call, "work.py", LIMITS).message


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_of_fault_has_a_code_and_words(kind):
    cause = cause_of(Fault(kind, type="E", text="why"), "f(x)", "work.py", LIMITS)
    assert cause.code == Code(kind.value)
    assert cause.message.startswith("f(x): ")
    assert "None" not in cause.message


@pytest.mark.parametrize("kind", FaultKind)
def test_only_what_is_not_written_is_skipped(kind):
    expected = Status.SKIP if kind is FaultKind.NOT_WRITTEN else Status.ERROR
    assert status_of(Fault(kind)) is expected


@pytest.mark.parametrize(
    ("kind", "fault", "says"),
    [
        ("raised", {"type": "KeyError", "text": "'W3'"}, "f(x): it raised KeyError: 'W3'"),
        ("raised", {"type": "ValueError"}, "f(x): it raised ValueError"),
        ("raised", {"type": "SystemExit", "text": "3"},
         "f(x): it ended the program (sys.exit or exit)"),
        ("raised", {"type": "EOFError"},
         "f(x): it waited for input, and nobody is there to type (EOFError)"),
        ("timed_out", {}, "f(x): it ran longer than 10 s: is there a loop without end?"),
        ("timed_out", {"text": "all calls together"},
         "f(x): no time is left: all calls together took over 60 s"),
        ("out_of_memory", {"type": "MemoryError"},
         "f(x): it used more than 1024 MiB of memory (MemoryError)"),
        ("refused_import", {"text": "By hand."}, "f(x): By hand."),
        ("syntax_error", {"text": "invalid syntax"},
         "f(x): Python cannot read this: invalid syntax"),
        ("crashed", {"text": "it ended"}, "f(x): the Python process died: it ended"),
        ("ended", {"text": "your program ended the process (os._exit)"},
         "f(x): your program ended the process (os._exit)"),
        ("tampered", {"text": "it sent no proper answer"},
         "f(x): its answers cannot be trusted: it sent no proper answer"),
        ("forbidden", {"type": "PermissionError", "text": "not permitted", "trespass": "network"},
         "f(x): it tried to open a socket: there is no network here "
         "(PermissionError: not permitted)"),
        ("forbidden", {"type": "PermissionError", "trespass": "other"},
         "f(x): it tried something that is not possible here (PermissionError)"),
    ],
)  # fmt: skip
def test_fault_is_told_in_a_sentence(kind, fault, says):
    assert message(FaultKind(kind), **fault) == says


def test_fault_while_loading_names_no_call():
    assert message(FaultKind.NOT_WRITTEN, call="") == "not yet written"


def test_missing_name_comes_before_the_reason_why_it_is_missing():
    says = message(FaultKind.REFUSED_IMPORT, name="torch", text="By hand.")
    assert says == "f(x): `torch` is missing, because of this: By hand."


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        ({"file": "work.py"}, None),
        ({"file": "other.py"}, "other.py"),
        ({"file": "work.py", "label": "code cell 3"}, "code cell 3"),
        ({}, None),
    ],
)
def test_place_is_named_unless_it_is_the_graded_file(fault, where):
    assert where_of(Fault(FaultKind.RAISED, **fault), "work.py") == where
    assert cause_of(Fault(FaultKind.RAISED, line=3, **fault), "", "work.py", LIMITS).where == where


@pytest.mark.parametrize(
    ("names", "meant"),
    [(["foward"], "foward"), (["Forward", "x"], "Forward"), (["forward_pass"], None), ([], None),
     (["backward"], None), (["train", "froward", "fwd"], "froward")],
)  # fmt: skip
def test_misspelt_function_is_recognised_and_no_other(names, meant):
    cause = missing_function("forward", names)
    assert cause.code is Code.MISSING_FUNCTION
    assert ("Did you mean" in cause.message) is (meant is not None)
    assert meant is None or f"`{meant}`" in cause.message
