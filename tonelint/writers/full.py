"""For a person at a terminal: the verdict and the stage first, then each fault with what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from tonelint.diagnostic import Checked

from . import many_drafts, one_draft
from .report import Summary, Ui
from .terminal import paint
from .wording import not_judged, shown
from .words import pick

_AT_ONCE = 50


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """One draft: all there is to say of it. Many: the total, then the findings by draft.

    The total stands first for as long as that keeps nobody waiting: after `_AT_ONCE` drafts with findings they are
    shown as they come, and the total stands last.
    """
    first = list(islice(results, 2))
    if len(first) < 2:
        yield from _ended(chain.from_iterable(one_draft.lines(draft, ui) for draft in first))
        yield from _ended(chain(not_judged(summary(), ui), _next(first, ui)))
        return
    loud = (draft for draft in chain(first, results) if shown(draft, ui) or draft.notes)
    held = list(islice(loud, _AT_ONCE))
    rest = next(loud, None)
    if rest is None:
        yield from _ended(many_drafts.header(held, summary(), ui))
    for draft in chain(held, [rest] if rest else [], loud):
        yield from _ended(many_drafts.lines(draft, ui))
    if rest is not None:
        yield from _ended(many_drafts.header(held, summary(), ui))
    yield from _ended(chain(not_judged(summary(), ui), _next(held, ui)))


def _next(drafts: list[Checked], ui: Ui) -> Iterator[str]:
    """The commands a reader wants next."""
    findings = [finding for draft in drafts for finding in shown(draft, ui)]
    if not findings:
        return
    why = pick(ui.language, f"为什么：tonelint rule {findings[0].rule}", f"why: tonelint rule {findings[0].rule}")
    if len(drafts) == 1:
        path = one_draft.shell_word(drafts[0].path)
        write_it = pick(
            ui.language, f"可以这样发：tonelint rewrite {path}", f"a version to send: tonelint rewrite {path}"
        )
        why = f"{write_it}    {why}"
    yield paint(why, "faint", ui.color)


def _ended(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)
