"""Currencies as people write them before and after a sum: signs, ISO 4217 codes and words."""

from __future__ import annotations

from .forms import words
from .numbers import DIGITS, UNITS

# What stands before a sum. `$`, `kr`, `/-` and 元 name no one currency, so their code is None.
BEFORE: dict[str, str | None] = {
    "nt$": "TWD", "hk$": "HKD", "us$": "USD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD", "c$": "CAD",
    "ca$": "CAD", "mx$": "MXN", "r$": "BRL", "$": None, "¥": "CNY", "£": "GBP", "€": "EUR", "₦": "NGN", "₹": "INR",
    "₱": "PHP", "₩": "KRW", "฿": "THB", "₫": "VND", "₵": "GHS", "gh₵": "GHS", "₺": "TRY", "₪": "ILS", "₽": "RUB",
    "nt": "TWD", "rmb": "CNY", "ksh": "KES", "kshs": "KES", "tsh": "TZS", "ush": "UGX", "rm": "MYR", "rs": "INR",
    "rs.": "INR", "inr": "INR", "rp": "IDR", "php": "PHP", "p": "PHP", "n": "NGN", "r": "ZAR", "dhs": "AED",
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD", "美金": "USD", "美元": "USD", "令吉": "MYR", "欧元": "EUR",
    "新币": "SGD", "马币": "MYR", "日币": "JPY", "澳币": "AUD", "澳门币": "MOP", "mop": "MOP", "mop$": "MOP",
}  # fmt: skip
CODES = frozenset(
    words(
        "usd gbp eur cny twd hkd sgd aud nzd cad jpy krw inr php idr myr thb vnd ngn kes ghs zar ugx tzs aed sar qar kwd "
        "bhd omr chf sek nok dkk pln czk huf try ils brl mxn cnh egp pkr bdt lkr xaf xof"
    )
)
# What stands after a sum.
AFTER: dict[str, str | None] = {
    "元": None, "块": None, "圆": None, "蚊": "HKD", "港元": "HKD", "港币": "HKD", "港纸": "HKD", "美元": "USD", "美金": "USD",
    "刀": "USD", "欧元": "EUR", "欧": "EUR", "英镑": "GBP", "镑": "GBP", "日元": "JPY", "日圆": "JPY", "円": "JPY", "澳元": "AUD",
    "加元": "CAD", "新元": "SGD", "新币": "SGD", "台币": "TWD", "新台币": "TWD", "令吉": "MYR", "马币": "MYR", "人民币": "CNY",
    "文整": None, "€": "EUR", "£": "GBP", "₫": "VND", "₽": "RUB", "zł": "PLN", "kr": None, "/-": None, "rmb": "CNY",
    "dollar": None, "buck": None, "pound": "GBP", "quid": "GBP", "euro": "EUR", "rupee": "INR", "naira": "NGN",
    "shilling": None, "ringgit": "MYR", "peso": None, "dirham": "AED", "rand": "ZAR", "cent": None, "pence": "GBP",
    "pesewa": "GHS", "cedi": "GHS", "bob": "KES", "yuan": "CNY", "nt": "TWD",
}  # fmt: skip
WHOLE = frozenset({"JPY", "KRW", "VND"})  # ISO 4217: no minor unit


def before(view: str, start: int) -> tuple[int, str | None, bool]:
    """Where a sum with its currency before it begins, the currency, and whether there is one.

    Looked up, not matched: a pattern of all currencies costs 0.5 ms on a cold start.
    """
    at = start - 1 if start and view[start - 1] in " :." else start
    if not at:
        return start, None, False
    if view[at - 1] == "." and view[max(0, at - 3) : at] == "rs.":
        at -= 1
    first = at
    if view[first - 1] in _SIGNS:
        first -= 1
    while first and "a" <= view[first - 1] <= "z" and at - first < 6:
        first -= 1
    word = view[first:at]
    if word and word not in BEFORE and word[-1] in _SIGNS:
        first, word = at - 1, word[-1]
    for length in (3, 2, 4) if not word else ():
        if view[max(0, at - length) : at] in BEFORE:
            first, word = at - length, view[at - length : at]
            break
    if (
        len(word) == 1
        and word.isalpha()
        and (at != start or view[start] == "0" or view[max(0, first - 1) : first] == ".")
    ):
        return start, None, False  # p0442, or the last letter of a word
    if word in BEFORE:
        return first, BEFORE[word], True
    return (first, word.upper(), True) if word in CODES else (start, None, False)


_SIGNS = "$¥£€₦₹₱₩฿₫₵₺₪₽"


def after(view: str, end: int) -> tuple[str | None, int] | None:
    """The currency that stands right after a number, and where its word ends; None where there is none."""
    at = end + 1 if view[end : end + 1] == " " else end
    at += 1 if view[at : at + 2] == "多块" else 0
    first = view[at : at + 1]
    if "a" <= first <= "z":
        stop = at
        while stop < len(view) and "a" <= view[stop] <= "z" and stop - at < 10:
            stop += 1
        word = view[at:stop]
        if word in CODES:
            return word.upper(), stop
        singular = word.removesuffix("s") if len(word) > 3 else word
        return (AFTER[singular], stop) if singular in AFTER else None
    for length in (3, 2, 1):
        word = view[at : at + length]
        if len(word) == length and word in AFTER and not (word in _SIGNS and _begins_number(view, at + 1)):
            stop = at + length + (1 if word == "块" and view[at + 1 : at + 2] == "钱" else 0)
            return AFTER[word], stop
    return None


def _begins_number(view: str, at: int) -> bool:
    """Whether the sign before `at` belongs to the number after it."""
    return view[at : at + 1].isdecimal() or view[at : at + 1] in DIGITS or view[at : at + 1] in UNITS
