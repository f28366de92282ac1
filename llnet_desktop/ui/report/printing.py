"""Printing a PDF: each page as it is previewed, sharp enough for the printer."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from llnet_desktop.ui.report.preview import POINTS, PRINTED, Paper


def print_paper(paper: Paper, printer: QPrinter) -> bool:
    """Print the chosen pages at their own size and return whether the printer took them."""
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    wide, high = paper.size(0)
    printer.setPageSize(QPageSize(QSizeF(wide, high), QPageSize.Unit.Point))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    first = max(1, printer.fromPage())
    last = min(printer.toPage() or len(paper), len(paper))
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        wide, high = paper.size(number - 1)
        dots = printer.resolution() / POINTS
        picture = paper.picture(number - 1, min(PRINTED, printer.resolution()) / POINTS)
        painter.drawImage(QRectF(0, 0, wide * dots, high * dots), picture)
    return painter.end()
