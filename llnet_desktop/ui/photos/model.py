"""A photo as the console shows it, and its picture at the size that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo of a block, with its number among them."""

    id: str
    number: int
    caption: str
    on_wall: bool  # the facilitator chose it for the room
    content: bytes = field(repr=False)


@lru_cache(maxsize=96)
def thumbnail(content: bytes, wide: int, high: int) -> QImage:
    """Return a photo in a small room; a JPEG is unpacked no larger than it needs."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(
            size.scaled(QSize(wide, high), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(
                QSize(1, 1)
            )
        )
    return reader.read()
