"""What the room sees: pages drawn from a `Projection`, and the window that fills a screen."""
