"""The help: every command has an example that it would accept, a group, and a line of its own."""

import re
import shlex

import click
import pytest

from grader.cli import COMMANDS, cli
from grader.commands.completing import summary
from grader.commands.groups import GROUPS, grouped


def described():
    """List every command, those of groups as well, by the words that call it."""
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        yield (name,), command
        if isinstance(command, click.Group):
            inner = command.list_commands(context)
            yield from (((name, word), command.get_command(context, word)) for word in inner)


ALL = dict(described())


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_help_has_an_example_that_the_command_accepts(words):
    examples = re.findall(r"Example: grade (.+)", ALL[words].help or "")
    assert examples, f"write `Example: grade {' '.join(words)} …` into its docstring"
    for example in examples:
        arguments = shlex.split(example)
        context = cli.make_context("grade", list(arguments))
        name, command, rest = cli.resolve_command(
            context, [*context._protected_args, *context.args]
        )
        assert name == words[0]
        if len(words) > 1:
            name, command, rest = command.resolve_command(context, rest)
            assert name == words[1]
        if not isinstance(command, click.Group):
            command.make_parser(context).parse_args(list(rest))


def test_every_command_is_in_a_group():
    assert [title for title, _ in grouped(COMMANDS)] == [
        title for title, names in GROUPS.items() if set(names) & set(COMMANDS)
    ]
    assert sorted(name for _, names in grouped(COMMANDS) for name in names) == sorted(COMMANDS)


def test_command_of_no_group_is_listed_last():
    assert list(grouped(["plot", "new"])) == [("Look", ["plot"]), ("More", ["new"])]


@pytest.mark.parametrize("name", COMMANDS)
def test_summary_is_read_without_importing(name):
    assert summary(name) == ALL[(name,)].help.partition("\n")[0]


def test_help_shows_how_to_begin_and_every_command(grade):
    ran = grade("--help")
    assert ran.status == 0
    assert "grade start my-network" in ran.out
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", ran.out, re.MULTILINE)
