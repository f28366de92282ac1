"""Other programs' files, read into values."""
