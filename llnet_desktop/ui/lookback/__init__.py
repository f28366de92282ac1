"""The look back on the console: earlier commitments with their stands, and a line to type them."""
