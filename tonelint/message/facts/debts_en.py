"""What a debt is for, in English words: tuition, the August rent, £40 for the hall; the balance and your invoice name nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.text.span import Span

from .forms import compiled, words

_FEES_EN = frozenset(words(
    "fee fees rental rent charge charges dues bill instalment tuition subscription premium retainer deposit commission loan "
    "balance invoice payment work works session sessions lessons lesson labour labor job money share account hire "
    "order tab ticket tickets plan card membership tab"
))  # fmt: skip
_NAMED_EN = frozenset(
    words(
        "tuition maintenance broadband subscription membership mortgage electric electricity gas water subs retainer "
        "hosting overdraft premium insurance catering cleaning gardening landscaping plumbing storage childcare nursery "
        "kindergarten freight haulage catalogue assessment council hoa retention photography translation bookkeeping "
        "payroll decking tiling roofing fencing retention royalty royalties disbursements booking"
    )
)
_NOTHING_EN = frozenset(
    words(
        "the your our my this that these those its his her their a an any no all some each every another one two three it "
        "us me you we them late overdue outstanding remaining final full last first second next past minimum total unpaid "
        "open small new old make early prompt further recent previous interest admin additional current monthly partial "
        "part and of for in to due single extra immediate missed failed online same card bank whole arrange send sending "
        "pending complete prior pay paying paid which with kindly arranged reconnection collection recovery legal court "
        "cash on amount remit until unless discuss make structured non large still is are was were be been has have had "
        "not now today friday monday tuesday wednesday thursday saturday sunday patience help more time payment payments "
        "business understanding cooperation attention support convenience inconvenience delay reference information "
        "details questions any ages months weeks days years while long ever once example instance sure good being "
        "everything nothing something anything someone trouble reading waiting getting letting asking bothering chasing "
        "sorting confirmation review details ok once both those if so as at by or settlement clearance completion "
        "immediately proof records sake christmas god's goodness your purposes safety security quality return release "
        "thank thanks will can could should do did what when how why who where yours mine account accounts balance money "
        "invoice invoices bill loan debt debts sum funds amounts late-payment arrears charges process processing "
        "receiving received receive transfer cheque check from up out over off late latest customer client sir madam dear "
        "hi hello please action urgent notice reminder follow following gentle friendly important subject re fwd fw "
        "letter email message matter credit debit visa new instant quick personal cash kind prompt rent fine late-fee e-court "
        "amt avoid incur applied add other another others that app sum sums due-date emi emis penalty penalties extra one-time further same-day following remittance instalment installment "
        "instalments installments regular usual original scheduled agreed next-day days' order purchase"
    )
)


_KINDS_OF_LOAN = frozenset(words("cash credit personal instant salary mobile"))


def named(view: str) -> Iterator[Span]:
    """Tuition, the August rent, £40 for the hall: what the debt is for; not the balance or your invoice."""
    found = [(match.start(), match.group()) for match in compiled(r"[a-z][a-z'-]+").finditer(view)]
    for index, (start, word) in enumerate(found):
        end = start + len(word)
        if word in _NAMED_EN or word.endswith(("-loan", "-card", "-plan")):
            yield Span(start, end)
        elif word in _FEES_EN and index and found[index - 1][0] + len(found[index - 1][1]) + 1 == start:
            at, before = found[index - 1]
            if before in _KINDS_OF_LOAN and index > 1 and found[index - 2][0] + len(found[index - 2][1]) + 1 == at:
                at, before = found[index - 2]
            if before not in _NOTHING_EN and not before.endswith("ly"):
                yield Span(at, end)
        elif word in ("for", "on") and (thing := _thing(view, found, index)):
            yield thing
    yield from _placed(view)


_NAMED_BY_PLACE = (
    # The cottage was £88, your gym plan £29.99: a thing with an article right before its price.
    r"\b(?:the|your|ur|our|my|this|that|her|his)\s+((?:[a-z][\w'&-]+ ){0,3}?[a-z][\w'&-]+)"
    r"(?:,|:| (?:is|was|at|of|cost|costs|came to|comes to|were|are|-|–|from [a-z]+(?: was| is)?))? ?\(?(?=[£$€₦₹¥₱]|(?:rs|kes|ksh|ksh|ugx|usd|gbp|eur|aud|sgd|rm|ghs|ngn|php|inr|zar|nzd|cad|hkd)[. ]?\d|r\d)",
    # The rent for May, the May rent, April's fees, invoice for June, Q3 royalties.
    r"\b(?:rent|dues|fees?|charges|bill|statement|invoice|instalments?|installments?|payment|share|subs|levy|lessons|contribution)s? for (?!the (?:total|amount))((?:the )?[a-z\ufffc][\w\ufffc'-]*)",
    r"\b((?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|may|q[1-4]|term \d|spring|summer|autumn|winter|fall|this month|last month|weekly|monthly)(?:'s)? (?:rent|dues|fees?|charges|bill|statement|invoice|instalment|installment|payment|lessons|term|subs|royalt\w+|order|delivery|session|work|haulage|bread|share|contribution|tuition|account))",
    # About the uber, regarding the aircon servicing, re the photos; nails from sat.
    r"\b(?:about|regarding|concerning|re|re:|for) (?:the|ur|our|those|his|her|their) ([a-z][\w'-]+)",
    r"\b([a-z][a-z-]{3,}) from (?:last|sat|sun|mon|tue|wed|thu|fri|january|february|march|april|may|june|july|august|september|october|november|december)",
)


def _placed(view: str) -> Iterator[Span]:
    """Things that their place in the sentence names."""
    for pattern in _NAMED_BY_PLACE:
        for match in compiled(pattern).finditer(view):
            noun = match[1].rsplit(" ", 1)[-1]
            if noun not in _NOTHING_EN and not noun.endswith(("ly", "ing's")):
                yield Span(*match.span(1))


def _thing(view: str, found: list[tuple[int, str]], index: int) -> Span | None:
    """What follows `for` or `on` right after a sum or a word of owing: 420 for the en suite, 150 left on the decking."""
    start, word = found[index]
    before = view[max(0, start - 14) : start]
    if not (
        any(c.isdigit() for c in before[-9:])
        or "\ufffc" in before[-4:]
        or before.endswith(
            (
                "left ",
                "due ",
                "owing ",
                "outstanding ",
                "pay ",
                "owe ",
                "owed ",
                "balance ",
                "invoice ",
                "dues ",
                "reminder ",
                "behind ",
                "hundred ",
                "thousand ",
                "dollars ",
                "pounds ",
                "quid ",
            )
        )
    ):
        return None
    for at, noun in found[index + 1 : index + 4]:
        if noun in ("the", "your", "my", "our", "his", "her", "their", "this", "last", "that", "two", "three"):
            continue
        return (
            None
            if noun in _NOTHING_EN or view[start:at].count("\n") or (noun[:3] in _MONTHS and word == "on")
            else Span(at, at + len(noun))
        )
    return None


_MONTHS = frozenset(words("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun"))
