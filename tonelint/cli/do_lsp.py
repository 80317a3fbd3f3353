"""``tonelint lsp``: the language server, on standard input and output."""

from __future__ import annotations

import sys

import click


@click.command("lsp")
@click.option("--stdio", is_flag=True, help="Speak on standard input and output: the only way, for clients that ask.")
@click.option("--check", is_flag=True, help="Only say whether the server could start.")
@click.option("--log", metavar="FILE", help="Write what is said and what goes wrong into this file.")
def command(stdio: bool, log: str | None, check: bool) -> None:
    """Serve an editor: findings while you write, better wordings at the light bulb."""
    try:
        from tonelint.lsp.stdio import serve
    except ModuleNotFoundError as error:
        if error.name not in {"pygls", "lsprotocol"}:
            raise
        raise click.UsageError("the language server needs pygls: pip install 'tonelint[lsp]'") from error
    sys.exit(0 if check else serve(log))
