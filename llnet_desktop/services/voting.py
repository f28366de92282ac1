"""Dots and what is kept with them: totals as Edits, and the page with how it came out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from llnet_desktop.domain.edit import Edit, adding, changing, ref_of, removing
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.projection import PublicOption, VotesPage
from llnet_desktop.domain.run import Run
from llnet_desktop.domain.voting import Option, options, ranked, spread
from llnet_desktop.domain.workshop import Ballot, Block, Cluster, Note, Step

NEEDS_LIMIT = 270  # characters: what fits on the wall below a result


def setting_total(option: Option, total: int) -> Edit:
    """Return the edit that gives an option so many dots, those of a cluster spread on its notes."""
    shares = spread([note.dots for note in option.notes], total)
    pairs = zip(option.notes, shares, strict=True)
    return changing("notes.vote", [(note, replace(note, dots=dots)) for note, dots in pairs])


def ballot_of(block_id: str, ballots: Iterable[Ballot]) -> Ballot | None:
    """Return what is kept with the dots of a block; None as long as nothing is."""
    mine = (ballot for ballot in ballots if ballot.block == block_id)
    return max(mine, key=lambda ballot: ballot.id, default=None)


def keeping_needs(block: Block, ballot: Ballot | None, text: str) -> Edit:
    """Return the edit that keeps what the others need to come along; no words take it away."""
    needs = clean(text, NEEDS_LIMIT)
    if ballot is None:
        made = [Ballot(new_id(), block.workshop, block.id, needs)] if needs else []
        return adding("votes.needs", made, [ref_of(block)])
    if not needs:
        return removing("votes.needs", [ballot])
    return changing("votes.needs", [(ballot, replace(ballot, needs=needs))])


def are_dots_for_paper(block_id: str, run: Run) -> bool:
    """Return whether the dots of a block may be printed.

    The room saw them; or nothing ran here, and all of it was typed up from paper.
    """
    return block_id in run.dots_revealed or run.began is None


def public_result(
    block: Block, notes: Iterable[Note], clusters: Iterable[Cluster], run: Run
) -> tuple[PublicOption, ...]:
    """Return how the dots of a block came out, for those who may know: ask that before."""
    return tuple(
        PublicOption(
            one.option.number,
            one.option.text,
            one.option.dots,
            one.rank,
            one.shared,
            one.option.tint if len(block.lanes) > 1 else None,
        )
        for one in ranked(options(block, notes, clusters, run.revealed))
    )


def votes_page(
    block: Block,
    step: Step,
    notes: Iterable[Note],
    clusters: Iterable[Cluster],
    ballots: Iterable[Ballot],
    run: Run,
    sheet: int = 0,
) -> VotesPage:
    """Return the page with the dots of a block; before the reveal nothing of them is on it."""
    if block.id not in run.dots_revealed:
        return VotesPage(block.condition, step.prompt)
    ballot = ballot_of(block.id, ballots)
    result = public_result(block, notes, clusters, run)
    return VotesPage(
        block.condition, step.prompt, True, result, ballot.needs if ballot else "", sheet
    )
