"""Before the room fills: which screen is for whom, and whether the laptop is ready."""
