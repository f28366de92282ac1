"""Who does it with whom, beside the commitments."""
