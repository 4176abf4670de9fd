"""Joins two streams that are in the order of their keys, without keeping either."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")

_END: Final[Any] = object()


def joined(
    left: Iterable[Left],
    left_key: Callable[[Left], str],
    right: Iterable[Right],
    right_key: Callable[[Right], str],
) -> Iterator[tuple[str, Left | None, Right | None]]:
    """Yield each key with what either side has for it.

    Both sides are in ascending order, and have a key once.

    Examples
    --------
    >>> list(joined("ac", str, ["a!", "b!"], lambda word: word[0]))
    [('a', 'a', 'a!'), ('b', None, 'b!'), ('c', 'c', None)]
    """
    lefts, rights = iter(left), iter(right)
    one, other = next(lefts, _END), next(rights, _END)
    while not (one is _END and other is _END):
        keys = [left_key(one)] if one is not _END else []
        keys += [right_key(other)] if other is not _END else []
        key = min(keys)
        has_one = one is not _END and left_key(one) == key
        has_other = other is not _END and right_key(other) == key
        yield key, one if has_one else None, other if has_other else None
        one = next(lefts, _END) if has_one else one
        other = next(rights, _END) if has_other else other
