"""How fast: tonelint beside its peers on the same inputs, each figure a ratio inside one run. Writes benchmarks/README.md.

    python benchmarks/speed.py [--runs 9]

Whole processes are started in turn, and the median of their processor time is taken. Peers that are not installed are
left out (proselint, codespell: ``pip install``; write-good, alex: ``npm install -g``).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- speed -->", "<!-- /speed -->"
EN = "Hi Sam, no rush at all, but invoice INV-881 for $1,240.00 was due on 3 March. Could you pay when you get a chance?\n"
ZH = "王总您好，发票P0442货款3,200元，不急哈，您先忙。有空的时候请付到工行账户，麻烦您了。\n"
_LOADS = "import json, sys\nfor line in open(sys.argv[1], encoding='utf-8'): json.loads(line)"


class Row(NamedTuple):
    """One line of the table: what ran, beside what, and the goal for the ratio."""

    what: str
    ours: Sequence[str]
    other: Sequence[str]
    than: str
    goal: float


def spent(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The processor time of one process and its children, in seconds."""
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def ratio(row: Row, runs: int, environment: Mapping[str, str]) -> tuple[float, float]:
    """How many times as long ours takes as the other, and ours in seconds; both in turn, the first run of each unseen."""
    times = [(spent(row.ours, environment), spent(row.other, environment)) for _ in range(runs + 1)][1:]
    ours, other = (statistics.median(each) for each in zip(*times, strict=True))
    return ours / other, ours


def rows(folder: Path) -> Iterator[Row]:
    """The table's lines, with inputs written below `folder`."""
    tonelint = (sys.executable, "-m", "tonelint", "check", "--isolated")
    click = (sys.executable, "-c", "import click")
    en, zh, many, lines = _inputs(folder)
    yield Row("one English draft, cold", (*tonelint, en), click, "`import click`", 1.6)
    yield Row("one Chinese draft, cold", (*tonelint, zh), click, "`import click`", 2.2)
    yield Row("one Chinese draft, cold", (*tonelint, zh), (sys.executable, "-c", f"import jieba; jieba.lcut({ZH!r})"), "stock jieba", 0.2)
    for name, command, goal in (("proselint", ("proselint", "check"), 0.25), ("codespell", ("codespell",), 1.5), ("write-good", ("write-good",), 1.0), ("alex", ("alex",), 1.0)):
        if shutil.which(command[0]):
            yield Row("one English draft, cold", (*tonelint, en), (*command, en), name, 1.0)
            yield Row("1,000 short files", (*tonelint, many, "--no-cache", "--jobs", "1"), (*command, many), name, goal)
    bulk = (*tonelint, lines, "--no-cache", "--format", "json", "--jobs")
    yield Row("2,000 messages in JSONL, processor time", (*bulk, "1"), (sys.executable, "-c", _LOADS, lines), "`json.loads` alone", 150)
    yield Row("the same, 2 processes", (*bulk, "2"), (*bulk, "1"), "one process (processor time, not the clock)", 1.2)


def _inputs(folder: Path) -> tuple[str, str, str, str]:
    en, zh, many, lines = folder / "en.txt", folder / "zh.txt", folder / "many", folder / "all.jsonl"
    en.write_text(EN, "utf-8")
    zh.write_text(ZH, "utf-8")
    many.mkdir()
    for number in range(1000):
        (many / f"{number}.md").write_text((EN if number % 2 else ZH).replace("8", str(number)), "utf-8")
    rows = ({"text": (EN if number % 2 else ZH).replace("4", str(number))} for number in range(2000))
    lines.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return str(en), str(zh), str(many), str(lines)


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    lines = ["| run | beside | ratio | goal | processor time |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as name:
        clean = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment = {**clean, "TONELINT_CACHE_DIR": f"{name}/cache"}
        for row in rows(Path(name)):
            times, seconds = ratio(row, max(1, runs if "cold" in row.what else runs // 4), environment)
            lines.append(f"| {row.what} | {row.than} | {times:.2f} × | {row.goal:g} × | {seconds * 1000:,.0f} ms |")
            sys.stdout.write(lines[-1] + "\n")
    names = [found for each in ("click", "jieba", "proselint", "codespell") if (found := _version(each))]
    about = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors; {', '.join(names)}."
    _write("\n".join((*lines, "", about)))


def _write(table: str) -> None:
    old = README.read_text("utf-8") if README.is_file() else f"# Benchmarks\n\n## Speed\n\n{BEGIN}\n{END}\n"
    before, _, rest = old.partition(BEGIN)
    README.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
