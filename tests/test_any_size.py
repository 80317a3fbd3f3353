"""Nothing is slow by its input: what would take minutes if work grew with the square of the size takes a second or two."""

from __future__ import annotations

import random

import pytest

from tonelint.checking import check
from tonelint.message.context import Context
from tonelint.message.draft import Draft
from tonelint.rulebook.cache import rulebook
from tonelint.text.source import Source
from tonelint.text.span import Span, covered, inside, outermost, touched

_SIZE = 60_000
_REPEATED = {
    "marks": "!",
    "placeholders": "{{amount}} ",
    "blanks in place of sums": "XX元 ",
    "brackets": "(",
    "quotation marks": '"你说“',
    "sums": "$1,200.50 ",
    "dates": "3 March 2027 ",
    "deadlines": "by friday ",
    "threats without an end": "逾期不付后果自负",
    "letters with a separator": "后-",
    "numbered lines": "1. ",
    "chat heads": "bob 10:30\n",
    "quoted lines": "> ",
    "marks that fold to several": "½㈱",
    "astral": "😀",
    "blanks": " ",
}


def _check(text: str) -> int:
    return len(check(Draft(text, Source("draft.txt", text)), rulebook(), Context()).diagnostics)


@pytest.mark.parametrize("unit", _REPEATED.values(), ids=_REPEATED)
def test_one_thing_again_and_again(unit: str) -> None:
    _check(unit * (_SIZE // len(unit)))


def test_random_code_points() -> None:
    chance = random.Random(8)
    _check("".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(_SIZE)))


def test_a_text_without_words_is_judged() -> None:
    assert _check("!!!") == 0


def test_spans_are_found_as_by_looking_at_all_of_them() -> None:
    chance = random.Random(3)
    for _ in range(300):
        starts = sorted(chance.randrange(40) for _ in range(8))
        spans = sorted(Span(start, start + chance.randrange(1, 9)) for start in starts)
        one = Span(at := chance.randrange(40), at + chance.randrange(1, 12))
        kept = outermost(spans)
        assert inside(spans, one) == [span for span in spans if one.contains(span)]
        assert covered(one, kept) == any(span.contains(one) for span in spans)
        assert touched(one, kept) == any(span.overlaps(one) for span in spans)
