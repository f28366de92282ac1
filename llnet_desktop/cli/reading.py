"""`llnet list` and `llnet show`: what is in the library, as text or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any

from llnet_desktop.cli.opening import desk_for_reading
from llnet_desktop.domain.agenda import Agenda, plan
from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.ids import short_id
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.workshop import MINUTE, Block, Note, Workshop
from llnet_desktop.services.finding import Folder, find_workshop, open_folder
from llnet_desktop.words import Words
from llnet_desktop.words.dates import clock, day_and_date, minutes, short_date


def list_workshops(arguments: argparse.Namespace) -> int:
    """Print networks and their workshops with counts; what is in the bin is left out."""
    words: Words = arguments.words
    networks: list[dict[str, Any]] = []
    if arguments.library.exists():
        with desk_for_reading(arguments.library) as desk:
            for network in desk.read(Network, binned=False):
                found = desk.read(Workshop, network=network.id, binned=False)
                rows = [
                    _counted(
                        workshop,
                        plan(workshop, desk.read(Block, workshop=workshop.id)),
                        len(desk.read(Note, workshop=workshop.id)),
                        len(desk.read(Commitment, workshop=workshop.id)),
                    )
                    for workshop in sorted(found, key=lambda one: one.starts)
                ]
                networks.append({"network": network.name, "workshops": rows})
    if arguments.json:
        print(json.dumps(networks, ensure_ascii=False, indent=2))
        return 0
    if not any(network["workshops"] for network in networks):
        print(words("cli.nothing_yet"))
    for row in networks:
        print(words("cli.network_line", name=row["network"]))
        for workshop in row["workshops"]:
            start = workshop["start"]
            print(
                words(
                    "cli.workshop_line",
                    short=workshop["id"],
                    date=start[:10],
                    start=start[11:16],
                    title=workshop["title"],
                    blocks=workshop["blocks"],
                    notes=workshop["notes"],
                    commitments=workshop["commitments"],
                )
            )
    return 0


def _counted(workshop: Workshop, agenda: Agenda, notes: int, commitments: int) -> dict[str, Any]:
    return {
        "id": short_id(workshop.id),
        "title": workshop.title,
        "start": agenda.starts.isoformat(),
        "end": agenda.ends.isoformat(),
        "blocks": len(agenda.slots),
        "notes": notes,
        "commitments": commitments,
    }


def show(arguments: argparse.Namespace) -> int:
    """Print one workshop."""
    with desk_for_reading(arguments.library) as desk:
        folder = open_folder(desk, find_workshop(desk, arguments.workshop))
    if arguments.json:
        print(json.dumps(_as_json(folder), ensure_ascii=False, indent=2))
    else:
        _print_folder(folder, arguments.words)
    return 0


def _as_json(folder: Folder) -> dict[str, Any]:
    workshop, agenda = folder.workshop, folder.agenda
    language = workshop.language
    numbers = {slot.block.id: slot.number for slot in agenda.slots}
    lanes = {lane.id: lane.name.in_(language) for slot in agenda.slots for lane in slot.block.lanes}
    return {
        "id": short_id(workshop.id),
        "title": workshop.title,
        "network": folder.network.name,
        "start": agenda.starts.isoformat(),
        "end": agenda.ends.isoformat(),
        "blocks": [
            {
                "number": slot.number,
                "title": slot.block.title.in_(language),
                "start": slot.starts.isoformat(),
                "minutes": _number(slot.block.planned / MINUTE),
                "kind": slot.block.sort.value,
                "condition": slot.block.condition.value if slot.block.condition else None,
                "can_shrink_to": (
                    _number(slot.block.shortest / MINUTE) if slot.block.shortest else None
                ),
                "protected": slot.block.protected,
                "lanes": [
                    {
                        "name": lane.name.in_(language),
                        "privacy": lane.privacy.value,
                        "unnamed": lane.unnamed,
                        "erased": lane.erased,
                    }
                    for lane in slot.block.lanes
                ],
            }
            for slot in agenda.slots
        ],
        "notes": [
            {
                "number": note.number if note.is_numbered else None,
                "text": note.text,
                "block": numbers.get(note.block),
                "lane": lanes.get(note.lane),
                "dots": note.dots,
            }
            for note in folder.notes
        ],
        "commitments": [
            {
                "number": made.number,
                "who": made.who,
                "what": made.what,
                "by": made.by.isoformat(),
                "with": made.together_with,
                "when": made.cue,
                "first_step": made.first_step,
                "ours": made.ours,
                "buddy": made.buddy,
                "buddy_asks": made.buddy_asks.isoformat() if made.buddy_asks else None,
                "help_from": made.help_from,
                "help": made.help,
                "answer": made.answer.value if made.answer else None,
                "sign": made.sign,
                "room_only": made.room_only,
            }
            for made in folder.commitments
        ],
    }


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _print_folder(folder: Folder, words: Words) -> None:
    workshop, agenda = folder.workshop, folder.agenda
    day = day_and_date(words, agenda.starts.date())
    print(f"{workshop.title} · {folder.network.name}")
    print(f"{day} · {clock(agenda.starts)}–{clock(agenda.ends)}")
    for slot in agenda.slots:
        block = slot.block
        tags = [words(f"conditions.short.{block.condition.value}")] if block.condition else []
        tags += [words("cli.protected")] if block.protected else []
        tags += [words("cli.shorter", n=minutes(block.shortest))] if block.shortest else []
        tail = f"  ({', '.join(tags)})" if tags else ""
        title = words.of(block.title)
        length = minutes(block.planned)
        print(f"{slot.number:3}  {clock(slot.starts)}  {length:3} min  {title}{tail}")
        for lane in block.lanes:
            print(f"                      – {words.of(lane.name)} [{lane.privacy.value}]")
    if folder.notes:
        print(words("cli.notes_heading"))
    for note in folder.notes:
        number = f"{note.number:4}" if note.is_numbered else "   –"
        print(f"{number}  {note.text}" + (f"  •{note.dots}" if note.dots else ""))
    if folder.commitments:
        print(words("cli.commitments_heading"))
    for made in folder.commitments:
        due = words("cli.by", date=short_date(words, made.by, agenda.starts.date()))
        only = f"  [{words('commitments.room_only')}]" if made.room_only else ""
        print(f"{made.number:4}  {made.who}: {made.what} ({due}){only}")
