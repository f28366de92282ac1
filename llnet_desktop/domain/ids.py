"""Identities: time-ordered, or random where no order may be kept; the short form people type."""

from __future__ import annotations

import os
import time

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that looks like something else
SHORT = 6


def new_id() -> str:
    """Return a UUID of version 7 (RFC 9562): its first 48 bits are milliseconds since 1970."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (random >> 68) << 64
    value |= 0b10 << 62 | random & (1 << 62) - 1
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def random_id() -> str:
    """Return a UUID of version 4 (RFC 9562): it tells nothing of when it was made."""
    value = int.from_bytes(os.urandom(16), "big")
    value = value & ~(0xF << 76) | 0x4 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def is_random(identity: str) -> bool:
    """Return whether an identity is one of `random_id`: of something without names."""
    return identity[14:15] == "4"


def short_id(identity: str) -> str:
    """Return six characters made of an identity's random part: easy to read out and type."""
    value = int(identity.replace("-", "")[-12:], 16)
    letters = []
    for _ in range(SHORT):
        value, rest = divmod(value, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "".join(letters)
