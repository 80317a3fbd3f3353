"""The hooks in a real pre-commit, on a repository of templates in many formats: install, fail at the right lines, mend, pass.

The index is needed once, to install; after that the hooks run with the index pointed at a dead port.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.running import write_rule

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).parent / "sample"
DEAD = "http://127.0.0.1:9/simple"
ARGUMENTS = "[--fail-on=error, '--select=submissive,threatening']"
"""What the sample's faults are about; other rules may come and go."""


class Ran(NamedTuple):
    """What a command gave back, both streams together."""

    code: int
    out: str


class Repository(NamedTuple):
    """The sample repository under git, and pre-commit's own home."""

    folder: Path
    home: Path
    hooks: Path

    def run(self, *words: str, **environment: str) -> Ran:
        env = {**os.environ, "PRE_COMMIT_HOME": str(self.home), "LC_ALL": "C.UTF-8", **environment}
        env.pop("PYTHONPATH", None)
        done = subprocess.run(words, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
        return Ran(done.returncode, done.stdout + done.stderr)

    def git(self, *words: str) -> Ran:
        return self.run("git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words)

    def hook(self, name: str, *words: str) -> Ran:
        """One hook on all files, without an index to install from."""
        offline = {"PIP_INDEX_URL": DEAD, "UV_INDEX_URL": DEAD, "PIP_NO_INDEX": "1"}
        return self.run(sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--verbose", *words, **offline)


def _skip(why: str) -> None:
    if os.environ.get("TONELINT_NO_SKIPS"):
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The sample with the hooks of this checkout installed."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        _skip("pre-commit installs hooks from a git repository")
    top = tmp_path_factory.mktemp("hooks")
    hooks = top / "tonelint"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(hooks)], check=True)
    folder = top / "repository"
    shutil.copytree(SAMPLE, folder)
    found = Repository(folder, top / "home", hooks)
    revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=hooks, capture_output=True, text=True, check=True)
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {revision.stdout.strip()}\n    hooks:\n"
        f"      - id: tonelint\n        args: {ARGUMENTS}\n      - id: tonelint-catalog\n        args: [--fail-on=warning, --select=submissive]\n"
        "      - id: tonelint-fix\n      - id: tonelint-rules\n"
    )
    found.git("init", "-q")
    found.git("add", ".")
    installed = found.run(sys.executable, "-m", "pre_commit", "install-hooks")
    if installed.code:
        _skip(f"the hooks could not be installed: {installed.out[-500:]}")
    return found


def test_it_fails_at_the_right_lines_and_passes_when_mended(repository: Repository) -> None:
    ran = repository.hook("tonelint")
    assert ran.code == 1, ran.out
    assert "final_notice.liquid" in ran.out
    assert re.search(r"^  7:\d+ +error .* threatening/", ran.out, re.MULTILINE), ran.out
    assert "README.md" not in ran.out
    path = repository.folder / "templates" / "final_notice.liquid"
    before = path.read_text("utf-8")
    path.write_text(before.replace("You have been warned, pay or face the consequences.\n", ""), "utf-8")
    assert repository.hook("tonelint").code == 0
    path.write_text(before, "utf-8")


def test_catalogues_name_the_key(repository: Repository) -> None:
    ran = repository.hook("tonelint-catalog")
    assert ran.code == 1, ran.out
    assert re.search(
        r"^locales/zh\.json reminders\.overdueWechat .*\n +4:\d+ +warn +'不急哈'", ran.out, re.MULTILINE
    ), ran.out


def test_a_new_fault_in_a_baselined_repository_is_the_only_one_shown(repository: Repository) -> None:
    tonelint = next(
        path for path in repository.home.rglob("tonelint") if path.parent.name in {"bin", "Scripts"} and path.is_file()
    )
    made = repository.run(str(tonelint), "init", "--baseline", "--force")
    assert made.code == 0, made.out
    try:
        assert repository.hook("tonelint").code == 0
        assert repository.hook("tonelint-catalog").code == 0
        new = repository.folder / "templates" / "final_reminder.txt"
        new.write_text("Invoice 99 is overdue. Pay or face the consequences.\n")
        repository.git("add", ".")
        ran = repository.hook("tonelint")
        assert ran.code == 1
        assert "final_reminder.txt" in ran.out
        assert "final_notice" not in ran.out
        new.unlink()
    finally:
        for name in ("tonelint.toml", "tonelint-baseline.json"):
            (repository.folder / name).unlink(missing_ok=True)
        repository.git("add", ".")


def test_fixes_leave_words_alone(repository: Repository) -> None:
    assert repository.hook("tonelint-fix").code == 0, "nothing in the sample is only a matter of form"


def test_own_rules_sit_their_exam(repository: Repository) -> None:
    settings = repository.folder / "tonelint.toml"
    settings.write_text('rules = ["house"]\n')
    path = write_rule(repository.folder / "house")
    try:
        repository.git("add", ".")
        assert "1 rules examined, 0 flaws" in repository.hook("tonelint-rules").out
        path.write_text(path.read_text("utf-8").replace("A ⟦bluebell⟧ again.", "A ⟦daisy⟧ again."), "utf-8")
        ran = repository.hook("tonelint-rules")
        assert ran.code == 1
        assert "house/style/bluebell.yaml:6: " in ran.out
    finally:
        settings.unlink()
        shutil.rmtree(repository.folder / "house")
        repository.git("add", ".")


def test_try_repo(repository: Repository) -> None:
    """This one builds the hook anew, so it needs the index."""
    words = ("try-repo", str(repository.hooks), "tonelint", "--all-files", "--verbose")
    ran = repository.run(sys.executable, "-m", "pre_commit", *words)
    assert ran.code == 1
    assert re.search(r"^  7:\d+ +error .* threatening/", ran.out, re.MULTILINE), ran.out
