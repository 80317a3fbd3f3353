"""Fixing ends, changes nothing but its edits, and nothing the second time."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonelint.checking import Settings, check
from tonelint.diagnostic import Checked
from tonelint.message.context import Context, Value
from tonelint.message.draft import Draft
from tonelint.readers import read
from tonelint.rewriting.fixer import by_applicability, diff, fix, loudness
from tonelint.text.decode import Unreadable, decode

from .drafts import book, training

BOTH = by_applicability("safe", "unsafe")
OVERDUE = Context({"stage": Value("overdue", "flag")})


def judged(data: bytes, name: str = "draft.txt", context: Context = OVERDUE) -> tuple[Checked, ...]:
    return tuple(check(d, book(), context, Settings(proven=True)) for d in read(name, data) if isinstance(d, Draft))


def encoder(data: bytes):  # type: ignore[no-untyped-def]
    source = decode(data, "draft.txt")
    assert not isinstance(source, Unreadable)
    return source.encode


BAD = "王总您好，发票P0442货款3,200元，不急哈，您先忙。请付到工行账户6222。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_bytes_outside_the_edits_stay(encoding: str, newline: str) -> None:
    text = f"第一行留着{newline}{BAD.strip()}{newline}末行也留着{newline}"
    data = text.encode(encoding)
    fixed = fix(data, judged, encoder(data), BOTH)
    after = fixed.data.decode(encoding)
    assert after.startswith(f"第一行留着{newline}")
    assert after.endswith(f"末行也留着{newline}")
    assert fixed.data.startswith(data[:2])
    assert loudness(fixed.left) < loudness(judged(data))


def test_a_template_keeps_its_placeholders() -> None:
    data = "{{name}}您好，{{amount}}元不急，请于{{date}}前付到{{account}}。".encode()
    after = fix(data, judged, encoder(data), BOTH).data.decode()
    assert re.findall(r"\{\{\w+\}\}", after) == ["{{name}}", "{{amount}}", "{{date}}", "{{account}}"]


@pytest.mark.parametrize("row", list(training(60)), ids=lambda row: row["id"])
def test_fixing_ends_and_is_idempotent(row: dict[str, str]) -> None:
    data = row["text"].encode()
    context = Context({k: Value(row[k], "flag") for k in ("stage", "channel", "audience", "purpose") if row.get(k)})
    judge = partial(judged, context=context)
    first = fix(data, judge, encoder(data), BOTH)
    again = fix(first.data, judge, encoder(data), BOTH)
    assert loudness(first.left) <= loudness(judge(data))
    assert again.data == first.data
    assert not again.applied


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["不急", "您先忙", "，", "。", "货款3200元", "请付款", "\n", "There is no rush", ". ", "Pay by Friday"]), max_size=12))
def test_generated_drafts_are_fixed_once(pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    first = fix(data, judged, str.encode, BOTH)
    assert fix(first.data, judged, str.encode, BOTH).data == first.data
    for kept in ("货款3200元", "by Friday"):
        assert first.data.decode().count(kept) == "".join(pieces).count(kept)


def test_a_diff_names_the_file() -> None:
    assert diff("a.txt", "one\ntwo", "one\nthree") == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+three\n\\ No newline at end of file\n"
    )
