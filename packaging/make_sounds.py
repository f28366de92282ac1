"""Make the soft sounds in resources/sounds: struck bodies whose tones die away.

    python packaging/make_sounds.py

Standard library only; the same bytes come out every time.
"""

from __future__ import annotations

import array
import math
import sys
import wave
from pathlib import Path

RATE = 22_050  # samples a second
PEAK = 0.22  # of full scale: a room is asked, not startled
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"

# For each sound its length in seconds, how long the stroke takes, and its tones: Hz, loudness, and
# the time in which the tone falls to a third.
SOUNDS: dict[str, tuple[float, float, tuple[tuple[float, float, float], ...]]] = {
    "gong": (
        1.45,
        0.025,
        ((146.8, 1.0, 0.55), (220.9, 0.5, 0.45), (352.0, 0.3, 0.3), (516.0, 0.14, 0.16)),
    ),
    "wood_block": (0.35, 0.003, ((620.0, 1.0, 0.05), (1120.0, 0.35, 0.03), (310.0, 0.4, 0.07))),
    "bell": (
        1.4,
        0.008,
        ((523.3, 0.5, 0.5), (1046.5, 1.0, 0.4), (1568.0, 0.3, 0.22), (2510.0, 0.12, 0.1)),
    ),
}


def samples(name: str) -> array.array[int]:
    """Return a sound as 16-bit samples of one channel."""
    length, stroke, tones = SOUNDS[name]
    made = []
    for at in range(round(length * RATE)):
        time = at / RATE
        rise = min(1.0, time / stroke)
        fade = min(1.0, (length - time) / 0.15)
        sound = sum(
            loud * math.exp(-time / dies) * math.sin(math.tau * pitch * time)
            for pitch, loud, dies in tones
        )
        made.append(sound * math.sin(rise * math.pi / 2) ** 2 * fade)
    loudest = max(abs(one) for one in made)
    return array.array("h", (round(PEAK * 32767 * one / loudest) for one in made))


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SOUNDS:
        data = samples(name)
        if sys.byteorder == "big":
            data.byteswap()
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(data.tobytes())


if __name__ == "__main__":
    main()
