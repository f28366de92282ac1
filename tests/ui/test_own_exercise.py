"""Her own exercise in its window: what to bring, and what is different in another room."""

import sqlite3
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from llnet_desktop.content import load_exercises
from llnet_desktop.content.sharing import MOST_PARTS, read_exercise
from llnet_desktop.domain.amounts import (
    Amount,
    Per,
    amount_of,
    without_number,
    written,
)
from llnet_desktop.domain.exercise import Exercise, Setting
from llnet_desktop.domain.formulas import evaluate
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.workshop import MINUTE, Lane, Material, Posture, Step
from llnet_desktop.services import own_exercises
from llnet_desktop.services.own_exercises import LONG_TEXT
from llnet_desktop.ui import theme
from llnet_desktop.ui.dialogs.exercise import ExerciseDialog
from llnet_desktop.ui.prepare.exercise_acts import ExerciseActs
from llnet_desktop.ui.prepare.exercise_preview import page_of
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words import words_in

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIPPED = {exercise.id: exercise for exercise in load_exercises()[0]}
MARKET = own_exercises.copying(SHIPPED["offers-and-needs"], Phrase("Onze markt", "Our market"))
FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QCheckBox, QPushButton)
say = words_in("nl")


def mine(*materials, **more):
    step = Step("s1", Phrase("Zeg iets"), 5 * MINUTE, posture=Posture.SIT)
    made = Exercise("mine", Phrase("Rondje"), NOTHING, (step,), materials=materials, own=True)
    return replace(made, **more)


def pens(amount="1", **more):
    return Material(Phrase("pennen"), amount, **more)


@pytest.fixture
def speech():
    return Speech("nl")


@pytest.fixture
def acts(desk, speech, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    acts = ExerciseActs(desk, speech, lambda: (), window)
    yield acts
    if acts.dialog is not None:
        acts.dialog.done(0)


@pytest.fixture
def write(acts, desk, qtbot):
    """Open the window on an exercise that is kept, and give it the keys."""

    def opened(exercise):
        if desk.one(Exercise, exercise.id) is None:
            desk.perform(own_exercises.keeping(exercise))
        acts.edit(desk.one(Exercise, exercise.id))
        acts.dialog.activateWindow()
        qtbot.waitUntil(acts.dialog.isActiveWindow)
        return acts.dialog

    return opened


def type_in(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClicks(field, text)


def choose(form, per):
    """Choose what an amount counts for, as a click in the list does."""
    form.per_combo.setCurrentIndex(list(Per).index(per))
    form.per_combo.activated.emit(list(Per).index(per))


def bring(dialog):
    dialog.add_material_button.click()
    return dialog.materials.forms[-1]


def row_of(path, identity):
    query = "SELECT materials, settings, steps, lanes FROM exercise WHERE id = ?"
    with sqlite3.connect(path) as connection:
        row = connection.execute(query, (identity,)).fetchone()
    connection.close()
    return row


# how many


@pytest.mark.parametrize(
    ("formula", "amount"),
    [
        ("1", Amount(Per.TOTAL, 1)),
        ("40", Amount(Per.TOTAL, 40)),
        ("2.0", Amount(Per.TOTAL, 2)),
        ("n", Amount(Per.EACH, 1)),
        ("3 * n", Amount(Per.EACH, 3)),
        ("3*n", Amount(Per.EACH, 3)),
        ("ceil(n / 5)", Amount(Per.GROUP, 1, 5)),
        ("2 * ceil(n / 25)", Amount(Per.GROUP, 2, 25)),
    ],
)
def test_a_formula_of_the_usual_shapes_is_a_choice(formula, amount):
    assert amount_of(formula) == amount


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "0",
        "007",
        "٣",
        "2.5",
        "n + 4",
        "0 * n",
        "ceil(n / 1)",
        "ceil(n / 4) + 2",
        "10000",
        "n\n",
    ],
)
def test_any_other_formula_stays_one(formula):
    assert amount_of(formula).per is Per.FORMULA


@pytest.mark.parametrize("per", [Per.TOTAL, Per.EACH, Per.GROUP])
@pytest.mark.parametrize("count", [1, 2, 9999])
@pytest.mark.parametrize("size", [2, 4, 500])
def test_a_choice_is_written_as_a_formula_that_is_read_as_the_same_choice(per, count, size):
    size = size if per is Per.GROUP else 4
    assert amount_of(Amount(per, count, size).formula) == Amount(per, count, size)


def test_what_comes_along_is_worth_the_same_when_it_is_shown_as_a_choice():
    formulas = {m.amount for exercise in SHIPPED.values() for m in exercise.materials}
    chosen = {formula: amount_of(formula) for formula in formulas}
    assert {amount.per for amount in chosen.values()} == set(Per)
    for formula, amount in chosen.items():
        for people in (2, 7, 24, 150):
            if amount.per is not Per.FORMULA:
                assert evaluate(amount.formula, people) == evaluate(formula, people)


def test_a_formula_may_be_typed_with_words_and_signs_of_paper():
    assert written(" Mensen × 2") == "n * 2"
    assert written("people/4") == "n/4"
    assert written("MAX(8, N ÷ 2)") == "max(8, n / 2)"
    assert without_number("n +", (24, 2)) == (24, 2)
    assert without_number("12 / (n - 2)", (24, 2, 60)) == (2,)
    assert without_number("ceil(1e999 - 1e999)", (24,)) == (24,)
    assert without_number(written("n\x00"), (24,)) == ()


# what to bring


def test_something_to_bring_is_added_by_keys_alone_and_reopens_the_same(
    write, acts, desk, speech, qtbot
):
    dialog = write(mine())
    dialog.add_material_button.setFocus()
    qtbot.keyClick(dialog.add_material_button, Key.Key_Return)
    (form,) = dialog.materials.forms
    assert form.name_line.hasFocus()
    qtbot.keyClicks(form.name_line, "blauwe kaartjes")
    qtbot.keyClick(form.name_line, Key.Key_Tab)
    assert form.remove_button.hasFocus()
    qtbot.keyClick(form.remove_button, Key.Key_Tab)
    form.count_spin.selectAll()
    qtbot.keyClicks(form.count_spin, "3")
    qtbot.keyClick(form.count_spin, Key.Key_Tab)
    qtbot.keyClick(form.per_combo, Key.Key_Down)
    assert form.sum_label.text() == "bij 24 deelnemers: 72"
    qtbot.keyClick(form.per_combo, Key.Key_Down)
    qtbot.keyClick(form.per_combo, Key.Key_Tab)
    form.size_spin.selectAll()
    qtbot.keyClicks(form.size_spin, "5")
    qtbot.keyClick(form.size_spin, Key.Key_Tab)
    assert form.reused_box.hasFocus()
    qtbot.keyClick(form.reused_box, Key.Key_Space)
    assert form.sum_label.text() == "bij 24 deelnemers: 15"
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert acts.dialog is None
    kept = desk.one(Exercise, "mine")
    assert kept.materials == (Material(Phrase("blauwe kaartjes"), "3 * ceil(n / 5)", True),)
    assert "15 blauwe kaartjes" in [text for _, text in page_of(speech, kept, 24)]
    (form,) = write(kept).materials.forms
    shown = form.name_line.text(), form.count_spin.value(), form.size_spin.value()
    assert shown == ("blauwe kaartjes", 3, 5)
    assert form.per_combo.currentText() == "per groepje van"
    assert form.reused_box.isChecked()
    assert form.size_spin.isVisibleTo(form)
    assert not form.formula_line.isVisibleTo(form)


def test_all_that_is_changed_is_one_step_back(write, desk):
    before = mine(pens(), settings={Setting.LARGE: Phrase("Werk in vakken.")})
    dialog = write(before)
    choose(dialog.materials.forms[0], Per.EACH)
    bring(dialog).reused_box.click()
    dialog.materials.forms[1].remove_button.click()
    dialog.settings.fields[Setting.LARGE].text.setPlainText("")
    dialog.accept()
    now = desk.one(Exercise, "mine")
    assert (now.materials, now.settings) == ((pens("n"),), {})
    desk.history.undo()
    assert desk.one(Exercise, "mine") == before


def test_the_number_stays_when_it_counts_for_something_else(write):
    dialog = write(mine(pens("2")))
    (form,) = dialog.materials.forms
    for per, amount in [
        (Per.EACH, "2 * n"),
        (Per.GROUP, "2 * ceil(n / 4)"),
        (Per.FORMULA, "2 * ceil(n / 4)"),
        (Per.TOTAL, "2"),
    ]:
        choose(form, per)
        assert dialog.draft.materials[0].amount == amount
        assert form.per_combo.currentIndex() == list(Per).index(per)
        assert form.count_spin.isVisibleTo(form) == (per is not Per.FORMULA)
        assert form.formula_line.isVisibleTo(form) == (per is Per.FORMULA)
        assert form.sum_label.isVisibleTo(form) == (per is not Per.TOTAL)


def test_a_formula_comes_back_when_another_choice_was_tried(write):
    dialog = write(mine(pens("max(8, n / 2)")))
    (form,) = dialog.materials.forms
    assert form.formula_line.text() == "max(8, n / 2)"
    assert form.sum_label.text() == "bij 24 deelnemers: 12"
    choose(form, Per.EACH)
    assert dialog.draft.materials[0].amount == "n"
    choose(form, Per.FORMULA)
    assert dialog.draft == dialog._before


def test_a_formula_that_is_none_is_told_by_its_field_and_nothing_is_lost(write, desk, acts, qtbot):
    dialog = write(mine(pens("n"), Material(Phrase("stoelen"), "n + 4")))
    form = dialog.materials.forms[1]
    dialog.title_line.setText("Nieuwe titel")
    type_in(qtbot, form.formula_line, "n plus 4")
    dialog.ok_button.click()
    assert acts.dialog is dialog
    assert form.error_label.isVisible()
    assert form.error_label.text() == say("library.edit.material.no_formula")
    assert form.formula_line.accessibleDescription() == form.error_label.text()
    assert form.formula_line.hasFocus()
    dialog.language_switch.button("en").click()
    assert (dialog.title_line.text(), form.formula_line.text()) == ("Nieuwe titel", "n plus 4")
    assert desk.one(Exercise, "mine").title.nl == "Rondje"
    type_in(qtbot, form.formula_line, "Deelnemers + 6")
    qtbot.keyClick(form.formula_line, Key.Key_Tab)
    assert form.formula_line.text() == "n + 6"
    assert not form.error_label.isVisible()
    dialog.ok_button.click()
    assert desk.one(Exercise, "mine").materials[1].amount == "n + 6"


def test_a_formula_has_to_hold_for_the_smallest_and_the_largest_group(write, acts, qtbot):
    dialog = write(mine(pens("120 / (n - 2)"), people=(3, 60)))
    (form,) = dialog.materials.forms
    assert not form.error_label.text()
    dialog.fewest_spin.setValue(2)
    assert form.error_label.text() == say("library.edit.material.no_number", n=2)
    dialog.ok_button.click()
    assert acts.dialog is dialog
    assert form.formula_line.hasFocus()
    dialog.fewest_spin.setValue(3)
    assert not form.error_label.text()
    dialog.ok_button.click()
    assert acts.dialog is None


def test_a_line_nothing_was_written_in_is_left_out_and_one_without_a_name_is_asked_about(
    write, acts, desk, qtbot
):
    dialog = write(mine(pens()))
    empty, form = bring(dialog), bring(dialog)
    assert dialog.draft == mine(pens())
    form.count_spin.setValue(6)
    dialog.ok_button.click()
    assert form.error_label.text() == say("library.edit.material.no_name")
    assert form.name_line.hasFocus()
    assert not empty.error_label.text()
    top, bottom = QPoint(), QPoint(0, form.height())
    for corner in (top, bottom):  # the sentence is in sight with its line
        at = form.mapTo(dialog.scroll_area.viewport(), corner).y()
        assert 0 <= at <= dialog.scroll_area.viewport().height()
    qtbot.keyClicks(form.name_line, "lijm")
    dialog.ok_button.click()
    assert acts.dialog is None
    assert desk.one(Exercise, "mine").materials == (pens(), Material(Phrase("lijm"), "6"))


def test_an_empty_line_is_no_reason_to_ask_before_leaving(write, acts):
    dialog = write(mine())
    bring(dialog)
    dialog.reject()
    assert acts.dialog is None
    dialog = write(mine())
    bring(dialog).count_spin.setValue(2)
    dialog.reject()
    assert acts.dialog is dialog
    assert dialog.error_label.text() == say("library.edit.unsaved")


def test_a_name_that_is_taken_away_is_asked_for(write, acts, desk, qtbot):
    dialog = write(mine(pens("n")))
    (form,) = dialog.materials.forms
    type_in(qtbot, form.name_line, "")
    dialog.ok_button.click()
    assert acts.dialog is dialog
    assert form.error_label.text() == say("library.edit.material.no_name")
    assert desk.one(Exercise, "mine").materials == (pens("n"),)


def test_lines_are_removed_by_keys_and_the_keyboard_goes_to_the_next(write, qtbot):
    things = [Material(Phrase(name)) for name in ("a", "b", "c")]
    dialog = write(mine(*things))
    middle = dialog.materials.forms[1].remove_button
    middle.setFocus()
    qtbot.keyClick(middle, Key.Key_Return)
    assert dialog.draft.materials == (things[0], things[2])
    assert dialog.materials.forms[1].name_line.hasFocus()
    assert dialog.materials.forms[1].name_line.text() == "c"
    qtbot.mouseClick(dialog.materials.forms[1].remove_button, LEFT)
    assert dialog.materials.forms[0].name_line.hasFocus()
    dialog.materials.forms[0].remove_button.click()
    assert dialog.add_material_button.hasFocus()
    assert dialog.draft.materials == ()
    fresh = bring(dialog)  # a form that served before
    assert (fresh.name_line.text(), fresh.count_spin.value()) == ("", 1)


def test_a_form_that_serves_another_line_forgets_what_was_chosen_in_it(write):
    dialog = write(mine(pens("max(2, n)"), Material(Phrase("doos"), "7 * ceil(n / 9)")))
    for form in dialog.materials.forms:
        dialog.materials.forms[0].remove_button.click()
        assert not form.isVisible()
    for _ in range(2):
        form = bring(dialog)
        assert not form.formula_line.isVisibleTo(form)
        choose(form, Per.GROUP)
        assert (form.count_spin.value(), form.size_spin.value()) == (1, 4)


def test_no_more_lines_are_added_than_a_file_can_carry(write):
    things = [Material(Phrase(f"ding {number}")) for number in range(MOST_PARTS - 1)]
    dialog = write(mine(*things))
    assert dialog.add_material_button.isEnabled()
    form = bring(dialog)
    assert not dialog.add_material_button.isEnabled()
    assert dialog.add_material_button.toolTip() == "Meer dan 100 regels kan niet."
    form.remove_button.click()
    assert dialog.add_material_button.isEnabled()


# another room


def test_other_rooms_are_out_of_sight_until_she_writes_about_them(write, desk, speech, qtbot):
    dialog = write(mine())
    assert not dialog.settings_box.isVisible()
    dialog.open_settings_button.setFocus()
    qtbot.keyClick(dialog.open_settings_button, Key.Key_Return)
    text = dialog.settings.fields[Setting.HIERARCHY].text
    assert text.hasFocus()
    assert not dialog.open_settings_button.isVisible()
    qtbot.keyClicks(text, "De baas spreekt als laatste.")
    qtbot.keyClick(text, Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    strangers = dialog.settings.fields[Setting.STRANGERS].text
    assert strangers.hasFocus()
    qtbot.keyClicks(strangers, "Begin met namen.")
    dialog.ok_button.click()
    kept = desk.one(Exercise, "mine")
    assert kept.settings == {
        Setting.HIERARCHY: Phrase("De baas spreekt als laatste."),
        Setting.STRANGERS: Phrase("Begin met namen."),
    }
    reading = ExerciseDialog(speech, kept)
    qtbot.addWidget(reading)
    assert "Mensen die elkaar niet kennen" in reading.preview.texts
    assert "Begin met namen." in reading.preview.texts
    dialog = write(kept)
    assert dialog.settings_box.isVisible()
    assert not dialog.open_settings_button.isVisible()
    assert dialog.settings.fields[Setting.STRANGERS].text.toPlainText() == "Begin met namen."
    assert dialog.settings.fields[Setting.LARGE].text.toPlainText() == ""


def test_more_than_can_be_kept_is_told_and_not_cut_off(write, acts, desk):
    dialog = write(mine(settings={Setting.LARGE: Phrase("a")}))
    field = dialog.settings.fields[Setting.SECOND_LANGUAGE]
    error = say("library.edit.too_long", most=8000, line=2000)
    for long in ("x" * 2001, "woord\n" * (LONG_TEXT // 6 + 1)):
        field.text.setPlainText(long)
        dialog.ok_button.click()
        assert acts.dialog is dialog
        assert field.error_label.isVisible()
        assert field.error_label.text() == field.text.accessibleDescription() == error
        assert field.text.hasFocus()
        assert field.text.toPlainText() == long
    field.text.setPlainText("x" * 2000)
    dialog.ok_button.click()
    assert len(desk.one(Exercise, "mine").settings[Setting.SECOND_LANGUAGE].nl) == 2000


# two languages


def test_names_and_rooms_are_written_in_either_language_and_both_are_kept(write, desk, qtbot):
    exercise = mine(pens("2 * n", reused=True), settings={Setting.LARGE: Phrase("Vakken.")})
    dialog = write(exercise)
    (form,) = dialog.materials.forms
    text = dialog.settings.fields[Setting.LARGE].text
    type_in(qtbot, form.name_line, "dikke pennen")
    dialog.language_switch.button("en").click()
    assert form.name_line.text() == "dikke pennen"  # what is missing is borrowed
    type_in(qtbot, form.name_line, "thick pens")
    type_in(qtbot, text, "Corners.")
    dialog.language_switch.button("nl").click()
    assert (form.name_line.text(), text.toPlainText()) == ("dikke pennen", "Vakken.")
    dialog.language_switch.button("en").click()
    assert (form.name_line.text(), text.toPlainText()) == ("thick pens", "Corners.")
    dialog.ok_button.click()
    now = desk.one(Exercise, "mine")
    assert now.materials == (Material(Phrase("dikke pennen", "thick pens"), "2 * n", True),)
    assert now.settings == {Setting.LARGE: Phrase("Vakken.", "Corners.")}


def test_only_looking_in_both_languages_changes_nothing_at_all(write, desk, acts, library_path):
    dialog = write(MARKET)
    before = row_of(library_path, MARKET.id)
    for language in ("en", "nl", "en"):
        dialog.language_switch.button(language).click()
    assert dialog.draft == MARKET
    dialog.ok_button.click()
    assert acts.dialog is None
    assert row_of(library_path, MARKET.id) == before
    assert desk.one(Exercise, MARKET.id) == MARKET


def test_what_was_not_touched_is_byte_for_byte_the_same_after_another_change(
    write, desk, library_path
):
    odd = dict(reversed(MARKET.settings.items()))  # as a file from elsewhere may have them
    exercise = replace(
        MARKET, materials=(pens("2.0"), pens("n/4"), pens("3*n"), pens("0")), settings=odd
    )
    dialog = write(exercise)
    before = row_of(library_path, MARKET.id)
    dialog.title_line.setText("Ruilmarkt")
    dialog.language_switch.button("en").click()
    dialog.ok_button.click()
    assert desk.one(Exercise, MARKET.id).title.nl == "Ruilmarkt"
    assert row_of(library_path, MARKET.id) == before


@pytest.mark.parametrize("identity", ["offers-and-needs", "world-cafe", "troika-consulting"])
def test_an_exercise_that_comes_along_is_shown_whole_and_kept_whole(write, identity):
    copy = own_exercises.copying(SHIPPED[identity], Phrase("Kopie", "Copy"))
    assert copy.materials
    assert copy.settings
    dialog = write(copy)
    for form, material in zip(dialog.materials.forms, copy.materials, strict=True):
        assert form.name_line.text() == material.name.nl
        assert form.reused_box.isChecked() == material.reused
        assert not form.error_label.text()
    for setting, words in copy.settings.items():
        assert dialog.settings.fields[setting].text.toPlainText() == words.nl
    assert dialog.draft == copy


def test_what_was_written_goes_to_a_file_and_comes_back(write, acts, desk, tmp_path, qtbot):
    dialog = write(mine(lanes=(Lane("lane-1", Phrase("Ideeën")),)))
    for name, per in (("pennen", Per.EACH), ("vellen", Per.GROUP), ("klok", Per.TOTAL)):
        form = bring(dialog)
        qtbot.keyClicks(form.name_line, name)
        choose(form, per)
    form.reused_box.click()
    form = bring(dialog)
    qtbot.keyClicks(form.name_line, "dozen")
    choose(form, Per.FORMULA)
    type_in(qtbot, form.formula_line, "max(8, n / 2)")
    dialog.open_settings_button.click()
    dialog.settings.fields[Setting.LARGE].text.setPlainText('Eerst "zo".\n\nDan zo.')
    dialog.ok_button.click()
    kept = desk.one(Exercise, "mine")
    assert [material.amount for material in kept.materials] == [
        "n",
        "ceil(n / 4)",
        "1",
        "max(8, n / 2)",
    ]
    assert acts.share(kept, tmp_path / "rondje.toml")
    back = read_exercise(tmp_path / "rondje.toml")
    assert (back.materials, back.settings) == (kept.materials, kept.settings)


# how it is reached and heard


def test_tab_goes_from_top_to_bottom_also_after_lines_came_and_steps_moved(write, qtbot):
    dialog = write(MARKET)
    bring(dialog)
    dialog.add_step_button.click()
    dialog.step_forms[-1].up_button.click()
    dialog.add_lane_button.click()
    dialog.title_line.setFocus()
    reached = [dialog.title_line]
    while not dialog.ok_button.hasFocus():
        qtbot.keyClick(reached[-1], Key.Key_Tab)
        assert QApplication.focusWidget() is not reached[-1]
        reached.append(QApplication.focusWidget())
        assert len(reached) < 200
    inside = [field for field in reached if dialog.inside.isAncestorOf(field)]
    middles = [field.mapTo(dialog.inside, field.rect().center()).y() for field in inside]
    pairs = zip(middles, middles[1:], inside[1:], strict=False)
    assert [field.accessibleName() for one, other, field in pairs if other < one - 6] == []
    assert reached[-2:] == [dialog.cancel_button, dialog.ok_button]
    for form in dialog.materials.forms:
        assert {form.name_line, form.per_combo, form.reused_box} <= set(reached)
    for field in dialog.settings.fields.values():
        assert field.text in reached


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_has_a_name_that_tells_it_from_the_others(write, speech, language):
    speech.switch(language)
    dialog = write(replace(MARKET, materials=(*MARKET.materials[:2], pens("n + 4"))))
    bring(dialog)
    names = []
    for kind in FIELDS:
        for field in dialog.materials_box.findChildren(kind):
            if field.isVisible() and not isinstance(field.parent(), QAbstractSpinBox):
                names.append(field.accessibleName())
    names += [field.text.accessibleName() for field in dialog.settings.fields.values()]
    assert all(names)
    assert len(names) == len(set(names))


def test_the_window_says_everything_again_in_another_language(write, speech):
    dialog = write(mine(pens("n"), pens("n +"), settings={Setting.LARGE: Phrase("Vakken.")}))
    first, second = dialog.materials.forms
    speech.switch("en")
    assert first.per_combo.currentText() == "for each participant"
    assert first.sum_label.text() == "for 24 participants: 24"
    assert first.reused_box.text() == "Serves the next item too"
    assert second.error_label.text() == words_in("en")("library.edit.material.no_formula")
    large = dialog.settings.fields[Setting.LARGE]
    assert large.name_label.text() == "Sixty people or more"
    assert first.name_line.text() == "pennen"  # the texts stay in the language they are in


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_cut_off_at_the_side_with_large_text(write, speech, qapp, language):
    speech.switch(language)
    theme.apply(qapp, "light", 1.5)
    try:
        things = (
            pens("2 * ceil(n / 5)"),
            Material(Phrase("W" * 190), "max(8, n / 2)"),
            pens("n +"),
        )
        dialog = write(mine(*things, settings={Setting.LARGE: Phrase("Vakken.")}))
        dialog.resize(640, 600)
        dialog.grab()
        room = dialog.scroll_area.viewport().width()
        assert dialog.inside.width() <= room
        for form in dialog.materials.forms:
            for child in form.findChildren(QWidget):
                if child.isVisible() and child.parentWidget() is form:
                    right = child.mapTo(dialog.inside, QPoint(child.width(), 0)).x()
                    assert right <= room
            label = form.error_label
            assert label.height() >= label.heightForWidth(label.width()) or not label.isVisible()
    finally:
        theme.apply(qapp, "light")
