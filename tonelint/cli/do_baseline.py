"""``tonelint baseline``: accept what is there today, so that only what is new is shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tonelint import baseline
from tonelint.cli import screen
from tonelint.cli.options import asked, job, judging
from tonelint.config import BASELINE
from tonelint.diagnostic import Diagnostic
from tonelint.job import Job, within
from tonelint.run import Run
from tonelint.writers.clean import for_logs


@click.group("baseline")
def command() -> None:
    """Accept the findings of today, each with a reason; tonelint-baseline.json holds them."""


@command.command("create")
@click.argument("paths", nargs=-1)
@click.option("--reason", default="there before tonelint", help="Why they are accepted.")
@judging
def create(paths: tuple[str, ...], reason: str, **options: Any) -> None:
    """Accept every finding under PATHS (default: the whole project)."""
    work = job(asked(options))
    path = path_of(work)
    if path.exists():
        raise click.UsageError(f"{path.name} exists: tonelint baseline update")
    _save(path, *_gathered(work, paths, reason, {}))


@command.command("update")
@click.argument("paths", nargs=-1)
@click.option("--reason", default="accepted", help="Why the new ones are accepted.")
@judging
def update(paths: tuple[str, ...], reason: str, **options: Any) -> None:
    """Accept what is new under PATHS and forget what is gone; known entries keep their reason and day."""
    work = job(asked(options))
    path = path_of(work)
    old = baseline.load(path, work.today)
    entries, run = _gathered(work, paths, reason, old.entries)
    if paths:
        mine = {entry.fingerprint for entry in entries}
        entries += [entry for name, entry in old.entries.items() if name not in mine]
    _save(path, entries, run)


@command.command("accept")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@judging
def accept(table: Path, **options: Any) -> None:
    """Accept what a reviewer marked `accept`, with a reason, in TABLE (from --format xlsx or csv)."""
    from tonelint.verdicts import accepted

    work = job(asked(options))
    path = path_of(work)
    old = list(baseline.load(path, work.today).entries.values()) if path.exists() else []
    new = accepted(table)
    mine = {entry.fingerprint for entry in new}
    _write(path, [*(entry for entry in old if entry.fingerprint not in mine), *new])
    sys.stdout.write(f"{path.name}: {len(new)} verdicts taken from {for_logs(table.name)}\n")


@command.command("prune")
@judging
def prune(**options: Any) -> None:
    """Forget the entries that nothing in the project needs any more."""
    work = job(asked(options))
    path = path_of(work)
    old = baseline.load(path, work.today)
    run = Run(work, accepted=(old,))
    for _ in run.files([str(work.config.folder)]):
        pass
    _save(path, old.used(), run)


@command.command("show")
@judging
def show(**options: Any) -> None:
    """List what is accepted, where, and why."""
    work = job(asked(options))
    for entry in baseline.load(path_of(work), work.today).entries.values():
        ended = " (ran out)" if entry.until and work.today > entry.until else ""
        until = f" until {entry.until}{ended}" if entry.until else ""
        places = ", ".join(f"{path}{f' ×{number}' if number > 1 else ''}" for path, number in entry.paths.items())
        sys.stdout.write(f"{for_logs(f'{entry.rule}  {places}  {entry.words!r}  {entry.reason}{until}')}\n")


def path_of(work: Job) -> Path:
    """Where this project's baseline lies, or would lie."""
    return work.config.folder / (work.config.baseline or BASELINE)


def _gathered(work: Job, paths: tuple[str, ...], reason: str, old: Any) -> tuple[list[baseline.Entry], Run]:
    """The entries that accept every warning and error under `paths`."""
    run = Run(work)
    findings: list[Diagnostic] = []
    for checked in run.files(paths or (str(work.config.folder),)):
        findings += (f._replace(path=within(work.config, f.path)) for f in checked.diagnostics if f.severity != "info")
    return baseline.gathered(findings, reason, old), run


def _write(path: Path, entries: list[baseline.Entry]) -> None:
    try:
        baseline.save(path, entries)
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def _save(path: Path, entries: list[baseline.Entry], run: Run) -> None:
    _write(path, entries)
    number = sum(sum(entry.paths.values()) for entry in entries)
    sys.stdout.write(f"{path.name}: {number} findings accepted in {run.summary().drafts} drafts\n")
    troubles = run.summary().troubles
    screen.tell_troubles(troubles)
    sys.exit(2 if troubles else 0)
