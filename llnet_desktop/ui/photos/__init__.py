"""The list of notes that wait for a workshop."""
