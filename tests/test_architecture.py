"""Rules of the house that import-linter has no word for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "tonelint"
COMMANDS = sorted((HOUSE / "cli").glob("do_*.py"))


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_imports_no_other_command_but_those_it_extends(path: Path) -> None:
    """Commands are siblings; what two of them share has a module of its own, or one extends the other by name."""
    extends = {"do_init": {"do_baseline", "do_placeholders"}}
    imported = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tonelint.cli.do_"):
            imported.add((node.module or "").rpartition(".")[2])
    assert imported <= extends.get(path.stem, set())


def test_no_module_may_hide_the_rules_of_the_wheel() -> None:
    """The rules ship as tonelint/rules: no module may have that name."""
    assert not list(HOUSE.glob("rules*"))
