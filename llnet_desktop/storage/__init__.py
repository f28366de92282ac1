"""Where the values live: one SQLite file, one transaction a change."""
