"""The commitment round on the console and on the wall."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import CommitmentsPage, PublicSpeaker, StepPage
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Cluster,
    Grouping,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.pages import PageChoice

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LANES = (
    Lane("l1", Phrase("Bied")),
    Lane("l2", Phrase("Dicht"), Privacy.HELD),
    Lane("l3", Phrase("Zonder namen"), unnamed=True),
)
MARKET = Block(
    "b1", "w1", "a", Phrase("Markt"), BlockKind.EXERCISE, (Step("s1", Phrase("X"), MINUTE),), LANES
)
STEPS = (
    Step("s2", Phrase("Schrijf op"), 4 * MINUTE, Grouping.ALONE),
    Step("s3", Phrase("Zeg het"), 10 * MINUTE, Grouping.ALL),
    Step("s4", Phrase("Kies een buddy"), 2 * MINUTE, Grouping.PAIRS),
)
ROUND = Block("b2", "w1", "b", Phrase("Afspraken"), BlockKind.COMMITMENTS, STEPS, protected=True)
CLUSTERS = tuple(
    Cluster(f"c{n}", "w1", "b1", lane.id, f"Samen {n}") for n, lane in enumerate(LANES, start=1)
)
NOTES = tuple(
    Note(f"n{n}", "w1", "b1", lane.id, f"over {n}", n, cluster=f"c{n}")
    for n, lane in enumerate(LANES, start=1)
)


@pytest.fixture
def console(run_console):
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    member = Member("m1", "n1", "Zoë", "Liander")
    network = Network("n1", "Waterkant")
    return run_console(workshop, network, member, MARKET, ROUND, *CLUSTERS, *NOTES)


def wall(presenter):
    return presenter.session.projection().scene.page


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def test_where_people_write_the_room_reads_what_to_do_and_then_the_frame(console):
    _, presenter = console
    presenter.session.go_to(ROUND)
    assert wall(presenter).prompt == Phrase("Schrijf op")
    assert isinstance(wall(presenter), StepPage)
    presenter.session.next()
    assert isinstance(wall(presenter), CommitmentsPage)
    assert wall(presenter).is_round
    assert wall(presenter).spotlight is None
    presenter.session.next()
    assert isinstance(wall(presenter), StepPage)
    presenter.session.show(PageChoice.COMMITMENTS)
    assert not wall(presenter).is_round


def test_the_room_reads_who_speaks_until_the_words_are_there(console, desk):
    page, presenter = console
    presenter.session.go_to(ROUND)
    presenter.session.next()
    form = page.commitments.form
    form.who_field.setFocus()
    form.who_field.setText("Zoë")
    press(Key.Key_Return)
    assert wall(presenter).speaker == PublicSpeaker("Zoë", "Liander")
    QTest.mouseClick(form.plan_switch.button(True), Qt.MouseButton.LeftButton)
    assert wall(presenter).speaker == PublicSpeaker("Zoë", "Liander", ours=True)
    form.what_field.setFocus()
    QTest.keyClicks(form.what_field, "Wij delen het plan")
    assert wall(presenter).spotlight is None, "half a sentence is nothing yet"
    form.by_field.setText("18 dec")
    form.by_field.setFocus()
    press(Key.Key_Return, CONTROL)
    (made,) = desk.read(Commitment)
    assert wall(presenter).speaker is None
    assert wall(presenter).spotlight == made.number
    assert made.ours
    form.who_field.setText("Tom")
    press(Key.Key_Return)
    assert wall(presenter).speaker == PublicSpeaker("Tom")
    QTest.mouseClick(form.pass_button, Qt.MouseButton.LeftButton)
    assert wall(presenter).speaker is None
    assert len(desk.read(Commitment)) == 1


def test_cards_typed_afterwards_do_not_come_up_on_the_wall(console):
    page, presenter = console
    presenter.session.go_to(ROUND)
    presenter.session.next()
    presenter.session.next()
    form = page.commitments.form
    form.who_field.setFocus()
    form.who_field.setText("Zoë")
    press(Key.Key_Return)
    assert wall(presenter).prompt == Phrase("Kies een buddy")


def test_who_speaks_goes_from_the_wall_with_the_step(console):
    page, presenter = console
    presenter.session.go_to(ROUND)
    presenter.session.next()
    page.commitments.form.who_field.setFocus()
    page.commitments.form.who_field.setText("Zoë")
    press(Key.Key_Return)
    presenter.session.next()
    presenter.session.back()
    assert wall(presenter).speaker is None


def test_a_commitment_from_before_does_not_hide_the_frame(console, desk):
    page, presenter = console
    page.committing.begin(desk.one(Note, "n1"))
    form = page.commitments.form
    form.who_field.setText("Zoë")
    form.by_field.setText("18 dec")
    page.commitments.commit()
    assert desk.read(Commitment)[0].origin == "n1"
    presenter.session.go_to(ROUND)
    presenter.session.next()
    assert wall(presenter).spotlight is None
    assert len(wall(presenter).commitments) == 1


@pytest.mark.parametrize(
    ("cluster", "origin", "words"), [(0, "c1", "Samen 1"), (1, "c2", "Samen 2"), (2, None, "")]
)
def test_a_cluster_becomes_a_commitment_that_keeps_where_it_came_from(
    console, desk, cluster, origin, words
):
    page, _ = console
    page.board.setFocus()
    page.board.cluster_commitment_wanted.emit(CLUSTERS[cluster].id)
    form = page.commitments.form
    assert form.what_field.toPlainText() == words
    form.who_field.setText("Zoë")
    form.what_field.setPlainText("Ik begin")
    form.by_field.setText("18 dec")
    page.commitments.commit()
    assert desk.read(Commitment)[0].origin == origin


def test_shift_c_takes_the_cluster_of_the_note_that_is_chosen(console):
    page, _ = console
    page.board.setFocus()
    press(Key.Key_Home)
    press(Key.Key_C, SHIFT)
    assert page.commitments.form.what_field.toPlainText() == "Samen 1"


def test_on_a_discreet_console_a_held_cluster_is_not_named(console):
    page, _ = console
    page.set_discreet(True)
    page.board.cluster_commitment_wanted.emit("c2")
    assert page.commitments.form.what_field.toPlainText() == ""
    assert not page.commitments.form.origin_label.isVisible()


def test_how_sure_somebody_is_stays_off_a_discreet_console(console, desk):
    page, presenter = console
    presenter.session.go_to(ROUND)
    form = page.commitments.form
    form.who_field.setText("Zoë")
    form.what_field.setPlainText("Ik begin")
    form.by_field.setText("18 dec")
    form.sure_scale.show_value(4)
    page.commitments.commit()
    (card,) = page.commitments.cards.cards
    assert not card._shown.discreet
    page.set_discreet(True)
    assert card._shown.discreet
