"""One self-contained page for people who never see a terminal: it asks for nothing, and no draft can act in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from string import Template

from tonelint.diagnostic import Checked

from .page_charts import Counts, charts, filters
from .page_draft import article, words
from .report import Summary, Ui
from .words import count, pick

NEEDS_TEXT = True


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """The whole page: counts, filters, then every draft that has findings; the quiet ones are named."""
    counts, articles, quiet, first = Counts(), [], [], 1
    for draft in results:
        if draft.diagnostics:
            counts.add(draft)
            articles.append(article(draft, first, ui))
            first += len(draft.diagnostics)
        else:
            quiet.append(draft)
    total = summary()
    overview = charts(counts, ui) + filters(counts, ui) if articles else ""
    body = overview + f"<main>\n{''.join(articles)}</main>\n" + _quiet(quiet, ui) + _troubles(total, ui)
    style, script = (_resource(name) for name in ("page.css", "page.js"))
    yield Template(_resource("page.html")).substitute(
        lang=pick(ui.language, "zh-Hans", "en"),
        title=pick(ui.language, "tonelint 报告", "tonelint report"),
        policy=_policy(style, script),
        style=style,
        script=script,
        verdict=words(_verdict(total, ui)),
        about=words(" · ".join(("tonelint " + total.version, *total.packs))),
        body=body,
    )


def _resource(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Our own style and script by their hashes; nothing else loads, runs, or is sent."""
    style_hash, script_hash = (b64encode(sha256(text.encode()).digest()).decode() for text in (style, script))
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _verdict(total: Summary, ui: Ui) -> str:
    errors, warnings, infos = (total.counts.get(severity, 0) for severity in ("error", "warning", "info"))
    drafts = count(total.drafts, "draft")
    if not errors + warnings + infos:
        return pick(ui.language, f"查了 {total.drafts} 份草稿，没有发现问题", f"No findings in {drafts}")
    zh = f"{total.drafts} 份草稿里找到 {errors + warnings + infos} 处：错误 {errors}，警告 {warnings}，提示 {infos}"
    en = f"{count(errors + warnings + infos, 'finding')} in {drafts}: "
    en += f"{count(errors, 'error')}, {count(warnings, 'warning')}, {count(infos, 'info')}"
    return pick(ui.language, zh, en)


def _quiet(drafts: list[Checked], ui: Ui) -> str:
    if not drafts:
        return ""
    head = pick(ui.language, f"{len(drafts)} 份没有发现问题", f"{count(len(drafts), 'draft')} without findings")
    names = "".join(f"<li>{words(' '.join(filter(None, (draft.path, draft.draft))))}</li>" for draft in drafts)
    return f'<details class="quiet"><summary>{head}</summary><ul>{names}</ul></details>\n'


def _troubles(total: Summary, ui: Ui) -> str:
    if not total.troubles:
        return ""
    head = pick(ui.language, "没有读成", "Could not be read")
    rows = "".join(
        f"<li>{words(each.path)}{f':{each.line}' if each.line else ''} {words(each.message)}</li>"
        for each in total.troubles
    )
    return f'<section class="troubles"><h2>{head}</h2><ul>{rows}</ul></section>\n'
