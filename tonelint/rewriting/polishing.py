"""The last look at a rewritten text: joints, blanks, capitals, and an order turned into a request."""

from __future__ import annotations

import re

from .voice import Voice

_ORDER = re.compile(r"(^|[.!?]\s+|\n)(Pay|Settle|Send|Transfer|Remit|Clear)(?= (?!link|button|now\b|details|page)[\w$£€{\[%])(?![^.!?\n]*please)", re.MULTILINE)
_GAPS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


def polished(text: str, voice: Voice) -> str:
    """`text` without the traces of cutting."""
    text = re.sub(r"[ \t]+(?=\n|$)", "", _GAPS.sub(" ", text))
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    if voice.chinese:
        text = re.sub(r"[，,、](?=[。！？!?\n]|$)", "", text)
        return re.sub(r"([。！？])[，,、。]+", r"\1", text)
    text = re.sub(r"\s+([,.;!?])(?=\s|$)", r"\1", text)
    text = re.sub(r",\s*\.", ".", text)
    return text if voice.lower else _ORDER.sub(lambda m: f"{m[1]}Please {m[2].lower()}", text)
