"""Who does the jobs: the same promise for this machine's cores and for a cluster."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from grader.teach.job import Job, Outcome


class Crew(Protocol):
    """Does jobs, several at a time."""

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Yield the outcome of every job, each when it is there, in any order.

        Jobs are taken from the iterator no faster than they are done, so that memory does not grow
        with their number, and in the thread that asks for outcomes. A job that kills or hangs what
        grades it is `BROKEN`, and costs no other one. To close the iterator ends all work that has
        begun.
        """
        ...
