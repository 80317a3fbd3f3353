"""A buffer's text, judged: the drafts in it with their findings, and what kept something from being judged."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from tonelint.diagnostic import Checked, Diagnostic
from tonelint.message.draft import Trouble
from tonelint.run import Run
from tonelint.text.span import Span
from tonelint.writers.words import pick

from .houses import House, accepted

MOST = 200_000
"""Code points of the longest text that is judged while it is typed; the command line takes any."""
_MOST_PROVEN, _LONGEST_PROVEN = 30, 6000
"""Findings, and code points, up to which every wording at the light bulb is proven: a few hundred milliseconds."""
_SUFFIXES = {"plaintext": ".txt", "markdown": ".md", "html": ".html", "jinja": ".j2", "json": ".json", "yaml": ".yaml"}


class Judged(NamedTuple):
    """The outcome for one state of one buffer: `text` is what was judged, under `house`."""

    text: str
    house: House
    drafts: tuple[Checked, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """The findings of all drafts, in the file's order."""
        return tuple(finding for draft in self.drafts for finding in draft.diagnostics)


def judge(house: House, path: str, text: str) -> Judged:
    """Judge every draft in `text`; `path` picks the reader and is where findings are said to be."""
    if len(text) > MOST:
        return Judged(text, house, (), (Trouble(path, 1, _too_long(house, len(text))),))
    run = Run(house.job, accepted=accepted(house))
    drafts = tuple(run.text(path, text))
    return Judged(text, house, drafts, run.summary().troubles)


def proven(judged: Judged, path: str) -> Judged:
    """The same with only such wordings as a second judging has proven, where that does not take long."""
    if len(judged.findings) > _MOST_PROVEN or len(judged.text) > _LONGEST_PROVEN:
        return judged
    job = judged.house.job
    strict = judged.house._replace(job=job._replace(settings=job.settings._replace(proven=True)))
    return judge(strict, path, judged.text)._replace(house=judged.house)


def _too_long(house: House, size: int) -> str:
    zh = f"文本有 {size} 个字符，边写边查只查到 {MOST} 个；请用 tonelint check 查这个文件"
    en = f"{size} characters are too many to be judged while you type (at most {MOST}): use tonelint check"
    return pick(house.language, zh, en)


def name_of(path: str, language: str | None) -> str:
    """The name by which a buffer's reader is found: a buffer without an ending gets its language's."""
    return path if PurePosixPath(path).suffix else path + _SUFFIXES.get(language or "", ".txt")


def reach(finding: Diagnostic) -> Span:
    """The code points of the file at which a finding is shown."""
    return Span(finding.range.start.offset, finding.range.end.offset)


def at(judged: Judged, where: Span) -> tuple[Diagnostic, ...]:
    """The findings that touch `where`, a cursor's place or a selection."""
    return tuple(
        finding
        for finding in judged.findings
        if reach(finding).start <= where.end and where.start <= reach(finding).end
    )
