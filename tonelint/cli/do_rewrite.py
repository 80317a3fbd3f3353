"""``tonelint rewrite``: a complete message that can be sent, from a draft, an excuse or a list of customers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tonelint.cli import screen
from tonelint.cli.options import asked, job, judging
from tonelint.job import Job, context_of, vocabulary

if TYPE_CHECKING:
    from tonelint.message.context import Context
    from tonelint.message.draft import Draft, Trouble
    from tonelint.rewriting.composing import Letter

_VARIANTS = ("warmer", "firmer", "shorter")


@click.command("rewrite")
@click.argument("path", required=False, metavar="[FILE|-]")
@judging
@click.option("--variant", type=click.Choice(_VARIANTS), help="The same message warmer, firmer or shorter.")
@click.option("--reply", "excuse", metavar="WORDS", help="Answer what the customer said: --reply 在走流程.")
@click.option("--firm", is_flag=True, help="With --reply: a polite no instead of a yes with a date.")
@click.option("--rows", metavar="LIST", help="A message for every row of an .xlsx or .csv of customers.")
def command(path: str | None, **options: Any) -> None:
    """Rewrite a draft so that it can be sent: clean sentences stay, faulty ones go, what is missing is said.

    What nobody stated is left as a visible hole and listed on standard error.
    """
    ask = asked(options)
    if sum(x is not None for x in (path, options["rows"])) != 1 and not (options["excuse"] and not options["rows"]):
        raise click.UsageError("name a draft (or - for standard input), or give --reply WORDS, or --rows LIST")
    work = job(ask)
    if options["rows"]:
        sys.exit(_rows(options["rows"], work, options["variant"] or ""))
    if options["excuse"]:
        sys.exit(_reply(path, options["excuse"], options["firm"], work))
    sys.exit(_draft(str(path), work, options["variant"] or ""))


def _draft(path: str, work: Job, variant: str) -> int:
    from tonelint.message.inference import understood
    from tonelint.rewriting.rewrite import Rewriting, rewritten
    from tonelint.rewriting.stones import letters

    how = Rewriting(work.book, work.settings.policy, work.settings.profile, letters(), variant)
    told = 0
    for number, draft in enumerate(_drafts(path, work)):
        troubles: list[Trouble] = []
        context = context_of(work, draft, vocabulary(work.book), troubles)
        screen.tell_troubles(tuple(troubles))
        if number:
            click.echo(f"\n--- {draft.id or number + 1}")
        result = rewritten(understood(draft, work.book.lexicon, context), how)
        click.echo(result.text.rstrip("\n"))
        _tell(result.holes, result.own, work)
        if result.dropped:
            zh = work.settings.language == "zh"
            screen.tell(("随不当措辞一并删去: " if zh else "went with words at fault: ") + " · ".join(result.dropped))
        for finding in result.left:
            screen.tell(f"{finding.severity}: {finding.rule.id}")
            told = max(told, int(finding.severity != "info"))
    return told


def _reply(path: str | None, excuse: str, firm: bool, work: Job) -> int:
    from tonelint.message.inference import understood
    from tonelint.message.script import language
    from tonelint.rewriting.composing import replied, reply_to
    from tonelint.rewriting.customers import voice_for
    from tonelint.rewriting.filling import Values, values_of
    from tonelint.rewriting.holes import plain_hole
    from tonelint.rewriting.stones import letters
    from tonelint.rewriting.voice import voice_of

    said = work.flags.get("language") or language(excuse)
    voice = voice_for(said)
    values = Values(lambda _kind: "", work.settings.profile, lambda kind: plain_hole(kind, said))
    if path is not None:
        for draft in _drafts(path, work):
            message = understood(draft, work.book.lexicon, context_of(work, draft, vocabulary(work.book), []))
            voice, values = voice_of(message), values_of(message, work.settings.profile)
    letter = replied(reply_to(excuse, letters().replies), firm, voice, values)
    click.echo(letter.text)
    _tell(letter.holes, letter.own, work)
    return 0


def _rows(path: str, work: Job, variant: str) -> int:
    from tonelint.message.context import Context, Value
    from tonelint.message.draft import Trouble
    from tonelint.readers.ledger import rows

    try:
        table = rows(path, Path(path).read_bytes(), work.locale)
    except OSError as error:
        table = Trouble(path, None, (error.strerror or str(error)).lower())
    if isinstance(table, Trouble):
        screen.tell_troubles((table,))
        return 2
    words = vocabulary(work.book)
    given = Context({key: Value(words.read(key, word), "flag") for key, word in work.flags.items()})
    for number, row in enumerate(table):
        name, letter = _letter(row, given, work, variant)
        click.echo(f"{'' if not number else chr(10)}--- {name or number + 1}\n{letter.text}")
        _tell(letter.holes, letter.own, work, name)
    return 0


def _letter(row: Any, given: Context, work: Job, variant: str) -> tuple[str, Letter]:
    from tonelint.message.context import ContextError
    from tonelint.rewriting.customers import customer, language_of, letter_for, row_context, voice_for
    from tonelint.rewriting.stones import letters

    language = work.flags.get("language") or language_of(row)
    voice = voice_for(language)
    who = customer(row, voice.languages[0])
    words = vocabulary(work.book)
    known = {}
    for key, word in who.context.items():
        try:
            known[key] = words.read(key, word)
        except ContextError as error:
            screen.tell(str(error))
    who = who._replace(context=known)
    letter = letter_for(who, row_context(who, given), letters(), voice, work.settings.profile, variant)
    return who.values.get("debtor", ""), letter


def _drafts(path: str, work: Job) -> Iterator[Draft]:
    from tonelint.message.draft import Draft, Trouble
    from tonelint.readers import read

    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        screen.tell_troubles((Trouble(path, None, (error.strerror or str(error)).lower()),))
        sys.exit(2)
    for each in read(path, data, locale=work.locale):
        if isinstance(each, Draft):
            yield each
        elif isinstance(each, Trouble):
            screen.tell_troubles((each,))


def _tell(holes: tuple[str, ...], own: tuple[str, ...], work: Job, name: str = "") -> None:
    """What is still to be filled in, and what did not come from the draft, on standard error."""
    from tonelint.rewriting.holes import said

    zh = work.settings.language == "zh"
    who = f"{name}: " if name else ""
    if holes:
        names = ("、" if zh else ", ").join(said(kind, zh) for kind in holes)
        screen.tell(f"{who}{'待填' if zh else 'to fill in'}: {names}")
    if own:
        names = ("、" if zh else ", ").join(said(kind, zh) for kind in own)
        screen.tell(f"{who}{'取自 [sender]' if zh else 'from [sender]'}: {names}")
