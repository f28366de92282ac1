"""The exercises that come along, read beside the window: a quarter of a second, once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.ui.jobs import Job


def read_exercises(parent: QObject, take: Callable[[tuple[Exercise, ...]], None]) -> None:
    """Read the exercises while the window goes on, and give them to a method of the parent."""
    job = Job(_shipped, parent)
    job.done.connect(take)
    parent.destroyed.connect(lambda: job.wait())
    job.start()


def _shipped() -> tuple[Exercise, ...]:
    from llnet_desktop.content import shipped_exercises

    return shipped_exercises()
