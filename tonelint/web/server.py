"""The page's server: loopback only, one random token, no other origin, nothing written anywhere."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Lock
from typing import Final

from tonelint.job import Job

from . import answers

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_PAGES: Final = {
    "": ("page.html", "text/html; charset=utf-8"),
    "page.js": ("page.js", "text/javascript; charset=utf-8"),
    "saying.js": ("saying.js", "text/javascript; charset=utf-8"),
    "editing.js": ("editing.js", "text/javascript; charset=utf-8"),
    "page.css": ("page.css", "text/css; charset=utf-8"),
}
_ANSWERS: Final = {"check": answers.checked, "rewrite": answers.rewritten}
_MOST_BYTES: Final = 1_000_000


class Server(ThreadingHTTPServer):
    """Serves one job at ``http://127.0.0.1:PORT/TOKEN/``; `port` 0 takes any free one."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, job: Job, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.job = job
        self.token = secrets.token_urlsafe(24)
        self.engine = Lock()

    @property
    def origins(self) -> frozenset[str]:
        """What a browser calls this server."""
        return frozenset(f"{host}:{self.server_port}" for host in ("127.0.0.1", "localhost"))

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.server_port}/{self.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no news, and a draft must not end up in a traceback."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    server_version = "tonelint"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        """The page and its parts."""
        name = self._name()
        if name is None:
            return
        if name not in _PAGES:
            self._refuse(HTTPStatus.NOT_FOUND, "no such page")
            return
        file, kind = _PAGES[name]
        text = (files(__package__) / file).read_text("utf-8")
        if file == "page.html":
            text = text.replace("$words", json.dumps(answers.words(self.server.job)).replace("<", "\\u003c"))
        self._send(HTTPStatus.OK, kind, text.encode())

    def do_POST(self) -> None:
        """A draft to be judged or rewritten."""
        name = self._name()
        if name is None:
            return
        answer = _ANSWERS.get(name)
        if answer is None:
            self._refuse(HTTPStatus.NOT_FOUND, "no such question")
        elif not self._is_ours():
            self._refuse(HTTPStatus.FORBIDDEN, "this page answers only itself")
        elif self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON")
        else:
            body = self._body()
            if body is not None:
                self._answer(answer, body)

    def _answer(self, answer: Callable[[answers.Asked, Job], str], body: bytes) -> None:
        try:
            ask = answers.asked(body, self.server.job)
            with self.server.engine:
                text = answer(ask, self.server.job)
        except answers.BadRequestError as error:
            self._refuse(HTTPStatus.BAD_REQUEST, str(error))
        except Exception as error:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, f"internal error, please report it: {type(error).__name__}")
        else:
            self._send(HTTPStatus.OK, "application/json; charset=utf-8", text.encode("utf-8", "replace"))

    def _name(self) -> str | None:
        """What is asked for below the token; None where the request was refused."""
        if self.headers.get("Host", "") not in self.server.origins:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, "unknown host")
            return None
        token, slash, name = self.path.partition("?")[0].removeprefix("/").partition("/")
        if not slash or not compare_digest(token.encode("utf-8", "replace"), self.server.token.encode()):
            self._refuse(
                HTTPStatus.FORBIDDEN, "open the address that tonelint web printed: its token is missing or old"
            )
            return None
        return name

    def _is_ours(self) -> bool:
        """Whether the page itself asks, and no other one in the same browser."""
        origin = self.headers.get("Origin", "")
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        return origin.removeprefix("http://") in self.server.origins and site == "same-origin"

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or "Transfer-Encoding" in self.headers:
            self._refuse(HTTPStatus.LENGTH_REQUIRED, "say how long the request is")
            return None
        if len(length) > 9 or int(length) > _MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too long")
            return None
        return self.rfile.read(int(length))

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self.close_connection = True
        self._send(status, "application/json; charset=utf-8", json.dumps({"error": why}).encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing is logged."""
