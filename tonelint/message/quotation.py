"""Whose words they are: what the debtor said, an earlier message, or a clause of the contract is quoted, not said."""

from __future__ import annotations

import re

from tonelint.text.span import Span

from .draft import Mark

_QUOTED_LINES = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_YOU_WROTE = re.compile(
    r"^(?:on .{4,60}wrote:|-{2,} ?original message ?-{2,}|.{0,12}(?:写道|写到)[:：])[^\n]*$", re.MULTILINE
)
_SAID = re.compile(
    r"(?:you|he|she|they|customer|client|tenant)(?: \w+)? (?:said|say|says|wrote|write|told|asked|replied|texted|mentioned)[^\"'\n]{0,20}[:,]? ?(?:\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'(?!\w))"
    r"|(?:说|问|回复|回|写|称|讲|表示|提到|原话|留言)(?:了|过|我|的|是|:|：|,|，|道){0,3} ?[“「『\"][^”」』\"\n]{1,200}[”」』\"]"
)
_NAMED = re.compile(r"[《〈][^》〉\n]{1,60}[》〉]")
_CHAT_HEAD = re.compile(
    r"^(?P<who>[^\n:：]{1,20}?)[ \t]+(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?[ \t]+)?(?:\d{1,2}[-/月]\d{1,2}日?[ \t]+)?"
    r"(?:昨天|今天|上午|下午|星期.|周.)?[ \t]*\d{1,2}:\d{2}(?::\d{2})?[ \t]*(?:[ap]m)?[ \t]*[:：]?[ \t]*$",
    re.MULTILINE,
)


def quoted(text: str, marks: tuple[Mark, ...]) -> tuple[Span, ...]:
    """The spans of a view `text` that are somebody else's words, sorted; `marks` are in view offsets."""
    spans = [mark.span for mark in marks if mark.kind in {"quote", "code"}]
    if ">" in text:
        spans += [Span(*match.span()) for match in _QUOTED_LINES.finditer(text)]
    if "wrote" in text or "original message" in text or "写" in text:
        spans += [Span(match.start(), len(text)) for match in _YOU_WROTE.finditer(text)]
    if '"' in text or "'" in text or "“" in text or "「" in text:
        spans += [Span(*match.span()) for match in _SAID.finditer(text)]
    if "《" in text:
        spans += [Span(*match.span()) for match in _NAMED.finditer(text)]
    return tuple(sorted([*spans, *_chat(text)]))


def _chat(text: str) -> list[Span]:
    """In a pasted chat (name and time above each bubble) all but the last speaker's bubbles, and every head line."""
    heads = list(_CHAT_HEAD.finditer(text)) if text.count(":") > 1 else []
    if len(heads) < 2:
        return []
    own = heads[-1]["who"].strip()
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [
        Span(head.start(), head.end() if head["who"].strip() == own else end)
        for head, end in zip(heads, ends, strict=True)
    ]
