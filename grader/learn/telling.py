"""Says when something was, in words, and lists names as people do."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

MOST: Final = 4
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def when(then: datetime, now: datetime) -> str:
    """Say when something was, in this machine's time.

    Examples
    --------
    >>> noon = datetime.fromisoformat("2026-11-25T12:00").astimezone()
    >>> when(noon - timedelta(hours=1), noon), when(noon - timedelta(hours=14), noon)
    ('today at 11:00', 'yesterday at 22:00')
    >>> when(noon - timedelta(days=9), noon), when(noon - timedelta(days=365), noon)
    ('on 16 Nov at 12:00', 'on 25 Nov 2025')
    """
    there, here = then.astimezone(), now.astimezone()
    clock = f"{there:%H:%M}"
    if there.date() == here.date():
        return f"today at {clock}"
    if there.date() == here.date() - timedelta(days=1):
        return f"yesterday at {clock}"
    day = f"on {there.day} {there:%b}"
    return f"{day} at {clock}" if there.year == here.year else f"{day} {there.year}"


def listed(names: Sequence[str]) -> str:
    """Join names for a sentence; of many, the first.

    Examples
    --------
    >>> listed(["dW1"]), listed(["dW1", "db1", "dW2"])
    ('dW1', 'dW1, db1 and dW2')
    """
    if len(names) > MOST:
        names = [*names[: MOST - 1], f"{len(names) - MOST + 1} more"]
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def number(count: int) -> str:
    """Write a small number as a word.

    Examples
    --------
    >>> number(2), number(12)
    ('two', '12')
    """
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)
