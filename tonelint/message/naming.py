"""What a file's, a folder's or a catalogue key's name says about its messages: ``dunning/30_days.md``, ``sms.final_notice``, 逾期第3天."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .context import Value, Vocabulary
from .inference import stage_of_days

_WORD_EDGE = r"(?:^|(?<=[^a-z0-9]))", r"(?![a-z0-9])"
_DAYS = (
    (1, r"(?<![a-z0-9])[dt]\+(\d{1,3})(?!\d)"),
    (-1, r"(?<![a-z0-9])[dt]-(\d{1,3})(?!\d)"),
    (1, r"逾期第?(\d{1,3})[天日]"),
    (-1, r"(?:到期|提)前(\d{1,3})[天日]"),
    (-1, r"(?:before|prior|pre[-_ ]?due|upcoming)[-_ ]?(\d{1,3})(?!\d)"),
    (-1, r"(?<!\d)(\d{1,3})[-_ ]?d(?:ays?)?[-_ ]?(?:before|prior|to[-_ ]go)"),
    (1, r"(?:overdue|past[-_ ]?due|late|逾期)[-_ ]?(?:by[-_ ])?(\d{1,3})(?!\d)"),
    (1, r"(?<!\d)(?<!net[-_ ])(\d{1,3})[-_ ]?days?(?![a-z])"),
)
"""Days that a name counts, after the due day (1) or before it (-1)."""
_LEVEL = re.compile(r"(?:dunning|reminder|notice|level|催收|提醒)[-_ ]?(?:level|step|no)?[-_ ]?([1-9])(?![0-9])")
_LEVELS = ("overdue-early", "overdue", "overdue-late", "final")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINTS = re.compile(r"-+(?=[/#-]|$)|(?<=[/#])-+")
_TO_DASH = re.compile(r"[\s_.]+")


def named(vocabulary: Vocabulary, path: str, key: str | None) -> dict[str, Value]:
    """The context words in a message's key, its file's name and its folders, the nearest first.

    `path` is relative; of an absolute one only the file and its folder speak (the rest is somebody's machine).
    """
    parts = path.replace("\\", "/").split("/")
    parts = parts[-2:] if path.startswith("/") or ":" in parts[0] else parts
    found: dict[str, Value] = {}
    for part in (*([key] if key else ()), *reversed(parts)):
        for name, value in _in_name(vocabulary, part).items():
            found.setdefault(name, value)
    return found


def stageless(vocabulary: Vocabulary, name: str) -> str | None:
    """`name` without the words and numbers of a stage: what ``reminder_1.txt`` and ``final-notice.txt`` share is left.

    None where it has no such words.
    """
    whole = rest = _TO_DASH.sub("-", _CAMEL.sub("-", name).lower())
    for _, pattern in _DAYS:
        rest = re.sub(pattern, "", rest)
    rest = _LEVEL.sub("", rest)
    stage = vocabulary.keys.get("stage")
    while stage and (word := _word(stage.names, rest)):
        rest = rest.replace(word, "", 1)
    return None if rest == whole else _JOINTS.sub("", rest)


def _in_name(vocabulary: Vocabulary, part: str) -> dict[str, Value]:
    spaced = _CAMEL.sub("-", part)
    dashed = _TO_DASH.sub("-", spaced.lower())
    found = dict(_stage_of_number(spaced.lower()))
    for key, about in vocabulary.keys.items():
        word = _word(about.names, dashed)
        if word:
            found.setdefault(key, Value(about.names[word], "path", part))
    return found


def _stage_of_number(name: str) -> Iterator[tuple[str, Value]]:
    for sign, pattern in _DAYS:
        days = re.search(pattern, name)
        if days:
            yield "stage", Value(stage_of_days(sign * int(days[1])), "path", name)
            return
    level = _LEVEL.search(name)
    if level:
        yield "stage", Value(_LEVELS[min(int(level[1]), 4) - 1], "path", name)


def _word(names: Mapping[str, str], name: str) -> str | None:
    """The longest of `names` that stands in `name`: Latin ones between word edges."""
    for word in sorted(names, key=len, reverse=True):
        if word in name and (not word.isascii() or re.search(_WORD_EDGE[0] + re.escape(word) + _WORD_EDGE[1], name)):
            return word
    return None
