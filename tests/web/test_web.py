"""``tonelint web``: nobody but the page itself gets an answer, and a browser shows the marks on the right words."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from writers.browser import Page, chromium

from tonelint.checking import Settings
from tonelint.job import Job
from tonelint.linter import Policy
from tonelint.rulebook.cache import rulebook
from tonelint.web.server import Server

RULE = """\
title: {zh: 告诉对方不急, en: No rush}
why: {zh: 对方会当真不急, en: The reader will take you at your word.}
sources: [PRAC]
severity: warning
forbid: {zh: [不着急], en: [no rush]}
message: {zh: "「{match}」等于说可以不付", en: "'{match}' makes paying optional"}
instead: [{zh: "请今天付款", en: "please pay today"}]
examples: {bad: [这笔⟦不着急⟧。], good: [请付款。]}
"""
ZH = "张总您好😀，𠮷野家的货款不着急，<script>window.hit=1</script>。"
EN = "Hi Sam 😀𠮷, there is no rush on <img src=x onerror=window.hit=1> this."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("rules") / "rules"
    (folder / "house").mkdir(parents=True)
    (folder / "house" / "no-rush.yaml").write_text(RULE, "utf-8")
    job = Job(rulebook([folder], use_cache=False), Settings("zh", Policy(select=("house",))))
    made = Server(job)
    Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def ask(server: Server, path: str, body: object = None, **headers: str) -> tuple[int, dict[str, str], str]:
    """One request; a body makes it a POST of JSON from the page itself unless `headers` say otherwise."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    ours = {"Origin": f"http://127.0.0.1:{server.server_port}", "Content-Type": "application/json"} if body is not None else {}
    names = {key.replace("_", "-"): value for key, value in headers.items()}
    data = json.dumps(body) if isinstance(body, dict) else body
    connection.request("POST" if body is not None else "GET", path, data, {**ours, **names})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, {key.lower(): value for key, value in answer.getheaders()}, text


def draft(text: str = ZH, language: str = "zh", **more: str) -> dict[str, Any]:
    return {"text": text, "language": language, **more}


def test_the_same_json_as_the_command_line(server: Server) -> None:
    status, headers, text = ask(server, f"/{server.token}/check", draft())
    report = json.loads(text)
    assert (status, report["version"]) == (200, 1)
    (finding,) = report["diagnostics"]
    assert finding["text"] == "不着急"
    assert finding["range"]["start"]["utf16_column"] == 15
    assert headers["cache-control"] == "no-store"


def test_the_policy_lets_nothing_in(server: Server) -> None:
    for name in ("", "page.js", "page.css", "check"):
        _, headers, _ = ask(server, f"/{server.token}/{name}")
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; ")
        assert "unsafe" not in policy
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/", "/check", "/page.js", "/wrong/", "//", "/wrong/check", "/%00/"])
def test_without_the_token_nothing(server: Server, path: str) -> None:
    assert ask(server, path)[0] == 403
    assert ask(server, path, draft())[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Content_Type": "text/plain"},
    ],
)
def test_another_origin_gets_no_answer(server: Server, headers: dict[str, str]) -> None:
    status, _, text = ask(server, f"/{server.token}/check", draft(), **headers)
    assert status in {403, 415, 421}
    assert "不着急" not in text


@pytest.mark.parametrize(
    "body",
    ["{", "[]", "null", '{"text": 1, "language": "zh"}', '{"text": "", "language": "fr"}', "[" * 50_000]
    + [json.dumps(draft(stage="soon")), json.dumps(draft("x" * 100_001)), json.dumps(draft(variant="ruder"))],
)
def test_bad_requests_are_told_so(server: Server, body: str) -> None:
    status, _, text = ask(server, f"/{server.token}/check", body)
    assert status == 400
    assert json.loads(text)["error"]


def test_too_long_is_not_even_read(server: Server) -> None:
    assert ask(server, f"/{server.token}/check", "", Content_Length="999999999999")[0] == 413
    assert ask(server, f"/{server.token}/check", "", Transfer_Encoding="chunked", Content_Length="0")[0] == 411


def test_loopback_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.token) >= 32


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
    page.run(f"new Promise((yes, no) => {{ const end = Date.now() + 20000; (function look() {{ {done} ? setTimeout(yes, 30) : Date.now() > end ? no('late') : setTimeout(look, 20) }})() }})")


def marked(page: Page) -> list[str]:
    found: list[str] = page.run("[...document.querySelectorAll('#marks .mark')].map(e => e.textContent)")
    return found


@pytest.mark.parametrize(("text", "words", "better"), [(ZH, "不着急", "请今天付款"), (EN, "no rush", "please pay today")])
def test_marks_stand_on_the_words_and_a_rewrite_goes_in(page: Page, text: str, words: str, better: str) -> None:
    page.run(f"document.querySelector('[data-language={'zh' if text is ZH else 'en'}]').click()")
    type_in(page, text)
    assert marked(page) == [words]
    # The marks lie exactly under the words: same text, same place.
    assert page.run("document.getElementById('marks').textContent") == f"{text}\n"
    boxes = page.run("['marks', 'draft'].map(id => JSON.stringify(document.getElementById(id).getBoundingClientRect()))")
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
    page.run("new Promise((yes, no) => { const end = Date.now() + 20000; (function look() { !document.getElementById('undo').hidden ? yes() : Date.now() > end ? no('late') : setTimeout(look, 20) })() })")
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
    assert page.run("Math.min(...[...document.querySelectorAll('main button:not([hidden])')].map(b => b.offsetHeight))") >= 40
    assert page.picture().startswith(b"\x89PNG")
