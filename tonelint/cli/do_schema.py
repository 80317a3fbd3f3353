"""``tonelint schema``: the JSON Schema of rule files, for editors."""

from __future__ import annotations

import json

import click

from tonelint.rulebook import schema


@click.command("schema")
@click.argument("kind", type=click.Choice(["rule", "words"]), default="rule")
def command(kind: str) -> None:
    """Print the JSON Schema of rule files (or of word sets), for editors that complete YAML by one."""
    made = schema.rule_schema() if kind == "rule" else schema.words_schema()
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
