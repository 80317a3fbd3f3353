"""What a text is: spans, sources, the normalised view, sentences, tokens and how words are sought in it."""
