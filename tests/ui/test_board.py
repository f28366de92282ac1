from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolTip, QVBoxLayout, QWidget

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import NOTE_LIMIT, Phrase
from llnet_desktop.domain.workshop import (
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services import capture
from llnet_desktop.services.desk import Shelf
from llnet_desktop.ui.board import BoardView
from llnet_desktop.ui.board.painting import note_words
from llnet_desktop.ui.speech import Speech

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<img src=x> R&D <b>dik</b>"
SHOWN = (
    Lane("offer", Phrase("Dit bied ik", "I can offer")),
    Lane("need", Phrase("Dit zoek ik", "I need")),
    Lane("both", Phrase("Samen", "Together")),
)
MIXED = (
    SHOWN[0],
    Lane("held", Phrase("Wat ik niet durf", "What I dare not say"), Privacy.HELD),
    Lane("off", Phrase("Over ons", "About us"), Privacy.OFF_SCREEN),
    Lane("paper", Phrase("Voor jezelf", "For yourself"), Privacy.ON_PAPER),
)


def block_with(lanes, identity="b"):
    step = Step("s", Phrase("Doe", "Do"), timedelta(minutes=10))
    return Block(identity, "w", "m", Phrase("Markt"), BlockKind.EXERCISE, (step,), lanes)


def note(number, lane="offer", text=None, cluster=None, dots=0):
    words = text if text is not None else f"gedachte {number}"
    return Note(f"n{number}", "w", "b", lane, words, number, dots, cluster)


THREE = (note(1), note(2), note(3, "need"))


@pytest.fixture
def board(qtbot):
    view = BoardView()
    view.set_speech(Speech("nl", view))
    qtbot.addWidget(view)
    view.resize(830, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def shown(board, notes=THREE, *, lanes=SHOWN, clusters=(), revealed=frozenset(), discreet=False):
    writing = lanes[0].id if lanes else None
    in_lanes = {lane.id: in_lane(notes, lane) for lane in lanes}
    board.show_board(block_with(lanes), in_lanes, clusters, revealed, writing, discreet)
    return board


def in_lane(notes, lane):
    """Return the notes of a column as the session brings them."""
    here = [note for note in notes if note.lane == lane.id]
    return tuple(sorted(here, key=lambda note: note.number))


def at(board, note_id):
    return in_view(board, board.placed.box(note_id).rect.center())


def in_view(board, point):
    scrolled = QPointF(board.horizontalScrollBar().value(), board.verticalScrollBar().value())
    return (point - scrolled).toPoint()


def drag(qtbot, board, start, end, held=Qt.KeyboardModifier.NoModifier):
    port = board.viewport()
    qtbot.mousePress(port, LEFT, held, start)
    qtbot.mouseMove(port, start + QPoint(20, 20))
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, LEFT, held, end)


def chosen(board):
    return {int(identity[1:]) for identity in board.choice.chosen}


def test_notes_of_a_lane_are_equal_and_stand_two_in_a_row(board):
    shown(board, [note(n) for n in range(1, 6)])
    boxes = board.placed.notes
    assert len({(box.rect.width(), box.rect.height()) for box in boxes}) == 1
    assert boxes[0].rect.top() == boxes[1].rect.top() < boxes[2].rect.top()


def test_narrow_columns_keep_their_width_and_scroll(board):
    lanes = tuple(Lane(f"l{n}", Phrase(f"Kolom {n}")) for n in range(6))
    shown(board, (), lanes=lanes)
    assert all(box.rect.width() >= 180 for box in board.placed.lanes)
    assert board.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize("many", [0, 1, 40, 2000])
def test_any_number_of_notes_is_drawn_and_counted(board, many):
    shown(board, [note(n, SHOWN[n % 3].id, f"idee {n}", dots=n % 9) for n in range(1, many + 1)])
    assert not board.grab().isNull()
    assert len(board.placed.notes) == many
    said = "1 briefje in 3 kolommen" if many == 1 else f"{many} briefjes in 3 kolommen"
    assert board.accessibleName() == said


def test_without_a_block_or_columns_there_is_a_sentence_and_no_error(board):
    board.show_board(None, {}, (), frozenset(), None)
    assert not board.grab().isNull()
    shown(board, (), lanes=())
    assert not board.grab().isNull()
    assert board.accessibleName() == "0 briefjes in 0 kolommen"


def test_arrows_walk_over_the_notes_and_the_description_reads_them(board, qtbot):
    shown(board)
    board.setFocus()
    assert board.accessibleDescription() == "Briefje 1 in Dit bied ik: gedachte 1"
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert chosen(board) == {2}
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert board.accessibleDescription() == "Briefje 3 in Dit zoek ik: gedachte 3"
    qtbot.keyClick(board, Qt.Key.Key_Home)
    qtbot.keyClick(board, Qt.Key.Key_Right, SHIFT)
    assert chosen(board) == {1, 2}
    qtbot.keyClick(board, Qt.Key.Key_End)
    assert chosen(board) == {3}


def test_up_and_down_stay_in_the_column(board, qtbot):
    shown(board, [*(note(n) for n in range(1, 6)), note(6, "need")])
    board.setFocus()
    for key, expected in ((Qt.Key.Key_Down, 3), (Qt.Key.Key_Down, 5), (Qt.Key.Key_Up, 3)):
        qtbot.keyClick(board, key)
        assert chosen(board) == {expected}
    qtbot.keyClick(board, Qt.Key.Key_Right)
    qtbot.keyClick(board, Qt.Key.Key_Down)
    assert chosen(board) == {5}


def test_space_toggles_what_control_and_arrows_walk_to(board, qtbot):
    shown(board)
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Down, CONTROL)
    qtbot.keyClick(board, Qt.Key.Key_Down, CONTROL)
    assert chosen(board) == {1}
    qtbot.keyClick(board, Qt.Key.Key_Space)
    assert chosen(board) == {1, 3}
    qtbot.keyClick(board, Qt.Key.Key_Space)
    assert chosen(board) == {1}


def test_control_arrows_move_to_the_next_column_that_takes_notes(board, qtbot):
    shown(board, [note(1, "off")], lanes=MIXED)
    board.setFocus()
    with qtbot.assertNotEmitted(board.note_move_wanted):
        qtbot.keyClick(board, Qt.Key.Key_Right, CONTROL)
    with qtbot.waitSignal(board.note_move_wanted) as moved:
        qtbot.keyClick(board, Qt.Key.Key_Left, CONTROL)
    assert moved.args == [["n1"], "held"]


def test_keys_group_ungroup_commit_and_remove(board, qtbot):
    cluster = Cluster("k", "w", "b", "offer", "Kennis")
    shown(board, (note(1, cluster="k"), note(2, cluster="k"), note(3)), clusters=(cluster,))
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Right, SHIFT)
    with qtbot.waitSignal(board.notes_group_wanted) as grouped:
        qtbot.keyClick(board, Qt.Key.Key_G)
    assert grouped.args == [["n1", "n2"]]
    with qtbot.waitSignal(board.ungroup_wanted) as ungrouped:
        qtbot.keyClick(board, Qt.Key.Key_U)
    assert ungrouped.args == ["k"]
    with qtbot.waitSignal(board.commitment_wanted) as first:
        qtbot.keyClick(board, Qt.Key.Key_C)
    with qtbot.waitSignal(board.commitment_wanted) as second:
        qtbot.keyClicks(board, "!")
    assert first.args == second.args == ["n2"]
    with qtbot.waitSignal(board.notes_remove_wanted) as removed:
        qtbot.keyClick(board, Qt.Key.Key_Delete)
    assert removed.args == [["n1", "n2"]]


def test_one_note_alone_is_not_grouped(board, qtbot):
    shown(board)
    board.setFocus()
    with qtbot.assertNotEmitted(board.notes_group_wanted):
        qtbot.keyClick(board, Qt.Key.Key_G)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_PageDown, Qt.Key.Key_B, Qt.Key.Key_F5, Qt.Key.Key_Escape]
)
def test_steering_keys_go_on_to_the_console(board, key):
    shown(board)
    press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "")
    QApplication.sendEvent(board, press)
    assert not press.isAccepted()
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, "")
    claim.ignore()
    QApplication.sendEvent(board, claim)
    assert not claim.isAccepted()


def test_enter_rewords_in_place_and_enter_commits(board, qtbot):
    shown(board)
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor.toPlainText() == "gedachte 1"
    qtbot.keyClicks(editor, "nieuw")
    with qtbot.waitSignal(board.note_reword_wanted) as reworded:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert reworded.args == ["n1", "nieuw"]
    assert board.hasFocus()


def test_escape_and_no_words_keep_the_old_ones(board, qtbot):
    shown(board)
    board.setFocus()
    for keys, last in (("iets", Qt.Key.Key_Escape), ("  ", Qt.Key.Key_Return)):
        qtbot.keyClick(board, Qt.Key.Key_F2)
        qtbot.keyClicks(QApplication.focusWidget(), keys)
        with qtbot.assertNotEmitted(board.note_reword_wanted):
            qtbot.keyClick(QApplication.focusWidget(), last)
        assert board.hasFocus()


def test_losing_the_focus_commits(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    board, line = BoardView(window), QLineEdit(window)
    board.set_speech(Speech("nl", window))
    layout = QVBoxLayout(window)
    layout.addWidget(board)
    layout.addWidget(line)
    window.resize(700, 480)
    with qtbot.waitExposed(window):
        window.show()
    shown(board)
    qtbot.mouseDClick(board.viewport(), LEFT, pos=at(board, "n3"))
    qtbot.keyClicks(QApplication.focusWidget(), "anders")
    with qtbot.waitSignal(board.note_reword_wanted) as reworded:
        line.setFocus()
    assert reworded.args == ["n3", "anders"]
    assert line.hasFocus()


def test_typing_in_a_note_goes_on_while_others_come(board, qtbot):
    shown(board)
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "half")
    shown(board, (*THREE, note(4)))
    assert editor.hasFocus()
    assert editor.toPlainText() == "half"
    with qtbot.waitSignal(board.note_reword_wanted) as reworded:
        board.show_board(block_with(SHOWN, "other"), {}, (), frozenset(), None)
    assert reworded.args == ["n1", "half"]


def test_a_huge_paste_is_cut_off_with_a_word(board, qtbot):
    shown(board)
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    mime = QMimeData()
    mime.setText("woord " * 200_000)
    with qtbot.waitSignal(editor.shortened):
        editor.insertFromMimeData(mime)
    assert len(editor.toPlainText()) <= NOTE_LIMIT
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_clicks_choose_and_an_empty_place_chooses_the_column(board, qtbot):
    shown(board)
    qtbot.mouseClick(board.viewport(), LEFT, pos=at(board, "n1"))
    qtbot.mouseClick(board.viewport(), LEFT, CONTROL, at(board, "n3"))
    assert chosen(board) == {1, 3}
    qtbot.mouseClick(board.viewport(), LEFT, pos=at(board, "n1"))
    assert chosen(board) == {1}
    empty = in_view(board, board.placed.lanes[2].rect.center())
    with qtbot.waitSignal(board.lane_chosen) as lane:
        qtbot.mouseClick(board.viewport(), LEFT, pos=empty)
    assert lane.args == ["both"]
    assert chosen(board) == set()


def test_a_rubber_band_chooses_and_control_adds(board, qtbot):
    shown(board, (*THREE, note(4, "both")))
    low = board.placed.box("n1").rect.bottomLeft() + QPointF(-4, 60)
    start, end = in_view(board, low), at(board, "n2")
    drag(qtbot, board, start, end)
    assert chosen(board) == {1, 2}
    below = in_view(board, board.placed.box("n4").rect.bottomLeft() + QPointF(4, 60))
    drag(qtbot, board, below, at(board, "n4"), CONTROL)
    assert chosen(board) == {1, 2, 4}


def test_dragging_to_a_column_moves_all_that_is_chosen(board, qtbot):
    shown(board)
    qtbot.mouseClick(board.viewport(), LEFT, pos=at(board, "n1"))
    qtbot.mouseClick(board.viewport(), LEFT, CONTROL, at(board, "n2"))
    with qtbot.waitSignal(board.note_move_wanted) as moved:
        drag(qtbot, board, at(board, "n2"), in_view(board, board.placed.lanes[2].rect.center()))
    assert moved.args == [["n1", "n2"], "both"]


def test_dragging_onto_a_note_groups_with_it(board, qtbot):
    shown(board)
    with qtbot.waitSignal(board.notes_group_wanted) as grouped:
        drag(qtbot, board, at(board, "n1"), at(board, "n3"))
    assert grouped.args == [["n3", "n1"]]


def test_escape_lets_go_and_paper_takes_nothing(board, qtbot):
    shown(board, (note(1),), lanes=MIXED)
    paper = in_view(board, board.placed.lane("paper").rect.center())
    with qtbot.assertNotEmitted(board.note_move_wanted):
        drag(qtbot, board, at(board, "n1"), paper)
        port, off = board.viewport(), in_view(board, board.placed.lane("off").rect.center())
        qtbot.mousePress(port, LEFT, pos=at(board, "n1"))
        qtbot.mouseMove(port, off)
        board.grab()
        qtbot.keyClick(board, Qt.Key.Key_Escape)
        qtbot.mouseRelease(port, LEFT, pos=off)


def test_a_note_dragged_out_of_its_cluster_leaves_it(board, qtbot):
    cluster = Cluster("k", "w", "b", "offer")
    shown(board, (note(1, cluster="k"), note(2, cluster="k")), clusters=(cluster,))
    outside = in_view(board, board.placed.lanes[0].rect.center())
    with qtbot.waitSignal(board.note_move_wanted) as moved:
        drag(qtbot, board, at(board, "n1"), outside)
    assert moved.args == [["n1"], "offer"]


def test_a_held_column_has_a_button_until_it_is_revealed(board, qtbot):
    notes = (note(1, "held"),)
    shown(board, notes, lanes=MIXED)
    (button,) = board.viewport().findChildren(QPushButton)
    assert button.accessibleName() == "Kolom Wat ik niet durf onthullen"
    with qtbot.waitSignal(board.reveal_wanted) as wanted:
        qtbot.mouseClick(button, LEFT)
    assert wanted.args == ["held"]
    shown(board, notes, lanes=MIXED, revealed=frozenset({"held"}))
    assert not button.isVisible()


def test_a_discreet_board_counts_and_shows_nothing_the_room_may_not_see(board):
    notes = (note(1), note(2, "held", "GEHEIM"), note(3, "off", "GEHEIM"))
    shown(board, notes, lanes=MIXED)
    board.choice.only("n2")
    board.choice_changed()
    assert "GEHEIM" in board.accessibleDescription()
    shown(board, notes, lanes=MIXED, discreet=True)
    assert [box.note.number for box in board.placed.notes] == [1]
    assert board.placed.lane("held").count == 1
    assert board.placed.lane("held").veiled
    assert "GEHEIM" not in board.accessibleDescription()
    assert board.accessibleName() == "3 briefjes in 4 kolommen"
    shown(board, notes, lanes=MIXED, revealed=frozenset({"held"}), discreet=True)
    assert [box.note.number for box in board.placed.notes] == [1, 2]


def test_a_called_number_comes_into_view(board):
    shown(board, [note(n) for n in range(1, 201)])
    board.highlight(180)
    top = at(board, "n180").y()
    assert 0 < top < board.viewport().height()
    board.highlight(9999)


def test_a_new_note_comes_into_view(board):
    notes = [note(n) for n in range(1, 101)]
    shown(board, notes)
    board.verticalScrollBar().setValue(0)
    shown(board, [*notes, note(101)])
    assert 0 < at(board, "n101").y() < board.viewport().height()


def test_what_is_chosen_stays_and_gives_way_to_a_neighbour(board):
    shown(board, [note(n) for n in range(1, 6)])
    board.choice.only("n3")
    shown(board, [replace(note(n), dots=n) for n in range(1, 6)])
    assert chosen(board) == {3}
    shown(board, [note(n) for n in (1, 2, 4, 5)])
    assert chosen(board) == {4}
    shown(board, [])
    assert chosen(board) == set()


def test_the_same_board_again_paints_nothing(board, qtbot):
    class Paints(QWidget):
        count = 0

        def eventFilter(self, _watched, event):
            self.count += event.type() is QEvent.Type.Paint
            return False

    shown(board)
    QApplication.processEvents()
    spy = Paints(board)
    board.viewport().installEventFilter(spy)
    shown(board)
    QApplication.processEvents()
    assert spy.count == 0
    shown(board, (replace(THREE[0], dots=3), *THREE[1:]))
    QApplication.processEvents()
    assert spy.count == 1


def test_hostile_text_is_only_text(board):
    long = f"{HOSTILE} " * 20
    lanes = (Lane("offer", Phrase(HOSTILE)), *SHOWN[1:])
    shown(board, (note(1, text=long),), lanes=lanes)
    assert not board.grab().isNull()
    assert board.full_text_at(at(board, "n1")) == long
    menu = board.menu_at(board.placed.box("n1").rect.center())
    move = next(action.menu() for action in menu.actions() if action.menu())
    assert move.actions()[0].text() == "<img src=x> R&&D <b>dik</b>"
    menu.deleteLater()


def test_the_menu_names_keys_and_does_the_same(board, qtbot):
    shown(board)
    menu = board.menu_at(board.placed.box("n2").rect.center())
    texts = [action.text() for action in menu.actions()]
    assert any(text.endswith("\tF2") for text in texts)
    assert any(text.endswith("\tDelete") for text in texts)
    remove = next(action for action in menu.actions() if action.text().endswith("Delete"))
    with qtbot.waitSignal(board.notes_remove_wanted) as removed:
        remove.trigger()
    assert removed.args == [["n2"]]
    menu.deleteLater()


def test_another_language_is_spoken_at_once(board):
    shown(board, (note(1, "held"),), lanes=MIXED)
    board.choice.only("n1")
    board.speech.switch("en")
    assert board.accessibleName() == "1 note in 4 columns"
    assert board.accessibleDescription().startswith("Note 1 in What I dare not say")
    assert board.viewport().findChildren(QPushButton)[0].text() == "Reveal…"


def test_wishes_are_done_by_the_desk_and_come_back(board, qtbot, desk, clocks):
    starts = clocks().wall.replace(tzinfo=None)
    block = block_with(SHOWN)
    records = [Network("net", "N"), Workshop("w", "net", "Werf", starts), block]
    desk.record(adding("workshop.add", records))
    notes, clusters = Shelf(desk, Note, workshop="w"), Shelf(desk, Cluster, workshop="w")

    def refresh(_edit=None):
        in_lanes = {lane.id: in_lane(notes, lane) for lane in block.lanes}
        board.show_board(block, in_lanes, tuple(clusters), frozenset(), "offer")

    def find(ids):
        return [notes.get(identity) for identity in ids]

    desk.subscribe(refresh)
    board.notes_group_wanted.connect(
        lambda ids: desk.perform(capture.grouping(find(ids), tuple(clusters)))
    )
    board.note_reword_wanted.connect(
        lambda identity, text: desk.perform(capture.rewording(notes.get(identity), text))
    )
    desk.perform(capture.adding_notes(block, SHOWN[0], ["een", "twee", "drie"]))
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(board, Qt.Key.Key_G)
    assert [box.count for box in board.placed.clusters] == [2]
    qtbot.keyClick(board, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "anders")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "anders" in {box.note.text for box in board.placed.notes}
    desk.history.undo()
    desk.history.undo()
    assert not board.placed.clusters


def test_words_are_made_smaller_before_one_breaks_or_is_left_out(qapp):
    roomy = note_words("Wie rijdt er mee?", 116, 1.0)
    tight = note_words("Statiegeldbekers terug", 116, 1.0)
    full = note_words("Een loods delen we met de buren van de haven en met de brandweer", 116, 1.0)
    assert roomy.size == 14
    assert 12 <= tight.size < 14
    assert tight.lines == ("Statiegeldbekers", "terug")
    assert 12 <= full.size < 14
    assert " ".join(full.lines).endswith("de brandweer")
    assert note_words("woord " * 90, 116, 1.0).size == 12  # the least; the end is left out
    assert note_words("woord " * 90, 116, 1.0).lines[-1].endswith("…")
