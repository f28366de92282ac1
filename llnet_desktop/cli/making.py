"""`llnet new` and `llnet capture`: making a workshop, and notes line by line."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.domain.capture import AddNote, Commit, parse_line
from llnet_desktop.domain.edit import Edit, adding
from llnet_desktop.domain.errors import InputError, NotFoundError, ProgramError
from llnet_desktop.domain.ids import short_id
from llnet_desktop.domain.languages import Language
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import NOTE_LIMIT
from llnet_desktop.domain.run import fold
from llnet_desktop.domain.workshop import Block, Cluster, Lane, Note, Privacy, Workshop
from llnet_desktop.services import capture as capturing
from llnet_desktop.services import planning
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.finding import Folder, find_workshop, open_folder

if TYPE_CHECKING:
    from llnet_desktop.content import AgendaTemplate

ZONE = "Europe/Amsterdam"


def new(arguments: argparse.Namespace) -> int:
    """Make a workshop and print its short id."""
    today: date = arguments.today
    start = _moment(arguments.start, "cli.start") if arguments.start else None
    members = _members_in(arguments.members) if arguments.members else None
    with desk_for_writing(arguments.library) as desk:
        known = [n for n in desk.read(Network) if n.name.casefold() == arguments.network.casefold()]
        network = (
            known[0] if known else planning.new_network(arguments.network, arguments.words.language)
        )
        coming = [one for one in members.members if one.present is not False] if members else []
        workshop = planning.new_workshop(
            network, arguments.title, start or datetime.min, people=len(coming)
        )
        if arguments.template:
            template, blocks = _from_template(arguments.template, workshop)
            starts = start or datetime.combine(today, template.starts)
            other: Language = "en" if workshop.language == "nl" else "nl"
            workshop = replace(workshop, second_language=other if template.bilingual else None)
        else:
            blocks, starts = _from_file(arguments, workshop, network, today, start)
        ends_by = _end(arguments.end, starts) if arguments.end else None
        if ends_by is not None and ends_by <= starts:
            raise InputError("plan.ends_before_start")
        workshop = replace(workshop, starts=starts, ends_by=ends_by, zone=ZONE)
        edit = planning.adding_workshop(workshop, blocks, None if known else network)
        if members is not None:
            edit = _with_members(desk, edit, network, workshop, members)
        desk.perform(edit)
    print(short_id(workshop.id))
    return 0


def _from_template(name: str, workshop: Workshop) -> tuple[AgendaTemplate, tuple[Block, ...]]:
    from llnet_desktop.content.agendas import blocks_from, load_templates
    from llnet_desktop.content.exercises import shipped_exercises

    templates, _ = load_templates()
    exercises = shipped_exercises()
    found = next((template for template in templates if template.id == name), None)
    if found is None:
        known = ", ".join(template.id for template in templates)
        raise NotFoundError("find.template", what=name, known=known)
    return found, blocks_from(found, exercises, workshop.id, workshop.people)


def _from_file(
    arguments: argparse.Namespace,
    workshop: Workshop,
    network: Network,
    today: date,
    start: datetime | None,
) -> tuple[tuple[Block, ...], datetime]:
    from llnet_desktop.exchange.agendas import choose_day, parse_agenda
    from llnet_desktop.exchange.source import read_source

    day = choose_day(parse_agenda(read_source(arguments.agenda)), arguments.day)
    starts = planning.starts_of_day(day, day.date or today, start)
    return planning.blocks_of_day(day, workshop.id, network.language), starts


def _members_in(path: Path) -> Any:
    from llnet_desktop.exchange.members import parse_members
    from llnet_desktop.exchange.source import read_source

    return parse_members(read_source(path))


def _with_members(
    desk: Desk, edit: Edit, network: Network, workshop: Workshop, drafts: Any
) -> Edit:
    known = desk.read(Member, network=network.id)
    people, fresh = planning.adding_members(network, drafts.members, known)
    presence = planning.presence_of(workshop, drafts.members, (*known, *fresh))
    relies = people.relies_on - frozenset(edit.changes)
    everything = edit.then(Edit(edit.label, people.changes, relies))
    return everything.then(adding("workshop.add", presence))


def _moment(text: str, code: str) -> datetime:
    """Return a wall-clock time; one with an offset is turned into the workshop's zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(code, text=text) from error
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)
    return moment.replace(second=0, microsecond=0)


def _end(text: str, starts: datetime) -> datetime:
    if match := re.fullmatch(r"(\d{1,2})[:.](\d{2})", text, re.ASCII):
        hours, rest = int(match[1]), int(match[2])
        if hours < 24 and rest < 60:
            return starts.replace(hour=hours, minute=rest)
    return _moment(text, "cli.end")


def capture(arguments: argparse.Namespace) -> int:
    """Read lines; print the number of each note once it is on disk."""
    refused = 0
    with desk_for_writing(arguments.library) as desk:
        workshop = find_workshop(desk, arguments.workshop)
        folder = open_folder(desk, workshop)
        block, lane = target(folder, arguments.block, arguments.lane)
        revealed = fold(folder.events).revealed
        if lane.privacy is Privacy.ON_PAPER:
            raise InputError("find.on_paper")
        for raw in sys.stdin.buffer:
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError:
                text, refused = "", refused + 1
                print(f"llnet: {arguments.words('error.input.encoding')}", file=sys.stderr)
            try:
                _capture_line(desk, block, lane, text, revealed, commands=arguments.commands)
            except InputError as error:
                refused += 1
                print(f"llnet: {arguments.words.error(error)}", file=sys.stderr)
            if len(text) > NOTE_LIMIT:
                too_long = arguments.words("error.capture.too_long", limit=NOTE_LIMIT)
                print(f"llnet: {too_long}", file=sys.stderr)
    return 1 if refused else 0


def _capture_line(
    desk: Desk, block: Block, lane: Lane, text: str, revealed: frozenset[str], *, commands: bool
) -> None:
    line = parse_line(text) if commands else AddNote(text)
    if line is None:
        return
    if isinstance(line, AddNote):
        written = desk.perform(capturing.adding_note(block, lane, line.text, revealed))
        for change in written.changes.values():
            print(change.after.number if change.after.is_numbered else "-", flush=True)
        return
    notes = desk.read(Note, workshop=block.workshop)
    if isinstance(line, Commit):
        known = any(note.number == line.number for note in notes)
        raise InputError("capture.commit" if known else "capture.no_number", number=line.number)
    clusters = desk.read(Cluster, workshop=block.workshop)
    desk.perform(capturing.doing(line, block, notes, clusters))


def target(folder: Folder, number: int | None, name: str | None) -> tuple[Block, Lane]:
    """Return where notes go: as asked, else the block that is on, else the first with columns."""
    slots = folder.agenda.slots
    if not slots:
        raise NotFoundError("find.empty_agenda")
    if number is not None:
        if not 1 <= number <= len(slots):
            raise NotFoundError("find.no_block", number=number, n=len(slots))
        candidates = [slots[number - 1]]
    else:
        position = fold(folder.events).position
        on = [slot for slot in slots if position and slot.block.id == position.block]
        candidates = [slot for slot in (*on, *slots) if slot.block.lanes] or [slots[0]]
    first = candidates[0]
    if not first.block.lanes:
        raise NotFoundError("find.no_lanes", number=first.number)
    if name is None:
        lanes = first.block.lanes
        lane = next((lane for lane in lanes if lane.privacy is not Privacy.ON_PAPER), lanes[0])
        return first.block, lane
    problem: ProgramError | None = None
    for slot in candidates:
        try:
            return slot.block, capturing.find_lane(slot.block, name, slot.number)
        except NotFoundError as error:
            problem = problem or error
    raise problem or NotFoundError("find.no_lanes", number=first.number)
