"""The editor that commands may open."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping

from grader.learn.doctor.finding import Finding, ok, remark


def look(environment: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """Look at $VISUAL and $EDITOR; the first that is set counts."""
    name = next((name for name in ("VISUAL", "EDITOR") if environment.get(name)), None)
    if name is None:
        how = "setx EDITOR notepad" if sys.platform == "win32" else "export EDITOR=nano"
        mend = f"Name your own, if one should be opened for you, for example: {how}"
        yield remark("editor", "neither $VISUAL nor $EDITOR is set", mend)
        return
    words = program(environment[name])
    if words and shutil.which(words[0]):
        yield ok("editor", f"{environment[name]}, from ${name}")
    else:
        mend = f"Set {name} to a program on the PATH."
        yield remark("editor", f"${name} is {environment[name]!r}, which is not found", mend)


def program(command: str) -> list[str]:
    r"""Split what an editor's variable says into words; empty if it cannot be.

    Examples
    --------
    >>> program("code --wait")
    ['code', '--wait']
    """
    windows = sys.platform == "win32"
    try:
        words = shlex.split(command, posix=not windows)  # a backslash is no escape there
    except ValueError:
        return []
    return [word.strip('"') for word in words] if windows else words
