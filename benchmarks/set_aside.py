"""The half of the training drafts that rules are not written from: fixed by a checksum of the id, before the first rule.

Whoever writes or mends rules reads the open half only; figures for rules are measured on the other.
"""

from __future__ import annotations

import zlib


def is_set_aside(name: str) -> bool:
    """Whether the draft with this id is kept for measuring."""
    return zlib.crc32(name.encode()) % 2 == 1
