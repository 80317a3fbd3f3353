"""A day, a period and a number of days overdue are told apart in every form that people write."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.message.fact import Day
from tonelint.message.facts.dates import find
from tonelint.text.normalise import OPAQUE, view


def told(text: str) -> list[tuple[str, object]]:
    return [(fact.kind, fact.value) for fact in find(view(text).text)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年3月15日", Day(2025, 3, 15)), ("3月15日前", Day(None, 3, 15)), ("3/15前", Day(None, 3, 15)), ("2025-03-15", Day(2025, 3, 15)), ("2025.3.15", Day(2025, 3, 15)),
        ("15号前", Day(day=15)), ("本月20日", Day(day=20)), ("下个月10号", Day(day=10)), ("三月十五日", Day(None, 3, 15)), ("八月卅一日", Day(None, 8, 31)), ("民國114年3月15日", Day(2025, 3, 15)),
        ("農曆臘月二十八", Day()), ("正月初八", Day()), ("今天", Day(offset=0)), ("明天", Day(offset=1)), ("后天", Day(offset=2)), ("昨天", Day(offset=-1)), ("今晚", Day(offset=0)),
        ("周五", Day(weekday=4)), ("下周三", Day(weekday=2)), ("本週五前", Day(weekday=4)), ("禮拜日", Day(weekday=6)), ("星期一", Day(weekday=0)),
        ("月底前", Day()), ("本月内", Day()), ("年底前", Day()), ("國慶前", Day(None, 10, 1)), ("春节前", Day()), ("中秋前", Day()), ("立即付款", Day(offset=0)), ("马上转", Day(offset=0)), ("17:00前", Day(offset=0)),
        ("下班前", Day(offset=0)), ("8月底", Day(None, 8)), ("7.15前", Day(None, 7, 15)),
        ("15 March 2025", Day(2025, 3, 15)), ("15th of March", Day(None, 3, 15)), ("Mar 15", Day(None, 3, 15)), ("March 15, 2025", Day(2025, 3, 15)), ("25/12/2025", Day(2025, 12, 25)), ("03/04/2025", Day(2025)),
        ("the 20th", Day(day=20)), ("Friday", Day(weekday=4)), ("next Wednesday", Day(weekday=2)), ("by Thu", Day(weekday=3)), ("COB Friday", Day(weekday=4)), ("today", Day(offset=0)), ("tomorrow", Day(offset=1)),
        ("yesterday", Day(offset=-1)), ("end of the month", Day()), ("by the end of August", Day()), ("month-end", Day()), ("upon receipt", Day(offset=0)), ("pay immediately", Day(offset=0)),
        ("by noon", Day(offset=0)), ("before 5pm", Day(offset=0)), ("before Christmas", Day(None, 12, 25)), ("the twenty eighth", Day(day=28)),
    ],
)  # fmt: skip
def test_a_day_is_known_as_far_as_its_words_fix_it(text: str, day: Day) -> None:
    assert told(text) == [("date", day)]


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("3日内", "duration", 3), ("七日内", "duration", 7), ("两周内", "duration", 14), ("5个工作日内", "duration", 5), ("24小时内", "duration", 1), ("月结30天", "duration", 30),
        ("账期60天", "duration", 60), ("限期三日", "duration", 3), ("within 7 days", "duration", 7), ("within fifteen (15) days", "duration", 15), ("within 10 (Ten) working days", "duration", 10), ("in two weeks", "duration", 14),
        ("net 30", "duration", 30), ("within 5 business days", "duration", 5), ("逾期12天", "days-overdue", 12), ("已经逾期超过30天", "days-overdue", 30), ("拖了两个月", "days-overdue", 60), ("过了40天", "days-overdue", 40),
        ("12 days overdue", "days-overdue", 12), ("3 days late", "days-overdue", 3), ("two weeks past due", "days-overdue", 14), ("overdue by 5 days", "days-overdue", 5),
    ],
)  # fmt: skip
def test_periods_and_lateness_are_counted_in_days(text: str, kind: str, days: int) -> None:
    assert told(text) == [(kind, days)]


@pytest.mark.parametrize(
    "text",
    ["3号楼", "尾号2210", "近几天", "过几天", "周转", "周年", "然后天气好", "明白", "说明天气", "the 3rd reminder", "second half", "market", "may I ask", "click to pay now: http://x", "点击「立即支付」", "以前", "10件", "sometime next week"],
)  # fmt: skip
def test_look_alikes_are_no_times(text: str) -> None:
    assert told(text) == []


@given(st.text(alphabet="0123456789年月日号前内周五今明天逾期立即底 /-.abdefhinortuwy" + OPAQUE, max_size=50))
def test_times_lie_in_the_text_never_overlap_and_cut_no_placeholder(text: str) -> None:
    spans = [fact.span for fact in find(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(OPAQUE not in span.of(text) for span in spans)
