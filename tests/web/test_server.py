"""``tonelint web``: nobody but the page itself gets an answer."""

from __future__ import annotations

import http.client
import json
from typing import Any

import pytest

from tonelint.web.server import Server

from .drafts import ZH


def ask(server: Server, path: str, body: object = None, **headers: str) -> tuple[int, dict[str, str], str]:
    """One request; a body makes it a POST of JSON from the page itself unless `headers` say otherwise."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    ours = (
        {"Origin": f"http://127.0.0.1:{server.server_port}", "Content-Type": "application/json"}
        if body is not None
        else {}
    )
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
    [
        "{",
        "[]",
        "null",
        '{"text": 1, "language": "zh"}',
        '{"text": "", "language": "fr"}',
        "[" * 50000,
        json.dumps(draft(stage="soon")),
        json.dumps(draft("x" * 100001)),
        json.dumps(draft(variant="ruder")),
    ],
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
