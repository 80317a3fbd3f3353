"""What has to go from a message: the words at fault, and the pieces of a sentence that cannot stand without them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tonelint.message.message import Message
from tonelint.message.roles import Role
from tonelint.text.span import Span

from .calling import greeted
from .fitting import removal
from .parts import with_mark
from .units import facts_in

TONE = frozenset(("submissive", "threatening", "accusatory", "blame-shifting", "false-authority", "third-party", "style", "conduct"))
"""Faults whose words go in a rewrite; the others are mended in place."""
Edits = tuple[tuple[Span, str], ...]
Keep = Callable[[Message, "list[Piece]", "list[Span]"], "list[Piece]"]

_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f"
_INNER_ENDS = re.compile(rf"[{_EMOJI}~～]+\s*|(?<=[\u3400-\u9fff）)]) +(?=[\u3400-\u9fff])")
_JOINTS = re.compile(
    r"^(?:and|but|so|or|otherwise|then|yet|because|plus|also|though|while|as|or else)\b[, ]*"
    r"|^(?:就是(?:说|說)?|是(?:说|說)|所以|但是|但|不过|不過|而且|然后|然後|否则|否則|不然|因此|只是|可是|而|可|就)[,，]?",
    re.IGNORECASE,
)
_FIGURE_GAP = re.compile(r"[0-9a-z}] +[元月日號号點点時时前內内期張张天萬万年週周個个%]$|[\u3400-\u9fff] +\d$", re.IGNORECASE)
_LED_ON = re.compile(r"\s*(?:但是|但|然后|然後|就是说|就是說|就是|(?:and|so|but)\b)\s*", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"不[给付还到交结见来打]|没[收见到]|^(?:if|unless|until|when|because|since|as|although|while|after|before|i know|my|the)\b"
    r"|^(?:再|要是|如果|若|只要|既然|因为|虽然|其实|我|咱)"
)
_SALUTATION = re.compile(r"(?:subject|subj|re|主题|主題|标题|標題|主旨)\s*[:：]|(?:hi|hello|dear|hey)\b|尊敬的|致[:：]", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|isn't|hasn't|has|have|due|owe|owes|owed|pay|please|send|transfer|can|could|will|would|remains?|stands?|"
    r"comes?|use|see|click|find|call|reply|need|fell|falls|attached|thanks|thank)\b",
    re.IGNORECASE,
)
_USEFUL = re.compile(
    r"\d{4}|[付款缴繳费費转轉账帳扫掃码碼]|链接|連結|连接|发票|發票|收据|收據|回单|明细|明細|合同|合約|订单|訂單"
    r"|\b(?:invoice|link|receipt|account|bank|statement|attached|card|details|paid|order)\b",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """A clause, or a part of one between emoji or blanks, in draft offsets; `clause` numbers it in the layout."""

    span: Span
    clause: int


def cuts(message: Message, faults: Iterable[Span], keep: Keep | None = None) -> Edits:
    """The edits that take `faults` (draft spans) out with the pieces that hold them; of the pieces beside them stay
    those that `keep` chooses (by default what states something and can stand alone)."""
    spans = sorted(faults)
    edits: list[tuple[Span, str]] = []
    for number, sentence in enumerate(message.layout.sentences if spans else ()):
        whole = with_mark(message, sentence)
        here = [span for span in spans if span.overlaps(whole)]
        if here:
            edits += [greeted(message, edit, here) for edit in _cut(message, number, whole, here, keep or telling)]
    return _apart(edits)


def _cut(message: Message, number: int, whole: Span, faults: list[Span], keep: Keep) -> list[tuple[Span, str]]:
    text = message.draft.text
    inside = [Span(max(f.start, whole.start), min(f.end, whole.end)) for f in faults]
    if _SALUTATION.match(whole.of(text)) and whole.end - whole.start <= 90:
        return [removal(text, fault) for fault in inside]
    pieces = _pieces(message, number)
    kept = keep(message, pieces, inside)
    if not kept:
        return [removal(text, _inside_quotes(text, whole))]
    edits = [removal(text, _with_joint(message, pieces, run)) for run in runs(pieces, [p for p in pieces if p not in kept])]
    held = [(piece, fault) for piece in kept for fault in inside if piece.span.overlaps(fault)]
    return edits + [_within(text, piece.span, fault) for piece, fault in held]


def _inside_quotes(text: str, whole: Span) -> Span:
    """A sentence to go without the quotation mark that opens or closes what stays."""
    start, end = whole
    words = whole.of(text)
    if words.count('"') % 2 or (words[:1] in "“「『" and words[-1:] not in "”」』"):
        start += words[:1] in '"“「『'
        end -= words[-1:] in '"”」』' and words[:1] not in '"“「『'
    return Span(start, end)


def _within(text: str, piece: Span, fault: Span) -> tuple[Span, str]:
    """The words at fault alone, out of a piece that states something beside them, with what joined them to it."""
    start, end = max(fault.start, piece.start), min(fault.end, piece.end)
    joint = _LED_ON.match(text[end : piece.end]) if start == piece.start else None
    return removal(text, Span(start, end + (joint.end() if joint else 0)))


def _pieces(message: Message, number: int) -> list[Piece]:
    text, found = message.draft.text, list[Piece]()
    for index, clause in enumerate(message.layout.clauses):
        if clause.sentence != number:
            continue
        span = message.place(clause.span)
        at = span.start
        for end in _INNER_ENDS.finditer(text, span.start, span.end) if message.language != "en" else ():
            if end.start() > at and end.end() < span.end:
                found.append(Piece(Span(at, end.end()), index))
                at = end.end()
        found.append(Piece(Span(at, span.end), index))
    return _balanced(text, [piece._replace(span=_trimmed(text, piece.span)) for piece in found])


def _balanced(text: str, pieces: list[Piece]) -> list[Piece]:
    """What stands in one bracket is one piece, and so is what only a blank parts in front of a figure."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and (_opens(before.span.of(text)) or _FIGURE_GAP.search(text[before.span.start : piece.span.start + 1])):
            joined[-1] = before._replace(span=Span(before.span.start, piece.span.end))
        else:
            joined.append(piece)
    return joined


def _opens(words: str) -> bool:
    return words.count("(") + words.count("（") > words.count(")") + words.count("）")


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start, span.start + len(words.rstrip()))


def telling(message: Message, pieces: list[Piece], faults: list[Span]) -> list[Piece]:
    """The pieces that stay: clean ones before the first fault, those that state something, and those at fault in part
    whose facts stand beside the fault."""
    clean = [p for p in pieces if not any(p.span.overlaps(fault) for fault in faults)]
    leading = _leading(message, pieces, clean)
    kept = [p for p in clean if p in leading or _says_something(message, p, p is pieces[0])]
    if message.language == "en":
        kept = _standing(message, pieces, kept)
    return [p for p in pieces if p in kept or (p not in clean and _states_beside(message, p, faults))]


def gentle(message: Message, pieces: list[Piece], faults: list[Span]) -> list[Piece]:
    """All pieces without a fault, and those that state a fact beside theirs: for drafts that would lose a fact else."""
    return [
        p for p in pieces
        if not any(p.span.overlaps(fault) for fault in faults) or _states_beside(message, p, faults, any_place=True)
    ]  # fmt: skip


def _states_beside(message: Message, piece: Piece, faults: list[Span], any_place: bool = False) -> bool:
    """Whether a piece holds facts outside its fault, in a stretch that the fault does not cut in two."""
    over = [fault for fault in faults if fault.overlaps(piece.span)]
    facts = [message.place(fact.span) for fact in facts_in(message, piece.span)]
    if any(fault.contains(piece.span) for fault in over) or not any(not fact.overlaps(f) for fact in facts for f in over):
        return False
    if any(fact.overlaps(fault) and not fault.contains(fact) for fact in facts for fault in over):
        return False
    if message.language == "en" and not _VERB.search(_rest(message, piece, over)):
        return False
    at_edge = all(fault.start <= piece.span.start + 1 or fault.end >= piece.span.end - 1 for fault in over)
    return at_edge if message.language == "en" and not any_place else True


def _rest(message: Message, piece: Piece, faults: list[Span]) -> str:
    """The words of a piece beside its faults."""
    text = message.draft.text
    return "".join(text[at] for at in range(*piece.span) if not any(fault.start <= at < fault.end for fault in faults))


def _leading(message: Message, pieces: list[Piece], clean: list[Piece]) -> list[Piece]:
    """The pieces before the first fault of a sentence: said before it went wrong, unless they only lead up to it."""
    found: list[Piece] = []
    for piece in pieces:
        words = message.view.at(piece.span).of(message.text)
        if piece not in clean or message.roles[piece.clause] is Role.CONDITION or _LEADS_ON.search(words) or message.draft.text[piece.span.end : piece.span.end + 1] == "…":
            break
        found.append(piece)
    return found


def _says_something(message: Message, piece: Piece, first: bool) -> bool:
    """Whether a piece beside a fault is worth keeping: it states a fact, speaks of paying, or greets."""
    words = piece.span.of(message.draft.text)
    if facts_in(message, piece.span) or _USEFUL.search(words):
        return True
    if any(piece.span.contains(message.place(word)) for word in message.words("pay-request")):
        return True
    greets = len(words) <= 8 if message.language != "en" else len(words.split()) <= 3
    before = message.draft.text[: piece.span.start].rstrip()
    return (first and greets and (not before or before[-1] in "】]\n")) or message.roles[piece.clause] is Role.BOILERPLATE


def _standing(message: Message, pieces: list[Piece], kept: list[Piece]) -> list[Piece]:
    """Of English pieces the runs that hold a verb: what has none cannot stand when its neighbours go."""
    stands: list[Piece] = []
    for run in runs(pieces, kept):
        words = " ".join(piece.span.of(message.draft.text) for piece in run)
        greets = run[0] is pieces[0] and len(words.split()) <= 3 and not any(facts_in(message, p.span) for p in run)
        if _VERB.search(words) or greets:
            stands += run
    return stands


def runs(pieces: list[Piece], taken: list[Piece]) -> list[list[Piece]]:
    """Runs of neighbours that are in `taken`."""
    found: list[list[Piece]] = []
    for number, piece in enumerate(pieces):
        if piece not in taken:
            continue
        if found and found[-1][-1] == pieces[number - 1]:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _with_joint(message: Message, pieces: list[Piece], run: list[Piece]) -> Span:
    """A run of pieces to go, with the word by which the next one leads on from it: "and", 所以."""
    span = Span(run[0].span.start, run[-1].span.end)
    after = pieces.index(run[-1]) + 1
    if after == len(pieces):
        return span
    following = pieces[after].span
    joint = _JOINTS.match(following.of(message.draft.text))
    return Span(span.start, following.start + joint.end()) if joint and joint.end() < following.end - following.start else span


def _apart(edits: list[tuple[Span, str]]) -> Edits:
    """Edits in order, those that overlap or touch made one."""
    merged: list[tuple[Span, str]] = []
    for span, words in sorted(edits):
        if merged and span.start <= merged[-1][0].end:
            before, said = merged[-1]
            both = words if said and (words or span.start < before.end) else said + words
            merged[-1] = (Span(before.start, max(before.end, span.end)), both)
        else:
            merged.append((span, words))
    return tuple(merged)
