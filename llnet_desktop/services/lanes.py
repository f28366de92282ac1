"""What a column may be: who sees it, without names or not, erased at the end or not."""

from __future__ import annotations

from dataclasses import replace

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.projection import is_open
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.workshop import Block, Lane, Note, Photo, Privacy
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.erasing import is_promised
from llnet_desktop.services.photos import keeps_no_photo


def seen_by(lane: Lane, privacy: Privacy) -> Lane:
    """Return a column that others may see: on paper nobody types, and what is open has names."""
    on_paper = privacy is Privacy.ON_PAPER
    return replace(
        lane,
        privacy=privacy,
        unnamed=lane.unnamed and not on_paper and privacy is not Privacy.SHOWN,
        erased=lane.erased and not on_paper,
    )


def without_names(lane: Lane, unnamed: bool) -> Lane:
    """Return a column with or without names; without, it is closed until it is revealed."""
    if unnamed and lane.privacy is Privacy.ON_PAPER:
        return lane
    closed = unnamed and lane.privacy is Privacy.SHOWN
    return replace(lane, unnamed=unnamed, privacy=Privacy.HELD if closed else lane.privacy)


def erased_at_the_end(lane: Lane, erased: bool) -> Lane:
    """Return a column that is erased at the end, or kept."""
    return replace(lane, erased=erased and lane.privacy is not Privacy.ON_PAPER)


def check_names(desk: Desk, edit: Edit) -> None:
    """Raise `InputError` when a column with notes would break what people were told of it.

    It would get names, or lose them: notes that were numbered as they came can't forget it, and
    the others would be told apart. It would open unread, or no longer be erased: what is gone
    from the agenda by the end is not destroyed with the rest. And a column that is not kept
    does not come where a photo of all columns is.
    """
    for before, after in edit.changes.values():
        if not isinstance(before, Block):
            continue
        kept = {lane.id for lane in after.lanes} if isinstance(after, Block) else set()
        gone = (lane for lane in before.lanes if lane.id not in kept)
        if any(is_promised(desk, before, lane) for lane in gone):
            raise InputError("lanes.not_erased_yet")
        if not isinstance(after, Block):
            continue
        fresh = [
            lane
            for lane in after.lanes
            if keeps_no_photo(lane) and not ((was := before.lane(lane.id)) and keeps_no_photo(was))
        ]
        if fresh and desk.read(Photo, block=after.id):
            raise InputError("lanes.photographed")
        for lane in after.lanes:
            was = before.lane(lane.id)
            if was is None or was == lane or not desk.read(Note, block=after.id, lane=lane.id):
                continue
            if was.unnamed != lane.unnamed:
                raise InputError("unnamed.in_use")
            read = {
                event.subject
                for event in desk.read(RunEvent, workshop=after.workshop, what=What.REVEALED)
            }
            if is_open(lane, lane.id in read) and not is_open(was, was.id in read):
                raise InputError("lanes.closed")
            if was.erased and not lane.erased:
                raise InputError("lanes.erased")
