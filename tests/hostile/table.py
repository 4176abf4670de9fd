"""Which promise holds in which mode: the table of SECURITY.md, made from a run."""

from collections.abc import Sequence
from typing import Final

from tests.hostile.cases import ALWAYS
from tests.hostile.run import MODES, Result

PROMISES: Final = {
    "values": "no check passes that the returned values do not earn",
    "time": "nothing runs longer than it may",
    "grader": "nothing ends, floods or misleads the grader",
    "memory": "no more memory than the limit",
    "cpu": "no more processor time than the limit",
    "disk": "no more disk than the limit",
    "files": "no file outside of the worker's folder is read or written",
    "network": "no connection, to this machine or another",
    "processes": "no other program, no other process",
    "signals": "no signal to another process, nor any other hold on it",
    "privileges": "no debugging of others, no further rights",
    "leftovers": "nothing is left for, or seen by, the next submission",
}


def table(results: Sequence[Result]) -> str:
    """Write the table in Markdown.

    A promise holds if it was made, and no case that attacks it has gained or changed anything.
    What was not promised is not said to hold even if every attack happened to fail.
    """
    modes = [mode for mode in MODES if any(result.mode == mode for result in results)]
    rows = [["promise", "tried by", *modes], ["---", "---:", *[":---:"] * len(modes)]]
    for promise in PROMISES:
        cases = {result.case.id for result in results if result.case.attacks == promise}
        said = f"**{promise}**: {PROMISES[promise]}"
        rows.append([said, str(len(cases)), *[_verdict(results, promise, mode) for mode in modes]])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _verdict(results: Sequence[Result], promise: str, mode: str) -> str:
    here = [result for result in results if result.mode == mode]
    made = promise in ALWAYS or any(promise in result.isolation for result in here)
    tried = [result for result in here if result.case.attacks == promise]
    if not made:
        return "no"
    return "no" if any(result.unearned or result.problems for result in tried) else "yes"
