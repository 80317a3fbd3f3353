"""Patterns find what they say, where it stands, and nothing across a clause."""

from __future__ import annotations

import pytest

from tonelint.text.edges import plausible
from tonelint.text.joins import matches
from tonelint.text.lexicon import Builder
from tonelint.text.normalise import view
from tonelint.text.pattern import PatternError, parse
from tonelint.text.sentences import Layout

SETS = {"family": ["家人", "父母", "mother"], "tell": ["通知", "告诉", "tell", "telling"]}


def fold(words: str) -> str:
    return view(words).text


def found(pattern: str, text: str) -> list[str]:
    """The words of `text` that `pattern` matches with plausible edges."""
    builder = Builder(SETS, ["amount"])
    steps = [builder.steps(sequence) for sequence in parse(pattern, fold)]
    lexicon = builder.lexicon()
    folded = view(text)
    layout = Layout(folded.text)
    seen = lexicon.scan(folded.text)
    spans = {span for each in steps for span in matches(each, seen, folded.text, layout)}
    return [folded.original(s).of(text) for s in sorted(spans) if plausible(folded.text, s, layout)]


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        ("后果自负", "不付,後果自負!", ["後果自負"]),
        ("后果自负", "不付，后-果-自-负", ["后-果-自-负"]),
        ("no (rush|hurry)", "There is no  rush", []),
        ("no (rush|hurry)", "No rush. No hurry", ["No rush", "No hurry"]),
        ("rush", "Rushing to Rushmore", []),
        ("reminders?", "two reminders, one reminder", ["reminders", "reminder"]),
        ("<tell> ... <family>", "我们会通知您的家人", ["通知您的家人"]),
        ("<tell> ... <family>", "我们会通知您，家人都好吗", []),
        ("<tell> ... <family>", "We will tell your dear old mother.", ["tell your dear old mother"]),
        ("<tell> ... <family>", "tell a b c d e f g h i j k l m mother", []),
        ("<tell> .. <family>", "tell your dear mother", ["tell your dear mother"]),
        ("<tell> .. <family>", "tell a b c d mother", []),
        ("求您", "要求您付款,求您了", ["求您"]),
        ("\\(x\\)", "f(x)", ["(x)"]),
        ("(付款|付款服务部)", "请付款", ["付款"]),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, text: str, hits: list[str]) -> None:
    assert found(pattern, text) == hits


@pytest.mark.parametrize("pattern", ["(a", "a)", "<a", "...", "a...", "", "a\\", "(((((((((a)))))))))", "(a|b)?"])
def test_a_pattern_that_says_nothing_definite_is_refused(pattern: str) -> None:
    if pattern == "(a|b)?":
        assert found(pattern, "a") == ["a"]
    else:
        with pytest.raises(PatternError):
            parse(pattern, fold)


def test_a_pattern_of_too_many_words_is_refused() -> None:
    with pytest.raises(PatternError, match="word set"):
        parse("(a|b|c|d|e|f|g|h)" * 6, fold)


def test_repeated_words_and_nested_gaps_end() -> None:
    """A join that tried every combination would not end in a lifetime on this text."""
    assert found("<tell> ... <tell> ... <tell> ... <family>", "tell " * 20_000) == []
