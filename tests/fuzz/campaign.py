"""Runs inputs through a target, watches time and memory, and reports."""

import hashlib
import os
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.fuzz.mutation import Mutator

SLOW_S = 2.0
MAX_GROWTH_MIB = 256
"""Over what the process had when the first inputs had been run."""

MAX_POOL = 2_000
MAX_POOLED = 1 << 14
"""In bytes; longer ones say no more, and cost time."""


class Campaign:
    """Counts, measures, keeps; ends the process when enough has been run.

    Parameters
    ----------
    target : callable
        Raises if the input breaks something; else returns whether it got through.
    keep : Path
        Folder for the inputs that break something, one for each place where it shows.
    """

    def __init__(
        self, target: Callable[[bytes], bool], inputs: int, seconds: float, keep: Path
    ) -> None:
        self.target, self.inputs, self.keep = target, inputs, keep
        self.started = time.monotonic()
        self.ends = self.started + seconds
        self.count = self.through = self.slowest_bytes = 0
        self.slowest = 0.0
        self.memory_mib = 0
        self.broken: dict[str, str] = {}

    def run(self, data: bytes) -> bool:
        """Run one input; the last one ends the process."""
        before = time.process_time()
        through = False
        try:
            through = self.target(data)
        except Exception as error:
            self._note(data, traceback.format_exception(error)[-2:])
        took = time.process_time() - before
        if took > self.slowest:
            self.slowest, self.slowest_bytes = took, len(data)
        if took > SLOW_S:
            self._note(data, [f"took {took:.1f} s"])
        self.count += 1
        self.through += through
        self._watch_memory(data)
        if self.count >= self.inputs or time.monotonic() > self.ends:
            self.finish()
        return through

    def _watch_memory(self, data: bytes) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        if self.count == 100:
            self.first_mib = peak
        if self.count > 100 and peak > max(self.memory_mib, self.first_mib) + MAX_GROWTH_MIB:
            self._note(data, [f"memory went from {self.memory_mib} to {peak} MiB"])
        self.memory_mib = peak

    def _note(self, data: bytes, why: Sequence[str]) -> None:
        text = "".join(why)
        place = text.partition("MiB")[0][:200] if "memory" in text else text[-300:]
        if place in self.broken:
            return
        name = hashlib.sha256(data).hexdigest()[:12]
        self.broken[place] = name
        self.keep.mkdir(parents=True, exist_ok=True)
        (self.keep / name).write_bytes(data)
        sys.stderr.write(f"BROKEN by {self.keep / name}:\n{text}\n")

    def finish(self) -> None:
        """Report, and end the process, whatever runs it."""
        seconds = time.monotonic() - self.started
        first = getattr(self, "first_mib", self.memory_mib)
        print(
            f"{self.count} inputs in {seconds:.0f} s, {self.through} of them got through;\n"
            f"slowest {self.slowest * 1000:.1f} ms ({self.slowest_bytes} bytes); "
            f"peak memory {self.memory_mib} MiB, {first} MiB after the first 100;\n"
            f"{len(self.broken)} kinds broken"
        )
        sys.stdout.flush()
        os._exit(int(bool(self.broken)))


def by_chance(campaign: Campaign, seeds: Sequence[bytes], mutate: Mutator, seed: int) -> None:
    """Mutate inputs that got through, without knowing what they covered."""
    rng = random.Random(seed)
    pool = list(seeds)
    for each in seeds:
        campaign.run(each)
    while True:
        data = mutate(rng.choice(pool), rng)
        if campaign.run(data) and len(data) < MAX_POOLED:
            if len(pool) == MAX_POOL:
                del pool[rng.randrange(len(seeds), MAX_POOL)]
            pool.append(data)
