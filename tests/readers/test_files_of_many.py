"""Tables, spreadsheets and e-mails: their drafts, their context, their places."""

import csv
import datetime
import io
import zipfile
from email.message import EmailMessage
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

import tonelint.readers.formats
from tests.readers.mapping import check_pieces
from tonelint.message.draft import Draft, Trouble
from tonelint.readers import names, read
from tonelint.text.span import Span


def drafts(path, data):
    found = list(read(path, data))
    assert all(isinstance(f, Draft) for f in found)
    for draft in found:
        check_pieces(draft)
    return found


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_rows_carry_account_and_time(encoding):
    table = (
        '客户号,短信内容,发送时间,阶段\r\nA1,"您好,请""付款""\r\n谢谢",2025-01-01 10:00,逾期\r\n\r\nA2,请尽快还款,,\r\n'
    )
    first, second = drafts("a.csv", table.encode(encoding))
    assert (first.id, first.text) == ("row 2: 短信内容", '您好,请"付款"\r\n谢谢')
    assert [(s.key, s.value) for s in first.stated] == [
        ("account", "A1"),
        ("send_at", "2025-01-01 10:00"),
        ("阶段", "逾期"),
    ]
    assert all(table[s.offset :].startswith(s.value) for s in first.stated)
    assert (second.id, second.text) == ("row 4: 短信内容", "请尽快还款")
    assert second.edit(Span(0, 1), "您,请") is None
    assert second.edit(Span(0, 1), "您请") is not None


CELLS = st.text(st.sampled_from('请付款x,"; \n\t|'), min_size=1, max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_any_table_says_what_the_csv_module_says(rows, separator):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows([("account", "body", "account2"), *((a, b, "") for a, b in rows)])
    found = drafts("a.csv", file.getvalue().encode())
    assert [d.text for d in found] == [b for _, b in rows if any(c.isalpha() for c in b)]


def test_rows_without_column_names_are_judged_by_their_words():
    [draft] = drafts("a.csv", "1001,请您于本周五之前支付货款\n1002,x\n".encode())
    assert (draft.id, draft.text) == ("row 1", "请您于本周五之前支付货款")


def test_spreadsheets_name_their_rows():
    book = openpyxl.Workbook()
    book.active.append(["客户", "话术", "日期"])
    book.active.append(["C1", "您好\n请付款", datetime.datetime(2025, 1, 2, 3, 4)])
    book.active.append([])
    book.active.append([12, "请还款"])
    book.create_sheet("二").append(["body"])
    book["二"].append(["Please pay"])
    file = io.BytesIO()
    book.save(file)
    first, second, third = drafts("a.xlsx", file.getvalue())
    assert (first.id, first.text) == ("Sheet row 2: 话术", "您好\n请付款")
    assert [(s.key, s.value) for s in first.stated] == [("account", "C1"), ("send_at", "2025-01-02 03:04:00")]
    assert second.source.position(second.place(Span(0, 1)).start).line == 4
    assert second.stated[0].value == "12"
    assert third.id == "二 row 2: body"
    assert first.edit(Span(0, 1), "x") is None


def test_old_spreadsheets():
    book = xlwt.Workbook()
    sheet = book.add_sheet("x")
    for row, values in enumerate([["account", "message"], [12, "请付款"]]):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    file = io.BytesIO()
    book.save(file)
    [draft] = drafts("a.xls", file.getvalue())
    assert (draft.id, draft.text, draft.stated[0].value) == ("row 2: message", "请付款", "12")


def bomb():
    book = openpyxl.Workbook()
    book.active.append(["body"])
    file = io.BytesIO()
    book.save(file)
    packed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
        new.writestr("xl/media/zeros.bin", b"\0" * (300 * 1024 * 1024))
    return packed.getvalue()


def wide():
    """A workbook whose few cells stand so far apart that a dense table of them would fill the memory."""
    book = openpyxl.Workbook()
    for row in range(1, 600):
        book.active.cell(row=row * 1000, column=16_000, value="x")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("data", [b"junk", b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0junk", bomb(), wide()], ids=range(5))
def test_broken_and_hostile_workbooks_are_troubles(data):
    assert [type(f) for f in read("a.xlsx", data)] == [Trouble]


@settings(max_examples=50)
@given(
    st.text(st.sampled_from("请付款 x=.é\n😀"), min_size=1, max_size=80).map(str.strip).filter(bool),
    st.sampled_from(
        [
            ("utf-8", "quoted-printable"),
            ("utf-8", "base64"),
            ("utf-8", "8bit"),
            ("gb18030", "quoted-printable"),
            ("gb18030", "base64"),
        ]
    ),
)
def test_mail_in_every_transfer_encoding(words, how):
    charset, transfer = how
    mail = EmailMessage()
    mail["Subject"] = "催款通知:您的账单已经逾期,请尽快处理,谢谢您的配合与理解" + words.split("\n")[0]
    mail.set_content(words, charset=charset, cte=transfer)
    [draft] = drafts("a.eml", mail.as_bytes())
    subject, _, body = draft.text.partition("\n")
    # Python's own folding of a long encoded subject may lose a blank between two encoded words.
    assert "".join(subject.split()) == "".join(str(mail["Subject"]).split())
    assert body.strip() == words
    assert draft.marks[0].span.of(draft.text) == subject
    assert draft.edit(Span(0, 1), "x") is None


def test_mail_with_text_html_and_attachment():
    mail = EmailMessage()
    mail["Subject"], mail["To"], mail["Date"] = "Bill", "a@b.example", "Mon, 1 Jan 2024 10:00:00 +0000"
    mail.set_content("您好,请付款。\n")
    mail.add_alternative("<p>您好,<b>请</b>付款 &amp; 回复</p>", subtype="html", cte="quoted-printable")
    mail.add_attachment(b"please pay", maintype="text", subtype="plain", filename="a.txt")
    text, html = drafts("a.eml", mail.as_bytes())
    assert text.text.strip() == "Bill\n您好,请付款。"
    assert html.text == "您好,请付款 & 回复"
    assert [(s.key, s.value) for s in text.stated][:3] == [
        ("channel", "email"),
        ("send_at", "Mon, 01 Jan 2024 10:00:00 +0000"),
        ("account", "a@b.example"),
    ]


def test_every_reader_is_found_by_the_endings_that_it_says():
    folder = Path(tonelint.readers.formats.__file__).parent
    said = {
        suffix: file.stem
        for file in folder.glob("*.py")
        if file.stem != "__init__"
        for suffix in import_module(f"tonelint.readers.formats.{file.stem}").SUFFIXES
    }
    assert {suffix: names.format_of(f"a{suffix}") for suffix in said} == said
    assert names.format_of("a.exe") is None
    assert names.format_of("final.html.j2") == "html"
    assert names.format_of("final.md.bak") is None
