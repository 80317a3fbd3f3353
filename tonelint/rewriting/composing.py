"""A whole message from building stones: for a customer's row, for an excuse, for a draft of which nothing can stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from .filling import Filled, Values, filled
from .fitting import spoken
from .stones import Frame, Letters, Reply, Stone
from .voice import Voice


class Letter(NamedTuple):
    """A message ready to be sent but for its holes (kinds of facts that nobody stated); `own` came from the profile."""

    text: str
    holes: tuple[str, ...]
    own: tuple[str, ...]


def composed(stones: Letters, known: Mapping[str, str], voice: Voice, values: Values) -> Letter:
    """The message for a situation (stage, channel, audience, variant …), its parts in order; a final notice leaves out
    nothing that it owes, however short it is to be."""
    frame = stones.frames.get(known.get("channel", ""), stones.frames["wechat" if voice.chinese else "email"])
    skipped = stones.shorter if known.get("variant") == "shorter" and known.get("stage") != "final" else ()
    said = [
        (part, filled(text, voice, values))
        for part in frame.parts
        if part not in skipped and (text := _text(stones.parts[part], known, voice))
    ]
    pieces = [(part, spoken(each.text, voice)) for part, each in said]
    return _letter(_joined(pieces, frame, voice), [each for _, each in said])


def replied(reply: Reply, firm: bool, voice: Voice, values: Values) -> Letter:
    """The answer to an excuse: accepted with a date, or politely refused."""
    texts = reply.firm if firm else reply.accept
    wording = filled(next(texts[key] for key in voice.languages if key in texts), voice, values)
    return _letter(spoken(wording.text, voice), [wording])


def reply_to(excuse: str, replies: tuple[Reply, ...]) -> Reply:
    """The reply whose words are heard in the excuse, the longest match first; the general one where none is."""
    said = excuse.lower()
    best = max(replies, key=lambda reply: max((len(word) for word in reply.heard if word.lower() in said), default=0))
    return best if any(word.lower() in said for word in best.heard) else replies[-1]


def _letter(text: str, said: list[Filled]) -> Letter:
    holes = tuple(dict.fromkeys(kind for each in said for kind in each.holes))
    return Letter(text, holes, tuple(dict.fromkeys(kind for each in said for kind in each.own)))


def _text(stones: tuple[Stone, ...], known: Mapping[str, str], voice: Voice) -> str:
    """The first stone that fits and speaks the language."""
    return next((text for stone in stones if stone.fits(known) and (text := stone.text(voice)) is not None), "")


def _joined(pieces: list[tuple[str, str]], frame: Frame, voice: Voice) -> str:
    """The parts after each other; the body of a letter is one paragraph a thought."""
    text = ""
    before = ""
    for part, words in pieces:
        text += _between(text, before, part, frame, voice) + _first_letter(words, text, voice)
        before = part
    return text.strip()


def _between(text: str, before: str, part: str, frame: Frame, voice: Voice) -> str:
    if not text:
        return ""
    if frame.between == "\n\n" and before == "account" and part == "ask":
        return "" if voice.chinese else " "
    if frame.between:
        return frame.between
    return "" if voice.chinese or text.endswith((" ", "\n")) else " "


def _first_letter(words: str, before: str, voice: Voice) -> str:
    """English sentences begin with a capital; behind a greeting's comma on the same line they go on small."""
    if voice.chinese or not words[:1].isalpha():
        return words
    if before.endswith((", ", ",")) and re.match(r"(?:You|Your|The|A|This)\b", words):
        return words[0].lower() + words[1:]
    return words if before.endswith((", ", ",")) else words[0].upper() + words[1:]
