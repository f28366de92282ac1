"""Whether the back row can read it: sizes, contrast and place, measured on what is drawn."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import (
    AgendaLine,
    AgendaPage,
    BoardPage,
    BreakPage,
    CommitmentsPage,
    GroupsPage,
    LaterPage,
    Live,
    LookbackPage,
    MatrixPage,
    PairsPage,
    PublicCommitment,
    PublicFigure,
    PublicLane,
    PublicLookback,
    PublicNode,
    PublicNote,
    PublicOption,
    PublicPair,
    PublicRequest,
    PublicSpeaker,
    PublicTie,
    ScanPage,
    Scene,
    Segment,
    StepPage,
    TestPage,
    ThanksPage,
    TiesFacts,
    TiesPage,
    VotesPage,
    WelcomePage,
)
from llnet_desktop.domain.run import Reading, Timebox
from llnet_desktop.domain.scan import Advice, figure
from llnet_desktop.domain.workshop import Answer, Grouping
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector.painting import paint_projection
from llnet_desktop.ui.projector.votes import vote_sheets
from llnet_desktop.ui.projector.wall import contrast

pytestmark = pytest.mark.usefixtures("qapp")

ZONE = "Europe/Amsterdam"
NOW = Reading(datetime(2026, 12, 3, 9, 48, tzinfo=UTC), 1000.0, "boot-1")
SIZES = {"1920x1080": (1920, 1080), "1366x768": (1366, 768), "1024x768": (1024, 768)}
EVERYWHERE = [  # every day on one screen, all of them in the slow suite
    pytest.param(size, id=name, marks=() if name == "1366x768" else pytest.mark.slow)
    for name, size in SIZES.items()
]
SPOKEN = {"nl": ("nl",), "en": ("en",), "both": ("nl", "en")}
LONG = Phrase(
    "Vertel wat je zag, wat je probeerde en wat je leerde, en waar het schuurde. " * 4,
    "Tell what you saw, what you tried and what you learned, and where it hurt. " * 4,
)


def box(left, planned=20.0):
    since = replace(NOW, seconds=1000 - 60 * (planned - left))
    return Timebox(timedelta(minutes=planned), running_since=since)


def at(hour, minute):
    return datetime(2026, 12, 3, hour, minute, tzinfo=ZoneInfo(ZONE))


def told(n, before=None):
    """Return what the room sees of a scan with so many answers."""
    found = []
    for place, condition in enumerate(Condition):
        counts = [0] * 10
        for answer in range(n):
            counts[(place + answer * (place + 1)) % 10] += 1
        one = figure(condition, tuple(counts))
        public = PublicFigure(condition, n, one.counts, one.mean, one.spread, before)
        found.append(public)
    return tuple(found)


SCAN = ScanPage(
    Phrase("Geef elke uitspraak een cijfer van 1 tot 10.", "Give each statement a number."),
    box(12),
)
STEP = StepPage(
    Condition.GROWTH,
    Phrase("Troika-advies", "Troika consulting"),
    Phrase("Vertel je vraag. Draai je dan om.", "Tell your question. Then turn your back."),
    Phrase("Eén vraagt, twee denken hardop.", "One asks, two think aloud."),
    Grouping.THREES,
    2,
    4,
    Phrase("rollen wisselen", "swap roles"),
    box(12),
)


def notes(first, many, words="Twee dagen advies over vergunningen van Nguyễn Thị Lan", dots=3):
    return tuple(PublicNote(n, words, dots) for n in range(first, first + many))


BOARD = BoardPage(
    Condition.INTERDEPENDENCE,
    Phrase("Wie heeft wat aan jouw aanbod?", "Who could use what you offer?"),
    Grouping.PAIRS,
    (
        PublicLane(Phrase("Ik bied", "I can offer"), 0, notes(101, 9)),
        PublicLane(Phrase("Ik zoek", "I need"), 1, notes(201, 12, "Bekers")),
    ),
    box(6.2, 10),
)
HELD = PublicLane(Phrase("Wat ik niet durf te zeggen", "What I do not dare to say"), 2, (), 11)


def commitments(many):
    people = ("Marieke V.", "Nguyễn Thị Lan", "Łukasz Wójcik", "Çağla Öz")
    return tuple(
        PublicCommitment(
            n,
            people[n % 4],
            "Gemeente",
            "Ik vraag drie festivals om samen één bekerleverancier te kiezen",
            date(2026, 12, 18),
            "Jeroen, Festival Noord",
            "Als ik morgen aan mijn bureau zit, bel ik Jeroen",
            [*Condition, None][n % 6],
        )
        for n in range(1, many + 1)
    )


def chosen(many, words="Eén stel regels voor circulaire evenementen", column=True):
    """Options, of which each two have as many dots."""
    return tuple(
        PublicOption(300 + n, words, 90 - n // 2, n // 2 * 2 + 1, True, n % 5 if column else None)
        for n in range(many)
    )


NEEDS = "“Eén gemeente die begint.” Twee gedeelde plekken blijven gedeeld. “Geen formulieren.”"
VOTES = VotesPage(
    Condition.DIVERSITY,
    Phrase("Waar beginnen we samen mee?", "Where do we start together?"),
    True,
    chosen(5),
    NEEDS,
)


def asked(many, words="Eén aanspreekpunt voor alle vergunningen", asker="Waterschap"):
    return tuple(
        PublicRequest(f"{asker} {n}", "Hội Nông dân Cần Thơ", words, [*Answer, None][n % 5])
        for n in range(many)
    )


def looked_back(many, words="Drie festivals samen één leverancier laten kiezen", who="Łukasz W."):
    return tuple(
        PublicLookback(300 + n, who, words, date(2026, 11, 1) + timedelta(days=n))
        for n in range(many)
    )


def ties_page(people, many, compared=True, organisations=False):
    names = ("Nguyễn Thị Lan", "Łukasz Wójcik", "Çağla Öz", "Marieke van der Velde-de Groot", "Tom")
    nodes = tuple(PublicNode(f"{names[n % 5]} {n}", organisations or n % 7 == 3)
                  for n in range(people))  # fmt: skip
    ties = tuple(
        PublicTie(n % people, (n * 3 + 1 + n // people) % people, n % 4 + 1,
                  [*Condition, None][n % 6], compared and n % 3 == 0)
        for n in range(many)
        if n % people != (n * 3 + 1 + n // people) % people
    )  # fmt: skip
    new = sum(tie.is_new for tie in ties)
    since = date(2026, 9, 9) if compared else None
    return TiesPage(nodes, ties, TiesFacts(organisations, people, len(ties), new, 5, 7, 3, since))


MATRIX = MatrixPage(Condition.INTERDEPENDENCE, asked(5))
ASKED = Phrase("Wat ga jij doen?", "What will you do?")
COMMITMENTS = CommitmentsPage(ASKED, commitments(9), None, box(12))
STATES = ["past", "past", "now", *["coming"] * 7]
PAGES = {
    "welcome": WelcomePage(
        "Circulaire festivals", "Van leren naar doen", "Drie plannen", at(9, 30)
    ),
    "step": STEP,
    "step, long": replace(STEP, prompt=LONG, detail=LONG),
    "step, soon": replace(STEP, box=box(3)),
    "step, last minute": replace(STEP, box=box(0.5)),
    "step, over": replace(STEP, box=box(-3)),
    "step, paused": replace(STEP, box=Timebox(timedelta(minutes=20), timedelta(minutes=3))),
    "step, off the record": replace(STEP, off_record=True),
    "step, one word": replace(STEP, prompt=Phrase("Adem.", "Breathe."), detail=Phrase()),
    "board": BOARD,
    "board, full": replace(
        BOARD, lanes=tuple(replace(lane, notes=lane.notes * 9) for lane in BOARD.lanes)
    ),
    "board, held": replace(BOARD, lanes=(BOARD.lanes[0], HELD)),
    "board, without dots": replace(
        BOARD, lanes=(PublicLane(Phrase("Ik bied", "I can offer"), 3, notes(101, 5, dots=0)),)
    ),
    "board, last minute": replace(BOARD, box=box(0.5)),
    "board, over": replace(BOARD, box=box(-3)),
    "commitments": COMMITMENTS,
    "commitments, one in full": replace(COMMITMENTS, spotlight=3),
    "commitments, the frame": replace(COMMITMENTS, commitments=(), box=box(3)),
    "look back": LookbackPage(Condition.SAFETY, looked_back(5)),
    "look back, many": LookbackPage(None, looked_back(60), sheet=2),
    "look back, long": LookbackPage(None, looked_back(5, LONG.nl * 2, "Nguyễn Thị Lan " * 9)),
    "look back, counts": LookbackPage(
        None, counts=tuple(zip(StandState, range(90, 95), strict=True))
    ),
    "break": BreakPage(Phrase("Koffie", "Coffee"), Phrase("Waar zit de energie?"), box(8, 15)),
    "break, with words": BreakPage(
        Phrase("Koffie", "Coffee"),
        Phrase("Waar zit de energie?"),
        box(8, 15),
        Phrase("Zoek iemand die je nog niet sprak.", "Find somebody you have not met."),
    ),
    "agenda": AgendaPage(
        "Van leren naar doen",
        tuple(
            AgendaLine(
                at(9 + n // 4, n % 4 * 15),
                Phrase(f"Onderdeel {n}", f"Item {n}"),
                [*Condition, None][n % 6],
                state,
            )
            for n, state in enumerate(STATES)
        ),
    ),
    "groups": GroupsPage((("Nguyễn Thị Lan", "Çağla Öz", "Tom"), ("Łukasz Wójcik", "Marieke"))),
    "groups, many": GroupsPage((("Nguyễn Thị Lan", "Çağla Öz", "Tom", "Fatima") * 2,) * 30),
    "votes": VOTES,
    "votes, still counted": replace(VOTES, revealed=False, options=(), needs=""),
    "votes, none": replace(VOTES, options=()),
    "votes, one, without a condition": replace(
        VOTES, options=chosen(1, column=False), needs="", condition=None
    ),
    "votes, many": replace(VOTES, options=chosen(40), sheet=1),
    "votes, long": replace(VOTES, prompt=LONG, options=chosen(5, LONG.nl * 4), needs=LONG.nl[:270]),
    "pairs": PairsPage(
        Condition.INTERDEPENDENCE, tuple(map(PublicPair, notes(7, 3), notes(101, 3, "Bekers")))
    ),
    "pairs, many and long": PairsPage(
        None, tuple(map(PublicPair, notes(1007, 12, LONG.nl), notes(2101, 12, dots=0))), 1
    ),
    "requests": MATRIX,
    "requests, none": MatrixPage(None),
    "requests, many": replace(MATRIX, requests=asked(40), sheet=2),
    "requests, long": replace(MATRIX, requests=asked(4, LONG.nl[:200], "Vereniging " * 7)),
    "scan, filled in": SCAN,
    "scan, dots": replace(SCAN, stage="dots", figures=told(18)),
    "scan, dots of many": replace(SCAN, stage="dots", figures=told(150)),
    "scan, too few": replace(SCAN, stage="dots", figures=told(3)),
    "scan, means": replace(
        SCAN,
        stage="means",
        figures=told(18, 6.1),
        slips=18,
        last_slips=16,
        last_day=date(2026, 9, 9),
    ),
    "scan, means and advice": replace(
        SCAN,
        stage="means",
        figures=told(18),
        slips=18,
        advice=(
            Advice("fell", (Condition.DIVERSITY,), (6.3, 4.0)),
            Advice("two", (Condition.DIVERSITY, Condition.INTERDEPENDENCE), (4.0, 4.6)),
            Advice("apart", (Condition.GROWTH,), (2.4,)),
        ),
    ),
    "who speaks": replace(COMMITMENTS, is_round=True, speaker=PublicSpeaker("Zoë", "Liander")),
    "ties": ties_page(9, 12),
    "ties, none": TiesPage((), (), TiesFacts()),
    "ties, two": ties_page(2, 2, compared=False),
    "ties, twenty": ties_page(20, 30),
    "ties, organisations": ties_page(28, 50, organisations=True),
    "ties, sixty": ties_page(60, 80),
    "later": LaterPage(at(16, 30), at(16, 45)),
    "thanks": ThanksPage("Circulaire festivals", 14),
    "test picture": TestPage(2),
}


class Listening(QPainter):
    """A painter that remembers every line it draws: words, size, colour and place in pixels."""

    def __init__(self, image):
        super().__init__(image)
        self.lines = []

    def drawText(self, where, words):
        across = self.worldTransform()
        tight = QFontMetricsF(self.font()).tightBoundingRect(words).translated(where)
        size = self.font().pixelSize() * across.m22()
        self.lines.append((words, size, QColor(self.pen().color()), across.mapRect(tight)))
        super().drawText(where, words)


class Silent(QPainter):
    """A painter that draws all but words: what is behind them."""

    def drawText(self, where, words):
        pass


def scene(page, spoken):
    states = ("past", "now", *["coming"] * 4)
    strip = tuple(
        Segment(condition, 20, state)
        for condition, state in zip((*Condition, None), states, strict=True)
    )
    return Live(Scene(page, SPOKEN[spoken], strip, ZONE))


@dataclass(frozen=True)
class Line:
    words: str
    pixels: float  # size of its letters
    color: QColor
    rect: QRectF
    contrast: float  # with the worst pixel behind it


@cache
def read(name, look, spoken, size):
    """Paint a page; return its lines, and the colours between the page and the strip."""

    def paint(kind):
        image = QImage(*size, QImage.Format.Format_RGB32)
        painter = kind(image)
        whole = QRectF(0, 0, *size)
        paint_projection(painter, whole, scene(PAGES[name], spoken), NOW, theme.theme(look))
        painter.end()
        return image, painter

    image, painter = paint(Listening)
    behind, _ = paint(Silent)
    lines = [
        Line(
            words,
            pixels,
            color,
            rect,
            min(contrast(color, QColor(one)) for one in colors(behind, rect)),
        )
        for words, pixels, color, rect in painter.lines
    ]
    high = size[1]
    return lines, colors(image, QRectF(0, 0.8 * high + 1, size[0], (0.2 - 64 / 1080) * high - 2))


def read_by_all(page, spoken):
    """What the whole room has to read: instruction, notes, commitments, names."""
    match page:
        case StepPage():
            phrases = (page.prompt, page.detail)
        case BoardPage():
            texts = [note.text for lane in page.lanes for note in lane.notes]
            phrases = (page.prompt, *map(Phrase, texts))
        case VotesPage():
            phrases = (page.prompt, Phrase(page.needs), *(Phrase(one.text) for one in page.options))
        case PairsPage():
            both = [note.text for one in page.pairs for note in (one.offer, one.need)]
            phrases = tuple(map(Phrase, both))
        case MatrixPage():
            phrases = tuple(Phrase(one.text) for one in page.requests)
        case LookbackPage():
            phrases = tuple(Phrase(one.what) for one in page.commitments)
        case CommitmentsPage():
            told = [
                words
                for one in page.commitments
                for words in (one.what, one.together_with, one.first_step)
            ]
            phrases = (page.prompt, *map(Phrase, told))
        case TiesPage():
            few = len(page.nodes) <= 24
            phrases = tuple(Phrase(node.label) for node in page.nodes if few)
        case GroupsPage():
            phrases = tuple(Phrase(", ".join(names)) for names in page.groups)
        case _:
            phrases = ()
    return [phrase.in_(one) for phrase in phrases for one in SPOKEN[spoken]]


def is_part_of(line, texts):
    """Whether a line, as it was wrapped or cut, comes from one of these texts."""
    core = line.rstrip("…-").strip().rstrip(",")
    whole = re.compile(rf"(?<!\w){re.escape(core)}(?!\w)")
    return len(core) > 2 and any(whole.search(text) for text in texts)


def colors(image, rect):
    """The colours of the pixels in a part of a picture."""
    area = rect.toAlignedRect().intersected(image.rect())
    crop = image.copy(area).convertToFormat(QImage.Format.Format_RGB32)
    return {pixel | 0xFF000000 for pixel in crop.constBits().cast("I")}


CASES = [
    pytest.mark.parametrize("size", EVERYWHERE),
    pytest.mark.parametrize(  # English alone has fewer words than both
        "spoken", ["nl", "both", pytest.param("en", marks=pytest.mark.slow)]
    ),
    pytest.mark.parametrize("look", ["light", "dark"]),
    pytest.mark.parametrize("name", PAGES),
]


def everywhere(test):
    """Run a test for every page, look, language and size of picture."""
    for case in CASES:
        test = case(test)
    return test


@everywhere
def test_the_back_row_reads_every_line(name, look, spoken, size):
    wide, high = size
    lines, _ = read(name, look, spoken, size)
    main = read_by_all(PAGES[name], spoken)
    assert lines
    for line in lines:
        assert line.pixels >= high / (28 if is_part_of(line.words, main) else 36) - 0.01, line
        assert line.contrast >= 7, line
        assert line.rect.left() >= 0, line
        assert line.rect.right() <= wide, line


WITH_NAMES = ("commitments, one in full", "who speaks")  # of who spoke before, at the bottom


@everywhere
def test_heads_hide_nothing_that_is_needed(name, look, spoken, size):
    lines, below = read(name, look, spoken, size)
    low = [line.words for line in lines if line.rect.bottom() > 0.8 * size[1] + 1]
    if name in WITH_NAMES:  # who else has one may be hidden
        others = {one.who for one in PAGES[name].commitments}
        low = [words for words in low if words not in others and not words.startswith("+ ")]
    assert low == []
    if name not in (*WITH_NAMES, "test picture"):
        assert below == {theme.theme(look).color("wall").rgb()}


@everywhere
def test_the_time_of_day_is_on_every_page(name, look, spoken, size):
    lines, _ = read(name, look, spoken, size)
    (rect,) = [line.rect for line in lines if line.words == "10:48"]
    assert rect.bottom() < size[1] / 10
    assert rect.left() > size[0] / 2


@pytest.mark.parametrize("size", EVERYWHERE)
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("board")])
def test_the_number_of_a_note_is_large_and_in_ink(name, look, size):
    lines, _ = read(name, look, "nl", size)
    known = {str(note.number) for lane in PAGES[name].lanes for note in lane.notes}
    numbers = [line for line in lines if line.words in known]
    assert numbers
    for line in numbers:
        assert line.pixels >= size[1] / 24 - 0.01, line
        assert line.color == theme.theme(look).color("note_ink")


@pytest.mark.parametrize("size", EVERYWHERE)
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("votes")])
def test_what_was_chosen_has_its_number_and_its_total_large_and_in_ink(name, look, size):
    lines, _ = read(name, look, "nl", size)
    known = {str(n) for one in PAGES[name].options for n in (one.number, one.dots)}
    numbers = [line for line in lines if line.words in known]
    assert len(numbers) % 2 == 0
    assert bool(numbers) == bool(known)
    for line in numbers:
        assert line.pixels >= size[1] / 24 - 0.01, line
        assert line.color == theme.theme(look).color("wall_ink")


@pytest.mark.parametrize("size", EVERYWHERE)
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("look back")])
def test_the_number_to_call_is_large_and_in_ink(name, look, size):
    lines, _ = read(name, look, "nl", size)
    page = PAGES[name]
    known = {str(one.number) for one in page.commitments} | {str(n) for _, n in page.counts}
    numbers = [line for line in lines if line.words in known]
    assert numbers
    for line in numbers:
        assert line.pixels >= size[1] / 24 - 0.01, line
        assert line.color == theme.theme(look).color("wall_ink")


@pytest.mark.parametrize("spoken", SPOKEN)
def test_a_text_that_is_cut_is_still_there_in_every_language(spoken):
    lines, _ = read("step, long", "light", spoken, SIZES["1024x768"])
    for text in read_by_all(PAGES["step, long"], spoken)[: len(SPOKEN[spoken])]:
        assert any(is_part_of(line.words, [text]) for line in lines)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["votes", "votes, many", "votes, long"])
def test_every_option_stands_on_one_sheet_and_what_the_others_need_on_all(name, size):
    many = vote_sheets(PAGES[name], QSizeF(*SIZES[size]), ("nl",))
    seen = []
    for sheet in range(many):
        page = f"{name}, sheet {sheet}"
        PAGES[page] = replace(PAGES[name], sheet=sheet)
        lines = [line.words for line in read(page, "light", "nl", SIZES[size])[0]]
        seen += [words for words in lines if re.fullmatch(r"3\d\d", words)]
        assert "Wat hebben de anderen" in " ".join(lines)
        del PAGES[page]
    assert seen == [str(one.number) for one in PAGES[name].options]
