"""Requests and their answers as Edits, and the page that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from llnet_desktop.domain.edit import Change, Edit, adding, changing, ref_of, removing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.projection import MatrixPage, PublicRequest
from llnet_desktop.domain.requests import (
    PARTY_LIMIT,
    TEXT_LIMIT,
    brings_in,
    in_order,
    is_asked,
    leaves_out,
    parties,
    same,
)
from llnet_desktop.domain.workshop import Answer, Block, Presence, PresenceState, Request


def of_block(block_id: str, requests: Iterable[Request]) -> tuple[Request, ...]:
    """Return what is kept of the requests in one item."""
    return tuple(one for one in requests if one.block == block_id)


def organisations(members: Iterable[Member], presences: Iterable[Presence]) -> tuple[str, ...]:
    """Return the organisations of those who take part, or may still come."""
    away = {one.member for one in presences if one.state is PresenceState.ABSENT}
    return tuple(dict.fromkeys(m.organisation for m in members if m.id not in away))


def asking(block: Block, asker: str, asked: str, text: str) -> Edit:
    """Return the edit that puts a request in. Raises `InputError` without words, or of oneself."""
    words = clean(text, TEXT_LIMIT)
    one, other = clean(asker, PARTY_LIMIT), clean(asked, PARTY_LIMIT)
    if not words:
        raise InputError("requests.no_text")
    if not one or not other or same(one) == same(other):
        raise InputError("requests.oneself")
    made = Request(new_id(), block.workshop, block.id, one, other, words)
    return adding("requests.ask", [made], [ref_of(block)])


def rewording(request: Request, text: str) -> Edit:
    """Return the edit that gives a request other words; it has to be answered again.

    Raises `InputError` when no words are left.
    """
    words = clean(text, TEXT_LIMIT)
    if not words:
        raise InputError("requests.no_text")
    if words == request.text:
        return changing("requests.word", [])
    return changing("requests.word", [(request, replace(request, text=words, answer=None))])


def answering(request: Request, answer: Answer | None) -> Edit:
    """Return the edit that keeps what was answered; None opens it again."""
    return changing("requests.answer", [(request, replace(request, answer=answer))])


def taking_back(request: Request) -> Edit:
    """Return the edit that takes a request away."""
    return removing("requests.remove", [request])


def bringing_in(block: Block, name: str, known: Iterable[str], requests: Iterable[Request]) -> Edit:
    """Return the edit that lets another party take part; `known` are the organisations.

    Raises `InputError` without a name, and where the party takes part already.
    """
    party = clean(name, PARTY_LIMIT)
    if not party:
        raise InputError("requests.no_name")
    kept, names = tuple(requests), tuple(known)
    if same(party) in map(same, parties(names, kept)):
        raise InputError("requests.known", name=party)
    back = [one for one in kept if leaves_out(one) and same(one.asked) == same(party)]
    changes = {ref_of(one): Change(one, None) for one in back}
    if same(party) not in map(same, names):
        made = Request(new_id(), block.workshop, block.id, party, "", "")
        changes[ref_of(made)] = Change(None, made)
    return Edit("requests.party", changes, frozenset([ref_of(block)]))


def leaving_out(block: Block, name: str, known: Iterable[str], requests: Iterable[Request]) -> Edit:
    """Return the edit that leaves a party out of the rows and columns.

    Raises `InputError` while it asks something or is asked.
    """
    kept = tuple(requests)
    if any(same(name) in (same(r.asker), same(r.asked)) for r in kept if is_asked(r)):
        raise InputError("requests.in_use", name=name)
    typed = [one for one in kept if brings_in(one) and same(one.asker) == same(name)]
    changes = {ref_of(one): Change(one, None) for one in typed}
    if same(name) in map(same, known):
        made = Request(new_id(), block.workshop, block.id, "", name, "")
        changes[ref_of(made)] = Change(None, made)
    return Edit("requests.leave_out", changes, frozenset([ref_of(block)]))


def public_requests(block: Block, requests: Iterable[Request]) -> tuple[PublicRequest, ...]:
    """Return what was asked and answered in an item; none where it has no matrix."""
    mine = of_block(block.id, requests) if block.matrix else ()
    return tuple(
        PublicRequest(one.asker, one.asked, one.text, one.answer)
        for one in in_order(parties((), mine), mine)
    )


def matrix_page(block: Block, requests: Iterable[Request], sheet: int = 0) -> MatrixPage:
    """Return the page with the requests of an item."""
    return MatrixPage(block.condition, public_requests(block, requests), sheet)
