"""Files for others, each made in a process of its own: paper, and data that other programs read."""
