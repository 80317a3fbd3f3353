"""YAML front matter: what stands between two ``---`` at the top of a file is the context of the message below."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from tonelint.message.draft import Stated, Trouble
from tonelint.text.source import Source

from .keys import key_path
from .yamltext import scalars

_FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^[^\s:#\-][^:\r\n]*:(?:\s|$)", re.MULTILINE)
_LONGEST = 64_000


class FrontMatter(NamedTuple):
    """What was stated, where the body starts (code points; 0: there is no front matter), and what was broken."""

    stated: tuple[Stated, ...] = ()
    end: int = 0
    troubles: tuple[Trouble, ...] = ()


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
    return FrontMatter(tuple(Stated(key_path(s.keys), s.value, s.span.start + start) for s in found), match.end())


def _broken(source: Source, start: int, error: yaml.YAMLError) -> Trouble:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error).splitlines()[0]
    return Trouble(source.path, source.line_of(start + mark.index) if mark else 1, f"broken front matter: {problem}")
