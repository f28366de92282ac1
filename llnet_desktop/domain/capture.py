"""The capture line: a note, or a command when all of the line is one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from llnet_desktop.domain.phrase import clean

ESCAPE = "\\"  # before a note that looks like a command

Said = Mapping[str, str | int | bool]  # what stands in the fields of a form, by their names


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What stands on the line and was not entered, with the column it was meant for.

    `closed`: the room did not read that column when it was typed.
    """

    block: str
    lane: str
    text: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class AddNote:
    """The line is a note."""

    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """`14+22`: these belong together."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """`14>needs`: to the column that starts so."""

    number: int
    lane: str


@dataclass(frozen=True, slots=True)
class Vote:
    """`14*7`: seven dots; `14*+2`: two more."""

    number: int
    dots: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Commit:
    """`14!`: a commitment from it."""

    number: int


@dataclass(frozen=True, slots=True)
class Remove:
    """`14-`: take it away."""

    number: int


@dataclass(frozen=True, slots=True)
class Reword:
    """`14=new words`."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """`14?`: the room wants to see it."""

    number: int


Command = Group | Move | Vote | Commit | Remove | Reword | Call
Line = AddNote | Command

_N = r"(\d{1,6})"
_GROUP = re.compile(rf"{_N}(?:\s*\+\s*\d{{1,6}})+", re.ASCII)
_MOVE = re.compile(rf"{_N}\s*>\s*(\S.{{0,200}})", re.ASCII)
_VOTE = re.compile(rf"{_N}\s*\*\s*(\+?)(\d{{1,4}})", re.ASCII)
_COMMIT = re.compile(rf"{_N}\s*!", re.ASCII)
_REMOVE = re.compile(rf"{_N}\s*-", re.ASCII)
_CALL = re.compile(rf"{_N}\s*\?", re.ASCII)
_REWORD = re.compile(rf"{_N}\s*=\s*(\S.*)", re.ASCII)


def parse_line(line: str) -> Line | None:
    """Return what a typed line means; None when nothing is left of it.

    A line is a command only when all of it matches; after a backslash it is always a note.
    """
    text = clean(line)
    if not text:
        return None
    if text.startswith(ESCAPE):
        rest = clean(text[1:])
        return AddNote(rest) if rest else None
    if _GROUP.fullmatch(text):
        numbers = tuple(dict.fromkeys(int(n) for n in re.findall(r"\d+", text, re.ASCII)))
        return Group(numbers)
    if match := _MOVE.fullmatch(text):
        return Move(int(match[1]), match[2])
    if match := _VOTE.fullmatch(text):
        return Vote(int(match[1]), int(match[3]), more=bool(match[2]))
    if match := _COMMIT.fullmatch(text):
        return Commit(int(match[1]))
    if match := _REMOVE.fullmatch(text):
        return Remove(int(match[1]))
    if match := _CALL.fullmatch(text):
        return Call(int(match[1]))
    if match := _REWORD.fullmatch(text):
        return Reword(int(match[1]), match[2])
    return AddNote(text)
