"""`llnet export`: the action commitments as PDF."""

from __future__ import annotations

import argparse

from llnet_desktop.cli.opening import desk_for_reading
from llnet_desktop.domain.errors import InputError
from llnet_desktop.reports.child import write_in_child
from llnet_desktop.services.finding import find_workshop, open_folder
from llnet_desktop.services.reporting import report_of


def export(arguments: argparse.Namespace) -> int:
    """Write the action commitments as PDF and print where it is."""
    if arguments.to.suffix.lower() != ".pdf":
        raise InputError("report.not_pdf")
    with desk_for_reading(arguments.library) as desk:
        folder = open_folder(desk, find_workshop(desk, arguments.workshop))
    language = arguments.lang or folder.workshop.language
    report = report_of(folder, language)
    write_in_child(report, arguments.to)
    print(arguments.to)
    return 0
