"""The words of an XML file with their places, read by a strict parser; entities that the file itself declares are refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.parsers import expat

from .bytemap import ByteMap
from .weave import Run

_NEAR: Final = 4


class Element(NamedTuple):
    """One element that has ended: its name, its attributes, the words inside, and the attributes of the nearest parents.

    `parents` begins with the innermost; `nth` counts the elements of this name within the innermost parent, from 0.
    """

    name: str
    attributes: dict[str, str]
    runs: tuple[Run, ...]
    parents: tuple[dict[str, str], ...]
    nth: int


class Broken(NamedTuple):
    """Where the file is not XML: the 1-based line, and why."""

    line: int
    message: str


class _EntityError(Exception):
    """The file declares an entity: it could say anything, of any length."""


class _Open:
    """An element that has not ended: what is known of it, and how many of each name it held."""

    __slots__ = ("attributes", "counts", "index", "name", "runs")

    def __init__(self, name: str, attributes: dict[str, str], index: int) -> None:
        self.name = name
        self.attributes = attributes
        self.index = index
        self.runs: list[Run] = []
        self.counts: dict[str, int] = {}


class _Reading:
    """A parse under way: the open elements, and those that have ended."""

    def __init__(self, text: str, keeps: frozenset[str]) -> None:
        self.text = text
        self.keeps = keeps
        self.bytes = ByteMap(text)
        self.open: list[_Open] = []
        self.ended: list[Element] = []
        self.in_cdata = False
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.StartCdataSectionHandler = self.cdata
        self.parser.EndCdataSectionHandler = self.no_cdata
        self.parser.EntityDeclHandler = _refuse_entity

    def cdata(self) -> None:
        self.in_cdata = True

    def no_cdata(self) -> None:
        self.in_cdata = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        index = 0
        if self.open:
            counts = self.open[-1].counts
            index = counts.get(name, 0)
            counts[name] = index + 1
        self.open.append(_Open(name, attributes, index))

    def words(self, said: str) -> None:
        """Give words to the nearest open element that keeps words: ``<b>`` inside a string is part of it."""
        holder = next((o for o in reversed(self.open[-_NEAR:]) if o.name in self.keeps), None)
        if holder is None:
            return
        start = self.bytes.offset(self.parser.CurrentByteIndex)
        end = start + len(said)
        if not self.in_cdata and self.text.startswith("&", start):
            end = self.text.find(";", start) + 1
        elif said == "\n" and self.text.startswith("\r\n", start):
            end = start + 2
        holder.runs.append(Run(said, start, end))

    def end(self, name: str) -> None:
        done = self.open.pop()
        if name in self.keeps:
            parents = tuple(o.attributes for o in reversed(self.open[-_NEAR:]))
            self.ended.append(Element(name, done.attributes, tuple(done.runs), parents, done.index))


def elements(text: str, keeps: frozenset[str]) -> Iterator[Element | Broken]:
    """The elements named in `keeps`, as they end, with their words. What is broken comes last, after what was read."""
    reading = _Reading(text, keeps)
    broken: Broken | None = None
    try:
        reading.parser.Parse(reading.bytes.data, True)
    except expat.ExpatError as error:
        broken = Broken(error.lineno, expat.ErrorString(error.code))
    except _EntityError:
        broken = Broken(reading.parser.CurrentLineNumber, "the file declares an entity of its own, which is not read")
    yield from reading.ended
    if broken:
        yield broken


def _refuse_entity(*_: object) -> None:
    raise _EntityError


def escape(words: str) -> str:
    """`words` as XML text."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
