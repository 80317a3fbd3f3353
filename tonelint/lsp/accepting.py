"""Accepting a finding from the editor: into the baseline, never without a reason."""

from __future__ import annotations

from tonelint import baseline
from tonelint.diagnostic import Diagnostic
from tonelint.job import within
from tonelint.writers.words import Language

from .houses import House

REASONS: dict[Language, tuple[str, ...]] = {
    "zh": ("已和客户说好", "法务已看过", "误报：这里不是这个意思", "内部约定的说法"),
    "en": ("Agreed with the customer", "Reviewed by legal", "False alarm: it does not mean that here", "House wording"),
}
"""Reasons to choose from, for editors that cannot ask for words."""


def question(language: Language) -> str:
    """What to ask."""
    return {
        "zh": "为什么这一处可以不改？原因会记入基线。",
        "en": "Why may this stay? The reason goes into the baseline.",
    }[language]


def accept(house: House, finding: Diagnostic, reason: str) -> None:
    """Add one finding to the house's baseline. Raises OSError or BaselineError where it cannot be read or written."""
    path = house.baseline
    old = baseline.load(path, house.job.today).entries if path.is_file() else {}
    name = within(house.job.config, finding.path)
    known = old.get(finding.fingerprint)
    paths = dict(known.paths) if known else {}
    paths[name] = paths.get(name, 0) + 1
    entry = baseline.Entry(finding.rule, finding.fingerprint, finding.words[:80], paths, reason)
    if known:
        entry = known._replace(paths=paths)
    baseline.save(path, {**old, finding.fingerprint: entry}.values())
