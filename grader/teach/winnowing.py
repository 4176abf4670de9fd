"""Fingerprints of programs: two that share a long enough passage share one of these.

References
----------
Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting",
SIGMOD 2003.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final

from grader.model import Course, Submission
from grader.teach.tokens import tokens

GRAM: Final = 13
"""Tokens in what is hashed (`k` of the paper): a statement of such a course has 13 in the middle.
Nothing shorter is ever a match, for single statements are alike by necessity."""

WINDOW: Final = 14
"""Hashes of which one is kept (`w`): two statements in a row, ``w + k - 1`` tokens, are found."""

MOST: Final = 2000
"""Fingerprints that are kept of one submission. Those with the smallest hashes: of two copies of
whatever length, the same ones."""

_BYTES: Final = 8


def fingerprints(submission: Submission, known: frozenset[int] = frozenset()) -> bytes:
    """Pack the fingerprints of a submission, whatever its layout; its code is not run.

    Parameters
    ----------
    known : frozenset of int
        Hashes that mean nothing: see `hashes_of_course`.
    """
    sources = [submission.whole] if submission.whole else []
    found: set[int] = set()
    for source in (*sources, *submission.files.values()):
        sequence = [token for block in source.blocks for token in tokens(block.text)]
        found |= winnow(hashes(sequence))
    return pack(sorted(found - known)[:MOST])


def hashes_of_course(course: Course) -> frozenset[int]:
    """Hash all that the exercises and the reference say, for everybody has the one from there."""
    files = (
        path for folder in (course.exercises, course.reference) for path in folder.glob("*.py")
    )
    return frozenset(
        value for path in files for value in hashes(tokens(path.read_text(encoding="utf-8")))
    )


def hashes(sequence: Sequence[str], gram: int = GRAM) -> list[int]:
    """Hash each run of `gram` tokens."""
    encoded = [token.encode(errors="surrogatepass") for token in sequence]
    return [
        int.from_bytes(blake2b(b"\0".join(run), digest_size=_BYTES).digest(), "little")
        for run in _runs(encoded, gram)
    ]


def _runs(sequence: Sequence[bytes], length: int) -> Iterator[Sequence[bytes]]:
    return (sequence[at : at + length] for at in range(len(sequence) - length + 1))


def winnow(values: Sequence[int], window: int = WINDOW) -> set[int]:
    """Keep the smallest hash of each window, the rightmost one of equals.

    What is shorter than a window is one.
    """
    found: set[int] = set()
    chosen = -1
    for end in range(max(min(window, len(values)), 1), len(values) + 1):
        start = max(end - window, 0)
        if chosen < start:
            chosen = min(range(start, end), key=lambda at: (values[at], -at))
        elif values[end - 1] <= values[chosen]:
            chosen = end - 1
        found.add(values[chosen])
    return found


def pack(values: Iterable[int]) -> bytes:
    """Write fingerprints as eight bytes each, the lowest first."""
    return b"".join(value.to_bytes(_BYTES, "little") for value in values)


def unpack(packed: bytes) -> frozenset[int]:
    """Read what `pack` wrote."""
    return frozenset(
        int.from_bytes(packed[at : at + _BYTES], "little") for at in range(0, len(packed), _BYTES)
    )
