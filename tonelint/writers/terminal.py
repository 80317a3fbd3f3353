"""Text laid out in terminal cells: Chinese and emoji take two, so that carets stand under the words they mean."""

from __future__ import annotations

import re

_COLORS = {"error": "31;1", "warning": "33;1", "info": "36", "good": "32", "faint": "2", "strong": "1"}
_UNIT = re.compile(r"[!-~]+|.", re.DOTALL)
_NARROW = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff‘’“”–—…→△✓✗·]*")
"""What takes one cell a character; with `_WIDE`, most reports need no table of widths (its import is a sixth of a start)."""
_WIDE = re.compile("[\u3001-\u3029\u3030-\u303d\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]+")
_NO_START = "，。！？；：、）」』”’》】…%"


def cells(text: str) -> int:
    """How many terminal cells `text` takes."""
    rest = _WIDE.sub("", text)
    if _NARROW.fullmatch(rest):
        return 2 * len(text) - len(rest)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def pad(text: str, width: int) -> str:
    """`text` filled up with blanks to `width` cells."""
    return text + " " * (width - cells(text))


def paint(text: str, style: str, color: bool) -> str:
    """`text` in one of our few colours, where colours are wanted."""
    return f"\x1b[{_COLORS[style]}m{text}\x1b[0m" if color and text else text


def take(text: str, width: int) -> str:
    """The longest beginning of `text` that fits into `width` cells."""
    if cells(text) <= width:
        return text
    end = min(len(text), max(width, 0))
    while end and cells(text[:end]) > width:
        end -= 1
    return text[:end]


def crop(text: str, width: int) -> str:
    """`text`, or as much of its beginning as fits with an ellipsis."""
    return text if cells(text) <= width else take(text, width - 1).rstrip() + "…"


def window(before: str, words: str, after: str, width: int) -> tuple[str, str, str]:
    """The three parts of a line, cut at both ends so that they fit into `width` with `words` in sight."""
    words = crop(words, width)
    room = width - cells(words)
    if cells(before) + cells(after) <= room:
        return before, words, after
    left = min(cells(before), max(room // 2, room - cells(after)))
    if cells(before) > left:
        tail = take(before[::-1], left - 1)[::-1] if left else ""
        before = f"…{tail}" if left else ""
    return before, words, crop(after, room - cells(before)) if room > cells(before) else ""


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of `width` cells: broken at blanks, or between Chinese characters; none starts with a comma."""
    lines, line = [], ""
    for unit in _units(text, width):
        if line and cells(line + unit.rstrip()) > width and unit not in _NO_START:
            lines.append(line.rstrip())
            line = ""
        line += unit if line else unit.lstrip()
    return [*lines, line.rstrip()] if line or not lines else lines


def _units(text: str, width: int) -> list[str]:
    """What may not be broken: Latin words, single characters; words too long for a line are cut after all."""
    units = []
    for match in _UNIT.finditer(text):
        word = match[0]
        units += [word[i : i + width] for i in range(0, len(word), width)] if len(word) > width else [word]
    return units


def two_ends(left: str, right: str, width: int) -> str | None:
    """`left` and `right` at the two ends of one line, or None where they do not fit."""
    gap = width - cells(left) - cells(right)
    return f"{left}{' ' * gap}{right}" if gap >= 2 else None
