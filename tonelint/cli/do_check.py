"""``tonelint check``: judge drafts and say what to mend."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from tonelint import writers
from tonelint.cli import screen
from tonelint.cli.options import Asked, asked, job, judging
from tonelint.config import BASELINE, FAIL_ON, Config
from tonelint.diagnostic import Checked
from tonelint.job import Job
from tonelint.run import Pace, Run, rule_folders
from tonelint.tables import meant

_MIXED = "give either - (standard input) or paths, not both"


@click.command("check")
@click.argument("paths", nargs=-1)
@judging
@click.option(
    "--format", "form", metavar="NAME", help="full (default), concise, json, sarif, github, html, statistics …"
)
@click.option("--output", metavar="FILE", help="Write the report into this file.")
@click.option("--all", "infos", is_flag=True, help="Show infos too.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this severity on (default: warning).")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("--stdin-filename", metavar="NAME", help="What the draft on standard input would be called.")
@click.option("--statistics", is_flag=True, help="Count by rule, stage, language and file.")
@click.option("--diff-from", metavar="OLD.json", help="Show only what an earlier JSON report does not hold.")
@click.option("--changed-since", metavar="REV", help="Only files that git sees changed since this revision.")
@click.option("--baseline", metavar="FILE", help="Accept the findings in this file (default: tonelint-baseline.json).")
@click.option("--jobs", type=int, help="Processes for many files (default: one a processor, at most 8).")
@click.option("--fix", is_flag=True, help="Put in the suggestions that change only the form.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: those too that say something else and leave no hole.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--interactive", is_flag=True, help="Ask for every suggestion whether to put it in.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved.")
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Judge drafts (files, folders, or - for standard input) and say what to mend."""
    ask = asked(options)
    if not paths:
        raise click.UsageError("name a file, a folder, or - for standard input")
    if "-" in paths and len(paths) > 1:
        raise click.UsageError(_MIXED)
    if options["fix"] or options["unsafe_fixes"] or options["diff"] or options["interactive"]:
        from tonelint.cli.fixing import fix

        sys.exit(fix(paths, ask, options))
    if options["watch"]:
        from tonelint.cli.watching import watch

        watch(paths, lambda: report(paths, ask, options))
    sys.exit(report(paths, ask, options))


def report(paths: tuple[str, ...], ask: Asked, options: dict[str, Any]) -> int:
    """Check and write one report; the exit code."""
    form = _format(options, ask)
    work = job(ask, text=form.needs_text, fail_on="never" if options["exit_zero"] else options["fail_on"])
    run = Run(work, pace(ask, options), tuple(_acceptors(work, options)))
    if form.needs_rules:
        from tonelint.rulebook.handbook import cards

        run.cards = cards(work.book, work.settings.language, rule_folders((*work.config.rules, *ask.rules)))
    results = judged(run, paths, options["stdin_filename"])
    ui = screen.ui(work.settings.language, options["color"], options["infos"], sys.stdout)
    _write(form, screen.with_progress(_closed(run, results, paths), ui.language), run, ui, options["output"])
    summary = run.summary()
    screen.tell_troubles(summary.troubles)
    return summary.exit_code


def judged(run: Run, paths: tuple[str, ...], name: str | None = None) -> Iterator[Checked]:
    """The drafts under `paths`, or the one on standard input."""
    if paths != ("-",):
        yield from run.files(paths)
        return
    if sys.stdin is not None and sys.stdin.isatty():
        end = "Ctrl-Z, Enter" if sys.platform == "win32" else "Ctrl-D"
        zh = run.job.settings.language == "zh"
        screen.tell(f"把草稿贴进来，按 {end} 结束：" if zh else f"Paste the draft and end it with {end}:")
    data = sys.stdin.buffer.read() if sys.stdin is not None else b""
    if _is_lost(data):
        from tonelint.message.draft import Trouble

        run.tell(
            Trouble(
                "-",
                1,
                "nearly all letters arrived as '?': the pipe lost them. In PowerShell say first: $OutputEncoding = New-Object Text.UTF8Encoding (or name the file instead)",
            )
        )
        return
    yield from run.data(name or "-", data)


def _is_lost(data: bytes) -> bool:
    """Whether a draft went through a pipe that turns every Chinese letter into a question mark."""
    letters = bytes(byte for byte in data[:4000] if byte > 0x20)
    return len(letters) >= 6 and letters.count(b"?") * 2 > len(letters)


def _closed(run: Run, results: Iterator[Checked], paths: tuple[str, ...]) -> Iterator[Checked]:
    """The results; after the last one the run says which acceptances ran out or were not used."""
    yield from results
    whole = run.pace.only is None and any(Path(path).resolve() == run.job.config.folder.resolve() for path in paths)
    run.close(whole)


def _format(options: dict[str, Any], ask: Asked) -> writers.Format:
    name = "statistics" if options["statistics"] else options["form"] or _configured(ask) or "full"
    try:
        return writers.load(name)
    except KeyError:
        raise click.UsageError(f"no format is called {name!r}{meant(name, writers.names())}") from None


def _configured(ask: Asked) -> str:
    from tonelint.cli.options import configuration

    return configuration(ask).format


def _write(form: writers.Format, results: Iterator[Checked], run: Run, ui: Any, output: str | None) -> None:
    if form.write_bytes is not None:
        if output is None:
            raise click.UsageError(f"--format {form.name} is no text: give --output FILE")
        _save(output, [form.write_bytes(results, run.summary, ui)])
    elif form.write is not None:
        pieces: Iterable[str] = form.write(results, run.summary, ui)
        if output is not None:
            _save(output, (piece.encode("utf-8", "replace") for piece in pieces))
            return
        for piece in pieces:
            sys.stdout.write(piece)


def _save(output: str, pieces: Iterable[bytes]) -> None:
    try:
        with Path(output).open("wb") as file:
            file.writelines(pieces)
    except OSError as error:
        raise click.UsageError(f"{output}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def pace(ask: Asked, options: dict[str, Any]) -> Pace:
    """How many processes, whether results are kept, and which files."""
    only: Callable[[str], bool] | None = None
    if options.get("changed_since"):
        from tonelint.changed import NoGitError, changed

        try:
            names = changed(options["changed_since"])
        except NoGitError as error:
            raise click.UsageError(str(error)) from error
        only = names.__contains__
    jobs = options.get("jobs") or min(os.cpu_count() or 1, 8)
    return Pace(jobs, ask.cache, only)


def _acceptors(work: Job, options: dict[str, Any]) -> Iterator[Any]:
    """What is not shown again: the baseline's findings and those of an earlier report."""
    path = baseline_path(work.config, options.get("baseline"))
    if path is not None:
        from tonelint import baseline

        yield baseline.load(path, work.today)
    if options["diff_from"]:
        from tonelint.earlier import Earlier
        from tonelint.writers.compare import recorded

        try:
            past = recorded(Path(options["diff_from"]).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise click.UsageError(f"{options['diff_from']}: {error}") from error
        yield Earlier(options["diff_from"], past, screen.ui(work.settings.language, "never", False, sys.stdout))


def baseline_path(config: Config, named: str | None) -> Path | None:
    """The baseline that holds here: as named, as configured, or the file of that name beside the configuration."""
    if named or config.baseline:
        return Path(named) if named else config.folder / config.baseline
    path = config.folder / BASELINE
    return path if path.is_file() else None
