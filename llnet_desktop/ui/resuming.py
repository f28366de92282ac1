"""Going on after a stop: which workshop was still on, asked in the window and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from llnet_desktop.domain.run import Reading
    from llnet_desktop.services.desk import Desk
    from llnet_desktop.ui.console.question import Question
    from llnet_desktop.ui.speech import Speech


def offer_to_go_on(
    desk: Desk, now: Reading, speech: Speech, window: QWidget, go_on: Callable[[str], None]
) -> Question | None:
    """Ask whether to go on with a workshop that was on; None when there is none.

    One key goes on: `go_on` is called with the workshop.
    """
    from llnet_desktop.services.resuming import still_on
    from llnet_desktop.ui.console.question import Question

    found = still_on(desk, now)
    if found is None:
        return None
    question = Question(speech, window)
    question.ask(
        speech(
            "console.resume",
            title=found.workshop.title,
            block=speech.of(found.block.title) if found.block else "",
            minutes=found.minutes_ago,
        ),
        speech("console.go_on"),
        lambda: go_on(found.workshop.id),
    )
    question.yes_button.setFocus()
    return question
