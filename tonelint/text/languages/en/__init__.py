"""English: word edges."""
