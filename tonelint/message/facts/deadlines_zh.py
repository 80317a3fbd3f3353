"""What a concrete time in Chinese words means for paying."""

from __future__ import annotations

from .deadlines import Governs, Place
from .forms import compiled

# 前, 内, 止 right after a time (18:00, 晚上 may stand between) bound it.
_BOUND_AFTER = r"^(?:晚上?|早上?|下午|上午|中午|傍晚)?(?:\d{1,2}[:：]\d\d|\d{1,2} ?[点时](?:整|半|\d\d分?)?|[一二三四五六七八九十]{1,3}点(?:整|半)?|下班|中午|收工|打烊|周[一-日]|\([^()]{1,6}\))?(?:或)? ?(?:之|以)?(?:前|内|止|截止|为限|为止)(?!台|期|次|提|款)"
_BOUND_WORDS = r"(?:前|内)$"
_CONDITION = r"^.{0,5}(?:收不到|见不到|看不到|不给|不付|不还|不交|不见|不到账|未补|未付|未缴|未还|没看到|没见)"
_PAST_BEFORE = r"(?:上|上个|曾于|已于|已经|至今|自|从|截至|截止到?|迄|早在|之前|刚|才|每|每个|都到|都|是在)$"
_REPORTED = r"^(?:的(?!话)|就?已|曾|刚|才|交付|完成|签收|送|收到|验收|进场|开会|见(?![不钱票])|来函|签|完工|出|上线|过了|没|未|还没|仍|还是哪|起|至|到[\d今]|扣款失败|扣款未|扣不|下单|购|租|借|开的|发的|寄|注销|恢复|就去|就来找|去|休|放假|停)"
_DUE_AFTER = r"^(?:就|已|将|即将|要)?(?:到期|续费|自动续|截止|届满|期满|应[还付缴]|是(?:约定|最后|付款|还款|到期|截止|缴费)|为(?:约定|最后|付款|还款|到期|截止)|扣(?!款失败)|自动扣|代扣)"
_DUE_BEFORE = r"(?:到期日|到期|期限|还款日|付款日|付款日期|还款日期|到期日期|约定|约好|说好|原定|讲好|最后日期|限期|账期|账期到|截止|缴费截止|截止日|最迟|最晚|约的|写的|改到|挪到|定在|延到|排到|due date)(?:仍|还)?(?:是|为|于|在|到|至|:|：)? ?$"
_PROMISED = r"约定|原定|应于|应在|本应|本该|说好|讲好|答应|承诺|依约|按约|合同.{0,6}应"
_FUTURE = r"(?:将于|即将于|会于|将在|会在|将)$"
_PAY = r"\bpay|bank in|transfer|fps|付|转(?!告|发|达|交)|汇|打款|打给|打到|打过|打来|打我|缴|交(?!付|货|期|房|给律|由|上来|流|代)|还款|还上|还清|还完|归还|偿还|还一|还我|还到|结清|结掉|结了|结一|结算|清偿|清账|清掉|付清|到账|入账|存|充值|扣款|补齐|补上|补缴|收款|回款|过数|入数|进账|见钱|见票|现金|刷卡|扫码|扫|续费|清|钱|款|够数|够|给我|给您的|水单|凑"
_ASKED = r"必须|必需|要到|能.{0,3}多少|行吗|行不|可以|好吗|好不|ok|吧|吗|呢|方便|如何|怎么样|成不|能不|能否|得唔得|得吗|可唔可以|没问题|行么|伐|不\?|最迟|最晚|之前|麻烦|务必|烦请|请|安排|处理|搞掂|搞定|走"
_ACT_BY = r"签收|开票|发货|送货|寄出|交付|完工|到货|恢复|开通|更换|更新|提交|报名|调换|取消|放假|理赔|报销|盖章"
_OTHER_ACT = r"回复|答复|书面|反馈|告知|告诉|联系|签收|开票|发货|送货|寄出|寄到|交付|完工|到货|恢复|开通|提供|提出|确认|核对|更换|更新|对账|申请|提交|报名|来电|致电|反映|回信|回电|调换|取消|退|暂停|停|注销|放假|发给|盖|开会|开机|上门"
_PAST = r"已(?!逾)|曾|没|未|不(?:到|见).{0,3}了|(?<!好)了(?!吧|哈|吗|啊|行|呗|呢|就|$)"


def governs(place: Place) -> Governs:
    """Whether the time is a pay-by date, a due date that is past, or belongs to something else."""
    before, after = place.before.rstrip(" (*~"), place.after.lstrip(" )*~")
    if place.offset < 0 or compiled(_PAST_BEFORE).search(before) or before.endswith(("“", '"', "「")):
        return "other"
    if place.offset and before.endswith("说") or (place.after.startswith("日止") and "至" in before[-8:]):
        return "other"
    bound = compiled(_BOUND_AFTER).search(after) or compiled(_BOUND_WORDS).search(place.words) or place.fact.kind == "duration"
    clause = before + " " + after
    if bound:
        return _bounded(place, before, clause)
    if compiled(_DUE_AFTER).search(after) or compiled(_DUE_BEFORE).search(before):
        if compiled(_FUTURE).search(before):
            return "deadline"
        return "due-date" if place.overdue and place.words[:1] != "今" and "到" not in before[-1:] else "deadline"
    if place.fact.kind == "due-date":
        return "due-date" if place.overdue else "deadline"
    if compiled(_CONDITION).search(after) or (before.endswith(("如", "若", "如果", "要是", "将于")) and compiled(_PAY).search(after)):
        return "deadline"
    if compiled(_REPORTED).search(after) or compiled(r"(?:^|[,，。 ])我[们方司]?(?:就|也)?$").search(before):
        return "other"
    if len(after) <= 6 and not compiled(_PAY).search(after):
        after += place.sentence.partition(place.words + place.after)[2][:20]
    near = before[-12:] + " " + after[:24]
    if compiled(_OTHER_ACT).search(near) and not compiled(_PAY).search(near):
        return "other"
    if compiled(_PAY).search(near) and not compiled(_PAST).search(after[:10]):
        return "deadline"
    return "deadline" if compiled(_ASKED).search(near) or (len(clause) <= 3 and _is_asked(place)) else "other"


def _is_asked(place: Place) -> bool:
    """Whether a time that stands alone is proposed (周五?) and is not the date of a letter."""
    return place.sentence.rstrip().endswith(("?", "？")) or getattr(place.fact.value, "weekday", None) is not None


def _bounded(place: Place, before: str, clause: str) -> Governs:
    """A time with 前 or 内: pay by then, unless it was promised and has passed, or another act is due by then."""
    if place.overdue and compiled(_PROMISED).search(before) and "请" not in clause:
        return "due-date"
    if compiled(_ACT_BY).search(clause) and not compiled(_PAY).search(clause):
        return "other"
    return "deadline"
