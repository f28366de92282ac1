"""The capture line: all of it is a command, or it is a note."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.capture import (
    AddNote,
    Commit,
    Group,
    Move,
    Remove,
    Reword,
    Vote,
    parse_line,
)
from llnet_desktop.domain.phrase import NOTE_LIMIT, clean


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("14+22", Group((14, 22))),
        ("14 + 22 + 3", Group((14, 22, 3))),
        ("14>needs", Move(14, "needs")),
        ("14*7", Vote(14, 7)),
        ("14*+2", Vote(14, 2, more=True)),
        ("14!", Commit(14)),
        ("14-", Remove(14)),
        ("14=new words", Reword(14, "new words")),
        ("14 + 22 gaat over hetzelfde", AddNote("14 + 22 gaat over hetzelfde")),
        ("=som van alles", AddNote("=som van alles")),
        ("\\14+22", AddNote("14+22")),
        ("14", AddNote("14")),
        ("Bus 391 rijdt leeg terug", AddNote("Bus 391 rijdt leeg terug")),
        ("  ", None),
        ("\\", None),
    ],
)
def test_a_line_is_a_command_only_when_all_of_it_matches(line, meaning):
    assert parse_line(line) == meaning


@given(st.text())
def test_any_text_is_a_note_a_command_or_nothing(text):
    line = parse_line(text)
    if isinstance(line, AddNote):
        assert line.text == clean(line.text)


@given(st.text(max_size=3000))
def test_what_is_kept_is_one_composed_line_of_bounded_length(text):
    kept = clean(text)
    assert kept == unicodedata.normalize("NFC", kept)
    assert len(kept) <= NOTE_LIMIT
    assert "\n" not in kept
    assert clean(kept) == kept
    kept.encode("utf-8")


def test_overrides_that_make_a_text_look_like_another_are_taken_out():
    assert clean("abc\u202edef\x00\u200b") == "abcdef"
    assert clean("👩‍👩‍👧 samen") == "👩‍👩‍👧 samen"
    assert clean("Nguye\u0302\u0303n Thi\u0323 Lan") == "Nguyễn Thị Lan"


def test_a_line_of_a_million_characters_is_quick():
    assert len(clean("a" * 1_000_000)) == NOTE_LIMIT
