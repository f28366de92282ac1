"""Opening the program, `llnet rehearse` and `llnet export`."""

from __future__ import annotations

import argparse

from llnet_desktop.cli.opening import desk_for_reading
from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.services.finding import find_workshop, open_folder
from llnet_desktop.services.reporting import action_report


def open_program(arguments: argparse.Namespace) -> int:
    """Open the window."""
    try:
        from llnet_desktop.ui.app import run  # Qt starts here and nowhere earlier
    except ImportError as error:
        raise ProgramError("cli.no_qt", what=str(error)) from error
    return run(arguments.library, arguments.words.language, arguments.settings)


def rehearse(arguments: argparse.Namespace) -> int:
    """Play a whole workshop on a private copy of the library."""
    speed = _speed(arguments.speed)
    try:
        from llnet_desktop.ui.rehearsal import rehearse as play
    except ImportError as error:
        raise ProgramError("cli.no_qt", what=str(error)) from error
    made = play(
        library=None if arguments.sample else arguments.library,
        code=arguments.workshop,
        language=arguments.words.language,
        speed=speed,
        pdf=arguments.pdf,
        screens=arguments.screens,
    )
    for path in made:
        print(path)
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the action commitments as PDF and print where it is."""
    from llnet_desktop.reports.child import write_in_child

    if arguments.to.suffix.lower() != ".pdf":
        raise InputError("report.not_pdf")
    with desk_for_reading(arguments.library) as desk:
        folder = open_folder(desk, find_workshop(desk, arguments.workshop))
    language = arguments.lang or folder.workshop.language
    report = action_report(
        folder.network,
        folder.workshop,
        tuple(slot.block for slot in folder.agenda.slots),
        folder.notes,
        folder.clusters,
        folder.commitments,
        folder.members,
        folder.events,
        language,
    )
    write_in_child(report, arguments.to)
    print(arguments.to)
    return 0


def _speed(text: str) -> float | None:
    """Return how many times faster than life; None is as fast as it goes."""
    if text == "max":
        return None
    try:
        speed = float(text)
    except ValueError as error:
        raise InputError("cli.speed") from error
    if not 0 < speed <= 100_000:
        raise InputError("cli.speed")
    return speed
