"""The five conditions of a living learning network, in their fixed order.

Source: C. Elings, Royal HaskoningDHV, *Levende Lerende Netwerken*. Their names on screen and on
paper are sentences (`words`); their colours and shapes belong to the look of each medium.
"""

from __future__ import annotations

from enum import StrEnum


class Condition(StrEnum):
    """What lets a network go from learning together to doing together."""

    INTERDEPENDENCE = "interdependence"
    ENERGY = "energy"
    DIVERSITY = "diversity"
    GROWTH = "growth"
    SAFETY = "safety"
