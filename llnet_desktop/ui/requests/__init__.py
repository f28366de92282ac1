"""Requests on the console: what parties ask of each other, and what they answer."""
