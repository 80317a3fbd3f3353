"""The page: every word marked, nothing of a draft alive, and the same in a real browser."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tonelint.text.source import Source
from tonelint.text.span import Span
from tonelint.writers import html
from tonelint.writers.marks import in_draft, segments
from tonelint.writers.report import Ui

from .browser import Page, chromium
from .building import whole
from .shared import ROWS, everything, full_run, hostile, ladder, row, run, wechat

ZH, EN = Ui(language="zh"), Ui(language="en")
OURS = re.compile(
    "html|head|meta|title|style|body|header|h[123]|p|div|section|ol|ul|li|button|span|b|svg|rect|form|input|label|"
    "select|option|output|main|article|a|q|code|small|details|summary|script"
)


class Reader(HTMLParser):
    """Collects tags, the words of marks, and every attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.marks: dict[str, str] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if "data-f" in dict(attrs):
            self._open = (dict(attrs)["data-f"] or "").split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open = []

    def handle_data(self, data: str) -> None:
        for name in self._open:
            self.marks[name] = self.marks.get(name, "") + data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def test_marks_stand_on_the_words() -> None:
    """All of them, nested and overlapping ones too, through escapes and after emoji."""
    marks = read(full_run().text(html.write, ZH)).marks
    findings = [finding for draft in everything() for finding in draft.diagnostics]
    for number, finding in enumerate(findings, 1):
        assert marks[f"f{number}"] == finding.words.replace("\u202e", "\ufffd"), finding.rule


def test_only_our_own_elements() -> None:
    reader = read(full_run().text(html.write, EN))
    assert all(OURS.fullmatch(tag) for tag in reader.tags)
    assert not [name for _, name, _ in reader.attributes if name.startswith("on") or name in {"src", "style"}]
    assert all((value or "").startswith("#") for _, name, value in reader.attributes if name == "href")


def test_the_policy_forbids_everything_but_our_own_script_and_style() -> None:
    text = full_run().text(html.write, EN)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for kind in ("style", "script"):
        (inner,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_no_raw_control_character() -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", full_run().text(html.write, ZH))


def test_quiet_drafts_and_unread_files_are_named() -> None:
    text = full_run().text(html.write, ZH)
    assert "1 份没有发现问题" in text
    assert "quiet.txt" in text
    assert "line 3 is not JSON: ␛]0;x␇ ::warning::" in text
    assert "查了 0 份草稿\uff0c没有发现问题" in run().text(html.write, ZH)


def test_a_draft_without_text_still_has_its_cards() -> None:
    text = run(hostile()._replace(text=None)).text(html.write, EN)
    assert 'class="text"' not in text
    assert text.count('class="finding ') == 4


def test_source_ranges_through_escapes() -> None:
    """An escape counts as a whole; a range outside the draft is empty."""
    draft = row()
    length = len(draft.text or "")
    for words, expected in (("Tom &amp; Co", "Tom & Co"), ("asap", "asap"), ("mp; Co", "& Co"), ("m &am", "m &")):
        where = ROWS.range(whole(ROWS, words))
        assert in_draft(where, draft.pieces, length).of(draft.text or "") == expected
    assert in_draft(ROWS.range(whole(ROWS, "id")), draft.pieces, length) == Span(0, 0)
    assert in_draft(Source("x", "abc").range(Span(1, 2)), (), 3) == Span(1, 2)


def test_segments_lose_nothing() -> None:
    parts = list(segments("abcdef", [Span(1, 4), Span(2, 6), Span(3, 3)]))
    assert [(part.text, part.numbers) for part in parts] == [("a", ()), ("b", (0,)), ("cd", (0, 1)), ("ef", (1,))]


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    with chromium() as page:
        yield page


@pytest.fixture
def page(browser: Page, tmp_path: Path) -> Page:
    file = tmp_path / "report.html"
    file.write_text(full_run().text(html.write, ZH), encoding="utf-8")
    browser.size(1000, 900)
    browser.open(file.as_uri())
    return browser


def test_browser_nothing_leaves_and_nothing_of_a_draft_runs(page: Page) -> None:
    assert [url for url in page.requests if not url.startswith("file:")] == []
    assert len(page.requests) == 1
    assert page.run("document.images.length + document.scripts.length") == 1
    assert page.console == []


def test_browser_policy_holds_against_an_injected_image(page: Page) -> None:
    """Even if markup got through, it could load and run nothing."""
    page.run("document.body.insertAdjacentHTML('beforeend', '<img src=http://127.0.0.1:9/x onerror=\"window.hit=1\">')")
    page.run("new Promise(done => setTimeout(done, 200))")
    assert page.run("window.hit") is None
    assert any("Content Security Policy" in line for line in page.console)


def test_browser_filters(page: Page) -> None:
    """Infos are off at first; a chart's row filters by rule; the draft without a match goes."""
    live = "filter(e => !e.hidden && !e.closest('article').hidden)"
    shown = f"[...document.querySelectorAll('article .finding')].{live}.length"
    assert page.run(shown) == 10
    assert page.run("document.querySelector('output').textContent") == "显示 10 / 13 处"
    page.run("document.querySelector('.charts button[data-value=\"deadline/vague\"]').click()")
    assert page.run(shown) == 3
    assert page.run("[...document.querySelectorAll('article')].filter(e => !e.hidden).length") == 3
    page.run("document.querySelector('.filters button[type=reset]').click()")
    page.run("new Promise(done => setTimeout(done, 50))")
    assert page.run(shown) == 10
    page.run("document.forms[0].elements.seek.value = 'solicitors'")
    page.run("document.forms[0].dispatchEvent(new Event('input'))")
    assert page.run(shown) == 2


def test_browser_hover_and_tap_say_why(page: Page) -> None:
    page.run("document.querySelector('.mark').scrollIntoView({block: 'center'})")
    box = page.run("(({x, y}) => [x, y])(document.querySelector('.mark').getBoundingClientRect())")
    page.move(box[0] + 5, box[1] + 5)
    assert page.run("document.getElementById('tip').hidden") is False
    tip = page.run("document.getElementById('tip').textContent")
    assert "对方会当真不急" in tip
    assert "您看周四还是周五安排" in tip
    page.move(1, 1)
    assert page.run("document.getElementById('tip').hidden") is True
    page.run("document.querySelectorAll('.mark')[1].click()")
    assert "没有说哪一天" in page.run("document.getElementById('tip').textContent")


def test_browser_fits_a_phone_and_paper(page: Page) -> None:
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    page.size(375, 700)
    assert page.run(wide) <= 0
    page.size(375, 700, dark=True)
    assert page.run("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"
    page.size(800, 900, media="print")
    assert page.run("getComputedStyle(document.querySelector('.filters')).display") == "none"


def test_browser_takes_the_picture_for_the_docs(browser: Page, tmp_path: Path) -> None:
    """TONELINT_PICTURES=docs/images renews it; otherwise only that a picture can be taken."""
    folder = Path(os.environ.get("TONELINT_PICTURES", tmp_path))
    file = tmp_path / "report.html"
    file.write_text(run(wechat(), ladder()).text(html.write, ZH), encoding="utf-8")
    browser.size(1000, 1150)
    browser.open(file.as_uri())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.png").write_bytes(browser.picture())
    assert (folder / "report.png").read_bytes().startswith(b"\x89PNG")
