"""Likely pairs on the console: what may belong together, for the facilitator's eyes."""
