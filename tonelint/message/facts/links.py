"""Where a message sends its reader: web addresses and dial codes (`link`), e-mail addresses and phone numbers (`contact`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tonelint.message.draft import Mark
from tonelint.message.fact import Fact, Kind
from tonelint.text.span import Span

from .forms import compiled

# What follows a domain's last dot in bills and chats; a word such as "account.please" is no address.
_ENDINGS = (
    "com|net|org|io|co|cn|hk|tw|sg|uk|au|nz|ng|ke|ph|za|gh|ie|eu|de|fr|ca|app|ly|link|page|pay|shop|store|online|site|xyz|"
    "info|biz|example|test|gov|edu|dev|ai|cc|tv|gl|im|money|bank|finance|top|vip|club|health|care|school|energy|law|rent"
)
_WORDS_TOO = "in|me|to|us|my|is|it|at|so|no|be"
_STOPS = "\\s，。；！？、)）」』】>\"'\u3400-\u9fff"
_MAIL = r"(?<![a-z0-9._+-])[a-z0-9][a-z0-9._+-]*@(?:(?:[a-z0-9-]+\.)+[a-z]{2,}|\ufffc+)"
_WEB = (
    rf"https?://[^{_STOPS}]+|www\.[^{_STOPS}]+"
    rf"|(?<![a-z0-9.@_-])(?:[a-z0-9-]+\.){{1,4}}(?:(?:{_ENDINGS})|(?:{_WORDS_TOO})(?=/))(?![a-z0-9_@-]|\.[a-z])(?:/[^{_STOPS}]*)?"
)
_PAYS = r"(?<![a-z])(?:pay|payment|settle|checkout|cashier|zhifu|fukuan|jiaofei)(?![a-z])|付款|支付|缴费|缴款|还款|付清"
_DIAL = r"\*\d{2,4}(?:\*[a-z0-9\ufffc]+)*#"
_PHONE = (
    r"(?<![a-z0-9.,$£€¥/-])(?:\+\d{1,3}[ -]?)?(?:\(0?\d{2,4}\)[ -]?|0\d{2,4}[ -]|1[3-9]\d|[48]00[ -]?|1[ -]?8\d\d[ -]?)"
    r"\d{3,4}[ -]?\d{3,4}(?!\d)"
)


def find(view: str) -> tuple[Fact, ...]:
    """The `link` and `contact` facts of `view`, in order, none inside another; the value is the words."""
    found = sorted(_found(view), key=lambda fact: fact.span)
    return tuple(fact for i, fact in enumerate(found) if not i or fact.span.start >= found[i - 1].span.end)


def _found(view: str) -> Iterator[Fact]:
    """Each form is sought only in a text that holds its sign."""
    if "@" in view:
        yield from _matches(view, _MAIL, "contact")
    if "." in view or "://" in view:
        yield from _matches(view, _WEB, "link")
    if "*" in view and "#" in view:
        yield from _matches(view, _DIAL, "link")
    if not view.isalpha():
        yield from _matches(view, _PHONE, "contact")


def linked(view: str, marks: Iterable[Mark]) -> Iterator[Fact]:
    """Links and buttons of the file's format: a way to pay where their words or their target speak of paying."""
    for mark in marks:
        if mark.kind in ("link", "button"):
            words = f"{mark.span.of(view)}\n{mark.value.lower()}"
            kind: Kind = "way-to-pay" if compiled(_PAYS).search(words) else "link"
            yield Fact(kind, mark.span, mark.value or None, "mark")


def _matches(view: str, pattern: str, kind: Kind) -> Iterator[Fact]:
    return (Fact(kind, Span(*match.span()), match.group()) for match in compiled(pattern).finditer(view))
