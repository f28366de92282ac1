"""A rehearsal plays every step, also after one that goes on by itself, and asks nothing."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop
from llnet_desktop.services.overview import overview
from llnet_desktop.ui.rehearsal import _Stage
from llnet_desktop.ui.rehearsed_year import Year


def test_a_step_that_goes_on_by_itself_takes_no_other_step_with_it(desk, qapp):
    steps = tuple(Step(f"s{n}", Phrase("Doe"), 5 * MINUTE) for n in range(3))
    turns = (replace(steps[0], goes_on=True), *steps[1:])
    item = Block("b", "w1", "bi", Phrase("Rondje"), BlockKind.EXERCISE, turns)
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, item]))
    stage = _Stage(qapp, desk, workshop, "nl", None, None)
    asked = []
    try:
        passes = stage._pass

        def passing(by):
            passes(by)
            asked.append(stage.window.console.question.isVisible())

        stage._pass = passing
        stage.play()
        boxes = stage.window.presenter.session.run.boxes
        worked = {on.step: box.worked for on, box in boxes.items()}
        finished = stage.window.presenter.session.run.finished
    finally:
        stage.window.close()
    assert finished
    assert not any(asked)
    assert all(worked.get(step.id, 0 * MINUTE) >= 4 * MINUTE for step in steps), worked


def play_year(desk, qapp, workshops):
    """Rehearse the first workshops of the sample's year; return the year."""
    year = Year(desk, "nl", date(2026, 12, 3))
    assert [len(desk.read(kind)) for kind in (Commitment, Stand)] == [0, 0]
    for workshop in year.workshops[:workshops]:
        stage = _Stage(qapp, desk, workshop, "nl", None, None, (), year)
        try:
            stage.play()
            assert fold(desk.read(RunEvent, workshop=workshop.id)).finished
        finally:
            stage.window.close()
    return year


def made_in(desk, workshop):
    found = desk.read(Commitment, workshop=workshop.id)
    return {one.id: one for one in found}


def test_what_the_first_workshop_of_a_year_commits_to_comes_back_at_the_next(desk, qapp):
    year = play_year(desk, qapp, 2)
    first = made_in(desk, year.workshops[0])
    assert sorted(one.number for one in first.values()) == [1, 2, 3, 4, 5]
    assert any(one.cue and one.buddy and one.buddy_asks and one.ours for one in first.values())
    stands = desk.read(Stand)
    assert {one.told for one in stands} == {year.workshops[1].starts.date()}
    assert {one.commitment for one in stands} <= first.keys()
    assert len(stands) == 4  # somebody was not there to tell
    second = made_in(desk, year.workshops[1])
    assert any(one.room_only for one in second.values())


@pytest.mark.slow
def test_a_year_of_four_workshops_leaves_something_to_show_on_home(desk, qapp):
    year = play_year(desk, qapp, 4)
    (network,) = desk.read(Network)
    shown = overview(desk, network, year.workshops[-1].starts.date())
    assert [line.took is not None for line in shown.lines] == [True] * 4
    assert [len(trend.means) for trend in shown.trends] == [4] * 5
    told = [one.counts for one in shown.stands]
    assert sum(one[StandState.DONE] for one in told) > 2
    assert sum(one[StandState.LET_GO] for one in told) > 0
    assert shown.due
