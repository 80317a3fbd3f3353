"""What a check of one draft imports: a count that noise cannot change stands guard over the start-up time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_RECORDED = {"en": 106, "zh": 106}
"""tonelint's own modules on the cold path; a tenth more needs a reason."""
_HEAVY = frozenset(["yaml", "jieba", "opencc", "numpy", "pygls", "hashlib", "sqlite3", "tree_sitter", "openpyxl", "multiprocessing", "jinja2", "importlib.metadata"])
_DRAFTS = {"en": "Hi Sam, no rush, but invoice INV-881 for $1,240.00 was due on 3 March.", "zh": "王总您好，货款3,200元，不急哈。"}
_RUN = """
import json, sys
from tonelint.cli.main import main
try:
    main(["check", "-", "--isolated"])
except SystemExit:
    pass
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_check_imports_little(language: str, tmp_path: Path) -> None:
    environment = {**os.environ, "TONELINT_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", _RUN]
    for _ in range(2):  # the second one finds the rules compiled
        ran = subprocess.run(
            command, input=_DRAFTS[language], capture_output=True, text=True, env=environment, check=True
        )
    modules = json.loads(ran.stderr)
    assert not _HEAVY.intersection(modules)
    own = [name for name in modules if name.partition(".")[0] == "tonelint"]
    assert len(own) <= _RECORDED[language] * 1.1
