"""Boards and charts as pictures: PNG to paste anywhere, SVG to print at any size."""
