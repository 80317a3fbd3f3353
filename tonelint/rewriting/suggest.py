"""Better wordings for one finding, filled from the draft's own facts."""

from __future__ import annotations

from typing import NamedTuple

from tonelint.diagnostic import Applicability, Effect
from tonelint.linter import Finding
from tonelint.message.message import Message
from tonelint.text.span import Span


class Proposal(NamedTuple):
    """One better wording: edits are (span of the draft, new words), zero width where words are put in."""

    title: str
    applicability: Applicability
    effect: Effect
    edits: tuple[tuple[Span, str], ...]


class Profile(NamedTuple):
    """The sender's own constant facts (``[sender]`` in the configuration): they fill holes, and are marked as theirs."""

    name: str = ""
    company: str = ""
    payment_line: str = ""
    phone: str = ""


def proposals(_message: Message, _finding: Finding, _profile: Profile) -> tuple[Proposal, ...]:
    """The wordings that the rule offers for this finding, best first."""
    return ()
