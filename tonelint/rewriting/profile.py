"""The sender's own constant facts."""

from __future__ import annotations

from typing import NamedTuple


class Profile(NamedTuple):
    """The sender's own constant facts (``[sender]`` in the configuration): they fill holes, and are marked as theirs."""

    name: str = ""
    company: str = ""
    payment_line: str = ""
    phone: str = ""

    def value(self, kind: str) -> str:
        """What the profile knows of a kind of fact; empty where it knows nothing."""
        known = {
            "sender": self.company or self.name,
            "way-to-pay": self.payment_line,
            "payment-line": self.payment_line,
            "contact": self.phone,
        }
        return known.get(kind, "")
