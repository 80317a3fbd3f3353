"""What a person at a terminal sees: `full` and `concise`."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys

import pytest
from wcwidth import wcswidth

from tonelint.writers import concise, full
from tonelint.writers.clean import clean, for_logs
from tonelint.writers.report import Ui
from tonelint.writers.terminal import cells, window, wrap

from .shared import everything, full_run, hostile, ladder, quiet, row, run, wechat

ZH = Ui(language="zh", width=80)
EN = Ui(language="en", width=80)


def test_acceptance_picture_of_one_draft() -> None:
    """Verdict and stage, the words with their rewrite, all absences in one row, what is stated, what to do next."""
    lines = run(wechat()).text(full.write, ZH).splitlines()
    assert lines[0] == "微信 · 逾期12天\uff08由“约定6月10日”推得\uff1b不对请加 --days\uff09"
    assert lines[1] == "✗ 先别发\uff1a改 2 处\uff0c补 2 样"
    assert lines[2].startswith("  1 太软    王总")
    assert lines[3].endswith("对方会当真不急")
    assert re.fullmatch(r" +→ 您看周四还是周五安排\uff1f +submissive/no-rush", lines[4])
    assert re.fullmatch(r"  2 没期限  您看着尽快安排  .*→ 约一个日子 +deadline/vague", lines[5])
    assert lines[6] == "  补 金额 · 付款方式    写明了\uff1a单号 ✓ 称呼 ✓"
    assert lines[-1] == "可以这样发\uff1atonelint rewrite -    为什么\uff1atonelint rule submissive/no-rush"


@pytest.mark.parametrize("width", [40, 52, 80, 100])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_carets_stand_under_the_words(language: str, width: int) -> None:
    """In terminal cells, whatever the width: after emoji, rare characters and Chinese."""
    ui = Ui(language=language, width=width, infos=True)  # type: ignore[arg-type]
    for draft in everything():
        lines = run(draft).text(full.write, ui).splitlines()
        for above, below in itertools.pairwise(lines):
            if caret := re.match(r" +([\^~·]+)(  |$)", below):
                start, end = wcswidth(below[: caret.start(1)]), wcswidth(below[: caret.end(1)])
                begins = {wcswidth(above[:i]): i for i in range(len(above) + 1)}
                words = above[begins[start] : begins[end]]
                assert any(words.rstrip("…") in for_logs(item.excerpt) for item in draft.diagnostics), (words, above)
                assert any(for_logs(item.words).startswith(words.rstrip("…")) for item in draft.diagnostics)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Rows of findings are wrapped; only paths and commands may be longer."""
    text = run(wechat()).text(full.write, Ui(language="zh", width=width))
    assert all(cells(line) <= width for line in text.splitlines()[2:-2])


def test_acceptance_picture_of_a_folder() -> None:
    """The total first, then then per draft its stage and why, per finding the place, words and change."""
    text = run(ladder(), quiet()).text(full.write, EN)
    lines = text.splitlines()
    assert lines[0] == "tonelint (en, pack uk-b2b): 2 findings in 2 drafts, 1 blocks"
    assert lines[1] == "dunning/7_days.md   overdue-early (from folder), email"
    assert lines[2].startswith('  4:9  warn   "pass this to our solicitors" is early at day 7')
    assert "- delete, or keep it for the final notice with a date" in text
    assert re.search(r"5:1  error  no way to pay +missing/payment-option", text)
    assert "+ after line 5: Pay by bank transfer: {{ bank_details }}." in text
    assert "2 rules not judged: send_at unknown." in lines
    assert "quiet.txt" not in text


def test_many_drafts_stream_with_the_total_last() -> None:
    """A long run keeps nobody waiting: its rows come before the summary is known."""
    drafts = [ladder()] * 60
    report = run(*drafts)
    lines = report.text(full.write, EN).splitlines()
    assert lines[0].startswith("dunning/7_days.md")
    assert (
        sum(line.startswith("tonelint (en, pack uk-b2b): 120 findings in 60 drafts, 60 block") for line in lines) == 1
    )


def test_a_quiet_draft_says_so() -> None:
    """Not that it is compliant: that nothing was found."""
    assert "✓ 没有发现问题" in run(quiet()).text(full.write, ZH)
    assert "No findings in 1 draft." in run(quiet()).text(concise.write, EN)


def test_nothing_to_check_is_no_error() -> None:
    """A folder without drafts gives a report without findings."""
    assert "Traceback" not in run().text(full.write, EN)


def test_infos_only_when_asked() -> None:
    """`--all` shows them; without it neither rows nor counts do."""
    assert "style/filler" not in run(wechat()).text(full.write, ZH)
    assert "style/filler" in run(wechat()).text(full.write, ZH._replace(infos=True))
    assert "style/filler" not in run(wechat()).text(concise.write, ZH)


def test_concise_lines_can_be_parsed() -> None:
    """``path:line:column: severity rule message``, and [*] where a machine may fix."""
    lines = full_run().text(concise.write, EN).splitlines()
    pattern = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (error|warning) [a-z/-]+ .+")
    findings = [match for line in lines if (match := pattern.fullmatch(line))]
    assert len(findings) == 10
    assert [match["line"] + ":" + match["column"] for match in findings][4:7] == ["2:6", "3:1", "4:2"]
    assert sum(line.endswith("[*]") for line in lines) == 1
    assert lines[-2:] == ["Found 10 findings in 5 drafts: 4 errors, 6 warnings (3 more with --all).", "[*] 1 fixable with --fix."]


@pytest.mark.parametrize("write", [full.write, concise.write])
@pytest.mark.parametrize("ui", [ZH, EN, ZH._replace(color=True, infos=True)])
def test_a_draft_cannot_speak_to_the_terminal(write: object, ui: Ui) -> None:
    """Only our own colours are escape sequences, and no line is a command to a CI runner."""
    for report in (full_run(), run(hostile()), run(row())):
        text = report.text(write, ui)  # type: ignore[arg-type]
        plain = re.sub(r"\x1b\[[0-9;]+m", "", text) if ui.color else text
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)
        assert not any(line.lstrip().startswith("::") or "##[" in line for line in plain.splitlines())


def test_clean_is_visible_and_keeps_lines_where_asked() -> None:
    """Every hostile character leaves a sign, and emoji with joiners stay whole."""
    assert clean("a\x1b[0m\tb\r\nc\x9b\u202e\ud800") == "a␛[0m b⏎c\ufffd\ufffd\ufffd"
    assert clean("a\tb\r\nc\rd", lines=True) == "a\tb\nc\nd"
    assert clean("👩‍👩‍👧 ❤️") == "👩‍👩‍👧 ❤️"


def test_window_keeps_the_words_in_sight() -> None:
    """Both ends are cut, never the words, as long as they fit."""
    before, words, after = window("前" * 80, "不急", "后" * 80, 30)
    assert words == "不急"
    assert cells(before + words + after) <= 30


def test_wrap_breaks_between_chinese_and_at_blanks() -> None:
    """No row is wider than asked, none begins with a comma by more than itself, and nothing is lost."""
    text = "请于6月20日前支付2,600元\uff0c" * 4 + "invoice_no"
    rows = wrap(text, 20)
    assert "".join(rows) == text
    assert all(cells(line) <= 22 for line in rows)


def test_the_cold_path_is_light() -> None:
    """An English report in `full` and `concise` imports no table of widths, no JSON, no HTML."""
    code = (
        "import sys; before = set(sys.modules); from tonelint.writers import load; load('full'); load('concise');"
        "from tonelint.writers.terminal import cells; cells('plain');"
        "print(sorted({'wcwidth', 'json', 'html', 'hashlib', 'shlex', 'yaml', 'jieba'} & (set(sys.modules) - before)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
