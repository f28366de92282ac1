"""Putting pre-flight together with the machine it looks at."""

from __future__ import annotations

from pathlib import Path

from llnet_desktop.paths import default_library
from llnet_desktop.services.clock import Clock
from llnet_desktop.ui.awake import Awake
from llnet_desktop.ui.machine import read_machine
from llnet_desktop.ui.preflight.page import PreflightPage
from llnet_desktop.ui.sound import Sounder
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.staging import Staging


def make_preflight(
    speech: Speech,
    clock: Clock,
    staging: Staging,
    sounder: Sounder,
    awake: Awake,
    library: Path | None,
) -> PreflightPage:
    """Return the page; `library` says which disk counts, None is where libraries usually are."""
    place = library or default_library()
    return PreflightPage(speech, clock, staging, sounder, awake, lambda: read_machine(place))
