"""Photos on their way in: what was dropped, pasted or chosen, read beside the windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QImageWriter

from llnet_desktop.domain.errors import InputError

if TYPE_CHECKING:
    from llnet_desktop.exchange.pictures import Picture

Source = Path | QImage


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one of them: a picture, or why there is none. `name` is of a file."""

    name: str
    picture: Picture | InputError


def offered(mime: QMimeData) -> tuple[Source, ...]:
    """Return what may be photos in what is dragged or on the clipboard.

    Only files on this computer, and points of light that are in it: nothing is fetched.
    """
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if _is_here(url))
    if files:
        return files
    image = mime.imageData() if mime.hasImage() else None
    return (image,) if isinstance(image, QImage) and not image.isNull() else ()


def is_from_elsewhere(mime: QMimeData) -> bool:
    """Whether it is only the address of something on another computer."""
    return bool(mime.urls()) and not offered(mime)


def _is_here(url: QUrl) -> bool:
    """Whether it is a file of this computer; two strokes name another one, as a host does."""
    return url.isLocalFile() and not url.host() and not url.toLocalFile().startswith("//")


def read_all(sources: Sequence[Source]) -> tuple[Read, ...]:
    """Return what came of each. Touches no widget: this takes a moment."""
    return tuple(_read(source) for source in sources)


def _read(source: Source) -> Read:
    from llnet_desktop.exchange.pictures import picture_from, read_picture

    name = source.name if isinstance(source, Path) else ""
    try:
        if isinstance(source, Path):
            return Read(name, read_picture(source))
        return Read(name, picture_from(_bytes(source)))
    except InputError as error:
        return Read(name, error)


def _bytes(image: QImage) -> bytes:
    """Return points of light as a file; no more of them than are kept, or it would be too big."""
    from llnet_desktop.exchange.pictures import LONG_SIDE

    if max(image.width(), image.height()) > LONG_SIDE:
        shape, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
        image = image.scaled(LONG_SIDE, LONG_SIDE, shape, smooth.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(1)  # loosely: it is packed again
    writer.write(image)
    return bytes(buffer.data().data())
