"""YAML front matter: what stands between two ``---`` at the top of a file is the context of the message below."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from tonelint.message.draft import Draft, Mark, Stated, Trouble
from tonelint.text.source import Source
from tonelint.text.span import Span

from .keys import key_path
from .weave import Run, weave
from .yamlruns import Escape, escape_for, scalar_runs
from .yamltext import scalars

_FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^[^\s:#\-][^:\r\n]*:(?:\s|$)", re.MULTILINE)
_LONGEST = 64_000
_SUBJECTS = frozenset({"subject", "Subject", "主题", "主題", "主旨"})


class FrontMatter(NamedTuple):
    """What was stated, where the body starts (code points; 0: there is no front matter), and what was broken.

    `subject` holds the runs of a subject, which is part of the message, and `escape_subject` writes words into it.
    """

    stated: tuple[Stated, ...] = ()
    end: int = 0
    troubles: tuple[Trouble, ...] = ()
    subject: tuple[Run, ...] = ()
    escape_subject: Escape | None = None


def front_matter(source: Source) -> FrontMatter:
    """The front matter of `source`: its scalar keys, nested ones joined by a dot, each with its place in the file.

    Text between two rules that is no mapping is part of the message. Broken YAML is a trouble, and the body is read.
    """
    match = _FRONT.match(source.text, 0, _LONGEST)
    if not match or not _KEY.search(match.group(1)):
        return FrontMatter()
    start = match.start(1)
    try:
        found = list(scalars(match.group(1)))
    except yaml.YAMLError as error:
        return FrontMatter((), match.end(), (_broken(source, start, error),))
    if not all(scalar.keys for scalar in found):
        return FrontMatter()
    stated = tuple(Stated(key_path(s.keys), s.value, s.span.start + start) for s in found if s.keys[0] not in _SUBJECTS)
    subject = next((s for s in found if len(s.keys) == 1 and s.keys[0] in _SUBJECTS and s.value.strip()), None)
    if subject is None:
        return FrontMatter(stated, match.end())
    runs = scalar_runs(match.group(1), subject) or (Run(subject.value, *subject.span),)
    moved = tuple(Run(words, first + start, last + start) for words, first, last in runs)
    return FrontMatter(stated, match.end(), (), moved, escape_for(match.group(1), subject))


def below(front: FrontMatter, draft: Draft) -> Draft:
    """The draft of the words below the front matter, with its context, and its subject above the words."""
    if not front.subject:
        return draft._replace(stated=front.stated)
    end = front.subject[-1].end
    body = (Run(piece.draft.of(draft.text), *piece.source) for piece in draft.pieces)
    woven = weave((*front.subject, Run("\n", end, end), *body))
    length = sum(len(run.words) for run in front.subject)
    moved = (mark._replace(span=mark.span.shift(length + 1)) for mark in draft.marks)
    return draft._replace(
        text=woven.text,
        pieces=woven.pieces,
        stated=front.stated,
        marks=(Mark("subject", Span(0, length)), *moved),
        escape_subject=front.escape_subject,
    )


def _broken(source: Source, start: int, error: yaml.YAMLError) -> Trouble:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error).splitlines()[0]
    return Trouble(source.path, source.line_of(start + mark.index) if mark else 1, f"broken front matter: {problem}")
