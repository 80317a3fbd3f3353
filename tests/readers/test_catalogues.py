"""Catalogues of every format: what they say, where each letter stands, and edits that come back as they were meant."""

import ast
import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html import escape as html_escape
from importlib import import_module

import polib
import pytest
import tomllib
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.readers.mapping import check_pieces, spaced
from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import anything
from tonelint.text.decode import decode
from tonelint.text.source import Source
from tonelint.text.span import Span

LETTERS = "请付款xy 您😀𠮷\\\"'/<&>。,%$é#:-{}@=|*"


def has_letter(words):
    return any(letter.isalpha() for letter in words)


WORDS = st.text(st.sampled_from(LETTERS + "\n\t"), min_size=1, max_size=30).filter(has_letter)
LINE = st.text(st.sampled_from(LETTERS), min_size=1, max_size=30).map(str.strip).filter(has_letter)


def read(name, path, data):
    source = decode(data, path)
    assert isinstance(source, Source)
    return list(import_module(f"tonelint.readers.formats.{name}").drafts(source, anything))


def as_json(words, ascii_only):
    return json.dumps({"a": {"body": words}}, ensure_ascii=ascii_only)


def as_yaml_double(words, ascii_only):
    said = json.dumps(words, ensure_ascii=False)
    said = "".join(c if c.isascii() else f"\\U{ord(c):08x}" for c in said) if ascii_only else said
    return f"a:\n  body: {said}\n"


def as_yaml_any(words, ascii_only):
    return yaml.safe_dump({"a": {"body": words}}, allow_unicode=not ascii_only, width=20)


def as_yaml_literal(words, ascii_only):
    return yaml.safe_dump(
        {"a": {"body": words}}, allow_unicode=True, default_style="|" if ascii_only else ">", width=20
    )


def as_toml(words, ascii_only):
    return f"[a]\nbody = {json.dumps(words, ensure_ascii=False)}\n"


def as_toml_block(words, ascii_only):
    return f'a.body = """\n{json.dumps(words, ensure_ascii=False)[1:-1]}"""\n'


def as_po(words, ascii_only):
    lines = "\n".join(f'"{polib.escape(part)}"' for part in re.findall(r".*\n|.+", words))
    return f'msgid ""\nmsgstr ""\n\nmsgid "x"\nmsgstr ""\n{lines}\n'


def as_properties(words, ascii_only):
    words = words.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    if ascii_only:
        words = "".join(c if c.isascii() else "".join(f"\\u{u:04x}" for u in units(c)) for c in words)
    return "# note\na.body = " + (words if words[0] != " " else "\\" + words) + "\n"


def units(letter):
    raw = letter.encode("utf-16-be")
    return [int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2)]


def as_strings(words, ascii_only):
    words = words.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'/* note */\n"a.body" = "{words}";\n'


def as_android(words, ascii_only):
    words = html_escape(words, quote=False).replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"')
    words = words.replace("\n", "\\n").replace("\t", "\\t").replace("@", "\\@").replace(" ", "\\u0020")
    return f'<?xml version="1.0"?>\n<resources><!-- x --><string name="a">{words}</string></resources>'


def as_xliff(words, ascii_only):
    words = html_escape(words, quote=False)
    words = words.encode("ascii", "xmlcharrefreplace").decode() if ascii_only else words
    return f'<xliff version="1.2"><file><body><trans-unit id="a">\n<source>{words}</source></trans-unit></body></file></xliff>'


def as_csv(words, ascii_only):
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL if ascii_only else csv.QUOTE_MINIMAL).writerows(
        [["account", "body"], ["1", words]]
    )
    return file.getvalue()


def as_python(words, ascii_only):
    return f"M = {{'a': {{'body': {ascii(words) if ascii_only else repr(words)}}}}}\n"


def as_javascript(words, ascii_only):
    return f"export default {{ a: {{ body: {json.dumps(words, ensure_ascii=ascii_only)} }} }};\n"


def as_php(words, ascii_only):
    said = words.replace("\\", "\\\\").replace("'", "\\'")
    return f"<?php\nreturn ['a' => ['body' => '{said}']];\n"


def as_ruby(words, ascii_only):
    said = words.replace("\\", "\\\\").replace("'", "\\'")
    return f"M = {{ a: {{ body: '{said}' }} }}\n"


FORMATS = [
    ("json", "a.json", as_json, "a.body"),
    ("yaml", "a.yaml", as_yaml_double, "a.body"),
    ("yaml", "a.yaml", as_yaml_any, "a.body"),
    ("yaml", "a.yaml", as_yaml_literal, "a.body"),
    ("toml", "a.toml", as_toml, "a.body"),
    ("toml", "a.toml", as_toml_block, "a.body"),
    ("po", "a.po", as_po, "msgstr x"),
    ("properties", "a.properties", as_properties, "a.body"),
    ("strings", "a.strings", as_strings, "a.body"),
    ("android", "a.xml", as_android, "a"),
    ("xliff", "a.xlf", as_xliff, "a (source)"),
    ("csv", "a.csv", as_csv, "row 2: body"),
    ("python", "a.py", as_python, "M.a.body"),
    ("javascript", "a.js", as_javascript, "a.body"),
    ("typescript", "a.ts", as_javascript, "a.body"),
    ("php", "a.php", as_php, "a.body"),
    ("ruby", "a.rb", as_ruby, "M.a.body"),
]
IDS = [write.__name__ for _, _, write, _ in FORMATS]
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])


def only(name, path, data, wanted):
    found = read(name, path, data)
    assert not [f for f in found if isinstance(f, Trouble)]
    [draft] = [d for d in found if d.id == wanted]
    check_pieces(draft)
    return draft


@pytest.mark.parametrize(("name", "path", "write", "wanted"), FORMATS, ids=IDS)
@given(words=WORDS, ascii_only=st.booleans(), encoding=ENCODINGS, newline=st.sampled_from(["\n", "\r\n"]))
def test_words_come_out_and_every_letter_has_its_place(name, path, write, wanted, words, ascii_only, encoding, newline):
    file = write(words, ascii_only)
    if name not in ("csv", "php", "ruby", "strings"):
        file = file.replace("\n", newline)
    data = file.encode(encoding)
    source = decode(data, path)
    assume(isinstance(source, Source) and source.text == file)
    draft = only(name, path, data, wanted)
    if write is as_yaml_literal:  # the empty lines around a block are left out
        assert draft.text.strip(" \n") == words.strip(" \n")
    else:
        assert draft.text == words
    for piece in draft.pieces:
        raw = piece.source.of(file)
        place = draft.source.range(draft.place(piece.draft))
        assert data[place.start.byte_offset : place.end.byte_offset].decode(source.encoding) == raw
        if piece.draft.end - piece.draft.start == piece.source.end - piece.source.start:
            assert raw == piece.draft.of(draft.text)


@pytest.mark.parametrize(("name", "path", "write", "wanted"), FORMATS, ids=IDS)
@settings(max_examples=60)
@given(words=WORDS, ascii_only=st.booleans(), new=LINE, data=st.data())
def test_edits_come_back_as_they_were_meant(name, path, write, wanted, words, ascii_only, new, data):
    file = write(words, ascii_only)
    source = decode(file.encode(), path)
    assume(isinstance(source, Source) and source.text == file)
    draft = only(name, path, file.encode(), wanted)
    words = draft.text
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    edit = draft.edit(Span(start, end), new)
    if edit is None:
        return
    changed = file[: edit.span.start] + edit.text + file[edit.span.end :]
    again = only(name, path, changed.encode(), wanted)
    expected = words[:start] + new + words[end:]
    assert again.text == expected or (name == "android" and spaced(again.text).strip() == spaced(expected).strip())


@given(st.lists(WORDS, min_size=1, max_size=4), st.booleans())
def test_independent_parsers_agree(words, ascii_only):
    text = "\n".join(words)
    assert json.loads(as_json(text, ascii_only))["a"]["body"] == text
    assert yaml.safe_load(as_yaml_double(text, ascii_only))["a"]["body"] == text
    assert tomllib.loads(as_toml(text, ascii_only))["a"]["body"] == text
    assert polib.pofile(as_po(text, ascii_only))[0].msgstr == text
    assert ET.fromstring(as_xliff(text, ascii_only)).find(".//source").text == text
    assert ast.literal_eval(as_python(text, ascii_only).partition("=")[2].strip())["a"]["body"] == text
    assert list(csv.reader(io.StringIO(as_csv(text, ascii_only), newline="")))[1][1] == text


BROKEN = [
    ("json", "a.json", '{"body": "请付款",\n "b": }', 2),
    ("yaml", "a.yaml", "a: 请付款\nb: [x\nc: y: z\n", 3),
    ("toml", "a.toml", 'a = "请付款"\nb = "x\n', 2),
    ("po", "a.po", 'msgid "x"\nmsgstr "请付款\n', 2),
    ("properties", "a.properties", "a = x\nb = \\u12\n", 2),
    ("strings", "a.strings", '"a" = "b";\n"c" "d";\n', 2),
    ("android", "a.xml", "<resources>\n<string name='a'>x</resources>", 2),
    ("xliff", "a.xlf", "<xliff>\n<source>x</xliff>", 2),
    ("csv", "a.csv", 'body\n"请付款\n', 2),
    ("python", "lang/a.py", "M = {'body': 'x y z',\n'c': 'd\n", 1),
    ("javascript", "lang/a.js", "export default {\nbody: 'x' 'y'}", 2),
    ("php", "lang/a.php", "<?php return [\n'body' => 'x' 'y'];", 2),
    ("ruby", "lang/a.rb", "M = {\n'body' => => 'y'}", 2),
    ("eml", "a.eml", "no headers here\n\nhi", 1),
]


@pytest.mark.parametrize(("name", "path", "text", "line"), BROKEN, ids=[b[0] for b in BROKEN])
def test_broken_files_are_troubles_at_their_line(name, path, text, line):
    lines = [f.line for f in read(name, path, text.encode()) if isinstance(f, Trouble)]
    assert lines
    assert lines[0] in (line, line + 1)


READERS = sorted({name for name, *_ in FORMATS} | {"eml", "html", "markdown", "jsonl", "template"})


@pytest.mark.parametrize("name", READERS)
@given(st.text(st.sampled_from(LETTERS + "\n\r\t[]()<>;?!`\0abn"), max_size=60))
def test_no_text_raises(name, text):
    for found in import_module(f"tonelint.readers.formats.{name}").drafts(Source("lang/a.x", text), anything):
        if isinstance(found, Draft):
            check_pieces(found)


def test_subjects_join_the_body_beside_them():
    catalogue = {
        "final": {"subject": "账单", "body": "请付款"},
        "firstSubject": "Hi",
        "firstBody": "Pay",
        "subject": "alone",
    }
    found = read("json", "a.json", json.dumps(catalogue).encode())
    assert [(d.id, d.text) for d in found] == [
        ("final.body", "账单\n请付款"),
        ("firstBody", "Hi\nPay"),
        ("subject", "alone"),
    ]


def test_markup_inside_a_catalogue():
    data = r'{"body": "<p>请<b>付款</b> &amp; \u56de\u590d<\/p><p>\"x\"<\/p>"}'.encode()
    [draft] = read("json", "a.json", data)
    assert draft.text == '请付款 & 回复\n\n"x"'
    check_pieces(draft)
    at = draft.text.index("回")
    edit = draft.edit(Span(at, at + 2), 'a<"')
    assert edit is not None
    assert edit.text == "a&lt;&quot;"
    assert draft.source.text[slice(*edit.span)] == r"\u56de\u590d"


HOSTILE = [
    ("json", "[" * 100_000),
    ("json", '{"a":' * 100_000),
    ("yaml", "[" * 100_000),
    ("yaml", "- " * 50_000),
    (
        "yaml",
        "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*b{i - 1}, *b{i - 1}]\n" for i in range(1, 500)).replace("*b0", "*a"),
    ),
    ("toml", "a=" + "[" * 50_000),
    ("xliff", "<a>" * 100_000),
    ("xliff", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
    ("javascript", "x=" + "{a:" * 50_000),
    ("javascript", 'x={a:"a"' + '+"a"' * 20_000 + "}"),
    ("php", "<?php $x=" + "[" * 50_000),
    ("csv", "," * 300_000),
    ("csv", '"' * 100_001),
    ("strings", '"a" = "' * 50_000),
    ("properties", "\\" * 100_000),
    ("po", 'msgid "' * 50_000),
    ("eml", "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n" * 50_000),
]


@pytest.mark.parametrize(("name", "text"), HOSTILE, ids=[f"{n} {t[:8]!r}" for n, t in HOSTILE])
def test_hostile_files_end(name, text):
    list(import_module(f"tonelint.readers.formats.{name}").drafts(Source("lang/a.x", text), anything))
