"""A process to be attacked: tells on its standard output of every signal that it gets."""

import contextlib
import os
import select
import signal


def suffer() -> None:
    """Tell of signals until whoever started this process is gone."""
    for number in range(1, 65):
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, lambda number, frame: os.write(1, bytes([number])) and None)
    os.write(1, b"\0")
    select.select([0], [], [])


if __name__ == "__main__":  # pytest imports every module here, to find doctests
    suffer()
