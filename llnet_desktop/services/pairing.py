"""Pairs that the facilitator chose for the room, as the page with both notes of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from llnet_desktop.domain.pairing import may_pair
from llnet_desktop.domain.projection import PairsPage, PublicNote, PublicPair, public_note
from llnet_desktop.domain.run import Run
from llnet_desktop.domain.workshop import Block, Note


def pairs_page(block: Block, notes: Iterable[Note], run: Run, sheet: int = 0) -> PairsPage:
    """Return the page with the chosen pairs, as far as the room may read both notes now."""
    chosen = run.paired.get(block.id, ())
    wanted = {identity for pair in chosen for identity in pair}
    seen = {
        note.id: public
        for note in notes
        if note.id in wanted and (public := _public(block, note, run)) is not None
    }
    pairs = tuple(
        PublicPair(seen[offer], seen[need])
        for offer, need in chosen
        if offer in seen and need in seen
    )
    return PairsPage(block.condition, pairs, sheet)


def _public(block: Block, note: Note, run: Run) -> PublicNote | None:
    lane = block.lane(note.lane) if note.block == block.id else None
    if not may_pair(lane, run.revealed):
        return None
    counted = block.id in run.dots_revealed
    return public_note(note if counted else replace(note, dots=0), lane, note.lane in run.revealed)
