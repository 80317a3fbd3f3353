"""Numbers as people write them in Chinese and English: digits with separators, 一万二, 3w2, 壹万贰仟, 2 thousand."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .forms import words

DIGITS = dict(
    zip(
        "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩仨",
        (0, 0, 1, 2, 2, *range(3, 10), *range(1, 10), 2, 3),
        strict=True,
    )
)
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000, "亿": 100_000_000}
SUFFIXES = {"w": 10_000, "k": 1000, "m": 1_000_000, "mn": 1_000_000, "lakh": 100_000, "lac": 100_000, "crore": 10_000_000,
            "cr": 10_000_000, "grand": 1000, "thousand": 1000, "hundred": 100, "million": 1_000_000}  # fmt: skip
_UNITS_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH = {w: i for i, w in enumerate(words(_UNITS_EN))} | {w: 10 * i for i, w in enumerate(words(_TENS_EN), 2)}
_CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟俩仨"


class Number(NamedTuple):
    """A number and where it stands; `plain` is False once a separator, a fraction or a word of size makes it sum-like."""

    start: int
    end: int
    value: float
    plain: bool


@cache
def _token() -> re.Pattern[str]:
    """Digits with grouping (1,234.50 · 1,20,000 · 1.190,00) or a run of Chinese numerals."""
    return re.compile(
        r"\d{1,3}(?:,\d{2,3}){0,4},\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?|\d{1,3}(?:\.\d{3}){1,4},\d{2}(?!\d)|\d+(?:\.\d+){0,4}"
        rf"|[{_CHINESE}]+"
    )


def find(view: str) -> tuple[Number, ...]:
    """All numbers of `view` written in digits or Chinese numerals, in order, words of size included."""
    found: list[Number] = []
    for token in _token().finditer(view):
        start = token.start()
        if found and start < found[-1].end:
            continue
        number = _sized(view, start, token.end())
        if found and found[-1].end == start and found[-1].value > number.value >= 100 and view[start - 1] in "万千":
            number = Number(found[-1].start, number.end, found.pop().value + number.value, False)  # 6万 + 8千
        found.append(number)
    return tuple(found)


def _sized(view: str, start: int, end: int) -> Number:
    """The number at start..end with the word of size that may follow it."""
    word = view[start:end]
    if word[0] in _CHINESE:
        return Number(start, end, float(chinese(word)), not any(c in "万千百仟佰拾" for c in word))
    value, plain = _digits(word), "," not in word and word.count(".") != 1
    return _with_size(view, Number(start, end, value, plain))


def _with_size(view: str, number: Number) -> Number:
    """The number with a word of size after it (万, 千万, w, k, lakh, and a half grand) and the digit after that (3万8, 3w2)."""
    end = number.end
    at = end + 1 if view[end : end + 1] == " " else end
    if view[at : at + 1] in _CHINESE_SIZES and at < len(view):
        stop = at + 2 if view[at : at + 2] in ("千万", "百万") else at + 1
        return _trailing_digit(view, number, stop, chinese(view[at:stop]))
    if view[at : at + 1] not in _LATIN_SIZES or at == len(view):
        return number
    half = view.startswith("and a half ", at)
    at += 11 if half else 0
    stop = at
    while stop < len(view) and "a" <= view[stop] <= "z":
        stop += 1
    factor = SUFFIXES.get(view[at:stop]) or SUFFIXES.get(view[at:stop].removesuffix("s"))
    if factor is None or (stop - at == 1 and at != end):
        return number
    if stop - at == 1 and not half:
        return _trailing_digit(view, number, stop, factor)
    return Number(number.start, stop, number.value * factor + (factor / 2 if half else 0), False)


def _trailing_digit(view: str, number: Number, stop: int, factor: int) -> Number:
    """3万8 is 38,000 and 3w2 is 32,000: one digit, and no word of size, day or month after it."""
    tail, after = view[stop : stop + 1], view[stop + 1 : stop + 2]
    one = (
        (tail in DIGITS or tail.isdecimal()) and tail != "" and not (after and (after in _NO_TAIL or after.isdecimal()))
    )
    value = number.value * factor + (_tail(tail) * factor / 10 if one else 0)
    return Number(number.start, stop + one, value, False)


_CHINESE_SIZES = "万千百亿"
_LATIN_SIZES = "wkmlcgtha"
_NO_TAIL = "一二两三四五六七八九.万千百年月日号十"


def _tail(digit: str) -> int:
    """The value of the digit that trails a word of size: the 8 of 3万8."""
    return DIGITS[digit] if digit in DIGITS else int(digit)


def _digits(word: str) -> float:
    """1,234.50 → 1234.5; 1.190,00 → 1190.0; a dotted date such as 2024.3.15 → its first part."""
    if word[-3:-2] == "," and "." in word:
        return float(word.replace(".", "").replace(",", "."))
    word = word.replace(",", "")
    return float(word) if word.count(".") < 2 else float(word.split(".", 1)[0])


def chinese(word: str) -> int:
    """The value of a Chinese numeral: 一万二 12000, 两百六 260, 壹万贰仟 12000, 二〇二五 2025, 十五 15, 万 10000."""
    if not any(c in UNITS for c in word):
        return int("".join(str(DIGITS[c]) for c in word))
    total = section = digit = 0
    unit = 1
    for c in word:
        if c in DIGITS:
            digit, unit = DIGITS[c], 1 if c in "零〇" else unit
        elif (size := UNITS[c]) >= 10_000:
            total = (total + section + digit or 1) * size
            section, digit, unit = 0, 0, size
        else:
            section += (digit or 1) * size
            digit, unit = 0, size
    return total + section + digit * (unit // 10 if unit >= 100 and word[-1] in DIGITS else 1)


def english(words: list[str]) -> int | None:
    """The value of English number words (two thousand eight hundred), or None where one of them is no number."""
    total = current = 0
    for word in words:
        if word in ENGLISH:
            current += ENGLISH[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in ("thousand", "grand"):
            total, current = total + (current or 1) * 1000, 0
        elif word != "and":
            return None
    return total + current
