"""Words of a draft made fit to be shown: no control character or escape sequence passes through here raw."""

from __future__ import annotations

import re

# C0 and C1 controls, bidirectional overrides and marks, line separators, lone surrogates, marks, non-characters.
HOSTILE = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
_ONE_LINE = re.compile(f"\r\n|[{HOSTILE}]")
_LINES = re.compile(f"\r\n|(?![\t\n])[{HOSTILE}]")
_COMMAND = re.compile(r":(?=:[A-Za-z])|#(?=#(?:vso)?\[)")


def clean(text: str, *, lines: bool = False) -> str:
    """`text` with hostile characters as visible signs; line ends become ⏎ and tabs blanks, unless `lines` may stay."""
    return _LINES.sub(_line_sign, text) if lines else _ONE_LINE.sub(_sign, text)


def for_logs(text: str) -> str:
    """`clean`, and no longer a command to a CI runner that reads the log (``::error::``, ``##[group]``)."""
    return _COMMAND.sub(r"\g<0> ", clean(text))


def _sign(match: re.Match[str]) -> str:
    character = match[0]
    if character in {"\n", "\r", "\r\n"}:
        return "⏎"
    if character == "\t":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    return "␡" if character == "\x7f" else "\ufffd"


def _line_sign(match: re.Match[str]) -> str:
    return "\n" if match[0] in {"\r\n", "\r"} else _sign(match)
