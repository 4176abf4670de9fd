"""Cells of a table that a spreadsheet will open, and that hold strangers' words.

References
----------
OWASP, "CSV Injection".
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

_FORMULA: Final = re.compile(r"""(^[\s"]*|[;|\t\r\n][\s"]*)(?=[=+@\-＝＋－＠])""")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANKS_FIRST: Final = ("\t", "\r", "\n")


def neutral(text: str) -> str:
    """Keep a text from being a formula: to every spreadsheet an apostrophe before it makes it none.

    Where semicolons part cells, a file with commas is cut inside its quotes: what would then begin
    a cell is treated alike. Control characters, which act on a terminal, become their escapes.

    Examples
    --------
    >>> neutral("=1+1"), neutral("Ada; @SUM(A1)"), neutral("Ada-Lou")
    ("'=1+1", "Ada; '@SUM(A1)", 'Ada-Lou')
    """
    text = _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", _FORMULA.sub(r"\1'", text))
    return f"'{text}" if text.startswith(_BLANKS_FIRST) else text


def points(value: float | None) -> str:
    """Write points with two decimals; nothing if there are none.

    Examples
    --------
    >>> points(17), points(2 / 3), points(None)
    ('17.00', '0.67', '')
    """
    return "" if value is None else f"{value:.2f}"


def lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Write rows as lines of CSV; a cell that holds a line's end spans several."""
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line).writerow(row)
        yield line.getvalue()
