"""HTML and MJML: what shows, in which order, and where each word stands in the file."""

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.mapping import check_pieces, check_places, spaced
from tonelint.message.draft import Draft, Trouble
from tonelint.readers import read
from tonelint.text.span import Span

PAGE = """<!DOCTYPE html><html><head><title>Payment &amp; due</title><style>p > a {color:red}</style></head>\r
<body><!-- <b>draft</b> --><div style="display:none">Preheader</div><h1>提醒</h1><p>Dear {{ name }},<br/>
  please <b>pay</b>   &pound;300 &#x1F600;{% if a < b %} now{% endif %}.</p>
<a class="btn" href="https://pay.me/?a=1&amp;b=2">Pay <i>now</i></a><img alt="逾期 &lt;账单&gt;">
<script>if (a<b) "</p>"</script>5 < 6</body></html>"""


def test_a_page_says_what_shows():
    [draft] = read("a.html", PAGE.encode())
    assert draft.text == (
        "Payment & due\n\nPreheader\n\n提醒\n\nDear {{ name }},\nplease pay £300 😀{% if a < b %} now{% endif %}.\n\n"
        "Pay now逾期 <账单> 5 < 6"
    )
    check_pieces(draft)
    check_places(draft, PAGE.encode(), html.unescape, spaced)
    marks = {(mark.kind, mark.span.of(draft.text), mark.value) for mark in draft.marks if mark.kind != "tag"}
    assert marks == {
        ("subject", "Payment & due", ""),
        ("heading", "提醒", ""),
        ("button", "Pay now", "https://pay.me/?a=1&b=2"),
        ("alt", "逾期 <账单>", ""),
    }
    assert draft.branches is not None


def test_edits_escape_and_never_cut_markup():
    [draft] = read("a.html", "<p>请<b>立即</b>付款 &amp; 回复</p>".encode())
    assert draft.text == "请立即付款 & 回复"
    edit = draft.edit(Span(1, 3), 'a < b & "{{ x > 1 }}"')
    assert edit is not None
    assert edit.text == "a &lt; b &amp; &quot;{{ x > 1 }}&quot;"
    assert draft.source.text[slice(*edit.span)] == "立即"
    assert draft.edit(Span(0, 3), "x") is None
    assert draft.edit(Span(3, 5), "{{ x }}") is not None
    entity = draft.edit(Span(6, 7), "and")
    assert entity is not None
    assert draft.source.text[slice(*entity.span)] == "&amp;"


def test_mjml():
    page = (
        "<mjml><mj-head><mj-preview>Pre</mj-preview><mj-title>T</mj-title><mj-attributes><mj-all a='b'/>x</mj-attributes>"
        "</mj-head><mj-body><mj-text>您好 {{x}}</mj-text><mj-button href='u'>付款</mj-button></mj-body></mjml>"
    )
    [draft] = read("a.mjml", page.encode())
    assert draft.text == "Pre\n\nT\n\n您好 {{x}}\n\n付款"
    assert [(m.kind, m.value) for m in draft.marks] == [("subject", ""), ("button", "u")]


@pytest.mark.parametrize(("page", "line"), [("<p>hi</p>\n<a href='x", 2), ("a\n\n<!-- b", 3), ("<p\n", 1)])
def test_markup_that_breaks_off_is_a_trouble_at_its_line(page, line):
    found = list(read("a.html", page.encode()))
    assert [f.line for f in found if isinstance(f, Trouble)] == [line]


BITS = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<a href='&amp;'>",
    "</a>",
    "&amp;",
    "&#20320;",
    "&copy",
    "&nope;",
    "<!-- x -->",
    "<",
]
BITS += [
    "请付款",
    "𠮷😀",
    " ",
    "\r\n",
    "\t",
    "{{ a < b }}",
    "{% if x %}",
    "{% endif %}",
    "<img alt='a &lt;'>",
    "<pre>",
    "</pre>",
    "&",
]


@given(
    st.lists(st.sampled_from(BITS), max_size=25).map("".join),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
def test_any_page_maps_back(page, encoding):
    data = page.encode(encoding)
    for draft in read("a.html", data):
        if isinstance(draft, Draft) and draft.source.text == page:
            check_pieces(draft)
            check_places(draft, data, html.unescape, spaced)


@pytest.mark.parametrize(
    "bit", ["<a ", "<", "<!--", '<a "', "<b>", "&", "<script>", "<p>x ", "<svg>", "<a href=x>", "<a x='"]
)
def test_hostile_pages_take_linear_time(bit):
    began = time.process_time()
    list(read("a.html", (bit * 50_000).encode()))
    assert time.process_time() - began < 10


def test_template_endings():
    page = "<p>Hi</p>"
    assert [d.text for d in read("a.html.j2", page.encode())] == ["Hi"]
    assert [d.text for d in read("a.liquid", page.encode())] == ["Hi"]
    assert [d.text for d in read("a.txt.erb", page.encode())] == ["<p>Hi</p>"]
    assert [d.text for d in read("a.blade.php", page.encode())] == ["Hi"]
