"""What cutting leaves behind that nobody would send: half a quotation, a name with a full stop, pressure that lost its threat."""

from __future__ import annotations

import re

from .voice import Voice

_HAN = "\u3400-\u9fff"
_CALL = re.compile(r"(?m)^(?:Listen|Look|Look here|Now then|Right|Mark my words)(?: up)?[.,!:] +([a-z$£€]?)")
_ULTIMATUM = re.compile(r"\b[Yy]ou have (?:until|till) (?!you\b)([^.!?,;\n]{2,30}?)(?: to pay)?(?=[.!?]|$)", re.MULTILINE)
_LEVER = re.compile(r"(?:(?<=[.!?\"“] )|(?<=: )|(?<=\n)|^)[\"“]?To (?:stop|avoid|prevent|halt|lift|cancel) [^,.!?{}%$£€\d\n]{3,50}, (\w)")
_ONLY = re.compile(r",? ?\b(today|tonight|this week) only\b", re.IGNORECASE)
_SHE = re.compile(r"(请|請)([您你妳]?)(?:与|與|跟|和)[她他](?:们|們)?(?:商[议議量]|沟通|溝通|联系|聯繫)(?:[之以]?[后後]|一下再?)")
_JOINT = re.compile(r"^(?:but|and|so|or)\b,? (?=\w)", re.IGNORECASE)
_TAG = re.compile(r"[，,](?:行不行?|好不好|[行好]吗|[行好]嗎|可以吗|可以嗎)(?=[，,。？?]麻[烦煩])")
_NAME = re.compile(rf"^([{_HAN}A-Za-z]{{1,8}})[。.](?=\S)")
_LABEL = re.compile(r"^(?=[^\n]{3,60}$|[^\n:：]{2,60}[:：])([^\n:：\"]{2,60}[:：]) (?=[^\"\s])")


def without_remnants(draft: str, text: str, voice: Voice, pressed: bool) -> str:
    """`text`, cut from `draft`, without what cannot stand alone; `pressed` says that the draft threatened, so that what
    only pressed for its sake goes too."""
    if text == draft:
        return text
    text = _quoted(draft, re.sub(r"^[:：,，、;；]\s*", "", text))
    text = _SHE.sub(r"\1\2", text) if not re.search(r"[她他]", text[: (found.start() if (found := _SHE.search(text)) else 0)]) else text
    text = _JOINT.sub("", text) if not _JOINT.match(draft) else text
    text = _TAG.sub("", text)
    text = _NAME.sub(lambda name: _with_comma(name, draft), text)
    if voice.chinese:
        return text if re.search(rf"[:：,，] [{_HAN}\d]", draft) else re.sub(rf"(?<=[:：,，]) (?=[{_HAN}\d])", "", text)
    text = "\n".join(_stopped(line, draft) for line in text.split("\n"))
    if not pressed:
        return text
    text = _CALL.sub(lambda call: call[1].upper(), text)
    text = _LEVER.sub(lambda lever: ('"' if lever[0][0] == '"' else "") + lever[1].upper(), text)
    text = _ONLY.sub(lambda only: f" {only[1]}", text)
    return _ULTIMATUM.sub(r"Please pay by \1", text)


def _stopped(line: str, draft: str) -> str:
    """A line that lost its end with its last words ends with a stop; the blank before its first ones goes."""
    if f"\n{line}" not in draft and line.startswith(" ") and not line.startswith("  "):
        line = line[1:]
    at = draft.find(line)
    cut = len(line.split()) >= 4 and at >= 0 and line[-1:].isalnum() and draft[at + len(line) : at + len(line) + 1] not in ("", "\n", "\r")
    return f"{line}." if cut else line


def _with_comma(name: re.Match[str], draft: str) -> str:
    """A name that the draft called with a comma keeps it."""
    mark = draft[len(name[1]) : len(name[1]) + 1]
    return name[1] + mark if draft.startswith(name[1]) and mark in tuple("，,") else name[0]


def _quoted(draft: str, text: str) -> str:
    """A quotation whose other mark went with a fault: a script's is opened again behind its label, any other loses it."""
    if draft.count('"') % 2 or text.count('"') % 2 == 0:
        return text
    if text.rstrip().endswith('"') or re.search(r"[.!?]\"(?=\s)", text):
        opened = _LABEL.sub(r'\1 "', text, count=1)
        return opened if opened != text else "".join(text.rsplit('"', 1))
    return text.rstrip() + '"' if text.count('"') == 1 else "".join(text.rsplit('"', 1))
