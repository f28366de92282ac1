"""The library at the side of an agenda: found, narrowed, read, dragged, made and given away."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from llnet_desktop.content import load_exercises
from llnet_desktop.content.sharing import read_exercise
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What
from llnet_desktop.domain.workshop import (
    MINUTE,
    Grouping,
    Lane,
    Material,
    Posture,
    Step,
    Workshop,
)
from llnet_desktop.services import own_exercises
from llnet_desktop.ui.prepare.exercise_acts import file_name
from llnet_desktop.ui.prepare.exercise_cards import Spot, carried, spot_rect
from llnet_desktop.ui.prepare.exercise_filters import FITS
from llnet_desktop.ui.prepare.exercise_model import EXERCISE, Energy, energy_of, lengths
from llnet_desktop.ui.prepare.exercises import ExercisePanel
from llnet_desktop.ui.prepare.timeline import EXERCISE_MIME
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words import words_in

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
Alt, Ctrl = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIPPED = {exercise.id: exercise for exercise in load_exercises()[0]}
say = words_in("nl")
OFFSCREEN = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # by a menu


@pytest.fixture
def panel(desk, qtbot):
    panel = ExercisePanel(Speech("nl"), None)
    panel.attach(desk)
    qtbot.addWidget(panel)
    panel.resize(340, 560)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    panel.hide()


def back_to(qtbot, panel):
    """Give the window the focus again, which a dialog that closed took along offscreen."""
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)


def shown(panel):
    model = panel.list_view.model()
    return [model.index(row, 0).data(EXERCISE) for row in range(model.rowCount())]


def ids(panel):
    return {exercise.id for exercise in shown(panel)}


def mine(**more):
    step = Step("s1", Phrase("Zeg iets"), 5 * MINUTE, posture=Posture.SIT)
    return replace(Exercise("mine", Phrase("Rondje"), NOTHING, (step,), own=True), **more)


def keep(desk, exercise):
    desk.perform(own_exercises.keeping(exercise))


def trigger(menu, words):
    next(action for action in menu.actions() if action.text().split("\t")[0] == words).trigger()
    menu.deleteLater()


def opened(qtbot, panel):
    """Return the dialog that was just opened, once it has the keys."""
    dialog = panel.acts.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def lines_of(menu):
    found = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    return found


# looking for one


def test_all_words_are_looked_for_in_everything_and_in_both_languages(panel, desk):
    step = Step("s", Phrase("Zoek zwaluwen"), MINUTE, detail=Phrase("", "Look for swallows"))
    why, does = Phrase("Vogels", "Birds see further"), Phrase("Neem kijkers mee")
    keep(desk, mine(steps=(step,), why=why, does=does, watches=Phrase("Weinig zwaluwnesten")))
    panel.search_line.setText("ZWALUW vogels")
    assert ids(panel) == {"mine"}
    panel.search_line.setText("swallows further kijkers nesten")
    assert ids(panel) == {"mine"}
    panel.search_line.setText("swallows qqqq")
    assert not ids(panel)
    panel.search_line.setText("vraag MARKT")
    assert "offers-and-needs" in ids(panel)


def test_accents_and_capitals_make_no_difference(panel, desk):
    keep(desk, mine(title=Phrase("Café Łódź")))
    panel.search_line.setText("cafe LODZ")
    assert ids(panel) == {"mine"}


def test_a_title_with_the_words_comes_before_a_text_with_them(panel, desk, qtbot):
    keep(desk, mine(does=Phrase("Dit is geen markt.")))
    qtbot.keyClicks(panel.search_line, "markt")
    assert shown(panel)[0].id == "offers-and-needs"
    assert panel.list_view.exercise().id == "offers-and-needs"
    assert "mine" in ids(panel)
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.keyClick(panel.search_line, Key.Key_Return)
    assert chosen.args[0].id == "offers-and-needs"


def test_how_many_are_found_is_said_and_filters_are_cleared_at_once(panel, qtbot):
    assert not panel.finder.found_label.isVisible()
    assert not panel.finder.clear_button.isVisible()
    assert panel.search_line.placeholderText() == f"Zoek in {len(SHIPPED)} werkvormen"
    panel.condition_buttons[Condition.GROWTH].click()
    assert {e.condition for e in shown(panel)} == {Condition.GROWTH}
    assert panel.finder.found_label.text() == f"{len(shown(panel))} van {len(SHIPPED)}"
    panel.finder.clear_button.setFocus()
    qtbot.keyClick(panel.finder.clear_button, Key.Key_Space)
    assert len(shown(panel)) == len(SHIPPED)
    assert not panel.finder.clear_button.isVisible()


def test_nothing_found_says_so_and_nothing_can_be_put_in(panel, qtbot):
    panel.search_line.setText("qqqq")
    assert panel.none_label.isVisible()
    assert not panel.list_view.isVisible()
    assert not panel.insert_button.isEnabled()
    qtbot.keyClick(panel.search_line, Key.Key_Escape)
    assert len(shown(panel)) == len(SHIPPED)


@pytest.mark.parametrize("limit", [15, 30, 45, 60])
def test_time_is_the_length_for_our_group(panel, limit):
    panel.show_people(12)
    trigger(panel.finder.chips.time_menu(), f"Hooguit {limit} minuten")
    assert panel.finder.chips.time_button.text() == f"≤ {limit} min"
    assert panel.finder.chips.time_button.isChecked()
    fitting = {e.id for e in SHIPPED.values() if lengths(e, 12)[1] <= limit}
    assert ids(panel) == fitting


def test_what_fits_the_time_left_follows_the_agenda(panel):
    assert len(panel.finder.chips.time_menu().actions()) == 5
    panel.show_time_left(20)
    trigger(panel.finder.chips.time_menu(), "Past in de 20 minuten die over zijn")
    assert panel.finder.chips.asked.minutes == 20
    few = ids(panel)
    panel.show_time_left(40)
    assert panel.finder.chips.asked.minutes == 40
    assert few < ids(panel)
    panel.show_time_left(None)
    assert panel.finder.chips.asked.minutes is None
    assert FITS not in [action.data() for action in panel.finder.chips.time_menu().actions()]


def test_what_suits_our_group_is_offered_once_the_group_is_known(panel):
    chip = panel.finder.chips.people_button
    assert not chip.isVisible()
    panel.show_people(100)
    assert chip.text() == "Voor 100"
    chip.click()
    assert ids(panel) == {e.id for e in SHIPPED.values() if e.suits(100)}
    panel.show_people(5)
    assert ids(panel) == {e.id for e in SHIPPED.values() if e.suits(5)}
    panel.show_people(0)
    assert not chip.isVisible()
    assert len(shown(panel)) == len(SHIPPED)


def test_energy_is_one_of_each_pair_by_most_of_the_minutes(panel):
    quiet = Step("a", Phrase("a"), 6 * MINUTE, posture=Posture.SIT)
    loud = Step("b", Phrase("b"), 5 * MINUTE, posture=Posture.WALK, lively=True)
    assert energy_of(mine(steps=(quiet, loud))) == {Energy.QUIET, Energy.SEATED}
    assert energy_of(mine(steps=(loud, loud, quiet))) == {Energy.LIVELY, Energy.ON_FEET}
    trigger(panel.finder.chips.energy_menu(), "Levendig")
    assert panel.finder.chips.energy_button.text() == "Levendig"
    trigger(panel.finder.chips.energy_menu(), "Vooral op de been")
    assert panel.finder.chips.energy_button.text() == "Energie: 2"
    both = {Energy.LIVELY, Energy.ON_FEET}
    assert ids(panel) == {e.id for e in SHIPPED.values() if energy_of(e) == both}
    trigger(panel.finder.chips.energy_menu(), "Rustig")  # in place of lively
    assert panel.finder.chips.asked.energies == {Energy.QUIET, Energy.ON_FEET}
    trigger(panel.finder.chips.energy_menu(), "Rustig")
    assert panel.finder.chips.asked.energies == {Energy.ON_FEET}


@OFFSCREEN
def test_the_menus_open_from_the_keyboard(panel, qtbot):
    for chip in (panel.finder.chips.time_button, panel.finder.chips.energy_button):
        chip.setFocus()
        qtbot.keyClick(chip, Key.Key_Space)
        menu = QApplication.activePopupWidget()
        qtbot.keyClick(menu, Key.Key_Escape)
        assert not chip.isChecked()


def test_an_agenda_check_turns_to_a_condition_and_our_group(panel):
    panel.show_people(100)
    panel.search_line.setText("qqqq")
    panel.show_exercise("check-in")
    panel.ask_for(Condition.SAFETY, people=True)
    assert panel.finder.isVisible()
    assert panel.search_line.text() == ""
    suiting = {e.id for e in SHIPPED.values() if e.condition is Condition.SAFETY and e.suits(100)}
    assert ids(panel) == suiting
    panel.ask_for(None)
    assert len(shown(panel)) == len(SHIPPED)


# the list


def test_the_models_hold(panel, desk):
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [
        QAbstractItemModelTester(model, warning)
        for model in (panel.list_view.model(), panel.list_view.model().sourceModel())
    ]
    keep(desk, mine())
    panel.search_line.setText("ron")
    panel.finder.chips.condition_buttons[Condition.ENERGY].click()
    panel.show_people(40)
    panel._speech.switch("en")
    panel.search_line.clear()
    desk.history.undo()
    assert len(testers) == 2


def test_rows_go_by_title_in_the_language_of_now_and_the_choice_stays(panel):
    titles = [e.title.nl.casefold() for e in shown(panel)]
    assert titles[-1] > titles[0]
    panel.show_exercise("world-cafe")
    panel._back()
    panel._speech.switch("en")
    assert panel.list_view.exercise().id == "world-cafe"
    assert shown(panel)[0].title.en < shown(panel)[-1].title.en
    panel._speech.switch("nl")


def test_a_row_says_everything_to_who_hears_it(panel):
    panel.show_people(24)
    index = panel.list_view.model().index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    exercise = index.data(EXERCISE)
    assert exercise.title.nl in said
    assert exercise.purpose.nl in said
    assert "min" in said


def test_a_row_carries_its_id_and_a_picture_of_itself(panel):
    panel.show_exercise("check-in")
    drag = panel.list_view.drag()
    assert drag.mimeData().data(EXERCISE_MIME).toStdString() == "check-in"
    assert drag.mimeData().formats() == [EXERCISE_MIME]
    assert not drag.pixmap().isNull()
    assert panel.list_view.currentIndex().flags() & Qt.ItemFlag.ItemIsDragEnabled
    picture = carried(panel._speech, SHIPPED["check-in"], 1.5, 2.0)
    assert picture.width() == 780
    drag.deleteLater()
    panel.search_line.setText("qqqq")
    assert panel.list_view.drag() is None


@OFFSCREEN
def test_the_eye_and_the_dots_on_a_card_are_for_the_mouse(panel, qtbot):
    view = panel.list_view
    rect = view.visualRect(view.currentIndex())
    card = QRectF(rect).adjusted(1, 1, -3, -8)
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot_rect(card, Spot.MORE, 1).center().toPoint())
    QApplication.activePopupWidget().close()
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot_rect(card, Spot.LOOK, 1).center().toPoint())
    assert panel.preview.isVisible()


def test_the_arrows_in_the_search_line_go_through_the_list(panel, qtbot):
    first, second = shown(panel)[:2]
    qtbot.keyClick(panel.search_line, Key.Key_Down)
    assert panel.list_view.exercise() == second
    qtbot.keyClick(panel.search_line, Key.Key_Up)
    qtbot.keyClick(panel.search_line, Key.Key_Up)
    assert panel.list_view.exercise() == first


# reading one


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_Space, None), (Key.Key_Return, Alt)])
def test_an_exercise_is_read_and_left_again_by_keys(panel, qtbot, key, modifier):
    panel.list_view.setFocus()
    qtbot.keyClick(panel.list_view, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert panel.preview.isVisible()
    assert panel.preview.exercise == shown(panel)[0]
    qtbot.keyClick(panel.preview.scroll_area, Key.Key_Escape)
    assert panel.list_view.hasFocus()
    qtbot.keyClick(panel.search_line, Key.Key_Return, Alt)
    qtbot.keyClick(panel.preview.scroll_area, Key.Key_Backspace)
    assert panel.finder.isVisible()


def test_what_is_copied_while_reading_is_read_and_told(panel, desk):
    panel.show_exercise("check-in")
    trigger(panel.menu(), "Kopiëren als eigen werkvorm")
    assert panel.preview.exercise == desk.read(Exercise)[0]
    assert panel.said_label.isVisible()
    panel._speech.switch("en")
    assert panel.said_label.text() == "Copied: Inchecken (kopie). F2 edits it."


@OFFSCREEN
def test_the_menu_of_what_is_read_opens_too(panel):
    panel.show_exercise("check-in")
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        event = QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(panel.preview, event)
        menu = QApplication.activePopupWidget()
        menu.close()
        assert lines_of(menu)[0] == "In het programma zetten"


def test_what_is_read_is_put_in_the_agenda_by_enter_or_by_its_button(panel, qtbot):
    panel.show_exercise("troika-consulting")
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.keyClick(panel.preview.scroll_area, Key.Key_Return)
    assert chosen.args[0].id == "troika-consulting"
    with qtbot.waitSignal(panel.chosen):
        panel.preview.insert_button.click()
    panel.preview.back_button.setFocus()
    with qtbot.assertNotEmitted(panel.chosen):
        qtbot.keyClick(panel.preview.back_button, Key.Key_Return)
    assert panel.finder.isVisible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_has_all_that_comes_along_with_an_exercise(panel, language):
    panel._speech.switch(language)
    exercise = SHIPPED["offers-and-needs"]
    panel.show_exercise(exercise.id)
    text = "\n".join(panel.preview.texts)
    phrases = [exercise.title, exercise.purpose, exercise.why, exercise.does, exercise.watches]
    phrases += [exercise.room, *exercise.settings.values()]
    phrases += [words for step in exercise.steps for words in (step.prompt, step.detail)]
    phrases += [lane.name for lane in exercise.lanes]
    phrases += [material.name for material in exercise.materials]
    assert [words for words in phrases if words.in_(language) not in text] == []
    assert exercise.source in text
    assert exercise.licence in text


def test_the_page_has_lengths_and_amounts_for_our_group(panel, desk):
    steps = (
        Step("a", Phrase("Eerst"), 0 * MINUTE, Grouping.PAIRS, rounds=3, short_rounds=2,
             minutes="n / 10", posture=Posture.STAND, lively=True),
        Step("b", Phrase("Dan"), 7.5 * MINUTE, in_short=False),
    )  # fmt: skip
    stuff = (Material(Phrase("briefjes"), "3 * n"),)
    keep(desk, mine(steps=steps, materials=stuff, lanes=(Lane("l", Phrase("Ik bied")),)))
    panel.show_people(30)
    panel.show_exercise("mine")
    text = panel.preview.texts
    assert "Gerekend voor 30 deelnemers: 17 min" in text
    assert "9 min (3 × 3) · In tweetallen · staan · levendig" in text
    assert "7,5 min · Met z'n allen" in text
    assert "Ik bied · Zichtbaar" in text
    assert "90 briefjes" in text
    assert "Korte versie: 6 min" in text
    assert "Stap 1: 2 van de 3 rondes." in text
    assert "Stap 2 vervalt." in text
    panel.show_people(10)
    assert "30 briefjes" in panel.preview.texts
    panel._speech.switch("en")
    assert "7.5 min · All together" in panel.preview.texts


def test_texts_are_shown_as_they_are(panel, desk):
    bold = Phrase("<b>R&D</b> <img src=x>")
    steps = (Step("s", bold, MINUTE, detail=bold),)
    keep(desk, mine(title=bold, purpose=bold, does=bold, lanes=(Lane("l", bold),), steps=steps))
    panel.show_exercise("mine")
    assert bold.nl in panel.preview.texts
    labels = panel.findChildren(QLabel)
    shown_texts = [label for label in labels if label.text()]
    assert {label.textFormat() for label in shown_texts} == {Qt.TextFormat.PlainText}
    tip = panel.list_view.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip


def test_very_long_texts_stay_within_the_side(panel, desk):
    word = Phrase("W" * 190)
    keep(desk, mine(title=word, purpose=word, does=Phrase("W" * 8000)))
    panel.show_exercise("mine")
    panel.grab()
    assert panel.preview.scroll_area.widget().width() <= panel.width()
    assert panel.width() == 340


# own exercises


def test_an_own_exercise_is_there_at_once_before_all_others_and_gone_at_once(panel, desk):
    assert not panel.finder.chips.own_button.isVisible()
    keep(desk, mine())
    assert panel.all[0].id == "mine"
    assert shown(panel)[0].id == "mine"
    assert panel.finder.chips.own_button.isVisible()
    panel.finder.chips.own_button.click()
    assert ids(panel) == {"mine"}
    panel.show_exercise("mine")
    desk.history.undo()
    assert panel.finder.isVisible()
    assert not panel.finder.chips.own_button.isVisible()
    assert len(shown(panel)) == len(SHIPPED)


def test_what_comes_along_is_copied_and_the_copy_is_chosen(panel, desk):
    panel.show_exercise("check-in")
    panel._back()
    assert lines_of(panel.menu()) == [
        "Bekijken",
        "In het programma zetten",
        "Kopiëren als eigen werkvorm",
        "Als bestand delen…",
        "Nieuwe werkvorm…",
        "Uit een bestand…",
    ]
    trigger(panel.menu(), "Kopiëren als eigen werkvorm")
    (copy,) = desk.read(Exercise)
    assert copy.title == Phrase("Inchecken (kopie)", "Check-in (copy)")
    assert panel.list_view.exercise() == copy
    assert panel.said_label.text() == say("library.told.copied", title="Inchecken (kopie)")
    desk.history.undo()
    assert desk.read(Exercise) == ()


def test_an_own_exercise_is_removed_by_delete_and_comes_back(panel, desk, qtbot):
    keep(desk, mine())
    panel.show_exercise("mine")
    panel._back()
    qtbot.keyClick(panel.list_view, Key.Key_Delete)
    assert desk.read(Exercise) == ()
    assert panel.said_label.text() == say("library.told.removed", title="Rondje")
    qtbot.keyClick(panel.list_view, Key.Key_Delete)  # what comes along stays
    assert len(panel.all) == len(SHIPPED)
    assert panel.said_label.text() == say("library.told.not_own")
    qtbot.keyClick(panel.list_view, Key.Key_F2)
    assert panel.acts.dialog is None
    desk.history.undo()
    assert panel.all[0].id == "mine"


def test_what_is_read_is_changed_and_removed_by_the_same_keys(panel, desk, qtbot):
    keep(desk, mine())
    panel.show_exercise("mine")
    qtbot.keyClick(panel.preview.scroll_area, Key.Key_F2)
    dialog = opened(qtbot, panel)
    dialog.title_line.setText("Kring")
    dialog.ok_button.click()
    assert "Kring" in panel.preview.texts
    back_to(qtbot, panel)
    qtbot.keyClick(panel.preview.scroll_area, Key.Key_Delete)
    assert desk.read(Exercise) == ()
    assert panel.list_view.hasFocus()


def test_what_goes_elsewhere_takes_no_focus_along(panel, desk):
    keep(desk, mine())
    panel.show_exercise("mine")
    other = QLineEdit(panel)
    other.show()
    other.setFocus()
    desk.history.undo()
    assert panel.finder.isVisible()
    assert other.hasFocus()


@OFFSCREEN
def test_the_menu_key_opens_the_menu_of_the_chosen_one(panel, desk, qtbot):
    keep(desk, mine())
    panel.show_exercise("mine")
    panel._back()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(panel.list_view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert "Aanpassen…" in lines_of(menu)
    menu.close()


def test_a_new_exercise_is_written_and_kept_as_one_step_back(panel, desk, qtbot):
    trigger(panel.menu(), "Nieuwe werkvorm…")
    dialog = opened(qtbot, panel)
    qtbot.keyClicks(dialog.title_line, "Stille wandeling")
    qtbot.keyClicks(dialog.purpose_line, "Iedereen is buiten geweest.")
    dialog.condition_combo.activated.emit(2)
    dialog.fewest_spin.setValue(200)
    dialog.does_text.setFocus()
    qtbot.keyClicks(dialog.does_text, "Loop mee.")
    dialog.step_forms[0].prompt_line.setFocus()
    qtbot.keyClicks(dialog.step_forms[0].prompt_line, "Loop in stilte")
    qtbot.keyClick(dialog.step_forms[0].prompt_line, Key.Key_Return)
    assert dialog.isVisible()
    dialog.add_step_button.click()
    dialog.step_forms[1].up_button.click()
    dialog.add_lane_button.click()
    dialog.lane_forms[0].remove_button.click()
    qtbot.keyClick(dialog, Key.Key_Return, Ctrl)
    (made,) = desk.read(Exercise)
    assert (made.title.nl, made.people) == ("Stille wandeling", (200, 200))
    assert made.condition is Condition.ENERGY
    assert [step.prompt.nl for step in made.steps] == ["Stille wandeling", "Loop in stilte"]
    assert [step.planned for step in made.steps] == [5 * MINUTE, 10 * MINUTE]
    assert [lane.name.nl for lane in made.lanes] == ["Kolom 2"]
    assert made.does.nl == "Loop mee."
    assert panel.list_view.exercise() == made
    assert panel.acts.dialog is None
    back_to(qtbot, panel)
    desk.history.undo()
    assert desk.read(Exercise) == ()


def test_an_own_exercise_is_changed_in_either_language(panel, desk, qtbot):
    keep(desk, mine(title=Phrase("Rondje", "Round")))
    panel.show_exercise("mine")
    panel._back()
    qtbot.keyClick(panel.list_view, Key.Key_F2)
    dialog = panel.acts.dialog
    assert dialog.title_line.text() == "Rondje"
    qtbot.keyClick(dialog.title_line, Key.Key_End)
    qtbot.keyClicks(dialog.title_line, " A")
    dialog.language_switch.button("en").click()
    assert dialog.title_line.text() == "Round"
    dialog.title_line.setText("Round B")
    line = dialog.step_forms[0].prompt_line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Say something")
    dialog.ok_button.click()
    now = desk.one(Exercise, "mine")
    assert now.title == Phrase("Rondje A", "Round B")
    assert now.steps[0].prompt == Phrase("Zeg iets", "Say something")
    back_to(qtbot, panel)
    desk.history.undo()
    assert desk.one(Exercise, "mine").title == Phrase("Rondje", "Round")


def test_a_title_is_asked_for_and_what_was_written_is_not_thrown_away_by_one_key(
    panel, desk, qtbot
):
    panel.acts.make_new()
    dialog = panel.acts.dialog
    dialog.ok_button.click()
    assert dialog.error_label.text() == say("error.plan.no_title")
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.purpose_line, "Iets")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.error_label.text() == say("library.edit.unsaved")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert panel.acts.dialog is None
    assert desk.read(Exercise) == ()
    panel.acts.make_new()
    qtbot.keyClick(panel.acts.dialog, Key.Key_Escape)  # nothing was written
    assert panel.acts.dialog is None


def test_a_change_to_what_was_removed_meanwhile_is_refused_in_a_sentence(panel, desk):
    keep(desk, mine())
    panel.acts.edit(panel.all[0])
    dialog = panel.acts.dialog
    desk.record(own_exercises.removing(desk.one(Exercise, "mine")))
    dialog.title_line.setText("Anders")
    dialog.ok_button.click()
    assert dialog.error_label.text() == say("error.edit.stale")
    dialog.reject()
    dialog.reject()


def test_no_button_of_the_dialog_is_pressed_by_enter_in_a_field(panel, desk, qtbot):
    keep(desk, mine(steps=(mine().steps[0], replace(mine().steps[0], id="s2"))))
    panel.acts.edit(panel.all[0])
    dialog = panel.acts.dialog
    for field in (dialog.title_line, dialog.step_forms[1].detail_line, dialog.source_line):
        field.setFocus()
        qtbot.keyClick(field, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.draft == panel.all[0]
    dialog.ok_button.setFocus()
    qtbot.keyClick(dialog.ok_button, Key.Key_Return)
    assert panel.acts.dialog is None


def test_an_exercise_goes_to_a_file_and_comes_from_one(panel, desk, tmp_path):
    keep(desk, mine())
    path = tmp_path / "rondje.toml"
    assert panel.acts.share(panel.all[0], path)
    assert read_exercise(path).title.nl == "Rondje"
    assert [file.name for file in tmp_path.glob("*.toml")] == ["rondje.toml"]
    assert panel.said_label.text() == "Bewaard als bestand: rondje.toml."
    assert panel.acts.bring(path)
    assert panel.said_label.text() == say("library.told.known")
    desk.history.undo()
    assert panel.acts.bring(path)
    assert panel.list_view.exercise().title.nl == "Rondje"
    assert panel.said_label.text() == say("library.told.brought", title="Rondje")


def test_a_bad_file_is_told_in_one_sentence_with_its_line(panel, desk, tmp_path):
    path = tmp_path / "stuk.toml"
    path.write_text("title.nl = 'a'\nfout = 1\n", encoding="utf-8")
    assert not panel.acts.bring(path)
    assert panel.said_label.text().startswith("stuk.toml, regel 2: fout")
    assert panel.said_label.text().endswith("Er is niets veranderd.")
    assert not panel.acts.bring(tmp_path / "nergens.toml")
    assert panel.said_label.text() == "nergens.toml is er niet."
    path.write_text("title.nl = '\u200b'\n[[steps]]\nminutes = 1\nprompt.nl = 'a'", "utf-8")
    assert not panel.acts.bring(path)
    assert panel.said_label.text() == say("error.plan.no_title")
    assert desk.read(Exercise) == ()


def test_a_file_that_cannot_be_written_is_told(panel, tmp_path):
    assert not panel.acts.share(panel.all[0], tmp_path / "nergens" / "x.toml")
    assert panel.said_label.text() == say("error.report.not_written", name="x.toml")


def test_an_agenda_item_is_kept_as_an_own_exercise(panel, desk):
    block = SHIPPED["check-in"].as_block("w", "1i", 24)
    assert panel.acts.keep_block(block)
    (made,) = desk.read(Exercise)
    assert made.does == SHIPPED["check-in"].does
    assert not panel.acts.keep_block(replace(block, title=NOTHING))
    assert panel.said_label.text() == say("error.plan.no_title")


def test_a_file_name_is_one_that_every_system_takes():
    assert file_name("Vraag/aanbod: R&D?") == "Vraag aanbod R&D.toml"
    assert file_name("  ..  ") == "LLNet.toml"


# how it fits


@pytest.mark.parametrize("language", ["nl", "en"])
def test_chips_stay_within_the_side_and_the_list_keeps_most_of_the_room(panel, desk, language):
    panel._speech.switch(language)
    keep(desk, mine())
    panel.show_people(24)
    panel.resize(340, 360)
    panel.grab()
    for chip in panel.finder.chips.findChildren(QPushButton):
        if chip.isVisible():
            assert chip.geometry().right() <= panel.finder.chips.width()
    assert panel.list_view.height() > panel.height() * 0.6
    panel.resize(340, 240)
    panel.grab()
    assert panel.finder.chips.height() < 40
    assert panel.list_view.height() > panel.height() / 2
    chips = panel.finder.chips
    own = chips.own_button
    own.setFocus(Qt.FocusReason.TabFocusReason)
    left = own.mapTo(chips, QPoint()).x()
    assert 0 <= left <= chips.width() - own.width()


def test_everything_that_can_be_pressed_has_a_name(panel):
    panel.show_people(24)
    panel.show_exercise("check-in")
    for button in panel.findChildren(QPushButton):
        assert button.accessibleName() or button.text()


def test_without_a_library_the_panel_still_looks_and_puts_in(qtbot):
    panel = ExercisePanel(Speech("en"), None)
    qtbot.addWidget(panel)
    assert panel.acts is None
    assert lines_of(panel.menu()) == ["Look", "Put in the agenda"]
    assert panel.list_view.model().index(0, 0) != QModelIndex()
    panel.show_exercise("not there")
    assert panel.preview.exercise is None


def test_how_long_it_took_before_stands_with_the_exercise(qtbot, desk, panel):
    exercise = next(one for one in panel.all if one.id == "troika-consulting")
    workshop = Workshop("w1", "n1", "Bodem", datetime(2026, 3, 3, 9, 30), people=24)
    block = exercise.as_block("w1", "a", 24)
    at = Reading(datetime(2026, 3, 3, 9, 0, tzinfo=UTC), 1000.0, "boot")
    after = replace(at, seconds=1000.0 + 47 * 60)
    steps = [
        RunEvent("e1", "w1", What.ENTERED, at, block.id, block.steps[0].id, number=1),
        RunEvent("e2", "w1", What.FINISHED, after, number=2),
    ]
    panel.show_people(20)
    panel.show_exercise("troika-consulting")
    assert not any("jullie bijeenkomsten" in text for text in panel.preview.texts)
    desk.record(adding("held", [Network("n1", "Bodem"), workshop, block, *steps]))
    panel.show_people(25)
    said = next(text for text in panel.preview.texts if "jullie bijeenkomsten" in text)
    assert said.startswith("In jullie bijeenkomsten duurde dit 47 min met 24 mensen, gepland ")
