"""What each account was sent before, for the rows of one table: counted, and at hand for the message that follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from tonelint.checking import ALONE, Before
from tonelint.grouping import has_thread_keys, threads
from tonelint.message.asking import anchor
from tonelint.message.context import Context, Value, Vocabulary
from tonelint.message.draft import Draft, Note, Read
from tonelint.message.inference import understood
from tonelint.message.message import Message
from tonelint.readers.chat import SPEAKER
from tonelint.text.lexicon import Lexicon

_MOST = 12
"""How many earlier messages a message is held against; in a long thread the last ones."""
_KEPT = 256
_FIRST = 64
"""How many drafts of a file are looked at to see whether its rows make threads."""


class Correspondence:
    """The threads among `drafts`; `context_of` gives what is known of a draft beside its words."""

    def __init__(
        self, drafts: Sequence[Draft], lexicon: Lexicon, words: Vocabulary, context_of: Callable[[Draft], Context]
    ) -> None:
        self._threads = threads(drafts, words)

        @lru_cache(maxsize=_KEPT)
        def message(number: int) -> Message:
            return understood(drafts[number], lexicon, context_of(drafts[number]))

        self._message = message

    def earlier(self, number: int) -> tuple[Message, ...]:
        """What the account of draft `number` was sent before it, in order."""
        thread = self._threads.get(number)
        if thread is None:
            return ()
        now = thread.days[thread.numbers.index(number)]
        before = [other for other, day in zip(thread.numbers, thread.days, strict=True) if day < now]
        return tuple(self._message(other) for other in before[-_MOST:])

    def counted(self, number: int) -> dict[str, Value]:
        """How often the account is contacted within seven days and on one day, draft `number` included."""
        thread = self._threads.get(number)
        if thread is None:
            return {}
        now = thread.days[thread.numbers.index(number)]
        until = {day for day in thread.days if day <= now}
        counts = {
            "contacts-this-week": sum(day > now - 7 for day in until),
            "contacts-today": sum(int(day) == int(now) for day in until),
        }
        return {key: Value(str(count), "row", f"{count} rows of this account") for key, count in counts.items()}


def _heard(every: list[Read], lexicon: Lexicon, context_of: Callable[[Draft], Context]) -> list[Read]:
    """Of a chat only the messages of the one who asks for money most: the other's answers are not ours to judge."""
    asks: Counter[str] = Counter()
    for each in every:
        speaker = _speaker(each)
        if isinstance(each, Draft) and speaker:
            asks[speaker] += anchor(understood(each, lexicon, context_of(each))) is not None
    if len(asks) < 2:
        return every
    ours = asks.most_common(1)[0][0]
    others = [each for each in every if isinstance(each, Draft) and _speaker(each) not in ("", ours)]
    names = ", ".join(dict.fromkeys(map(_speaker, others)))
    said = Note(others[0].source.path, None, f"a chat: only {ours} is judged, not {names} (messages: {len(others)})")
    return [said, *(each for each in every if each not in others)]


def _speaker(read: Read) -> str:
    stated = read.stated if isinstance(read, Draft) else ()
    return next((each.value for each in stated if each.key == SPEAKER), "")


def with_threads(
    drafts: Iterable[Read], lexicon: Lexicon, words: Vocabulary, context_of: Callable[[Draft], Context]
) -> Iterator[tuple[Read, Before]]:
    """Every draft of a file with its place in a thread.

    Only a file whose rows say to whom and when they go is read to its end first; any other passes row by row.
    """
    drafts = iter(drafts)
    first = list(islice(drafts, _FIRST))
    if not has_thread_keys((each for each in first if isinstance(each, Draft)), words):
        yield from ((each, ALONE) for each in chain(first, drafts))
        return
    every = _heard([*first, *drafts], lexicon, context_of)
    letters = Correspondence([each for each in every if isinstance(each, Draft)], lexicon, words, context_of)
    number = 0
    for each in every:
        if isinstance(each, Draft):
            yield each, Before(letters.earlier(number), letters.counted(number))
            number += 1
        else:
            yield each, ALONE
