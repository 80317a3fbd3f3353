"""Findings out: one module a format, named after it; each has write(results, summary, ui)."""
