"""Plain text, Markdown and JSON Lines: the words, their places, their context, and broken files."""

import json
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from tests.readers.mapping import check_pieces, check_places, check_span
from tonelint.message.draft import Draft, Note, Stated, Trouble
from tonelint.readers import read, read_text
from tonelint.text.span import Span

WORDS = st.text(st.sampled_from("请付款ab 您😀𠮷\\\"'/<&>\t\r\n。,$é"), min_size=1, max_size=40)


def one(path, data):
    drafts = [d for d in read(path, data) if isinstance(d, Draft)]
    assert len(drafts) == 1
    return drafts[0]


@given(WORDS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_plain_text_is_itself(text, encoding):
    for draft in read("a.txt", text.encode(encoding)):
        if isinstance(draft, Draft):
            assert draft.text == text
            check_span(draft, Span(0, len(text)), text.encode(encoding), str)


def test_front_matter_is_context_and_the_body_starts_after_it():
    data = "---\r\nstage: final # last\r\ndays: 12\r\nhouse: {pronoun: 您}\r\n---\r\n请付款。\r\n".encode()
    for name in ("a.txt", "a.md"):
        draft = one(name, data)
        assert draft.text == "请付款。\r\n"
        assert draft.stated == (
            Stated("stage", "final", 12),
            Stated("days", "12", 32),
            Stated("house.pronoun", "您", 53),
        )
        check_pieces(draft)
        assert draft.source.position(draft.place(Span(0, 3)).start).line == 6


def test_rules_around_a_paragraph_are_no_front_matter():
    text = "---\nDear Mr Lee,\n---\nplease pay.\n"
    assert one("a.txt", text.encode()).text == text


def test_broken_front_matter_is_a_trouble_and_the_body_is_read():
    found = list(read("a.md", b"---\nstage: [final\n---\nplease pay\n"))
    assert [type(f) for f in found] == [Trouble, Draft]
    assert found[0].line == 3
    bomb = "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\nd: " + "[" * 5000 + "\n---\nhi\n"
    assert [type(f) for f in read("a.md", bomb.encode())] == [Trouble, Draft]


def test_markdown_shows_what_renders():
    text = "# 提**醒**\n\n请**立即**付款 [去付](https://x.y/p) 3 * 4 * 5 \\*\n<!-- 内部 -->\n> 引用\n\nTitle\n-----\n"
    draft = one("a.md", text.encode())
    assert draft.text == "# 提醒\n\n请立即付款 去付 3 * 4 * 5 *\n\n> 引用\n\nTitle\n-----\n"
    check_pieces(draft)
    check_places(draft, text.encode(), str)
    said = {(mark.kind, mark.span.of(draft.text), mark.value) for mark in draft.marks}
    assert said == {
        ("heading", "提醒", ""),
        ("link", "去付", "https://x.y/p"),
        ("quote", "引用", ""),
        ("heading", "Title", ""),
    }
    at = draft.text.index("立即")
    assert draft.edit(Span(at, at + 2), "今天") is not None
    assert draft.edit(Span(at - 1, at + 2), "今天") is None


@given(st.text(st.sampled_from("*[]()!`<>-# |\\a请\n\r"), max_size=60))
def test_any_markdown_maps_back(text):
    for draft in read("a.md", text.encode()):
        if isinstance(draft, Draft):
            check_pieces(draft)
            check_places(draft, text.encode(), str)


def test_hostile_markdown_takes_linear_time():
    for text in (
        "[" * 200_000,
        "*a " * 100_000,
        "a" + "<!--" * 100_000,
        "`a" * 100_000,
        "[a](" * 50_000,
        "> " * 100_000,
    ):
        assert list(read("a.md", text.encode()))


ROWS = st.lists(
    st.tuples(WORDS.filter(str.strip), st.booleans(), st.sampled_from(["text", "body", "message", "content"])),
    min_size=1,
)


@given(ROWS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_json_lines_map_back(rows, newline, encoding):
    lines = [
        json.dumps({"id": i, "stage": "due", "meta": {"text": "no"}, key: text}, ensure_ascii=e)
        for i, (text, e, key) in enumerate(rows)
    ]
    data = newline.join(lines).encode(encoding)
    drafts = list(read("a.jsonl", data))
    assert [d.text for d in drafts] == [text for text, _, _ in rows]
    for i, draft in enumerate(drafts):
        assert draft.id == str(i)
        assert [(s.key, s.value) for s in draft.stated] == [("stage", "due")]
        check_pieces(draft)
        check_places(draft, data, lambda raw: json.loads(f'"{raw}"'))
        edit = draft.edit(Span(0, len(draft.text)), 'a"\\\n付')
        assert edit is not None
        changed = draft.source.text[: edit.span.start] + edit.text + draft.source.text[edit.span.end :]
        assert next(d for d in read_text(changed, "a.jsonl") if d.id == str(i)).text == 'a"\\\n付'


def test_broken_lines_cost_only_themselves():
    data = (
        b'{"text": "one"}\n{"text": "tw\n\n[1]\n{"id": 4}\n' + b'{"a":' * 10_000 + b'\n{"text": 5}\n{"text": "last"}\n'
    )
    found = list(read("a.jsonl", data))
    assert [f.text if isinstance(f, Draft) else f.line for f in found] == ["one", 2, 4, 5, 6, 7, "last"]


def test_subject_and_body_of_a_line_are_one_draft():
    data = '{"subject": "账\\u5355", "body": "请付款", "account": 7}'.encode()
    draft = one("a.jsonl", data)
    assert draft.text == "账单\n请付款"
    assert draft.marks[0].span.of(draft.text) == "账单"
    assert draft.stated == (Stated("account", "7", 49, "row"),)
    check_pieces(draft)
    assert draft.edit(Span(0, 4), "x") is None


def test_empty_and_binary_files():
    assert [type(f) for f in read("a.txt", b" \n")] == [Note]
    assert [type(f) for f in read("a.txt", b"a\0b", explicit=True)] == [Trouble]
    assert [type(f) for f in read("a.txt", b"a\0b", explicit=False)] == [Note]
    assert [type(f) for f in read("-", b"?????,?????12?")] == [Trouble]


def test_plain_formats_import_no_parser():
    code = (
        "import sys\nfrom tonelint.readers import read\nlist(read('a.md', b'# hi'))\nlist(read('a.txt', b'hi'))\n"
        "print([m for m in ('yaml', 'json', 'csv', 'html', 'xml', 'pathspec', 'tree_sitter') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_subject_in_front_matter_is_part_of_the_message():
    for name in ("a.txt", "a.md", "a.html"):
        text = "---\nstage: final\nsubject: 'It''s due'\n---\n请付款。\n"
        draft = one(name, text.encode())
        assert draft.text.strip() == "It's due\n请付款。"
        assert [(s.key, s.value) for s in draft.stated] == [("stage", "final")]
        assert draft.marks[0].span.of(draft.text) == "It's due"
        check_pieces(draft)
        head = draft.edit(Span(5, 8), "we're late")
        assert head is not None
        assert head.text == "we''re late"
        assert draft.edit(Span(0, 1), "a\nb") is None
        body = draft.edit(Span(9, 10), "a'b")
        assert body is not None
        assert body.text == "a'b"
