"""What this machine says of itself: its battery and the room on its disk. Unknown stays unknown."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")


@dataclass(frozen=True, slots=True)
class Battery:
    """The state of the power; `percent` is None on a machine without a battery."""

    percent: int | None
    plugged: bool
    left: timedelta | None = None  # until it is empty, where the system says so


@dataclass(frozen=True, slots=True)
class Machine:
    """What a facilitator should know before the room fills; None is not known."""

    battery: Battery | None
    free: int | None  # bytes


def read_machine(library: Path) -> Machine:
    """Return the state of the machine; `library` says which disk counts."""
    return Machine(read_battery(), free_space(library))


def system() -> str:
    """Return "windows", "macos" or "linux": whose settings a person would open."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def free_space(path: Path) -> int | None:
    """Return the bytes that are free where a file is or will be."""
    for place in (path, *path.parents):
        if place.exists():
            try:
                return shutil.disk_usage(place).free
            except OSError:
                return None
    return None


def read_battery() -> Battery | None:
    """Return the state of the power, on Linux, macOS and Windows."""
    if sys.platform == "win32":
        return _ask_windows()
    if sys.platform == "darwin":
        return from_pmset(_say("pmset", "-g", "batt"))
    return from_supplies(_SUPPLIES)


# --- Linux


def from_supplies(folder: Path) -> Battery | None:
    """Return the power as the kernel tells it in /sys/class/power_supply."""
    try:
        supplies = [_supply(place) for place in sorted(folder.iterdir())]
    except OSError:
        return None
    batteries = [
        one
        for one in supplies
        if one.get("type") == "Battery"
        and one.get("scope") != "Device"  # a mouse has one too
        and one.get("present", "1") != "0"
    ]
    mains = [one.get("online") == "1" for one in supplies if one.get("type") in ("Mains", "USB")]
    if not batteries:
        return Battery(None, plugged=True) if supplies else None
    percent = _share(batteries)
    if percent is None:
        return None
    plugged = any(mains) or all(
        one.get("status") in ("Charging", "Full", "Not charging") for one in batteries
    )
    return Battery(percent, plugged, None if plugged else _left(batteries))


def _supply(place: Path) -> dict[str, str]:
    found = {}
    names = (
        "type",
        "scope",
        "present",
        "online",
        "status",
        "capacity",
        "energy_now",
        "energy_full",
    )
    for name in (*names, "power_now", "charge_now", "charge_full", "current_now"):
        try:
            found[name] = (place / name).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            continue
    return found


def _share(batteries: list[dict[str, str]]) -> int | None:
    for now, full in (("energy_now", "energy_full"), ("charge_now", "charge_full")):
        there, whole = _sum(batteries, now), _sum(batteries, full)
        if there is not None and whole:
            return min(100, round(100 * there / whole))
    told = _sum(batteries, "capacity")
    return None if told is None else min(100, round(told / len(batteries)))


def _left(batteries: list[dict[str, str]]) -> timedelta | None:
    for now, use in (("energy_now", "power_now"), ("charge_now", "current_now")):
        there, used = _sum(batteries, now), _sum(batteries, use)
        if there is not None and used:
            return timedelta(hours=there / abs(used))
    return None


def _sum(batteries: Iterable[dict[str, str]], name: str) -> int | None:
    try:
        return sum(int(one[name]) for one in batteries)
    except (KeyError, ValueError):
        return None


# --- macOS and Windows


def from_pmset(told: str | None) -> Battery | None:
    """Return the power as `pmset -g batt` prints it."""
    if not told or "drawing from" not in told:
        return None
    plugged = "'AC Power'" in told
    percent = re.search(r"(\d{1,3})%", told)
    if percent is None:
        return Battery(None, plugged=True) if plugged else None
    left = re.search(r"(\d+):(\d\d) remaining", told)
    time = timedelta(hours=int(left[1]), minutes=int(left[2])) if left and not plugged else None
    return Battery(min(100, int(percent[1])), plugged, time)


def from_status(line: int, flag: int, percent: int, seconds: int) -> Battery | None:
    """Return the power as Windows' SYSTEM_POWER_STATUS has it: 255 and -1 are unknown."""
    if flag != 255 and flag & 128:
        return Battery(None, plugged=True)
    if percent > 100 or line > 1:
        return None
    left = timedelta(seconds=seconds) if seconds > 0 and line == 0 else None
    return Battery(percent, line == 1, left)


def _ask_windows() -> Battery | None:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_long),
            ("full", ctypes.c_long),
        )

    status = Status()
    ask = ctypes.windll.kernel32.GetSystemPowerStatus  # type: ignore[attr-defined,unused-ignore]
    if not ask(ctypes.byref(status)):
        return None
    return from_status(status.line, status.flag, status.percent, status.seconds)


def _say(*command: str) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return done.stdout if done.returncode == 0 else None
