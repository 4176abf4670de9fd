"""The engine: runs a submission in a worker, judges what it returns, reports.

Nothing is imported here. The worker imports this package too and must stay small.
"""


def load_ipython_extension(shell: object) -> None:
    """Let ``%load_ext grader`` bring `%grade` to a notebook."""
    from grader.learn.notebooks.extension import load

    load(shell)


def unload_ipython_extension(shell: object) -> None:
    """Take it back."""
    from grader.learn.notebooks.extension import unload

    unload()
