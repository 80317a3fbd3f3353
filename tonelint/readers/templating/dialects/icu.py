"""ICU MessageFormat: ``{n, plural, =0 {…} one {…} other {…}}`` and ``{x, select, …}``, nested to any depth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonelint.readers.templating.tags import Tag

_TOKEN = re.compile(
    r"'(?:[{}|#][^']*)?'"
    r"|(?P<open>\{\s*(?P<arg>[\w.\-]+)\s*,\s*(?P<kind>plural|selectordinal|select)\s*,(?:\s*offset:\d+)?\s*(?P<first>\S+?)\s*\{)"
    r"|(?P<next>\}\s*(?P<case>[\w=\-]+)\s*\{)"
    r"|(?P<end>\}\s*\})"
    r"|[{}]"
)


def tags(text: str) -> Iterator[Tag]:
    """The control tags of `text`, in order: an argument's head with its first case, the step to a next case, its end."""
    depths: list[int] = []
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        inner = depths and depths[-1] == 0
        if match["open"]:
            name = match["arg"]
            yield Tag(match.start(), match.start("first"), "switch", match["kind"], name)
            yield _case(match.start("first"), at, match["first"])
            depths.append(0)
        elif match["next"] and inner:
            yield _case(match.start(), at, match["case"])
        elif match["end"] and inner:
            depths.pop()
            yield Tag(match.start(), at, "end")
        elif match.group()[0] in "{}" and depths:
            at = match.start() + 1
            depths[-1] += 1 if match.group()[0] == "{" else -1
        elif match.group()[0] in "{}":
            at = match.start() + 1


def _case(start: int, end: int, word: str) -> Tag:
    return Tag(start, end, "else" if word == "other" else "case", word, word)
