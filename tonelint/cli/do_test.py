"""``tonelint test``: run the examples inside rule files."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from tonelint.message.message import Message
from tonelint.rulebook.cache import rulebook
from tonelint.rulebook.exam import sit
from tonelint.rulebook.load import home
from tonelint.rulebook.nodes import RuleError
from tonelint.rulebook.rule import Match, Rule
from tonelint.run import rule_folders


def _judge(rule: Rule, message: Message) -> Iterable[Match]:
    from tonelint.linter import judged

    return judged(rule, message)


@click.command("test")
@click.argument("names", nargs=-1)
@click.option("--rules", multiple=True, help="A folder of rules to lay over tonelint's own.")
def command(names: tuple[str, ...], rules: tuple[str, ...]) -> None:
    """Run the examples inside rule files (all, or the rules NAMES and those below them)."""
    folders = rule_folders(rules)
    try:
        book = rulebook(folders, use_cache=False)
        examined = [
            sit(f, book, _judge, lambda name: not names or any(name.startswith(n) for n in names))
            for f in [home(), *folders]
        ]
    except RuleError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    for _, flaws in examined:
        for flaw in flaws:
            click.echo(f"{flaw.path}:{flaw.line}: {flaw.message}")
    count, wrong = sum(n for n, _ in examined), sum(len(flaws) for _, flaws in examined)
    click.echo(f"{count} rules examined, {wrong} flaws")
    sys.exit(1 if wrong else 0)
