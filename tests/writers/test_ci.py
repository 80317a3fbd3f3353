"""The formats that code hosts and CI servers read, held to their schemas and to the units they count in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from tonelint.writers import checkstyle, github, gitlab, junit, rdjson, rdjsonl, sarif
from tonelint.writers.report import Ui

from .shared import HOSTILE, LADDER, ROWS, WECHAT, everything, full_run, hostile, ladder, run, wechat

SCHEMAS = Path(__file__).parents[1] / "schemas"
SOURCES = {source.path: source for source in (HOSTILE, LADDER, ROWS, WECHAT)}
TOTAL = 13


def line_of(path: str, number: int) -> str:
    return SOURCES[path].text.replace("\r\n", "\n").split("\n")[number - 1]


@pytest.fixture(scope="module")
def log() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(full_run().text(sarif.write))
    return loaded


def test_sarif_is_valid(log: dict[str, Any]) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)


def test_sarif_has_what_github_requires(log: dict[str, Any]) -> None:
    (scan,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert log["$schema"]
    rules = scan["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["id"]
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
    assert len(scan["results"]) == TOTAL
    hashes = set()
    for result in scan["results"]:
        assert result["message"]["text"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert set(place["region"]) >= {"startLine", "startColumn", "endLine", "endColumn"}
        hashes.add((place["artifactLocation"]["uri"], result["partialFingerprints"]["primaryLocationLineHash"]))
    assert len(hashes) == TOTAL


def test_sarif_columns_count_code_points_and_say_so(log: dict[str, Any]) -> None:
    (scan,) = log["runs"]
    assert scan["columnKind"] == "unicodeCodePoints"
    for result, finding in zip(scan["results"], (f for d in everything() for f in d.diagnostics), strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        line = line_of(finding.path, region["startLine"])
        words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert words.replace("&amp;", "&") == finding.words == region["snippet"]["text"]


def test_sarif_uris_lead_back_to_the_files(log: dict[str, Any]) -> None:
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in log["runs"][0]["results"]}
    windows = next(uri for uri in uris if uri.startswith("file:"))
    assert windows.isascii()
    assert "#" not in windows
    assert unquote(urlsplit(windows).path) == "/" + HOSTILE.path
    assert LADDER.path in uris


def test_sarif_shows_help_with_examples_and_ready_fixes(log: dict[str, Any]) -> None:
    (scan,) = log["runs"]
    rule = next(rule for rule in scan["tool"]["driver"]["rules"] if rule["id"] == "deadline/vague")
    assert "请⟦尽快⟧付款。" in rule["help"]["markdown"]
    assert rule["properties"]["precision"] == "high"
    fixes = [fix for result in scan["results"] for fix in result["fixes"]]
    assert len(fixes) == 5, "a suggestion with a hole is no fix"
    assert scan["invocations"][0]["executionSuccessful"] is False


def test_github_lines_cannot_be_broken_out_of() -> None:
    lines = full_run().text(github.write).splitlines()
    command = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:]*,?)+)::(.+)")
    matches = [match for line in lines if (match := command.fullmatch(line))]
    assert len(matches) == len(lines) == TOTAL + 1
    kinds = [match[1] for match in matches]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index), "errors first"
    found = next(match for match in matches if "clarity/jargon" in match[2])
    properties = dict(item.split("=", 1) for item in found[2].split(","))
    assert properties["file"] == "C%3A/Users/王/催款 #1 100%25.txt"
    assert (properties["line"], properties["col"]) == ("3", "1")
    assert "100%25, a:b" in found[3]


def test_github_counts_what_it_would_drop() -> None:
    text = run(*[ladder()] * 15).text(github.write, Ui(language="en"))
    assert text.count("::error ") == 10
    assert text.count("::warning ") == 10
    assert "+10 more" in text.splitlines()[-1]


def test_github_columns_only_within_one_line() -> None:
    draft = wechat()
    first, *_ = draft.diagnostics
    later = first.range.end._replace(line=2, column=1)
    spread = draft._replace(diagnostics=(first._replace(range=first.range._replace(end=later)),))
    assert "col=" not in run(spread).text(github.write)


def test_gitlab_report() -> None:
    """Its documented fields; fingerprints unique in a report and the same in the next one."""
    twice = wechat()._replace(path="other.txt")
    report = run(*everything(), twice, twice)
    issues = json.loads(report.text(gitlab.write))
    assert all(set(issue) >= {"description", "check_name", "fingerprint", "severity", "location"} for issue in issues)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    assert prints == [issue["fingerprint"] for issue in json.loads(report.text(gitlab.write))]
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)
    assert all(issue["description"].startswith(issue["check_name"]) for issue in issues)


def check_reviewdog(item: dict[str, Any], words: str) -> None:
    path, where = item["location"]["path"], item["location"]["range"]
    line = line_of(path, where["start"]["line"]).encode()
    found = line[where["start"]["column"] - 1 : where["end"]["column"] - 1].decode()
    assert found.replace("&amp;", "&") == words
    assert item["severity"] in {"ERROR", "WARNING", "INFO"}
    assert item["code"]["value"]
    for suggestion in item["suggestions"]:
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        line_of(path, start["line"]).encode()[start["column"] - 1 : end["column"] - 1].decode()
        assert isinstance(suggestion["text"], str)


def test_rdjsonl_columns_are_bytes() -> None:
    """'a𐐀b' is 1, 2, 6: reviewdog counts bytes of the line in UTF-8."""
    items = [json.loads(line) for line in full_run().text(rdjsonl.write).splitlines()]
    findings = [finding for draft in everything() for finding in draft.diagnostics]
    for item, finding in zip(items, findings, strict=True):
        check_reviewdog(item, finding.words)
    rare = next(item for item in items if item["code"]["value"] == "style/name")
    assert rare["location"]["range"]["start"] == {"line": 1, "column": 5}
    assert rare["location"]["range"]["end"] == {"line": 1, "column": 15}


def test_rdjsonl_suggestions_can_be_applied() -> None:
    items = [json.loads(line) for line in run(hostile()).text(rdjsonl.write).splitlines()]
    (suggestion,) = items[-1]["suggestions"]
    line = line_of(HOSTILE.path, 4).encode()
    start, end = (suggestion["range"][side]["column"] - 1 for side in ("start", "end"))
    assert (line[:start] + suggestion["text"].encode() + line[end:]).decode() == "請於6月20日前付款\uff0c謝謝。"


def test_rdjson_is_the_same_in_one_object() -> None:
    whole = json.loads(full_run().text(rdjson.write))
    assert whole["source"]["name"] == "tonelint"
    assert whole["diagnostics"] == [json.loads(line) for line in full_run().text(rdjsonl.write).splitlines()]


def test_junit_is_valid() -> None:
    text = full_run().text(junit.write)
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(ET.ElementTree(ET.fromstring(text.encode())))


def test_junit_says_what_failed() -> None:
    root = ET.fromstring(full_run().text(junit.write).encode())
    assert len(root.findall(".//failure")) == 10
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        assert int(suite.attrib["failures"]) == len(suite.findall(".//failure"))
    quiet = root.find("testsuite[@name='quiet.txt']/testcase")
    assert quiet is not None
    assert not list(quiet)
    body = root.find(f"testsuite[@name='{HOSTILE.path}']//failure")
    assert body is not None
    assert "</script><img src=x onerror=alert(1)>" in (body.text or "")
    assert len(root.findall(".//error")) == 1


def test_checkstyle() -> None:
    root = ET.fromstring(full_run().text(checkstyle.write).encode())
    assert root.tag == "checkstyle"
    names = [file.attrib["name"] for file in root]
    assert names == ["-", HOSTILE.path, LADDER.path, ROWS.path, "bad|file.txt"]
    errors = root.findall("file/error")
    assert len(errors) == TOTAL + 1
    assert all(int(error.attrib["line"]) >= 1 for error in errors)
    assert {error.attrib["severity"] for error in errors} == {"error", "warning", "info"}
    assert [e.attrib["column"] for e in root.findall(f"file[@name='{LADDER.path}']/error")] == ["9", "1"]


@pytest.mark.parametrize("writer", [sarif, github, gitlab, rdjson, rdjsonl, junit, checkstyle])
def test_no_control_character_in_any_log(writer: Any) -> None:
    text = full_run().text(writer.write)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    text.encode("utf-8")
