"""Which system calls a worker may make. Not yet there: `install` says so."""


def install(own_pid: int) -> None:
    """Refuse all but the calls that a worker needs.

    Raises
    ------
    OSError
        If this system cannot.
    """
    raise OSError("not yet written")
