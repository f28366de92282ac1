"""What became of commitments: what a line says, which ones a look back is about, five counts."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.stands import (
    StandLine,
    counts,
    looked_back_on,
    meant,
    numbered,
    parse_stands,
    standings,
)
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.stands import learning, setting, telling
from llnet_desktop.words import words_in

TODAY = date(2026, 12, 3)
DONE, UNDER_WAY, MOVED, LET_GO, NOT_KNOWN = StandState
WORDS = {
    "done": DONE,
    "Gedaan": DONE,
    "klaar": DONE,
    "under way": UNDER_WAY,
    "underway": UNDER_WAY,
    "loopt nog": UNDER_WAY,
    "loopt": UNDER_WAY,
    "bezig": UNDER_WAY,
    "moved": MOVED,
    "verschoven": MOVED,
    "let go": LET_GO,
    "losgelaten": LET_GO,
    "not known": NOT_KNOWN,
    "onbekend": NOT_KNOWN,
}


@pytest.mark.parametrize(("words", "state"), WORDS.items())
def test_a_number_with_its_stand_is_understood_in_both_languages(words, state):
    assert parse_stands(f" 12  {words} ", TODAY) == (StandLine((12,), state),)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("moved 3 feb", date(2027, 2, 3)),
        ("verschoven 3 feb", date(2027, 2, 3)),
        ("moved to 2026-12-18", date(2026, 12, 18)),
        ("verschoven naar over twee weken", date(2026, 12, 17)),
        ("moved friday", date(2026, 12, 4)),
    ],
)
def test_what_was_moved_has_its_day_behind_it(words, day):
    assert parse_stands(f"14 {words}", TODAY) == (StandLine((14,), MOVED, day),)


@pytest.mark.parametrize("numbers", ["12 14 15", "12, 14,15", "12 en 14 and 15", "#12+14 & 15"])
def test_several_numbers_come_at_once(numbers):
    (line,) = parse_stands(f"{numbers} let go", TODAY)
    assert line.numbers == (12, 14, 15)


def test_a_number_that_is_said_twice_counts_once():
    (line,) = parse_stands("12 14 12 done", TODAY)
    assert line.numbers == (12, 14)


def test_what_was_learned_stands_behind_a_colon():
    (line,) = parse_stands("12 moved 3 feb: eerst bellen: dan pas mailen", TODAY)
    assert line == StandLine((12,), MOVED, date(2027, 2, 3), "eerst bellen: dan pas mailen")


@pytest.mark.parametrize(
    "text", ["", "done", "12", "12 maybe", "12 done 3 feb", "twaalf gedaan", "x12 done", "12done"]
)
def test_what_is_no_stand_is_refused_with_a_sentence(text):
    with pytest.raises(InputError) as told:
        parse_stands(text, TODAY)
    assert told.value.code == "stands.line"


def test_a_day_that_is_none_is_refused_with_the_words_that_were_typed():
    with pytest.raises(InputError) as told:
        parse_stands("12 moved sometime", TODAY)
    assert (told.value.code, told.value.facts) == ("stands.day", {"text": "sometime"})


def code_of(text):
    """Return what is wrong with a line; nothing where it is a stand."""
    try:
        return "" if all(line.numbers for line in parse_stands(text, TODAY)) else "nothing"
    except InputError as error:
        return error.code


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_stand_or_a_sentence(text):
    assert code_of(text) in ("", "stands.line", "stands.day", "commit.no_next")


@pytest.mark.parametrize(
    ("day", "why"),
    [("3 dec", ""), ("2-12-2026", "past"), ("2 dec", "next_year"), ("1-2-2036", "far")],
)
def test_a_day_that_may_not_be_meant_is_asked_about(day, why):
    (line,) = parse_stands(f"12 verschoven {day}", TODAY)
    assert line.doubt == why


def test_what_was_moved_may_wait_for_the_next_workshop():
    coming = date(2027, 3, 3)
    (line,) = parse_stands("14 verschoven volgende bijeenkomst", TODAY, coming)
    assert line.moved_to == coming
    with pytest.raises(InputError) as told:
        parse_stands("14 moved to the next workshop", TODAY)
    assert told.value.code == "commit.no_next"


@pytest.mark.parametrize("between", [", ", " · ", "; ", ". "])
def test_several_stands_come_on_one_line(between):
    said = between.join(("12, 13 gedaan", "14 verschoven 3 feb", "9 en 10 losgelaten: te groot"))
    assert parse_stands(said, TODAY) == (
        StandLine((12, 13), DONE),
        StandLine((14,), MOVED, date(2027, 2, 3)),
        StandLine((9, 10), LET_GO, learned="te groot"),
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_sentence_shows_as_an_example_is_understood(language):
    words = words_in(language)
    said = words.error(InputError("stands.line", text="x")).rpartition(": ")[2]
    assert [line.state for line in parse_stands(said, TODAY)] == [DONE, MOVED, LET_GO]
    assert len(parse_stands(words("lookback.line_hint"), TODAY)) == 3


# --- what a look back is about


def workshop(id_, month, network="n", **more):
    return Workshop(id_, network, id_, datetime(2026, month, 3, 9, 30), **more)


FIRST, SECOND, NOW, LATER = (workshop(f"w{n}", 3 * n) for n in range(1, 5))
WORKSHOPS = (FIRST, SECOND, NOW, LATER, workshop("other", 1, "m"), workshop("bin", 2, binned=True))
SINCE = NOW.starts.date()


def made(id_, where, number, **more):
    return Commitment(id_, where, f"wie {id_}", f"wat {id_}", date(2026, 6, 1), number, **more)


COMMITMENTS = (
    made("a", "w1", 1),
    made("b", "w1", 2),
    made("c", "w2", 3),
    made("d", "w2", 4, room_only=True),
    made("e", "w3", 5),
    made("f", "w4", 6),
    made("g", "other", 1),
    made("h", "bin", 7),
)
STANDS = (
    Stand("s1", "a", DONE, date(2026, 6, 3)),
    Stand("s2", "b", DONE, date(2026, 4, 1)),
    Stand("s3", "b", MOVED, date(2026, 6, 3), "eerst een voorbeeld", date(2026, 9, 20)),
)


def about(stands=STANDS, workshop=NOW, since=SINCE):
    return looked_back_on(workshop, WORKSHOPS, COMMITMENTS, stands, since)


def ids(found):
    return [one.commitment.id for one in found]


def test_a_look_back_is_about_all_that_is_open_of_earlier_workshops_newest_first():
    assert ids(about()) == ["c", "d", "b"]
    assert ids(about(workshop=FIRST, since=FIRST.starts.date())) == []
    assert ids(about(workshop=LATER, since=LATER.starts.date())) == ["e", "c", "d", "b"]


def test_what_is_told_at_this_look_back_stays_in_it_and_is_gone_at_the_next():
    stands = (*STANDS, Stand("s4", "c", DONE, SINCE), Stand("s5", "d", LET_GO, SINCE))
    assert ids(about(stands)) == ["c", "d", "b"]
    assert ids(about(stands, LATER, LATER.starts.date())) == ["e", "b"]


def test_a_day_that_was_moved_is_the_day_it_has_now():
    moved = about()[-1]
    assert (moved.by, moved.by_before, moved.state) == (date(2026, 9, 20), date(2026, 9, 20), MOVED)
    again = about((*STANDS, Stand("s4", "b", MOVED, SINCE, moved_to=date(2027, 1, 9))))[-1]
    assert (again.by, again.by_before) == (date(2027, 1, 9), date(2026, 9, 20))


def test_the_five_counts_are_of_this_look_back_and_what_nobody_told_is_not_known():
    assert counts(about()) == {DONE: 0, UNDER_WAY: 0, MOVED: 0, LET_GO: 0, NOT_KNOWN: 3}
    told = (*STANDS, Stand("s4", "c", DONE, SINCE), Stand("s5", "b", LET_GO, SINCE))
    assert counts(about(told)) == {DONE: 1, UNDER_WAY: 0, MOVED: 0, LET_GO: 1, NOT_KNOWN: 1}


def test_where_an_old_library_has_a_number_twice_the_newest_that_is_open_is_meant():
    old, new = made("old", "w1", 12), made("new", "w2", 12)
    both = looked_back_on(NOW, WORKSHOPS, (old, new), (), SINCE)
    assert numbered(both)[12].commitment is new
    told = looked_back_on(NOW, WORKSHOPS, (old, new), (Stand("s", "new", DONE, SINCE),), SINCE)
    assert numbered(told)[12].commitment is old


def test_a_number_that_is_not_there_is_a_word_and_nothing_of_the_line_is_done():
    with pytest.raises(InputError) as told:
        meant(*parse_stands("3 99 done", TODAY), about())
    assert (told.value.code, told.value.facts) == ("stands.no_number", {"number": "99"})


# --- keeping it


def after(edit):
    return [change.after for change in edit.changes.values()]


def test_one_stand_is_kept_for_each_number_in_one_step():
    found = about()
    (edit,) = [telling([(StandLine((3, 2), DONE), [found[0], found[2]])], SINCE)]
    assert {(s.commitment, s.state, s.told) for s in after(edit)} == {
        ("c", DONE, SINCE),
        ("b", DONE, SINCE),
    }
    assert {ref.id for ref in edit.relies_on} == {"c", "b"}


def test_typing_again_corrects_the_stand_of_this_look_back_and_keeps_what_was_learned():
    first = Stand("s4", "c", DONE, SINCE, "eerder bellen")
    (one,) = standings([COMMITMENTS[2]], [first], SINCE)
    (corrected,) = after(telling([(StandLine((3,), LET_GO), [one])], SINCE))
    assert corrected == Stand("s4", "c", LET_GO, SINCE, "eerder bellen")
    (other,) = after(telling([(StandLine((3,), LET_GO, learned="niet doen"), [one])], SINCE))
    assert other.learned == "niet doen"


def test_a_stand_of_an_earlier_look_back_is_never_changed():
    (one,) = standings([COMMITMENTS[1]], STANDS, SINCE)
    (fresh,) = after(telling([(StandLine((2,), UNDER_WAY), [one])], SINCE))
    assert fresh.id not in {stand.id for stand in STANDS}
    assert fresh.moved_to == date(2026, 9, 20)  # what is still open keeps the day it had
    (closed,) = after(telling([(StandLine((2,), DONE), [one])], SINCE))
    assert closed.moved_to is None


def test_what_was_learned_can_be_kept_where_nobody_knows_how_it_stands():
    (one,) = standings([COMMITMENTS[2]], [], SINCE)
    (told,) = after(learning(one, "  eerst \n vragen ", SINCE))
    assert (told.state, told.learned) == (NOT_KNOWN, "eerst vragen")
    assert not learning(one, "  ", SINCE)
    (again,) = standings([COMMITMENTS[2]], [told], SINCE)
    assert after(learning(again, "", SINCE))[0].learned == ""


def test_a_stand_is_set_in_full_as_it_is_given():
    (one,) = standings([COMMITMENTS[2]], [], SINCE)
    edit = setting(one, MOVED, SINCE, learned="x" * 900, moved_to=date(2027, 2, 3))
    (told,) = after(edit)
    assert (told.state, told.moved_to, len(told.learned)) == (MOVED, date(2027, 2, 3), 500)


def test_what_was_told_on_another_day_is_history_and_stays():
    january = Stand("s4", "c", MOVED, SINCE, "het is lastig", date(2027, 2, 3))
    (one,) = standings([COMMITMENTS[2]], [january], SINCE)
    later = SINCE + timedelta(days=40)
    (fresh,) = after(telling([(StandLine((3,), UNDER_WAY), [one])], later))
    assert fresh.id != "s4"
    assert (fresh.told, fresh.learned, fresh.moved_to) == (later, "", date(2027, 2, 3))


def test_moved_once_more_without_a_day_keeps_the_day_that_was_just_given():
    moved = Stand("s4", "c", MOVED, SINCE, "", date(2027, 2, 3))
    (one,) = standings([COMMITMENTS[2]], [moved], SINCE)
    (again,) = after(telling([(StandLine((3,), MOVED, learned="te druk"), [one])], SINCE))
    assert (again.id, again.moved_to, again.learned) == ("s4", date(2027, 2, 3), "te druk")
    (other,) = after(telling([(StandLine((3,), UNDER_WAY), [one])], SINCE))
    assert (other.id, other.moved_to) == ("s4", None)  # it was typed for the wrong number


def test_what_was_learned_leaves_a_commitment_where_it_stood():
    before = Stand("s4", "c", UNDER_WAY, SINCE - timedelta(days=9), "", date(2027, 2, 3))
    (one,) = standings([COMMITMENTS[2]], [before], SINCE)
    (told,) = after(learning(one, "eerst vragen", SINCE))
    assert (told.state, told.moved_to) == (UNDER_WAY, date(2027, 2, 3))


def test_a_number_that_is_said_twice_on_a_line_has_one_stand():
    (one,) = standings([COMMITMENTS[2]], [], SINCE)
    lines = parse_stands("3 done, 3 let go", TODAY)
    (told,) = after(telling([(line, [one]) for line in lines], SINCE))
    assert told.state is LET_GO
