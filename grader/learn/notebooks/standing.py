"""Makes a submission of what ran in a kernel: its functions as they stand there now."""

import ast
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from grader.learn.notebooks.slicing import Statement, kept_text, sliced, statements_of
from grader.model import Block, Course, Source, Submission
from grader.submission.notebook import python_of
from grader.submission.opening import own_modules
from grader.submission.reading import MAX_SOURCE, Refused, python_source, read_bytes

FILE: Final = "notebook.ipynb"
_RUN: Final = re.compile(r"^%run\s+(?:-\w+\s+)*(?P<quote>[\"']?)(?P<path>[^\"'\s]+\.py)(?P=quote)")

Text = tuple[str, str, int | None]
"""Label, source, and the line that was not finished."""


def as_they_stand(course: Course, seen: Mapping[str, Any], folder: Path) -> Submission:
    """Make a submission of a kernel's cells: of each its last run, in the order they ran in.

    Parameters
    ----------
    seen : mapping
        What `grader.learn.notebooks.recording.Recorder.snapshot` saw.
    folder : Path
        Where the kernel is.
    """
    cells: list[tuple[str, str, list[Statement]]] = []
    for label, text, until in _texts(_last_runs(seen["runs"]), folder):
        if (statements := statements_of(text, until)) is not None:
            cells.append((label, text, statements))
    wanted = {name for step in course.steps for name in (*step.functions, *step.also.values())}
    everything = [one for _, _, statements in cells for one in statements]
    bound = frozenset[str]().union(*(one.binds for one in everything))
    # A step's own one of two functions of a name is told by what stands around it, as long as the
    # other has not its own name.
    once = {name for step in course.steps for other, name in step.also.items() if other in bound}
    kept = {id(one) for one in sliced(everything, wanted, once)}
    blocks = []
    for label, text, statements in cells:
        if own := [one for one in statements if id(one) in kept]:
            blocks.append(Block(label, kept_text(text, own)))
    modules = dict(_modules(course, blocks, seen["modules"]))
    digest = hashlib.sha256(repr((blocks, modules)).encode("utf-8", "surrogatepass")).hexdigest()
    return Submission(FILE, digest, files=modules, whole=Source(FILE, tuple(blocks)))


def not_in_a_cell(course: Course, submission: Submission, seen: Mapping[str, Any]) -> list[str]:
    """Name the course's functions that the kernel has, and that no cell could have made."""
    assert submission.whole is not None
    bound = set[str]()
    for block in submission.whole.blocks:
        for one in statements_of(block.text, None) or ():
            bound |= one.binds
    made = set(seen["made"])
    return [
        name
        for step in course.steps
        for name in step.functions
        if name in seen["functions"] and (name in made or not bound & {name, "*"})
    ]


def _last_runs(runs: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Leave out the runs of a cell that was run again; without an id, each stands for itself."""
    last = {run["id"] or number: number for number, run in enumerate(runs)}
    return [runs[number] for number in sorted(last.values())]


def _texts(runs: Sequence[Mapping[str, Any]], folder: Path) -> Iterator[Text]:
    for run in runs:
        for line in run["text"].split("\n"):
            if (found := _RUN.match(line)) and (text := _file_text(folder / found["path"])):
                yield found["path"], text, None
        text = python_of(run["text"])
        if statements_of(text, None) is None:
            text = run["plain"]
        yield f"cell [{run['number']}]", text, run["until"]


def _file_text(path: Path) -> str:
    try:
        source = python_source(path.name, read_bytes(path, MAX_SOURCE))
    except Refused:
        return ""
    return "".join(block.text for block in source.blocks)


def _modules(
    course: Course, blocks: Sequence[Block], files: Mapping[str, str]
) -> Iterator[tuple[str, Source]]:
    """Read the learner's own modules that blocks import, and those that they import."""
    named = [f"{name}.py" for name in files]
    usable = {name.removesuffix(".py") for name in own_modules(named, course)}
    queue, done = [block.text for block in blocks], set[str]()
    while queue:
        for name in (_imported_by(queue.pop()) & usable) - done:
            done.add(name)
            text = _file_text(Path(files[name]))
            yield name, Source(f"{name}.py", (Block(f"{name}.py", text),))
            queue.append(text)


def _imported_by(text: str) -> set[str]:
    found = set[str]()
    for statement in statements_of(text, None) or ():
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
    return found
