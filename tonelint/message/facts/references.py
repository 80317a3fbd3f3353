"""What identifies a debt: an invoice, order, contract or account number, and named fees, products and billing months."""

from __future__ import annotations

import re

from tonelint.message.fact import Fact
from tonelint.text.span import Span

from .forms import compiled

_NOUNS_ZH = (
    "发票号?码?|订单|单号|账单|合同|合约|协议|编号|户号|表号|卡号|尾号|末四码|后四位|工单|借据|保单|采购单|送货单|出货单|货单|请款单|对账单|报价单|提单|验收单|缴费单|缴款单|估价单|施工单|租赁单|收据|运单|"
    "流水号|会员号|学号|案号|车牌|房号|门牌|摊位|单据|派工单|通知单|请款|订购单|凭证|项目|结算单|张单|单子|单|号码|车位|电号|水号|用户号|客户号|账号|帐号|租约|借条"
)
_NUMBER_ZH = (
    rf"(?:{_NOUNS_ZH})(?:编号|号码|号|尾号|末四码)?(?:是|为)?[ :：#(（「『\"“]{{0,2}}(?:no\.?|尾号|末四码)? ?((?=[a-z0-9_/.-]{{0,14}}\d)[a-z0-9][a-z0-9_/.-]{{1,24}})(?!\d*[年月日号元万块%]|[,.]\d)"
)
_NOUNS_EN = (
    "invoices?|inv|orders?|contract|account|acct|a/c|policy|p\\.?o\\.?|purchase order|statement|ref(?:erence)?|quote|estimate|job|booking|agreement|"
    "loan|case|file|claim|ticket|bill|receipt|membership|registration|reg|unit|plot|flat|apt|room|lot|delivery note|note|docket|proforma|pro forma|so|sow|wo|work order|hire|card(?: ending)?|"
    "ending(?: in)?|plan|tenancy|lease|project|emi|application|visit|patient|matter|notice|credit note|cn|batch|no\\.?|number|#|№|meter|customer|client|member|subscription|progress claim|milestone|stall|booth|licence|license|permit|parcel|order for"
)
_NUMBER_EN = rf"(?<![a-z])(?:{_NOUNS_EN})(?: (?:ref(?:erence)?|id|code))?(?: ?(?:no\.?|number|num|n°|nr\.?|#|№))?[ :.#]{{0,3}}((?=[a-z0-9_/.-]{{0,14}}\d)[a-z0-9][a-z0-9_/.-]{{0,24}})(?![\d%]|,\d|[-/]\d)"
_CODE = r"(?<![a-z0-9/.@_-])(?:[a-z]{1,6}[-_/]?(?:[a-z]{1,4}[-_/])?\d[a-z0-9]*(?:[-_/][a-z0-9]+){0,3}|\d{2,6}-[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})?|#\d{2,})(?![a-z0-9@]|:\d|\.\d)"

# A named fee or product identifies a debt; bare 款项, 尾款, 余款, 欠款, 账单 do not.
_FEES_ZH = (
    r"[\u4e00-\u9fffa-z]{1,6}?(?:货款|工程款|材料款|工钱|工资|劳务费|运费|租金|房租|物业费|管理费|水费|电费|燃气费|煤气费|瓦斯费|话费|网费|宽带|学费|课时费|会费|会籍|会员费|餐费|保费|保险|车贷|房贷|车位费|停车费|"
    r"花呗|白条|信用卡|信用贷|消费贷|小额贷|贷款|助学贷|分期|月供|年费|月费|服务费|设计费|制作费|加工费|维护费|维修费|检测费|代理费|顾问费|咨询费|律师费|广告费|推广费|仓储费|押金|订金|定金|保证金|押租金|保教费|培训费|资料费|安装费|"
    r"装修款|面料款|饲料款|布料款|房款|车款|会钱|份子钱|团费|场地费|摄影费|拍摄费|印刷费|租赁费|开发费|保养费|托管费|打样费|托运费|手续费|采暖费|暖气费|清洁费|安亲费|月租|帐款)"
    r"|房租|租金|物业费|管理费|水费|电费|燃气费|煤气费|瓦斯费|话费|网费|学费|会费|餐费|保费|车贷|房贷|花呗|白条|货款|工程款|工钱|年费|月费|服务费|设计费|制作费|加工费|房贷|贷款产品|信用卡"
)
_MONTH_ZH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}) ?月(?:份)?(?=[\u4e00-\u9fff]{0,6}(?:款|费|账|租|单|钱|金|薪|供|息))|第[一二三四\d]季度?|(?:上|下)半年|第 ?[一二三四五六七八九十\d\ufffc]{1,5} ?期|q[1-4]\b"
_FEES_EN = (
    r"\b(?:rent|tuition|school fees|service charges?|maintenance|council tax|property tax|water (?:bill|rates|& sewer)|electric(?:ity)? (?:bill|account)|gas bill|phone bill|broadband|subscription|membership|"
    r"premium|retainer|deposit|mortgage|hire|lease|(?:car|auto|home|personal|student|business|gold|payday|credit-builder) loan|credit card|card (?:payment|bill|dues)|emi|instalment plan|licen[cs]e fee|"
    r"[a-z]{3,14} (?:fees?|charges?|bill|balance|invoice|payment|instalment|installment|dues|rental|rent|loan|plan|order|deposit|subscription|work|works|session|sessions|lessons?))\b"
)
_VAGUE_EN = frozenset(
    "the your our my this that late overdue outstanding remaining final full last first second next past minimum total unpaid open small new old "
    "any no make a an early prompt further recent previous interest admin additional current monthly partial part and of for in to due single "
    "extra immediate missed failed online its his her their same balance-due card bank whole arrange send pending complete prior "
    "some which another one each every with kindly arranged reconnection collection recovery legal court cash due on amount".split()
)


def find(view: str) -> tuple[Fact, ...]:
    """`reference` facts of `view`, in order: numbers of documents and accounts, and named fees and products."""
    taken: list[Span] = []
    ascii_only = view.isascii()
    if any(character.isdigit() for character in view):
        if not ascii_only:
            _add(taken, view, _NUMBER_ZH, 1)
        _add(taken, view, _NUMBER_EN, 1)
        _add(taken, view, _CODE, 0)
    if not ascii_only:
        _add(taken, view, _FEES_ZH, 0)
        if "月" in view or "季" in view or "期" in view:
            _add(taken, view, _MONTH_ZH, 0)
    _add(taken, view, _FEES_EN, 0)
    return tuple(Fact("reference", span, span.of(view)) for span in sorted(taken))


def _add(taken: list[Span], view: str, pattern: str, group: int) -> None:
    """Add the matches of `pattern` that identify something and overlap nothing found before."""
    for match in compiled(pattern).finditer(view):
        span = Span(*match.span(group))
        if not any(span.overlaps(other) for other in taken) and _identifies(view, span, match):
            taken.append(span)


def _identifies(view: str, span: Span, match: re.Match[str]) -> bool:
    """Whether a match is no date, time, sum or bare word (the balance, this invoice)."""
    word = span.of(view)
    if match.re.pattern == _FEES_EN:
        return " " not in word or word.split(" ", 1)[0] not in _VAGUE_EN
    if match.re.pattern == _CODE:
        return not re.fullmatch(r"(?:rs|rm|usd|eur|gbp|aed|sgd|hkd|kes|ksh|ghs|ngn|php|cny|rmb|inr|zar|nt|us|n|p|r|s|v|q|a|x|w|http|www|h|d|day|level|page|covid|mp|b)[-_/]?\d[\d,.]*[km]?|24/7|\d+-(?:day|days|week|month|hour|year|page|part)\b.*|.*[-/](?:day|days)", word)
    return True
