"""Draw the terminal pictures of the READMEs from what the tool really prints: ``python docs/pictures.py``."""

from __future__ import annotations

import subprocess
import sys
from html import escape
from pathlib import Path

from wcwidth import wcswidth

HERE = Path(__file__).parent
CELL, LINE, PAD = 8.4, 20, 16
DRAFTS = {
    "zh": "王总，5月货款（单0917）约定6月10日付，已逾期12天，不急哈，您先忙，您看着尽快安排",
    "en": "Hi Sam, so sorry to bother you again about invoice 0917, now 12 days overdue. No rush at all, whenever suits you!",
}
CHANNELS = {"zh": "wechat", "en": "email"}


def output(language: str) -> list[str]:
    """What `tonelint check -` says of the draft in this language."""
    command = [sys.executable, "-m", "tonelint", "check", "-", "--channel", CHANNELS[language], "--ui-language", language]
    environment = {"COLUMNS": "92", "PYTHONPATH": str(HERE.parent), "PATH": "", "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(command, input=DRAFTS[language], capture_output=True, text=True, check=False, env=environment)
    return [f"$ echo '{DRAFTS[language]}' | tonelint check - --channel {CHANNELS[language]}", *ran.stdout.splitlines()]


def svg(lines: list[str]) -> str:
    """The lines as a dark terminal window; every run is placed by its cell, so that carets stand under their words."""
    width = max(wcswidth(line) for line in lines) * CELL + 2 * PAD
    height = len(lines) * LINE + 2 * PAD
    rows = []
    for number, line in enumerate(lines):
        y = PAD + (number + 0.75) * LINE
        color = "#8b949e" if number == 0 else "#ff7b72" if set(line.split("  ")[0].strip()[:1]) & set("✗△") else "#e6edf3"
        at = 0
        for character in line:
            if character != " ":
                x = PAD + at * CELL
                rows.append(f'<text x="{x:.1f}" y="{y:.0f}" fill="{color}">{escape(character)}</text>')
            at += max(wcswidth(character), 0)
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" font-size="14" '
        f'font-family="ui-monospace,Menlo,Consolas,\'Noto Sans Mono CJK SC\',monospace">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    for name in DRAFTS:
        (HERE / f"terminal-{name}.svg").write_text(svg(output(name)), "utf-8")
