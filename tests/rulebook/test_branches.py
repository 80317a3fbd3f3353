"""What must be there must be there on every path through a template, and the path that lacks it is named."""

from __future__ import annotations

import pytest

from tonelint.linter import lint
from tonelint.message.context import Context
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.readers import read
from tonelint.rulebook.cache import rulebook

HEAD = "Invoice {{ no }} for {{ amount }} was due on {{ due_date }}. Please pay by {{ pay_by }}.\n"
PAY = "Pay by bank transfer, IBAN {{ iban }}.\n"


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (f"{{% if premium %}}\n{PAY}{{% endif %}}", "not premium"),
        (f"{{% if premium %}}\nThank you.\n{{% else %}}\n{PAY}{{% endif %}}", "premium"),
        (f"{{% if premium %}}\n{PAY}{{% else %}}\n{PAY}{{% endif %}}", None),
        (f"{PAY}{{% if premium %}}\nThank you.\n{{% endif %}}", None),
        (f"{{% if a %}}\n{{% if b %}}\n{PAY}{{% endif %}}\n{{% else %}}\n{PAY}{{% endif %}}", "a · not b"),
        ("{% if premium %}\nThank you.\n{% endif %}", ""),
    ],
)
def test_the_path_without_a_way_to_pay_is_named(body: str, path: str | None) -> None:
    book = rulebook()
    drafts = [each for each in read("reminder.txt", (HEAD + body).encode()) if isinstance(each, Draft)]
    findings = lint(understood(drafts[0], book.lexicon, Context()), book).findings
    paths = [f.match.values.get("path", "") for f in findings if f.rule.id == "missing/payment-option"]
    assert paths == ([] if path is None else [path])
