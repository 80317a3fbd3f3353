"""The house's own settings: ``tonelint.toml``, or ``[tool.tonelint]`` in ``pyproject.toml``, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from tonelint.rewriting.profile import Profile
from tonelint.rulebook.rule import LEVELS, Level
from tonelint.tables import ConfigError, Table, meant, nth_header, parsed, shown

NAME = "tonelint.toml"
BASELINE = "tonelint-baseline.json"
FAIL_ON = ("error", "warning", "info", "never")
_STAGES = ("pre-due", "due", "overdue-early", "overdue", "overdue-late", "final")
KEYS = (
    "select", "ignore", "severity", "packs", "rules", "exclude", "fail-on", "ui-language", "format", "baseline",
    "require-context", "max-file-size", "context", "paths", "sender", "placeholders", "messages", "suppress",
)  # fmt: skip
_SENDER = ("name", "company", "payment-line", "phone")
_SUPPRESS = ("rule", "path", "text", "fingerprint", "reason", "until")


class PathSettings(NamedTuple):
    """What holds for the files that `glob` names (as in .gitignore): context words, and rules of their own."""

    glob: str
    context: Mapping[str, str]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    line: int


class Suppression(NamedTuple):
    """A finding that the house decided to live with, and why; `until` is the last day (ISO) on which it is accepted."""

    rule: str
    reason: str
    path: str = ""
    text: str = ""
    fingerprint: str = ""
    until: str = ""
    line: int = 0


class Config(NamedTuple):
    """A configuration; `folder` is what its paths are relative to, `path` its name as shown ('' where there is none)."""

    path: str = ""
    folder: Path = Path()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Mapping[str, Level]] = {}
    packs: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "warning"
    ui_language: Literal["zh", "en"] | None = None
    format: str = ""
    baseline: str = ""
    require_context: tuple[str, ...] = ()
    max_bytes: int = 32 * 1024 * 1024
    context: Mapping[str, str] = {}
    paths: tuple[PathSettings, ...] = ()
    sender: Profile = Profile()
    placeholders: Mapping[str, str] = {}
    messages: tuple[str, ...] = ()
    not_messages: tuple[str, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    lines: Mapping[str, int] = {}
    """Where the tables stand, for errors that are found later (a context word, a rule that does not exist)."""


def find(start: Path) -> Config:
    """The configuration that governs `start`: in it or the nearest folder above. Raises ConfigError."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return load(folder / NAME)
        project = folder / "pyproject.toml"
        if project.is_file() and "[tool.tonelint" in project.read_text("utf-8", "replace"):
            return load(project)
    return Config(folder=start)


def load(path: Path) -> Config:
    """The configuration in this file. Raises ConfigError."""
    name = shown(path)
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ConfigError(name, 1, f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(name, 1, "is not UTF-8") from error
    return read(name, text, path.parent)


def read(name: str, text: str, folder: Path) -> Config:
    """The configuration in the words of a file called `name` that lies, or would lie, in `folder`. Raises ConfigError."""
    raw, table = parsed(name, text), ""
    if name.rpartition("/")[2] == "pyproject.toml":
        raw, table = raw.get("tool", {}).get("tonelint", {}), "tool.tonelint"
    return _config(Table(name, text, table, raw), folder)


def _config(table: Table, folder: Path) -> Config:
    table.only(KEYS)
    messages = table.table("messages")
    messages.only(("keys", "not-keys"))
    size = table.raw.get("max-file-size", 32)
    if not isinstance(size, int | float) or isinstance(size, bool) or size <= 0:
        raise table.error("max-file-size", "max-file-size is a number of megabytes above 0")
    return Config(
        path=table.path,
        folder=folder,
        select=table.words("select"),
        ignore=table.words("ignore"),
        severity=_severity(table.table("severity")),
        packs=table.words("packs"),
        rules=tuple(_folder(table, folder, name) for name in table.words("rules")),
        exclude=table.words("exclude"),
        fail_on=cast("Any", table.word("fail-on", "warning", FAIL_ON)),
        ui_language=cast("Any", table.word("ui-language", "", ("zh", "en")) or None),
        format=table.word("format"),
        baseline=table.word("baseline"),
        require_context=table.words("require-context"),
        max_bytes=int(size * 1024 * 1024),
        context=table.table("context").scalars(),
        paths=_paths(table.table("paths")),
        sender=_sender(table.table("sender")),
        placeholders=_placeholders(table.table("placeholders")),
        messages=messages.words("keys"),
        not_messages=messages.words("not-keys"),
        suppress=_suppressions(table),
        lines={key: table.line(key) for key in table.raw} | _context_lines(table.table("context")),
    )


def _context_lines(table: Table) -> dict[str, int]:
    return {f"context.{key}": table.line(key) for key in table.raw}


def _folder(table: Table, folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_dir():
        raise table.error("rules", f"no such folder of rules: {name}")
    return path


def _severity(table: Table) -> dict[str, dict[str, Level]]:
    found: dict[str, dict[str, Level]] = {}
    for rule, raw in table.raw.items():
        stages = raw if isinstance(raw, dict) else dict.fromkeys(_STAGES, raw)
        for stage, level in stages.items():
            if stage not in _STAGES:
                raise table.error(rule, f"unknown stage {stage!r}{meant(stage, _STAGES)}")
            if level not in LEVELS:
                raise table.error(rule, f"{level!r} is no severity{meant(str(level), LEVELS)}")
        found[rule] = {stage: stages.get(stage, "off") for stage in _STAGES}
    return found


def _paths(table: Table) -> tuple[PathSettings, ...]:
    found = []
    for glob in table.raw:
        inner = table.table(glob)
        rules = {"select": inner.words("select"), "ignore": inner.words("ignore")}
        context = {key: value for key, value in inner.raw.items() if key not in rules}
        words = inner._replace(raw=context).scalars()
        found.append(PathSettings(glob, words, rules["select"], rules["ignore"], table.line(glob)))
    return tuple(found)


def _sender(table: Table) -> Profile:
    table.only(_SENDER)
    return Profile(**{key.replace("-", "_"): table.word(key) for key in table.raw})


def _placeholders(table: Table) -> dict[str, str]:
    from typing import get_args

    from tonelint.message.fact import Kind

    for name, kind in table.raw.items():
        if kind not in get_args(Kind):
            raise table.error(name, f"no fact is called {kind!r}{meant(str(kind), get_args(Kind))}")
    return cast("dict[str, str]", table.raw)


def _suppressions(table: Table) -> tuple[Suppression, ...]:
    raw = table.raw.get("suppress", [])
    if not isinstance(raw, list):
        raise table.error("suppress", "write every suppression under its own [[suppress]]")
    found = []
    for number, entry in enumerate(raw):
        name = f"{table.name}.suppress".lstrip(".")
        inner = Table(table.path, table.text, name, entry)
        line = nth_header(inner, number)
        try:
            inner.only(_SUPPRESS)
            words = {key: _day(inner, key) if key == "until" else inner.word(key) for key in entry}
        except ConfigError as error:
            raise ConfigError(table.path, line, error.message) from error
        for key in ("rule", "reason"):
            if not words.get(key):
                raise ConfigError(table.path, line, f"a suppression needs its {key}")
        found.append(Suppression(**words, line=line))
    return tuple(found)


def _day(table: Table, key: str) -> str:
    value = table.raw[key]
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()[:10]
    except ValueError:
        raise table.error(key, f"{key} is a day such as 2027-01-31, not {value!r}") from None
