"""Whatever a draft holds, every format stays what it is: parsed back, it is the same report with the same words."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tonelint.diagnostic import Change, Checked, Known, States, Suggestion
from tonelint.text.source import Source
from tonelint.text.span import Span
from tonelint.writers import checkstyle, concise, full, github, gitlab, html, junit, markdown, sarif
from tonelint.writers import csv as csv_writer
from tonelint.writers import json as json_writer
from tonelint.writers.clean import clean, for_logs
from tonelint.writers.report import Ui
from tonelint.writers.words import FAULTS, VALUES

from .building import finding
from .shared import run

_CONTROLS = ["\x1b[2J", "\x9b31m", "\u202e", "\ufeff", "\x00", "\uffff", "\x85", "\u2028"]
_MARKUP = [
    "</script>",
    "<b>",
    "::error::",
    "##[x]",
    "]]>",
    "&amp;",
    "=1+1",
    "|",
    "`",
    "%0A",
    "{{name}}",
    "$title",
    "${x}",
    '"',
    "'",
]
_WORDS = ["𠮷", "😀", "👩\u200d👧", "不急"]
PIECES = st.sampled_from([*_CONTROLS, *_MARKUP, *_WORDS, "\r\n", "\r", "\n", "\t"])
TEXTS = st.lists(PIECES | st.text(max_size=6), min_size=1, max_size=8).map("".join)


def checked(text: str, start: int, end: int) -> Checked:
    """A draft of `text` with a finding on a run of it, whose every word is the draft's."""
    source = Source(f"d/{clean(text)}.txt", text)
    start, end = sorted((start % (len(text) + 1), end % (len(text) + 1)))
    where = source.range(Span(start, end))
    change = Suggestion(text, "unsafe", "tone-only", (Change(where, text),))
    blank = finding(Source("x", "x"), "threatening/consequences", "x", text, why=text)
    found = blank._replace(path=source.path, range=where, words=text[start:end], excerpt=text, excerpt_offset=0)
    found = found._replace(suggestions=(change,))
    context = (Known("stage", "overdue", "inferred", text), Known("language", "zh-Hans", "inferred", ""))
    return Checked(source.path, text, (found,), context, (States("amount", text),), (), (text,), "d", True, text)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_every_format_survives_every_draft(text: str, start: int, end: int) -> None:
    draft = checked(text, start, end)
    report = run(draft)
    (found,) = draft.diagnostics
    (read,) = json.loads(report.text(json_writer.write))["diagnostics"]
    assert read["text"] == found.words
    assert len(json.loads(report.text(sarif.write))["runs"][0]["results"]) == 1
    assert len(json.loads(report.text(gitlab.write))) == 1
    for writer in (junit, checkstyle):
        ET.fromstring(report.text(writer.write).encode())
    (_, row) = csv.reader(StringIO(report.text(csv_writer.write), newline=""))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
    assert len(report.text(github.write).splitlines()) == 1
    assert report.text(markdown.write).count("\n|") == 3


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(0, 60), st.sampled_from([40, 80]))
def test_no_draft_reaches_terminal_or_page_raw(text: str, start: int, end: int, width: int) -> None:
    report = run(checked(text, start, end))
    for write in (full.write, concise.write):
        shown = report.text(write, Ui(language="zh", width=width))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", shown)
        assert not re.search(r"^\s*::[a-z]", shown, re.MULTILINE)
    page = report.text(html.write)
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(page)
    assert tags.count("script") == 1
    assert not {"img", "iframe", "link", "object", "base"} & set(tags)


@given(TEXTS)
def test_clean_twice_is_clean_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert for_logs(for_logs(text)) == for_logs(text)


@pytest.mark.parametrize("key", ["stage", "channel", "audience"])
def test_every_value_of_the_context_has_a_name(key: str) -> None:
    """A value added to the vocabulary shows up here, not as an id in front of a reader."""
    vocabulary = Path(__file__).parents[2] / "rules" / "context.yaml"
    assert set(yaml.safe_load(vocabulary.read_text(encoding="utf-8"))[key]["values"]) <= set(VALUES)


def test_every_fault_has_a_name() -> None:
    faults = "submissive threatening accusatory blame-shifting false-authority third-party deadline missing clarity"
    assert set(faults.split()) | {"consistency", "conduct", "timing", "stage", "style"} == set(FAULTS)
