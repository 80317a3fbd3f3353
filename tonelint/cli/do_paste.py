"""``tonelint paste``: check what lies in the clipboard, and put a better message back."""

from __future__ import annotations

import sys
from typing import Any

import click

from tonelint.cli import screen
from tonelint.cli.options import asked, job, judging
from tonelint.run import Run
from tonelint.writers import full


@click.command("paste")
@judging
@click.option("--all", "infos", is_flag=True, help="Show infos too.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("--yes", is_flag=True, help="Put the rewrite back without asking.")
def command(infos: bool, color: str, yes: bool, **options: Any) -> None:
    """Check the draft in the clipboard, and offer to put the mended one back."""
    import pyperclip

    try:
        text = pyperclip.paste()
    except pyperclip.PyperclipException as error:
        raise click.UsageError(f"no clipboard here: {str(error).strip().splitlines()[0]}") from error
    if not text.strip():
        raise click.UsageError("the clipboard holds no text")
    work = job(asked(options))
    run = Run(work)
    data = text.encode("utf-8", "surrogatepass")
    ui = screen.ui(work.settings.language, color, infos, sys.stdout)
    for piece in full.write(run.data("-", data), run.summary, ui):
        sys.stdout.write(piece)
    screen.tell_troubles(run.summary().troubles)
    mended = _mended(data, run)
    if mended != text:
        sys.stdout.write(f"\n{mended}\n\n")
        question = "放回剪贴板？" if ui.language == "zh" else "Put this back into the clipboard?"
        if yes or (sys.stdin.isatty() and click.confirm(question, default=True, err=True)):
            pyperclip.copy(mended)
    sys.exit(run.summary().exit_code)


def _mended(data: bytes, run: Run) -> str:
    """The draft with every suggestion that leaves no hole."""
    from tonelint.rewriting import fixer

    def judge(data: bytes) -> tuple[Any, ...]:
        return tuple(Run(run.job).data("-", data))

    fixed = fixer.fix(data, judge, lambda words: words.encode("utf-8"), fixer.by_applicability("safe", "unsafe"))
    return fixed.data.decode("utf-8", "replace")
