"""Which language and script a draft is written in, by runs of characters."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import tonelint.text as text_wing

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_OTHER = re.compile("[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]")
_ENGLISH = re.compile(
    r"\b(?:the|you|your|please|pay|payment|invoice|we|our|is|for|and|to|of|due|by|hi|dear|thanks?|account|amount|balance|owe|on|this|it|me|i|a|in)\b",
    re.IGNORECASE,
)
# Letters of both scripts: Taiwan's and Hong Kong's writers use them too, so they decide nothing.
_SHARED = frozenset("着里台周余云面后只了才干系出谷向回志表范准致于制征复合卷吁托注欲")


@lru_cache(maxsize=1)
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only Traditional and only Simplified texts use."""
    path = Path(text_wing.__file__).parent / "languages" / "zh" / "characters.txt"
    traditional, simplified = path.read_text(encoding="utf-8").splitlines()
    one, many = frozenset(simplified), frozenset(traditional)
    return many - one - _SHARED, one - many - _SHARED


def language(text: str) -> str:
    """zh-Hans, zh-Hant, en, or other where neither Chinese nor English words make up the text."""
    han = _HAN.findall(text)
    latin = len(_LATIN.findall(text))
    other = len(_OTHER.findall(text))
    if other > len(han) + latin:
        return "other"
    if len(han) >= 2 and len(han) * 2 >= latin:
        traditional, simplified = _scripts()
        return "zh-Hant" if sum(c in traditional for c in han) > sum(c in simplified for c in han) else "zh-Hans"
    if latin >= 12 and len(_ENGLISH.findall(text)) * 20 < latin:
        return "other"
    return "en"
