"""Runs one command and tells what it cost, all of its processes together.

    python -I -S metered.py COST.json COMMAND [ARGUMENT]…

The clock stops when the command ends. What it left running is then waited for, since the time of a
process counts only once it has been waited for: this one adopts the orphans (a subreaper, where
the system has such). It imports little, for the memory of a process counts what it was forked from.
"""

import json
import os
import sys
import time

PR_SET_CHILD_SUBREAPER = 36


def main(report, *command):
    """Run it, write the cost, and end as it did."""
    import resource  # here: the tests look at this module on Windows, too, which has no such

    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    started = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status = os.waitpid(pid, 0)
    wall = time.perf_counter() - started
    wait_for_orphans()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    cost = {
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * unit,
        "after": time.perf_counter() - started - wall,
    }
    with open(report, "w", encoding="utf-8") as stream:  # noqa: PTH123 - pathlib is not little
        json.dump(cost, stream)
    sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)


def wait_for_orphans():
    """Wait until nothing is left of what the command has started."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
