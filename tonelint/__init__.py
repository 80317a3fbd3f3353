"""tonelint reads a draft payment-collection message and says what in it costs money, goodwill or a complaint.

>>> import tonelint
>>> result = tonelint.lint("No rush at all on invoice 88.", stage="overdue")
>>> [finding.rule for finding in result.diagnostics if finding.fault == "submissive"]
['submissive/no-rush']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tonelint.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from tonelint.api import Context, ContextError, Diagnostic, Profile, Result, Rulebook, lint
    from tonelint.rulebook.nodes import RuleError

__all__ = [
    "Context",
    "ContextError",
    "Diagnostic",
    "Profile",
    "Result",
    "RuleError",
    "Rulebook",
    "__version__",
    "lint",
]


def __getattr__(name: str) -> Any:
    """The face is imported when it is asked for: the command line starts without it."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("tonelint.rulebook.nodes" if name == "RuleError" else "tonelint.api"), name)
