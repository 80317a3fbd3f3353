"""``tonelint rule NAME``: a rule's page."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from tonelint.cli import screen
from tonelint.cli.options import rule_book
from tonelint.rulebook import handbook
from tonelint.validity import unknown_rule


@click.command("rule")
@click.argument("name")
@click.option("--rules", multiple=True, metavar="DIR", help="A folder of rules to lay over tonelint's own.")
@click.option("--ui-language", type=click.Choice(["zh", "en"]))
def command(name: str, rules: tuple[str, ...], ui_language: Any) -> None:
    """What a rule marks and why, with examples, rewrites and sources (a fault's name shows all its rules)."""
    book, folders = rule_book(rules)
    hint = unknown_rule(book, name)
    if hint:
        raise click.UsageError(hint)
    language = ui_language or screen.language(os.environ)
    for rule in book.rules:
        if name.rstrip("/") in (rule.id, rule.fault):
            for line in handbook.lines(rule, book, language, folders):
                sys.stdout.write(f"{line}\n")
            sys.stdout.write("\n")
