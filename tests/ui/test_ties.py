"""Who does it with whom, beside the commitments and on the wall."""

from datetime import date, datetime
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import TiesPage
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop
from llnet_desktop.services.pages import PageChoice

DAY = date(2026, 12, 18)
STEP = Step("s1", Phrase("Zeg het"), 10 * MINUTE)
ROUND = Block("b1", "w1", "a", Phrase("Afspraken"), BlockKind.COMMITMENTS, (STEP,))
MEMBERS = (
    Member("m1", "n1", "Zoë Bakker", "Liander"),
    Member("m2", "n1", "Nguyễn Thị Lan", "Cần Thơ"),
    Member("m3", "n1", "Tom de Boer", "Waterschap"),
)
EARLIER = Workshop("w0", "n1", "Eerder", datetime(2026, 9, 9, 9, 30))
BEFORE = Commitment("k0", "w0", "Zoë Bakker", "Bellen", DAY, buddy="Tom")


def made(number, who, other, **rest):
    return Commitment(f"k{number}", "w1", who, "Bellen", DAY, buddy=other, **rest)


@pytest.fixture
def console(run_console):
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    page, presenter = run_console(
        workshop, Network("n1", "Waterkant"), *MEMBERS, ROUND, EARLIER, BEFORE
    )
    presenter.session.go_to(ROUND)
    page.committing.begin()
    return page, presenter


def write(presenter, *commitments):
    for one in commitments:
        presenter.session.desk.perform(adding("commitment.add", [one]))


def test_the_card_comes_with_the_first_tie_and_goes_when_it_is_taken_back(console):
    page, presenter = console
    card = page.commitments.ties
    assert not card.isVisible()
    write(presenter, made(1, "Zoë", ""))
    assert not card.isVisible()
    write(presenter, made(2, "Zoë", "Lan", condition=Condition.ENERGY))
    assert card.isVisible()
    assert card.sentence_label.text() == "1 verbinding; nieuw sinds 9 sep."
    presenter.undo()
    assert not card.isVisible()


def test_the_card_says_in_words_what_the_picture_shows(console):
    page, presenter = console
    card = page.commitments.ties
    write(
        presenter,
        made(1, "Zoë", "Tom de Boer"),
        made(2, "Nguyễn Thị Lan", "Zoë", condition=Condition.ENERGY),
        made(3, "Zoë", "Kees", room_only=True),
    )
    said = "2 verbindingen. 2 verbindingen tussen 3 organisaties; 1 daarvan is nieuw sinds 9 sep."
    assert card.sentence_label.text() == said
    lines = card.picture.accessibleDescription().splitlines()
    assert lines[0] == said
    assert lines[1] == "Zoë Bakker – Tom de Boer: 1 afspraak"
    assert lines[2].startswith("Nguyễn Thị Lan – Zoë Bakker: 1 afspraak, nieuw (")
    assert len(lines) == 3
    assert card.legend_label.text() == "gestreept: nieuw"


def test_the_text_comes_instead_of_the_picture_by_a_key(console):
    page, presenter = console
    card = page.commitments.ties
    write(presenter, made(1, "Zoë", "Tom"))
    card.text_button.setFocus()
    QTest.keyClick(card.text_button, Qt.Key.Key_Space)
    assert card.text_label.isVisible()
    assert not card.picture.isVisible()
    assert card.text_label.text() == "Zoë Bakker – Tom de Boer: 1 afspraak"
    assert card.text_label.textFormat() is Qt.TextFormat.PlainText
    page.speech.switch("en")
    assert card.text_label.text() == "Zoë Bakker – Tom de Boer: 1 commitment"
    assert card.text_label.isVisible()


def test_names_on_the_card_do_not_overlap_however_many_and_long(console, qtbot):
    page, presenter = console
    many = [made(n, f"Iemand wier naam heel lang is {n}", f"Gast {n}") for n in range(1, 11)]
    write(presenter, *many)
    picture = page.commitments.ties.picture
    qtbot.waitUntil(lambda: picture.height() == picture.sizeHint().height())
    layout = picture.plan()
    assert len(layout.places) == 20
    high = picture.fontMetrics().height()
    for one, other in combinations(layout.places, 2):
        apart = one.left + one.width <= other.left or other.left + other.width <= one.left
        assert apart or abs(one.y - other.y) >= high
    assert all(0 <= one.left <= one.left + one.width <= picture.width() for one in layout.places)
    assert not picture.grab().isNull()


def test_the_room_sees_the_ties_when_she_chooses_the_page(console):
    _, presenter = console
    write(presenter, made(1, "Zoë", "Tom"), made(2, "Zoë", "Lan", room_only=True))
    presenter.session.show(PageChoice.TIES)
    page = presenter.session.projection().scene.page
    assert isinstance(page, TiesPage)
    assert [node.label for node in page.nodes] == ["Zoë Bakker", "Tom de Boer"]
