"""Doing what a proposal to catch up says: one edit, one step to undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from llnet_desktop.domain.catchup import Kind, Proposal
from llnet_desktop.domain.edit import Change, Edit, Record, Ref, ref_of
from llnet_desktop.domain.errors import StaleEditError
from llnet_desktop.domain.shortening import shortened
from llnet_desktop.domain.workshop import ON_A_BLOCK, ZERO, Block, Workshop
from llnet_desktop.services.desk import Desk


def catching_up(
    proposal: Proposal,
    workshop: Workshop,
    blocks: Sequence[Block],
    hanging: Iterable[Record] = (),
) -> Edit:
    """Return the edit that does what a proposal says.

    A block that is skipped leaves the agenda, with what hangs on it. A workshop without *ends
    by* gets the end that was agreed: a shorter plan would move it, and be late again. Raises
    `StaleEditError` when the agenda is no longer the one the proposal was made for.
    """
    known = {block.id: block for block in blocks}
    changes: dict[Ref, Change] = {}
    for cut in proposal.changes:
        block = known.get(cut.block)
        if block is None or block.planned != cut.before:
            raise StaleEditError([Ref(Block.kind, cut.block)])
        changes[ref_of(block)] = Change(block, shortened(block, cut.after) if cut.after else None)
    if proposal.kind is Kind.SKIP:
        changes |= {ref_of(record): Change(record, None) for record in hanging}
    if workshop.ends_by is None or proposal.kind is Kind.EXTEND:
        held = replace(workshop, ends_by=proposal.ends_by.replace(tzinfo=None))
        changes[ref_of(workshop)] = Change(workshop, held)
    return Edit("run.catch_up", changes, frozenset({ref_of(workshop)}))


def hanging_on(desk: Desk, proposal: Proposal) -> tuple[Record, ...]:
    """Return what goes along when a proposal is done: all that hangs on blocks it skips."""
    gone = [cut.block for cut in proposal.changes if cut.after == ZERO]
    if not gone:
        return ()
    return tuple(record for kind in ON_A_BLOCK for record in desk.read(kind, block=gone))
