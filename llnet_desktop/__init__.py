"""LLNet Desktop: run a living learning network's workshops offline, from one laptop."""

__version__ = "0.1.0"
