"""``tonelint placeholders``: what every placeholder is taken for."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

import click

from tonelint.cli import screen
from tonelint.cli.options import asked, job, judging
from tonelint.job import Job
from tonelint.message.draft import Draft, Trouble
from tonelint.message.placeholder_names import Names
from tonelint.message.placeholders import Placeholder, find
from tonelint.readers import read
from tonelint.readers.walk import Found, load, shown, walk
from tonelint.writers.clean import for_logs
from tonelint.writers.terminal import cells, pad


class Use(NamedTuple):
    """One placeholder by its written form: what it is taken for and why, how often, and where it stands first."""

    written: str
    kind: str
    why: str
    times: int
    place: str


@click.command("placeholders")
@click.argument("paths", nargs=-1, required=True)
@judging
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(paths: tuple[str, ...], form: str, **options: Any) -> None:
    """List the placeholders under PATHS: what each is taken for, and why; the unknown ones first.

    Settle an unknown one under [placeholders] in tonelint.toml: due_dt = "deadline".
    """
    work = job(asked(options))
    troubles: list[Trouble] = []
    uses = list(found(paths, work, troubles))
    if form == "json":
        import json

        sys.stdout.write(
            json.dumps({"version": 1, "placeholders": [use._asdict() for use in uses]}, ensure_ascii=False)
        )
        sys.stdout.write("\n")
    elif uses:
        width, kinds = (max(cells(for_logs(str(use[i]))) for use in uses) for i in (0, 1))
        for use in uses:
            written, kind = pad(for_logs(use.written), width), pad(use.kind, kinds)
            sys.stdout.write(f"{written}  {kind}  {use.times:>3}×  {for_logs(use.place)}  {for_logs(use.why)}\n")
    screen.tell_troubles(troubles)
    sys.exit(2 if troubles else 0)


def found(paths: tuple[str, ...], work: Job, troubles: list[Trouble]) -> list[Use]:
    """The placeholders of every message under `paths`, the unknown ones first; what cannot be read goes to `troubles`."""
    names = Names(*work.book.lexicon.placeholders)
    uses: dict[tuple[str, str], Use] = {}
    for draft in _drafts(paths, work, troubles):
        for each in find(draft.text, names):
            written = each.span.of(draft.text)
            key = (written, each.kind)
            known = uses.get(key)
            place = known.place if known else _place(draft, each)
            uses[key] = Use(written, each.kind, each.why, known.times + 1 if known else 1, place)
    return sorted(uses.values(), key=lambda use: (use.kind != "unknown", use.kind, use.written))


def _place(draft: Draft, each: Placeholder) -> str:
    return f"{draft.source.path}:{draft.source.position(draft.place(each.span).start).line}"


def _drafts(paths: tuple[str, ...], work: Job, troubles: list[Trouble]) -> Any:
    for found in walk(paths, max_bytes=work.config.max_bytes):
        data = load(found.path, work.config.max_bytes) if isinstance(found, Found) else found
        if isinstance(found, Found) and isinstance(data, bytes):
            for each in read(shown(found.path), data, locale=work.locale, explicit=found.explicit):
                if isinstance(each, Draft):
                    yield each
                elif isinstance(each, Trouble):
                    troubles.append(each)
        elif isinstance(data, Trouble):
            troubles.append(data)
