"""The server on standard input and output."""

from __future__ import annotations

import logging
import os
import sys

from .features import server
from .protocol import Input


def serve(log: str | None = None) -> int:
    """Serve until the client says goodbye or is gone: 0 after a proper shutdown, else 1."""
    _log_to(log)
    wire, sys.stdout = sys.stdout, sys.stderr
    made = server()
    made.start_io(Input(sys.stdin.buffer), wire.buffer)  # type: ignore[arg-type]
    code = 0 if made.protocol._shutdown else 1
    logging.shutdown()
    os._exit(code)  # a judgement that still runs is of no use to anyone


def _log_to(log: str | None) -> None:
    """pygls's words go into a file, or nowhere: editors show standard error to people."""
    handler = logging.FileHandler(log, encoding="utf-8") if log else logging.NullHandler()
    logging.basicConfig(level=logging.INFO if log else logging.CRITICAL, handlers=[handler], force=True)
