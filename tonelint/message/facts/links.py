"""Where a message sends its reader: web addresses and dial codes (`link`), e-mail addresses and phone numbers (`contact`)."""

from __future__ import annotations

import re
from functools import cache

from tonelint.message.fact import Fact, Kind
from tonelint.text.span import Span

# What follows a domain's last dot in bills and chats; a word such as "account.please" is no address.
_ENDINGS = (
    "com|net|org|io|co|cn|hk|tw|sg|uk|au|nz|ng|ke|ph|za|gh|ie|eu|de|fr|ca|app|ly|link|page|pay|shop|store|online|site|xyz|"
    "info|biz|example|test|gov|edu|dev|ai|cc|tv|gl|im|money|bank|finance|top|vip|club|health|care|school|energy|law|rent"
)
_WORDS_TOO = "in|me|to|us|my|is|it|at|so|no|be"


@cache
def _address() -> re.Pattern[str]:
    """An e-mail address, a web address with or without its scheme, a dial code (*737#), or a phone number."""
    return re.compile(
        rf"(?P<mail>[\w.+-]+@(?:[\w-]+\.)+[a-z]{{2,}}|[\w.+-]+@\ufffc+)"
        rf"|(?P<web>(?:https?://|www\.)[^\s，。；！？、)）」』】>\"'\u3400-\u9fff]+|(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:(?:{_ENDINGS})|(?:{_WORDS_TOO})(?=/))(?![\w.-]*@)(?:/[^\s，。；！？、)）」』】>\"'\u3400-\u9fff]*)?(?![a-z0-9]))"
        r"|(?P<dial>\*\d{2,4}(?:\*[\w\ufffc]+)*#)"
        r"|(?P<phone>(?<![\w.,$£€¥/-])(?:\+\d{1,3}[ -]?)?(?:\(0?\d{2,4}\)[ -]?|0\d{2,4}[ -]|1[3-9]\d|[48]00[ -]?|1[ -]?8\d\d[ -]?)\d{3,4}[ -]?\d{3,4}(?!\d))"
    )


_KINDS: dict[str, Kind] = {"mail": "contact", "web": "link", "dial": "link", "phone": "contact"}


def find(view: str) -> tuple[Fact, ...]:
    """The `link` and `contact` facts of `view`, in order; the value is the words."""
    if not ("." in view or "@" in view or "*" in view or any(c.isdigit() for c in view)):
        return ()
    return tuple(
        Fact(_KINDS[match.lastgroup or "web"], Span(*match.span()), match.group())
        for match in _address().finditer(view)
    )
