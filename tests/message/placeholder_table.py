"""Placeholders as public software and templates write them, and what each stands for."""

NAMED = [
    # English, as invoicing and lending software names its fields
    ("{{due_date}}", "due-date"), ("{{ invoice.due_date | date: '%d %b' }}", "due-date"), ("{{DueDate}}", "due-date"),
    ("[Due Date]", "due-date"), ("{invoice_date_due}", "due-date"), ("*|EXPIRY_DATE|*", "due-date"), ("${maturityDate}", "due-date"),
    ("{{amount}}", "amount"), ("{{ .Total }}", "amount"), ("${amountDue}", "amount"), ("[Amount Due]", "amount"), ("{balance}", "amount"),
    ("%(amount)s", "amount"), ("{{invoice.amount_remaining}}", "amount"), ("{{ $invoice->balance }}", "amount"), ("<%= fee %>", "amount"),
    ("{{number_format($deficit,2)}}", "amount"), ("${object.amount_residual}", "amount"), ("*|BALANCE_DUE|*", "amount"), ("{{totalOutstanding}}", "amount"),
    ("{AMT}", "amount"), ("((amount owed))", "amount"), ("{{late_fee}}", "amount"), ("${loan.LOANBALANCE}", "amount"),
    ("{{days_overdue}}", "days-overdue"), ("{daysLate}", "days-overdue"), ("{{ invoice.days_past_due }}", "days-overdue"), ("%DAYS_OVERDUE%", "days-overdue"),
    ("{{pay_by}}", "deadline"), ("${deadline}", "deadline"), ("{{ grace_end }}", "deadline"), ("[[new_date]]", "deadline"), ("<%= cutoff %>", "deadline"),
    ("{{payment_link}}", "way-to-pay"), ("[Pay Now]", "way-to-pay"), ("[Pay My Bill]", "way-to-pay"), ("{{hosted_invoice_url}}", "way-to-pay"), ("${payUrl}", "way-to-pay"),
    ("[Bank Details]", "way-to-pay"), ("{{iban}}", "way-to-pay"), ("{{ sort_code }}", "way-to-pay"), ("{BPAY}", "way-to-pay"), ("{{portal_url}}", "way-to-pay"),
    ("{{short_link}}", "link"), ("{url}", "link"), ("[View Invoice]", "link"), ("{{ invoice.url }}", "link"),
    ("{{invoice_number}}", "reference"), ("INV-${number}", None), ("{{ order.id }}", "reference"), ("[Account Number]", "reference"), ("{LOAN_ID}", "reference"),
    ("%%INVOICE%%", "reference"), ("{{contract_no}}", "reference"), ("<<reference>>", "reference"), ("{{billing_month}}", "reference"), ("{{po_number}}", "reference"),
    ("{{policy_number}}", "reference"), ("{{ last4 }}", "reference"),
    ("{{customer_name}}", "debtor"), ("{{ContactFirstName}}", "debtor"), ("<FIRSTNAME>", "debtor"), ("*|FNAME|*", "debtor"), ("[First Name]", "debtor"), ("{{ tenant.name }}", "debtor"),
    ("${object.partner_id.name}", "debtor"), ("[Client Name]", "debtor"), ("{{borrower}}", "debtor"), ("%{display_name}", "debtor"),
    ("{{company_name}}", "sender"), ("[Your Name]", "sender"), ("{{ sender.name }}", "sender"), ("{signature}", "sender"), ("[[signature]]", "sender"), ("{{team_name}}", "sender"),
    ("{{support_phone}}", "contact"), ("[Phone]", "contact"), ("{{ contact_email }}", "contact"), ("{PHONE}", "contact"),
    ("{{beneficiary_name}}", "payee"), ("[Payee]", "payee"), ("{{invoice_date}}", "date"), ("[Today]", "date"), ("{{interest_rate}}", "rate"),
    ("{{days_left}}", "duration"), ("{{ payment_terms }}", "duration"),
    # Chinese
    ("{{应还金额}}", "amount"), ("【金额】", "amount"), ("${欠款金额}", "amount"), ("{{應繳金額}}", "amount"), ("{滞纳金}", "amount"), ("#金额#", "amount"),
    ("{{到期日}}", "due-date"), ("【还款日】", "due-date"), ("{还款日期}", "due-date"), ("{{截止日期}}", "deadline"), ("【最后还款日】", "deadline"), ("[宽限日]", "deadline"),
    ("{{逾期天数}}", "days-overdue"), ("{逾期天数}", "days-overdue"), ("【付款链接】", "way-to-pay"), ("{{付款連結}}", "way-to-pay"), ("【收款账号】", "way-to-pay"), ("{{开户行}}", "way-to-pay"),
    ("{{链接}}", "link"), ("${短链接}", "link"), ("【订单号】", "reference"), ("{{合同编号}}", "reference"), ("{户号}", "reference"), ("[发票号]", "reference"), ("{{产品名称}}", "reference"), ("{账单月份}", "reference"),
    ("【客户名称】", "debtor"), ("{{客户姓名}}", "debtor"), ("[姓名]", "debtor"), ("{{借款人}}", "debtor"), ("{对方公司}", "debtor"),
    ("{{公司名称}}", "sender"), ("【平台名】", "sender"), ("{{客服电话}}", "contact"), ("[联系方式]", "contact"), ("{{收款人}}", "payee"), ("{{开票日期}}", "date"), ("{{分期方案}}", "plan"),
    # pinyin
    ("${jine}", "amount"), ("${yingfujine}", "amount"), ("{yinghuan_jine}", "amount"), ("${daoqiriqi}", "due-date"), ("{daoqi_riqi}", "due-date"), ("#jiezhiriqi#", "deadline"),
    ("${yuqitianshu}", "days-overdue"), ("${xingming}", "debtor"), ("{kehumingcheng}", "debtor"), ("${zhanghao}", "way-to-pay"), ("${lianjie}", "link"), ("{fukuanlianjie}", "way-to-pay"),
    ("${dingdanhao}", "reference"), ("{hetongbianhao}", "reference"), ("${kefudianhua}", "contact"), ("{gongsimingcheng}", "sender"),
]  # fmt: skip
"""The text and the kind that its (only) placeholder's name says; None: nothing is asked of it."""

BY_SLOT = [
    ("金额%s元", "amount"), ("欠款{0}元未还", "amount"), ("应还￥{}", "amount"), ("请于%s前付款", "deadline"), ("请于{1}前处理", "deadline"), ("逾期{}天", "days-overdue"),
    ("已逾期%d天", "days-overdue"), ("尊敬的{}，您好", "debtor"), ("尊敬的%s先生", "debtor"), ("【%s】您的账单已出", "sender"), ("合同号{2}", "reference"), ("尾号%s的卡", "reference"),
    ("致电%s", "contact"), ("due on %s.", "due-date"), ("Please pay by {0}.", "deadline"), ("Dear %s,", "debtor"), ("Invoice %s is late", "reference"), ("is %d days overdue", "days-overdue"),
    ("You owe ${0}", "amount"), ("应缴XX元", "amount"), ("请于XX前", "deadline"), ("金额：____元", "amount"), ("逾期XX天", "days-overdue"), ("金额#je#元", "amount"), ("on %s", "date"),
    ("{{x}}", "unknown"), ("%s", "unknown"), ("{0}", "unknown"), ("{{foo_bar}}", "unknown"),
]  # fmt: skip

NO_PLACEHOLDER = [
    "[微笑]好的", "[文件] 合同.pdf", "[抱拳]麻烦了", "【还款提醒】您好", "【温馨提示】", "[click here](https://pay.example)", "[Reminder] Invoice 12", "Save 50%discount and 20% more",
    "尾号XX12的卡", "955XX", "see you xx", "<b>pay</b> <br> <a href='x'>", "#话题# 今天", "a & b: c", "10:30", "pay [1] and [2]", "{% if x %}yes{% endif %}", "{{#if overdue}}", "{{/if}}", "http://x.example/a:b",
]  # fmt: skip
