"""One view of a text in which spelling variants are alike, with the way back to every original offset.

NFKC, case, quotes, zero-width characters and Traditional characters are folded, so that a rule is written once.
Most drafts fold one code point to one, and then view and text share their offsets.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from pathlib import Path

from .span import Span

OPAQUE = "\ufffc"
"""What stands in the view for every code point of a placeholder or a tag: never read as words."""

_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ALIKE = {
    **{ord(c): "'" for c in "\u2018\u2019\u201b\u2032\u02bc`"},
    **{ord(c): '"' for c in "\u201c\u201d\u201f\u2033"},
    **{ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2212"},
    **{ord(c): " " for c in "\u00a0\u3000\u2007\u202f\t\u000b\u000c"},
    **{full: chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)},
    # The view keeps these Chinese marks apart from their ASCII twins, which also stand inside numbers and addresses.
    **{ord(c): c for c in "，。：；！？"},
    ord("\u2026"): "\u2026",
}
_KEPT_MARKS = frozenset("，。：；！？\u2026")
_KEPT = {ord(c): "," for c in _KEPT_MARKS}
_VANISHING = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f\u200e\u200f")
_SOFT_BREAK = re.compile(r"(?<=[^\n]{40}[a-z0-9,])\n(?=[a-z])")
_SEPARATED = re.compile(r"[\u3400-\u9fff]([^\w\s,.，。、；;！？!?:：\ufffc]|\s)[\u3400-\u9fff](?:\1[\u3400-\u9fff])+")

_SPACED = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{1,3}(?: [\u3400-\u9fff]{1,3}){2,}(?![\u3400-\u9fff])")


@lru_cache(maxsize=1)
def _han_table() -> dict[int, str]:
    """Traditional characters and variants to what they are read as: OpenCC's table (see ``languages/zh/build.py``)."""
    path = Path(__file__).parent / "languages" / "zh" / "characters.txt"
    many, one = path.read_text(encoding="utf-8").splitlines()
    return dict(zip(map(ord, many), one, strict=True)) | _ALIKE


class View:
    """The folded text, and for each of its code points the original offsets that it stands for."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str, starts: tuple[int, ...] = (), ends: tuple[int, ...] = ()) -> None:
        self.text = text
        self._starts = starts
        self._ends = ends

    def original(self, span: Span) -> Span:
        """The span of the original text that a span of the view stands for."""
        if not self._starts:
            return span
        start = self._starts[span.start] if span.start < len(self._starts) else (self._ends or (0,))[-1]
        return Span(start, start if span.end <= span.start else self._ends[span.end - 1])

    def at(self, span: Span) -> Span:
        """The smallest span of the view that covers a span of the original text."""
        if not self._starts:
            return span
        start = bisect_right(self._ends, span.start)
        end = bisect_left(self._starts, span.end)
        return Span(start, max(start, end))


def view(text: str, opaque: tuple[Span, ...] = ()) -> View:
    """Fold `text`; what stands in `opaque` spans (code points of `text`) becomes as many OPAQUE characters."""
    masked = _mask(text, opaque)
    folded = masked if masked.isascii() else masked.translate(_han_table() if _HAN.search(masked) else _ALIKE)
    lower = folded.lower()
    if len(lower) == len(text) and (lower.isascii() or _is_plain(lower)):
        return View(_join_wrapped_lines(lower))
    return _slow_view(masked)


def _is_plain(text: str) -> bool:
    """Whether NFKC and the zero-width characters leave `text` as it is, the marks that the view keeps aside."""
    return not _VANISHING.intersection(text) and unicodedata.is_normalized("NFKC", text.translate(_KEPT))


def _mask(text: str, opaque: tuple[Span, ...]) -> str:
    parts, at = [], 0
    for start, end in opaque:
        parts += [text[at:start], OPAQUE * (end - start)]
        at = end
    return "".join((*parts, text[at:])) if opaque else text


def _slow_view(text: str) -> View:
    """The view where folding changes lengths (½, ㈱, zero-width, combining marks): one cluster at a time."""
    table = _han_table()
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = text[at:end]
        folded = cluster.translate(table)
        if cluster not in _KEPT_MARKS:
            folded = unicodedata.normalize("NFKC", folded).translate(table).lower()
        for character in folded:
            if character not in _VANISHING:
                out.append(character)
                starts.append(at)
                ends.append(end)
        at = end
    return View(_join_wrapped_lines("".join(out)), tuple(starts), tuple(ends))


def _join_wrapped_lines(text: str) -> str:
    """A line end inside a wrapped English paragraph reads as a blank."""
    return _SOFT_BREAK.sub(" ", text) if "\n" in text else text


def squeezed(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Runs of a view whose words are broken up, put together again, with the view offset of each of their characters.

    后-果-自-负 has one separator between every two characters; 司 法机 关处 理 has blanks inside its words.
    """
    found = []
    for run in _SEPARATED.finditer(text):
        found.append((run.group()[::2], tuple(range(run.start(), run.end(), 2))))
    if " " in text:
        for run in _SPACED.finditer(text):
            kept = tuple(at for at in range(*run.span()) if text[at] != " ")
            found.append(("".join(text[at] for at in kept), kept))
    return found
