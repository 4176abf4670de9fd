"""What a worker is told to load for a step and to call, in wire form."""

from typing import Any

from grader.model import Asked, Block, Course, Source, Step, Submission
from grader.worker.encoding import encode

WHOLE = "submission"
"""Module name of a submission that is one file."""


def load_request(
    course: Course, submission: Submission, step: Step, seed: int, own: bool
) -> dict[str, Any]:
    """Say what to load for `step`.

    Parameters
    ----------
    own : bool
        Whether to run the learner's code alone, rather than on the reference of earlier steps.
    """
    needed = [] if own else [course.step(need) for need in step.needs]
    sources = dict(submission.files) | ({WHOLE: submission.whole} if submission.whole else {})
    files = _given(course, step) | {name: _file(source) for name, source in sources.items()}
    return {
        "op": "load",
        "main": WHOLE if submission.whole else step.stem,
        "files": files,
        "functions": list(step.functions),
        "earlier": {
            need.stem: (course.reference / f"{need.stem}.py").read_text(encoding="utf-8")
            for need in needed
        },
        "replaced": {need.stem: list(need.functions) for need in needed},
        "also": dict(step.also),
        "shared": {
            name: {"later": list(other.functions), "instead": instead}
            for other in course.steps
            if other is not step
            for instead, name in other.also.items()
        },
        "stems": [other.stem for other in course.steps],
        "homes": {name: other.stem for other in course.steps for name in other.functions},
        "flat": submission.whole is not None,
        "seed": seed,
        "lean": False,
        "seconds": course.limits.call_seconds,
        "allowed": list(course.imports.allowed),
        "inert": list(course.imports.inert),
        "refusal": course.imports.refused,
    }


def _given(course: Course, step: Step) -> dict[str, dict[str, Any]]:
    """Provide the modules that learners got with their exercises, should they not be handed in."""
    modules = [name for name in step.given if name.endswith(".py")]
    return {
        name.removesuffix(".py"): _file(
            Source(name, (Block("", (course.reference / name).read_text(encoding="utf-8")),))
        )
        for name in modules
    }


def _file(source: Source) -> dict[str, Any]:
    return {
        "file": source.file,
        "blocks": [(block.label, block.text) for block in source.blocks],
        "path": str(source.path or ""),
    }


def call_request(asked: Asked, seconds: float) -> dict[str, Any]:
    """Say what to call, where to keep what it returns, and which arguments have been kept.

    The arguments are a frame in the frame, by which the worker sees whether a call changed them.

    Raises
    ------
    WireError
        If the arguments are too large to be sent.
    """
    return {
        "op": "call",
        "function": asked.function,
        "args": encode(asked.sent),
        "kwargs": dict(asked.kwargs),
        "kept": asked.kept,
        "keep": asked.keep,
        "given": dict(asked.given),
        "seed": asked.seed,
        "seconds": seconds,
    }


def repeated(asked: Asked, private: tuple[int, ...] | None = None) -> dict[str, Any]:
    """Say what to call, one of many.

    Parameters
    ----------
    private : tuple of int, optional
        Places in the result that its digest leaves out. If not given, the digest covers all that
        came of the call: what the arguments are then, and how often `given` was used, too.
    """
    return call_request(asked, 0.0) | {"private": None if private is None else list(private)}
