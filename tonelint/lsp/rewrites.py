"""Bigger changes than one suggestion: everything that is form only, and the whole message in its variants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tonelint.diagnostic import Checked, Diagnostic
from tonelint.job import context_of, vocabulary
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.message.message import Message
from tonelint.readers import read_text
from tonelint.rewriting.fixer import by_applicability, fix, loudness
from tonelint.text.span import Span
from tonelint.writers.words import Language, pick

from .front_matter import Put
from .houses import House
from .judging import Judged, judge

_VARIANTS = {
    "": ("整条重写", "Rewrite the whole message"),
    "warmer": ("整条重写，更亲切", "Rewrite the whole message, warmer"),
    "firmer": ("整条重写，更坚定", "Rewrite the whole message, firmer"),
    "shorter": ("整条重写，更短", "Rewrite the whole message, shorter"),
}
_LONGEST = 6000
"""Code points of the longest draft for which whole rewrites are offered: nobody reads a longer one in a light bulb."""


class Rewrite(NamedTuple):
    """A whole message in other words: what to call it, its text, the kinds of values left open, and the change."""

    title: str
    text: str
    holes: tuple[str, ...]
    puts: tuple[Put, ...]


def safe_fixes(judged: Judged, path: str) -> Put | None:
    """The one change that makes every safe fix, each proven by judging again; None where there is none."""
    if not any(each.applicability == "safe" for finding in judged.findings for each in finding.suggestions):
        return None

    strict = _proving(judged.house)

    def again(data: bytes) -> tuple[Checked, ...]:
        return judge(strict, path, data.decode()).drafts

    text = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in judged.text)
    after = fix(text.encode(), again, str.encode, by_applicability("safe")).data.decode()
    return None if after == text else smallest(Span(0, len(text)), text, after)


def _proving(house: House) -> House:
    settings = house.job.settings._replace(proven=True)
    return house._replace(job=house.job._replace(settings=settings))


def helps(judged: Judged, path: str, finding: Diagnostic, puts: Iterable[Put]) -> bool:
    """Whether the text, judged again with a suggestion in it, is quieter and lacks the finding: worth offering."""
    text = judged.text
    for put in sorted(puts, reverse=True):
        text = text[: put.span.start] + put.text + text[put.span.end :]
    after = judge(judged.house, path, text)
    same = sum(each.rule == finding.rule for each in judged.findings)
    return sum(each.rule == finding.rule for each in after.findings) < same and loudness(after.drafts) < loudness(
        judged.drafts
    )


def smallest(span: Span, before: str, after: str) -> Put:
    """The change of `before`, which stands at `span`, without what it has in common with `after` at both ends."""
    start = _alike(before, after)
    end = min(_alike(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    return Put(Span(span.start + start, span.end - end), after[start : len(after) - end])


def _alike(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def whole_messages(judged: Judged, path: str, where: Span) -> Iterator[Rewrite]:
    """The draft at `where` in its variants, where its format can hold them and they are not what stands there."""
    draft = _draft_at(judged, path, where)
    checked = next((each for each in judged.drafts if draft and each.draft == draft.id), None)
    if draft is None or checked is None or not checked.diagnostics or len(draft.text) > _LONGEST:
        return
    job = judged.house.job
    context = context_of(job, draft, vocabulary(job.book), [])
    yield from variants(understood(draft, job.book.lexicon, context), judged)


def variants(message: Message, judged: Judged) -> Iterator[Rewrite]:
    """One rewrite a variant; those that come out alike only once."""
    from tonelint.rewriting.rewrite import Rewriting, rewritten
    from tonelint.rewriting.stones import letters

    draft, house = message.draft, judged.house
    policy, profile = house.job.settings.policy, house.job.settings.profile
    seen = {draft.text}
    for variant in _VARIANTS:
        after = rewritten(message, Rewriting(house.job.book, policy, profile, letters(), variant))
        edit = draft.edit(Span(0, len(draft.text)), after.text)
        if after.text in seen or edit is None or not after.text.strip():
            continue
        seen.add(after.text)
        put = smallest(edit.span, edit.span.of(judged.text), edit.text)
        yield Rewrite(_title(variant, bool(after.holes), house.language), after.text, after.holes, (put,))


def _title(variant: str, open_: bool, language: Language) -> str:
    blank = pick(language, "（空处待填）", " (fill in the blanks)") if open_ else ""
    return pick(language, *_VARIANTS[variant]) + blank


def _draft_at(judged: Judged, path: str, where: Span) -> Draft | None:
    """The draft that the cursor stands in; where the file holds one only, that one."""
    drafts = [each for each in read_text(judged.text, path) if isinstance(each, Draft)]
    if len(drafts) == 1:
        return drafts[0]
    return next((each for each in drafts if each.pieces and _reaches(each, where)), None)


def _reaches(draft: Draft, where: Span) -> bool:
    return draft.pieces[0].source.start <= where.start <= draft.pieces[-1].source.end
