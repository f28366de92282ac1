"""At the door: who is there, before it begins."""
