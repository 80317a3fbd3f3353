"""The page in a real browser: marks on the right words, rewrites at a click, and a draft that cannot act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from writers.browser import Page, chromium

from tonelint.web.server import Server

from .drafts import EN, ZH


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    with chromium() as page:
        yield page


@pytest.fixture
def page(browser: Page, server: Server) -> Page:
    browser.size(1000, 900)
    browser.open(server.url)
    return browser


def type_in(page: Page, text: str) -> None:
    """Type at the end of the draft, as a keyboard does."""
    page.run("document.getElementById('draft').focus()")
    page.call("Input.insertText", text=text)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the marks are those of the text that stands there."""
    done = "document.body.dataset.checked === String(document.getElementById('draft').value.length)"
    page.run(
        f"new Promise((yes, no) => {{ const end = Date.now() + 20000; (function look() {{ {done} ? setTimeout(yes, 30) : Date.now() > end ? no('late') : setTimeout(look, 20) }})() }})"
    )


def marked(page: Page) -> list[str]:
    found: list[str] = page.run("[...document.querySelectorAll('#marks .mark')].map(e => e.textContent)")
    return found


@pytest.mark.parametrize(
    ("text", "words", "better"), [(ZH, "不着急", "请今天付款"), (EN, "no rush", "please pay today")]
)
def test_marks_stand_on_the_words_and_a_rewrite_goes_in(page: Page, text: str, words: str, better: str) -> None:
    page.run(f"document.querySelector('[data-language={'zh' if text is ZH else 'en'}]').click()")
    type_in(page, text)
    assert marked(page) == [words]
    # The marks lie exactly under the words: same text, same place.
    assert page.run("document.getElementById('marks').textContent") == f"{text}\n"
    boxes = page.run(
        "['marks', 'draft'].map(id => JSON.stringify(document.getElementById(id).getBoundingClientRect()))"
    )
    assert boxes[0] == boxes[1]
    page.run("document.querySelector('.finding .better button').click()")
    settled(page)
    assert page.run("document.getElementById('draft').value") == text.replace(words, better)
    assert marked(page) == []
    assert page.run("document.getElementById('verdict').textContent")[0] == "✓"
    page.run("document.execCommand('undo')")
    settled(page)
    assert marked(page) == [words]


def test_hover_and_tap_say_why(page: Page) -> None:
    type_in(page, ZH)
    box = page.run("(({x, y, height}) => [x, y + height / 2])(document.querySelector('.mark').getBoundingClientRect())")
    page.move(box[0] + 5, box[1])
    assert page.run("document.getElementById('tip').hidden") is False
    assert "对方会当真不急" in page.run("document.getElementById('tip').textContent")
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Escape")
    assert page.run("document.getElementById('tip').hidden") is True
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=box[0] + 5, y=box[1], button="left", clickCount=1)
    assert page.run("document.getElementById('tip').hidden") is False
    page.run("document.querySelector('#tip button').click()")
    settled(page)
    assert marked(page) == []


def test_a_draft_is_inert_and_nothing_leaves(page: Page, server: Server) -> None:
    type_in(page, ZH + EN)
    page.run("new Promise(done => setTimeout(done, 100))")
    assert page.run("window.hit") is None
    assert page.run("document.images.length") == 0
    assert [url for url in page.requests if not url.startswith((server.url, "data:"))] == []
    assert page.console == []


def test_copy_puts_the_draft_on_the_clipboard(page: Page, server: Server) -> None:
    origin = server.url.rsplit("/", 2)[0]
    page.call("Browser.grantPermissions", origin=origin, permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    type_in(page, "请今天付款😀。")
    page.call("Runtime.evaluate", expression="document.getElementById('copy').click()", userGesture=True)
    page.run("new Promise(done => setTimeout(done, 200))")
    assert page.run("document.getElementById('copy').textContent") == "已复制"
    assert page.run("navigator.clipboard.readText()") == "请今天付款😀。"


def test_stage_is_inferred_or_picked(page: Page) -> None:
    type_in(page, "货款 3,000 元已逾期12天，请付款。")
    assert re.search("阶段：.+（由“.*12天.*”推得）", page.run("document.getElementById('known').textContent"))
    assert "✓ 金额 3,000 元" in page.run("document.getElementById('states').textContent")
    assert "✗ 付款方式" in page.run("document.getElementById('states').textContent")
    page.run("(s => { s.value = 'final'; s.dispatchEvent(new Event('change')) })(document.getElementById('stage'))")
    page.run("new Promise(done => setTimeout(done, 500))")
    assert page.run("document.getElementById('known').textContent") == "阶段：最后通知"


def test_the_whole_message_rewritten_and_taken_back(page: Page) -> None:
    text = "张总，货款 3,000 元已逾期12天，不着急。"
    type_in(page, text)
    page.run("document.querySelector('[data-variant=\"\"]').click()")
    page.run(
        "new Promise((yes, no) => { const end = Date.now() + 20000; (function look() { !document.getElementById('undo').hidden ? yes() : Date.now() > end ? no('late') : setTimeout(look, 20) })() })"
    )
    settled(page)
    after = page.run("document.getElementById('draft').value")
    assert "不着急" not in after
    assert "3,000" in after
    page.run("document.getElementById('undo').click()")
    assert page.run("document.getElementById('draft').value") == text


def test_phone_dark_and_english(page: Page, tmp_path: Path) -> None:
    type_in(page, ZH + "很长的一句话，" * 40)
    page.size(375, 700)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.run(wide) <= 0
    page.size(375, 700, dark=True)
    assert page.run("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"
    page.run("document.querySelector('[data-language=en]').click()")
    assert page.run("document.documentElement.lang") == "en"
    page.run("new Promise(done => setTimeout(done, 500))")
    assert "makes paying optional" in page.run("document.getElementById('findings').textContent")
    # A click target for a thumb.
    assert (
        page.run("Math.min(...[...document.querySelectorAll('main button:not([hidden])')].map(b => b.offsetHeight))")
        >= 40
    )
    assert page.picture().startswith(b"\x89PNG")
