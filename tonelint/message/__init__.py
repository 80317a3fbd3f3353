"""What a message says: its draft, its facts, its clause roles and its context."""
