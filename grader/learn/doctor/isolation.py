"""What holds a submission on this machine."""

import sys
from collections.abc import Iterator
from typing import Final

from grader.learn.doctor.finding import Finding, ok, problem, remark
from grader.model import Course, GraderFault

MEANS: Final = {
    "memory": "a submission has a limit of memory",
    "cpu": "it has a limit of processor time",
    "disk": "it has a limit of what it writes",
    "files": "it reads Python and NumPy, and no other file",
    "network": "it reaches no network and no other program's socket",
    "processes": "it starts no process",
    "signals": "it sends no signal to another process",
    "privileges": "it gains no privilege",
    "leftovers": "nothing that it started outlives it",
}

MENDS: Final = {
    "namespaces": "Ubuntu 24.04 forbids them (kernel.apparmor_restrict_unprivileged_userns), "
    "and so do most containers. The other layers do not need them.",
    "landlock": "It needs Linux 5.13 or newer with landlock among its security modules.",
    "seccomp": "It needs Linux on x86-64 or AArch64, and a container that allows it.",
}
ELSEWHERE: Final = "Your own code needs no such wall; grade strangers' on Linux, see SECURITY.md."


def look(course: Course) -> Iterator[Finding]:
    """Start a worker without any submission, and hear what it is held to."""
    try:
        from grader.worker.workers import Workers

        with Workers() as workers:
            ready = workers.inspect(course.limits)
    except (ImportError, OSError, GraderFault) as error:
        says = f"no worker can be started: {error}"
        yield problem("worker", says, "Mend what is said above it, then try again.")
        return
    for promise, means in MEANS.items():
        if promise in ready.held:
            yield ok(promise, means)
        else:
            kind = problem if sys.platform == "linux" else remark
            yield kind(promise, f"not held: {means}", ELSEWHERE)
    for mechanism, missing in ready.mechanisms.items():
        if missing:
            mend = MENDS.get(mechanism, "")
            yield remark(mechanism, f"{mechanism} is not in use: {missing}", mend)
