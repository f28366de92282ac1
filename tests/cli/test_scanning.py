"""`llnet scan`."""

import json
from datetime import UTC, datetime

from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.run import SCAN_DOTS, Reading, RunEvent, What
from llnet_desktop.domain.workshop import Workshop

SLIPS = "7 4 8 6 5\n6 4 9 7 -\n9 2 8 6 5\n8 3 8 6 5\n7 4 8 6 5\n10 1 8 6 5\n"


def test_slips_are_counted_and_told_as_json(llnet, code):
    status, out, err = llnet("scan", code, "--json", stdin=SLIPS)
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert list(told) == ["n", "means", "spread", "distribution", "advice"]
    assert told["n"] == 6
    assert told["means"]["energy"] == 3.0
    assert told["spread"]["safety"] == 0.0
    assert told["distribution"]["energy"] == [1, 1, 1, 3, 0, 0, 0, 0, 0, 0]
    assert told["advice"] == {
        "nl": "“Gedeelde energie” staat het laagst, op 3,0.",
        "en": "“Shared energy” is lowest, at 3.0.",
    }


def test_a_refused_slip_is_one_line_and_the_rest_goes_on(llnet, code):
    wrong = "1 2 3\n7 4 8 6 5\nabc d e f g\n\n11 1 1 1 1\n1 2 3 4 5 6\n"
    status, out, err = llnet("scan", code, "--json", stdin=wrong)
    assert status == 1
    assert json.loads(out)["n"] == 1
    lines = err.splitlines()
    assert [line[:14] for line in lines] == [f"llnet: Line {n}:" for n in (1, 3, 5, 6)]
    assert "11" in lines[2]


def test_more_slips_come_to_those_that_are_there(llnet, code):
    llnet("scan", code, stdin="7 4 8 6 5\n")
    status, out, _ = llnet("scan", code, "--json", stdin="7 4 8 6 5\n" * 5)
    assert status == 0
    assert json.loads(out)["n"] == 6


def test_below_five_answers_nothing_is_told(llnet, code):
    status, out, _ = llnet("scan", code, "--json", stdin="7 4 8 6 5\n" * 4)
    told = json.loads(out)
    assert (status, told["n"]) == (0, 4)
    assert set(told["means"].values()) == set(told["spread"].values()) == {None}
    assert all(set(counts) == {0} for counts in told["distribution"].values())
    assert "vijf" in told["advice"]["nl"]
    assert "five" in llnet("scan", code, stdin="")[1]


def test_the_scan_before_is_what_a_change_is_told_against(llnet, code, agenda):
    llnet("scan", code, stdin="7 4 8 6 5\n" * 6)
    _, later, _ = llnet(
        *("new", "--network", "Waterkant", "--title", "Verder", "--agenda", agenda),
        *("--start", "2027-03-03T10:00"),
    )
    _, out, _ = llnet("scan", later.strip(), stdin="7 7 8 6 5\n" * 6)
    assert "went up, from 4.0 to 7.0" in out


def test_a_file_with_a_byte_order_mark_loses_no_slip(llnet, code):
    status, out, err = llnet("scan", code, "--json", stdin="\ufeff7 4 8 6 5\n7 4 8 6 5\n")
    assert (status, err, json.loads(out)["n"]) == (0, "", 2)


def test_once_the_room_saw_the_dots_no_slip_comes_to_them(llnet, code, library_path):
    llnet("scan", code, stdin=SLIPS)
    with desk_for_writing(library_path) as desk:
        (workshop,) = desk.read(Workshop)
        at = Reading(datetime(2026, 12, 3, 9, 30, tzinfo=UTC), 1.0, "boot")
        desk.record(
            adding("run", [RunEvent(new_id(), workshop.id, What.REVEALED, at, subject=SCAN_DOTS)])
        )
    status, out, err = llnet("scan", code, "--json", stdin="1 1 1 1 1\n")
    assert (status, json.loads(out)["n"]) == (1, 6)
    assert err.count("\n") == 1
    assert "somebody’s" in err
