"""What a system may have to hold a process with; named here, put on in `layers`."""

import enum


class Mechanism(enum.StrEnum):
    """What a system may have to hold a process with, beside resource limits."""

    FORK = "fork"
    NAMESPACES = "namespaces"
    LANDLOCK = "landlock"
    SECCOMP = "seccomp"
