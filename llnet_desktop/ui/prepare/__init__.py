"""Preparing one workshop: its agenda as a timeline, the exercises, and what is in each item."""

from llnet_desktop.ui.prepare.page import PreparePage

__all__ = ["PreparePage"]
