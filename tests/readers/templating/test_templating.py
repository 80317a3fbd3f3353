"""Every template language: which branches a text can take, and that no text takes long or crashes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.mapping import check_pieces
from tonelint.message.draft import Choice, Draft, Leaf, Sequence, Trouble, Unknown
from tonelint.readers import read
from tonelint.readers.templating import Unbalanced, branches, hole, mask, outputs, read_template


def shown(branch, text):
    """The tree as words: ``(condition: branch | …)``, ``?`` for an include, ``[]`` for an empty path."""
    if isinstance(branch, Leaf):
        return branch.span.of(text)
    if isinstance(branch, Unknown):
        return "?"
    if isinstance(branch, Choice):
        return "(" + " | ".join(f"{n}: {shown(p, text)}" for n, p in zip(branch.names, branch.paths, strict=True)) + ")"
    assert isinstance(branch, Sequence)
    return "[" + ", ".join(shown(part, text) for part in branch.parts) + "]"


TREES = [
    ("{% if a %}x{% elif b %}y{% else %}z{% endif %}", "(a: x | b: y | else: z)"),
    ("{%- if premium -%}{{ link }}{%- endif -%}", "(premium: {{ link }} | not premium: [])"),
    ("{% for x in xs %}a{% empty %}b{% endfor %}", "(x in xs: a | not x in xs: b)"),
    ("{% include 'f' %}{# if #}a", "[?, a]"),
    ("{% extends 'base' %}{% block body %}a{% endblock body %}", "[?, a]"),
    ("{% unless paid %}a{% endunless %}", "(not paid: a | paid: [])"),
    ("{% case n %} {% when 1 %}a{% when 2 %}b{% endcase %}", "(n = 1: a | n = 2: b | else: [])"),
    ("{% raw %}{% if %}{% endraw %}{% comment %}{% if %}{% endcomment %}{% set x = 1 %}b", "[{% if %}, b]"),
    ("{% blocktrans count n=x %}a{% plural %}b{% endblocktrans %}", "(count n=x: a | else: b)"),
    ("{{#if a}}x{{else if b}}y{{else}}z{{/if}}{{> foot}}{{!-- {{#if}} --}}", "[(a: x | b: y | else: z), ?]"),
    ("{{#paid}}x{{/paid}}{{^paid}}y{{/paid}}", "[(paid: x | not paid: []), (not paid: y | paid: [])]"),
    ("{{#each xs}}{{this}}{{/each}}", "(each xs: {{this}} | not each xs: [])"),
    ('{{if .A}}x{{else if .B}}y{{else}}z{{end}}{{template "f" .}}', "[(.A: x | .B: y | else: z), ?]"),
    ("{{- range .Xs }}a{{ end -}}", "(range .Xs: a | not range .Xs: [])"),
    ("<% if a %>x<% elsif b %>y<% else %>z<% end %>", "(a: x | b: y | else: z)"),
    ("<% xs.each do |x| %><%= x %><% end %><%= render 'f' %>", "[(xs.each: <%= x %> | not xs.each: []), ?]"),
    ("<% if (a) { %>x<% } else if (b) { %>y<% } else { %>z<% } %>", "(a: x | b: y | else: z)"),
    (
        "<#if a gt 1 && (b > 2)>x<#elseif c>y<#else>z</#if><#include 'f'>",
        "[(a gt 1 && (b > 2): x | c: y | else: z), ?]",
    ),
    ("[#list xs as x]a[/#list]", "(list xs as x: a | not list xs as x: [])"),
    ("#if($a)x#elseif($b)y#{else}z#end", "($a: x | $b: y | else: z)"),
    ("#foreach($x in $xs)a#end#parse('f')", "[(foreach $x in $xs: a | not foreach $x in $xs: []), ?]"),
    ("{if $a}x{elseif $b}y{else}z{/if}{include file='f'}{* {if} *}", "[($a: x | $b: y | else: z), ?]"),
    ("@if (f($a))x @elseif($b)y @else z @endif", "(f($a): x  | $b: y  | else:  z )"),
    (
        "@forelse($xs as $x)a @empty b @endforelse me@if.com",
        "[(forelse $xs as $x: a  | not forelse $xs as $x:  b ),  me@if.com]",
    ),
    (
        "{n, plural, =0 {none} one {# bill {x}} other {# bills}}!",
        "[(n =0: none | n = one: # bill {x} | else: # bills), !]",
    ),
    ("{g, select, male {he {n, plural, other {x}}} other {it's}}", "(g = male: [he , (else: x)] | else: it's)"),
]


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_trees(text, tree):
    found = branches(text)
    assert not isinstance(found, Unbalanced)
    assert shown(found, text) == tree


@pytest.mark.parametrize(
    "text", ["Hi {{ name }}, pay ${x}", "100% {0} %s a@b.com #code# {name}", "5 < 6 [x]", "【还款日】"]
)
def test_values_alone_make_no_tree(text):
    assert branches(text) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n{% if x %}b", 2),
        ("a\n\n{% endif %}", 3),
        ("{% for x in y %}\n{% endif %}{% endfor %}", 2),
        ("{{#a}}\n{{/b}}", 2),
    ],
)
def test_tags_that_do_not_match_are_a_trouble_and_the_text_is_read(text, line):
    trouble, draft = read("a.txt", text.encode())
    assert isinstance(trouble, Trouble)
    assert trouble.line == line
    assert isinstance(draft, Draft)
    assert draft.branches is None
    assert [mark.kind for mark in draft.marks].count("tag") >= 1


BITS = [
    "{% if a %}",
    "{% else %}",
    "{% endif %}",
    "{{ x }}",
    "{{#a}}",
    "{{/a}}",
    "<% if a %>",
    "<% end %>",
    "<#if a>",
    "</#if>",
]
BITS += [
    "#if($a)",
    "#end",
    "@if(a)",
    "@endif",
    "{if $a}",
    "{/if}",
    "{n, plural, one {",
    "} other {",
    "}}",
    "{",
    "}",
    "'",
    "(",
    "您",
    " ",
]


@given(st.lists(st.sampled_from(BITS), max_size=30).map("".join))
def test_any_mixture_is_a_tree_or_unbalanced(text):
    template = read_template(text)
    if not isinstance(template, Unbalanced):
        starts = [tag.start for tag in template.tags]
        assert starts == sorted(starts)
    assert len(mask(text)) == len(text)
    assert "".join(part for _, part in outputs(text)) == text
    for draft in read("a.txt", text.encode()):
        if isinstance(draft, Draft):
            check_pieces(draft)


HOSTILE = [
    "{% if a %}" * 10_000 + "{% endif %}" * 10_000,
    "{% if a %}x{% else %}y{% endif %}" * 33_000,
    "{{if x}}" * 10_000 + "{{end}}" * 10_000,
    "{a, select, b {" * 10_000 + "}}" * 10_000,
    "{{" * 100_000,
    "{{!--" * 50_000,
    "<%" * 100_000,
    "{% endraw %}" + "{% raw %}" * 50_000,
    "#if(" * 20_000,
    "<#if " * 20_000,
    "@if(" * 20_000,
    "{*" * 50_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_many_and_deep_tags_take_linear_time(text):
    began = time.process_time()
    list(read("a.txt", text.encode()))
    assert time.process_time() - began < 10


def test_holes_are_written_as_the_text_writes_them():
    cases = {
        "{{ a }}": "{{ %s }}",
        "{{a}}": "{{%s}}",
        "${a}": "${%s}",
        "<%= a %>": "<%%= %s %%>",
        "%(a)s": "%%(%s)s",
        "#a#": "#%s#",
    }
    for text, form in cases.items():
        assert hole(text) == form
        assert (form % "a") in text
    assert hole("plain") is None
