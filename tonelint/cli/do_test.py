"""``tonelint test``: run the examples inside rule files."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from tonelint.cli import screen
from tonelint.cli.options import rule_book
from tonelint.readers.walk import shown
from tonelint.rulebook.exam import Flaw, sit
from tonelint.sets import judge


@click.command("test")
@click.argument("names", nargs=-1)
@click.option("--rules", multiple=True, metavar="DIR", help="A folder of rules to lay over tonelint's own.")
@click.option("--own", is_flag=True, help="Only the rules of folders that were added, not tonelint's own.")
def command(names: tuple[str, ...], rules: tuple[str, ...], own: bool) -> None:
    """Run the examples inside rule files (all, or the rules NAMES and those below them).

    Each bad example must be hit at exactly its marks, each good one not at all, and every alternative of a rule's own
    patterns must be hit by some example.
    """
    book, folders = rule_book(rules, use_cache=False)

    def chosen(name: str) -> bool:
        return not names or any((name + "/").startswith(each.rstrip("/") + "/") for each in names)

    if names and not any(chosen(rule.id) for rule in book.rules):
        from tonelint.validity import unknown_rule

        raise click.UsageError(unknown_rule(book, names[0]) or f"no rule is called {names[0]!r}")
    examined = [sit(folder, book, judge(book), chosen) for folder in folders[own:]]
    for _, flaws in examined:
        _tell(flaws)
    count, wrong = sum(number for number, _ in examined), sum(len(flaws) for _, flaws in examined)
    sys.stdout.write(f"{count} rules examined, {wrong} flaws\n")
    sys.exit(1 if wrong else 0)


def _tell(flaws: Iterable[Flaw]) -> None:
    from pathlib import Path

    for flaw in flaws:
        screen.tell(f"{shown(Path(flaw.path))}:{flaw.line}: {flaw.message}")
