"""Small groups: how large, drawn by a key, drawn again, with what people asked kept in mind."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.groups import FEWEST, MOST, PairWish, unkept
from llnet_desktop.domain.search import folded
from llnet_desktop.domain.workshop import PresenceState
from llnet_desktop.services.participants import drawing, not_in_a_group, unwishing, wishing
from llnet_desktop.ui.dialogs.gathering import Gathering, names_of
from llnet_desktop.ui.dialogs.group_cards import GroupCards, Seat
from llnet_desktop.ui.dialogs.wishes import WishesPanel
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.switch import Switch

SIZES = tuple(range(FEWEST, MOST + 1))
_USUAL = 4
_TOLD = (PresenceState.LATE, PresenceState.ABSENT)


class SizeSwitch(Switch):
    """How many people go in a group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIZES, parent)


class GroupsPane(QWidget):
    """The groups of the workshop. Who is not coming is left out; wishes stay folded away."""

    size_switch: SizeSwitch
    size_label: QLabel
    draw_button: QPushButton
    wishes_button: QPushButton
    state_label: QLabel
    cards_area: QScrollArea
    wishes_panel: WishesPanel

    def __init__(
        self,
        speech: Speech,
        gathering: Gathering,
        chance: Random,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._speech, self._gathering, self._chance = speech, gathering, chance
        drawn = gathering.drawn
        self._size = drawn.size if drawn and drawn.size in SIZES else _USUAL
        load_form(
            self, "participants_groups", speech, SizeSwitch=SizeSwitch, WishesPanel=WishesPanel
        )
        self.cards = GroupCards()
        self.cards_area.setWidget(self.cards)
        self.wishes_panel.hide()
        self.size_switch.turn_to(self._size)
        self.size_switch.chosen.connect(self._take_size)
        self.draw_button.clicked.connect(self.draw)
        self.wishes_button.toggled.connect(self.wishes_panel.setVisible)
        self.wishes_panel.wished.connect(self._wish)
        self.wishes_panel.unwished.connect(self._unwish)
        key = QShortcut(QKeySequence(Qt.Key.Key_R), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.draw_button.click)
        gathering.changed.connect(self._show)
        speech.changed.connect(self._speak)
        self._speak()

    def draw(self) -> None:
        """Draw groups of who is coming, as unlike the ones before as can be."""
        gathering = self._gathering
        wishes = gathering.wishes
        if gathering.perform(
            lambda: drawing(
                gathering.workshop,
                gathering.coming,
                self._size,
                wishes,
                self._chance,
                gathering.drawn,
            )
        ):
            made = gathering.drawn
            gathering.said.emit("participants.drawn", {"n": len(made.groups) if made else 0})
            self.cards_area.verticalScrollBar().setValue(0)

    # what is shown

    def _speak(self) -> None:
        say = self._speech
        names = [say("participants.size_of", n=size) for size in SIZES]
        self.size_switch.say([str(size) for size in SIZES], names)
        self.wishes_panel.say(say)
        self._show()

    def _show(self) -> None:
        gathering, say = self._gathering, self._speech
        names, wishes = names_of(gathering.members), gathering.wishes
        drawn = gathering.drawn
        missed = unkept(drawn.groups, wishes) if drawn else ()
        self.draw_button.setText(say("participants.draw_again" if drawn else "participants.draw"))
        self.wishes_button.setText(say("participants.wishes", n=len(wishes)))
        self.wishes_panel.show_wishes(say, names, wishes, missed)
        self._show_groups(names)
        self._say_state(missed)

    def _show_groups(self, names: Mapping[str, str]) -> None:
        say, drawn = self._speech, self._gathering.drawn
        self.cards.show_groups(
            [
                (
                    say("participants.group", number=number),
                    tuple(self._seats(group, names)),
                )
                for number, group in enumerate(drawn.groups if drawn else (), start=1)
            ]
        )

    def _seats(self, group: tuple[str, ...], names: Mapping[str, str]) -> list[Seat]:
        seats = []
        for person in filter(None, map(self._gathering.person, group)):
            told = person.state in _TOLD
            word = self._speech(f"participants.state.{person.state}") if told else ""
            away = person.state is PresenceState.ABSENT
            seats.append(Seat(person.member.name, person.member.organisation, word, away))
        return sorted(seats, key=lambda seat: folded(seat.name))

    def _say_state(self, missed: tuple[PairWish, ...]) -> None:
        say, gathering = self._speech, self._gathering
        if gathering.drawn is None:
            self.state_label.setText(say("participants.no_groups"))
            return
        parts = []
        if missed:
            parts.append(say("participants.unkept", n=len(missed)))
        if left := not_in_a_group(gathering.coming, gathering.drawn):
            parts.append(say("participants.in_no_group", n=len(left)))
        self.state_label.setText(" ".join(parts))
        self.state_label.setVisible(bool(parts))

    # what is done

    def _take_size(self, size: int) -> None:
        self._size = size

    def _wish(self, one: str | None, other: str | None, together: bool) -> None:
        gathering = self._gathering
        first, second = (gathering.person(each) if each else None for each in (one, other))
        if first is None or second is None:
            gathering.refused.emit(InputError("participants.choose_two"))
            return
        if gathering.perform(
            lambda: wishing(first.member, second.member, together, gathering.wishes)
        ):
            self.wishes_panel.empty()
            gathering.said.emit("participants.wish_made", {})

    def _unwish(self, wish: PairWish) -> None:
        if self._gathering.perform(lambda: unwishing([wish])):
            self._gathering.said.emit("participants.wish_removed", {})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete forgets the wish that is chosen."""
        if event.key() == Qt.Key.Key_Delete and self.wishes_panel.list.hasFocus():
            self.wishes_panel.remove()
        else:
            super().keyPressEvent(event)
