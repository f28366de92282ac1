"""Photos of paper on a block: kept, said what they show, taken away, and shown to the room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from llnet_desktop.domain.edit import Edit, adding, changing, ref_of, removing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.projection import PhotoPage, is_open
from llnet_desktop.domain.run import RunEvent, What, folded
from llnet_desktop.domain.workshop import Block, Lane, Photo, Privacy, Step
from llnet_desktop.services.wall import Mode

MOST_WORDS = 160  # characters of what stands below a photo
_SHOWN = "photo:"  # a photo that is on the wall is named in the page that was chosen


def keeping(block: Block, step: Step | None, pictures: Iterable[tuple[str, bytes]]) -> Edit:
    """Return the edit that keeps pictures, media type and content, with a block in this order.

    Raises `InputError` while nothing is written down, and for a block with a column that is
    not kept: a photo of its paper would be.
    """
    if step is not None and step.off_record:
        raise InputError("photo.off_record")
    if any(map(keeps_no_photo, block.lanes)):
        raise InputError("photo.stays_on_paper")
    made = list(pictures)
    ids = sorted(new_id() for _ in made)  # those of one moment come in any order
    photos = [
        Photo(identity, block.workshop, block.id, media_type, content)
        for identity, (media_type, content) in zip(ids, made, strict=True)
    ]
    return adding("photos.add", photos, [ref_of(block)])


def keeps_no_photo(lane: Lane) -> bool:
    """Return whether what is in a column is not kept; a photo of its paper would be."""
    return lane.erased or lane.privacy is Privacy.ON_PAPER


def captioning(photo: Photo, words: str) -> Edit:
    """Return the edit that says what a photo shows, in one line."""
    return changing("photos.caption", [(photo, replace(photo, caption=one_line(words)))])


def taking_away(photo: Photo) -> Edit:
    """Return the edit that takes a photo away."""
    return removing("photos.remove", [photo])


def one_line(words: str) -> str:
    """Return words as they stand below a photo."""
    return " ".join(words.split())[:MOST_WORDS].rstrip()


def of_block(photos: Iterable[Photo], block_id: str | None) -> tuple[Photo, ...]:
    """Return the photos of a block, in the order in which they were taken in."""
    return tuple(sorted((p for p in photos if p.block == block_id), key=lambda photo: photo.id))


def page_code(photo: Photo) -> str:
    """Return what the page that shows this photo is called among what happened."""
    return f"{_SHOWN}{photo.id}"


def on_page(page: str | None) -> str | None:
    """Return which photo the facilitator chose for the room; None while it is another page."""
    return page.removeprefix(_SHOWN) if page is not None and page.startswith(_SHOWN) else None


def photo_page(photos: Iterable[Photo], block: Block, page: str | None) -> PhotoPage | None:
    """Return the photo that was chosen, as the room sees it; None where it is no longer there.

    No other one comes in its place: the facilitator did not choose that.
    """
    here = of_block(photos, block.id)
    for number, photo in enumerate(here, start=1):
        if photo.id == on_page(page):
            return PhotoPage(photo.content, photo.caption, number, len(here))
    return None


def turned(photos: Iterable[Photo], block_id: str | None, page: str | None, by: int) -> str | None:
    """Return the page of the photo that comes so many after the one that is on.

    It stops at the first and the last; None when no photo of this block is on.
    """
    here = of_block(photos, block_id)
    at = next((place for place, photo in enumerate(here) if photo.id == on_page(page)), None)
    return None if at is None else page_code(here[max(0, min(at + by, len(here) - 1))])


def printable(
    photos: Iterable[Photo], blocks: Iterable[Block], events: Iterable[RunEvent]
) -> tuple[Photo, ...]:
    """Return the photos that may go on paper: the room saw them, or may read all that is there.

    A photo shows every column of its block, also one that was never opened. Beside one that is
    erased at the end there is none.
    """
    happened = tuple(events)
    seen = _seen(happened)
    revealed = {event.subject for event in happened if event.what is What.REVEALED}
    known = {block.id: block for block in blocks}
    return tuple(
        photo
        for photo in sorted(photos, key=lambda photo: photo.id)
        if photo.block in known
        and not any(lane.erased for lane in known[photo.block].lanes)
        and (
            photo.id in seen
            or all(is_open(lane, lane.id in revealed) for lane in known[photo.block].lanes)
        )
    )


def _seen(events: Iterable[RunEvent]) -> set[str | None]:
    """Return the photos that were on the wall, by id: not those that were chosen behind it.

    What is frozen is what there was to see then; black over it keeps it.
    """
    seen: set[str | None] = set()
    frozen: tuple[str | None] | None = None
    for event, run in folded(events):
        if run.mode == Mode.LIVE:
            frozen = None
            seen.add(on_page(run.page))
        elif run.mode == Mode.FROZEN:
            if event.what is What.PROJECTED and frozen is None:
                frozen = (run.page,)
            if frozen is not None:
                seen.add(on_page(frozen[0]))
    return seen
