"""Moments that somebody wrote down: with a time zone, or they are none."""

import contextlib
from datetime import UTC, datetime


def moment_of(text: str) -> datetime | None:
    """Read a time in ISO 8601; None if it is none, has no zone, or lies beyond the calendar.

    Examples
    --------
    >>> moment_of("2026-12-01T23:59:00+01:00").isoformat()
    '2026-12-01T23:59:00+01:00'
    >>> moment_of("2026-12-01T23:59:00"), moment_of("0001-01-01T00:00:00+05:00")
    (None, None)
    """
    with contextlib.suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            moment.astimezone(UTC)  # which the first and last day may not have
            return moment
    return None
