"""What is for this room only, or was said without a name, is in nothing that leaves the room."""

from datetime import UTC, date, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.aftermath import aftermath
from llnet_desktop.domain.agenda import places
from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.ids import new_id, random_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.personal import OwnCommitment, personal_pages
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.report import ReportCommitment
from llnet_desktop.domain.run import DOTS, SCAN_DOTS, SCAN_MEANS, Reading, RunEvent, What
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.stands import Standing
from llnet_desktop.domain.ties import ties_between
from llnet_desktop.domain.workshop import (
    MINUTE,
    Answer,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.exchange.calendar import DayEntry, calendar_file
from llnet_desktop.services.reporting import action_report
from llnet_desktop.words import words_in
from llnet_desktop.words.mail import buddy_sentence, mail_subject, mail_text
from llnet_desktop.words.ties import tie_lines

SECRET = "qzx"  # in every text that must not leave the room
NETWORK = Network("n1", "Waterkant")
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
STEP = Step("s1", Phrase("Schrijf op"), 5 * MINUTE)
AT = Reading(datetime(2026, 12, 3, 9, 0, tzinfo=UTC), 1.0, "boot")
NAMES = ("Marieke V.", "Łukasz", "Nguyễn Thị Lan", "Tom B.", "Fatima E.")
MEMBERS = tuple(Member(f"m{n}", "n1", name, f"Org {n}") for n, name in enumerate(NAMES))


@st.composite
def commitments(draw):
    room_only = draw(st.booleans())
    mark = f" {SECRET}" if room_only else ""
    who, other, buddy = (draw(st.sampled_from(NAMES)) + mark for _ in range(3))
    return Commitment(
        new_id(),
        "w1",
        who,
        f"Ik doe iets{mark}",
        date(2026, 12, 3) + timedelta(days=draw(st.integers(0, 90))),
        draw(st.integers(1, 10_000)),
        draw(st.sampled_from(("", other))),
        f"bel ik{mark}" if draw(st.booleans()) else "",
        draw(st.sampled_from((None, *Condition))),
        cue=f"ik thuis ben{mark}" if draw(st.booleans()) else "",
        buddy=buddy,
        buddy_asks=date(2026, 12, 11),
        help_from=other,
        help=f"een zaal{mark}",
        answer=draw(st.sampled_from((None, *Answer))),
        sign=f"een bord{mark}",
        sure=7,
        room_only=room_only,
    )


@st.composite
def blocks(draw, number, place):
    """Return a block and its notes; those in an unnamed column without a reveal are secret."""
    lanes, notes, clusters, events = [], [], [], []
    for n in range(draw(st.integers(1, 3))):
        privacy = draw(st.sampled_from(tuple(Privacy)))
        unnamed, erased = draw(st.booleans()), draw(st.booleans())
        revealed = draw(st.booleans()) and privacy in (Privacy.SHOWN, Privacy.HELD)
        lane = Lane(f"l{number}{n}", Phrase(f"Kolom {n}"), privacy, unnamed, erased)
        lanes.append(lane)
        if revealed:
            events.append((What.REVEALED, lane.id))
        is_open = revealed or (privacy is Privacy.SHOWN and not unnamed)
        mark = "" if is_open and not erased else f" {SECRET}"
        cluster = Cluster(new_id(), "w1", f"b{number}", lane.id, f"Samen{mark}")
        clusters.append(cluster)
        for k in range(draw(st.integers(0, 4))):
            closed = unnamed and not revealed
            notes.append(
                Note(
                    random_id() if unnamed else new_id(),
                    "w1",
                    f"b{number}",
                    lane.id,
                    f"Briefje{mark}",
                    -k - 1 - 1000 * number - 100 * n if closed else 1000 * number + 100 * n + k + 1,
                    draw(st.integers(0, 9)),
                    draw(st.sampled_from((None, cluster.id))),
                )
            )
    if draw(st.booleans()):
        events.append((What.REVEALED, DOTS))
    block = Block(
        f"b{number}", "w1", place, Phrase(f"Deel {number}"), BlockKind.EXERCISE, (STEP,), (*lanes,)
    )
    return block, notes, clusters, events


@st.composite
def workshops(draw):
    parts = [draw(blocks(n, place)) for n, place in enumerate(places(draw(st.integers(1, 3))))]
    events = [
        RunEvent(f"e{n}", "w1", what, AT, block.id, subject, number=n + 1)
        for n, (block, what, subject) in enumerate(
            (block, what, subject) for block, _, _, happened in parts for what, subject in happened
        )
    ]
    return (
        [block for block, *_ in parts],
        [note for _, notes, _, _ in parts for note in notes],
        [cluster for *_, clusters, _ in parts for cluster in clusters],
        draw(st.lists(commitments(), max_size=8, unique_by=lambda made: made.number)),
        events,
    )


def reported(workshop, language):
    """Return the report, in which the commitments have been looked back at too."""
    agenda, notes, clusters, made, events = workshop
    told = [
        Standing(one, Stand(f"s{n}", one.id, StandState.DONE, date(2026, 12, 3)), is_told=True)
        for n, one in enumerate(made)
    ]
    return action_report(
        NETWORK, WORKSHOP, agenda, notes, clusters, made, MEMBERS, events, language, standings=told
    )


def shared(workshop, language):
    """Yield everything that leaves the room, as text."""
    made = workshop[3]
    report = reported(workshop, language)
    yield msgspec.json.encode(report).decode()  # all that the PDF is made of
    found = ties_between(made, MEMBERS)
    yield "\n".join((*tie_lines(words_in(language), found), *(one.label for one in found.nodes)))
    after = aftermath(report, date(2027, 2, 11))
    words = words_in(language)
    yield mail_subject(words, after)
    yield mail_text(words, after)
    for pair in after.pairs:
        yield buddy_sentence(words, pair)
        entry = DayEntry(pair.id, pair.asks, pair.who, buddy_sentence(words, pair))
        yield calendar_file((entry,), datetime(2026, 12, 3, tzinfo=UTC)).decode()


@given(workshops(), st.sampled_from(("nl", "en")))
def test_nothing_for_this_room_only_or_unnamed_leaves_the_room(workshop, language):
    for text in shared(workshop, language):
        assert SECRET not in text.replace("\r\n ", "")


def printed(made):
    return ReportCommitment(
        made.number, made.who, "", made.what, made.by, made.together_with, made.first_step
    )


@given(workshops())
def test_what_is_for_this_room_only_is_not_counted_either(workshop):
    made = workshop[3]
    counts = dict(reported(workshop, "nl").counts)
    public = sum(not one.room_only for one in made)
    assert sum(counts.values()) == public


@given(workshops())
def test_what_is_for_this_room_only_is_on_the_page_of_who_made_it_alone(workshop):
    report, made = reported(workshop, "nl"), workshop[3]
    own = [OwnCommitment(printed(one), one.sure, one.room_only) for one in made]
    for page in personal_pages(report, own).pages:
        mine = SECRET in page.name
        assert (SECRET in msgspec.json.encode(page).decode()) == mine
        assert not [one for one in page.asked if SECRET in one.made.what]


@given(workshops())
def test_what_is_for_everyone_does_leave_it(workshop):
    *_, made, _ = workshop
    said = " ".join(shared(workshop, "nl"))
    for one in made:
        if not one.room_only:
            assert one.who in said
            assert f'"number":{one.number},' in said


def test_a_scan_is_printed_once_the_room_saw_the_means_or_when_nobody_looks_on():
    tally = ScanTally("t1", "w1", ((0, 0, 0, 0, 0, 0, 6, 0, 0, 0),) * 5, 6)
    block = Block("b0", "w1", "a", Phrase("Scan"), BlockKind.SCAN, (STEP,))

    def shown(*happened):
        events = [
            RunEvent(f"e{n}", "w1", what, AT, "b0", subject, number=n + 1)
            for n, (what, subject) in enumerate(happened)
        ]
        return action_report(
            NETWORK, WORKSHOP, [block], (), (), (), MEMBERS, events, "nl", scan=tally
        ).scan

    began = (What.ENTERED, "s1")
    assert shown(began) is None
    assert shown(began, (What.REVEALED, SCAN_DOTS)) is None
    assert shown(began, (What.REVEALED, SCAN_DOTS), (What.REVEALED, SCAN_MEANS)).slips == 6
    assert shown(began, (What.FINISHED, None)).slips == 6
    assert shown().figures[0].mean == 7.0
