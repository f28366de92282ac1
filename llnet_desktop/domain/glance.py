"""What can be told of a network without reading all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from llnet_desktop.domain.run import What


class Meeting(NamedTuple):
    """A workshop from afar. `last` says whether a step came last or the end; None: nothing yet."""

    id: str
    starts: datetime  # what the clock in `zone` will say
    zone: str
    last: What | None


@dataclass(frozen=True, slots=True)
class Glance:
    """Counts and ids, from the records as they are now; what is put away is left out."""

    members: int
    workshops: tuple[Meeting, ...]
    commitments: Mapping[str, int]  # of workshops that have them, how many
    due: tuple[str, ...]  # the open commitments nearest to the day that was asked for
    scans: tuple[str, ...]  # the last scans, by the workshop's start


NOTHING_SEEN = Glance(0, (), {}, (), ())
