"""What the workers of a cluster do in its tests: they import this, and nothing of pytest."""

import asyncio
import contextlib
import os
import signal

from grader.teach.job import Ending, Outcome


def _outcome(job, says=""):
    return Outcome(job.student, job.place, job.sha256, Ending.GRADED, job.submitted, str(says))


def echo(setting, job):
    """Say which process it is that did the job."""
    return _outcome(job, os.getpid())


def kill_once(setting, job):
    """Kill the first worker that comes to this job; `place` remembers."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(job.place, os.O_CREAT | os.O_EXCL))
        os.kill(os.getpid(), signal.SIGKILL)
    return _outcome(job)


def kill_always(setting, job):
    """Kill every worker that comes to the job of mallory."""
    if job.student == "mallory":
        os.kill(os.getpid(), signal.SIGKILL)
    return _outcome(job)


def interrupt(setting, job):
    """Press Ctrl-C where the jobs came from, in the middle of them."""
    if job.student == "9":
        os.kill(int(job.place), signal.SIGINT)
    return _outcome(job)


async def all_forgotten(dask_scheduler):
    """Wait until the scheduler has no task."""
    async with asyncio.timeout(30):
        while dask_scheduler.tasks:
            await asyncio.sleep(0.01)


def unfit(setting, job):
    raise ImportError("no module named grader")
