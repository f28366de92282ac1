"""What a facilitator can do. Coordinates values and the library; knows no widget."""
