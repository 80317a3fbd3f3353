"""The terminal: which language and colours it speaks, how wide it is, and writing to it without a broken letter."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Literal, TypeVar

from tonelint.message.draft import Trouble
from tonelint.writers.clean import for_logs
from tonelint.writers.report import Ui

Language = Literal["zh", "en"]
_WIDTH = 100
_T = TypeVar("_T")


def language(environment: Mapping[str, str]) -> Language:
    """The language of the locale: zh where it says so, else en."""
    named = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    if not named and sys.platform == "win32":
        import locale

        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def locale_name(environment: Mapping[str, str]) -> str:
    """The locale's own name (zh_TW.UTF-8): it decides between GB18030 and Big5 where both would do."""
    return environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""


def colored(choice: str, stream: IO[str], environment: Mapping[str, str]) -> bool:
    """Whether to colour: as chosen, else as NO_COLOR and FORCE_COLOR say, else on a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def width() -> int:
    """The terminal's width in cells."""
    try:
        return int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns
    except (OSError, ValueError):
        return _WIDTH


def ui(said: Language, color: str, infos: bool, stream: IO[str]) -> Ui:
    """How to speak on `stream`."""
    return Ui(language=said, color=colored(color, stream, os.environ), width=width(), infos=infos)


def use_utf8() -> None:
    """Chinese comes out whole, whatever code page the console or the pipe has."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")


def tell(line: str) -> None:
    """One line on standard error, made fit to be shown."""
    sys.stderr.write(f"{for_logs(line)}\n")


def tell_troubles(troubles: Iterable[Trouble]) -> None:
    """What could not be read or judged: a line each."""
    for each in troubles:
        place = each.path if each.line is None else f"{each.path}:{each.line}"
        tell(f"{place}: {each.message}")


def with_progress(results: Iterator[_T], said: Language) -> Iterator[_T]:
    """The same results; where they take long on a terminal, a line on standard error counts them."""
    if not sys.stderr.isatty():
        yield from results
        return
    from time import monotonic

    begin = last = monotonic()
    shown = False
    for number, result in enumerate(results, 1):
        now = monotonic()
        if now - begin > 1 and now - last > 0.2:
            words = f"已查 {number} 份…" if said == "zh" else f"{number} drafts checked…"
            sys.stderr.write(f"\r{words}\x1b[K")
            last, shown = now, True
        if shown and now == last:
            sys.stderr.flush()
        yield result
    if shown:
        sys.stderr.write("\r\x1b[K")
