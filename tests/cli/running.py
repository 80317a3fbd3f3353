"""The command line as a person uses it: words in, words and an exit code out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from tonelint.cli.main import main


class Ran(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The one line on standard error."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


def tonelint(*words: str | Path, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Ran:
    """Run a command; a traceback is raised here, so that no test takes one for an exit code."""
    ran = CliRunner().invoke(main, [str(word) for word in words], input=stdin, env=env, catch_exceptions=False)
    return Ran(ran.exit_code, ran.stdout, ran.stderr)


def rules_of(ran: Ran) -> list[str]:
    """The rules of all findings of a JSON report, in order."""
    return [finding["rule"] for finding in ran.json["diagnostics"]]


RULE = """\
title: {zh: 试, en: Try}
why: {zh: 试, en: "To try."}
sources: [PRAC]
forbid: {en: ["bluebell"]}
examples:
  bad: [Send ⟦bluebell⟧ now., A ⟦bluebell⟧ again.]
  good: [Please pay by Friday., Thank you., Invoice 88.]
"""
"""A rule of a user's own that loads and passes its exam: the word bluebell is forbidden."""


def write_rule(folder: Path, text: str = RULE, name: str = "style/bluebell") -> Path:
    """Put a rule into a folder of rules."""
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path
