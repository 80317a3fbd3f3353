"""The version of tonelint: stands in reports, caches and the package."""

from __future__ import annotations

from typing import Final

VERSION: Final = "0.1.0"
