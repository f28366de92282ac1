"""No text makes the readers fail in another way than by saying so, nor keeps them busy."""

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.agendas import parse_agenda
from llnet_desktop.exchange.commitments import parse_commitments
from llnet_desktop.exchange.members import parse_members
from llnet_desktop.exchange.notes import parse_notes
from llnet_desktop.exchange.recognise import recognise
from llnet_desktop.exchange.source import decoded

READERS = (
    parse_agenda,
    parse_members,
    parse_notes,
    recognise,
    lambda text: parse_commitments(text, date(2026, 11, 22)),
)
PIECES = (
    *(
        "09:30",
        "9u30",
        "10.00 uur",
        "–",
        " - ",
        " tot ",
        "2pm",
        "24:00",
        "99:99",
        "15 min",
        "1 u 15",
    ),
    *(
        "\n",
        "\n\n",
        "\t",
        ";",
        ",",
        "|",
        "|---|---|\n",
        "# ",
        "## Dag 1\n",
        "- ",
        "1. ",
        "```\n",
        "> ",
    ),
    *(
        "Tijd;Duur;Onderdeel\n",
        "Van,Tot,Wat\n",
        "Wie;Wat;Wanneer\n",
        "Naam\tOrganisatie\n",
        '"',
        "**",
    ),
    *(
        "Koffie",
        "Afspraken maken",
        "[x](y)",
        "&nbsp;",
        "<br>",
        "Morning\n",
        "an@x.example",
        "(",
        ")",
    ),
    *(
        "0",
        "0:00",
        "-5",
        "10000",
        "2026-12-03",
        "Monday 3 May\n",
        "\ud800",
        "\u202e",
        "e\u0301",
        "\x00",
    ),
)
texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=80).map("".join),
)
relaxed = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@relaxed
@given(texts)
def test_any_text_is_understood_or_refused_in_so_many_words(text):
    for reader in READERS:
        with suppress(InputError):
            reader(text)


@relaxed
@given(texts)
def test_the_blocks_of_a_day_follow_each_other_and_last(text):
    with suppress(InputError):
        for day in parse_agenda(text).days:
            ends = [block.start.total_seconds() / 60 + block.minutes for block in day.blocks]
            starts = [block.start.total_seconds() / 60 for block in day.blocks]
            assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
            assert all(block.title and 1 <= block.minutes <= 720 for block in day.blocks)


@relaxed
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data):
    with suppress(InputError):
        decoded(data)


def seconds(reader, text):
    """Processor time; a pause of the whole process (collecting garbage) may fall into it."""
    begun = time.process_time()
    with suppress(InputError):
        reader(text)
    return time.process_time() - begun


@settings(relaxed, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
def test_twenty_thousand_characters_of_anything_take_less_than_a_second(piece):
    text = (piece * (20_000 // len(piece) + 1))[:20_000]
    for reader in READERS:
        assert any(seconds(reader, text) < 1 for _ in range(3)), "slow three times in a row"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 4_900_000,
        "a\n" * 2_400_000,
        "[x](aaaa" * 600_000,
        ("[x](aaaa" * 240 + "\n") * 2_400,
        ("<a " * 660 + "\n") * 2_400,
        ("<!--" * 490 + "\n") * 2_400,
        ("09:30 " + "y 10:00 " * 60 + "\n") * 9_900,
        ("a;b" * 160 + "\n") * 9_900,
        '"' * 4_900_000,
        "a" + "\u0301\u0316" * 1_000_000,
    ],
    ids=range(10),
)
def test_five_megabytes_of_rubbish_are_dealt_with_in_seconds(text):
    begun = time.process_time()
    with suppress(InputError):
        parse_agenda(text)
    assert time.process_time() - begun < 4  # measured: under two on a laptop
