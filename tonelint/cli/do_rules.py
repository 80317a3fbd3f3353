"""``tonelint rules``: list the rules."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from tonelint.cli import screen
from tonelint.cli.options import rule_book
from tonelint.rulebook import handbook
from tonelint.writers.terminal import cells, crop, pad


@click.command("rules")
@click.argument("names", nargs=-1)
@click.option("--rules", multiple=True, metavar="DIR", help="A folder of rules to lay over tonelint's own.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@click.option("--ui-language", type=click.Choice(["zh", "en"]))
def command(names: tuple[str, ...], rules: tuple[str, ...], form: str, ui_language: Any) -> None:
    """List the rules (all, or NAMES and those below them); markdown prints the whole handbook."""
    book, folders = rule_book(rules)
    chosen = [
        rule for rule in book.rules if not names or any((rule.id + "/").startswith(n.rstrip("/") + "/") for n in names)
    ]
    if names and not chosen:
        from tonelint.validity import unknown_rule

        raise click.UsageError(unknown_rule(book, names[0]) or f"no rule is called {names[0]!r}")
    language = ui_language or screen.language(os.environ)
    if form == "json":
        import json

        rows = ",\n  ".join(json.dumps(handbook.row(rule), ensure_ascii=False) for rule in chosen)
        sys.stdout.write(f'{{"version": 1, "rules": [\n  {rows}\n]}}\n')
        return
    if form == "markdown":
        for page in handbook.pages(book._replace(rules=tuple(chosen)), language, folders):
            sys.stdout.write(page)
        return
    names_width = max(cells(rule.id) for rule in chosen)
    for rule in chosen:
        line = f"{pad(rule.id, names_width)}  {rule.title[language]}  "
        sys.stdout.write(f"{line}{crop(handbook.severity(rule), max(screen.width() - cells(line), 20))}\n")
