"""A placeholder's name that is a slip away from another."""

from __future__ import annotations

from collections import Counter

import pytest

from tonelint.message.spelling import distance, meant_by

KNOWN = frozenset({"due_date", "amount", "invoice_number", "name"})


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("due_dtae", "due_date"),
        ("due_dat", "due_date"),
        ("amonut", "amount"),
        ("amuont", "amount"),
        ("invoice_nubmer", "invoice_number"),
        ("invioce_number", "invoice_number"),
        ("nmae", None),  # too short to guess at
        ("dueDate", None),  # joined otherwise
        ("amounts", None),  # many
        ("amount2", None),  # numbered
        ("account", None),
        ("金额", None),
    ],
)
def test_slips(name: str, meant: str | None) -> None:
    assert meant_by(name, Counter({*KNOWN, name}), KNOWN) == meant


def test_a_name_nobody_knows_must_stand_often_to_be_meant() -> None:
    assert meant_by("widget_ocde", Counter({"widget_code": 5, "widget_ocde": 1}), frozenset()) == "widget_code"
    assert meant_by("widget_ocde", Counter({"widget_code": 1, "widget_ocde": 1}), frozenset()) is None
    assert meant_by("widget_ocde", Counter({"widget_code": 5, "widget_ocde": 2}), frozenset()) is None


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("", "", 0), ("ab", "ba", 1), ("abc", "", 3), ("date", "dtae", 1), ("kitten", "sitting", 3)],
)
def test_distance(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == distance(other, one) == steps
