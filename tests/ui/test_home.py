"""Home in a real window on a real library."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop
from llnet_desktop.ui.home.page import HomePage
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.shapes import ConditionChip

TODAY = date(2026, 12, 3)
NASTY = "Bodem <b>& water</b> " * 14 + "!"


@pytest.fixture
def speech(qapp):
    return Speech("nl")


@pytest.fixture
def page(qtbot, speech, desk):
    made = HomePage(None, speech, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    made.open_desk(desk)
    return made


def put(desk, *records):
    for record in records:
        desk.record(adding("test", [record]))


def workshop(identity, day, title="", network="n1"):
    return Workshop(identity, network, title or identity, datetime(2026, *day, 9, 30))


def agenda(workshop_id):
    step = Step(f"s{workshop_id}", Phrase("Doe"), 30 * MINUTE)
    title = Phrase("Iets")
    return Block(f"b{workshop_id}", workshop_id, "1i", title, BlockKind.PLENARY, (step,))


def entered(workshop_id, reading):
    step = f"s{workshop_id}"
    return RunEvent("e" + workshop_id, workshop_id, What.ENTERED, reading, "b" + workshop_id, step)


def texts(page):
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels]


def test_the_first_frame_stands_without_a_library(qtbot, speech):
    page = HomePage(None, speech, lambda: TODAY, heading="Circulaire festivals")
    qtbot.addWidget(page)
    page.show()
    assert "Circulaire festivals" in texts(page)
    assert not page.grab().isNull()


def test_first_start_offers_three_ways_and_begins_with_looking_around(page):
    start = page.first_start
    assert start.isVisible()
    assert not page.rail.isVisible()
    assert start.sample_card.hasFocus()
    for card in (start.sample_card, start.network_card, start.agenda_card):
        assert card.accessibleName()
        assert card.accessibleDescription()


def test_the_arrows_go_from_card_to_card(qtbot, page):
    start = page.first_start
    qtbot.keyClick(start.sample_card, Qt.Key.Key_Right)
    assert start.network_card.hasFocus()
    qtbot.keyClick(start.network_card, Qt.Key.Key_Tab)
    assert start.agenda_card.hasFocus()


def test_the_language_is_asked_for_from_the_first_start(qtbot, page, speech):
    page.language_chosen.connect(speech.switch)
    with qtbot.waitSignal(page.language_chosen) as chosen:
        page.first_start.languages.button("en").click()
    assert chosen.args == ["en"]
    assert page.first_start.sample_card.accessibleName() == "Look around"


def test_every_workshop_has_one_next_action(qtbot, page, desk, clocks):
    put(desk, Network("n1", "Bodem"), workshop("soon", (12, 9)), workshop("now", (12, 3)))
    put(desk, workshop("on", (12, 2)), workshop("done", (11, 3)), agenda("on"), agenda("done"))
    put(desk, entered("on", clocks()), entered("done", clocks()))
    put(desk, RunEvent("f", "done", What.FINISHED, clocks()))
    page.refresh()
    cards = {card.line.workshop.id: card for card in page.body.cards}
    assert list(cards) == ["on", "now", "soon", "done"]
    assert [card.action.text() for card in cards.values()] == [
        "Verder gaan",
        "Starten",
        "Voorbereiden",
        "Verslag",
    ]
    for identity, signal in (
        ("on", page.start_requested),
        ("now", page.start_requested),
        ("soon", page.prepare_requested),
        ("done", page.report_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            cards[identity].action.click()
        assert asked.args == [identity]


def test_the_focus_goes_to_the_first_workshop(page, desk):
    put(desk, Network("n1", "Bodem"), workshop("a", (12, 9)))
    page.refresh()
    page.setFocus()
    assert page.focusWidget() is page.body.cards[0]


def test_enter_on_a_card_prepares_it_and_the_arrows_walk_the_list(qtbot, page, desk):
    put(desk, Network("n1", "Bodem"), workshop("a", (12, 9)), workshop("b", (12, 10)))
    page.refresh()
    first, second = page.body.cards
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(page.prepare_requested) as asked:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert asked.args == ["b"]
    second.action.setFocus()
    with qtbot.waitSignal(page.prepare_requested):
        qtbot.keyClick(second.action, Qt.Key.Key_Return)


def test_what_changes_elsewhere_shows_up_here(qtbot, page, desk):
    put(desk, Network("n1", "Bodem"))
    qtbot.waitUntil(page.body.isVisible)
    made = workshop("a", (12, 9), "Eerste")
    put(desk, made)
    qtbot.waitUntil(lambda: len(page.body.cards) == 1)
    desk.record(changing("x", [(made, workshop("a", (12, 9), "Tweede"))]))
    qtbot.waitUntil(lambda: "Tweede" in texts(page))
    desk.record(removing("x", [workshop("a", (12, 9), "Tweede")]))
    qtbot.waitUntil(lambda: not page.body.cards)


def test_a_hidden_page_catches_up_when_it_is_shown(page, desk):
    put(desk, Network("n1", "Bodem"))
    page.refresh()
    page.hide()
    put(desk, workshop("a", (12, 9)))
    assert not page.body.cards
    page.show()
    assert len(page.body.cards) == 1


def test_the_language_changes_while_everything_is_open(page, desk, speech):
    put(desk, Network("n1", "Bodem"), workshop("a", (12, 9)))
    put(desk, Commitment("c", "a", "Lan", "Kaarten sturen", date(2026, 12, 4)))
    page.refresh()
    page.body.cards[0].setFocus()
    assert "Afspraken die eraan komen" in texts(page)
    speech.switch("en")
    assert "Commitments coming due" in texts(page)
    assert page.body.cards[0].action.text() == "Prepare"
    assert page.body.cards[0].hasFocus()


def test_names_stand_as_they_are_written_however_long(page, desk):
    assert len(NASTY) > 290
    put(desk, Network("n1", NASTY), workshop("a", (12, 9), NASTY))
    put(desk, Commitment("c", "a", NASTY, NASTY, TODAY, condition=Condition.GROWTH))
    page.refresh()
    shown = texts(page)
    assert shown.count(NASTY) >= 3
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    assert page.minimumSizeHint().width() < 1366
    page.grab()
    assert "<b>" not in page.body.cards[0]._title.toolTip()
    for button in page.rail.findChildren(QAbstractButton):
        assert button.text().replace("&&", "").count("&") == 0


def test_forty_workshops_scroll_and_keep_their_order(qtbot, page, desk):
    put(desk, Network("n1", "Bodem"))
    start = datetime(2026, 12, 4, 9, 30)
    many = [Workshop(f"w{n:02}", "n1", f"Nr {n}", start + timedelta(days=n)) for n in range(40)]
    desk.record(adding("x", many))
    page.refresh()
    page.body.more_button.click()
    assert [card.line.workshop.id for card in page.body.cards] == [w.id for w in many]
    qtbot.waitUntil(lambda: page.body.verticalScrollBar().maximum() > 0)


def test_stands_are_counts_and_a_small_scan_has_no_mean(page, desk):
    four, five = (0, 0, 0, 4, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 5, 0, 0, 0)
    put(desk, Network("n1", "Bodem"), workshop("a", (11, 9)))
    put(desk, Commitment("c", "a", "Lan", "Kaarten", date(2026, 12, 4)))
    put(desk, ScanTally("t", "a", (five, five, five, five, four)))
    page.refresh()
    names = [label.accessibleName() for label in page.findChildren(QLabel)]
    assert "a, onbekend: 1" in names
    assert "Gedeelde energie: 7,0" in names
    assert "Veilige ruimte: minder dan vijf antwoorden" in names
    assert not any("%" in text for text in texts(page))


def test_the_networks_are_buttons_and_one_is_chosen(qtbot, page, desk):
    put(desk, Network("n1", "Bodem"), Network("n2", "Aarde"), workshop("a", (12, 9)))
    page.refresh()
    assert page.network.id == "n2"
    page.rail._group.buttons()[1].click()
    assert page.network.id == "n1"
    assert len(page.body.cards) == 1


def test_the_theme_and_the_text_size_are_asked_for(qtbot, page):
    with qtbot.waitSignal(page.theme_chosen) as theme:
        page.rail.themes.button("dark").click()
    with qtbot.waitSignal(page.text_size_chosen) as size:
        page.rail.text_sizes.button(1.5).click()
    assert (theme.args, size.args) == (["dark"], [1.5])
    assert page.rail.text_sizes.button(1.5).accessibleName() == "Tekstgrootte 150 %"


def test_a_condition_is_a_shape_and_a_word_and_nothing_where_there_is_none(qtbot, speech):
    chip = ConditionChip()
    qtbot.addWidget(chip)
    chip.show_condition(Condition.GROWTH, speech("conditions.short.growth"))
    assert chip.accessibleName() == "Persoonlijke groei"
    assert not chip.grab().isNull()
    chip.show_condition(None, "")
    assert not chip.isVisible()


def test_a_library_that_cannot_be_read_is_told_in_a_sentence(page, desk, monkeypatch):
    put(desk, Network("n1", "Bodem"))
    page.refresh()

    def refuse(*_, **__):
        raise StorageError(Reason.BUSY)

    with monkeypatch.context() as patch:
        patch.setattr(desk, "read", refuse)
        page.refresh()
    assert page.header._trouble.isVisible()
    page.refresh()
    assert not page.header._trouble.isVisible()


def test_looking_around_puts_the_sample_in_and_can_be_undone(qtbot, page, desk):
    with qtbot.waitSignal(page.sample_requested):
        qtbot.keyClick(page.first_start.sample_card, Qt.Key.Key_Return)
    assert page.network.sample
    assert page.body.isVisible()
    assert page.body.cards
    assert not page.rail._sample.isVisible()
    desk.history.undo()
    qtbot.waitUntil(page.first_start.isVisible)


def test_a_file_dropped_on_the_page_opens_the_import(qtbot, page, tmp_path):
    file = tmp_path / "agenda.md"
    file.write_text("09:30 Check-in\n09:40 Koffie\n10:00 Afsluiten\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    page.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert page.dialog.file_label.text() == "agenda.md"
    assert page.dialog.preview.table.rowCount() >= 2
    page.dialog.reject()
    assert page.dialog is None
