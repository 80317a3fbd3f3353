"""Files in: one module a format, named after it; each has read(source)."""
