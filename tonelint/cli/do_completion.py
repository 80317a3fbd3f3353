"""``tonelint completion SHELL``: what a shell needs to complete our words."""

from __future__ import annotations

import sys

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of a shell, for example: tonelint completion bash >> ~/.bashrc."""
    from tonelint.cli.main import main

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    sys.stdout.write(kind(main, {}, "tonelint", "_TONELINT_COMPLETE").source() + "\n")
