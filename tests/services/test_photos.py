"""Photos of paper: what is kept, what the room sees and what may be printed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Lane,
    Photo,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.lanes import check_names
from llnet_desktop.services.photos import (
    MOST_WORDS,
    captioning,
    keeping,
    of_block,
    on_page,
    page_code,
    photo_page,
    printable,
    taking_away,
    turned,
)

STEP = Step("s", Phrase("Vertel"), 10 * MINUTE)
OPEN, HELD = Lane("open", Phrase("Bied")), Lane("held", Phrase("Stil"), Privacy.HELD)
BLOCK = Block("b1", "w1", "i", Phrase("Markt"), BlockKind.EXERCISE, (STEP,), (OPEN,))
CLOSED = replace(BLOCK, id="b2", lanes=(OPEN, HELD))
BARE = replace(BLOCK, id="b3", lanes=())
PHOTOS = tuple(Photo(f"p{n}", "w1", "b1", "image/jpeg", b"%d" % n, f"Vel {n}") for n in (2, 1, 3))


def happened(what, subject):
    reading = Reading(datetime(2026, 12, 3, 9, tzinfo=UTC), 0.0, "boot")
    return RunEvent(f"{what}{subject}", "w1", what, reading, "b2", subject)


def test_photos_of_one_moment_keep_their_order():
    edit = keeping(BLOCK, STEP, [("image/png", bytes([n])) for n in range(40)])
    made = [change.after for change in edit.changes.values()]
    assert [one.content for one in of_block(made, "b1")] == [bytes([n]) for n in range(40)]
    assert {one.block for one in made} == {"b1"}
    assert edit.relies_on


def test_off_the_record_none_is_kept():
    with pytest.raises(InputError) as caught:
        keeping(BLOCK, replace(STEP, off_record=True), [("image/png", b"")])
    assert caught.value.code == "photo.off_record"


@pytest.mark.parametrize(
    "lane", [replace(HELD, privacy=Privacy.ON_PAPER), replace(HELD, erased=True)]
)
def test_beside_a_column_that_is_not_kept_none_is_kept(lane):
    with pytest.raises(InputError) as caught:
        keeping(replace(BLOCK, lanes=(OPEN, lane)), STEP, [("image/png", b"")])
    assert caught.value.code == "photo.stays_on_paper"


def test_a_caption_is_one_line_of_some_length():
    (change,) = captioning(PHOTOS[0], " Eén\n muur \t vol " + "x" * 500).changes.values()
    assert change.after.caption.startswith("Eén muur vol xxx")
    assert len(change.after.caption) == MOST_WORDS
    assert not captioning(PHOTOS[0], " Vel  2 ")  # nothing to undo


def test_what_is_taken_away_comes_back_as_it_was():
    (change,) = taking_away(PHOTOS[0]).inverse().changes.values()
    assert change.after == PHOTOS[0]


def test_the_room_sees_the_photo_that_was_chosen_and_no_other():
    page = page_code(PHOTOS[0])
    shown = photo_page(PHOTOS, BLOCK, page)
    assert (shown.content, shown.caption, shown.number, shown.photos) == (b"2", "Vel 2", 2, 3)
    assert "content" not in repr(shown)
    assert photo_page(PHOTOS[1:], BLOCK, page) is None
    assert photo_page(PHOTOS, CLOSED, page) is None
    for other in (None, "photo", "board", "photo:"):
        assert photo_page(PHOTOS, BLOCK, other) is None


def test_sheets_are_turned_from_photo_to_photo_and_stop_at_the_ends():
    page = page_code(PHOTOS[0])
    assert on_page(turned(PHOTOS, "b1", page, 1)) == "p3"
    assert on_page(turned(PHOTOS, "b1", page, 9)) == "p3"
    assert on_page(turned(PHOTOS, "b1", page, -9)) == "p1"
    assert turned(PHOTOS, "b2", page, 1) is None
    assert turned(PHOTOS, "b1", "board", 1) is None


def test_paper_shows_photos_of_what_the_room_may_read_and_those_it_saw():
    closed = replace(PHOTOS[0], id="p9", block="b2")
    bare = replace(PHOTOS[0], id="p8", block="b3")
    gone = replace(PHOTOS[0], id="p7", block="weg")
    everything, blocks = (*PHOTOS, closed, bare, gone), (BLOCK, CLOSED, BARE)

    def printed(*events):
        return {one.id for one in printable(everything, blocks, events)}

    assert printed() == {"p1", "p2", "p3", "p8"}
    assert "p9" in printed(happened(What.REVEALED, "held"))
    assert "p9" in printed(happened(What.SHOWN, page_code(closed)))
    assert "p9" not in printed(happened(What.SHOWN, page_code(PHOTOS[0])))


def test_a_photo_that_was_chosen_behind_a_freeze_or_black_was_not_seen():
    closed = replace(PHOTOS[0], id="p9", block="b2")
    choose = happened(What.SHOWN, page_code(closed))
    away = happened(What.SHOWN, None)
    freeze, black, live = (happened(What.PROJECTED, mode) for mode in ("frozen", "black", "live"))

    def is_printed(*events):
        numbered = [replace(event, number=n) for n, event in enumerate(events, start=1)]
        return bool(printable([closed], [CLOSED], reversed(numbered)))

    assert not is_printed(freeze, choose)
    assert not is_printed(black, choose, away, live)
    assert not is_printed(freeze, choose, black, freeze, away, live)
    assert is_printed(freeze, choose, live)
    assert is_printed(choose, freeze)
    assert is_printed(choose, away, black)
    assert is_printed(black, choose, freeze)  # a freeze under black shows what there is then


def test_beside_a_column_that_is_erased_no_photo_goes_on_paper():
    erased = replace(CLOSED, lanes=(OPEN, replace(HELD, erased=True)))
    photo = replace(PHOTOS[0], block="b2")
    shown = happened(What.SHOWN, page_code(photo))
    assert printable([photo], [CLOSED], [shown])
    assert not printable([photo], [erased], [shown])


@pytest.mark.parametrize(
    "lane", [replace(HELD, privacy=Privacy.ON_PAPER), replace(HELD, erased=True)]
)
def test_where_a_photo_is_no_column_comes_that_is_not_kept(desk, lane):
    workshop = Workshop("w1", "n1", "Samen", datetime(2026, 12, 3, 9, 30))
    photo = replace(PHOTOS[0], block="b2")
    desk.record(adding("x", [Network("n1", "Net"), workshop, CLOSED, photo]))
    for lanes in ((OPEN, lane), (OPEN, HELD, replace(lane, id="new"))):
        edit = changing("x", [(CLOSED, replace(CLOSED, lanes=lanes))])
        with pytest.raises(InputError) as caught:
            check_names(desk, edit)
        assert caught.value.code == "lanes.photographed"
    desk.record(taking_away(photo))
    check_names(desk, edit)
