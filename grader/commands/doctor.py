"""`grade doctor`: what this machine has, and how to mend what it lacks."""

import platform
from typing import Final

import click
import numpy as np

from grader.commands.exits import Exit
from grader.course import find_course
from grader.printable import printable

MEANS: Final = {
    "memory": "a submission has a limit of memory",
    "cpu": "it has a limit of processor time",
    "disk": "it has a limit of what it writes",
    "files": "it reads Python and NumPy, and no other file",
    "network": "it reaches no network and no other program's socket",
    "processes": "it starts no process",
    "signals": "it sends no signal to another process",
    "privileges": "it gains no privilege",
    "leftovers": "nothing that it started outlives it",
}

MENDS: Final = {
    "namespaces": "Ubuntu 24.04 forbids them (kernel.apparmor_restrict_unprivileged_userns), "
    "and so do most containers. The other layers do not need them.",
    "landlock": "It needs Linux 5.13 or newer with landlock among its security modules.",
    "seccomp": "It needs Linux on x86-64 or AArch64, and a container that allows it.",
}


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Say what holds a submission on this machine, and how to mend what does not."""
    from grader.worker.workers import Workers

    with Workers() as workers:
        ready = workers.inspect(find_course().limits)
    system = f"{platform.system()} {platform.release()} on {platform.machine()}"
    click.echo(f"Python {platform.python_version()}, NumPy {np.__version__}, {printable(system)}")
    click.echo("Every step runs in a process of its own. In it:")
    for promise, means in MEANS.items():
        held = promise in ready.held
        click.echo(
            f"  {'✓' if held else '✗'} {promise:<11}{means if held else f'not held: {means}'}"
        )
    for mechanism, missing in ready.mechanisms.items():
        if missing:
            click.echo(f"{mechanism.capitalize()} is not in use: {missing}. {MENDS[mechanism]}")
    ctx.exit(Exit.ALL_PASS if set(MEANS) <= set(ready.held) else Exit.NOT_ALL_PASS)
