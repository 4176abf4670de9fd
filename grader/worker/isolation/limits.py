"""Resource limits, the one mechanism that all of POSIX has; applied by the child, on itself."""

import contextlib
import sys
from typing import Any


def limit_resources(memory_mib: int, cpu_seconds: float) -> list[str]:
    """Set the resource limits that this platform enforces, and name them.

    Parameters
    ----------
    memory_mib : int
        Address space, in MiB; NumPy with one thread takes about 150 of them.
    cpu_seconds : float
        Processor time of the whole process.

    Returns
    -------
    list of str
        Of ``"memory"``, ``"cpu"``, ``"files"``: what now has a limit.
    """
    try:
        import resource
    except ImportError:  # Windows
        return []
    held = []
    cpu = int(cpu_seconds) + 1
    wanted: list[tuple[str, int, int]] = [
        ("memory", getattr(resource, "RLIMIT_AS", -1), memory_mib << 20),
        ("cpu", resource.RLIMIT_CPU, cpu),
        ("files", resource.RLIMIT_FSIZE, 1 << 20),
        ("core dumps", resource.RLIMIT_CORE, 0),
    ]
    for name, which, limit in wanted:
        # macOS knows RLIMIT_AS but does not enforce it.
        if which < 0 or (name == "memory" and sys.platform == "darwin"):
            continue
        with contextlib.suppress(ValueError, OSError):
            _lower(resource, which, limit)
            held.append(name)
    return [name for name in held if name != "core dumps"]


def _lower(resource: Any, which: int, limit: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(which, (limit, limit))
