"""Positions in every unit, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from tonelint.lsp.places import Places
from tonelint.text.span import Span

TEXT = st.text(st.sampled_from("a不é𠮷😀\n\r\u2028\x0b\ud800 "), max_size=30)


@given(TEXT, st.data())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_there_and_back(encoding: str, text: str, data: st.DataObject) -> None:
    places = Places(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n" or not offset:
        assert places.offset(places.position(offset)) == offset


def test_beyond_the_end_and_inside_a_letter() -> None:
    places = Places("a😀b\r\nc", "utf-16")
    assert places.offset(types.Position(0, 99)) == 3
    assert places.offset(types.Position(9, 0)) == 6
    assert places.offset(types.Position(0, 2)) == 1
    assert places.span(types.Range(types.Position(1, 1), types.Position(0, 0))) == Span(6, 6)
