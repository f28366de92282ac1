"""Reading who takes part, from a table or from lines such as `Name, Organisation`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from llnet_desktop.domain.draft import DraftMember, LeftOut, MembersDraft
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.exchange.columns import NONE, Chosen, Headed, as_chosen, headed, unheaded
from llnet_desktop.exchange.plain import plain, unmarked
from llnet_desktop.exchange.source import LINE_LIMIT, SEEN, Source, as_source, left_out
from llnet_desktop.exchange.spreadsheet import ROW_LIMIT
from llnet_desktop.exchange.tables import Table, cell, header_of, tables_in

_COLUMNS = {
    "name": "naam name deelnemer participant persoon person contactpersoon",
    "first": "voornaam firstname forename roepnaam",
    "infix": "tussenvoegsel tussenvoegsels tv",
    "last": "achternaam lastname surname familienaam",
    "organisation": "organisatie organisation organization bedrijf company org werkgever "
    "affiliation instelling gemeente bedrijfsnaam affiliatie employer",
    "role": "rol functie role function position job jobtitle titel",
    "email": "email mail emailadres emailaddress mailadres",
    "present": "aanwezig aanwezigheid present presence attending attendance komt rsvp",
}
COLUMNS = {word: role for role, words in _COLUMNS.items() for word in words.split()}
COLUMNS |= {"volledige naam": "name", "full name": "name", "first name": "first"}
COLUMNS |= {"given name": "first", "last name": "last", "family name": "last"}
COLUMNS |= {"job title": "role", "e mail": "email", "email address": "email"}
NAME_COLUMNS = frozenset({"name", "first", "last"})
ROLES = ("name", "first", "last", "organisation", "role", "email")  # to choose the columns of

_YES = {"ja", "j", "yes", "y", "x", "✓", "✔", "1", "true", "waar", "aanwezig", "present", "komt"}
_NO = {"nee", "n", "no", "0", "false", "onwaar", "afwezig", "absent", "-", "niet"}
_PARTICLES = {
    *("van", "de", "der", "den", "het", "ten", "ter", "te", "in", "op", "la", "le", "el", "al"),
    *("bin", "ibn", "von", "zu", "di", "da", "dos", "du", "del", "y", "e", "en", "ben", "d"),
}
_MAIL = re.compile(r"[^\s<>(),;:@]{1,64}@[^\s<>(),;:@]{1,190}")
_NAME_WITHIN = 80
_SAMPLE = 500  # lines that tell what the others are


def parse_members(source: Source | str, chosen: Chosen | None = None) -> MembersDraft:
    """Return the people in a source, each once. Raises `InputError` when it is no such list."""
    source = as_source(source)
    if source.text.count("\n") > LINE_LIMIT:
        raise InputError("input.not_members")
    found = _from_tables(source, chosen)
    if found is None and source.text:
        found = _from_lines(source.text)
    if found is None:
        raise InputError("input.not_members")
    members, told = found
    draft = _each_once(members, told)
    if not draft.members:
        raise InputError("input.not_members")
    return draft


def member_table(source: Source) -> Headed | None:
    """Return the table that has people in it, or any table that might.

    Where no header says so, the first column is taken for the name, one with mail addresses for
    those, and the others for organisation and role.
    """
    if (found := headed(source, COLUMNS, NAME_COLUMNS)) is not None:
        return found
    bare = unheaded(source, COLUMNS, heads=False)
    if bare is None:
        return None
    sample = [cells for _, cells in bare.rows[:_SAMPLE]]
    places = range(max(map(len, sample), default=0))
    mails = {place: sum(_has_mail(cells, place) for cells in sample) for place in places}
    mail = max(places, key=lambda place: mails[place], default=NONE)
    known = {"email": mail} if mail != NONE and mails[mail] else {}
    others = [place for place in places if place not in known.values()]
    known |= dict(zip(("name", "organisation", "role"), others, strict=False))
    return Headed(bare.table, bare.header, known, sure=False)


def _has_mail(cells: Sequence[str], place: int) -> bool:
    return place < len(cells) and _MAIL.fullmatch(cells[place].strip()) is not None


def looks_like_members(text: str) -> bool:
    """Return whether lines are people: mail addresses, or names with organisations."""
    written = [line for line in text.split("\n") if line.strip()][:_SAMPLE]
    sure = sum(_MAIL.search(line[:SEEN]) is not None for line in written)
    sure += sum(_is_person(line) and bool(re.search(r",.|\(.+\)", line[:SEEN])) for line in written)
    return bool(written) and sure * 2 > len(written)


def _from_tables(
    source: Source, chosen: Chosen | None
) -> tuple[list[DraftMember], list[LeftOut]] | None:
    if chosen is not None:
        return _from_headed(as_chosen(member_table(source), chosen))
    tables = tables_in(source, COLUMNS)
    return next((each for table in tables if (each := _from_table(table)) is not None), None)


def _from_table(table: Table) -> tuple[list[DraftMember], list[LeftOut]] | None:
    header = header_of(table, COLUMNS, NAME_COLUMNS)
    if header is None:
        return _from_bare_table(table)
    return _from_headed(Headed(table, *header))


def _from_headed(table: Headed) -> tuple[list[DraftMember], list[LeftOut]]:
    members: list[DraftMember] = []
    told: list[LeftOut] = []
    for line, cells in table.rows:
        if not any(text.strip() for text in cells):
            continue
        person = _person(line, cells, table.roles)
        members.append(person)
        if any(len(text) > TITLE_LIMIT for text in cells):
            told.append(left_out(line, " · ".join(cells), "too_long"))
    return members, told


def _person(line: int, cells: Sequence[str], columns: Mapping[str, int]) -> DraftMember:
    def said(role: str) -> str:
        return clean(cell(cells, columns, role), TITLE_LIMIT)

    name = said("name") or " ".join(filter(None, map(said, ("first", "infix", "last"))))
    if "name" in columns and "last" in columns and said("last") not in name:
        name = " ".join(filter(None, map(said, ("name", "infix", "last"))))
    return DraftMember(
        clean(name, TITLE_LIMIT),
        said("organisation"),
        said("role"),
        said("email"),
        _presence(said("present")),
        line,
    )


def _from_bare_table(table: Table) -> tuple[list[DraftMember], list[LeftOut]] | None:
    """Return people from columns without a header: a name first, mail addresses anywhere."""
    rows = [
        (line, [clean(text, TITLE_LIMIT) for text in cells if text.strip()])
        for line, cells in table.rows
        if any(text.strip() for text in cells)
    ]
    if sum(_is_name(cells[0]) for _, cells in rows) * 2 <= len(rows):
        return None
    return [_from_texts(line, cells) for line, cells in rows], []


def _from_lines(text: str) -> tuple[list[DraftMember], list[LeftOut]] | None:
    lines = [
        (line, raw[:SEEN]) for line, raw in enumerate(text.split("\n"), start=1) if raw.strip()
    ]
    if sum(_is_person(raw) for _, raw in lines) * 10 < len(lines) * 7:
        return None
    members: list[DraftMember] = []
    for line, raw in lines:
        if len(members) > ROW_LIMIT:
            raise InputError("input.too_many_rows", limit=ROW_LIMIT)
        several = raw.split(";") if raw.count("@") > 1 else [raw]  # an address line of a mail
        members.extend(_from_line(line, part) for part in several if part.strip())
    if members and COLUMNS.get(members[0].name.casefold()) == "name":
        del members[0]  # a header above a single column
    return members, []


def _from_line(line: int, raw: str) -> DraftMember:
    text = plain(unmarked(_MAIL.sub(lambda found: f" {found[0]} ", raw)).rest)
    text = text.replace("<", " ").replace(">", " ")
    organisation = re.search(r"\(([^()]*)\)", text)
    texts = [organisation[1]] if organisation is not None else []
    rest = re.sub(r"\([^()]*\)", " ", text)
    mail = _MAIL.search(rest)
    rest = _MAIL.sub(" ", rest)
    parts = [clean(part, TITLE_LIMIT) for part in re.split(r"[,;\t]|\s[-–—|]\s", rest)]
    texts = [*parts[:1], *texts, *parts[1:], mail[0] if mail is not None else ""]
    return _from_texts(line, [*texts[:1], *filter(None, texts[1:])])


def _from_texts(line: int, texts: Sequence[str]) -> DraftMember:
    mail = next((text for text in texts if _MAIL.fullmatch(text)), "")
    others = [clean(text.strip(' "'), TITLE_LIMIT) for text in texts if text != mail]
    name, organisation, role = (*others, "", "", "")[:3]
    return DraftMember(name, organisation, role, mail, line=line)


def _each_once(members: Iterable[DraftMember], told: list[LeftOut]) -> MembersDraft:
    kept: dict[tuple[str, str], DraftMember] = {}
    for member in members:
        key = member.name.casefold(), member.organisation.casefold()
        if not member.name:
            known = " · ".join(filter(None, (member.organisation, member.role, member.email)))
            told.append(left_out(member.line, known, "no_name"))
        elif key in kept:
            told.append(left_out(member.line, member.name, "duplicate"))
        else:
            kept[key] = member
    told.sort(key=lambda item: item.line)
    return MembersDraft(tuple(kept.values()), tuple(told))


def _is_person(raw: str) -> bool:
    raw = raw[:SEEN]
    if _MAIL.search(raw):
        return True
    return _is_name(re.split(r"[,;(\t]|\s[-–—|]\s", plain(unmarked(raw).rest))[0].strip())


def _is_name(text: str) -> bool:
    """Return whether a text may be the name of a person: a few words, each with a capital."""
    words = re.findall(r"[^\s'’.-]+", text)
    if not 1 <= len(words) <= 7 or len(text) > _NAME_WITHIN or text[-1] in "?!:":
        return False
    fitting = all(
        word.strip('"')[:1].isalpha() and (not word.strip('"')[0].islower() or word in _PARTICLES)
        for word in words
    )
    return fitting or (len(words) == 1 and text.casefold() in COLUMNS)


def _presence(said: str) -> bool | None:
    word = said.casefold().strip(" .!")
    return True if word in _YES else False if word in _NO else None
