"""One template language a file; each finds its control tags: ``tags(text) -> Iterator[Tag]``."""
