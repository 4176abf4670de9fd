"""The `grade` command: finds the subcommand, and sets the exit status for every way it can end."""

import contextlib
import errno
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from grader.commands.exits import Exit
from grader.model import GraderFault, UsageProblem
from grader.printable import printable
from grader.report.workflow import guarded

COMMANDS: Final = (
    "run", "watch", "start", "list", "status", "next", "reset", "bundle", "notebook", "quiz",
    "hint", "solution", "break", "plot", "report", "errata", "data", "doctor", "completion",
    "class", "book", "init-ci", "dev",
)  # fmt: skip
"""Modules of `grader.commands`, each with a command of its own name; imported when called."""


class _Commands(click.Group):
    """A group whose default command grades: `grade step5` is `grade run step5`."""

    default = "run"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        asks_for_the_first = not args and ctx.resilient_parsing  # the shell, for what it may be
        if (
            first not in COMMANDS
            and first not in ("--help", "--version")
            and not asks_for_the_first
        ):
            args.insert(0, self.default)
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Offer what may stand first: a subcommand, or what `run` takes."""
        from grader.commands.completing import complete_commands, complete_steps_or_path

        run = _load(self.default)
        inner = click.Context(run, ctx, info_name=self.default, resilient_parsing=True)
        if incomplete.startswith("-"):
            own = click.Command.shell_complete(self, ctx, incomplete)
            both = (*run.shell_complete(inner, incomplete), *own)
            return list({item.value: item for item in both}.values())
        steps = complete_steps_or_path(inner, run.params[0], incomplete)
        return [*steps, *complete_commands(COMMANDS, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what they are for; none is imported for that."""
        from grader.commands.completing import summary
        from grader.commands.groups import grouped

        for title, names in grouped(COMMANDS):
            with formatter.section(title):
                formatter.write_dl([(name, summary(name)) for name in names])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _load(cmd_name) if cmd_name in COMMANDS else None


def _load(name: str) -> click.Command:
    from grader.commands.completing import module_of  # not before the path is cleared

    module = importlib.import_module(f"grader.commands.{module_of(name)}")
    command: click.Command = getattr(module, module_of(name))
    return command


@click.group(
    cls=_Commands,
    help="""Grade your steps, and say what is right, what is wrong, where, and why.

    \b
    To begin:
      grade start my-network     lay out a folder with the exercises
      cd my-network
      grade step1                after each change to step1_init.py
      grade hint step1           when you are stuck

    `grade` alone grades every step. What has no command's name is `run`'s: `grade step5` is
    `grade run step5`.""",
)
@click.version_option(package_name="neural-network-kit")
def cli() -> None:
    """Parse the command line; each command does one thing."""


SELDOM: Final = 20_000
"""New objects after which Python looks for garbage: imports make many, and hardly any garbage."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every way it can end has its exit status."""
    gc.set_threshold(SELDOM)
    _import_nothing_from_here()
    _reopen_closed_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):  # code and hints have letters of any alphabet
        sys.stdout.reconfigure(errors="replace")
    try:
        status: Any = cli.main(arguments, prog_name="grade", standalone_mode=False)
    except click.ClickException as problem:
        told = io.StringIO()
        problem.show(told)
        _complain(told.getvalue())
        status = Exit.USAGE
    except UsageProblem as problem:
        _complain(str(problem))
        status = Exit.USAGE
    except GraderFault as fault:
        _complain(f"This is a fault of the grader, not yours; there is no score.\n{fault}")
        status = Exit.GRADER_FAULT
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)
        status = Exit.INTERRUPTED
    except OSError as error:
        if not _reader_is_gone(error):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = Exit.NOT_ALL_PASS
    if arguments is None:  # the process ends, and what it holds with it: not to be searched again
        gc.freeze()
    sys.exit(int(status or 0))


def _reader_is_gone(error: OSError) -> bool:
    """Whether this is `grade | head`; Windows calls it an invalid argument, without a file name."""
    nameless = sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or nameless


def _import_nothing_from_here() -> None:
    """Leave the folder one stands in out of the import path: it may be a stranger's submission.

    ``python -c`` and ``-m`` put it there, and so does an empty entry of PYTHONPATH. An entry that
    the kit itself is imported from stays.
    """
    here, kit = Path.cwd(), Path(__file__).resolve().parents[1]
    if here != kit:
        sys.path[:] = [entry for entry in sys.path if entry and Path(entry).resolve() != here]


def _complain(text: str) -> None:
    """Say what is wrong; names of files and of arguments may be a stranger's."""
    click.echo(guarded(f"{printable(text.rstrip())}\n"), err=True, nl=False)


def _reopen_closed_streams() -> None:
    """Occupy descriptors 0 to 2: a closed one would be handed out again, to a worker's socket."""
    for descriptor in (0, 1, 2):
        with contextlib.suppress(OSError):
            os.fstat(descriptor)
            continue
        os.open(os.devnull, os.O_RDWR)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
