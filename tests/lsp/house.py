"""A workspace with rules of its own, so that what the server must find does not change with tonelint's rules."""

from __future__ import annotations

from pathlib import Path

_RULES = {
    "no-rush": """\
title: {zh: 告诉对方不急, en: Telling the reader there is no rush}
why: {zh: 对方会当真不急, en: "The reader will take you at your word."}
sources: [PRAC]
severity: warning
forbid: {zh: [不着急], en: [no rush]}
message: {zh: "「{match}」等于说可以不付", en: "'{match}' makes paying optional"}
instead:
  - {zh: "请于{date}前付款", en: "please pay by {date}"}
  - {zh: "请今天付款", en: "please pay today"}
""",
    "shouting": """\
title: {zh: 感叹号连用, en: More than one exclamation mark}
why: {zh: 像在喊, en: It shouts.}
sources: [PRAC]
severity: info
forbid: {zh: ["！！"], en: ["wow wow"]}
message: {zh: 感叹号一个就够, en: one is enough}
instead: [{effect: form, zh: "！", en: wow}]
""",
}
EXAMPLES = """\
examples:
  bad:
    - 这笔⟦不着急⟧。
  good:
    - 请付款。
"""
CONFIG = 'select = ["house"]\nrules = ["rules"]\n'
ZH = "张总您好😀，𠮷野家的货款不着急。\n另：请付款！！\n"
EN = "Hi Sam 😀𠮷, there is no rush on this.\n"


def workspace(root: Path) -> Path:
    """Lay the rules and the configuration out in `root`."""
    folder = root / "rules" / "house"
    folder.mkdir(parents=True)
    (root / "rules" / "words").mkdir()
    for name, text in _RULES.items():
        (folder / f"{name}.yaml").write_text(text + EXAMPLES, "utf-8")
    (root / "tonelint.toml").write_text(CONFIG, "utf-8")
    return root
