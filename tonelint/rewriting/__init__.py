"""What to write instead: suggestions filled from the draft, fixes, whole messages."""
