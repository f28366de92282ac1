"""Opening the program and `llnet rehearse`: the two commands that need Qt."""

from __future__ import annotations

import argparse
import gc

from llnet_desktop.domain.errors import InputError, ProgramError


def open_program(arguments: argparse.Namespace) -> int:
    """Open the window."""
    gc.disable()  # nothing to collect while modules are imported; on again after the first paint
    try:
        from llnet_desktop.ui.app import run  # Qt starts here and nowhere earlier
    except ImportError as error:
        raise ProgramError("cli.no_qt", what=str(error)) from error
    return run(arguments.library, arguments.words.language, arguments.settings)


def rehearse(arguments: argparse.Namespace) -> int:
    """Play a whole workshop on a private copy of the library."""
    from llnet_desktop.cli.findings import tell_findings

    if arguments.year and not arguments.sample:
        raise InputError("cli.year")
    speed = _speed(arguments.speed or ("max" if arguments.year else "60"))
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
        year=arguments.year,
    )
    for path in made:
        print(path)
    tell_findings(arguments)
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
