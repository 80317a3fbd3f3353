"""The last look at a rewritten text: joints, blanks, capitals, and an order turned into a request."""

from __future__ import annotations

import re

from .voice import Voice

_ORDER = re.compile(r"(^|[.!?]\s+|\n)(Pay|Settle|Send|Transfer|Remit|Clear)(?= (?!link|button|now\b|details|page)[\w$£€{\[%])(?![^.!?\n]*please)", re.MULTILINE)
_GAPS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


_SUBJECT = re.compile(r"^((?:subject|主题|主題|主旨|标题|標題)[:：])[ \t]*(.*)$", re.IGNORECASE | re.MULTILINE)
_EMPTY_HEAD = re.compile(r"^(?:from|to|cc|re|发件人|收件人|寄件人)[:：][ \t]*\n", re.IGNORECASE | re.MULTILINE)


def polished(text: str, voice: Voice, subject: str) -> str:
    """`text` without the traces of cutting; an emptied subject line says `subject`."""
    text = _SUBJECT.sub(lambda line: _subject(line, subject, voice), _EMPTY_HEAD.sub("", text))
    text = re.sub(r"(?<![\U0001f000-\U0001faff\u2600-\u27bf])\ufe0f", "", text)
    text = re.sub(r"[ \t]+(?=\n|$)", "", _GAPS.sub(" ", text))
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    text = re.sub(r"[，,](?=[~～])", "", text)
    if voice.chinese:
        text = re.sub(r"[，,、](?=[。！？!?\n]|$)", "", text)
        return re.sub(r"([。！？])[，,、。]+", r"\1", text)
    text = re.sub(r"\s+([,.;!?])(?=\s|$)", r"\1", text)
    text = re.sub(r",\s*\.", ".", text)
    return text if voice.lower else _ORDER.sub(lambda m: f"{m[1]}Please {m[2].lower()}", text)


def _subject(line: re.Match[str], subject: str, voice: Voice) -> str:
    """A subject line without the brackets and strokes that its faulty words leave behind."""
    words = re.sub(r"^[\s/,，;:–—-]+|[\s/,，;:–—-]+$", "", line[2])
    words = re.sub(r"^\((.*)\)$|^（(.*)）$", lambda m: m[1] or m[2] or "", words)
    blank = "" if line[1].endswith("：") or (voice.chinese and line[0][len(line[1]) : len(line[1]) + 1] != " ") else " "
    return line[1] + blank + (words or subject)
