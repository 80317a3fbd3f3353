"""``tonelint check``: judge drafts and say what to mend."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from tonelint.checking import Settings
from tonelint.linter import Policy
from tonelint.rulebook.cache import rulebook
from tonelint.run import Job, Run, rule_folders
from tonelint.writers.report import Ui


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option("--format", "form", default="full")
@click.option("--stage")
@click.option("--channel")
@click.option("--audience")
@click.option("--rules", multiple=True)
def command(paths: tuple[str, ...], form: str, stage: str | None, channel: str | None, audience: str | None, rules: tuple[str, ...]) -> None:
    """Judge drafts and say what to mend."""
    book = rulebook(rule_folders(rules))
    flags = {key: word for key, word in (("stage", stage), ("channel", channel), ("audience", audience)) if word}
    run = Run(Job(book, Settings("zh", Policy()), flags))
    results = run.data("-", sys.stdin.buffer.read()) if paths == ("-",) else run.files(paths)
    for text in import_module(f"tonelint.writers.{form}").write(results, run.summary, Ui("zh")):
        sys.stdout.write(text)
    sys.exit(run.summary().exit_code)
