"""The crate of a workshop: its agenda, its people and its materials as they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.crate import Crate, RunItem, RunLane, RunStep
from llnet_desktop.domain.exercise import USUAL_GROUP
from llnet_desktop.domain.phrase import Language, Phrase, beside
from llnet_desktop.domain.report import ReportPerson
from llnet_desktop.domain.search import folded
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind
from llnet_desktop.services.finding import Folder
from llnet_desktop.services.packing import USUAL, packing_list
from llnet_desktop.services.participants import coming

DOT_EXERCISES = frozenset({"dot-voting"})  # each of these asks everybody for numbers


def crate_of(
    folder: Folder, languages: Sequence[Language], statements: Mapping[Condition, Phrase]
) -> Crate:
    """Return what to print for a workshop, in these languages, with the statements of the scan."""
    workshop, agenda = folder.workshop, folder.agenda
    persons = sorted(coming(folder.members, folder.presences), key=lambda one: folded(one.name))
    people = workshop.people or len(persons) or USUAL_GROUP

    def said(phrase: Phrase) -> str:
        return beside(phrase, languages)

    blocks = [slot.block for slot in agenda.slots]
    packed = packing_list(blocks, people)
    return Crate(
        workshop.title,
        folder.network.name,
        workshop.venue,
        workshop.facilitator,
        workshop.goal,
        people,
        agenda.starts,
        agenda.ends,
        tuple(
            RunItem(
                slot.starts,
                round(slot.block.planned / MINUTE),
                said(slot.block.title),
                slot.block.sort,
                slot.block.condition,
                tuple(
                    RunStep(
                        said(step.prompt),
                        said(step.detail),
                        round(step.planned / MINUTE),
                        step.grouping,
                    )
                    for step in slot.block.steps
                ),
                said(slot.block.private),
                said(slot.block.room),
                tuple((said(one.name), one.needed(people)) for one in slot.block.materials),
                tuple(RunLane(said(lane.name), not lane.unnamed) for lane in slot.block.lanes),
                _expected(slot.block, people),
                slot.block.exercise in DOT_EXERCISES,
            )
            for slot in agenda.slots
        ),
        tuple(ReportPerson(one.name, one.organisation, one.role) for one in persons),
        (
            *((said(one.name), one.amount) for one in packed),
            *((said(name), 1) for name in USUAL),
        ),
        tuple((condition, said(statement)) for condition, statement in statements.items()),
    )


def _expected(block: Block, people: int) -> int:
    """Return how many notes a block brings: as its exercise says, or one each."""
    if not block.lanes or block.sort is BlockKind.BREAK:
        return 0
    return sum(step.expected_notes(people) for step in block.steps) or people
