"""An agenda that holds: checks and what mends them, pins, rounds, head count, what to bring."""

from dataclasses import replace
from datetime import datetime, time

import pytest
from PySide6.QtCore import QTime
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from llnet_desktop.content import load_exercises
from llnet_desktop.domain.agenda import in_order, places
from llnet_desktop.domain.edit import changing
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Posture
from llnet_desktop.exports.kinds import THE_CRATE
from llnet_desktop.services import planning
from llnet_desktop.ui import theme
from llnet_desktop.ui.prepare import PreparePage
from llnet_desktop.ui.prepare.exercise_model import EXERCISE
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import tip
from llnet_desktop.words import words_in
from llnet_desktop.words.dates import minutes

KNOWN = {exercise.id: exercise for exercise in load_exercises()[0]}


@pytest.fixture
def speech():
    return Speech("nl")


@pytest.fixture
def page(desk, qtbot, speech):
    page = PreparePage(desk, speech)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    page.hide()


@pytest.fixture
def plan_of(desk, page):
    def plan_of(*names, people=24, ends_by=None):
        network = Network("n", "Waterkant", "nl")
        starts = datetime(2026, 12, 3, 9, 30)
        workshop = planning.new_workshop(network, "Samen", starts, ends_by=ends_by, people=people)
        blocks = [
            KNOWN[name].as_block(workshop.id, place, people)
            for name, place in zip(names, places(len(names)), strict=True)
        ]
        desk.record(planning.adding_workshop(workshop, blocks, network))
        page.open(workshop.id)
        return workshop

    return plan_of


@pytest.fixture
def dress(qapp):
    """Give the program its look at a text size; how it was comes back."""
    style, palette, face = qapp.style().objectName(), qapp.palette(), qapp.font()
    yield lambda scale: theme.apply(qapp, "light", scale)
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(face)


LUNCH = "Lunch aan de haven <b>met Şebnem</b> & Łukasz, en een wandeling"
LONG = "Vijfentwintig keer tien met de hele regio, en iedereen mag meedoen & meedenken"


@pytest.fixture
def missed(desk, page, plan_of):
    """A plan whose lunch comes later than its pin, with long titles; return its blocks."""
    plan_of("check-in", "twenty-five-ten", "commitments-wall", people=80)
    opening, long, ending = saved(desk)
    lunch = planning.new_block(opening.workshop, Phrase(LUNCH, LUNCH), BlockKind.BREAK, 45)
    lunch = replace(lunch, pinned=time(9, 50))
    desk.perform(planning.inserting([opening, long, ending], lunch, 2))
    desk.perform(changing("x", [(long, replace(long, title=Phrase(LONG, LONG)))]))
    return saved(desk)


def card_of(page, code):
    return next((card for card in page.findings.cards if card.finding.code == code), None)


def saved(desk):
    return in_order(desk.read(Block))


def sentences(page):
    return [card.sentence.text() for card in page.findings.cards]


def test_an_agenda_that_holds_says_so(page, plan_of, qtbot):
    plan_of("check-in", "nine-whys", "commitments-by-table")
    qtbot.waitUntil(lambda: page.advice_label.text() == "Goed zo: deze agenda klopt.")
    assert page.checks_tab.text() == "Nakijken"
    page.checks_tab.click()
    assert page.findings.holds_label.isVisible()


def test_what_is_found_is_mended_by_its_button_and_comes_back_by_undo(page, plan_of, qtbot, desk):
    plan_of("troika-consulting", "check-in", "commitments-by-table")
    qtbot.waitUntil(lambda: len(page.findings.cards) == 1)
    assert page.checks_tab.text() == "Nakijken (1)"
    assert page.advice_label.text() == sentences(page)[0]
    page.checks_tab.click()
    page.findings.cards[0].mend_button.click()
    assert saved(desk)[0].exercise == "check-in"
    qtbot.waitUntil(lambda: not page.findings.cards)
    page.undo_button.click()
    qtbot.waitUntil(lambda: len(page.findings.cards) == 1)


def test_a_finding_leads_to_its_item(page, plan_of, qtbot):
    plan_of("check-in", "troika-consulting", "commitments-one-by-one")
    qtbot.waitUntil(lambda: bool(page.findings.cards))
    card = page.findings.cards[0]
    card.findChildren(QPushButton)[-1].click()
    assert page.timeline.chosen().exercise == "commitments-one-by-one"
    assert page.block_tab.isChecked()


def test_a_missed_pin_names_its_item_and_leads_to_it_and_shortens_another(
    page, missed, qtbot, desk, speech
):
    _, long, lunch, _ = missed
    later = minutes(-page.timeline.agenda_model.slots[2].free)
    qtbot.waitUntil(lambda: card_of(page, "pin_missed") is not None)
    card = card_of(page, "pin_missed")
    late = speech("checks.length.minutes", n=later)
    said = speech("checks.pin_missed", title=LUNCH, time="09:50", length=late)
    assert card.sentence.text() == said
    page.checks_tab.click()
    card.show_button.click()
    assert page.timeline.chosen().id == lunch.id
    assert card.mend_button.accessibleName() == speech("checks.mend.shorten", title=LONG)
    card.mend_button.click()
    assert [block.id for block in saved(desk) if block not in missed] == [long.id]
    assert desk.one(Block, long.id).planned == long.shortest


def test_where_only_a_person_can_choose_the_library_opens_with_what_suits(page, plan_of, qtbot):
    plan_of("check-in", "deep-democracy", "commitments-wall", people=80)
    qtbot.waitUntil(lambda: bool(page.findings.cards))
    card = next(card for card in page.findings.cards if card.finding.code == "group")
    page.block_tab.click()
    card.mend_button.click()
    assert page.library_tab.isChecked()
    shown = page.exercises.list_view.model()
    ids = [shown.index(row, 0).data(EXERCISE).id for row in range(shown.rowCount())]
    assert ids
    assert [one for one in ids if not KNOWN[one].suits(80)] == []
    assert {KNOWN[one].condition.value for one in ids} == {"diversity"}


def test_another_head_count_re_times_formulas_and_changing_over(page, plan_of, desk):
    plan_of("check-in", "impromptu-networking", people=8)
    before = [slot.length for slot in page.timeline.agenda_model.slots]
    assert page.timeline.agenda_model.slots[1].changing == 2 * MINUTE
    page.times.people_spin.setValue(80)
    after = page.timeline.agenda_model.slots
    assert [slot.length for slot in after] != before
    assert after[1].changing == 6 * MINUTE
    page.undo_button.click()
    assert [slot.length for slot in page.timeline.agenda_model.slots] == before


def test_lunch_is_pinned_to_the_clock_and_let_go(page, plan_of, desk):
    plan_of("check-in", "nine-whys")
    page.timeline.choose(saved(desk)[1].id)
    page.block_tab.click()
    page.editor.pinned_box.click()
    page.editor.pinned_edit.setTime(QTime(12, 30))
    assert saved(desk)[1].pinned == time(12, 30)
    assert f"{page.timeline.agenda_model.slots[1].starts:%H:%M}" == "12:30"
    page.editor.pinned_box.click()
    assert saved(desk)[1].pinned is None


def test_parties_ask_each_other_only_where_it_is_ticked_and_undo_takes_that_back(
    page, plan_of, desk
):
    plan_of("check-in", "what-i-need-from-you")
    assert not any(block.matrix for block in saved(desk))
    page.timeline.choose(saved(desk)[1].id)
    page.block_tab.click()
    page.editor.matrix_box.click()
    assert [block.matrix for block in saved(desk)] == [False, True]
    page.undo_button.click()
    assert not saved(desk)[1].matrix
    assert not page.editor.matrix_box.isChecked()


def test_the_short_version_is_taken_with_one_button_and_a_fixed_length_has_none(
    page, plan_of, desk
):
    plan_of("check-in", "twenty-five-ten")
    block = saved(desk)[1]
    page.timeline.choose(block.id)
    page.block_tab.click()
    page.editor.fixed_box.click()
    assert not page.editor.shorten_button.isVisible()
    page.editor.fixed_box.click()
    assert page.editor.shorten_button.isVisible()
    page.editor.shorten_button.click()
    assert saved(desk)[1].planned == block.shortest


def test_rounds_and_posture_of_a_step_are_changed_in_place(page, plan_of, desk):
    plan_of("check-in", "twenty-five-ten")
    block = saved(desk)[1]
    number, step = next((n, s) for n, s in enumerate(block.steps) if s.rounds > 1)
    page.timeline.choose(block.id)
    page.block_tab.click()
    form = page.editor.step_forms[number]
    assert form.rounds_spin.isVisible()
    form.rounds_spin.setValue(step.rounds)
    assert saved(desk)[1].steps[number].short_rounds == 0
    form.posture_combo.picked.emit(Posture.SIT)
    assert saved(desk)[1].steps[number].posture is Posture.SIT
    assert saved(desk)[1].steps[number].planned == step.planned


def test_choosing_another_item_changes_nothing(page, plan_of, desk):
    plan_of("check-in", "twenty-five-ten", "nine-whys", "troika-consulting")
    before = saved(desk)
    page.block_tab.click()
    for block in [*before, *reversed(before)]:
        page.timeline.choose(block.id)
        assert [form.step for form in page.editor.step_forms] == list(block.steps)
    assert saved(desk) == before
    assert desk.history.next_undo is None


def test_what_to_bring_is_added_up_and_copied(page, plan_of, qtbot):
    plan_of("check-in", "nine-whys", "commitments-by-table")
    page.packing_button.click()
    dialog = page.over.dialog
    text = dialog.text.toPlainText()
    assert text.startswith("Mee te nemen voor 24 deelnemers")
    assert "24 × afsprakenkaarten met strook" in text
    assert "HDMI" in text
    dialog.reject()
    assert page.over.dialog is None


def test_the_crate_is_one_key_away_and_printed_with_the_list(page, plan_of, qtbot):
    plan_of("check-in", "commitments-by-table")
    page.packing_button.click()
    with qtbot.waitSignal(page.over.dialog.crate_wanted):
        page.over.dialog.crate_button.click()
    crate = page.over.dialog
    assert crate.kind is THE_CRATE
    with qtbot.waitSignal(crate.previewed, timeout=20_000):
        pass
    assert len(crate.preview.paper) > 4
    crate.reject()
    assert page.over.dialog is None


def test_a_rehearsal_is_asked_for_and_the_workshop_stays_as_it_is(page, plan_of, qtbot, desk):
    workshop = plan_of("check-in")
    before = saved(desk)
    with qtbot.waitSignal(page.rehearsal_requested) as asked:
        page.rehearse_button.click()
    assert asked.args == [workshop.id]
    assert saved(desk) == before
    assert "repetitie" in page.said_label.text()


def test_an_item_is_kept_as_an_own_exercise_and_stands_in_the_library(page, plan_of, desk):
    plan_of("check-in", "nine-whys")
    page.timeline.choose(saved(desk)[1].id)
    page.block_tab.click()
    page.editor.keep_button.click()
    (own,) = desk.read(Exercise)
    assert own.title.nl == saved(desk)[1].title.nl
    assert own.id in {one.id for one in page.exercises.all}


def test_a_break_is_no_exercise_to_be_shortened(page, plan_of, desk):
    plan_of("check-in")
    page.break_button.click()
    assert saved(desk)[-1].sort is BlockKind.BREAK
    page.block_tab.click()
    assert not page.editor.shorten_button.isVisible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_in_a_finding_is_cut_off(page, plan_of, qtbot, speech, language):
    plan_of("troika-consulting", "check-in", "impromptu-networking", "commitments-by-table")
    page.times.people_spin.setValue(80)
    speech.switch(language)
    page.checks_tab.click()
    qtbot.waitUntil(lambda: len(page.findings.cards) >= 2)
    qtbot.waitUntil(lambda: all(map(fits, page.findings.cards)))
    assert page.findings.widget().width() <= page.findings.viewport().width()


def fits(card):
    buttons = card.findChildren(QPushButton)
    whole = all(button.width() >= button.sizeHint().width() for button in buttons)
    return whole and all(button.geometry().right() <= card.width() for button in buttons)


def shown_by(button):
    return button.text().replace("&&", "&")


def buttons_of(page, code):
    """Return the button that mends a finding, when the finding is there."""
    card = card_of(page, code)
    return [card.mend_button] if card is not None else []


def settled(page):
    """Whether every card is laid out: buttons whole in their place, no line of a sentence lost."""
    cards = page.findings.cards
    lines = [(card.sentence, card.sentence.heightForWidth(card.sentence.width())) for card in cards]
    inside = page.findings.widget().width() <= page.findings.viewport().width()
    return inside and all(map(fits, cards)) and all(one.height() >= high for one, high in lines)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_long_title_gives_way_on_a_button_and_never_what_the_button_does(
    page, dress, missed, qtbot, speech, language, scale
):
    dress(scale)
    speech.switch(language)
    page.checks_tab.click()
    words = words_in(language)
    before, after = words("checks.mend.shorten", title="|").split("|")
    whole = words("checks.mend.shorten", title=LONG)
    qtbot.waitUntil(lambda: whole in [b.whole for b in buttons_of(page, "pin_missed")])
    for width in (1366, 1280, 1440, 1100):
        page.resize(width, 690)
        qtbot.waitUntil(lambda: settled(page))
        card = card_of(page, "pin_missed")
        button, shown = card.mend_button, shown_by(card.mend_button)
        assert shown.startswith(before)
        assert shown.endswith("…" + after)
        assert button.whole == whole
        heard = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        assert heard == button.whole
        assert button.toolTip() == tip(button.whole)
        assert card.width() - button.width() < 2 * button.x() + 24 * scale  # two letters at most


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_fits_is_said_whole_and_needs_no_tip(
    page, dress, plan_of, qtbot, speech, language, scale
):
    dress(scale)
    plan_of("check-in", "deep-democracy", "commitments-one-by-one", people=80)
    speech.switch(language)
    page.checks_tab.click()
    qtbot.waitUntil(lambda: card_of(page, "group") is not None)
    qtbot.waitUntil(lambda: settled(page))
    for code in ("group", "commitments_size"):
        button = card_of(page, code).mend_button
        assert shown_by(button) == button.whole
        assert not button.toolTip()


def test_another_text_size_is_followed_while_the_findings_are_in_sight(page, dress, missed, qtbot):
    dress(1.0)
    page.checks_tab.click()
    qtbot.waitUntil(lambda: card_of(page, "pin_missed") is not None)
    qtbot.waitUntil(lambda: settled(page))
    button = card_of(page, "pin_missed").mend_button
    page.side.setFixedWidth(page.side.width())
    before = shown_by(button)
    dress(1.5)
    qtbot.waitUntil(lambda: len(shown_by(button)) < len(before))
    qtbot.waitUntil(lambda: settled(page))


def test_one_long_word_in_a_title_is_broken_and_not_lost(page, dress, plan_of, qtbot, desk):
    dress(1.5)
    plan_of("check-in", "deep-democracy", "commitments-wall", people=80)
    block = saved(desk)[1]
    word = "samenwerkingsovereenkomstbespreking" * 3
    desk.perform(changing("x", [(block, replace(block, title=Phrase(word, word)))]))
    page.checks_tab.click()
    qtbot.waitUntil(lambda: card_of(page, "group") is not None)
    qtbot.waitUntil(lambda: word in card_of(page, "group").sentence.text())
    qtbot.waitUntil(lambda: settled(page))
    sentence = card_of(page, "group").sentence
    page.findings.ensureWidgetVisible(sentence)
    assert sentence.height() >= 4 * sentence.fontMetrics().height()
    assert not sentence.grab().isNull()
    assert not sentence.toolTip()  # which it has when anything is left out
