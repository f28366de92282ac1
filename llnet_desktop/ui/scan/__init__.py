"""The scan in the middle of the console: slips come in, and the room sees what they say."""
