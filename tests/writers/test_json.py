"""The JSON contract: docs/output-format.md, its schema, and offsets that are right in every unit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tonelint import writers
from tonelint.writers import json as json_writer

from .shared import HOSTILE, LADDER, ROWS, WECHAT, everything, full_run, run

SCHEMA = json.loads((Path(writers.__file__).parent / "output.schema.json").read_text(encoding="utf-8"))
SOURCES = {source.path: source for source in (HOSTILE, LADDER, ROWS, WECHAT)}


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(full_run().text(json_writer.write))
    return loaded


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_report_is_valid(report: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(run().text(json_writer.write)))


def test_every_finding_is_there(report: dict[str, Any]) -> None:
    """Infos too: a machine decides for itself."""
    assert len(report["diagnostics"]) == sum(len(draft.diagnostics) for draft in everything()) == 13
    assert report["summary"]["counts"] == {"error": 4, "warning": 6, "info": 3}
    assert report["errors"][0]["line"] == 3
    assert [draft["path"] for draft in report["drafts"]] == [draft.path for draft in everything()]


def test_positions_lead_back_to_the_words_in_every_unit(report: dict[str, Any]) -> None:
    """Code points, UTF-16 units and bytes, with emoji, rare characters, CRLF and a byte order mark before them."""
    for found in report["diagnostics"]:
        source = SOURCES[found["path"]]
        start, end = found["range"]["start"], found["range"]["end"]
        words = source.text[start["offset"] : end["offset"]]
        assert words.replace("&amp;", "&") == found["text"]
        stored = b"\xef\xbb\xbf"[: source.bom] + source.encode(source.text)
        assert stored[start["byte_offset"] : end["byte_offset"]].decode() == words
        line = source.text.replace("\r\n", "\n").split("\n")[start["line"] - 1]
        assert line[start["column"] - 1 :].startswith(words)
        utf16 = line.encode("utf-16-le")[2 * (start["utf16_column"] - 1) :]
        assert utf16.decode("utf-16-le").startswith(words)


def test_an_insertion_has_no_width(report: dict[str, Any]) -> None:
    """An absence points at the sentence that asks; its edit stands where the words belong."""
    absence = next(found for found in report["diagnostics"] if found["path"] == LADDER.path and found["absence"])
    (edit,) = absence["suggestions"][0]["edits"]
    assert edit["range"]["start"] == edit["range"]["end"]
    assert absence["text"] == "Please pay £1,200."


def test_no_raw_control_character_reaches_a_log() -> None:
    """Yet the draft's words come back exactly when the JSON is read."""
    text = full_run().text(json_writer.write)
    assert not any(ord(c) < 32 and c != "\n" for c in text)
    assert "\u202e" not in text
    assert "##[" not in text
    assert any(found["text"].endswith("\u202egnp") for found in json.loads(text)["diagnostics"])
    assert any("##[group]" in found["text"] for found in json.loads(text)["diagnostics"])


def test_a_finding_takes_one_line() -> None:
    """So that reports can be compared line by line."""
    assert sum(line.startswith('{"rule"') for line in full_run().text(json_writer.write).splitlines()) == 13


def test_every_format_can_be_loaded_by_its_file_name() -> None:
    """No registry: a module with `write` is a format."""
    names = writers.names()
    assert {"full", "concise", "json"} <= set(names)
    assert not {"clean", "words", "report", "compare", "terminal", "wording"} & set(names)
    assert all(writers.load(name).name == name for name in names)
    with pytest.raises(KeyError):
        writers.load("report")
