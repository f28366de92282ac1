"""What the room sees: every page, every size, both themes, both languages."""

import dataclasses
import typing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import floor
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from llnet_desktop.domain import projection as public
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import (
    AgendaLine,
    AgendaPage,
    Black,
    BoardPage,
    BreakPage,
    CommitmentsPage,
    GroupsPage,
    LaterPage,
    Live,
    PublicCommitment,
    PublicLane,
    PublicNode,
    PublicNote,
    PublicTie,
    Scene,
    Segment,
    StepPage,
    TestPage,
    ThanksPage,
    TiesFacts,
    TiesPage,
    WelcomePage,
)
from llnet_desktop.domain.run import Reading, Timebox
from llnet_desktop.domain.workshop import Answer, Grouping
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector import disc, text
from llnet_desktop.ui.projector.aloud import projection_text
from llnet_desktop.ui.projector.board_layout import board_sheets
from llnet_desktop.ui.projector.commitments import commitment_sheets
from llnet_desktop.ui.projector.painting import paint_projection
from llnet_desktop.ui.projector.sheets import projection_sheets
from llnet_desktop.ui.projector.wall import Wall, contrast
from llnet_desktop.words import words_in

pytestmark = pytest.mark.usefixtures("qapp")

NOW = Reading(datetime(2026, 12, 3, 9, 48, tzinfo=UTC), 1000.0, "boot-1")
ZONE = ZoneInfo("Europe/Amsterdam")
HD, OLD, TINY = (960, 540), (800, 600), (280, 158)  # half size: the lines are the same
BOTH = ("nl", "en")
VERY_LONG = "Vertel wat je zag, probeerde en leerde, en waar het schuurde. " * 12
LONG_WORD = "Meervoudigepersoonlijkheidsstoornisonderzoeksfinancieringsaanvraag" * 3


def box(planned, left=None, running=True):
    length = timedelta(minutes=planned)
    if left is None:
        return Timebox(length)
    worked = length - timedelta(minutes=left)
    if not running:
        return Timebox(length, worked)
    return Timebox(length, running_since=replace(NOW, seconds=1000 - worked.total_seconds()))


def at(hour, minute):
    return datetime(2026, 12, 3, hour, minute, tzinfo=ZONE)


def step_page(**changes):
    page = StepPage(
        Condition.GROWTH,
        Phrase("Troika-advies", "Troika consulting"),
        Phrase("Vertel je vraag. Draai je dan om.", "Tell your question. Then turn your back."),
        Phrase("Eén vraagt, twee denken hardop.", "One asks, two think aloud."),
        Grouping.THREES,
        2,
        4,
        Phrase("rollen wisselen", "swap roles"),
        box(20, 12),
    )
    return replace(page, **changes)


def notes(many, words="Twee dagen juridisch advies over vergunningen", first=1, dots=3):
    return tuple(PublicNote(n, f"{words} {n}", dots) for n in range(first, first + many))


def board_page(*counts, held=None, **changes):
    names = (Phrase("Ik bied", "I can offer"), Phrase("Ik zoek", "I need"), Phrase("Later"))
    lanes, first = [], 1
    for tint, many in enumerate(counts):
        lanes.append(PublicLane(names[tint % 3], tint, notes(many, first=first)))
        first += many
    if held is not None:
        lanes.append(PublicLane(Phrase("Wat ik niet durf te zeggen"), 2, (), held))
    page = BoardPage(
        Condition.INTERDEPENDENCE,
        Phrase("Wie heeft wat aan jouw aanbod?", "Who could use what you offer?"),
        Grouping.PAIRS,
        tuple(lanes),
        box(10, 6.2),
    )
    return replace(page, **changes)


def commitments(many):
    people = ("Marieke V.", "Nguyễn Thị Lan", "Łukasz Wójcik", "Çağla Öz")
    return tuple(
        PublicCommitment(
            n,
            people[n % 4],
            "Gemeente",
            f"Ik vraag {n} festivals om samen één bekerleverancier te kiezen",
            date(2026, 12, 18),
            "Jeroen, Festival Noord",
            "Als ik morgen aan mijn bureau zit, bel ik Jeroen",
            Condition.ENERGY,
        )
        for n in range(1, many + 1)
    )


def commitments_page(many, spotlight=None, **changes):
    prompt = Phrase("Wat ga jij doen?", "What will you do?")
    return replace(CommitmentsPage(prompt, commitments(many), spotlight, box(20, 12)), **changes)


def agenda_page(many=10):
    states = ["past", "past", "now", *["coming"] * many]
    conditions = [*Condition, None]
    return AgendaPage(
        "Van leren naar doen",
        tuple(
            AgendaLine(
                at(9 + n // 4, n % 4 * 15),
                Phrase(f"Onderdeel {n}", f"Item {n}"),
                conditions[n % 6],
                states[n],
            )
            for n in range(many)
        ),
    )


def groups(many, people):
    names = ("Nguyễn Thị Lan", "Łukasz Wójcik", "Çağla Öz", "Marieke van der Velde-de Groot", "Tom")
    return tuple(
        tuple(f"{names[(g + p) % 5]} {chr(65 + (g * people + p) % 26)}." for p in range(people))
        for g in range(many)
    )


SCAN = public.ScanPage(Phrase("Geef een cijfer.", "Give a number."), box(12))
FIGURES = tuple(
    public.PublicFigure(one, 9, (0, 0, 2, 3, 0, 0, 4, 0, 0, 0), 4.0 + n, 1.5, 5.0)
    for n, one in enumerate(Condition)
)


def ties_page(people, many, name="Nguyễn Thị Lan"):
    nodes = tuple(PublicNode(f"{n} {name}", n % 5 == 0) for n in range(people))
    ties = tuple(
        PublicTie(n % people, (n * 7 + 1) % people, n % 3 + 1, [*Condition, None][n % 6], n % 2 > 0)
        for n in range(many)
    )
    facts = TiesFacts(False, people, many, many // 2, 6, 9, 4, date(2026, 9, 9))
    return TiesPage(nodes, ties, facts)


PAGES = {
    "welcome": WelcomePage(
        "Circulaire festivals", "Van leren naar doen", "Drie plannen", at(9, 30)
    ),
    "step": step_page(),
    "step_not_started": step_page(box=box(15)),
    "step_paused": step_page(box=box(15, 4, running=False)),
    "step_over": step_page(box=box(5, -2)),
    "step_without_time": step_page(box=box(0), condition=None, steps=1, then=Phrase()),
    "step_very_long": step_page(prompt=Phrase(VERY_LONG, VERY_LONG), detail=Phrase(VERY_LONG)),
    "step_long_word": step_page(prompt=Phrase(LONG_WORD)),
    "board": board_page(4, 3, 2),
    "board_held": board_page(3, held=11),
    "board_over": board_page(3, 1, box=box(5, -2)),
    "board_empty": board_page(0, 0, condition=None),
    "board_five": board_page(3, 3, 2, 2, 2),
    "board_many": board_page(70, 70, 60),
    "board_no_lanes": board_page(),
    "board_long": board_page(lanes=(PublicLane(Phrase("Ik bied"), 0, notes(3, VERY_LONG * 2)),)),
    "frame": commitments_page(0),
    "commitment": commitments_page(12, spotlight=3),
    "commitments": commitments_page(18),
    "break": BreakPage(Phrase("Koffie", "Coffee"), Phrase("Energie"), box(15, 8)),
    "break_with_words": BreakPage(
        Phrase("Koffie", "Coffee"), Phrase("Energie"), box(15, 8), Phrase("Praat met een ander.")
    ),
    "break_to_come": BreakPage(Phrase("Koffie", "Coffee"), Phrase(), box(15)),
    "agenda": agenda_page(),
    "agenda_long": agenda_page(30),
    "thanks": ThanksPage("Circulaire festivals", 14),
    "thanks_only": ThanksPage("Circulaire festivals", 0),
    "step_soon": step_page(box=box(20, 3.2)),
    "step_last_minute": step_page(box=box(20, 0.7)),
    "step_off_record": step_page(off_record=True),
    "step_off_record_long": step_page(off_record=True, prompt=Phrase(VERY_LONG, VERY_LONG)),
    "board_last_minute": board_page(3, 1, box=box(10, 0.7)),
    "frame_soon": commitments_page(0, box=box(20, 3.2)),
    "groups": GroupsPage(groups(6, 4)),
    "groups_many": GroupsPage(groups(30, 8), 1),
    "groups_one": GroupsPage((("Lan",),)),
    "groups_long": GroupsPage(((LONG_WORD, VERY_LONG), ("Lan",) * 40)),
    "scan": SCAN,
    "scan_dots": replace(SCAN, stage="dots", figures=FIGURES),
    "scan_means": replace(SCAN, stage="means", figures=FIGURES, slips=9),
    "scan_few": replace(
        SCAN, stage="dots", figures=tuple(replace(one, n=3, counts=(0,) * 10) for one in FIGURES)
    ),
    "ties": ties_page(12, 16),
    "ties_long": ties_page(20, 30, LONG_WORD),
    "ties_many": ties_page(60, 90, VERY_LONG),
    "ties_none": TiesPage((), (), TiesFacts()),
    "later": LaterPage(at(16, 30), at(16, 45)),
    "test": TestPage(2),
}


@pytest.fixture
def drawn(monkeypatch):
    """Every line that is drawn: its text, its style and its colour."""
    lines = []
    put = Wall.put

    def record(self, line, where, style, color):
        lines.append((line, style, QColor(color), where))
        put(self, line, where, style, color)

    monkeypatch.setattr(Wall, "put", record)
    return lines


def shown(page, languages=("nl",), show_condition=True):
    states = ("past", "now", *["coming"] * 4)
    segments = zip((*Condition, None), states, strict=True)
    strip = tuple(Segment(condition, 20, state) for condition, state in segments)
    return Live(Scene(page, languages, strip, "Europe/Amsterdam", show_condition))


def painted(page, languages=("nl",), size=HD, look="light", show_condition=True):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    scene = shown(page, languages, show_condition)
    paint_projection(painter, QRectF(0, 0, *size), scene, NOW, theme.theme(look))
    painter.end()
    return image


def numbers_of(drawn):
    """The numbers of the notes that were drawn."""
    ink = theme.theme("light").color("note_ink")
    bold = (
        line
        for line, style, color, _ in drawn
        if color == ink and style.weight == text.BOLD and style.size >= text.NUMBER
    )
    return [int(line) for line in bold if line.isdigit()]


def colors(image, top=0.0, bottom=1.0):
    first, last = (round(image.height() * share) * image.width() for share in (top, bottom))
    return {pixel | 0xFF000000 for pixel in set(image.constBits().cast("I")[first:last])}


@pytest.mark.parametrize(
    "languages", [("nl",), BOTH, pytest.param(("en",), marks=pytest.mark.slow)], ids="-".join
)
@pytest.mark.parametrize("size", [HD, OLD], ids=["16:9", "4:3"])
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_ink_on_the_wall(name, look, size, languages):
    image = painted(PAGES[name], languages, size, look)
    found = colors(image)
    chosen = theme.theme(look)
    assert chosen.color("wall").rgb() in found
    assert chosen.color("wall_ink").rgb() in found
    assert QColor("#FF00FF").rgb() not in found


@pytest.mark.parametrize("size", [HD, OLD], ids=["16:9", "4:3"])
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_all_text_is_large_enough_and_dark_enough(name, look, size, drawn):
    painted(PAGES[name], BOTH, size, look)
    chosen = theme.theme(look)
    papers = [chosen.color("wall"), chosen.color("wall_track")]
    for line, style, color, _ in drawn:
        assert text.face(style).pixelSize() >= text.HEIGHT / 36, line
        if color == chosen.color("note_ink"):
            assert all(contrast(color, chosen.note(tint)[0]) >= 7 for tint in range(5))
        if color != chosen.color("note_ink") or look == "light":
            assert color in (chosen.color("wall_ink"), chosen.color("wall_secondary"))
            assert all(contrast(color, paper) >= 7 for paper in papers), line


@pytest.mark.parametrize("size", [HD, OLD], ids=["16:9", "4:3"])
@pytest.mark.parametrize("name", PAGES)
def test_no_line_runs_off_the_picture(name, size, drawn):
    painted(PAGES[name], BOTH, size)
    width = text.HEIGHT * size[0] / size[1]
    for line, style, _, where in drawn:
        assert where.x() >= 60, line
        assert where.x() + text.width_of(line, style) <= width - 60, line


@pytest.mark.parametrize("words", ["Vertel je vraag.", VERY_LONG, LONG_WORD])
def test_instructions_stay_legible_however_long_they_are(words, drawn):
    painted(step_page(prompt=Phrase(words), detail=Phrase(words), title=Phrase()), size=OLD)
    instruction = [style for line, style, _, _ in drawn if line[:12] and line[:12] in words]
    assert instruction
    assert min(text.face(style).pixelSize() for style in instruction) >= text.HEIGHT / 28


@pytest.mark.parametrize("words", ["Kort", VERY_LONG, LONG_WORD])
@pytest.mark.parametrize("many", [1, 7, 40])
def test_notes_and_their_numbers_stay_legible(many, words, drawn):
    painted(board_page(lanes=(PublicLane(Phrase("Ik bied"), 0, notes(many, words)),)))
    on_paper = [entry for entry in drawn if entry[2] == theme.theme("light").color("note_ink")]
    numbers = [style for line, style, _, _ in on_paper if style.weight == text.BOLD and line == "1"]
    texts = [style for _, style, _, _ in drawn if style.pitch == 1.15 and style.size > text.REST]
    assert min(text.face(style).pixelSize() for style in numbers) >= text.HEIGHT / 24
    assert min(text.face(style).pixelSize() for style in texts) >= text.HEIGHT / 28


def test_a_commitment_stays_legible_however_long_it_is(drawn):
    long = replace(commitments(1)[0], what=VERY_LONG)
    painted(commitments_page(0, commitments=(long,), spotlight=1), size=OLD)
    styles = [style for line, style, _, _ in drawn if "schuurde" in line]
    assert styles
    assert all(style.size >= text.HEIGHT / 28 for style in styles)
    assert any(line.endswith("…") for line, *_ in drawn)


@pytest.mark.parametrize("languages", [("nl",), BOTH], ids="-".join)
@pytest.mark.parametrize("size", [HD, OLD], ids=["16:9", "4:3"])
@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("commitment", "test")])
def test_the_bottom_fifth_holds_only_the_agenda(name, size, languages):
    """Heads hide it; the agenda begins 60 units above the edge.

    The names of the others may be there; the test picture shows its own edges.
    """
    image = painted(PAGES[name], languages, size)
    assert colors(image, 0.8, 1 - 64 / 1080) == {theme.theme("light").color("wall").rgb()}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_the_time_of_day_in_the_room(name, drawn):
    painted(PAGES[name])
    assert any(line == "10:48" and where.y() < 108 for line, _, _, where in drawn)


@pytest.mark.parametrize("name", PAGES)
def test_a_preview_says_the_same_lines_as_the_projector(name, drawn):
    painted(PAGES[name], BOTH, HD)
    large = [line for line, *_ in drawn]
    drawn.clear()
    painted(PAGES[name], BOTH, (320, 180))
    assert [line for line, *_ in drawn] == large


@pytest.mark.parametrize("size", [TINY, (3840, 2160), (600, 900), (2560, 600)])
def test_any_size_is_painted_to_its_edges(size):
    image = painted(PAGES["board"], BOTH, size)
    wall = theme.theme("light").color("wall").rgb()
    assert {image.pixel(0, 0), image.pixel(size[0] - 1, size[1] - 1)} == {wall}


def test_a_window_of_one_pixel_does_no_harm():
    assert painted(PAGES["board"], BOTH, (1, 1)).width() == 1


def test_black_is_black_and_nothing_else():
    image = QImage(*TINY, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_projection(painter, QRectF(0, 0, *TINY), Black(), NOW, theme.theme("light"))
    painter.end()
    assert colors(image) == {QColor("#000000").rgb()}


@pytest.mark.parametrize(
    ("timebox", "said"),
    [
        (box(20), "20 min"),
        (box(4), "4 min"),
        (box(1.5), "01:30"),
        (box(20, 12.2), "12 min nog te gaan"),
        (box(40, 5.2), "5 min nog te gaan"),
        (box(20, 4.1), "04:06 nog te gaan"),
        (box(20, 4), "04:00 nog even"),
        (box(20, 1), "01:00 laatste minuut"),
        (box(20, 0.1), "00:06 laatste minuut"),
        (box(20, 12.2, running=False), "12 min staat stil"),
        (box(20, 0.1, running=False), "00:06 staat stil"),
        (box(20, 0), "00:00 Rond rustig af"),
        (box(20, -61), "00:00 Rond rustig af"),
    ],
)
def test_the_room_reads_minutes_then_seconds_then_a_kind_word(timebox, said):
    words, code = words_in("nl"), disc.word(timebox, NOW)
    read = [disc.time_left(words, timebox, NOW), *([words(code)] if code else [])]
    assert " ".join(read) == said


STAGES = {"plenty": 12, "soon": 3.2, "last_minute": 0.7, "round_off": -2}


def grey_inside(page, look):
    """The greys between the figures and the ring, which no text touches, and the words drawn."""
    image = painted(page, ("nl",), (1920, 1080), look)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    middle, inner = 1920 - 80 - disc.LARGE / 2, disc.LARGE * 0.38
    return tuple(
        grey.pixelColor(floor(middle), floor(540 + inner * far)).red()
        for far in (0.75, *(0.9 + step / 100 for step in range(11)))
    )


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_room_tells_the_thresholds_apart_by_look_and_by_word_without_colours(look, drawn):
    looks, said = {}, {}
    for stage, left in STAGES.items():
        drawn.clear()
        page = step_page(box=box(20, left), prompt=Phrase("Vertel."), title=Phrase())
        looks[stage] = grey_inside(page, look)
        said[stage] = {line for line, *_ in drawn if not any(map(str.isdigit, line))}
    assert len(set(looks.values())) >= 3  # the ring itself tells plenty from nothing left
    assert "nog te gaan" in said["plenty"]
    assert "nog even" in said["soon"]
    assert "laatste minuut" in said["last_minute"]
    assert {"Rond", "rustig af"} <= said["round_off"]
    words = [frozenset(one) for one in said.values()]
    assert len(set(words)) == len(STAGES)


@pytest.mark.parametrize("languages", [("nl",), BOTH], ids="-".join)
@pytest.mark.parametrize("page", ["board", "commitments"])
def test_a_small_ring_has_its_word_beside_it(page, languages, drawn):
    boxes = {"nog even": box(20, 3.2), "laatste minuut": box(20, 0.7)}
    for word, timebox in boxes.items():
        drawn.clear()
        painted(replace(PAGES[page], box=timebox), languages)
        assert any(line.startswith(word) for line, *_ in drawn)


@pytest.mark.parametrize("name", ["step_over", "board_over"])
def test_when_the_time_is_over_both_languages_say_so_without_numbers_or_red(name, drawn):
    image = painted(PAGES[name], BOTH)
    lines = " ".join(line for line, *_ in drawn)
    assert "Rond rustig af" in lines
    assert "Please round off" in lines
    assert "−" not in lines
    assert "00:" not in lines
    assert theme.theme("light").color("danger").rgb() not in colors(image)


def test_what_is_left_of_the_ring_runs_clockwise_from_twelve():
    color = theme.theme("light").condition(Condition.GROWTH).rgb()
    track = theme.theme("light").color("wall_track").rgb()
    image = painted(step_page(box=box(20, 15)), size=(1920, 1080))
    middle, radius = 1920 - 80 - disc.LARGE / 2, disc.LARGE * 0.44
    assert image.pixel(floor(middle - radius * 0.7), floor(540 - radius * 0.7)) == track
    assert image.pixel(floor(middle + radius * 0.7), floor(540 + radius * 0.7)) == color
    assert image.pixel(floor(middle + radius * 0.7), floor(540 - radius * 0.7)) == color


def test_the_condition_is_named_only_when_the_room_may_see_it(drawn):
    painted(step_page())
    assert any("Persoonlijke groei" in line for line, *_ in drawn)
    drawn.clear()
    painted(step_page(), show_condition=False)
    assert not any("Persoonlijke groei" in line for line, *_ in drawn)


@pytest.mark.parametrize("languages", [("nl",), BOTH], ids="-".join)
@pytest.mark.parametrize("size", [HD, OLD], ids=["16:9", "4:3"])
@pytest.mark.parametrize("counts", [(0,), (1,), (7,), (40,), (200,), (3, 3, 1), (66, 1, 133)])
def test_the_sheets_of_a_board_hold_every_note_exactly_once(counts, size, languages, drawn):
    page = board_page(*counts)
    sheets = board_sheets(page, QSizeF(*size), languages)
    for sheet in range(sheets):
        painted(replace(page, sheet=sheet), languages, size)
    assert sorted(numbers_of(drawn)) == list(range(1, sum(counts) + 1))


def test_a_sheet_too_far_shows_the_last_one(drawn):
    page = board_page(40)
    sheets = board_sheets(page, QSizeF(*HD), ("nl",))
    painted(replace(page, sheet=sheets + 5))
    assert any(f"{sheets} / {sheets}" in line for line, *_ in drawn)


def test_a_board_says_how_many_notes_are_on_later_sheets(drawn):
    page = board_page(40)
    painted(page)
    assert any(f"nog {40 - len(numbers_of(drawn))}" in line for line, *_ in drawn)


def test_a_held_column_shows_how_many_and_nothing_else(drawn):
    painted(board_page(held=11), BOTH)
    lines = [line for line, *_ in drawn]
    assert "11" in lines
    assert "briefjes, nog dicht" in lines
    assert "notes, still closed" in lines


@pytest.mark.parametrize("size", [HD, OLD], ids=["16:9", "4:3"])
@pytest.mark.parametrize(("many", "people"), [(1, 1), (6, 4), (12, 3), (30, 2), (30, 8)])
def test_the_sheets_of_groups_hold_every_name_exactly_once(many, people, size, drawn):
    told = tuple(tuple(f"Lan{g}x{p}" for p in range(people)) for g in range(many))
    page = GroupsPage(told)
    sheets = projection_sheets(shown(page), QSizeF(*size))
    for sheet in range(sheets):
        painted(replace(page, sheet=sheet), size=size)
    names = [name.strip(",") for line, *_ in drawn for name in line.split()]
    assert sorted(n for n in names if n[:3] == "Lan") == sorted(n for g in told for n in g)
    numbers = [line for line, style, *_ in drawn if line.isdigit() and style.size >= text.NUMBER]
    assert numbers == [str(number) for number in range(1, many + 1)]


def test_a_few_names_stand_large_and_each_on_its_own_line(drawn):
    painted(GroupsPage((("Nguyễn Thị Lan", "Çağla"), ("Łukasz", "Tom"))))
    sizes = {line: style.size for line, style, *_ in drawn}
    assert {"Nguyễn Thị Lan", "Çağla", "Łukasz", "Tom"} <= set(sizes)
    assert sizes["Çağla"] > text.READ


def test_groups_of_a_large_room_turn_over_sheets_of_which_the_last_is_the_end(drawn):
    page = PAGES["groups_many"]
    sheets = projection_sheets(shown(page), QSizeF(*HD))
    assert 1 < sheets < 8
    painted(replace(page, sheet=sheets + 3))
    lines = [line for line, *_ in drawn]
    assert any(line.endswith(f"{sheets} / {sheets}") for line in lines)
    assert "30" in lines


def test_a_step_off_the_record_says_so_in_both_languages(drawn):
    painted(PAGES["step"], BOTH)
    assert "Nu schrijft niemand mee" not in [line for line, *_ in drawn]
    painted(PAGES["step_off_record"], BOTH)
    sizes = {line: style.size for line, style, *_ in drawn}
    assert sizes["Nu schrijft niemand mee"] >= text.READ
    assert "Nothing is written down now" in sizes


@pytest.mark.parametrize("size", [HD, OLD], ids=["16:9", "4:3"])
def test_the_test_picture_reaches_the_last_pixels_and_tells_nothing_of_a_workshop(size, drawn):
    image = painted(PAGES["test"], BOTH, (size[0] * 2, size[1] * 2))
    ink = theme.theme("light").color("wall_ink").rgb()
    wide, high = image.width() - 1, image.height() - 1
    corners = [(0, 0), (wide, 0), (0, high), (wide, high)]
    middles = [(wide // 2, 0), (wide // 2, high), (0, high // 2), (wide, high // 2)]
    assert {image.pixel(*at) for at in corners + middles} == {ink}
    strip = theme.theme("light").condition(Condition.ENERGY).rgb()
    assert strip not in colors(image, 0.85, 0.999)
    assert {style.size for _, style, *_ in drawn} >= {text.READ, text.REST}
    assert any(line == "2" and style.size > 300 for line, style, *_ in drawn)


def test_the_sheets_of_commitments_hold_each_one_once(drawn):
    page = commitments_page(30)
    sheets = commitment_sheets(page, QSizeF(*HD), ("nl",))
    for sheet in range(sheets):
        painted(replace(page, sheet=sheet))
    lines = [line for line, *_ in drawn]
    assert sum(line.startswith("Ik vraag") for line in lines) == 30
    assert commitment_sheets(replace(page, spotlight=2), QSizeF(*HD), ("nl",)) == 1


def test_a_commitment_is_shown_in_full_with_the_others_as_names(drawn):
    painted(commitments_page(4, spotlight=1), ("nl",))
    lines = [line for line, *_ in drawn]
    assert "Nguyễn Thị Lan · Gemeente" in lines
    assert "vrijdag 18 december 2026" in lines
    assert "Wat wij gaan doen" in lines
    assert {"Łukasz Wójcik", "Çağla Öz", "Marieke V."} <= set(lines)
    assert not any(" van 4" in line or "1 / " in line for line in lines)


def test_names_that_do_not_fit_are_counted(drawn):
    painted(commitments_page(30, spotlight=1))
    assert any(line.startswith("+ ") for line, *_ in drawn)


def test_without_commitments_the_frame_to_speak_in_is_there(drawn):
    painted(commitments_page(0), BOTH)
    lines = [line for line, *_ in drawn]
    assert {"Ik ga …", "met …", "uiterlijk …", "I will …", "with …", "by …"} <= set(lines)


def test_someone_who_speaks_sees_the_frame_until_the_words_are_there(drawn):
    speaker = public.PublicSpeaker("Zoë", "Liander", ours=True)
    painted(commitments_page(3, is_round=True, speaker=speaker))
    lines = [line for line, *_ in drawn]
    assert {"Zoë · Liander", "Wij gaan …", "met …", "uiterlijk …"} <= set(lines)
    assert "Ik ga …" not in lines
    assert {one.who for one in commitments(3)} <= set(lines), "who spoke before stands beneath"


def test_who_asks_and_what_helps_stand_under_what_somebody_will_do(drawn):
    full = replace(
        commitments(1)[0],
        cue="ik thuis ben",
        first_step="bel ik Tom",
        buddy="Kees",
        buddy_asks=date(2026, 12, 11),
        help_from="Fatima",
        help="een telefoonnummer",
        answer=Answer.TRY,
    )
    painted(commitments_page(0, commitments=(full,), is_round=True, spotlight=full.number))
    said = " ".join(line for line, *_ in drawn)
    assert "Als ik thuis ben, dan bel ik Tom" in said
    assert "Kees · vrijdag 11 december" in said
    assert "Fatima: een telefoonnummer" in said


def test_nothing_private_can_reach_the_wall():
    """No type that a projection is made of is, or holds, a record of the workshop itself."""
    seen, todo = set(), [public.Live, public.Frozen, public.Black]
    while todo:
        kind = todo.pop()
        for part in typing.get_args(kind):
            todo.append(part)
        if dataclasses.is_dataclass(kind) and kind not in seen:
            seen.add(kind)
            todo += typing.get_type_hints(kind).values()
    assert PublicNote in seen
    assert {kind.__module__ for kind in seen} <= {
        "llnet_desktop.domain.projection",
        "llnet_desktop.domain.phrase",
        "llnet_desktop.domain.run",
        "llnet_desktop.domain.scan",  # what the figures bear, once it was sent
    }
    assert not any("private" in field.name for kind in seen for field in dataclasses.fields(kind))


def test_words_keep_letters_outside_the_basic_plane_whole():
    made = text.wrap("🙂🙂 samen verder " * 9, text.Style(40), 300)
    assert "".join(made.lines).replace(" ", "") == "🙂🙂samenverder" * 9


def test_a_word_wider_than_its_line_breaks_with_a_hyphen():
    made = text.wrap(LONG_WORD, text.Style(40), 300)
    assert len(made.lines) > 5
    assert made.lines[0].endswith("-")
    assert not made.whole


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_gets_the_text_of_every_page(name, language):
    said = projection_text(shown(PAGES[name]), language, NOW)
    assert said
    assert "{" not in said
    page = PAGES[name]
    if isinstance(page, BoardPage):
        for lane in page.lanes:
            assert all(note.text in said for note in lane.notes)
    if isinstance(page, StepPage):
        assert page.prompt.in_(language) in said


def test_a_screen_reader_hears_that_the_screen_is_black():
    assert projection_text(Black(), "nl", NOW) == "Het scherm is zwart."


def test_both_languages_have_the_same_sentences_for_the_projector():
    def codes(language):
        return {code for code in words_in(language).entries() if code.startswith("projector.")}

    assert codes("nl") == codes("en")


def test_before_the_reveal_nothing_of_any_answer_is_on_the_scan(drawn):
    painted(SCAN)
    said = [line for line, *_ in drawn]
    assert "Zonder namen: nergens staat wie wat schreef." in said
    assert "Ik heb de mensen in dit netwerk nodig om mijn doel te bereiken." in said
    assert not any("," in line and line.replace(",", "").isdigit() for line in said)


def test_the_dots_come_without_means_and_the_means_with_words_for_what_changed(drawn):
    painted(replace(SCAN, stage="dots", figures=FIGURES))
    said = [line for line, *_ in drawn]
    assert "Wat valt jullie op?" in said
    assert "4,0" not in said
    drawn.clear()
    page = replace(
        SCAN, stage="means", figures=FIGURES, slips=9, last_day=date(2026, 9, 9), last_slips=16
    )
    painted(page)
    said = [line for line, *_ in drawn]
    assert {"4,0", "5,0", "6,0", "7,0", "8,0"} <= set(said)
    assert [said.count(word) for word in ("lager", "ongeveer gelijk", "hoger")] == [1, 1, 3]
    assert "vandaag, 9 antwoorden" in said
    assert "woensdag 9 september 2026, 16 antwoorden" in said


def test_below_five_answers_the_room_reads_why_there_is_nothing(drawn):
    painted(PAGES["scan_few"])
    assert any("Minder dan vijf antwoorden" in line for line, *_ in drawn)
    assert not any(line == "Elkaar nodig hebben" for line, *_ in drawn)
