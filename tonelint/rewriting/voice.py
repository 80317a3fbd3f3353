"""The voice a draft is written in, so that new words sound as if the same hand had written them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from tonelint.message.message import Message

Address = Literal["您", "你", "妳", "貴司", "贵司", ""]

_POLITE = re.compile("您")
_PLAIN = re.compile(r"(?<!迷)[你妳侬儂](?!好)")
_FIRM = re.compile("[贵貴](?:公?司|方|单位|單位|店|院|校|局)")
_KIN = re.compile(r"[哥姐咱兄嫂叔姨]")
_HONG_KONG = re.compile(r"HK\$|港[元幣纸紙]|[嘅唔咗嗰喺畀冇啲佢哋嚟]|入數|過數|戶口|轉數快|賬單|繳費靈|八達通|\bFPS\b", re.IGNORECASE)
_CANTONESE = re.compile(r"[嘅唔咗嗰喺畀冇啲佢哋嚟嘢]")
_TAIWAN = re.compile(r"NT\$|新[台臺]幣|超商|統編|帳號|匯款|帳單|ibon|LINE", re.IGNORECASE)
_BRITISH = re.compile(r"£|\bGBP\b|\bVAT\b|\bcheque|\bsort code|\bBACS\b|\bLtd\b|organis|favour|\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_MARKS = {"，": ",", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")"}


class Voice(NamedTuple):
    """How a draft speaks.

    `languages` are the keys under which words for it are sought in rules and letters, the best first; `address` is what
    it calls the reader in Chinese ("" where it avoids the word); `narrow` are the full-width marks that it writes in
    ASCII; `stops` says that its sentences end with a mark; `spaced` that a blank stands between Chinese and figures;
    `lower` that an English writer begins sentences small; `kin` that it speaks to a 哥 or 姐.
    """

    languages: tuple[str, ...]
    address: Address
    narrow: frozenset[str]
    stops: bool
    spaced: bool
    lower: bool
    kin: bool = False

    @property
    def chinese(self) -> bool:
        """Whether words for this draft are Chinese."""
        return self.languages[-1] == "zh"

    @property
    def traditional(self) -> str:
        """tw or hk where the draft is written in Traditional characters, else nothing."""
        return self.languages[0][3:].lower() if self.languages[0] in {"zh-TW", "zh-HK"} else ""


@lru_cache(maxsize=2)
def voice_of(message: Message) -> Voice:
    """The voice of one draft; where its words do not say, the plain polite one."""
    text = message.draft.text
    languages = _languages(message)
    return Voice(
        languages,
        _address(message, text, languages[0]),
        frozenset(full for full, half in _MARKS.items() if half in text and full not in text) if _uses_ascii_marks(text) else frozenset(),
        _stops(text),
        _spaced(text),
        _lower(text),
        bool(_KIN.search(text)),
    )


def _languages(message: Message) -> tuple[str, ...]:
    if message.language == "en":
        british = message.context.get("jurisdiction") == "uk" or _BRITISH.search(message.draft.text)
        return ("en-GB" if british else "en-US", "en")
    if message.language == "zh-Hant":
        return (f"zh-{_region(message)}", "zh-Hant", "zh")
    return ("zh-Hans", "zh")


def _region(message: Message) -> Literal["TW", "HK"]:
    """Taiwan or Hong Kong: as the context says, else by the words of the place."""
    said = message.context.get("region") or message.context.get("jurisdiction")
    if said in {"hk", "tw"}:
        return "HK" if said == "hk" else "TW"
    text = message.draft.text
    return "HK" if len(_HONG_KONG.findall(text)) > len(_TAIWAN.findall(text)) else "TW"


def _address(message: Message, text: str, language: str) -> Address:
    traditional = language in {"zh-TW", "zh-HK"}
    if _POLITE.search(text):
        return "您"
    if _FIRM.search(text):
        return "貴司" if traditional else "贵司"
    if _PLAIN.search(text):
        return "妳" if "妳" in text else "你"
    return "" if _KIN.search(text) or message.context.get("channel") in {"wechat", "wechat-group"} else "您"


def is_chat(message: Message, voice: Voice) -> bool:
    """Whether a draft is a chat, where new words are as short as its own."""
    channel, text = message.context.get("channel"), message.draft.text
    if "\n\n" in text or voice.address in {"贵司", "貴司"}:
        return False
    return channel in {"wechat", "wechat-group", "whatsapp"} or (channel == "app" and is_cantonese(text))


def is_cantonese(text: str) -> bool:
    """Whether a draft is written as Hong Kong speaks, not only as it writes."""
    return len(_CANTONESE.findall(text)) >= 2


def _uses_ascii_marks(text: str) -> bool:
    """Whether a Chinese draft puts ASCII commas between its characters."""
    return bool(re.search("[\u3400-\u9fff][,:;?!](?=[\u3400-\u9fff\\s]|$)", text)) and "，" not in text


def _stops(text: str) -> bool:
    return bool(re.search(r"[。！？.!?…～~）)\]】:：/]\s*$|[。！？]|[.!?]\s", text.strip())) or len(text) > 200


def _spaced(text: str) -> bool:
    """Whether blanks stand between Chinese characters and Latin letters or figures more often than not."""
    with_blank = len(re.findall("[\u3400-\u9fff] [A-Za-z0-9{\\[$]|[A-Za-z0-9}\\]] [\u3400-\u9fff]", text))
    without = len(re.findall("[\u3400-\u9fff][A-Za-z0-9{\\[$]|[A-Za-z0-9}\\]][\u3400-\u9fff]", text))
    return with_blank > without


def _lower(text: str) -> bool:
    """Whether an English writer begins sentences small."""
    starts = re.findall(r"(?:^|[.!?]\s+|\n)([A-Za-z])", text)
    return bool(starts) and sum(c.islower() for c in starts) * 2 > len(starts)
