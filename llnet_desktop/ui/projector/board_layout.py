"""Where the notes of a board go on the wall: on as many sheets as it takes, each exactly once.

A typist adds a note every few seconds, so what is laid out already is kept: a note more costs as
much on a board of ten thousand as on one of forty.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QSizeF

from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, PublicCluster, PublicLane, PublicNote
from llnet_desktop.ui.projector import disc, text
from llnet_desktop.ui.projector.text import (
    BOLD,
    NUMBER,
    READ,
    REST,
    SEMIBOLD,
    Piece,
    Sheets,
    Spot,
    Style,
)
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, TOP, Languages, said, spoken, width_for

GAP = 11.0  # notes
PAD = 14.0  # inside a note, left and right
ABOVE = 8.0  # and above and below
CHIP = 26.0
DOTS = Style(REST, SEMIBOLD)
DISC = disc.SMALL
NAME = Style(38, BOLD, 1.05)
SECOND = Style(REST, pitch=1.15)
TITLE = Style(READ, BOLD, 1.15)
UNDER_TITLE = 6.0
_NARROWEST = 236.0  # of a note
_MOST_COLUMNS = 4  # of notes in one lane
_MANY = 120  # notes in a lane: from here on its first notes tell how all are laid out
_LONGEST_TITLE = 3  # lines
_FIRST = 30  # notes of a lane, which tell how high its notes are; those that follow are as high
_NEARLY_ALL = 0.9  # of those have room in one note
_USUAL = 6  # lines at most of a note that is not a long one


@dataclass(frozen=True, slots=True)
class Card:
    """A note with its words laid out, and the title of its cluster.

    The title stands over the first note of a cluster, and over the first one of a column.
    """

    words: text.Paragraph
    title: text.Paragraph | None = None
    is_first: bool = False

    @property
    def height(self) -> float:
        """How high the paper is."""
        return self.words.height + 2 * ABOVE

    @property
    def over(self) -> float:
        """How high its title is, where it stands."""
        return self.title.height + UNDER_TITLE if self.title else 0.0

    def above(self, spot: Spot) -> float:
        """Return how high the title is that stands over the note in this place."""
        return self.over if self.is_first or spot.top == 0 else 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """How the notes of one lane are laid out; a card for each note.

    Notes are of one size; a long one takes the places of two or more.
    """

    note_width: float
    note_height: float
    sheets: Sheets
    cards: tuple[Card, ...]

    @property
    def is_easy(self) -> bool:
        """Whether no word broke, nothing was cut, and notes stay low."""
        return all(card.words.whole and len(card.words.lines) <= 4 for card in self.cards)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything on a board goes."""

    head: text.Stack
    head_top: float
    head_right: float  # where the disc lets words end
    names: tuple[text.Stack, ...]
    in_line: bool  # both languages of every name fit on one line
    columns: tuple[Column, ...]
    lane_width: float
    between: float  # lanes
    names_top: float
    notes_top: float
    sheets: int
    ends: tuple[text.Stack, ...] = ()  # under the names: what is destroyed at the end
    ends_top: float = 0.0

    @property
    def under_top(self) -> float:
        """Where the line under the head begins; it says how many sheets there are."""
        return self.head_top + text.height_of(self.head)

    def sheet(self, page: BoardPage) -> int:
        """Return the sheet that is drawn: the last one when there are fewer than asked for."""
        return max(0, min(page.sheet, self.sheets - 1))


def board_sheets(page: BoardPage, size: QSizeF, languages: Languages) -> int:
    """Return how many sheets a board takes on a picture of this size."""
    return plan_for(page, width_for(size), languages).sheets


def sheet_with(page: BoardPage, number: int, size: QSizeF, languages: Languages) -> int:
    """Return the sheet that a note stands on; the first when it is not on this board."""
    plan = plan_for(page, width_for(size), languages)
    for lane, column in zip(page.lanes, plan.columns, strict=True):
        last = range(len(column.sheets) - 1, -1, -1)  # what was written last is asked for most
        for sheet in last:
            if any(lane.notes[spot.card].number == number for spot in column.sheets[sheet]):
                return sheet
    return 0


_PLANS: OrderedDict[tuple[object, ...], tuple[tuple[PublicLane, ...], Plan]] = OrderedDict()
_MOST_PLANS = 16


def plan_for(page: BoardPage, width: float, languages: Languages) -> Plan:
    """Return the layout of a board; the time left and the sheet do not change it."""
    with_disc = disc.has_time(page.box)
    which = tuple(id(lane) for lane in page.lanes)  # they are kept alive beside their plan
    key = (page.prompt, which, width, languages, with_disc, page.condition is not None)
    kept = _PLANS.get(key)
    if kept is None:
        plan = _plan(page.prompt, page.lanes, width, languages, with_disc, key[-1] is True)
        kept = _PLANS[key] = (page.lanes, plan)
        if len(_PLANS) > _MOST_PLANS:
            _PLANS.popitem(last=False)
    return kept[1]


def _plan(
    prompt: Phrase,
    lanes: tuple[PublicLane, ...],
    width: float,
    languages: Languages,
    with_disc: bool,
    with_condition: bool,
) -> Plan:
    right = width - MARGIN - (DISC + 40 if with_disc else 0.0)
    asked = spoken(languages, prompt)
    size = 60 if len(asked) == 1 else 54
    pieces = [Piece(line, Style(size, BOLD, 1.1), READ) for line in asked[:1]]
    pieces += [Piece(line, Style(READ, pitch=1.15), READ, secondary=True) for line in asked[1:]]
    head_width = right - MARGIN - (0 if with_condition else 140)  # beside the time of day
    head = text.stack(tuple(pieces), head_width, 180)
    head_top = TOP + 56 if with_condition else TOP - 6
    head_end = head_top + text.height_of(head) + Style(REST).line
    names_top = max(head_end + 22, TOP + DISC + 6 if with_disc else 0.0)
    count = max(len(lanes), 1)
    between = 32.0 if count < 4 else 20.0
    lane_width = (width - 2 * MARGIN - between * (count - 1)) / count
    in_line = all(_fits_in_line(lane.name, languages, lane_width) for lane in lanes)
    names = tuple(_name(lane.name, languages, lane_width) for lane in lanes)
    name_height = NAME.line if in_line else max(map(text.height_of, names))
    ends = tuple(_end(lane, languages, lane_width) for lane in lanes)
    ends_top = names_top + name_height + 2
    notes_top = max(names_top + name_height, ends_top + max(map(text.height_of, ends), default=0))
    notes_top += 10
    columns = _columns(lanes, lane_width, BOTTOM - notes_top, languages)
    sheets = max((len(column.sheets) for column in columns), default=1)
    return Plan(
        head,
        head_top,
        right,
        names,
        in_line,
        columns,
        lane_width,
        between,
        names_top,
        notes_top,
        sheets,
        ends,
        ends_top,
    )


def _name(name: Phrase, languages: Languages, width: float) -> text.Stack:
    both = spoken(languages, name)
    pieces = [Piece(line, NAME, REST) for line in both[:1]]
    pieces += [Piece(line, SECOND, REST, secondary=True) for line in both[1:]]
    made = text.stack(tuple(pieces), width - CHIP - 14, NAME.line + SECOND.line)
    if all(paragraph.whole for _, paragraph in made):
        return made
    return text.stack(tuple(pieces), width - CHIP - 14, 150)


def _end(lane: PublicLane, languages: Languages, width: float) -> text.Stack:
    """Return what stands under the name of a lane that is destroyed at the end."""
    lines = said(languages, "privacy.wall.erased_at_end") if lane.erased else ()
    pieces = tuple(Piece(line, SECOND, REST, secondary=True) for line in lines)
    return text.stack(pieces, width, 2 * len(pieces) * SECOND.line)


def _fits_in_line(name: Phrase, languages: Languages, width: float) -> bool:
    first, *second = spoken(languages, name) or ("",)
    wide = text.width_of(first, NAME) + sum(text.width_of(line, SECOND) + 16 for line in second)
    return wide <= width - CHIP - 14


def _columns(
    lanes: tuple[PublicLane, ...], width: float, height: float, languages: Languages
) -> tuple[Column, ...]:
    """Return the best way to lay notes out, the same in every lane.

    The largest size at which all fit and read easily, beside each other where they can; else the
    least size with the fewest sheets.
    """
    longest = max((len(lane.notes) for lane in lanes), default=0)
    if longest > _MANY:
        first = tuple(replace(lane, notes=lane.notes[:_FIRST]) for lane in lanes)
        shape = _shape_of_many(first, width, height, languages)
        return tuple(_column(lane, shape) for lane in lanes)
    most = _most_columns(width)
    tried: list[tuple[Column, ...]] = []
    for size in (48, 43, READ):
        if size != READ and longest > _most_notes(size, most, height):
            continue  # not even if every note were one line
        tried = []
        for columns in range(most, 0, -1):
            shape = _shape(columns, size, width, height, languages)
            made = tuple(_column(lane, shape) for lane in lanes)
            if all(column.is_easy and len(column.sheets) == 1 for column in made):
                return made
            tried.append(made)
    return min(tried, key=_cost)


@lru_cache(maxsize=64)
def _shape_of_many(
    first: tuple[PublicLane, ...], width: float, height: float, languages: Languages
) -> _Shape:
    """Return the shape in which most notes stand on a sheet, by the first ones of each lane."""

    def on_a_sheet(shape: _Shape) -> int:
        highest = max(_column(lane, shape).note_height for lane in first)
        return shape.columns * int((height + GAP) // (highest + GAP))

    columns = range(1, _most_columns(width) + 1)
    return max((_shape(many, READ, width, height, languages) for many in columns), key=on_a_sheet)


def _most_columns(width: float) -> int:
    return max(1, min(_MOST_COLUMNS, int((width + GAP) // (_NARROWEST + GAP))))


def _shape(columns: int, size: float, width: float, height: float, languages: Languages) -> _Shape:
    return _Shape((width - GAP * (columns - 1)) / columns, columns, height, size, languages)


def _most_notes(size: float, columns: int, height: float) -> int:
    """Return how many notes of one line fit on a sheet."""
    note = Style(size, pitch=1.15).line + 2 * ABOVE
    return columns * int((height + GAP) // (note + GAP))


def _cost(columns: tuple[Column, ...]) -> tuple[int, int, bool, float]:
    """Return what speaks against a layout: sheets, notes that are cut, and then narrow ones."""
    cut = sum(not card.words.whole for column in columns for card in column.cards)
    uneasy = not all(one.is_easy for one in columns)
    sheets = max(len(column.sheets) for column in columns)
    return sheets, cut, uneasy, -columns[0].note_width if cut else 0.0


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a lane is laid out for."""

    note_width: float
    columns: int
    height: float
    size: float
    languages: Languages


_LAID_OUT: OrderedDict[tuple[object, ...], tuple[PublicLane, Column]] = OrderedDict()
_MOST_LAID_OUT = 128


def _column(lane: PublicLane, shape: _Shape) -> Column:
    """Return the layout of a lane, from the one before where notes were only added."""
    key = (lane.name, lane.tint, shape)
    before = _LAID_OUT.get(key)
    made = _grown(before, lane, shape) if before is not None else None
    if made is None:
        made = _filled(tuple(_cards(lane.notes, lane.clusters, shape, None)), lane, shape)
    _LAID_OUT[key] = (lane, made)
    _LAID_OUT.move_to_end(key)
    if len(_LAID_OUT) > _MOST_LAID_OUT:
        _LAID_OUT.popitem(last=False)
    return made


def _grown(before: tuple[PublicLane, Column], lane: PublicLane, shape: _Shape) -> Column | None:
    """Return the layout before with the notes that came after it; None where others changed."""
    old, column = before
    if old is lane:
        return column
    count = len(old.notes)
    if (
        old.clusters != lane.clusters
        or old.notes != lane.notes[:count]  # the same ones are told apart at once
    ):
        return None
    last = old.notes[-1] if old.notes else None
    cards = (*column.cards, *_cards(lane.notes[count:], lane.clusters, shape, last))
    if len(column.sheets) == 1 or count < _FIRST:  # their size may change
        return _filled(cards, lane, shape)
    first, high = column.sheets[-1][0].card, column.note_height
    rest = _packed(cards[first:], high, shape)
    sheets = tuple(tuple(_moved(spot, first) for spot in sheet) for sheet in rest)
    return Column(shape.note_width, high, (*column.sheets[:-1], *sheets), cards)


def _filled(cards: tuple[Card, ...], lane: PublicLane, shape: _Shape) -> Column:
    """Return all cards of a lane laid out: in rows where they fit on one sheet."""
    if not lane.clusters:  # in rows notes of a cluster would stand beside others
        heights = [card.height for card in cards]
        rows = text.in_rows(heights, shape.columns, shape.height, GAP)
        if rows is not None:
            return Column(shape.note_width, max(heights, default=0.0), rows, cards)
    counts = sorted(len(card.words.lines) for card in cards[:_FIRST]) or [1]
    usual = min(counts[ceil(_NEARLY_ALL * len(counts)) - 1], _USUAL)
    heights = [n * Style(shape.size, pitch=1.15).line + 2 * ABOVE for n in range(usual, 0, -1)]
    if len(cards) <= _FIRST:  # one sheet is worth more than one size
        for high in heights:
            sheets = _packed(cards, high, shape)
            if len(sheets) == 1:
                return Column(shape.note_width, high, sheets, cards)
    return Column(shape.note_width, heights[0], _packed(cards, heights[0], shape), cards)


def _packed(cards: Sequence[Card], high: float, shape: _Shape) -> Sheets:
    """Return cards one below the other, each as high as one note or as a few of them."""
    heights = [_even(card, high, shape) for card in cards]
    inside = [card.over if card.is_first else 0.0 for card in cards]
    at_top = [card.over for card in cards]
    return text.packed(heights, shape.columns, shape.height, GAP, inside, at_top)


def _even(card: Card, high: float, shape: _Shape) -> float:
    """Return how high a paper is among others: as many places of one as its words need."""
    places = ceil((card.height + GAP) / (high + GAP) - 0.01)  # as high is one place
    return min(places * (high + GAP) - GAP, max(card.height, shape.height - card.over))


def _moved(spot: Spot, by: int) -> Spot:
    return Spot(spot.card + by, spot.column, spot.top, spot.height)


def _cards(
    notes: Sequence[PublicNote],
    clusters: Sequence[PublicCluster],
    shape: _Shape,
    before: PublicNote | None,
) -> Iterable[Card]:
    """Yield a card for each note; `before` is the one that stands before the first."""
    style = Style(shape.size, pitch=1.15)
    most = int((shape.height - 2 * ABOVE) // style.line)
    group = before.group if before is not None else None
    for note in notes:
        title, is_first = None, note.group != group
        if note.group is not None:
            words = cluster_title(clusters[note.group], shape.languages)
            title = text.wrap(words, TITLE, shape.note_width - 6, _LONGEST_TITLE) if words else None
        group = note.group
        room = most if title is None else max(1, most - _LONGEST_TITLE - 1)
        number = text.width_of(str(note.number), number_style(shape.size)) + 12
        width = shape.note_width - 2 * PAD
        words_of = text.wrap(note.text, style, width, room, number, _dots_width(note))
        yield Card(words_of, title, is_first)


def cluster_title(cluster: PublicCluster, languages: Languages) -> str:
    """Return what stands over a cluster: its title, and how far the network is with it."""
    rung = " · ".join(said(languages, f"board.rung.{cluster.rung}")) if cluster.rung else ""
    if cluster.title and rung:
        return f"{cluster.title} ({rung})"
    return cluster.title or rung


def number_style(size: float) -> Style:
    """Return how the number of a note is written beside words of a size."""
    return Style(max(NUMBER, size), BOLD)


def _dots_width(note: PublicNote) -> float:
    return text.width_of(str(note.dots), DOTS) + 42 if note.dots else 0.0
