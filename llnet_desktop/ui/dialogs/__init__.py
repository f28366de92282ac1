"""Windows that ask for something and do it in one edit; imported when they are opened."""
