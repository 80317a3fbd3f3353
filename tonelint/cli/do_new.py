"""``tonelint new rule fault/name``: a rule's skeleton, to be filled in and tested."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from tonelint.rulebook.rule import FAULTS
from tonelint.version import VERSION

_NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_SKELETON = """\
# One sentence: when <context>, <verb> <thing>, unless <excuse>, because <why>; instead <rewrite>.
title: {{zh: 标题, en: Title}}
why: {{zh: 为什么这样写会误事, en: "Why this costs money, goodwill or a complaint."}}
sources: [PRAC]                          # keys of sources.yaml
since: {version}
severity: {{pre-due: info, due: warning, overdue-early: warning, overdue: warning, overdue-late: warning, final: warning}}
forbid:
  zh: ["要找的(词|说法)"]                  # (a|b)  x?  <word-set>  ...  (a gap inside one clause)
  en: ["the (words|phrases) to find"]
unless: [negated, quoted]
message: {{zh: "「{{match}}」会……", en: "'{{match}}' will …"}}
instead:
  - {{zh: "可以这样写", en: "Write this instead"}}
examples:                                # ⟦ ⟧ marks exactly what must be hit
  bad:
    - 这里有⟦要找的词⟧。
    - 这里是⟦要找的说法⟧,请看。
    - Here are ⟦the words to find⟧.
    - And ⟦the phrases to find⟧, please.
  good:                                  # its look-alikes: what must stay silent
    - 请于3月15日前付款。
    - 麻烦您今天安排付款。
    - 感谢您的支持。
    - Please pay by Friday.
    - Invoice 88 is due on 3 May.
    - Thank you for your payment.
"""


@click.group("new")
def command() -> None:
    """Write the skeleton of a rule."""


@command.command("rule")
@click.argument("name")
@click.option("--rules", default="rules", metavar="DIR", help="The folder of rules to write into (default: rules).")
def rule(name: str, rules: str) -> None:
    """Write DIR/NAME.yaml, a rule that loads and passes `tonelint test`; NAME is fault/what-it-marks."""
    from tonelint.tables import meant

    if not _NAME.fullmatch(name):
        raise click.UsageError(f"{name!r} is no rule name: fault/what-it-marks, in lower case with dashes")
    fault = name.partition("/")[0]
    if fault not in FAULTS:
        raise click.UsageError(f"no fault is called {fault!r}{meant(fault, FAULTS)}")
    path = Path(rules) / f"{name}.yaml"
    if path.exists():
        raise click.UsageError(f"{path}: there is a rule of this name already")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_SKELETON.format(version=VERSION), "utf-8")
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    own = "" if rules == "rules" and Path("pyproject.toml").is_file() else f" --rules {rules}"
    sys.stdout.write(f"{path}: fill it in, then run: tonelint test {name}{own}\n")
