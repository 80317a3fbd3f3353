"""What a concrete time in English words means for paying.

Words are looked up in sets, not matched: the patterns of these lists cost 4 ms to compile on a cold start.
"""

from __future__ import annotations

from tonelint.message.fact import Day

from .deadlines import Governs, Place
from .forms import words

_PUNCTUATION = str.maketrans(dict.fromkeys('.,;:!()*~"“”|/\n-–—[]', " "))
# Words that may stand between a preposition and its day: by the end of next Friday, on or before noon on the 5th.
_LINKS = frozenset(
    words(
        "the this next coming eod cob close of play business end on or noon at latest midday date for in day monday "
        "tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun am pm 1 2 3 4 5 6 "
        "7 8 9 10 11 12 one two three four five six seven eight nine ten 1pm 2pm 3pm 4pm 5pm 6pm 12pm 9am 10am is"
    )
)
_BOUNDS = frozenset(words("by before until till til than within come latest after"))
_DUES = frozenset(words("due payable falls deadline terms renews expires runs ends"))
_WAS = frozenset(words("was were fell been became originally being"))
_DUE = frozenset(words("due payable expected owed agreed set debited promised"))
_PAST_LEADS = frozenset(
    words(
        "last past since dated issued sent wrote written delivered finished completed received spoke met called paid "
        "ending came started starting visit event every each between out for in from statement of as invoice email e-mail "
        "letter went"
    )
)
_PAST_LINKS = frozenset(words("on back you the it to us me over of at a"))
_PAY = frozenset(
    words(
        "pay paying payment payments payable settle settlement clear transfer send remit remittance deposit cheque check "
        "cash wire venmo zelle paypal revolut paynow bacs land lands reach reaches full get sort sorted over across "
        "charge debit take collect present retry drop bring arrange release money funds square cleared paid fix update "
        "top process"
    )
)
_ASKED = frozenset(
    words(
        "please pls could would ok okay fine suits suit works work good great grand lovely brilliant delighted glad happy "
        "suggest aim appreciate need expect want must kindly poss possible forward manageable instead went"
    )
)
_ACTS = frozenset(
    words(
        "reply respond let confirm call ring contact tell return feedback rsvp object dispute write raise file appeal "
        "visit meet meeting closed close closes holiday away deliver delivery ship arrive start suspend suspended see "
        "session"
    )
)
_OTHER_BY = frozenset(words("object dispute appeal raise file feedback rsvp deliver delivery ship holiday"))
_MONEY = frozenset(
    words(
        "pay paid payment settle settled transfer send remit amount funds money balance invoice fee fees rent due clear "
        "instalment installment cheque check"
    )
)
_PAST = frozenset(
    words(
        "weren't wasn't couldn't tried took found paid received was were came had did got said told wrote finished "
        "delivered bounced failed debited seeing seen been"
    )
)
_AGREED = frozenset(words("was were promised agreed supposed said"))
_AT_ONCE = frozenset(
    ("immediately", "immediate", "now", "right away", "at once", "upon receipt", "on receipt", "forthwith")
)


def governs(place: Place) -> Governs:
    """Whether the time is a pay-by date, a due date that is past, or belongs to something else."""
    before, after = _words(place.before)[-12:], _words(place.after)[:8]
    if place.offset < 0 or place.words.startswith("last ") or after[:1] in (["ago"], ["last"]):
        return "other"
    lead, links = _lead(before)
    was_due = _was_due(before)
    if was_due or lead in _DUES or "due" in links or place.fact.kind == "due-date":
        return "due-date" if was_due or (place.overdue and lead not in ("deadline", "by")) else "deadline"
    if place.fact.kind == "duration":
        return _period(place, before, after)
    if lead in _BOUNDS or place.words.startswith(("end of", "the end of", "eod", "cob", "close of")):
        return _bounded(place, before)
    return "deadline" if place.words in _AT_ONCE else _naked(place, before, after)


def _words(text: str) -> list[str]:
    """The words of `text`, without punctuation."""
    return text.translate(_PUNCTUATION).split()


def _lead(before: list[str]) -> tuple[str, list[str]]:
    """The word that leads a time, behind the words that may stand between, and those words."""
    at = len(before)
    while at and before[at - 1] in _LINKS:
        at -= 1
    return (before[at - 1] if at else ""), before[at:]


def _was_due(before: list[str]) -> bool:
    """Whether the words say that payment was due then: was due on, fell due, were originally payable."""
    for at, word in enumerate(before):
        if word in _WAS and any(later in _DUE for later in before[at + 1 : at + 4]):
            return not {"pay", "please", "paid"}.intersection(before[at + 2 :])
    return before[-2:] == ["date", "was"]


def _naked(place: Place, before: list[str], after: list[str]) -> Governs:
    """A time without a preposition that bounds it: pay then, where its clause asks for money and reports nothing."""
    at = len(before)
    while at and before[at - 1] in _PAST_LINKS:
        at -= 1
    if at and before[at - 1] in _PAST_LEADS:
        return "other"
    asked = place.sentence.rstrip().endswith("?")
    answered = bool(after) and after[0] in _ANSWERS and len(before) < 8
    if answered and (asked or any(word in _ASKED for word in after)):
        return "deadline"
    near = {*before, *after}
    if near & _ACTS and not near & _PAY:
        return "other"
    if _PAST.intersection(before) or after[:1] in (["was"], ["were"], ["has"], ["had"], ["went"], ["came"]):
        return "other"
    if asked or near & _PAY or near & _ASKED:
        return "deadline"
    value = place.fact.value
    alone = (
        len(before) + len(after) <= 1
        and isinstance(value, Day)
        and (value.weekday is not None or value.offset is not None)
    )
    return "deadline" if alone else "other"


_ANSWERS = frozenset(
    ("ok", "okay", "fine", "good", "works", "work", "would", "please", "pls", "if", "is", "can", "'s", "s")
)


def _bounded(place: Place, before: list[str]) -> Governs:
    """A time after by, before, within: pay by then, unless it was agreed and has passed, or another act is due by then."""
    if (
        place.overdue
        and _AGREED.intersection(before)
        and not {"please", "if", "unless", "not", "be"}.intersection(_words(place.before))
    ):
        return "due-date"
    sentence = set(_words(place.sentence))
    if sentence & _OTHER_BY and not sentence & _MONEY:
        return "other"
    held = {"won't", "can't", "not"}.intersection(before[-4:]) and {"until", "till", "til"}.intersection(before[-2:])
    return "other" if held else "deadline"


_LED = ("within", "in ", "under", "give you", "have", "the next", "another", "after", "you", "net")


def _period(place: Place, before: list[str], after: list[str]) -> Governs:
    """A number of days: pay within it where a word says so; three days' work are none."""
    if place.words.startswith(("a ", "an ", "one ")) and before[-1:] not in (["in"], ["within"]):
        return "deadline" if "more" in place.words else "other"
    if place.words.startswith(_LED) or (
        after[:1] and after[0] in ("to", "from", "notice", "or", "left", "remaining", "net", "after", "of")
    ):
        return _bounded(place, before)
    if {"terms", "least", "final", "have", "only", "got", "next", "expiry"}.intersection(before[-3:]) or before[
        -2:
    ] == ["due", "in"]:
        return _bounded(place, before)
    return "deadline" if len(before) + len(after) <= 1 else "other"
