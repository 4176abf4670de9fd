"""What moved, for the eye: student by student, and in all."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from grader.printable import one_line, shortened
from grader.report.terminal import COLOURS, Terminal
from grader.teach.moving.moves import CheckMove, Move, Why, earned, reason
from grader.teach.moving.tally import Tally

NONE: Final = "—"
_SAYS: Final = {Why.NEW: "new check", Why.GONE: "check is gone", Why.WORTH: "worth"}
_SHOWN: Final = 10
_WORTHS: Final = 3
"""So many checks of a step that came out alike are shown one by one."""


def plain(value: float | None, sign: bool = False) -> str:
    """Write points as briefly as two decimals allow.

    Examples
    --------
    >>> plain(17.0), plain(2 / 3), plain(-2, sign=True), plain(None)
    ('17', '0.67', '-2', '—')
    """
    if value is None:
        return NONE
    text = f"{value:+.2f}" if sign else f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def to_text(moves: Iterable[Move], names: Mapping[str, str], terminal: Terminal) -> Iterator[str]:
    """Yield what moved, student by student."""
    for move in moves:
        yield terminal.printed(_student(move, names, terminal)) + "\n"


def summary(tally: Tally, terminal: Terminal) -> str:
    """Say what moved in all."""
    return terminal.printed(Text(line) for line in _summary(tally))


def _student(move: Move, names: Mapping[str, str], terminal: Terminal) -> Iterator[RenderableType]:
    line = Text(one_line(move.student), style="bold")
    if name := names.get(move.student):
        line.append(f"  {one_line(name)}", style="not bold")
    line.append(f"  {plain(move.before)} -> {plain(move.after)}")
    line.append(f"  {plain(move.by, sign=True)}", style="green" if move.by > 0 else "red")
    yield line
    for entry in (move.old, move.new):
        if entry and earned(entry) is None:
            which = "before" if entry is move.old else "now"
            says = one_line(shortened(entry.outcome.says))
            yield _below(2, Text(f"{which} {entry.outcome.ending.value}: {says}"))
    if move.resubmitted:
        yield _below(2, Text("something else was handed in: not the course's doing alone"))
    for step in move.steps:
        yield _below(2, Text(f"{step.id}  {plain(step.old)} -> {plain(step.new)}"))
        shown = [check for check in move.checks if check.step == step.id and _explains(check)]
        worth = [check for check in shown if check.why is Why.WORTH]
        if len(worth) > _WORTHS:  # other points for a step move each of its checks
            shown = [check for check in shown if check.why is not Why.WORTH]
            by = plain(sum(check.points for check in worth), sign=True)
            yield _below(4, Text(f"{len(worth)} checks give other points for the same  {by}"))
        for reasons, checks in itertools.groupby(shown, _reasons):
            for check in checks:
                yield _below(4, _check(check, terminal))
            for said in reasons:
                yield _below(6, Text(said, style="bright_black"))


def _explains(move: CheckMove) -> bool:
    """Whether a check tells something: that one which still fails is worth more does not."""
    return move.why is not Why.WORTH or move.points != 0


def _reasons(move: CheckMove) -> tuple[str, ...]:
    """Say why a check did not pass, and why it does not now."""
    sides = (("before", move.old), ("now", move.new)) if move.why is not Why.WORTH else ()
    said = ((word, reason(verdict)) for word, verdict in sides if verdict is not None)
    return tuple(f"{word}: {why}" for word, why in said if why)


def _check(move: CheckMove, terminal: Terminal) -> Text:
    line = Text()
    for verdict in (move.old, move.new):
        if verdict is not None and not (move.why is Why.WORTH and verdict is move.new):
            line.append(terminal.symbols[verdict.status], style=COLOURS[verdict.status])
    line.append(f" {one_line(move.check.title)}")
    line.append(f"  {plain(move.points, sign=True)}" if move.points else "")
    if move.why in _SAYS:
        line.append(f"  ({_SAYS[move.why]}{_worth(move)})")
    return line


def _worth(move: CheckMove) -> str:
    if move.why is not Why.WORTH or not (move.old and move.new):
        return ""
    return f" {plain(move.old.max_score)} -> {plain(move.new.max_score)}"


def _below(indent: int, text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, indent))


def _summary(tally: Tally) -> Iterator[str]:
    for which, ids in (("older", tally.only_old), ("newer", tally.only_new)):
        if ids:
            shown = ", ".join(map(one_line, ids[:_SHOWN]))
            more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
            yield f"only in the {which} one: {shown}{more}"
    if not tally.moved:
        yield f"No points moved, of {tally.students} in both."
        return
    span = f"by {plain(tally.least, sign=True)} to {plain(tally.most, sign=True)} points"
    yield f"{tally.moved} of {tally.students} moved, {span}."
    if tally.resubmitted:
        yield f"{tally.resubmitted} of them handed in something else."
    most_first = sorted(tally.checks.items(), key=lambda item: -abs(item[0][2]) * item[1])
    for (step, title, by), count in most_first[:3]:
        yield f"  {count} × {plain(by, sign=True)}  {step}: {one_line(title)}"
