"""``tonelint train``: learn the measure of tone from labelled examples, the house's own among them."""

from __future__ import annotations

from pathlib import Path

import click

from tonelint.cli.options import rule_book
from tonelint.likeness import examples
from tonelint.likeness.weights import default_path, load

EXAMPLES = examples.default_path().name


@click.command("train")
@click.option("--rules", multiple=True, metavar="DIR", help="A rules folder with examples of its own in DIR/training.")
@click.option("--corpus", default="training", show_default=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Default: where checking looks for it.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if other bytes than the present ones were learnt.")
@click.option("--figures", is_flag=True, help="Measure by folds and by files of other hands, and print the tables.")
def command(rules: tuple[str, ...], corpus: Path, out: Path | None, check: bool, figures: bool) -> None:
    """Learn from CORPUS (drafts/*.jsonl, clauses/*.jsonl) and write the weights; the same bytes every time."""
    try:
        from tonelint.training import evaluate
        from tonelint.training.corpus import read
        from tonelint.training.train import lessons, seen, shown_examples, train
    except ModuleNotFoundError as error:
        raise click.UsageError(f"learning needs {error.name}: pip install 'tonelint[train]'") from error
    book, _ = rule_book(rules)
    rows = read((corpus, *(Path(folder) / "training" for folder in rules)))
    if not rows.drafts:
        raise click.UsageError(f"{corpus} holds no drafts: expected {corpus}/drafts/*.jsonl")
    target = out or default_path()
    known = lessons(rows, book.lexicon)
    learnt, data = train(known)
    if figures:
        click.echo(evaluate.shown([*evaluate.by_folds(known, learnt), *evaluate.by_files(known, learnt)]))
    if check:
        if target.read_bytes() == data:
            return
        same = load(target).made.get("seen") == seen(known)
        raise click.ClickException(
            "the same lessons gave other weights: other versions of the libraries, or a fault"
            if same
            else "examples, word sets or the cutting of clauses have changed since the weights were learnt: train again"
        )
    target.write_bytes(data)
    target.with_name(EXAMPLES).write_bytes(shown_examples(rows))
    click.echo(f"{target}: {len(rows.drafts)} drafts, {len(rows.clauses)} clauses, {len(data):,} bytes")
