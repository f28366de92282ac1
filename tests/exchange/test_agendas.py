"""Agendas of every shape become days with blocks; what can't be one is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from llnet_desktop.domain.draft import DraftKind
from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.agendas import choose_day, parse_agenda
from llnet_desktop.exchange.source import read_source

DATA = Path(__file__).parent.parent / "data"


def minutes_past_midnight(block):
    return block.start // timedelta(minutes=1)


def plan(day):
    """Return a day as `hh:mm minutes title`, short enough to read in a test."""
    return [
        f"{at // 60:02}:{at % 60:02} {block.minutes} {block.title}"
        for block in day.blocks
        for at in [minutes_past_midnight(block)]
    ]


def only_day(text):
    return choose_day(parse_agenda(text), None)


def refusal(text):
    with pytest.raises(InputError) as caught:
        parse_agenda(text)
    return caught.value.code, caught.value.facts


def test_two_tables_with_times_from_zero_are_two_sessions():
    draft = parse_agenda(read_source(DATA / "table-relative-times.md"))
    assert draft.title == "Repair café coaches: a short course"
    assert [(day.name, day.relative) for day in draft.days] == [
        ("Session 1: Getting to know the bench (60 minutes)", True),
        ("Session 2: A morning in the hall (45 minutes)", True),
    ]
    assert plan(draft.days[0]) == [
        "00:00 10 Why do we repair?",
        "00:10 25 Open your first toaster",
        "00:35 15 Tools & safety",
        "00:50 10 Wrap-Up & Next Steps",
    ]
    assert draft.days[0].blocks[1].detail == "Hands-on – Screws, clips, and the one hidden screw"
    assert draft.days[0].blocks[3].kind is DraftKind.COMMITMENTS
    assert draft.days[1].blocks[1].detail == "Hands-on – In twos, with a log sheet"
    assert [(told.line, told.text, told.reason) for told in draft.left_out] == [
        (14, "What you take home — Session 1", "text")
    ]


def test_headings_with_times_are_blocks_under_the_heading_of_their_day():
    draft = parse_agenda(read_source(DATA / "headings-two-days.md"))
    assert draft.title == "Dune Water Days"
    assert [day.name for day in draft.days] == ["Day 1 — What we know", "Day 2 — What we do"]
    assert plan(draft.days[0]) == [
        "09:30 30 Opening: whose dunes are these?",
        "10:00 75 Counting, three ways",
        "11:15 15 Coffee break",
        "11:30 90 One table of counts (hands-on)",
        "13:00 60 Lunch",
    ]
    assert plan(draft.days[1]) == [
        "09:00 180 Walking the ponds",
        "12:00 45 Lunch",
        "12:45 45 Next steps",
    ]
    assert draft.days[0].blocks[0].detail == "Lead: Noor · A round of names and ponds"
    assert draft.days[0].blocks[0].line == 14
    assert draft.days[1].blocks[2].kind is DraftKind.COMMITMENTS
    told = [told.text for told in draft.left_out]
    assert "Why we meet" in told
    assert "Ground rules" in told
    assert not any("no line of the agenda" in text for text in told)


def test_lines_under_weekdays_are_four_days_with_their_gaps():
    draft = parse_agenda(read_source(DATA / "lines-four-days.md"))
    assert [day.name for day in draft.days] == [
        "Monday 7 June",
        "Tuesday 8 June",
        "Wednesday 9 June",
        "Thursday 10 June",
    ]
    assert plan(draft.days[0]) == ["18:00 120 Welcome reception on the quay"]
    assert plan(draft.days[1]) == [
        "08:00 45 Breakfast",
        "08:45 90 Hello, who is who & where is what",
        "10:15 30 Break",
        "10:45 75 Seaweed & salt",
        "12:00 90 Lunch",
        "14:30 90 TBD",
        "18:30 90 Dinner with the islanders (bring a plate)",
    ]
    assert plan(draft.days[2])[-1] == "21:30 180 Looking at bats"
    assert [told.line for told in draft.left_out if told.reason == "no_title"] == [26, 38]


def test_a_dutch_run_sheet_pasted_from_a_spreadsheet_keeps_kinds_and_working_forms():
    draft = parse_agenda(read_source(DATA / "draaiboek.tsv"))
    blocks = only_day(read_source(DATA / "draaiboek.tsv")).blocks
    assert [block.kind.value for block in blocks] == [
        *("plenary", "lookback", "scan", "plenary", "break", "plenary", "commitments", "plenary"),
    ]
    assert blocks[3].detail == "Alleen, viertallen"
    assert minutes_past_midnight(blocks[5]) == 10 * 60 + 40
    assert draft.left_out == ()


def test_a_csv_with_semicolons_quotes_and_a_title_above_is_understood():
    draft = parse_agenda(read_source(DATA / "programma.csv"))
    assert plan(draft.days[0]) == [
        "09:30 30 Welkom; wie is wie?",
        "10:00 60 Rondje langs de bedden",
        "11:00 15 Koffie & thee",
        "12:00 30 Wie doet wat?",
    ]
    assert draft.days[0].blocks[0].detail == 'Met "naamstickers"'
    assert [(told.line, told.reason) for told in draft.left_out] == [
        (1, "text"),
        (7, "no_title"),
        (8, "no_time"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n9u30 Een\n10u tot 10u45 Twee", ["09:30 30 Een", "10:00 45 Twee"]),
        ("# A\n09.30 uur Een\n10.00 uur – 11.00 uur Twee", ["09:30 30 Een", "10:00 60 Twee"]),
        ("# A\n9:30am Een\n12 – 1:30 pm Lunch", ["09:30 150 Een", "12:00 90 Lunch"]),
        ("# A\n13h00 until 14h00 Een\n2pm Twee", ["13:00 60 Een", "14:00 15 Twee"]),
        ("- 12:30 – 1:30 Lunch\n- 1:30 – 3:00 Werk", ["12:30 60 Lunch", "13:30 90 Werk"]),
        ("* 09:30 Een (15 min)\n* 10:00 Twee (45 min)", ["09:30 15 Een", "10:00 45 Twee"]),
        ("- Een (09:30–10:00)\n- Twee (10:00–11:00)", ["09:30 30 Een", "10:00 60 Twee"]),
        ("# A\n20:00–22:00 Een\n22:00–00:30 Borrel", ["20:00 120 Een", "22:00 150 Borrel"]),
        ("09:30\t10\tInloop\n09:40\t15\tWerk", ["09:30 10 Inloop", "09:40 15 Werk"]),
        ("Start;Wat\n9.30;Een\n10.00;Twee\n12.00;Einde", ["09:30 30 Een", "10:00 120 Twee"]),
        ("Tijd,Wat\n9-10,Een\n10-11,Twee", ["09:00 60 Een", "10:00 60 Twee"]),
        ("Tijd;Duur;Wat\n;10;Een\n9:30;1 u 15;Twee", ["09:20 10 Een", "09:30 75 Twee"]),
        (
            "1. 09:00 **Een** <br> [twee](x)\n2. 10:00 `Drie`",
            ["09:00 60 Een twee", "10:00 15 Drie"],
        ),
    ],
)
def test_times_are_read_as_people_write_them(text, expected):
    assert plan(only_day(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. Check-in (10 min)\n2. Markt – 35 min",
        "10 min: Check-in\n35 min: Markt",
        "Onderdeel;Minuten\nCheck-in;10\nMarkt;35",
        "|Tijd|Wat|\n|---|---|\n|10 min|Check-in|\n|35'|Markt|",
    ],
)
def test_lengths_alone_are_counted_from_zero(text):
    day = only_day(text)
    assert day.relative
    assert plan(day) == ["00:00 10 Check-in", "00:10 35 Markt"]


def test_morning_and_afternoon_are_one_day_and_two_groups_are_two():
    parts = "# Dag\n## Ochtend\n- 09:00–10:00 Een\n## Middag\n- 13:00–14:00 Twee"
    assert plan(only_day(parts)) == ["09:00 60 Een", "13:00 60 Twee"]
    groups = "## Groep A\n- 09:00–10:00 Een\n## Groep B\n- 09:00–10:00 Twee"
    assert [day.name for day in parse_agenda(groups).days] == ["Groep A", "Groep B"]


def test_a_day_column_and_a_row_that_names_a_day_begin_a_new_day():
    column = "Dag;Tijd;Wat\nMaandag;09:00;Een\n;10:00;Twee\nDinsdag;09:00;Drie"
    rows = "Tijd\tWat\nDag 1\t\n09:00\tEen\nDag 2\t\n09:00\tTwee"
    assert [day.name for day in parse_agenda(column).days] == ["Maandag", "Dinsdag"]
    assert [day.name for day in parse_agenda(rows).days] == ["Dag 1", "Dag 2"]


def test_tables_without_a_name_are_named_by_their_hours():
    table = "|Time|What|\n|-|-|\n|{}|Abc|\n\n"
    draft = parse_agenda(table.format("9:00-10:00") + table.format("13:00-14:00"))
    assert [day.name for day in draft.days] == ["09:00–10:00", "13:00–14:00"]


def test_a_date_with_its_year_is_kept():
    day = only_day("# Programma donderdag 3 december 2026\n09:30–10:00 Een\n10:00–11:00 Twee")
    assert day.date == date(2026, 12, 3)


def test_times_within_a_heading_with_a_time_are_its_detail():
    day = only_day("## 09:00–12:00 Werk\n- 09:00 Welkom\n- 10:00 Markt\n## 12:00–13:00 Lunch")
    assert plan(day) == ["09:00 180 Werk", "12:00 60 Lunch"]
    assert day.blocks[0].detail == "Welkom · Markt"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        *((title, DraftKind.BREAK) for title in ("Koffie", "Coffee break", "Korte pauze", "Lunch")),
        *((title, DraftKind.BREAK) for title in ("Dinner with MMI", "Koffie & thee", "Borrel")),
        *((title, DraftKind.PLENARY) for title in ("Lunch lecture: soil", "Breakout session")),
        *((title, DraftKind.PLENARY) for title in ("Inloop en check-in", "Werkafspraken", "TBD")),
        *((title, DraftKind.PLENARY) for title in ("Spelregels", "Inloop met koffie")),
        *((title, DraftKind.COMMITMENTS) for title in ("Afspraken maken", "Next steps")),
        *((title, DraftKind.COMMITMENTS) for title in ("Wrap-Up & Next Steps", "Wie doet wat?")),
        *((title, DraftKind.COMMITMENTS) for title in ("Actieafspraken", "Commitment round")),
        *((title, DraftKind.LOOKBACK) for title in ("Terugblik op afspraken",)),
        *((title, DraftKind.LOOKBACK) for title in ("Look back at commitments",)),
        *((title, DraftKind.SCAN) for title in ("Conditiescan", "Network scan: where are we?")),
    ],
)
def test_a_title_tells_what_a_line_is_for(title, kind):
    assert only_day(f"- 09:00–10:00 {title}").blocks[0].kind is kind


def test_times_that_go_backwards_are_refused_with_their_line():
    assert refusal("# A\n10:00–10:30 Een\n09:30–09:45 Twee") == ("input.backwards", {"line": 3})
    assert refusal("# A\n10:00–09:30 Een\n10:30 Twee") == ("input.backwards", {"line": 2})


def test_lines_that_overlap_are_refused_with_both_lines():
    text = "# A\n10:00–10:30 Een\n10:20–11:00 Twee"
    assert refusal(text) == ("input.overlap", {"line": 3, "other": 2})


@pytest.mark.parametrize("minutes", [0, -5, 721, 10_000])
def test_a_length_that_cannot_be_is_refused(minutes):
    text = f"Tijd;Duur;Wat\n10:00;{minutes};Een"
    facts = {"line": 2, "minutes": minutes, "limit": 720}
    assert refusal(text) == ("input.minutes", facts)


@pytest.mark.parametrize(
    "text",
    [
        "10:00:01 INFO start\n10:00:02 INFO more\n10:00:03 ERROR end",
        "2026-11-22 10:00:01 INFO start\n2026-11-22 10:00:03 INFO end",
        "[10:03, 22/11/2026] Jan: hoi\n[10:04, 22/11/2026] Piet: dag",
        "timestamp,sensor,value\n2026-01-01 10:00,temp,21.3\n2026-01-01 10:05,temp,21.4",
        "Time,Value\n10:00,3.4\n10:05,4.5",
        "time;station\n" + "\n".join(f"{hour:02}:15;Utrecht" for hour in range(24)),
        "We kwamen aan om\n10:30 en toen was er koffie.\nDaarna gingen we naar huis.\nMooi.",
        "def f(x):\n    return {10: 20}\n\ny = 12.30\n",
        "```\n09:00 not this\n09:30 nor this\n```",
        "Naam;Organisatie\nJan;Gemeente",
    ],
)
def test_what_is_no_agenda_is_refused(text):
    assert refusal(text)[0] == "input.not_agenda"


def test_several_days_ask_which_one_and_a_day_that_is_not_there_is_refused():
    draft = parse_agenda("**Dag 1**\n09:00–10:00 Een\n**Dag 2**\n09:00–10:00 Twee")
    assert choose_day(draft, 2).blocks[0].title == "Twee"
    for day, code in (
        (None, "input.many_days"),
        (3, "input.no_such_day"),
        (0, "input.no_such_day"),
    ):
        with pytest.raises(InputError, match=code) as caught:
            choose_day(draft, day)
        assert caught.value.facts["days"] == ["1: Dag 1", "2: Dag 2"]


def test_a_long_title_is_cut_and_told():
    draft = parse_agenda(f"- 09:00–10:00 {'lang ' * 100}\n- 10:00–11:00 Kort")
    assert len(draft.days[0].blocks[0].title) <= 200
    assert [told.reason for told in draft.left_out] == ["too_long"]
    assert len(draft.left_out[0].text) <= 80


def test_a_line_that_only_says_when_it_is_over_is_told_and_ends_the_one_before():
    draft = parse_agenda("# A\n09:00 Een\n10:00 Twee\n12:00 Einde")
    assert plan(draft.days[0]) == ["09:00 60 Een", "10:00 120 Twee"]
    assert draft.left_out[0].reason == "end_mark"
