"""A rehearsal plays every step, also after one that goes on by itself, and asks nothing."""

from dataclasses import replace
from datetime import datetime

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop
from llnet_desktop.ui.rehearsal import _Stage


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
