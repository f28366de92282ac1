"""`llnet stands` and `llnet due`: what became of commitments, and which ones are still open."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from llnet_desktop.cli.opening import desk_for_reading, desk_for_writing
from llnet_desktop.domain.commitment import Commitment, Stand
from llnet_desktop.domain.errors import InputError, NotFoundError
from llnet_desktop.domain.ids import short_id
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.stands import (
    Standing,
    look_back_day,
    looked_back_on,
    meant,
    parse_stands,
    standings,
)
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.finding import find_workshop
from llnet_desktop.services.rounds import next_workshop_day
from llnet_desktop.services.stands import telling
from llnet_desktop.words import Words
from llnet_desktop.words.dates import long_date, short_date


def stands(arguments: argparse.Namespace) -> int:
    """Keep the stands on stdin at a workshop's look back; a refused line is told on one line."""
    words: Words = arguments.words
    refused = 0
    with desk_for_writing(arguments.library) as desk:
        workshop = find_workshop(desk, arguments.workshop)
        today: date = arguments.today
        for raw in sys.stdin.buffer:
            try:
                text = raw.decode("utf-8-sig").strip()
                if text:
                    _keep(desk, workshop, text, today, words)
            except UnicodeDecodeError:
                refused += 1
                print(f"llnet: {words('error.input.encoding')}", file=sys.stderr)
            except InputError as error:
                refused += 1
                print(f"llnet: {words.error(error)}", file=sys.stderr)
    return 1 if refused else 0


def _keep(desk: Desk, workshop: Workshop, text: str, today: date, words: Words) -> None:
    lines = parse_stands(text, today, next_workshop_day(desk, workshop))
    for line in lines:
        if line.moved_to is not None and line.doubt:
            raise InputError(f"stands.{line.doubt}", day=long_date(words, line.moved_to))
    about = _about(desk, workshop, today)
    found = [(line, meant(line, about)) for line in lines]
    desk.perform(telling(found, today))
    for line, one in ((line, one) for line, them in found for one in them):
        state = words(f"lookback.state.{line.state.value}")
        made = one.commitment
        told = words(
            "lookback.cli.told", number=made.number, state=state, who=made.who, what=made.what
        )
        print(told, flush=True)


def _about(desk: Desk, workshop: Workshop, today: date) -> tuple[Standing, ...]:
    """Return what numbers can mean: what the look back is about, then what was made here."""
    others = desk.read(Workshop, network=workshop.network)
    made = desk.read(Commitment, workshop=[one.id for one in others])
    told = desk.read(Stand, commitment=[one.id for one in made])
    run = fold(desk.read(RunEvent, workshop=workshop.id))
    since = min(look_back_day(workshop, run), today)
    if any(workshop.starts < one.starts and one.starts.date() <= today for one in others):
        since = today  # what was told at a later look back is not corrected from here
    here = [one for one in made if one.workshop == workshop.id]
    about = looked_back_on(workshop, others, made, told, since)
    return (*about, *standings(here, told, since))


def due(arguments: argparse.Namespace) -> int:
    """Print what is still open, what comes due first on top; her own list has all of it."""
    rows: list[tuple[Network, Workshop, Standing]] = []
    if arguments.library.exists():
        with desk_for_reading(arguments.library) as desk:
            for network in _networks(desk, arguments.network):
                rows += _open(desk, network)
    elif arguments.network is not None:
        raise NotFoundError("stands.no_network", name=arguments.network)
    rows.sort(key=lambda row: (row[2].by, row[2].commitment.number, row[2].commitment.id))
    if arguments.json:
        print(json.dumps([_as_json(*row) for row in rows], ensure_ascii=False, indent=2))
    else:
        _print(rows, arguments.words, arguments.today)
    return 0


def _networks(desk: Desk, name: str | None) -> Sequence[Network]:
    """Return the network of this name or short code; all of them when none is asked for."""
    found = desk.read(Network, archived=False, binned=False)
    if name is None:
        return found
    wanted = name.strip().casefold()
    named = [one for one in found if one.name.casefold() == wanted]
    named = named or [one for one in found if wanted and short_id(one.id).startswith(wanted)]
    if not named:
        raise NotFoundError("stands.no_network", name=name)
    return named


def _open(desk: Desk, network: Network) -> list[tuple[Network, Workshop, Standing]]:
    workshops = {
        one.id: one
        for one in desk.read(Workshop, network=network.id, binned=False)
        if not one.archived
    }
    made = desk.read(Commitment, workshop=list(workshops))
    told = desk.read(Stand, commitment=[one.id for one in made])
    return [
        (network, workshops[one.commitment.workshop], one)
        for one in standings(made, told, date.max)
        if one.is_open
    ]


def _as_json(network: Network, workshop: Workshop, one: Standing) -> dict[str, Any]:
    made, stand = one.commitment, one.stand
    return {
        "number": made.number,
        "network": network.name,
        "workshop": short_id(workshop.id),
        "who": made.who,
        "what": made.what,
        "by": one.by.isoformat(),
        "with": made.together_with,
        "buddy": made.buddy,
        "buddy_asks": made.buddy_asks.isoformat() if made.buddy_asks else None,
        "stand": one.state.value,
        "told": stand.told.isoformat() if stand else None,
        "learned": stand.learned if stand else "",
        "room_only": made.room_only,
    }


def _print(rows: Sequence[tuple[Network, Workshop, Standing]], words: Words, today: date) -> None:
    if not rows:
        print(words("lookback.cli.none"))
    for network in dict.fromkeys(network for network, _, _ in rows):
        print(words("cli.network_line", name=network.name))
        for _, _, one in (row for row in rows if row[0] == network):
            made = one.commitment
            day = short_date(words, one.by, today)
            facts = {"number": made.number, "day": day, "who": made.who, "what": made.what}
            line = words("lookback.cli.line", **facts)
            if made.together_with:
                line += words("lookback.cli.with", name=made.together_with)
            print(line + (words("lookback.cli.room_only") if made.room_only else ""))
