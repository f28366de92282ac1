"""What a column may be: sensible together, and not changed under what was said in confidence."""

import pytest

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.ids import is_random, new_id, random_id
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import is_open, public_note
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Lane,
    Note,
    Privacy,
    Step,
    no_number,
)
from llnet_desktop.services.capture import adding_note, adding_notes, grouping, moving_note
from llnet_desktop.services.lanes import erased_at_the_end, seen_by, without_names

OPEN = Lane("open", Phrase("Ideeën"))
SECRET = Lane("secret", Phrase("Zorgen"), Privacy.HELD, unnamed=True)
STEP = Step("s", Phrase("Schrijf"), 10 * MINUTE)
BLOCK = Block("b", "w", "a", Phrase("Vis"), BlockKind.EXERCISE, (STEP,), (OPEN, SECRET))


def note_in(lane, number=1, **of_note):
    identity = random_id() if lane.unnamed else new_id()
    return Note(identity, "w", "b", lane.id, "iets", number, **of_note)


def test_ids_of_notes_without_names_tell_no_time():
    made = [random_id() for _ in range(200)]
    assert all(is_random(one) and one[19] in "89ab" and len(one) == 36 for one in made)
    assert len({one[:8] for one in made}) == 200
    assert not any(is_random(new_id()) for _ in range(200))
    assert all(-(2**31) <= no_number() < 0 for _ in range(200))


def test_without_names_a_column_that_is_open_to_all_is_closed():
    assert without_names(OPEN, True).privacy is Privacy.HELD
    assert without_names(SECRET, False).privacy is Privacy.HELD
    assert not seen_by(SECRET, Privacy.SHOWN).unnamed
    assert seen_by(SECRET, Privacy.OFF_SCREEN).unnamed


def test_on_paper_nothing_is_kept_so_there_is_nothing_to_choose():
    paper = seen_by(erased_at_the_end(SECRET, True), Privacy.ON_PAPER)
    assert (paper.unnamed, paper.erased) == (False, False)
    assert not erased_at_the_end(paper, True).erased
    assert not without_names(paper, True).unnamed


@pytest.mark.parametrize("privacy", Privacy)
def test_a_column_without_names_is_closed_until_revealed_whatever_its_privacy(privacy):
    lane = Lane("x", Phrase("X"), privacy, unnamed=True)
    assert not is_open(lane)
    assert is_open(lane, revealed=True) is (privacy in (Privacy.SHOWN, Privacy.HELD))


@pytest.mark.parametrize("lane", [OPEN, SECRET])
def test_the_room_never_sees_a_note_without_a_number(lane):
    assert public_note(note_in(lane, -5), lane, revealed=True) is None
    assert public_note(note_in(lane, 5), lane, revealed=True) is not None


def test_notes_neither_enter_nor_leave_a_column_without_names():
    for note, lane in ((note_in(OPEN), SECRET), (note_in(SECRET), OPEN)):
        with pytest.raises(InputError) as refused:
            moving_note(note, BLOCK, lane)
        assert refused.value.code == "unnamed.stays"
    stays = moving_note(note_in(SECRET, cluster="c"), BLOCK, SECRET)
    assert all(change.after.cluster is None for change in stays.changes.values())


def test_they_are_put_together_only_after_the_reveal_and_only_with_each_other():
    with pytest.raises(InputError) as refused:
        grouping([note_in(SECRET, -1), note_in(SECRET, -2)], [])
    assert refused.value.code == "unnamed.closed"
    with pytest.raises(InputError) as refused:
        grouping([note_in(SECRET, 1), note_in(OPEN, 2)], [])
    assert refused.value.code == "unnamed.stays"
    assert grouping([note_in(SECRET, 1), note_in(SECRET, 2)], [])


def test_nothing_is_added_after_the_reveal_for_it_would_be_known_by_its_place():
    with pytest.raises(InputError) as refused:
        adding_note(BLOCK, SECRET, "nog iets", {"secret"})
    assert refused.value.code == "unnamed.read_out"
    assert adding_note(BLOCK, OPEN, "nog iets", {"open"})


def test_a_note_without_a_name_has_no_number_and_a_random_id():
    made = [change.after for change in adding_notes(BLOCK, SECRET, ["a", "b"]).changes.values()]
    assert all(note.is_unnamed and not note.is_numbered for note in made)
    named = next(iter(adding_note(BLOCK, OPEN, "c").changes.values())).after
    assert not named.is_unnamed
    assert adding("x", [*made, named])
