"""The board beside other whiteboards, in one run."""
