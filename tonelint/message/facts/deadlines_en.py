"""What a concrete time in English words means for paying."""

from __future__ import annotations

from .deadlines import Governs, Place
from .forms import compiled

_LINK = r"(?: (?:the|this|next|coming|eod|cob|close of|close of play|close of business|end of|on|or on|or before|noon|at|latest|at the latest|midday|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|mon|tue|wed|thu|fri|sat|sun|\d{1,2}(?::\d\d)? ?[ap]m(?: on)?))*"
_WAS_DUE = r"\b(?:was|were|fell|been|became|originally|being) (?:to be )?(?:due|payable|expected|owed|agreed|set|debited|paid|promised)\b[^.;]{0,24}$|\bfell due\b|\bdate was$|\bpast due since$"
_PAST_BEFORE = r"\b(?:last|past|since|dated|issued|sent|wrote|written|letter of|email of|e-mail of|invoice of|delivered|finished|completed|received|spoke|met|called|went out|paid|ending|statement at|as at|as of|as on|came|started|starting|visit|event|every|each|between|week ending|out|for|in|from)(?: (?:on|back|you|the|it|to you|us|me|over|of))*$"
_DUE_BEFORE = r"\b(?:due|payable|falls due|due date|deadline|terms|last date|payment date|renews|expires|runs out|ends)\b(?: (?:is|for|by|on|date|the|to|at|this|next|before))*:?" + _LINK + "$"
_BOUND = r"\b(?:by|before|until|till?|no later than|later than|within|come|latest|not after|after)" + _LINK + "$"
_AGREED = r"\b(?:was|were|should have been|promised|agreed|supposed|had said|you said)\b"
_PAY = r"\b(?:pay|paying|payment|payments|payable|settle|settlement|clear|transfer|send|remit|remittance|deposit|cheque|check|cash|wire|top up|venmo|zelle|paypal|revolut|paynow|bacs|land|lands|reach|reaches|in full|get it|get this|sort|sorted|over|across|charge|debit|take|collect|present|try again|retry|drop|bring|arrange|release|money|funds|square|cleared|paid|fix|update)\b"
_ASKED = r"\?|\b(?:please|pls|could you|can you|would you|could we|can we|would|ok|okay|fine|suits?|works?|good|great|grand|lovely|brilliant|delighted|glad|happy|suggest|how about|aim for|appreciate|need|expect|want|must|kindly|poss|possible|look forward|manageable|instead)\b"
_OTHER_ACT = r"\b(?:reply|respond|let me know|let us know|confirm|call|ring|contact|tell|return|feedback|rsvp|object|dispute|write to|get back|raise|file|appeal|visit|meet|meeting|closed|close|closes|holiday|away|back on|deliver|delivery|ship|arrive|start|suspend|suspended|see you|session)\b"
_MONEY = r"\b(?:pay|paid|payment|settle|settled|transfer|send|remit|amount|funds|money|balance|invoice|fee|fees|rent|due|clear|instalment|installment|cheque|check)\b"
_ACT_BY = r"\b(?:object|dispute|appeal|raise|file|feedback|rsvp|deliver|delivery|ship|return (?:the|your)|feedback|back on|holiday)\b"
_PAST = r"\b(?:weren't|wasn't|couldn't|tried|took|found|paid|received|went|sent|was|were|came|had|did|got|said|told|wrote|finished|delivered|bounced|failed|debited|seeing|seen|been)\b"


def governs(place: Place) -> Governs:
    """Whether the time is a pay-by date, a due date that is past, or belongs to something else."""
    before, after = place.before.rstrip(" (*~:"), place.after.lstrip(" )*~")
    near = before[-44:]
    if place.offset < 0 or place.words.startswith("last ") or after.startswith(("ago", "last", "'s ")):
        return "other"
    if compiled(_WAS_DUE).search(near):
        return "due-date"
    if compiled(_DUE_BEFORE).search(near):
        return "due-date" if place.overdue and not near.endswith("by") and "deadline" not in near else "deadline"
    if place.fact.kind == "due-date":
        return "due-date" if place.overdue else "deadline"
    if place.fact.kind == "duration":
        return _period(place, near, after)
    if compiled(_BOUND).search(near) or place.words.startswith(("end of", "the end of", "eod", "cob", "close of")):
        return _bounded(place, before, near)
    if place.words in ("immediately", "immediate", "now", "right away", "at once", "upon receipt", "on receipt", "forthwith"):
        return "deadline"
    if compiled(_PAST_BEFORE).search(near):
        return "other"
    if compiled(r"^(?:ok|okay|fine|good|works?|would|please|pls|if poss|is fine|can|\?)\b|^$").search(after) and len(before) < 40 and compiled(_ASKED).search(after + place.sentence[-1:]):
        return "deadline"
    clause = near + " " + after[:40]
    if compiled(_OTHER_ACT).search(clause) and not compiled(_PAY).search(clause):
        return "other"
    if compiled(_PAST).search(near) or compiled(r"^(?:was|were|has|had|went|came)\b").search(after):
        return "other"
    if compiled(_PAY).search(clause) or compiled(_ASKED).search(clause):
        return "deadline"
    alone = len(before) + len(after) <= 6 and (place.sentence.rstrip().endswith("?") or getattr(place.fact.value, "weekday", None) is not None)
    return "deadline" if alone else "other"


def _bounded(place: Place, before: str, near: str) -> Governs:
    """A time after by, before, within: pay by then, unless it was agreed and has passed, or another act is due by then."""
    if place.overdue and compiled(_AGREED).search(near) and not compiled(r"\b(?:please|if|unless|not|be)\b").search(before):
        return "due-date"
    if compiled(_ACT_BY).search(place.sentence) and not compiled(_MONEY).search(place.sentence):
        return "other"
    return "other" if compiled(r"\b(?:won't|can't|not)\b[^.]{0,20}\b(?:until|till?)$").search(near) else "deadline"


def _period(place: Place, near: str, after: str) -> Governs:
    """A number of days: pay within it where a word says so; three days' work are none."""
    if place.words[:1] in "aow" and place.words.startswith(("a ", "an ", "one ")) and not near.endswith((" in", " within")):
        return "deadline" if "more" in place.words else "other"
    led = place.words.startswith(("within", "in ", "under", "give you", "have", "the next", "another", "after", "you", "net"))
    if led or compiled(r"^(?:to |from |notice|or |left|remaining|net|after|of )").search(after) or compiled(r"\b(?:terms|due in|least|final|you have|have|only|got|next|expiry of)(?: \w+)?:?$").search(near):
        return _bounded(place, near, near)
    return "deadline" if len(near) + len(after) <= 12 and "hour" in place.words else "other"
