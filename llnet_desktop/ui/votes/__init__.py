"""Votes on the console: the dots that people gave, and what the others need."""
