"""The report with invented people."""

from tests.reports.conftest import example

__all__ = ["example"]
