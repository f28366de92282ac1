"""The board of one block on the console: its columns, its notes, and what is done with them."""

from llnet_desktop.ui.board.view import BoardView

__all__ = ["BoardView"]
