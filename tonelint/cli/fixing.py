"""``tonelint check --fix``: suggestions put into the files, shown as a diff, or asked one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from tonelint.cli import screen
from tonelint.cli.do_check import report
from tonelint.cli.options import Asked, job
from tonelint.diagnostic import Applicability, Checked, Diagnostic, Suggestion
from tonelint.job import Job
from tonelint.readers.walk import Found, load, shown, walk
from tonelint.rewriting import fixer
from tonelint.rewriting.saving import NotSavedError, save
from tonelint.run import Run
from tonelint.text.decode import Unreadable, decode
from tonelint.writers.clean import clean, for_logs


class _File(NamedTuple):
    """One file: where it lies (None: standard input), its name as shown, its bytes."""

    file: Path | None
    name: str
    data: bytes


def fix(paths: tuple[str, ...], ask: Asked, options: dict[str, Any]) -> int:
    """Fix every file under `paths`, then report what is left. The exit code."""
    asked = job(ask, fail_on="never" if options["exit_zero"] else options["fail_on"])
    work = asked._replace(settings=asked.settings._replace(proven=True))
    admits = _asking(options) if options["interactive"] else fixer.by_applicability(*_allowed(options))
    failed, changed = False, 0
    for each in _files(paths, options, work):
        fixed = _fixed(each, work, admits)
        if fixed is None:
            continue
        changed += fixed.data != each.data
        try:
            _give_back(each, fixed.data, options["diff"])
        except NotSavedError as error:
            failed = True
            screen.tell(str(error))
        for applied in fixed.applied if not options["diff"] else ():
            place = f"{each.name}:{applied.finding.range.start.line}"
            screen.tell(f"{place}: mended {applied.finding.rule} ({applied.suggestion.effect})")
    if options["diff"]:
        return 2 if failed else int(changed > 0 and not options["exit_zero"])
    code = 0 if paths == ("-",) else report(paths, ask, options)
    return 2 if failed else code


def _allowed(options: dict[str, Any]) -> tuple[Applicability, ...]:
    return ("safe", "unsafe") if options["unsafe_fixes"] else ("safe",)


def _files(paths: tuple[str, ...], options: dict[str, Any], work: Job) -> Iterator[_File]:
    if paths == ("-",):
        yield _File(None, options["stdin_filename"] or "-", sys.stdin.buffer.read())
        return
    for found in walk(paths, max_bytes=work.config.max_bytes):
        data = load(found.path, work.config.max_bytes) if isinstance(found, Found) else found
        if isinstance(found, Found) and isinstance(data, bytes):
            yield _File(found.path, shown(found.path), data)


def _fixed(each: _File, work: Job, admits: fixer.Admits) -> fixer.Fixed | None:
    """The file with its fixes; None where it is no text that could be written back."""
    source = decode(each.data, each.name, work.locale)
    if isinstance(source, Unreadable):
        return None

    def judge(data: bytes) -> tuple[Checked, ...]:
        return tuple(Run(work).data(each.name, data))

    return fixer.fix(each.data, judge, source.encode, admits)


def _give_back(each: _File, after: bytes, as_diff: bool) -> None:
    """Save the file, print standard input's new words, or show the difference. Raises NotSavedError."""
    if as_diff:
        sys.stdout.write(_difference(each, after))
    elif each.file is None:
        sys.stdout.buffer.write(after)
    elif after != each.data:
        save(each.file, each.data, after)


def _difference(each: _File, after: bytes) -> str:
    texts = [decode(data, each.name) for data in (each.data, after)]
    before, now = ("" if isinstance(text, Unreadable) else text.text for text in texts)
    return clean(fixer.diff(each.name, before, now), lines=True)


def _asking(options: dict[str, Any]) -> fixer.Admits:
    """Asks for each suggestion once; q leaves the rest as it is."""
    if not (sys.stdin.isatty() or options["fix"]):
        raise click.UsageError("--interactive asks on a terminal")
    answers: dict[tuple[str, str], bool] = {}
    ended = False

    def admits(finding: Diagnostic, suggestion: Suggestion) -> bool:
        nonlocal ended
        key = finding.fingerprint, suggestion.title
        if suggestion.applicability == "shown" or (ended and key not in answers):
            return False
        if key not in answers:
            answer = _ask(finding, suggestion)
            ended = answer == "q"
            answers[key] = answer == "y"
        return answers[key]

    return admits


def _ask(finding: Diagnostic, suggestion: Suggestion) -> str:
    words = " … ".join(edit.text.strip() or "∅" for edit in suggestion.edits)
    start = finding.range.start
    sys.stderr.write(f"\n{for_logs(finding.path)}:{start.line}:{start.column} {finding.rule} ({suggestion.effect})\n")
    sys.stderr.write(f"  - {for_logs(finding.words)}\n  + {for_logs(words)}\n")
    answer: str = click.prompt("Put it in?", type=click.Choice(["y", "n", "q"]), default="n", err=True)
    return answer
