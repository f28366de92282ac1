"""A proposal to catch up is done as one gesture, and taken back as one."""

from dataclasses import replace
from datetime import datetime

import pytest

from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.catchup import Kind, out_of_reach, proposals, skip, starting_late
from llnet_desktop.domain.edit import Ref, changing, removing
from llnet_desktop.domain.errors import StaleEditError
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Photo,
    Step,
    Workshop,
)
from llnet_desktop.services import planning
from llnet_desktop.services.catching_up import catching_up, hanging_on
from llnet_desktop.services.live import LiveSession

TITLE = Phrase("Iets", "Something")
LANE = Lane("l", Phrase("Briefjes", "Notes"))
END = datetime(2026, 12, 3, 11, 10)


def block(name, *minutes, sort=BlockKind.EXERCISE, **given):
    """A block of which only the first step is in the short version."""
    steps = tuple(
        Step(f"{name}{n}", TITLE, m * MINUTE, in_short=not n) for n, m in enumerate(minutes)
    )
    return Block(name, "w", f"{name}i", TITLE, sort, steps, (LANE,), **given)


BLOCKS = (
    block("a", 20, 10),
    block("b", 25),
    block("c", 15, sort=BlockKind.BREAK),
    block("d", 30, sort=BlockKind.COMMITMENTS, protected=True),
)


@pytest.fixture
def fill(desk):
    def fill(ends_by=END):
        made = Workshop("w", "n", "T", datetime(2026, 12, 3, 9, 30), ends_by=ends_by, people=12)
        desk.perform(planning.adding_workshop(made, BLOCKS, Network("n", "Netwerk")))
        return made

    return fill


def kept(desk):
    """All that a proposal could touch, as it is in the library."""
    kinds = (Workshop, Block, Note, Cluster, Photo)
    return [sorted(desk.read(kind), key=lambda record: record.id) for kind in kinds]


def late(desk, minutes):
    agenda = plan(desk.one(Workshop, "w"), desk.read(Block, workshop="w"))
    return starting_late(agenda, minutes * MINUTE)


def edit_of(desk, proposal):
    blocks = desk.read(Block, workshop="w")
    return catching_up(proposal, desk.one(Workshop, "w"), blocks, hanging_on(desk, proposal))


@pytest.mark.parametrize("ends_by", [END, None])
@pytest.mark.parametrize("kind", list(Kind))
def test_what_was_out_of_reach_is_back_in_one_step_that_can_be_undone(desk, fill, kind, ends_by):
    fill(ends_by)
    before, depth = kept(desk), desk.history.depth
    (proposal,) = [one for one in proposals(late(desk, 8)) if one.kind is kind]
    desk.perform(edit_of(desk, proposal))
    assert desk.history.depth == depth + 1
    assert desk.history.next_undo == "run.catch_up"
    after = late(desk, 8)
    assert out_of_reach(after) == proposals(after) == ()
    desk.history.undo()
    assert kept(desk) == before
    desk.history.redo()
    assert out_of_reach(late(desk, 8)) == ()


def test_shortening_leaves_all_else_as_it_was(desk, fill):
    fill()
    first = proposals(late(desk, 8))[0]
    edit = edit_of(desk, first)
    assert set(edit.changes) == {Ref("block", "b")}
    assert Ref("workshop", "w") in edit.relies_on
    desk.perform(edit)
    assert desk.one(Block, "b").planned == 17 * MINUTE


def test_the_end_that_was_agreed_stays_agreed_when_the_plan_gets_shorter(desk, fill):
    fill(None)
    desk.perform(edit_of(desk, proposals(late(desk, 8))[0]))
    workshop = desk.one(Workshop, "w")
    assert workshop.ends_by == END
    assert plan(workshop, desk.read(Block, workshop="w")).to_spare == 8 * MINUTE


def test_ending_later_changes_the_agreed_end_and_no_block(desk, fill):
    fill()
    blocks = desk.read(Block)
    desk.perform(edit_of(desk, proposals(late(desk, 8))[-1]))
    assert desk.one(Workshop, "w").ends_by == datetime(2026, 12, 3, 11, 20)
    assert desk.read(Block) == blocks


def test_a_block_that_is_skipped_takes_along_what_hangs_on_it_and_brings_it_back(desk, fill):
    fill()
    cluster = Cluster("k", "w", "b", "l", "Samen")
    note = Note("x", "w", "b", "l", "Vooraf bedacht", cluster="k")
    other = Note("y", "w", "a", "l", "Blijft")
    photo = Photo("p", "w", "b", "image/png", b"x")
    desk.perform(planning.adding("notes.add", [cluster, note, other, photo]))
    before = kept(desk)
    proposal = skip(late(desk, 8), "b")
    desk.perform(edit_of(desk, proposal))
    assert desk.one(Block, "b") is None
    assert [one.id for one in desk.read(Note)] == ["y"]
    assert desk.read(Cluster) == desk.read(Photo) == ()
    desk.history.undo()
    assert kept(desk) == before


def test_nothing_else_takes_notes_along(desk, fill):
    fill()
    desk.perform(planning.adding("notes.add", [Note("x", "w", "b", "l", "Blijft")]))
    for proposal in proposals(late(desk, 8)):
        gone = {Kind.SKIP: ["x"]}.get(proposal.kind, [])
        assert [record.id for record in hanging_on(desk, proposal)] == gone


def test_a_proposal_for_an_agenda_that_changed_meanwhile_is_refused(desk, fill):
    fill()
    shorten, skipping, _ = proposals(late(desk, 8))
    old = desk.one(Block, "b")
    desk.perform(planning.lasting(old, 24))
    for proposal in (shorten, skipping):
        with pytest.raises(StaleEditError) as refused:
            edit_of(desk, proposal)
        assert refused.value.refs == {Ref("block", "b")}
    desk.perform(removing("agenda.remove", [desk.one(Block, "b")]))
    with pytest.raises(StaleEditError):
        edit_of(desk, shorten)


def test_a_proposal_is_refused_when_the_block_changes_at_the_last_moment(desk, fill):
    fill()
    shorten = edit_of(desk, proposals(late(desk, 8))[0])
    desk.perform(planning.lasting(desk.one(Block, "b"), 24))
    before = kept(desk)
    with pytest.raises(StaleEditError):
        desk.perform(shorten)
    assert kept(desk) == before


def test_what_she_reworded_meanwhile_stays(desk, fill):
    fill()
    shorten = edit_of(desk, proposals(late(desk, 8))[0])
    old = desk.one(Block, "b")
    desk.perform(changing("agenda.title", [(old, replace(old, title=Phrase("Anders")))]))
    desk.perform(shorten)
    now = desk.one(Block, "b")
    assert (now.title, now.planned) == (Phrase("Anders"), 17 * MINUTE)


def test_a_workshop_that_runs_goes_on_with_the_shorter_agenda(desk, fill, clocks):
    fill()
    session = LiveSession(desk, "w", clocks)
    session.next()
    session.start_or_pause()
    clocks.advance(minutes=30)
    session.next()
    proposal = skip(late(desk, 8), "b")
    desk.perform(edit_of(desk, proposal))
    assert [one.id for one in session.blocks] == ["a", "c", "d"]
    assert session.block.id == "a"
    session.next()
    assert session.block.id == "c"
    session.close()
