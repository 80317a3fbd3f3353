"""tonelint as a library."""

from __future__ import annotations

import doctest

import pytest

import tonelint


def test_the_example_of_the_package_holds() -> None:
    assert doctest.testmod(tonelint).failed == 0


def test_context_in_both_languages() -> None:
    result = tonelint.lint("王总，这笔款不急哈，您先忙", stage="逾期", channel="微信", ui_language="zh")
    assert {known.key: known.value for known in result.context} == {"stage": "overdue", "channel": "wechat"}
    assert "submissive/no-rush" in [finding.rule for finding in result.diagnostics]
    assert result.worst() in {"warning", "error"}


def test_a_reader_by_the_name_of_the_file() -> None:
    result = tonelint.lint(
        '{"id": "a", "text": "No rush."}\n{"text": "Thank you."}', filename="rows.jsonl", select=["submissive"]
    )
    assert [draft.draft for draft in result.drafts] == ["a", "line 2"]
    assert len(result.diagnostics) == 1


def test_words_that_nobody_knows() -> None:
    with pytest.raises(tonelint.ContextError, match="did you mean 'overdue'"):
        tonelint.lint("x", stage="overdu")
    with pytest.raises(tonelint.ContextError, match="unknown context key 'weather'"):
        tonelint.lint("x", context={"weather": "fine"})


def test_the_face_is_what_it_says() -> None:
    for name in tonelint.__all__:
        assert getattr(tonelint, name) is not None
    with pytest.raises(AttributeError):
        _ = tonelint.nothing  # type: ignore[attr-defined]
