"""Resource limits, the one mechanism that all of POSIX has; applied by the child, on itself."""

import contextlib
from typing import Any, Final

MAX_DESCRIPTORS: Final = 64


def limit_resources(memory_mib: int, cpu_seconds: float, disk_mib: int) -> None:
    """Set the resource limits that this platform has.

    Parameters
    ----------
    memory_mib : int
        Address space, in MiB; NumPy with one thread takes about 150 of them.
    cpu_seconds : float
        Processor time of the whole process.
    disk_mib : int
        Size of any one file, in MiB.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted: list[tuple[int, int]] = [
        (getattr(resource, "RLIMIT_AS", -1), memory_mib << 20),
        (resource.RLIMIT_CPU, int(cpu_seconds) + 1),
        (resource.RLIMIT_FSIZE, disk_mib << 20),
        (resource.RLIMIT_NOFILE, MAX_DESCRIPTORS),
        (resource.RLIMIT_CORE, 0),
    ]
    for which, limit in wanted:
        # macOS knows RLIMIT_AS but refuses or forgets it.
        if which >= 0:
            with contextlib.suppress(ValueError, OSError):
                _lower(resource, which, limit)


def _lower(resource: Any, which: int, limit: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(which, (limit, limit))
