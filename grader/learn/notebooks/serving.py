"""The process that grades for a kernel: warm, and out of reach of what a learner does to theirs.

It reads a request a line, in JSON, and answers each in a line. When there is nothing more to read,
the kernel has been interrupted or is gone: then it stops whatever it is at, and ends.
"""

import base64
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from grader.course import find_course
from grader.judge.warm import WarmGrader
from grader.learn.notebooks.standing import as_they_stand, not_in_a_cell
from grader.learn.topics import did_you_mean, find_topic, find_topics, table_of
from grader.model import (
    Cancelled,
    Course,
    GraderFault,
    Report,
    Step,
    Submission,
    UsageProblem,
)
from grader.printable import printable
from grader.worker.isolation.privileges import shield

Answer = dict[str, str]
"""By kind, what a front end may show: "text", "html", "png" (in base 64); and "topics" to draw."""

WIDTH: Final = 90
AGAIN: Final = "%grade {step}"


class Server:
    """Answers a kernel's requests, one after the other."""

    def __init__(self, course: Course, grader: WarmGrader) -> None:
        self._course, self._grader = course, grader
        self._stop: Callable[[], object] = lambda: None
        self._stopped = False

    def answer(self, request: dict[str, Any]) -> Answer:
        """Do what is asked for; what cannot be done is said."""
        works = {"grade": self._grade, "hint": self._hint, "plot": self._plot}
        try:
            folder = Path(request["folder"])
            submission = as_they_stand(self._course, request["seen"], folder)
            work = works[request["op"]]
            answer = work(list(request["words"]), submission, folder)
        except UsageProblem as problem:
            return {"text": printable(str(problem))}
        except (CancelledError, Cancelled):
            return {"text": "Stopped."}
        except Exception as fault:  # the kernel waits for an answer, whatever happens
            said = str(fault) if isinstance(fault, GraderFault) else repr(fault)
            says = f"This is a fault of the grader, not yours; there is no score.\n{said}"
            return {"text": printable(says)}
        if strange := not_in_a_cell(self._course, submission, request["seen"]):
            names = ", ".join(f"`{name}`" for name in strange)
            advice = (
                f"{names}: in your notebook, but not made by a cell that could be read. Write it "
                "as `def …` in a cell and run that; it counts as not written until then."
            )
            answer["advice"] = printable(advice)
        return answer

    def stop(self) -> None:
        """End what is going on; called from another thread."""
        self._stopped = True
        self._stop()

    def _report(self, submission: Submission, steps: Sequence[Step]) -> Report:
        asked = self._grader.grade(submission, steps)
        self._stop = asked.cancel
        if self._stopped:
            asked.cancel()
        return asked.result()

    def _grade(self, words: list[str], submission: Submission, folder: Path) -> Answer:
        from grader.report.html import to_html
        from grader.report.terminal import Terminal
        from grader.report.text import to_text

        every = "--all" in words
        ids = [word for word in words if word != "--all"]
        steps = [self._step(word) for word in ids] or list(self._course.steps)
        report = self._report(submission, sorted(steps, key=self._course.steps.index))
        terminal = Terminal(WIDTH, colour=False, unicode=True)
        text = to_text(report, self._course, terminal, again=AGAIN, every=every)
        answer = {"text": text, "html": to_html(report, self._course, AGAIN)}
        if len(report.steps) == 1 and report.steps[0].started:
            pictures = [t for t in find_topics(self._course) if t.step == report.steps[0].id]
            answer["topics"] = " ".join(topic.name for topic in pictures if topic.on_page)
        return answer

    def _hint(self, words: list[str], submission: Submission, folder: Path) -> Answer:
        from grader.learn.hints import next_hint
        from grader.learn.memory import Memory

        if len(words) != 1:
            raise UsageProblem(f"Name one step: %hint {self._course.steps[0].id}")
        step = self._step(words[0])
        (report,) = self._report(submission, [step]).steps
        found = next_hint(self._course, step, report, Memory(folder))
        if found is None:
            return {"text": f"{step.id} passes: there is nothing to hint at."}
        return {"text": f"{found.head}\n{found.text}"}

    def _plot(self, words: list[str], submission: Submission, folder: Path) -> Answer:
        if not words:
            return {"text": f"{table_of(find_topics(self._course))}\n\nDraw one: %plot TOPIC"}
        if len(words) > 1:
            raise UsageProblem(f"One picture at a time: %plot {words[0]}")
        topic = find_topic(self._course, words[0])
        from grader.learn import plotting
        from grader.learn.functions import functions_of

        with functions_of(self._course, lambda: submission) as learner:
            self._stop = learner.cancel
            if self._stopped:
                raise Cancelled
            picture = plotting.draw(self._course, topic, learner, animate=False, options={})
        png = base64.b64encode(plotting.png_of(picture.figure)).decode("ascii")
        return {"text": topic.title, "png": png}

    def _step(self, word: str) -> Step:
        ids = [step.id for step in self._course.steps]
        if word not in ids:
            raise UsageProblem(f"There is no step {word!r}.{did_you_mean(word, ids)}")
        return self._course.step(word)


def main() -> None:
    """Serve until there is nothing more to read."""
    # Answers have a descriptor of their own: whatever else is printed must not get among them.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    shield()
    course = find_course()
    with WarmGrader(course) as grader, ThreadPoolExecutor(1) as at_work:
        server = Server(course, grader)

        def serve(line: str) -> None:
            answer = server.answer(json.loads(line))
            print(json.dumps(answer), file=answers, flush=True)

        for line in requests:
            at_work.submit(serve, line)
        server.stop()
