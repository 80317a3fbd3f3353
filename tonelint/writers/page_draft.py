"""One draft on the page: as its reader sees it, with marks on the words, and a card for every finding."""

from __future__ import annotations

from html import escape

from tonelint.diagnostic import SEVERITIES, Checked, Diagnostic

from .clean import clean
from .marks import in_draft, segments
from .report import Ui
from .wording import PASTED, channel, notes, stage, verdict
from .words import EFFECTS, FAULTS, THINGS, known, pick, say


def article(draft: Checked, first: int, ui: Ui) -> str:
    """The draft; its findings are numbered on from `first` throughout the page."""
    ids = [f"f{first + number}" for number in range(len(draft.diagnostics))]
    cards = "".join(_card(finding, name, ui) for finding, name in zip(draft.diagnostics, ids, strict=True))
    meta = " · ".join(filter(None, (channel(draft, ui), stage(draft, ui, advice=False))))
    path = pick(ui.language, "粘贴的草稿", "pasted draft") if draft.path in PASTED else draft.path
    name = f"{words(path)}{f' <small>{words(draft.draft)}</small>' if draft.draft else ''}"
    remarks = "".join(f'<p class="meta">{words(note)}</p>' for note in notes(draft, ui))
    text = "" if draft.text is None else f'<div class="text"{_language(draft)}>{_marked(draft, draft.text, ids)}</div>'
    said = words(verdict(draft, ui._replace(infos=True)))
    return (
        f'<article data-file="{words(draft.path)}" data-stage="{words(stage_of(draft))}"><h2>{name}</h2>'
        f'<p class="meta">{words(meta)}</p><p class="verdict">{said}</p>{remarks}'
        f'<div class="columns">{text}<div><ol class="findings">{cards}</ol>{_states(draft, ui)}</div></div></article>\n'
    )


def words(text: str) -> str:
    """`text` as words of the page, on one line."""
    return escape(clean(text))


def stage_of(draft: Checked) -> str:
    """The stage's id, or nothing."""
    item = known(draft, "stage")
    return item.value if item else ""


def _language(draft: Checked) -> str:
    item = known(draft, "language")
    return f' lang="{words(item.value)}"' if item and item.value not in {"mixed", "other"} else ""


def _marked(draft: Checked, text: str, ids: list[str]) -> str:
    """The draft's text with a link on every run that findings speak of."""
    spans = [in_draft(finding.range, draft.pieces, len(text)) for finding in draft.diagnostics]
    out = []
    for run, numbers in segments(text, spans):
        shown = escape(clean(run, lines=True))
        if numbers:
            found = [draft.diagnostics[number] for number in numbers]
            names = [ids[number] for number in numbers]
            shown = f'<a class="mark {_look(found)}" href="#{names[0]}" data-f="{" ".join(names)}">{shown}</a>'
        out.append(shown)
    return "".join(out)


def _look(found: list[Diagnostic]) -> str:
    present = [finding for finding in found if not finding.absence] or found
    loudest = min(present, key=lambda finding: SEVERITIES.index(finding.severity))
    return f"{loudest.severity}{' absence' if loudest.absence else ''}"


def _card(finding: Diagnostic, name: str, ui: Ui) -> str:
    quoted = "" if finding.absence else f" <q>{words(finding.words)}</q>"
    why = f'<p class="why">{words(finding.why)}</p>' if finding.why and finding.why != finding.message else ""
    sources = "".join(f" · {words(f'{source.title} {source.section}'.strip())}" for source in finding.sources)
    return (
        f'<li class="finding {finding.severity}" id="{name}" data-rule="{words(finding.rule)}"'
        f' data-severity="{finding.severity}">'
        f'<p><span class="fault">{words(say(FAULTS, finding.fault, ui.language))}</span>{quoted}</p>'
        f"<p>{words(finding.message)}</p>{why}{_instead(finding, ui)}"
        f'<p class="rule"><code>{words(finding.rule)}</code>{sources}</p></li>'
    )


def _instead(finding: Diagnostic, ui: Ui) -> str:
    rows = []
    for suggestion in finding.suggestions:
        text = suggestion.edits[0].text.strip() if len(suggestion.edits) == 1 else ""
        text = text or suggestion.title or pick(ui.language, "删去", "delete")
        effect = say(EFFECTS, suggestion.effect, ui.language)
        rows.append(f"<li>→ {escape(clean(text, lines=True))} <small>{words(effect)}</small></li>")
    return f'<ul class="instead">{"".join(rows)}</ul>' if rows else ""


def _states(draft: Checked, ui: Ui) -> str:
    if not draft.states:
        return ""
    title = pick(ui.language, "写明了：", "states: ")
    items = (
        f"{words(say(THINGS, item.kind, ui.language))} "
        + ('<span class="no">✗</span>' if item.words is None else f'<span class="yes">✓</span> {words(item.words)}')
        for item in draft.states
    )
    return f'<p class="meta">{title}{" · ".join(items)}</p>'
