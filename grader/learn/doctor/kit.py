"""The kit's own installation, and whether its course is all there."""

from collections.abc import Iterator

from grader.learn.doctor.finding import Finding, ok, problem
from grader.learn.doctor.packages import KIT, kit_version
from grader.model import Course


def look(course: Course) -> Iterator[Finding]:
    """Look for every file that each step needs."""
    root = course.reference.parent
    wanted = [
        path
        for step in course.steps
        for path in (
            course.exercises / f"{step.stem}.py",
            course.reference / f"{step.stem}.py",
            course.hidden / f"test_{step.stem}.py",
        )
    ] + [course.exercises / name for name in course.given]
    missing = [str(path.relative_to(root)) for path in wanted if not path.is_file()]
    if missing:
        mend = f"python -m pip install --force-reinstall {KIT}, or clone the repository anew"
        yield problem("kit", f"missing of the course: {', '.join(missing)}", mend)
    else:
        yield ok("kit", f"{kit_version()}; {len(course.steps)} steps, all files there, in {root}")
