"""What a line at the door means, whom it is about, and what a head count changes."""

from datetime import datetime

import pytest

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Presence,
    PresenceState,
    Step,
    Workshop,
)
from llnet_desktop.services.door import (
    MOST_PEOPLE,
    About,
    HeadCount,
    Says,
    counting,
    meant,
    parse_door_line,
)
from llnet_desktop.services.participants import how_well, people_here

PEOPLE = [
    Member("anna", "n1", "Anna Vos", "Waternet"),
    Member("cagla", "n1", "Çağla Demir", "HvA"),
    Member("jan", "n1", "Jan de Boer", "Gemeente"),
    Member("joris", "n1", "Joris Meijer", "Gemeente"),
    Member("lan", "n1", "Nguyễn Thị Lan", "Cần Thơ"),
    Member("lukasz", "n1", "Łukasz Nowak", "Waternet"),
    Member("piet", "n1", "Piet de Laat", "Sail"),
]
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), people=10)


def block(name, minutes, formula=""):
    step = Step(f"{name}1", Phrase(name), minutes * MINUTE, minutes=formula)
    return Block(name, "w1", f"{name}i", Phrase(name), BlockKind.EXERCISE, (step,))


BLOCKS = [block("a", 10, "n"), block("b", 20), block("c", 10, "n")]


def there(**states):
    return [
        Presence(f"p-{member}", "w1", member, PresenceState(state))
        for member, state in states.items()
    ]


def fitting(line, **states):
    return meant(line, PEOPLE, there(**states)).members


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("sa", About("sa")),
        ("  Bo   Klaver , Gemeente ", About("Bo Klaver , Gemeente")),
        ("18", HeadCount(18)),
        (" 0 ", HeadCount(0)),
        ("Sanne 12:00", About("Sanne", Says.LEAVES, "12:00")),
        ("sanne 12.00", About("sanne", Says.LEAVES, "12.00")),
        ("Sanne 12u30", About("Sanne", Says.LEAVES, "12u30")),
        ("Sanne om 12 u", About("Sanne", Says.LEAVES, "12 u")),
        ("Sanne gaat 12:00", About("Sanne", Says.LEAVES, "12:00")),
        ("Sanne vertrekt om 12", About("Sanne", Says.LEAVES, "12")),
        ("Sanne LEAVES at 12", About("Sanne", Says.LEAVES, "12")),
        ("Sanne leaves 29:99", About("Sanne", Says.LEAVES, "29:99")),
        ("Sanne gaat", About("Sanne", Says.LEAVES)),
        ("Sanne blijft", About("Sanne", Says.STAYS)),
        ("Sanne stays", About("Sanne", Says.STAYS)),
        ("Sanne laat", About("Sanne", Says.LATE)),
        ("Sanne komt later", About("Sanne", Says.LATE)),
        ("Sanne is late", About("Sanne", Says.LATE)),
        ("Sanne komt niet", About("Sanne", Says.ABSENT)),
        ("Sanne is not coming", About("Sanne", Says.ABSENT)),
        ("Sanne -", About("Sanne", Says.NOT_YET)),
        ("Nguyễn Thị Lan -", About("Nguyễn Thị Lan", Says.NOT_YET)),
    ],
)
def test_a_line_is_a_name_a_number_or_something_said_of_somebody(line, says):
    assert parse_door_line(line) == says


@pytest.mark.parametrize(
    "line", ["Anne-", "-", "Jan 12", "laat", "12:00", "Team 7", "Platteland", "١٨", "18 mensen"]
)
def test_what_is_not_wholly_a_command_is_a_name(line):
    assert parse_door_line(line) == About(line)


@pytest.mark.parametrize("line", ["", "   ", "\u200b\n"])
def test_nothing_is_nothing(line):
    assert parse_door_line(line) is None
    assert meant(line, PEOPLE, []).members == ()


def test_a_very_long_line_is_cut_off():
    said = parse_door_line("x" * 100_000)
    assert isinstance(said, About)
    assert len(said.name) == 400


@pytest.mark.parametrize(
    ("letters", "who"),
    [("lu", "lukasz"), ("ng", "lan"), ("ca", "cagla"), ("an", "anna"), ("jdb", "jan")],
)
def test_two_plain_letters_find_a_name(letters, who):
    assert fitting(letters)[0] == who


def test_the_beginning_of_a_name_goes_before_a_word_in_it_and_an_organisation_comes_last():
    assert fitting("la") == ("lan", "piet")
    assert fitting("de") == ("cagla", "jan", "piet")
    assert fitting("wat") == ("anna", "lukasz")
    assert fitting("wa") == ()  # two letters are a name
    assert how_well(PEOPLE[0], "wat") is None


def test_who_is_still_waited_for_goes_first_and_who_is_there_when_it_is_taken_back():
    assert fitting("j") == ("jan", "joris")
    assert fitting("j", jan="present") == ("joris", "jan")
    assert fitting("j", jan="absent", joris="late") == ("joris", "jan")
    assert fitting("j -", joris="present") == ("joris", "jan")
    assert fitting("j 12:00", joris="present") == ("joris", "jan")


def test_a_known_name_wins_from_a_command():
    whole = meant("Piet de Laat", PEOPLE, [])
    assert (whole.line, whole.members) == (About("Piet de Laat"), ("piet",))
    late = meant("piet de laat laat", PEOPLE, [])
    assert (late.line, late.members) == (About("piet de laat", Says.LATE), ("piet",))
    back = meant("piet -", PEOPLE, [])
    assert (back.line, back.members) == (About("piet", Says.NOT_YET), ("piet",))


def test_only_a_name_nobody_has_walks_in():
    assert meant("Kees", PEOPLE, []).walks_in
    assert meant("Anna Vos, Elders", PEOPLE, []).walks_in
    assert meant("Kees de Laat", PEOPLE, []).walks_in  # a stranger may be called so
    for line in ("an", "18", "", "Kees 12:00", "Kees -", "Kees gaat", ", Gemeente", "?!", "q"):
        assert not meant(line, PEOPLE, []).walks_in, line


def test_a_comma_ends_the_name():
    assert fitting("jan de boer, gem") == ("jan",)
    assert fitting("jan, gemeente") == ()


def test_those_who_are_in_the_room_are_counted_once_and_only_members():
    said = there(anna="present", jan="late", joris="present", gone="present")
    assert people_here(PEOPLE, said) == 2


def test_a_head_count_changes_what_depends_on_it_in_one_step(desk, clocks):
    desk.record(adding("test", [Network("n1", "Bodem")]))
    desk.record(adding("test", [WORKSHOP]))
    desk.record(adding("test", BLOCKS))
    count = counting(WORKSHOP, 15, BLOCKS, [], clocks())
    assert (f"{count.end_before:%H:%M}", f"{count.end_after:%H:%M}") == ("10:10", "10:20")
    desk.perform(count.edit)
    assert desk.one(Workshop, "w1").people == 15
    lengths = [desk.one(Block, one).planned // MINUTE for one in "abc"]
    assert lengths == [15, 20, 15]
    desk.history.undo()
    assert desk.one(Workshop, "w1") == WORKSHOP
    assert [desk.one(Block, one) for one in "abc"] == BLOCKS


def test_late_at_the_door_the_ends_are_as_things_go(clocks):
    clocks.advance(minutes=9)
    count = counting(WORKSHOP, 12, BLOCKS, [], clocks())
    assert (f"{count.end_before:%H:%M}", f"{count.end_after:%H:%M}") == ("10:19", "10:23")


def test_what_is_on_or_over_keeps_its_length(clocks):
    began = RunEvent("e1", "w1", What.ENTERED, clocks(), "a", "a1", number=1)
    count = counting(WORKSHOP, 15, BLOCKS, [began], clocks())
    assert {ref.id for ref in count.edit.changes} == {"w1", "c"}
    assert (f"{count.end_before:%H:%M}", f"{count.end_after:%H:%M}") == ("10:10", "10:15")


def test_after_the_end_a_head_count_changes_no_agenda(clocks):
    events = [
        RunEvent("e1", "w1", What.ENTERED, clocks(), "c", "c1", number=1),
        RunEvent("e2", "w1", What.FINISHED, clocks(), "c", number=2),
    ]
    count = counting(WORKSHOP, 15, BLOCKS, events, clocks())
    assert {ref.id for ref in count.edit.changes} == {"w1"}
    assert count.end_before is count.end_after is None


def test_without_an_agenda_there_is_no_end_and_too_many_are_the_most(clocks):
    count = counting(WORKSHOP, 10 * MOST_PEOPLE, [], [], clocks())
    (change,) = count.edit.changes.values()
    assert change.after.people == MOST_PEOPLE
    assert count.end_after is None


def test_the_same_head_count_is_no_step(clocks):
    count = counting(WORKSHOP, 10, BLOCKS, [], clocks())
    assert not count.edit
    assert count.end_before == count.end_after
