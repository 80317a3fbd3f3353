"""JSON fit to be printed: exact for the program that reads it, harmless for the terminal or log that shows it."""

from __future__ import annotations

import json
import re
from typing import Any

from .clean import HOSTILE

_RAW = re.compile(f"(?![\t\n\r])[{HOSTILE}]|##(?=\\[|vso\\[)")


def dumps(value: Any) -> str:
    """One line of JSON in readable characters; what a terminal or a CI runner would act on stands as an escape."""
    return _RAW.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    return "#\\u0023" if match[0] == "##" else f"\\u{ord(match[0]):04x}"
