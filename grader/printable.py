"""Text that may be a stranger's, made safe to show."""


def printable(text: str) -> str:
    """Show control characters instead of obeying them.

    Examples
    --------
    >>> printable("red" + chr(27) + "[31m") == "red" + chr(0xFFFD) + "[31m"
    True
    """
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)
