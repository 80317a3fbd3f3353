"""A page's server with one rule of its own, so that what must be marked does not change with tonelint's rules."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest

from tonelint.checking import Settings
from tonelint.job import Job
from tonelint.linter import Policy
from tonelint.rulebook.cache import rulebook
from tonelint.web.server import Server

RULE = """\
title: {zh: 告诉对方不急, en: No rush}
why: {zh: 对方会当真不急, en: The reader will take you at your word.}
sources: [PRAC]
severity: warning
forbid: {zh: [不着急], en: [no rush]}
message: {zh: "「{match}」等于说可以不付", en: "'{match}' makes paying optional"}
instead: [{zh: "请今天付款", en: "please pay today"}]
examples: {bad: [这笔⟦不着急⟧。], good: [请付款。]}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("rules") / "rules"
    (folder / "house").mkdir(parents=True)
    (folder / "house" / "no-rush.yaml").write_text(RULE, "utf-8")
    job = Job(rulebook([folder], use_cache=False), Settings("zh", Policy(select=("house",))))
    made = Server(job)
    Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()
