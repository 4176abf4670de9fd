"""Tells a learner whose own module is called like a well-known one which of them is imported."""

import ast
from collections.abc import Iterator

from grader.model import Course, Source, Step, Submission


def shadowed(course: Course, submission: Submission, step: Step) -> Iterator[str]:
    """Yield a note for each module that is imported for a step, and lies beside it unread."""
    if not submission.passed_over:
        return
    stems = {other.stem for other in course.steps} - {step.stem}
    sources = [source for name, source in submission.files.items() if name not in stems]
    imported = {name for source in sources for name in _imports(source)}
    for name in submission.passed_over:
        if name in imported:
            yield (
                f"Your {name}.py is not read: `import {name}` gives the well-known module of that "
                "name. Give your file another name."
            )


def _imports(source: Source) -> Iterator[str]:
    """Name the top-level modules that a file imports; nothing of one that is not Python."""
    for block in source.blocks:
        try:
            nodes = list(ast.walk(ast.parse(block.text)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]
