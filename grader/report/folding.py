"""Which message comes first: the root cause of each function, and what is folded under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from grader.model import Code, Status, Verdict

_FIRST: Final = (
    Code.UNREADABLE, Code.MISSING_FILE, Code.SYNTAX_ERROR, Code.REFUSED_IMPORT,
    Code.MISSING_FUNCTION, Code.WRONG_SIGNATURE, Code.RAISED, Code.OUT_OF_MEMORY, Code.CRASHED,
    Code.TIMED_OUT, Code.TOO_LARGE, Code.WRONG_TYPE, Code.MISSING_KEY, Code.WRONG_SHAPE,
    Code.WRONG_DTYPE, Code.NOT_FINITE, Code.WRONG_VALUE, Code.NOT_RANDOM, Code.DEPENDS_ON_STATE,
    Code.UNSTEADY, Code.CHANGED_ARGUMENT, Code.UNLUCKY_START, Code.NOT_LEARNED,
)  # fmt: skip
"""From what makes all else meaningless to what only follows."""


@dataclass(frozen=True, slots=True)
class Folded:
    """One message, and the checks that it stands for.

    Attributes
    ----------
    root : Verdict
        The check whose cause is told.
    same : tuple of Verdict
        Checks that fail for the same reason.
    more : tuple of Verdict
        Other open checks of the same function, whose reason may be another.
    """

    root: Verdict
    same: tuple[Verdict, ...]
    more: tuple[Verdict, ...]


def fold(checks: Sequence[Verdict]) -> list[Folded]:
    """Group the checks of a step that do not pass, by function, in the order of the course."""
    functions = dict.fromkeys(check.function for check in checks)
    groups = ([c for c in checks if c.function == function] for function in functions)
    return [_fold(group) for group in groups]


def _fold(checks: Sequence[Verdict]) -> Folded:
    root = min(checks, key=_rank)
    others = [check for check in checks if check is not root]
    same = tuple(check for check in others if _is_same(check, root))
    return Folded(root, same, tuple(check for check in others if check not in same))


def _rank(check: Verdict) -> tuple[bool, int]:
    code = check.cause.code if check.cause else None
    reached = check.status is not Status.SKIP
    return not reached, _FIRST.index(code) if code in _FIRST else len(_FIRST)


def _is_same(check: Verdict, root: Verdict) -> bool:
    """Whether a check certainly fails for the reason that is told of `root`."""
    if check.cause == root.cause:
        return root.cause is not None  # a reason that is not told may be any
    mistake = root.mistake
    return mistake is not None and mistake.whole and check.mistake == mistake
