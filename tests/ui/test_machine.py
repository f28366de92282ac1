"""What the machine says of itself: battery and disk, on three systems; unknown stays unknown."""

from datetime import timedelta

import pytest

from llnet_desktop.ui.machine import (
    Battery,
    free_space,
    from_pmset,
    from_status,
    from_supplies,
    read_machine,
)


def supply(folder, name, **told):
    (folder / name).mkdir(parents=True)
    for key, value in told.items():
        (folder / name / key).write_text(f"{value}\n", encoding="utf-8")


def test_a_battery_on_linux_tells_its_charge_and_the_time_that_is_left(tmp_path):
    supply(tmp_path, "AC", type="Mains", online=0)
    supply(
        tmp_path,
        "BAT0",
        type="Battery",
        status="Discharging",
        energy_now=32_000_000,
        energy_full=50_000_000,
        power_now=12_000_000,
    )
    assert from_supplies(tmp_path) == Battery(64, False, timedelta(hours=32 / 12))


def test_two_batteries_count_as_one_and_a_mouse_does_not(tmp_path):
    half = {"type": "Battery", "status": "Discharging", "charge_full": 100, "current_now": 50}
    supply(tmp_path, "BAT0", charge_now=80, **half)
    supply(tmp_path, "BAT1", charge_now=20, **half)
    supply(tmp_path, "hidpp_battery_0", type="Battery", scope="Device", capacity=3)
    assert from_supplies(tmp_path) == Battery(50, False, timedelta(hours=1))


def test_a_charging_laptop_is_plugged_in(tmp_path):
    supply(tmp_path, "ADP1", type="Mains", online=1)
    supply(tmp_path, "BAT0", type="Battery", status="Charging", capacity=71)
    assert from_supplies(tmp_path) == Battery(71, True)


def test_a_machine_without_a_battery_is_no_worry_and_one_that_says_nothing_is_unknown(tmp_path):
    assert from_supplies(tmp_path) is None
    assert from_supplies(tmp_path / "nowhere") is None
    supply(tmp_path, "AC", type="Mains", online=1)
    assert from_supplies(tmp_path) == Battery(None, True)
    supply(tmp_path, "BAT0", type="Battery", status="Discharging", capacity="no idea")
    assert from_supplies(tmp_path) is None


DRAWING = "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t"
PLUGGED = "Now drawing from 'AC Power'\n"


@pytest.mark.parametrize(
    ("told", "battery"),
    [
        (
            DRAWING + "64%; discharging; 2:40 remaining present: true\n",
            Battery(64, False, timedelta(hours=2, minutes=40)),
        ),
        (DRAWING + "64%; discharging; (no estimate) present: true\n", Battery(64, False)),
        (PLUGGED + " -InternalBattery-0\t100%; charged; 0:00 remaining\n", Battery(100, True)),
        (PLUGGED, Battery(None, True)),
        ("", None),
        (None, None),
        ("pmset: something else", None),
    ],
)
def test_what_macos_prints_is_understood(told, battery):
    assert from_pmset(told) == battery


@pytest.mark.parametrize(
    ("status", "battery"),
    [
        ((0, 0, 64, 9600), Battery(64, False, timedelta(seconds=9600))),
        ((0, 0, 64, -1), Battery(64, False)),
        ((1, 8, 80, -1), Battery(80, True)),
        ((1, 128, 255, -1), Battery(None, True)),
        ((255, 255, 255, -1), None),
        ((0, 0, 255, -1), None),
    ],
)
def test_what_windows_tells_is_understood(status, battery):
    assert from_status(*status) == battery


def test_the_room_on_the_disk_is_that_of_the_nearest_folder_there_is(tmp_path):
    wanted = free_space(tmp_path)
    assert wanted is not None
    assert wanted > 0
    found = free_space(tmp_path / "not" / "yet" / "library.llnet-library")
    assert found == pytest.approx(wanted, rel=0.1)
    assert read_machine(tmp_path).free == pytest.approx(wanted, rel=0.1)
