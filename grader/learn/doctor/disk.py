"""Room for what a worker and the kit write for a while."""

import shutil
import tempfile
from collections.abc import Iterator
from typing import Final

from grader.learn.doctor.finding import Finding, ok, problem

LEAST_MIB: Final = 64
"""A worker may write 16; a zip is unpacked in memory, pictures and reports are small."""


def look() -> Iterator[Finding]:
    """Look at the folder for temporary files."""
    try:
        folder = tempfile.gettempdir()
        free = shutil.disk_usage(folder).free >> 20
    except OSError as error:
        says = f"no folder for temporary files: {error.strerror}"
        yield problem("temporary", says, "Set TMPDIR (on Windows TEMP) to a folder of your own.")
        return
    if free < LEAST_MIB:
        mend = f"Make room, or set TMPDIR (on Windows TEMP) to a folder with {LEAST_MIB} MiB."
        yield problem("temporary", f"{free} MiB are left in {folder}", mend)
    else:
        yield ok("temporary", f"{free:,} MiB free in {folder}")
