"""tonelint reads a draft payment-collection message and says what in it costs money, goodwill or a complaint."""

from __future__ import annotations

__version__ = "0.1.0"
