"""Tests that need a program which may be missing: skipped and counted, or failed where CI promised the program."""

from __future__ import annotations

import os
import shutil

import pytest


def needed(name: str) -> str:
    """The program's path. Skips where it is missing, fails where TONELINT_REAL_PROGRAMS is set."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("TONELINT_REAL_PROGRAMS"):
            pytest.fail(f"{name} is missing, and TONELINT_REAL_PROGRAMS promised it")
        pytest.skip(f"{name} is missing")
    return found
