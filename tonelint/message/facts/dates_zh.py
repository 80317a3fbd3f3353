"""Times as Chinese writes them, in the normalised view (Simplified characters, half-width digits)."""

from __future__ import annotations

import re

from tonelint.message.fact import Day

from .forms import Form, Reading, compiled, words
from .numbers import chinese

_NUMERAL = "一二两三四五六七八九十廿卅初"
_MONTHS = {"正": 1, "元": 1, "冬": 11, "腊": 12}
_WEEKDAYS = {
    **dict(zip("一二三四五六日", range(7), strict=True)),
    "天": 6,
    "末": None,
    **{str(n): n - 1 for n in range(1, 8)},
}
_RELATIVE = {
    "今": 0, "明": 1, "听": 1, "后": 2, "大后": 3, "昨": -1, "寻": -1, "前": -2, "当": 0, "即": 0, "次": 1, "翌": 1,
}  # fmt: skip
_AT_ONCE = ("立即", "马上", "立刻", "即刻", "即时", "即日", "立马", "立时")
_HOUSES = "楼院店仓机线馆铺厅房门桌桥塔球码段地室公井泵炉柜床车船库路位摊文盘桩坑档线"
# Days of the year in the Gregorian calendar; the others move with the moon, so their day is not fixed by words.
_FESTIVALS = {"元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "十一": (10, 1), "圣诞": (12, 25), "双十": (10, 10),
              "双十一": (11, 11), "六一": (6, 1), "教师节": (9, 10), "情人节": (2, 14), "冬至": None, "春节": None, "除夕": None,
              "中秋": None, "端午": None, "清明": None, "元宵": None, "重阳": None, "小年": None, "年三十": None, "大年三十": None, "大年夜": None, "农历年": None, "农历新年": None}  # fmt: skip


def number(word: str) -> int | None:
    """12, 十二, 廿五, 卅一, 初八 → a number."""
    if word.isdigit():
        return int(word)
    word = word.replace("廿", "二十").replace("卅", "三十").lstrip("初")
    return chinese(word) if word else None


def _month_day(view: str, match: re.Match[str]) -> Reading | None:
    """3月15日, 2025年3月15日, 民国114年3月15日, 三月十五, 农历腊月二十八, 3月底, 4月中旬."""
    start, year = _year_before(view, match.start())
    lunar = match[1][0] in "正冬腊" or (match[2] or "").startswith("初")
    if view[max(0, start - 2) : start] in ("农历", "阴历", "旧历"):
        start, lunar = start - 2, True
    month = _MONTHS.get(match[1]) or number(match[1])
    day = number(match[2]) if match[2] else None
    if not month or month > 12 or (day is not None and not 1 <= day <= 31) or not (day or match[3]):
        return None
    return "date", Day() if lunar else Day(year, month, day), start, match.end()


def _year_before(view: str, start: int) -> tuple[int, int | None]:
    """Where a date begins whose month begins at `start`, and its year: 2025年, 民国114年 (1912 is year 1)."""
    if "年" not in view[max(0, start - 2) : start]:
        return start, None
    year = compiled(r"(民国 ?)?(\d{2,4}) ?年 ?$").search(view, max(0, start - 12), start)
    if year is None:
        return start, None
    count = int(year[2])
    return year.start(), count if count >= 200 else count + (1911 if year[1] or count > 90 else 2000)


_JOINED = tuple("0123456789./:-abcdefghijklmnopqrstuvwxyz")


def _day_of_month(view: str, match: re.Match[str]) -> Reading | None:
    """15号, 本月20日, 三十号, 28号前; not 3号楼, 5日内, 尾号."""
    start, end = match.span()
    if view[max(0, start - 1) : start] in _JOINED or (
        view[max(0, start - 1) : start] == "," and view[max(0, start - 2) : start - 1].isdecimal()
    ):
        return None
    day = number(match[1])
    after = view[end : end + 1]
    if not day or day > 31 or (after and after in _HOUSES) or (match[2] == "日" and view[end : end + 2] == "之内"):
        return None
    if (match[2] == "日" and after == "内") or view[max(0, start - 1) : start] in ("第", "尾", "no"):
        return None
    for prefix in ("本月", "当月", "这个月", "下个月", "下月", "每月", "次月", "上个月", "上月", "这月"):
        if view[:start].endswith(prefix):
            return "date", Day(day=day), start - len(prefix), end
    return "date", Day(day=day), start, end


_WEEK_PREFIXES = ("下下个", "这个", "下个", "上个", "下下", "本", "这", "下", "上", "今个", "呢个")


def _week(view: str, match: re.Match[str]) -> Reading | None:
    """周五, 下周三, 礼拜一, 星期日, 本周内, 这周; a bare 周 is no time."""
    start, end = match.span()
    prefix = next((p for p in _WEEK_PREFIXES if view[:start].endswith(p)), "")
    day = match[2]
    if not day and (not prefix or view[end : end + 1] in ("年", "期", "边", "到", "转", "边")):
        return None
    if not day and (prefix.startswith("上") or view[end : end + 2] in ("左右",)):
        return None
    if not prefix and match[1] == "周" and view[end : end + 1] in ("年", "岁", "边"):
        return None
    return "date", Day(weekday=_WEEKDAYS.get(day or "")), start - len(prefix), end


def _relative(view: str, match: re.Match[str]) -> Reading | None:
    """今天, 明早, 后天, 昨晚, 当日, 即日."""
    word, part = match[1], match[2]
    start = match.start()
    if word == "后" and start and view[start - 1] in "以之然最月日天年":
        return None
    if word in ("前", "当", "次") and part not in ("天", "日"):
        return None
    if word == "当" and view[max(0, start - 2) : start] in ("到期", "还款", "付款"):
        return None
    if word == "前" and start and (view[start - 1].isdigit() or view[start - 1] in _NUMERAL + "日号期天以之提跟\ufffc"):
        return None
    if word == "明" and start and view[start - 1] in "说证声文发表注写申透简聪":
        return None
    return "date", Day(offset=_RELATIVE[word]), start, match.end()


def _at_once(view: str, match: re.Match[str]) -> Reading | None:
    """立即, 马上 (offset 0): concrete but abrupt; not 立即生效, nor a button 立即支付 in quotes or brackets."""
    start, end = match.span()
    if view[max(0, start - 1) : start] in tuple("「『[【\"'>“") or view[max(0, start - 2) : start] in (
        "不会",
        "不用",
        "不必",
        "点击",
    ):
        return None
    if view[end : end + 2] in ("到期", "就到", "要到", "又要", "过年", "生效", "就要", "要交", "要进", "开学"):
        return None
    return "date", Day(offset=0), start, end


_FACTORS = {"天": 1, "日": 1, "工作日": 1, "自然日": 1, "周": 7, "星期": 7, "礼拜": 7, "个月": 30, "月": 30}
_LATE = r"(?:逾期?|超期|过期|拖欠?|超|过|晚|迟|欠|延误|滞后|挂|压|赖|等|至今|今天)(?:了|已经|已|超过|达|整整|有|近|满|快|差不多|都|将)*$"


def _duration(view: str, match: re.Match[str]) -> Reading | None:
    """3日内, 5个工作日内, 两周内, 24小时内, 月结30天 (days); 逾期12天, 已过了两个月 (days overdue); 12天 alone is nothing here."""
    start, end = match.span()
    count = number(match[1]) if match[1] not in ("半", "几") else None
    unit = match[2]
    if match[1] == "几":
        return None
    before = view[max(0, start - 8) : start].rstrip(" :：")
    days = count * _FACTORS[unit] if count is not None and unit in _FACTORS else None
    if not match[3] and unit not in ("小时", "分钟", "钟头") and compiled(_LATE).search(before):
        return "days-overdue", days, start, end
    if match[3] or before.endswith(
        (
            "限",
            "限期",
            "宽限",
            "月结",
            "账期",
            "给你",
            "给您",
            "票到",
            "货到",
            "期限",
            "最多",
            "再给",
            "只有",
            "剩",
            "倒计时",
            "限时",
            "最后",
        )
    ):
        if view[end : end + 1] in ("来", "前") and match[3] in ("后", "之后"):
            return None
        start -= 2 if before.endswith(("月结", "账期")) and view[start - 2 : start] == before[-2:] else 0
        return (
            "duration",
            days if days is not None else (1 if unit == "小时" and count and count <= 24 else None),
            start,
            end,
        )
    return _conditional(view, days, start, end)


def _conditional(view: str, days: int | None, start: int, end: int) -> Reading | None:
    """三天付清, 24小时不补齐 (a period to pay in); 12天没付 (days overdue)."""
    if view[end : end + 2] in ("付清", "还清", "交清", "结清", "到账", "清账"):
        return "duration", days, start, end
    if view[end : end + 1] in ("不", "没", "见") and not view[end : end + 2].startswith(("没付", "没到")):
        return "duration", days, start, end
    if view[end : end + 2] in ("没付", "未付", "没到", "未到"):
        return "days-overdue", days, start, end
    return None


def _month_end(view: str, match: re.Match[str]) -> Reading | None:
    """月底前, 本月内, 年底, 季度末; 月底左右 is vague."""
    start, end = match.span()
    if view[end : end + 2] in ("左右", "前后", "那会"):
        return None
    if (
        start
        and view[start - 1] in "个"
        and match.group().startswith("月")
        and view[max(0, start - 2) : start] not in ("这个", "下个")
    ):
        return None
    for prefix in ("本", "这个", "这", "下个", "下", "当"):
        if view[:start].endswith(prefix):
            return "date", Day(), start - len(prefix), end
    return "date", Day(), start, end


def _festival(view: str, match: re.Match[str]) -> Reading | None:
    """国庆前, 春节前, 中秋节当天: a day of the year, of which the words fix the date where it is in the solar calendar."""
    fixed = _FESTIVALS.get(match[1])
    return "date", Day(month=fixed[0], day=fixed[1]) if fixed else Day(), match.start(), match.end()


def _hour(view: str, match: re.Match[str]) -> Reading | None:
    """下班前, 18:00前, 晚上九点以前, 中午前: today, unless a day stands before it (then that day's fact is enough)."""
    return "date", Day(offset=0), match.start(), match.end()


def _named_day(view: str, match: re.Match[str]) -> Reading | None:
    """到期日前, 还款日当天, 约定日期前: a day that the message or its contract names elsewhere."""
    return "date", Day(), match.start(), match.end()


_HOUR_ENDS = (
    *(f"{n}前" for n in range(10)),
    *words("点前 点半前 点整前 时前 分前 之前 以前 m前 班前 午前 盘前 市前 烊前 门前 黑前 夜前 学前 工前 摊前"),
    "m 前",
    "点 前",
    "0 前",
)
_COUNT = rf"(\d{{1,3}}|[{_NUMERAL}半几]{{1,4}})"
FORMS = (
    Form(("月",), rf"(\d{{1,2}}|[{_NUMERAL}正元冬腊]{{1,2}}) ?月 ?(?:份)?(?:(\d{{1,2}}(?!\d| ?[元块年月万]|[,.]\d|[wk])(?! ?个|元|块)|[{_NUMERAL}]{{1,3}})(?![天周月千百万元块台件笔个wk]) ?[日号]?(?!内|之内|楼)|(底|末|中旬|上旬|下旬|初(?!{_NUMERAL[:1]})))", _month_day),
    Form(("天", "日", "周", "星期", "礼拜", "小时", "个月", "钟头", "分钟"),
         rf"{_COUNT} ?(?:个)?(工作日|自然日|天|日|周|星期|礼拜|小时|钟头|分钟|个月|月(?=内|之内))(?:时间)? ?((?:之|以)?内|之?后|期限|的?宽限)?", _duration),
    Form(("号", "日"), rf"(\d{{1,2}}|[{_NUMERAL}]{{1,3}}) ?([号日])", _day_of_month),
    Form(("周", "星期", "礼拜"), r"(周|星期|礼拜)(?:([一二三四五六日天末1-7])(?![天周个次期回])|内|之内|以内)?", _week),
    Form(("今", "明", "后", "昨", "当", "听", "前", "次", "翌"), r"(大后|[今明后昨当听前次翌])(天|日|早|晚|晨|夜|朝|儿(?=[前晚早个])|(?=下午|上午|中午))", _relative),
    Form(_AT_ONCE, "|".join(_AT_ONCE), _at_once),
    Form(("月底", "月末", "年底", "季末", "季度末", "月内", "年末", "年内"), r"(?:月[底末]|年[底末](?=前|之前)|季度?末|月(?:之|以)?内|年内)", _month_end),
    Form(tuple(_FESTIVALS), rf"({'|'.join(_FESTIVALS)})节?(?:放?假)?(?:之|以)?(?:前|当天)(?!后|夕|言)", _festival),
    Form(_HOUR_ENDS, r"(?:\d{1,2}[:：]\d\d|\d{1,2} ?[ap]m|\d{1,2} ?[点时](?:\d{1,2}分?|半|整)?|[一二两三四五六七八九十]{1,3}点(?:半|整)?|中午|下班|收盘|收市|打烊|关门|天黑|午夜|零点|放学|收工|收摊) ?(?:之|以)?前", _hour),
    Form(("到期日", "还款日", "付款日", "缴费日", "约定", "账单日"), r"(?:到期日|还款日|付款日|缴费日|约定(?:日期|时间|期限|日)|账单日) ?(?:当天|当日|之?前|以前|内)", _named_day),
)  # fmt: skip
