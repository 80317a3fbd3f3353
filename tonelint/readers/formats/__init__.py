"""One reader a file format, found by its name; no reader knows another."""
