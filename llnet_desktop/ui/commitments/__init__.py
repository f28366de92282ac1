"""The commitments of a workshop on the console: what there is, and the form to write one."""

from llnet_desktop.ui.commitments.panel import CommitmentsPanel

__all__ = ["CommitmentsPanel"]
