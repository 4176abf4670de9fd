"""A program as the sequence of its tokens, without what a copy is disguised by."""

import io
import keyword
import tokenize
from collections.abc import Iterable, Iterator
from typing import Final

RESTARTS: Final = 50
"""How often reading goes on after what is no Python; a file of nothing else ends there."""

_BLANK: Final = frozenset(
    {tokenize.NL, tokenize.COMMENT, tokenize.ENCODING, tokenize.INDENT, tokenize.DEDENT}
)
# From 3.12 on, a string with braces is many tokens; before it is one, as it is here.
_OPENS: Final = frozenset(
    getattr(tokenize, name)
    for name in ("FSTRING_START", "TSTRING_START")
    if hasattr(tokenize, name)
)
_CLOSES: Final = frozenset(
    getattr(tokenize, name) for name in ("FSTRING_END", "TSTRING_END") if hasattr(tokenize, name)
)
_STRING, _END = "'", ""


def tokens(text: str) -> list[str]:
    """Return what is left of a program when names, numbers and texts are taken out of it.

    Comments, docstrings and layout are dropped. A name becomes ``N``, unless it stands behind a
    dot: what a library calls its functions, nobody renames. Where the text is no Python, that is
    left out.

    Examples
    --------
    >>> tokens("total = np.sum(z)  # of all")
    ['N', '=', 'N', '.', 'sum', '(', 'N', ')']
    >>> tokens("b = np.sum(dZ2)") == tokens("total = np.sum(z)")
    True
    """
    statement: list[str] = []
    found: list[str] = []
    for token in _names_behind_dots(_kinds(text)):
        if token != _END:
            statement.append(token)
            continue
        if statement != [_STRING]:  # else it is a docstring
            found += statement
        statement = []
    return found + statement


def _names_behind_dots(kinds: Iterable[tuple[str, str]]) -> Iterator[str]:
    before = ""
    for kind, text in kinds:
        yield text if kind == "N" and before == "." else kind
        before = kind


def _kinds(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind of each token, and its text."""
    depth = 0
    for token in _read(text):
        if token.type in _OPENS:
            depth += 1
        elif token.type in _CLOSES:
            depth -= 1
            if depth == 0:
                yield _STRING, ""
        elif depth == 0 and token.type not in _BLANK:
            yield _kind(token), token.string


def _kind(token: tokenize.TokenInfo) -> str:
    if token.type == tokenize.NAME:
        return token.string if keyword.iskeyword(token.string) else "N"
    if token.type == tokenize.NUMBER:
        return "0"
    if token.type == tokenize.STRING:
        return _STRING
    if token.type in (tokenize.NEWLINE, tokenize.ENDMARKER):
        return _END
    return token.string


def _read(text: str) -> Iterator[tokenize.TokenInfo]:
    lines = text.splitlines(keepends=True)
    start = 0
    for _ in range(RESTARTS):
        last = start
        try:
            for token in tokenize.generate_tokens(io.StringIO("".join(lines[start:])).readline):
                last = start + token.end[0]
                yield token
        except (tokenize.TokenError, SyntaxError):
            start = max(last, start + 1)
            if start >= len(lines):
                return
        else:
            return
