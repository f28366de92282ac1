"""The columns that the room reads, kept from one picture to the next."""

from dataclasses import replace

from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import fold
from llnet_desktop.domain.workshop import Block, BlockKind, Lane
from llnet_desktop.services.public_lanes import PublicLanes

LANES = (Lane("l1", Phrase("Ik bied")), Lane("l2", Phrase("Ik zoek")))
BLOCK = Block("b", "w", "a", Phrase("Markt"), BlockKind.EXERCISE, (), LANES)
NOTES = {"l1": [], "l2": []}


def test_columns_that_change_places_change_colours_too():
    kept = PublicLanes()
    told = [
        {lane.name.nl: lane.tint for lane in kept.of(block, NOTES, [], fold([]))}
        for block in (BLOCK, replace(BLOCK, lanes=LANES[::-1]))
    ]
    assert told == [{"Ik bied": 0, "Ik zoek": 1}, {"Ik zoek": 0, "Ik bied": 1}]
