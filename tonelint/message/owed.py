"""What is owed for, where only its place says so: 吉他课 8 堂 6,400, four evenings in June at £22, the subject line.

Names of things are an open class, so this goes by what is left: read back from a sum, past the words that tell nothing
of which debt it is (尾款, 还差, the balance), the first word that is no act, person or link is the name of the debt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tonelint.text.sentences import Layout
from tonelint.text.span import Span

_TOKEN = re.compile(r"[a-z](?:[a-z'&/.-]*[a-z])?|\d[\d.,]*|[\u4e00-\u9fff]+|\ufffc+")
_CALLED = re.compile(r"[老小阿].{1,2}|.{1,3}(?:总|姐|哥|叔|姨|嫂|董|工|老板|老师|经理|先生|女士|小姐|太太|主任|师傅)")
_LINKS = frozenset(
    "我你您他她它咱俺谁请把将被给让叫跟和与同及或从在对由于因但而若不没未无别勿要得须需应能可会想到至去来起按照凭用经付转汇打缴交还清结补"
    "垫欠拖赖讨催借拿收扣存发寄送退算抵查看听问等找见帮求说讲记忘知使令满达够缺拨"
)
"""Characters that are words of acts, persons and links by themselves."""
_PAST = frozenset(
    "的那这该此其笔单项件套批次趟摊份堂节期个块元共才就是为约都仍尚已又再只另各每总整剩余有连带加减呢啊呀嘛吧哈了之老旧新款钱账费前后内日号天时点年月周两一二三四五六七八九十百千万"
)
"""Characters that are read past: measures, particles, numbers, bare 款 and 钱."""
_GREETINGS = frozenset(
    ["hi", "hey", "hello", "dear", "hiya", "yo", "oi", "morning", "evening", "afternoon", "mr", "mrs", "ms"]
)
_REACH = 7
"""Words that are read back from a sum: 年会活动|策划|执行|一|项|余款."""

_COUNTS = frozenset("一二两三四五六七八九十百千万几每某这那哪此各半多")
_COUNT = re.compile(
    r"\s*(?:[\d一二两三四五六七八九十]+ ?[项件套批次堂节期份晚箱组台盒袋条张本瓶桶]|(?:wk|week|month|lesson|unit)s? ?\d)"
)
"""A count right after a thing, before its sum: 8 堂, 一项, wk 3."""
_HEAD = re.compile(r"的(?:钱|款|尾款|余款|账)(?![户号单目])|(?<!的)(?:尾款|余款|欠费)")


class Vocabulary(NamedTuple):
    """The words that name no debt: those that are read past, and those that end the reading."""

    generic: Callable[[str], bool]
    breaks: Callable[[str], bool]


def named(view: str, layout: Layout, sums: Iterable[Span], subjects: Iterable[Span], words: Vocabulary) -> Span | None:
    """The name of what is owed, beside one of `sums` or on a subject line (`subjects` are the marks that begin one)."""
    for mark in subjects:
        end = view.find("\n", mark.end)
        for token in _tokens(view, mark.end, end if end >= 0 else len(view)):
            found = _thing(view, [token], words)
            if found.name is not None:
                return found.name
    for place in (*(span.start for span in sums), *(match.start() for match in _HEAD.finditer(view))):
        name = _read_back(view, layout, place, words)
        if name is not None:
            return name
    return _fee(view, layout, words)


def _fee(view: str, layout: Layout, words: Vocabulary) -> Span | None:
    """A fee of its own name that is a word of the dictionary: 会费, 餐费; no 费用, no 缴费."""
    for match in re.finditer("费", view):
        clause = layout.clauses[layout.clause_at(match.start())].span
        for token in _tokens(view, max(clause.start, match.start() - 6), match.end()):
            if token.end == match.end() and token.end - token.start > 1:
                fee = token.of(view)
                if not words.generic(fee) and not words.breaks(fee):
                    return token
    return None


def _read_back(view: str, layout: Layout, place: int, words: Vocabulary) -> Span | None:
    """The name before `place` in its clause; in the clause before only where a count of things leads back there."""
    number = layout.clause_at(place)
    if number < 0:
        return None
    clause = layout.clauses[number]
    own = list(_tokens(view, clause.span.start, place))[-_REACH:]
    found = _thing(view, own, words)
    if found.name is not None or found.ended or len(own) == _REACH or not number:
        return found.name
    before = layout.clauses[number - 1]
    if before.sentence != clause.sentence:
        return None
    tokens = list(_tokens(view, *before.span))[-_REACH:]
    name = _thing(view, tokens, words).name
    at_once = not own and (
        (view[before.span.end : place].isspace() and view[place].isascii())
        or (before.ending == "," and len(tokens) > 1 and name is not None and view[name.start].isascii())
    )
    counted = _COUNT.match(view, name.end if name else place) or _COUNT.match(view, clause.span.start)
    if name and view[: name.start].rstrip(" ")[-1:].isdigit():
        return name
    return name if counted or at_once else None


class _Reading(NamedTuple):
    """The name that was found, and whether a word ended the reading before any was."""

    name: Span | None
    ended: bool


def _thing(view: str, tokens: Sequence[Span], words: Vocabulary) -> _Reading:
    """The last of `tokens` that is no generic word, as long as no word that ends the reading stands after it."""
    single: Span | None = None
    for index, token in reversed(list(enumerate(tokens))):
        text = token.of(view).removesuffix("'s")
        if not text[0].isalpha() or text in _PAST or (text[0] in _COUNTS and len(text) == 2) or words.generic(text):
            single = None
        elif words.breaks(text) or text in _LINKS or text.endswith("ly") or "'" in text or _CALLED.fullmatch(text):
            return _Reading(None, True)
        elif len(text) > 1:
            greeted = index > 0 and tokens[index - 1].of(view) in _GREETINGS
            return _Reading(None if greeted else token, greeted)
        elif single is not None and single.start == token.end:
            return _Reading(Span(token.start, single.end), False)
        else:
            single = token
    return _Reading(None, single is not None)


def _tokens(view: str, start: int, end: int) -> Iterator[Span]:
    """The words of a stretch: Latin ones as written, Chinese ones as the segmenter cuts them."""
    for match in _TOKEN.finditer(view, start, end):
        at = match.start()
        if "\u4e00" <= match.group()[0] <= "\u9fff":
            from tonelint.text.languages.zh.segment import cut

            for word in cut(match.group()):
                yield Span(at, at + len(word))
                at += len(word)
        else:
            yield Span(*match.span())
