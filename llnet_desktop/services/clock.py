"""What this machine's clocks say: the wall clock, and one that counts through sleep."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from llnet_desktop.domain.run import Reading

Clock = Callable[[], Reading]


def read_clocks() -> Reading:
    """Return what the clocks say now, on Linux, macOS and Windows."""
    return Reading(datetime.now(UTC), _seconds(), _boot())


def _seconds() -> float:
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)  # mach_continuous_time
    import ctypes

    ticks = ctypes.windll.kernel32.GetTickCount64  # type: ignore[attr-defined,unused-ignore]
    ticks.restype = ctypes.c_uint64
    return float(ticks()) / 1000


@cache
def _boot() -> str:
    """Return what names this run of the machine, so that seconds are compared only within it."""
    if sys.platform == "linux":
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    if sys.platform == "darwin":
        import subprocess

        told = subprocess.run(["/usr/sbin/sysctl", "-n", "kern.boottime"], capture_output=True)
        return told.stdout.decode("ascii", "replace").strip()
    return f"{round((time.time() - _seconds()) / 60)}"  # the minute it started
