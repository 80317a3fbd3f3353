"""How good whole-message rewrites are, against what careful writers wrote for the same drafts.

    python benchmarks/rewrites.py [--samples FILE [--seed N]] [--limit N] [--show lost|left|holes] [--told]

Every draft of training/drafts that has a reference rewrite is rewritten. Reported: the share that is lint-clean (no
warning or error), the facts kept (figures, dates, references, links and placeholders outside what the labels call
faulty), holes a draft beside the reference's, stated values that became holes (must be none), length ratio, chrF.
`--told` also takes what the labels call faulty as found: how good the rewriting is by itself, were nothing overlooked.
`--samples` writes 40 drafts, each with two rewrites in hidden order (the key stands at the end), for a blind reader.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tonelint.linter import Policy
from tonelint.message.context import Context, Value
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.message.message import Message
from tonelint.rewriting.profile import Profile
from tonelint.rewriting.rewrite import Rewriting, Rewritten, rewritten
from tonelint.rewriting.stones import letters
from tonelint.rewriting.units import ABRUPT
from tonelint.rulebook.cache import rulebook
from tonelint.text.source import Source
from tonelint.text.span import Span

FOLDER = Path(__file__).parent.parent / "training" / "drafts"
_KEYS = ("stage", "channel", "audience", "purpose")
_HARD = frozenset(("amount", "date", "deadline", "due-date", "days-overdue", "reference", "link", "contact"))


class Result(NamedTuple):
    """One draft with its rewrite and its reference."""

    row: dict[str, Any]
    message: Message
    ours: Rewritten


def rows() -> Iterator[dict[str, Any]]:
    """The training drafts that have a reference rewrite."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("rewrite"):
                yield row


def read(text: str, row: dict[str, Any], lexicon: Any) -> Message:
    """A text as the message that the row's context makes it."""
    context = Context({key: Value(row[key], "flag") for key in _KEYS if row.get(key)})
    return understood(Draft(text, Source(row["id"], text)), lexicon, context)


def chrf(ours: str, reference: str, longest: int = 6, beta: float = 2.0) -> float:
    """Popović's chrF: the F-score of character n-grams, blanks left out, from 0 to 1."""
    a, b = "".join(ours.split()), "".join(reference.split())
    precision, recall = [], []
    for n in range(1, longest + 1):
        x = Counter(a[i : i + n] for i in range(len(a) - n + 1))
        y = Counter(b[i : i + n] for i in range(len(b) - n + 1))
        if x and y:
            same = sum((x & y).values())
            precision.append(same / x.total())
            recall.append(same / y.total())
    p, r = sum(precision) / max(len(precision), 1), sum(recall) / max(len(recall), 1)
    return (1 + beta**2) * p * r / (beta**2 * p + r) if p + r else 0.0


def lost(result: Result) -> list[str]:
    """The draft's facts and placeholders, outside what the labels call faulty, that the rewrite does not hold."""
    message, text = result.message, result.row["text"]
    faulty = [
        Span(at, at + len(label["span"]))
        for label in result.row["labels"]
        if label["span"] and (at := text.find(label["span"])) >= 0
    ]
    kept = "".join(result.ours.text.split()).lower()
    spans = [message.place(fact.span) for fact in message.facts if fact.kind in _HARD]
    spans += [each.span for each in message.placeholders]
    spans = [span for span in spans if not ABRUPT.match(span.of(text))]
    words = {span.of(text).strip(" ,，、。.") for span in spans if not any(span.overlaps(fault) for fault in faulty)}
    gone = [each for each in words if "".join(each.split()).lower() not in kept]
    return [each for each in gone if not any(each in listed for listed in result.ours.dropped)]


def holes(text: str, row: dict[str, Any], lexicon: Any) -> int:
    """How many placeholders a rewrite has beyond those of its draft."""
    before = Counter(each.span.of(row["text"]) for each in read(row["text"], row, lexicon).placeholders)
    after = Counter(each.span.of(text) for each in read(text, row, lexicon).placeholders)
    return sum(1 for each in after if each not in before)


def labelled(row: dict[str, Any]) -> Callable[[Message], Iterator[Span]]:
    """What the labels of a draft call faulty in tone, wherever it still stands."""
    words = [label["span"] for label in row["labels"] if label["span"] and label["label"] != "vague-deadline"]

    def spans(message: Message) -> Iterator[Span]:
        text = message.draft.text
        return (Span(at, at + len(each)) for each in words if (at := text.find(each)) >= 0)

    return spans


def results(limit: int, told: bool) -> list[Result]:
    """Every draft rewritten."""
    book = rulebook()
    plain = Rewriting(book, Policy(), Profile(), letters())
    found = []
    for row in list(rows())[:: max(1, 936 // limit)]:
        message = read(row["text"], row, book.lexicon)
        how = plain._replace(suspects=labelled(row)) if told else plain
        found.append(Result(row, message, rewritten(message, how)))
    return found


def report(found: list[Result]) -> list[str]:
    """The figures, a line each, for all drafts and by language."""
    lexicon = rulebook().lexicon
    lines = ["| drafts | n | lint-clean | facts kept | let go, listed | holes ours | holes reference | stated but a hole | length | chrF |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for name, part in (("all", found), *((k, [r for r in found if r.row["lang"].startswith(k)]) for k in ("zh", "en"))):
        if not part:
            continue
        n = len(part)
        clean = sum(all(f.severity == "info" for f in r.ours.left) for r in part)
        whole = sum(not lost(r) for r in part)
        gone = sum(bool(r.ours.dropped) for r in part)
        ours = sum(holes(r.ours.text, r.row, lexicon) for r in part) / n
        theirs = sum(holes(r.row["rewrite"], r.row, lexicon) for r in part) / n
        stated = sum(bool(wrong_holes(r)) for r in part)
        length = sum(len(r.ours.text) / max(len(r.row["rewrite"]), 1) for r in part) / n
        score = sum(chrf(r.ours.text, r.row["rewrite"]) for r in part) / n
        lines.append(f"| {name} | {n} | {clean / n:.1%} | {whole / n:.1%} | {gone} | {ours:.2f} | {theirs:.2f} | {stated} | {length:.2f} | {score:.3f} |")
    return lines


def wrong_holes(result: Result) -> list[str]:
    """Kinds that were left open although the draft states them."""
    from tonelint.rewriting.filling import stated

    return [kind for kind in result.ours.holes if stated(result.message, kind)]


def samples(found: list[Result], seed: int) -> str:
    """20 Chinese drafts (12 of them chat) and 20 English ones, each with ours and the reference in hidden order."""
    rng = random.Random(seed)
    chat = [r for r in found if r.row["lang"].startswith("zh") and r.row["channel"] in {"wechat", "wechat-group", "whatsapp"}]
    written = [r for r in found if r.row["lang"].startswith("zh") and r not in chat]
    english = [r for r in found if r.row["lang"].startswith("en")]
    chosen = [*rng.sample(chat, 12), *rng.sample(written, 8), *rng.sample(english, 20)]
    key, out = [], ["# Blind reading: draft, then two rewrites in hidden order\n"]
    for number, result in enumerate(chosen, 1):
        pair = [result.ours.text, result.row["rewrite"]]
        swapped = rng.random() < 0.5
        key.append(f"{number}: ours is {'B' if swapped else 'A'} ({result.row['id']})")
        a, b = reversed(pair) if swapped else pair
        about = ", ".join(str(result.row.get(k)) for k in _KEYS)
        out.append(f"## {number} ({about})\n\n### Draft\n\n{result.row['text']}\n\n### A\n\n{a}\n\n### B\n\n{b}\n")
    return "\n".join([*out, "\n".join(("<!-- key", *key, "-->"))])


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--limit", type=int, default=936)
    parser.add_argument("--show", choices=["lost", "left", "holes"])
    parser.add_argument("--told", action="store_true")
    ask = parser.parse_args()
    found = results(ask.limit, ask.told)
    print("\n".join(report(found)))
    for result in found if ask.show else []:
        what = {"lost": lost(result), "left": [f.rule.id for f in result.ours.left if f.severity != "info"], "holes": wrong_holes(result)}[ask.show]
        if what:
            print(f"\n{result.row['id']} {what}\n  {result.row['text']!r}\n  {result.ours.text!r}")
    if ask.samples:
        Path(ask.samples).write_text(samples(found, ask.seed), "utf-8")


if __name__ == "__main__":
    main()
