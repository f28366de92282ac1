from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import Block, BlockKind, Lane, Note, Workshop
from llnet_desktop.services.commitments import making
from llnet_desktop.ui.commitments import CommitmentsPanel
from llnet_desktop.ui.speech import Speech

# Completing names opens a popup, which the offscreen platform can't give the keyboard.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<img src=x> R&D <b>dik</b>"
WORKSHOP = Workshop("w", "net", "Werf", datetime(2026, 12, 3, 9, 30))


@pytest.fixture
def note(desk):
    lane = Lane("l", Phrase("Briefjes"))
    block = Block("b", "w", "m", Phrase("Markt"), BlockKind.EXERCISE, (), (lane,))
    members = (
        Member("m1", "net", "Nguyễn Thị Lan", "Cần Thơ City"),
        Member("m2", "net", "Sanne K.", "Liander"),
    )
    desk.record(adding("workshop.add", [Network("net", "Werf"), WORKSHOP, block, *members]))
    desk.record(adding("notes.add", [Note("n1", "w", "b", "l", "Deel het plan", 14)]))
    return desk.one(Note, "n1")


@pytest.fixture
def panel(qtbot, desk, today, note):
    speech = Speech("nl")
    made = CommitmentsPanel(desk, speech, lambda: today)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.open(WORKSHOP)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.leave()


def commitments(desk):
    return sorted(desk.read(Commitment), key=lambda made: made.number)


def write_one(desk, today, who="Sanne K.", what="Ik ga bellen", by="27-12", **more):
    edit = making("w", who=who, what=what, by=by, today=today, **more)
    identity = next(iter(desk.perform(edit).changes)).id
    QApplication.processEvents()  # a new card shows itself with the next events
    return identity


def typed(qtbot, *texts):
    for text in texts:
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_a_commitment_from_a_note_is_typed_without_the_mouse(panel, qtbot, desk, note):
    panel.start_from(note, Condition.ENERGY)
    assert panel.who_field.hasFocus()
    assert panel.what_field.toPlainText() == "Deel het plan"
    assert panel.origin_label.text() == "uit briefje 14: “Deel het plan”"
    panel.who_field.setText("Łukasz")
    panel.by_field.setText("15 dec")
    with qtbot.waitSignal(panel.committed) as done:
        qtbot.keyClick(panel.who_field, Qt.Key.Key_Return, CONTROL)
    (made,) = commitments(desk)
    assert done.args == [made.id]
    assert (made.who, made.what, made.by) == ("Łukasz", "Deel het plan", date(2026, 12, 15))
    assert (made.origin, made.condition) == ("n1", Condition.ENERGY)
    assert panel.who_field.text() == panel.what_field.toPlainText() == ""
    assert panel.who_field.hasFocus()
    assert [card.commitment for card in panel.cards.cards] == [made]


def test_tab_and_enter_go_through_all_fields(panel, qtbot, desk):
    panel.start_from(None, None)
    typed(qtbot, "Sanne", "Ik ga bellen", "Tom", "morgen", "als ik thuis ben, dan bel ik")
    assert panel.add_button.hasFocus()
    panel.who_field.setFocus()
    for field in (panel.what_field, panel.with_field, panel.by_field):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert field.hasFocus()
    qtbot.mouseClick(panel.add_button, LEFT)
    (made,) = commitments(desk)
    assert (made.together_with, made.first_step) == ("Tom", "als ik thuis ben, dan bel ik")
    assert made.by == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", ""), ("27 nov", "za 27 nov 2027"), ("vrijdag", "vr 4 dec"), ("ooit", "welke dag?")],
)
def test_the_day_is_said_while_it_is_typed(panel, qtbot, text, said):
    panel.by_field.setFocus()
    qtbot.keyClicks(panel.by_field, text)
    assert panel.day_label.text() == said


def test_what_is_missing_is_said_and_what_was_typed_stays(panel, qtbot, desk):
    panel.start_from(None, None)
    typed(qtbot, "Sanne", "Ik ga bellen", "", "ooit")
    with qtbot.assertNotEmitted(panel.committed):
        panel.commit()
    assert panel.trouble_label.isVisible()
    assert "ooit" in panel.trouble_label.text()
    assert (panel.who_field.text(), panel.by_field.text()) == ("Sanne", "ooit")
    assert not commitments(desk)
    panel.by_field.setText("vrijdag")
    panel.commit()
    assert not panel.trouble_label.isVisible()
    assert len(commitments(desk)) == 1


def test_names_are_completed_and_unknown_ones_accepted(panel, qtbot):
    panel.start_from(None, None)
    qtbot.keyClicks(panel.who_field, "UY")
    completer = panel.who_field.completer()
    popup = completer.popup()
    assert completer.currentCompletion() == "Nguyễn Thị Lan"
    assert popup.model().index(0, 0).data() == "Nguyễn Thị Lan — Cần Thơ City"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert panel.who_field.text() == "Nguyễn Thị Lan"
    popup.hide()


def test_escape_goes_back_and_keeps_what_is_half_typed(panel, qtbot, note):
    panel.start_from(None, None)
    typed(qtbot, "Sanne", "Ik ga half")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.with_field, Qt.Key.Key_Escape)
    panel.start_from(note, None)
    assert panel.what_field.toPlainText() == "Deel het plan"
    qtbot.keyClicks(panel.who_field, "Tom")
    panel.start_from(None, None)
    assert panel.who_field.text() == "Sanne"
    assert panel.what_field.toPlainText() == "Ik ga half"
    panel.open(WORKSHOP)
    assert panel.who_field.text() == "Sanne"
    panel.start_from(note, None)
    assert panel.who_field.text() == "Tom"


def test_escape_and_control_enter_are_claimed_before_shortcuts(panel):
    panel.who_field.setFocus()
    for key, held in (
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, CONTROL),
    ):
        claim = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, "")
        claim.ignore()
        QApplication.sendEvent(panel, claim)
        assert claim.isAccepted()


@pytest.mark.parametrize("way", ["enter", "double click", "F2"])
def test_a_card_opens_and_is_reworded(panel, qtbot, desk, today, way):
    write_one(desk, today, by="2026-02-01", origin="n1")
    (card,) = panel.cards.cards
    if way == "double click":
        qtbot.mouseClick(card, LEFT)
        assert not panel.who_field.text()
        qtbot.mouseDClick(card, LEFT)
    else:
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Return if way == "enter" else Qt.Key.Key_F2)
    assert panel.what_field.hasFocus()
    assert panel.by_field.text() == "1 feb 2026"
    assert panel.origin_label.text().startswith("uit briefje 14")
    qtbot.keyClicks(panel.what_field, "Ik ga mailen")
    qtbot.keyClick(panel.what_field, Qt.Key.Key_Return, CONTROL)
    (made,) = commitments(desk)
    assert (made.what, made.by, made.origin) == ("Ik ga mailen", date(2026, 2, 1), "n1")
    assert "Ik ga mailen" in card.accessibleName()
    assert panel.add_button.text() == "Toevoegen"


def test_delete_takes_a_card_away_and_undo_brings_it_back(panel, qtbot, desk, today):
    ids = [write_one(desk, today, what=f"Ik ga {n}") for n in range(3)]
    panel.cards.card(ids[1]).setFocus()
    qtbot.keyClick(panel.cards.card(ids[1]), Qt.Key.Key_Delete)
    assert [made.id for made in commitments(desk)] == [ids[0], ids[2]]
    assert panel.cards.card(ids[2]).hasFocus()
    desk.history.undo()
    assert [card.commitment.id for card in panel.cards.cards] == ids


def test_the_form_takes_away_what_it_rewords(panel, qtbot, desk, today):
    panel.change(write_one(desk, today))
    qtbot.mouseClick(panel.remove_button, LEFT)
    assert not commitments(desk)
    assert not panel.remove_button.isVisible()
    assert panel.who_field.text() == ""


def test_words_stay_when_what_they_reword_is_undone(panel, qtbot, desk, today):
    panel.change(write_one(desk, today))
    qtbot.keyClicks(panel.what_field, "Ik ga toch mailen")
    desk.history.undo()
    assert panel.what_field.toPlainText() == "Ik ga toch mailen"
    panel.commit()
    (made,) = commitments(desk)
    assert made.what == "Ik ga toch mailen"


def test_arrows_go_from_card_to_card(panel, qtbot, desk, today):
    ids = [write_one(desk, today, what=f"Ik ga {n}") for n in range(4)]
    panel.cards.card(ids[0]).setFocus()
    for key, there in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 3), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert panel.cards.card(ids[there]).hasFocus()


def test_the_organisation_follows_the_list_of_participants(panel, desk, today):
    write_one(desk, today, who="sanne k.")
    desk.record(adding("members.add", [Member("m3", "net", "Tom B.", "Waterschap")]))
    assert panel.who_field.completer().model().rowCount() == 3
    assert not panel.cards.cards[0].grab().isNull()


@pytest.mark.parametrize("many", [0, 1, 40, 150])
def test_any_number_of_cards_fits_and_the_newest_is_in_view(panel, qtbot, desk, today, many):
    edits = [Commitment(f"c{n}", "w", "Sanne K.", f"Ik ga {n}", today) for n in range(many)]
    desk.record(adding("commitments.add", edits))
    assert len(panel.cards.cards) == many
    panel.start_from(None, None)
    typed(qtbot, "Tom", "Ik ga bellen", "", "vrijdag")
    with qtbot.waitSignal(panel.committed) as done:
        panel.commit()
    newest = panel.cards.card(done.args[0])
    qtbot.waitUntil(lambda: not newest.visibleRegion().isEmpty())
    assert len(panel.cards.cards) == many + 1


def test_hostile_and_endless_text_stays_text(panel, qtbot, desk, today):
    write_one(desk, today, who=HOSTILE, what="x" * 500, together_with=HOSTILE, first_step=HOSTILE)
    panel.start_from(Note("n9", "w", "b", "l", HOSTILE, 9), None)
    assert HOSTILE in panel.origin_label.text()
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in panel.findChildren(QLabel)
    )
    assert not panel.grab().isNull()
    mime = QMimeData()
    mime.setText("y" * 1_000_000)
    panel.what_field.insertFromMimeData(mime)
    assert len(panel.what_field.toPlainText()) == 500
    assert "500" in panel.trouble_label.text()


def test_another_language_is_spoken_at_once_and_typing_stays(panel, qtbot, desk, today, note):
    write_one(desk, today)
    panel.start_from(note, Condition.SAFETY)
    qtbot.keyClicks(panel.who_field, "Sanne")
    panel.by_field.setText("vrijdag")
    panel._speech.switch("en")
    assert panel.add_button.text() == "Add"
    assert panel.day_label.text() == "Fri 4 Dec"
    assert panel.origin_label.text().startswith("from note 14")
    assert panel.cards.cards[0].accessibleName() == "Sanne K.: Ik ga bellen, by 27 Dec"
    assert panel.who_field.text() == "Sanne"


def test_a_left_panel_follows_nothing(panel, desk, today):
    panel.leave()
    write_one(desk, today)
    assert not panel.cards.cards


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_word_makes_it_heavier_than_it_is(language):
    words = Speech(language).words
    said = " ".join(str(entry) for code, entry in words.entries().items() if "commitments." in code)
    assert not {"promise", "toezegging"} & set(said.casefold().split())
