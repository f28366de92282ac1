"""The first window: a network, its workshops, and what became of its commitments."""
