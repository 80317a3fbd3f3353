"""The wire, hardened: whatever a client sends, it gets an answer or a clear error, and the server lives."""

from __future__ import annotations

from typing import Any, BinaryIO

from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol

_MOST = 64 * 1024 * 1024
"""Bytes of the largest message that is read; a longer one is skipped."""
_LONGEST_HEADER = 4096


class _Refused(dict[str, Any]):
    """A message that was answered with an error while it was read."""


class Protocol(LanguageServerProtocol):
    """pygls's protocol, except that a request that cannot be understood is answered, by its id."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message in `data`, or `_Refused` once its sender was told what is wrong with it."""
        if "jsonrpc" not in data:
            return data
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" not in data or not isinstance(data.get("id"), (int, str)):
                raise
            what = error.__cause__ or error
            refusal = JsonRpcInvalidParams(f"{data['method']}: {type(what).__name__}: {what}"[:500])
            self._send_response(data["id"], error=refusal.to_response_error())
            return _Refused(data)

    def handle_message(self, message: Any) -> None:
        """Hand a message to its handler. Raises JsonRpcInvalidRequest for JSON that is no message."""
        if isinstance(message, _Refused):
            return
        if not hasattr(message, "jsonrpc"):
            raise JsonRpcInvalidRequest("this JSON is no JSON-RPC message")
        super().handle_message(message)


class Input:
    """Standard input that never reads more at once than a message may have."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """A header's line; a longer one comes in parts, none of which is a header."""
        return self._stream.readline(_LONGEST_HEADER)

    def read(self, size: int) -> bytes:
        """`size` bytes; of a message that is too long nothing but an empty object is left."""
        if size <= _MOST:
            return self._stream.read(size)
        while size > 0:
            part = self._stream.read(min(size, 1 << 20))
            if not part:
                return b""
            size -= len(part)
        return b"{}"
