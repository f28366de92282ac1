"""What finished workshops tell of how long an exercise takes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from llnet_desktop.content import load_exercises
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.run import Reading, RunEvent, What
from llnet_desktop.domain.workshop import MINUTE, Workshop
from llnet_desktop.services.timings import Timing, timings_of, usual

TROIKA = next(one for one in load_exercises()[0] if one.id == "troika-consulting")
NETWORK = Network("n1", "Bodem")
START = datetime(2026, 3, 3, 9, 30)


@pytest.fixture
def held(desk):
    """Hold a workshop with the exercise that takes so many minutes."""
    desk.record(adding("start", [NETWORK, Network("n0", "Voorbeeld", sample=True)]))
    count = iter(range(100))

    def hold(minutes, people=24, network="n1", finished=True, **changes):
        n = next(count)
        workshop = Workshop(
            f"w{n}", network, f"Nr {n}", START + timedelta(days=n), people=people, **changes
        )
        block = replace(TROIKA.as_block(workshop.id, "a", people), id=f"b{n}")
        at = Reading(datetime(2026, 3, 3, 9, 0, tzinfo=UTC), 1000.0, "boot")
        after = replace(at, seconds=1000 + 60 * minutes, wall=at.wall + minutes * MINUTE)
        step = block.steps[0].id
        events = [RunEvent(f"e{n}", workshop.id, What.ENTERED, at, block.id, step, number=1)]
        if finished:
            events.append(RunEvent(f"f{n}", workshop.id, What.FINISHED, after, number=2))
        desk.record(adding("held", [workshop, block, *events]))

    return hold


def test_planned_and_real_minutes_are_told_with_the_workshops_behind_them(desk, held):
    held(40)
    held(50)
    held(90)
    found = timings_of(desk, "troika-consulting")
    assert [one.real / MINUTE for one in found] == [40, 50, 90]
    known = usual(found, 24)
    assert (known.minutes, known.workshops, known.people) == (50, 3, 24)
    planned = TROIKA.as_block("w", "a", 24).planned / MINUTE
    assert known.planned == round(planned)


def test_groups_of_about_the_same_size_go_before_all_others(desk, held):
    held(40, people=12)
    held(60, people=26)
    found = timings_of(desk, "troika-consulting")
    assert usual(found, 24).minutes == 60
    assert usual(found, 12).minutes == 40
    assert usual(found, 100).workshops == 2
    assert usual(found, 0).workshops == 2


def test_what_is_invented_running_or_thrown_away_tells_nothing(desk, held):
    held(40, network="n0")
    held(40, finished=False)
    held(40, binned=True)
    assert timings_of(desk, "troika-consulting") == ()
    assert usual((), 24) is None


def test_a_single_long_afternoon_does_not_count_for_more():
    short = [Timing(f"w{n}", 20, 30 * MINUTE, 30 * MINUTE) for n in range(4)]
    long = Timing("w9", 20, 30 * MINUTE, 200 * MINUTE)
    assert usual([*short, long], 20).minutes == 30
