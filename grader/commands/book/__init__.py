"""`grade book …`: what a class's gradebook holds, in every form somebody asks for."""

import importlib
from typing import Any, Final

import click

from grader.commands.completing import complete_commands, summary

SUBCOMMANDS: Final = ("show", "insights", "diff", "export", "regrade")
"""Modules of this package, each with a command of its own name; imported when called."""


class _Subcommands(click.Group):
    """A group that imports a subcommand when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUBCOMMANDS:
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Offer subcommands, and import none."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        return complete_commands((f"book.{name}" for name in SUBCOMMANDS), incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary(f"book.{name}")) for name in SUBCOMMANDS])


@click.group(cls=_Subcommands)
def book() -> None:
    """Look into the gradebook of a class: students, exports, what a change of the course moved.

    Example: grade book show
    """
