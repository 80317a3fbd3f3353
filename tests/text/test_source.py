"""A position is right in every unit: code points, UTF-16 units and bytes of the file as stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.text.source import Source


@pytest.mark.parametrize(("encoding", "bom"), [("utf-8", 0), ("utf-8", 3), ("gb18030", 0), ("utf-16-le", 2)])
@given(text=st.text(alphabet=st.sampled_from("ab款𠮷😀\r\n"), max_size=40), data=st.data())
def test_every_offset_agrees_with_the_encoded_file(encoding: str, bom: int, text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    position = Source("x", text, encoding, bom).position(offset)
    before = text[:offset]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    inside_crlf = before.endswith("\r") and text[offset : offset + 1] == "\n"
    assert position.byte_offset == bom + len(before.encode(encoding))
    if not inside_crlf:
        assert position.line == len(lines)
        assert position.column == len(lines[-1]) + 1
        assert position.utf16_column == len(lines[-1].encode("utf-16-le")) // 2 + 1
