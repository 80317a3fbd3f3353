"""Where tonelint's own rules lie."""

from __future__ import annotations

from pathlib import Path


def home() -> Path:
    """The folder of tonelint's own rules: in the wheel inside this package, in a checkout beside it."""
    package = Path(__file__).parents[1]
    beside = package.parent / "rules"
    return beside if (package.parent / "pyproject.toml").is_file() and beside.is_dir() else package / "rules"
