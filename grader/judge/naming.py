"""Adds to failing verdicts the mistake behind them."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from grader.diagnosis.catalogue import Catalogue
from grader.diagnosis.diagnose import Diagnosis, diagnose
from grader.judge.session import Session
from grader.model import Code, Status, Verdict
from grader.printable import shortened

_OWN_WORDS: Final = frozenset(
    (Code.MISSING_FUNCTION, Code.WRONG_SIGNATURE, Code.UNLUCKY_START, Code.REFUSED_IMPORT,
     Code.SYNTAX_ERROR, Code.TIMED_OUT, Code.CRASHED, Code.OUT_OF_MEMORY, Code.TOO_LARGE,
     Code.UNSTEADY)
)  # fmt: skip
"""Causes that say themselves what is wrong."""


def name_mistakes(
    session: Session, verdicts: Sequence[Verdict], catalogue: Catalogue
) -> tuple[Verdict, ...]:
    """Diagnose each function of a step that fails, and put the mistake beside its verdicts."""
    wrong = {v.function for v in verdicts if _is_open(v)}
    with np.errstate(all="ignore"):  # whatever a submission returned is calculated with
        found = {
            name: diagnose(name, session.parameters[name], session.record.calls(name), catalogue)
            for name in session.step.functions
            if name in wrong
        }
    return tuple(_named(verdict, found) for verdict in verdicts)


def _is_open(verdict: Verdict) -> bool:
    if verdict.status not in (Status.FAIL, Status.ERROR) or verdict.cause is None:
        return False
    return verdict.cause.code not in _OWN_WORDS


def _named(verdict: Verdict, found: Mapping[str, Diagnosis]) -> Verdict:
    diagnosis = found.get(verdict.function)
    if diagnosis is None or not _is_open(verdict) or verdict.cause is None:
        return verdict
    mistake = diagnosis.of_part(verdict.cause.part or "")
    if mistake is None:
        return verdict
    says, where = shortened(mistake.says), shortened(mistake.where)
    return dataclasses.replace(
        verdict, mistake=dataclasses.replace(mistake, says=says, where=where)
    )
