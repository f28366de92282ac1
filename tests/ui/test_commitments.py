from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from llnet_desktop.content import load_exercises
from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, StandState, Turn
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import Answer, Block, BlockKind, Lane, Note, Workshop
from llnet_desktop.services.commitments import Terms, making, still_to_type
from llnet_desktop.services.rounds import sizes
from llnet_desktop.services.stands import in_network
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


def write_one(desk, today, who="Sanne K.", what="Ik ga bellen", by="27-12", origin=None, **more):
    edit = making("w", Terms(who, what, by, **more), today, origin=origin)
    identity = next(iter(desk.perform(edit).changes)).id
    QApplication.processEvents()  # a new card shows itself with the next events
    return identity


def typed(qtbot, *texts):
    for text in texts:
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_a_commitment_from_a_note_is_typed_without_the_mouse(panel, qtbot, desk, note):
    panel.start_from(note, Condition.ENERGY)
    assert panel.form.who_field.hasFocus()
    assert panel.form.what_field.toPlainText() == "Deel het plan"
    assert panel.form.origin_label.text() == "uit briefje 14: “Deel het plan”"
    panel.form.who_field.setText("Łukasz")
    panel.form.by_field.setText("15 dec")
    with qtbot.waitSignal(panel.committed) as done:
        qtbot.keyClick(panel.form.who_field, Qt.Key.Key_Return, CONTROL)
    (made,) = commitments(desk)
    assert done.args == [made.id]
    assert (made.who, made.what, made.by) == ("Łukasz", "Deel het plan", date(2026, 12, 15))
    assert (made.origin, made.condition) == ("n1", Condition.ENERGY)
    assert panel.form.who_field.text() == panel.form.what_field.toPlainText() == ""
    assert panel.form.who_field.hasFocus()
    assert [card.commitment for card in panel.cards.cards] == [made]


def test_tab_and_enter_go_through_all_fields(panel, qtbot, desk):
    panel.start_from(None, None)
    said = ("Sanne", "Ik ga bellen", "Tom", "morgen", "als ik thuis ben", "bel ik", "Kees", "")
    typed(qtbot, *said)
    assert panel.form.more_button.hasFocus()
    panel.form.who_field.setFocus()
    form = panel.form
    for field in (form.what_field, form.with_field, form.by_field, form.cue_field):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert field.hasFocus()
    qtbot.mouseClick(panel.form.add_button, LEFT)
    (made,) = commitments(desk)
    assert (made.together_with, made.cue, made.first_step) == ("Tom", "als ik thuis ben", "bel ik")
    assert (made.by, made.buddy, made.buddy_asks) == (date(2026, 12, 4), "Kees", date(2026, 12, 3))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("27 nov", "za 27 nov 2027: dat is pas volgend jaar"),
        ("27 nov 2027", "za 27 nov 2027"),
        ("di 7 dec", "ma 7 dec: dat is een andere dag van de week"),
        ("vrijdag", "vr 4 dec"),
        ("ooit", "welke dag?"),
    ],
)
def test_the_day_is_said_while_it_is_typed(panel, qtbot, text, said):
    panel.form.by_field.setFocus()
    qtbot.keyClicks(panel.form.by_field, text)
    assert panel.form.day_label.text() == said


def test_what_is_missing_is_said_and_what_was_typed_stays(panel, qtbot, desk):
    panel.start_from(None, None)
    typed(qtbot, "Sanne", "Ik ga bellen", "", "ooit")
    with qtbot.assertNotEmitted(panel.committed):
        panel.commit()
    assert panel.form.trouble_label.isVisible()
    assert "ooit" in panel.form.trouble_label.text()
    assert (panel.form.who_field.text(), panel.form.by_field.text()) == ("Sanne", "ooit")
    assert not commitments(desk)
    panel.form.by_field.setText("vrijdag")
    panel.commit()
    assert not panel.form.trouble_label.isVisible()
    assert len(commitments(desk)) == 1


def test_names_are_completed_and_unknown_ones_accepted(panel, qtbot):
    panel.start_from(None, None)
    qtbot.keyClicks(panel.form.who_field, "UY")
    completer = panel.form.who_field.completer()
    popup = completer.popup()
    assert completer.currentCompletion() == "Nguyễn Thị Lan"
    assert popup.model().index(0, 0).data() == "Nguyễn Thị Lan — Cần Thơ City"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert panel.form.who_field.text() == "Nguyễn Thị Lan"
    popup.hide()


def test_enter_means_the_same_while_names_are_offered(panel, qtbot, desk):
    panel.start_from(None, None)
    qtbot.keyClicks(panel.form.what_field, "Bel de gemeente")
    qtbot.keyClicks(panel.form.by_field, "4 dec")
    panel.form.who_field.setFocus()
    qtbot.keyClicks(panel.form.who_field, "Sanne K.")
    popup = panel.form.who_field.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert not panel.form.who_field.hasFocus()
    qtbot.keyClicks(panel.form.buddy_field, "Ngu")
    qtbot.keyClick(panel.form.buddy_field.completer().popup(), Qt.Key.Key_Return, CONTROL)
    (made,) = commitments(desk)
    assert (made.who, made.buddy) == ("Sanne K.", "Ngu")


def test_escape_goes_back_and_keeps_what_is_half_typed(panel, qtbot, note):
    panel.start_from(None, None)
    typed(qtbot, "Sanne", "Ik ga half")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.form.with_field, Qt.Key.Key_Escape)
    panel.start_from(note, None)
    assert panel.form.what_field.toPlainText() == "Deel het plan"
    qtbot.keyClicks(panel.form.who_field, "Tom")
    panel.start_from(None, None)
    assert panel.form.who_field.text() == "Sanne"
    assert panel.form.what_field.toPlainText() == "Ik ga half"
    panel.open(WORKSHOP)
    assert panel.form.who_field.text() == "Sanne"
    panel.start_from(note, None)
    assert panel.form.who_field.text() == "Tom"


def test_escape_and_control_enter_are_claimed_before_shortcuts(panel):
    panel.form.who_field.setFocus()
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
        assert not panel.form.who_field.text()
        qtbot.mouseDClick(card, LEFT)
    else:
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Return if way == "enter" else Qt.Key.Key_F2)
    assert panel.form.what_field.hasFocus()
    assert panel.form.by_field.text() == "1 feb 2026"
    assert panel.form.origin_label.text().startswith("uit briefje 14")
    qtbot.keyClicks(panel.form.what_field, "Ik ga mailen")
    qtbot.keyClick(panel.form.what_field, Qt.Key.Key_Return, CONTROL)
    (made,) = commitments(desk)
    assert (made.what, made.by, made.origin) == ("Ik ga mailen", date(2026, 2, 1), "n1")
    assert "Ik ga mailen" in card.accessibleName()
    assert panel.form.add_button.text() == "Toevoegen"


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
    qtbot.mouseClick(panel.form.remove_button, LEFT)
    assert not commitments(desk)
    assert not panel.form.remove_button.isVisible()
    assert panel.form.who_field.text() == ""


def test_words_stay_when_what_they_reword_is_undone(panel, qtbot, desk, today):
    panel.change(write_one(desk, today))
    qtbot.keyClicks(panel.form.what_field, "Ik ga toch mailen")
    desk.history.undo()
    assert panel.form.what_field.toPlainText() == "Ik ga toch mailen"
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
    assert panel.form.who_field.completer().model().rowCount() == 3
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
    assert HOSTILE in panel.form.origin_label.text()
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in panel.findChildren(QLabel)
    )
    assert not panel.grab().isNull()
    mime = QMimeData()
    mime.setText("y" * 1_000_000)
    panel.form.what_field.insertFromMimeData(mime)
    assert len(panel.form.what_field.toPlainText()) == 500
    assert "500" in panel.form.trouble_label.text()


def test_another_language_is_spoken_at_once_and_typing_stays(panel, qtbot, desk, today, note):
    write_one(desk, today)
    panel.start_from(note, Condition.SAFETY)
    qtbot.keyClicks(panel.form.who_field, "Sanne")
    panel.form.by_field.setText("vrijdag")
    panel._speech.switch("en")
    assert panel.form.add_button.text() == "Add"
    assert panel.form.day_label.text() == "Fri 4 Dec"
    assert panel.form.origin_label.text().startswith("from note 14")
    assert panel.cards.cards[0].accessibleName() == "Sanne K.: Ik ga bellen, by 27 Dec"
    assert panel.form.who_field.text() == "Sanne"


def test_a_left_panel_follows_nothing(panel, desk, today):
    panel.leave()
    write_one(desk, today)
    assert not panel.cards.cards


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_word_makes_it_heavier_than_it_is(language):
    words = Speech(language).words
    said = " ".join(str(entry) for code, entry in words.entries().items() if "commitments." in code)
    assert not {"promise", "toezegging"} & set(said.casefold().split())


def test_what_is_optional_opens_by_key_and_is_kept(panel, qtbot, desk):
    panel.start_from(None, None)
    form = panel.form
    typed(
        qtbot, "Sanne K.", "Wij delen het plan", "Tom", "over een week", "", "", "Tom", "10-12-2026"
    )
    assert not form.help_field.isVisible()
    qtbot.keyClick(form.more_button, Qt.Key.Key_Space)
    assert form.help_field.isVisible()
    qtbot.keyClick(form.more_button, Qt.Key.Key_Tab)
    typed(qtbot, "Lan", "een zaal")
    assert form.sign_field.hasFocus()
    typed(qtbot, "er staat een datum")
    assert form.sure_scale.hasFocus()
    qtbot.keyClicks(form.sure_scale, "7")
    qtbot.keyClick(form.sure_scale, Qt.Key.Key_Right)
    qtbot.keyClick(form.sure_scale, Qt.Key.Key_Tab)
    qtbot.keyClick(form.room_only_box, Qt.Key.Key_Space)
    qtbot.mouseClick(form.plan_switch.button(True), LEFT)
    qtbot.keyClick(form.what_field, Qt.Key.Key_Return, CONTROL)
    (made,) = commitments(desk)
    assert (made.buddy, made.buddy_asks) == ("Tom", date(2026, 12, 10))
    assert (made.help_from, made.help, made.sign) == ("Lan", "een zaal", "er staat een datum")
    assert (made.sure, made.ours, made.room_only, made.answer) == (8, True, True, None)
    panel.change(made.id)
    assert form.sure_scale.value == 8
    assert form.plan_switch.value is True
    assert form.answer_row.isVisible()
    qtbot.mouseClick(form.answer_row.button(Answer.TRY), LEFT)
    assert commitments(desk)[0].answer is Answer.TRY
    panel.commit()
    assert commitments(desk)[0] == replace(made, answer=Answer.TRY), "nothing else has changed"


def test_a_day_that_has_passed_is_asked_about_once(panel, qtbot, desk):
    panel.start_from(None, None)
    typed(qtbot, "Sanne", "Ik ga bellen", "", "20-11-2025")
    assert "voorbij" in panel.form.day_label.text()
    panel.commit()
    assert "voorbij" in panel.form.trouble_label.text()
    assert not commitments(desk)
    panel.form.by_field.setText("20-11-2040")
    panel.commit()
    assert "jaren" in panel.form.trouble_label.text(), "another day is asked about again"
    assert not commitments(desk)
    panel.commit()
    assert commitments(desk)[0].by == date(2040, 11, 20)


def test_the_next_workshop_is_a_day_when_it_is_planned(panel, qtbot, desk):
    panel.start_from(None, None)
    typed(qtbot, "Sanne", "Ik ga bellen", "", "volgende bijeenkomst")
    panel.commit()
    assert panel.form.trouble_label.text().startswith("Er is nog geen volgende bijeenkomst")
    later = replace(WORKSHOP, id="w9", starts=datetime(2027, 2, 11, 9, 30))
    desk.record(adding("more", [later, replace(later, id="w10", starts=datetime(2027, 5, 11))]))
    desk.perform(changing("x", [(WORKSHOP, replace(WORKSHOP, venue="Loods"))]))
    panel.commit()
    assert commitments(desk)[0].by == date(2027, 2, 11)


def test_who_passes_leaves_nothing_behind(panel, qtbot, desk):
    panel.start_from(None, None)
    typed(qtbot, "Sanne", "Ik ga toch niet")
    with qtbot.waitSignal(panel.spoken, check_params_cb=lambda who, ours: not who):
        qtbot.mouseClick(panel.form.pass_button, LEFT)
    assert panel.form.who_field.text() == panel.form.what_field.toPlainText() == ""
    panel.start_from(None, None)
    assert not panel.form.what_field.toPlainText()
    assert not commitments(desk)


def test_who_helps_somebody_else_has_a_commitment_too(panel, qtbot, desk, today):
    write_one(desk, today)
    (card,) = panel.cards.cards
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_H)
    assert panel.form.what_field.toPlainText() == "Ik help Sanne K. met: Ik ga bellen"
    assert panel.form.with_field.text() == "Sanne K."
    assert panel.form.who_field.hasFocus()


def test_how_it_was_is_kept_from_the_day_after(panel, qtbot, desk, today, monkeypatch):
    made = write_one(desk, today)
    panel.change(made)
    panel.form.what_field.setPlainText("Ik ga eerst mailen")
    panel.commit()
    assert not desk.read(PastWording), "on the day itself it is still being made"
    monkeypatch.setattr(panel, "_today", lambda: date(2026, 12, 10))
    panel.change(made)
    panel.form.who_field.setText("Tom")
    panel.form.what_field.setPlainText("Ik ga langs")
    panel.form.by_field.setText("2027-01-10")
    panel.commit()
    past = {one.turn: one.was for one in desk.read(PastWording)}
    assert past == {
        Turn.TAKEN_OVER: "Sanne K.",
        Turn.REWORDED: "Ik ga eerst mailen",
        Turn.MOVED: "2026-12-27",
    }
    panel.change(made)
    assert "Ik ga eerst mailen" in panel.form.past_label.text()
    desk.history.undo()
    assert not desk.read(PastWording)
    assert commitments(desk)[0].who == "Sanne K."


def test_names_that_are_on_no_list_are_accepted_and_asked_about_afterwards(
    panel, qtbot, desk, today
):
    write_one(desk, today, who="Zoë", together_with="Liander, Kees")
    bar = panel.round_bar
    assert "Zoë, Kees" in bar.names_label.text()
    qtbot.mouseClick(bar.names_button, LEFT)
    assert {member.name for member in desk.read(Member)} >= {"Zoë", "Kees"}
    assert bar.names_button.isHidden() or not bar.names_label.isVisible()
    write_one(desk, today, who="Fatima")
    assert "Fatima" in bar.names_label.text()
    qtbot.mouseClick(bar.leave_button, LEFT)
    assert not bar.names_label.isVisible()
    assert "Fatima" not in {member.name for member in desk.read(Member)}


def test_cards_that_were_handed_in_are_counted_until_they_are_typed(panel, qtbot, desk, today):
    block = desk.one(Block, "b")
    rounds = sizes(load_exercises()[0])
    panel.show_round(rounds[0].as_block("w", "m", 12), None, tuple(rounds))
    bar = panel.round_bar
    assert bar.cards_field.isVisible()
    bar.cards_field.setFocus()
    qtbot.keyClicks(bar.cards_field, "3x")
    qtbot.keyClick(bar.cards_field, Qt.Key.Key_Return)
    assert desk.one(Workshop, "w").cards == 0
    assert bar.cards_field.text() == ""
    qtbot.keyClicks(bar.cards_field, "3")
    qtbot.keyClick(bar.cards_field, Qt.Key.Key_Return)
    assert desk.one(Workshop, "w").cards == 3
    assert bar.left_label.text() == "nog 3 kaarten te typen"
    write_one(desk, today)
    write_one(desk, today)
    assert bar.left_label.text() == "nog 1 kaart te typen"
    write_one(desk, today)
    write_one(desk, today)
    assert bar.left_label.text() == ""
    assert block is not None


def test_the_size_of_a_round_is_changed_on_the_spot(panel, qtbot, desk):
    rounds = tuple(sizes(load_exercises()[0]))
    desk.perform(changing("x", [(WORKSHOP, replace(WORKSHOP, people=50))]))
    block = rounds[1].as_block("w", "z", 24)
    desk.record(adding("agenda", [block]))
    panel.show_round(block, block.steps[1].id, rounds)
    assert panel.round_bar.size_switch.value == 1
    qtbot.mouseClick(panel.round_bar.size_switch.button(2), LEFT)
    after = desk.one(Block, block.id)
    assert after.exercise == rounds[2].id
    assert [step.id for step in after.steps[:2]] == [step.id for step in block.steps[:2]]
    assert after.planned == rounds[2].as_block("w", "z", 50).planned
    assert after.lanes == block.lanes
    desk.history.undo()
    assert desk.one(Block, block.id) == block


def test_who_helps_with_what_is_for_this_room_only_says_so_for_this_room_only(panel, desk, today):
    secret = write_one(desk, today, what="praten met mijn baas", room_only=True)
    shared = write_one(desk, today, what="een zaal vragen")
    panel.start_helping(secret)
    assert panel.form.room_only_box.isChecked()
    panel.form.who_field.setText("Tom")
    panel.form.by_field.setText("15 dec")
    panel.commit()
    assert commitments(desk)[-1].room_only
    panel.start_helping(shared)
    assert not panel.form.room_only_box.isChecked()


def test_a_day_that_a_stand_moved_is_the_day_in_the_form_and_is_changed_there(panel, desk, today):
    made = write_one(desk, today, by="27-12")
    moved = Stand("s1", made, StandState.MOVED, today, "", date(2027, 2, 3))
    desk.record(adding("stands.tell", [moved]))
    panel.change(made)
    assert panel.form.by_field.text() == "3 feb 2027"
    panel.form.by_field.setText("10 mrt")
    panel.commit()
    (one,) = in_network(desk, "net", today)
    assert (one.by, one.commitment.by) == (date(2027, 3, 10), date(2026, 12, 27))
    desk.history.undo()
    assert in_network(desk, "net", today)[0].by == date(2027, 2, 3)


def test_passing_leaves_the_other_commitment_that_is_half_typed(panel, desk, today):
    made = write_one(desk, today)
    panel.start_from(None, None)
    panel.form.who_field.setText("Łukasz")
    panel.change(made)
    panel.pass_on()
    assert panel.form.who_field.text() == "Łukasz"


def test_a_form_that_is_only_looked_at_shows_what_is_there_now(panel, desk, today):
    made, other = write_one(desk, today), write_one(desk, today, what="Ik ga mailen")
    before = desk.one(Commitment, made)
    desk.perform(changing("commitments.change", [(before, replace(before, what="Anders"))]))
    panel.change(made)
    desk.history.undo()
    assert panel.form.what_field.toPlainText() == "Ik ga bellen"
    panel.change(other)
    panel.change(made)
    assert panel.form.what_field.toPlainText() == "Ik ga bellen"
    panel.form.what_field.setPlainText("Ik ga bellen en mailen")
    desk.history.redo()
    assert panel.form.what_field.toPlainText() == "Ik ga bellen en mailen", "it is half typed"


def test_what_came_from_a_note_was_on_no_card(panel, desk, today):
    write_one(desk, today, origin="n1")
    write_one(desk, today)
    assert still_to_type(replace(WORKSHOP, cards=23), commitments(desk)) == 22


@pytest.mark.parametrize(
    ("by", "why"),
    [("1 dec", "pas volgend jaar"), ("1-12-2026", "is voorbij"), ("di 9 dec", "andere dag")],
)
def test_a_day_that_may_not_be_meant_is_asked_about_once(panel, desk, by, why):
    panel.start_from(None, None)
    panel.form.who_field.setText("Sanne")
    panel.form.what_field.setPlainText("Ik ga bellen")
    panel.form.by_field.setText(by)
    panel.commit()
    assert why in panel.form.trouble_label.text()
    assert not commitments(desk)
    panel.commit()
    assert len(commitments(desk)) == 1
