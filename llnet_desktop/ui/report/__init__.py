"""Making the action-commitment PDF from the window."""
