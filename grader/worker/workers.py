"""Where workers come from: forks of one zygote on Linux, else each a new Python.

NumPy is imported with the first of them, and not with this: by then the zygote can boot.
"""

import contextlib
import socket
import threading
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Self

from grader.model import Cancelled, GraderFault, Limits
from grader.worker.isolation.mechanism import Mechanism
from grader.worker.nursery import Nursery
from grader.worker.process import Meter, Process

if TYPE_CHECKING:
    from grader.worker.supervisor import Allowance, Ready, Supervisor


class Workers:
    """Makes workers, all held to the same; one object serves any number of submissions.

    Parameters
    ----------
    without : collection of Mechanism
        What is not to be used although the system may have it.
    require : collection of str
        What must be held, of `grader.model.PROMISES`; without it no submission
        is run.
    meter : Meter, optional
        Is told what processor time the workers took.
    nursery : Nursery, optional
        What they are born of, if it is warm already; dismissed with them, its owner closes it.
    meanwhile : callable, optional
        What else is to be done, once, and can be in another thread, while a worker trains: it costs
        no time then. Between short calls it would: each waits for the other thread's turn to end.
    """

    def __init__(
        self,
        without: Collection[Mechanism] = (),
        require: Collection[str] = (),
        meter: Meter | None = None,
        nursery: Nursery | None = None,
        meanwhile: Callable[[], object] | None = None,
    ) -> None:
        self._nursery, self._owns = nursery or Nursery(), nursery is None
        self._meter = meter or Meter()
        self.without = frozenset(without)
        self.require = frozenset(require)
        self._meanwhile = meanwhile
        self._cancelled = threading.Event()
        self._channels: list[socket.socket] = []
        self._spares: list[tuple[Limits, Process]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def start(
        self, request: Mapping[str, Any], limits: Limits, allowance: "Allowance | None" = None
    ) -> "Supervisor":
        """Start a worker on what `grader.worker.request.load_request` asks for."""
        from grader.worker.supervisor import Supervisor

        return Supervisor(request, limits, self, allowance)

    def demand_required(self, limits: Limits) -> None:
        """Make sure that what is required is held.

        Raises
        ------
        GraderFault
            If it is not. No worker would load anything then.
        """
        held = self.inspect(limits).held if self.require else ()
        if missing := sorted(self.require.difference(held)):
            what = ", ".join(missing)
            raise GraderFault(f"Not held here: {what}. Nothing was run; `grade doctor` says why.")

    def cancel(self) -> None:
        """Let what is being graded, and will be, end with `Cancelled` soon; for another thread."""
        self._cancelled.set()
        for channel in tuple(self._channels):
            with contextlib.suppress(OSError):
                channel.shutdown(socket.SHUT_RDWR)  # whoever waits for a worker wakes

    def resume(self) -> None:
        """Take `cancel` back."""
        self._cancelled.clear()

    def check(self) -> None:
        """Raise `Cancelled` if that is wished."""
        if self._cancelled.is_set():
            raise Cancelled

    def inspect(self, limits: Limits) -> "Ready":
        """Find out what a worker is held to, without any submission."""
        from grader.worker.supervisor import receive_ready

        process = self.spawn(limits)
        try:
            return receive_ready(process)
        finally:
            process.kill()

    def warm(self) -> None:
        """Have what workers are forks of boot, if they are: NumPy can be imported meanwhile."""
        if Mechanism.FORK not in self.without:
            self._nursery.warm()

    def prepare(self, limits: Limits, count: int) -> None:
        """Have so many processes boot that have not heard of any submission yet."""
        while len(self._spares) < count:
            self._spares.append((limits, self._spawn(limits)))

    def spawn(self, limits: Limits) -> Process:
        """Start a process, and tell it what it is held to; or take one that was prepared."""
        process = self._prepared(limits) or self._spawn(limits)
        self._channels = [c for c in self._channels if c.fileno() >= 0] + [process.channel]
        if self._cancelled.is_set():  # just before this one could be told
            process.kill()
            raise Cancelled
        return process

    def _prepared(self, limits: Limits) -> Process | None:
        while self._spares:
            held_to, process = self._spares.pop(0)
            if held_to == limits and not process.has_ended():
                return process
            process.kill()
        return None

    def _spawn(self, limits: Limits) -> Process:
        self.warm()
        from grader.worker.spawning import spawn

        return spawn(self._nursery, limits, self.without, self.require, self._meter)

    def end(self, process: Process) -> None:
        """Have a process end, while whoever it worked for goes on."""
        self._nursery.end(process)

    def wait(self) -> None:
        """Do meanwhile what there is to do."""
        work, self._meanwhile = self._meanwhile, None
        if work is not None:
            threading.Thread(target=work, name="meanwhile").start()

    def collect(self) -> None:
        """Wait until all workers that were closed have ended; only then is their time known."""
        self._nursery.collect()

    def close(self) -> None:
        """End what was prepared, and the nursery; one of somebody else's may take its time."""
        for _, process in self._spares:
            process.kill()
        self._spares.clear()
        if self._owns:
            self._nursery.close()
        else:
            self._nursery.dismiss()
