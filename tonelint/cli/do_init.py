"""``tonelint init``: look at a repository and write the settings that fit it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from tonelint import baseline
from tonelint.cli import screen
from tonelint.cli.do_baseline import path_of
from tonelint.cli.do_placeholders import found as placeholders_in
from tonelint.cli.options import asked, job, judging
from tonelint.config import NAME
from tonelint.diagnostic import SEVERITIES, Checked, Diagnostic
from tonelint.message.draft import Trouble
from tonelint.run import Run
from tonelint.version import VERSION
from tonelint.writers.clean import for_logs

_HOOKS = Path(".pre-commit-config.yaml")
_PROSE = {
    ".txt",
    ".md",
    ".html",
    ".htm",
    ".j2",
    ".jinja",
    ".jinja2",
    ".liquid",
    ".mustache",
    ".hbs",
    ".njk",
    ".twig",
    ".erb",
    ".ejs",
}


@click.command("init")
@judging
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="error", help="What blocks a commit (default: error)."
)
@click.option("--baseline", "with_baseline", is_flag=True, help="Accept the findings of today.")
@click.option("--force", is_flag=True, help="Write over the settings that exist.")
def command(fail_on: str, with_baseline: bool, force: bool, **options: Any) -> None:
    """Look at this folder, write tonelint.toml and the pre-commit entry, and say what was found first."""
    settings = Path(NAME)
    if settings.exists() and not force:
        raise click.UsageError(f"{NAME} exists: change it, or give --force")
    work = job(asked(options)._replace(isolated=True))
    run = Run(work)
    every = list(run.files(["."]))
    drafts = [draft for draft in every if draft.asks or draft.diagnostics]
    if not drafts:
        raise click.UsageError("no message that asks for money was found under this folder")
    troubles: list[Trouble] = []
    uses = placeholders_in((".",), work, troubles)
    unknown = [use for use in uses if use.kind == "unknown"]
    settings.write_text(_settings(drafts, fail_on, [(use.written, use.place) for use in unknown]), "utf-8")
    _tell(f"{NAME}: {len(drafts)} messages in {len({draft.path for draft in drafts})} files; {_stages(drafts)}")
    _tell(f"placeholders: {len(uses) - len(unknown)} understood, {len(unknown)} unknown")
    _write_hooks(drafts)
    findings = [finding for draft in drafts for finding in draft.diagnostics if finding.severity != "info"]
    if with_baseline:
        baseline.save(path_of(work), baseline.gathered(findings, "there before tonelint", {}))
        _tell(f"{path_of(work).name}: {len(findings)} findings accepted; from now on only new ones are shown")
    _tell_first(findings)
    screen.tell_troubles(run.summary().troubles)


def _settings(drafts: list[Checked], fail_on: str, unknown: Iterable[tuple[str, str]]) -> str:
    """The settings: what blocks, the stages that file names give away, and the placeholders to settle."""
    lines = ["# What tonelint knows of this repository; every key is in its README.", f'fail-on = "{fail_on}"', ""]
    for path, stage in _staged(drafts).items():
        lines += [f'[paths."{path}"]', f'stage = "{stage}"', ""]
    lines += ["# [sender]", '# company = ""', '# payment-line = ""', "", "[placeholders]"]
    lines += [f'# {_name(written)} = "deadline"    # {written} in {place}' for written, place in unknown]
    return "\n".join(lines) + "\n"


def _name(written: str) -> str:
    name = written.strip("{}%$#[]<>【】() ")
    return name if name.replace("_", "").replace("-", "").isalnum() and name.isascii() else f'"{name}"'


def _staged(drafts: list[Checked]) -> dict[str, str]:
    """Files whose name tells the stage of everything in them, with that stage: written down, so that it can be mended."""
    stages: dict[str, set[str]] = {}
    for draft in drafts:
        known = next((each for each in draft.context if each.key == "stage"), None)
        stages.setdefault(draft.path, set()).add(known.value if known and known.origin == "path" else "")
    return {path: next(iter(found)) for path, found in stages.items() if len(found) == 1 and "" not in found}


def _stages(drafts: list[Checked]) -> str:
    counts = Counter(next((each.value for each in draft.context if each.key == "stage"), "unknown") for draft in drafts)
    return "stages: " + ", ".join(f"{stage} {number}" for stage, number in counts.most_common())


def _write_hooks(drafts: list[Checked]) -> None:
    """The pre-commit entry: written where there is none yet, else shown."""
    prose = [draft.path for draft in drafts if Path(draft.path).suffix.lower() in _PROSE]
    data = [draft.path for draft in drafts if Path(draft.path).suffix.lower() not in _PROSE]
    lines = ["repos:", "  - repo: https://github.com/tonelint/tonelint", f"    rev: v{VERSION}", "    hooks:"]
    for name, paths in (("tonelint", prose), ("tonelint-catalog", data)):
        if paths:
            lines += [f"      - id: {name}", f"        files: {_files(paths)}"]
    text = "\n".join(lines) + "\n"
    if _HOOKS.exists():
        _tell(f"add to {_HOOKS}:")
        sys.stdout.write("\n".join(lines[1:]) + "\n")
    else:
        _HOOKS.write_text(text, "utf-8")
        _tell(f"{_HOOKS}: written; now run: pre-commit install")


def _files(paths: list[str]) -> str:
    import re

    tops = sorted({path.split("/")[0] + "/" if "/" in path else path for path in paths})
    return "^(" + "|".join(re.escape(top).replace("\\-", "-") for top in tops) + ")"


def _tell_first(findings: list[Diagnostic]) -> None:
    """The finding to look at first: a branch of a template that never says how to pay, else the loudest."""
    ranked = sorted(findings, key=lambda f: (not _is_silent_branch(f), SEVERITIES.index(f.severity), f.path))
    if ranked:
        first = ranked[0]
        _tell(
            f"{len(findings)} findings. Look first at {first.path}:{first.range.start.line}: {first.message} ({first.rule})"
        )


def _is_silent_branch(finding: Diagnostic) -> bool:
    """Whether one path through a template, of several, does not say how to pay: nobody sees that by reading it once."""
    return finding.rule == "missing/payment-option" and finding.message.endswith(")") and "(when " in finding.message


def _tell(line: str) -> None:
    sys.stdout.write(f"{for_logs(line)}\n")
