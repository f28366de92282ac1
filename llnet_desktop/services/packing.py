"""What to bring, added up over an agenda."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from llnet_desktop.domain.exercise import USUAL_GROUP
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import Block

USUAL = (  # what every workshop with a projector needs
    Phrase("laptop met oplader", "laptop and charger"),
    Phrase("HDMI-verloopstuk", "HDMI adapter"),
    Phrase("klikker", "clicker"),
    Phrase("verlengsnoer", "extension lead"),
)


@dataclass(frozen=True, slots=True)
class Packed:
    """One line of the list: how many of what."""

    name: Phrase
    amount: int


def packing_list(blocks: Iterable[Block], people: int) -> tuple[Packed, ...]:
    """Return what to bring for so many people (0: the usual group), most first.

    What is used up adds up over the blocks; of what is reused, the most that one block needs.
    """
    found: dict[str, Packed] = {}
    for block in blocks:
        for material in block.materials:
            key = (material.name.nl or material.name.en).casefold()
            more = material.needed(people or USUAL_GROUP)
            had = found[key].amount if key in found else 0
            total = max(had, more) if material.reused else had + more
            found[key] = Packed(material.name, total)
    needed = (packed for packed in found.values() if packed.amount)
    return tuple(sorted(needed, key=lambda packed: -packed.amount))
