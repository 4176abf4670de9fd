"""`grade completion SHELL`: the tab key completes steps, topics and commands."""

from typing import Any, Final

import click
from click.shell_completion import ShellComplete, get_completion_class

VARIABLE: Final = "_GRADE_COMPLETE"
INSTALLS: Final = {
    "bash": "add this line to ~/.bashrc (bash 4.4 or newer; that of macOS is older, use zsh there):"
    '\n#   eval "$(grade completion bash)"',
    "zsh": "add these lines to ~/.zshrc:"
    '\n#   autoload -Uz compinit && compinit\n#   eval "$(grade completion zsh)"',
    "fish": "run this once:\n#   grade completion fish > ~/.config/fish/completions/grade.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(list(INSTALLS)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script by which SHELL completes steps, topics and commands at the tab key.

    Its last lines say how to install it.

    Example: grade completion bash
    """
    kind = get_completion_class(shell)
    assert kind is not None
    root: Any = ctx.find_root().command
    # The base class's: bash's own asks an installed bash for its version first.
    script = ShellComplete.source(kind(root, {}, "grade", VARIABLE))
    # As bytes: a Windows console would turn the line ends into some that no shell reads.
    text = f"{script.rstrip()}\n\n# To install: {INSTALLS[shell]}\n"
    click.echo(text.encode(), nl=False)
