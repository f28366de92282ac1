"""What goes with a round of commitments: another size, cards handed in, names that are new."""

from __future__ import annotations

from collections.abc import Callable

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.names import unknown_names
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.search import folded
from llnet_desktop.domain.workshop import MINUTE, Block, Workshop
from llnet_desktop.services.commitments import handing_in, still_to_type
from llnet_desktop.services.rounds import putting_on_the_list, resizing, sizes
from llnet_desktop.ui.commitments.round_bar import RoundBar
from llnet_desktop.ui.speech import Speech


class Round:
    """Fills the bar and does what is chosen in it."""

    def __init__(self, bar: RoundBar, speech: Speech, do: Callable[[Edit], None]) -> None:
        self._bar, self._do = bar, do
        self._workshop: Workshop | None = None
        self._block: Block | None = None
        self._step: str | None = None
        self._exercises: tuple[Exercise, ...] = ()
        self._unknown: tuple[str, ...] = ()
        self._left_off: set[str] = set()  # names that need not be on the list
        bar.set_speech(speech)
        bar.size_chosen.connect(self._resize)
        bar.cards_counted.connect(self._count_cards)
        bar.names_wanted.connect(self._put_on_list)
        bar.names_left.connect(self._leave_off)

    def show_block(
        self, block: Block | None, step: str | None, exercises: tuple[Exercise, ...]
    ) -> None:
        """Keep which round is on, and in which step; None: there is none now."""
        self._block, self._step, self._exercises = block, step, exercises

    def show(
        self,
        workshop: Workshop,
        made: tuple[Commitment, ...],
        members: tuple[Member, ...],
    ) -> None:
        """Show how it stands."""
        self._workshop = workshop
        block, known = self._block, [one.id for one in sizes(self._exercises)]
        on = None if block is None else -1
        if block is not None and block.exercise in known:
            on = known.index(block.exercise)
        self._bar.show_sizes(on, round(block.planned / MINUTE) if block is not None else 0)
        shown = block is not None or workshop.cards > 0
        self._bar.show_cards(workshop.cards, still_to_type(workshop, made), shown=shown)
        self._unknown = tuple(
            name for name in unknown_names(made, members) if folded(name) not in self._left_off
        )
        self._bar.show_names(self._unknown)

    def _resize(self, place: int) -> None:
        block, workshop, known = self._block, self._workshop, sizes(self._exercises)
        if block is None or workshop is None or place >= len(known):
            return
        wanted = known[place]
        if wanted.id != block.exercise:
            self._do(resizing(block, wanted, self._exercises, workshop.people, self._step))

    def _count_cards(self, cards: int) -> None:
        if self._workshop is not None:
            self._do(handing_in(self._workshop, cards))

    def _put_on_list(self) -> None:
        if self._workshop is not None:
            self._do(putting_on_the_list(self._workshop, self._unknown))

    def _leave_off(self) -> None:
        self._left_off |= {folded(name) for name in self._unknown}
        self._unknown = ()
        self._bar.show_names(())
