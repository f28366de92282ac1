"""Pictures from outside: any picture becomes one that is upright, small, and tells nothing else.

A phone writes into a picture where it was taken and when, and holds it on its side. What comes
out here is made anew from the points of light alone.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms

from llnet_desktop.domain.errors import InputError

MEGABYTE = 1_000_000
FILE_LIMIT = 60 * MEGABYTE
LONG_SIDE = 2400  # a wall shows no more, and paper needs less
MOST_PIXELS = 120 * 1_000_000
MOST_AT_ONCE = 49 * 1_000_000  # of a picture that has to be unpacked whole: some 200 MB
MOST_IN_LAYERS = 30 * 1_000_000  # of a JPEG that comes in layers: all of them are in memory
MOST_TURNED = 25 * 1_000_000  # of a TIFF on its side: there are two of it for a moment
MOST_WEBP = 15 * 1_000_000  # there are three of it while it is unpacked
MOST_IN_RUNS = 1 * 1_000_000  # of a BMP in runs: unpacked one by one, and slowly
MOST_SCANS = 60  # of a JPEG that comes in layers; unpacking goes through all points for each
BAND = 64  # rows that are made ready at once
ENOUGH = 1_500_000  # bytes; a busy picture that is larger is packed more tightly
JPEG, PNG = "image/jpeg", "image/png"

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_HEIC = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
_ORIENTATION: Final = 0x0112
_UPRIGHT = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # beyond this Pillow warns, beyond twice this it refuses


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: JPEG, or PNG for a drawing that is smaller so."""

    media_type: str
    content: bytes
    width: int
    height: int


def read_picture(path: Path) -> Picture:
    """Return the picture in a file. Raises `InputError` as `picture_from` does, and for no file."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError("input.not_a_file", name=path.name)
        _check_size(status.st_size)
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input.no_file", name=path.name) from error
    except (OSError, ValueError) as error:
        raise InputError("input.unreadable", name=path.name) from error
    return picture_from(data)


def picture_from(data: bytes) -> Picture:
    """Return what these bytes show, upright and without anything that was written beside it.

    Of a picture that moves it is the first one. Raises `InputError` for what is no picture, is
    too large, has too many points (found before they are unpacked) or breaks off.
    """
    _check_size(len(data))
    image = _opened(data)
    try:
        return _packed(_plain(image))
    except InputError:
        raise
    except Exception as error:  # a decoder says in any way it likes that a file is broken
        raise InputError("photo.broken") from error


def _check_size(size: int) -> None:
    if size > FILE_LIMIT:
        limit = FILE_LIMIT // MEGABYTE
        raise InputError("photo.too_big", megabytes=round(size / MEGABYTE), limit=limit)


def _opened(data: bytes) -> Image.Image:
    """Return a picture of which only the head was read."""
    formats: tuple[str, ...] = _FORMATS
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        try:
            from pi_heif import register_heif_opener
        except ImportError as error:
            raise InputError("photo.heic") from error
        register_heif_opener()
        formats = ("HEIF",)
    try:
        image = Image.open(BytesIO(data), formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(MOST_PIXELS) from error
    except Exception as error:
        raise InputError("photo.none") from error
    most = _most(image)
    if image.width * image.height > most:
        raise _too_many(most)
    if data.count(b"\xff\xda") > MOST_SCANS and image.format in ("JPEG", "MPO"):
        raise InputError("photo.broken")
    return image


def _most(image: Image.Image) -> int:
    """Return how many points a picture of this kind may have: each kind costs its own room."""
    if image.format in ("JPEG", "MPO"):
        return MOST_IN_LAYERS if "progressive" in image.info else MOST_PIXELS
    if image.format == "WEBP":
        return MOST_WEBP
    if image.format == "BMP" and image.info.get("compression") in (1, 2):
        return MOST_IN_RUNS
    if image.format == "TIFF" and _orientation(image) != 1:
        return MOST_TURNED
    return MOST_AT_ONCE


def _too_many(most: int) -> InputError:
    return InputError("photo.too_many_pixels", limit=most // 1_000_000)


def _plain(image: Image.Image) -> Image.Image:
    """Return grey or coloured points, upright, at the size that is kept."""
    profile = image.info.get("icc_profile")
    itself = image.format == "TIFF"  # Pillow turns these while it unpacks them
    turns = () if itself else _UPRIGHT.get(_orientation(image), ())
    image.draft("RGB", _kept_size(image))  # a JPEG is unpacked at an eighth, say
    image.load()
    image = _in_srgb(_made_small(image), profile)
    for turn in turns:
        image = image.transpose(turn)
    return image


def _kept_size(image: Image.Image) -> tuple[int, int]:
    scale = min(1.0, LONG_SIDE / max(image.size))
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _made_small(image: Image.Image) -> Image.Image:
    """Return a picture of the size that is kept, without depth or what can be seen through.

    Made band by band: each way of writing a picture wants another copy, and whole ones are large.
    """
    by = max(1, max(image.size) // LONG_SIDE)
    made: Image.Image | None = None
    for top in range(0, image.height, BAND * by):
        below = min(top + BAND * by, image.height)
        band = _on_white(_in_colour(image.crop((0, top, image.width, below))).reduce(by))
        if made is None:
            made = Image.new(band.mode, (band.width, -(-image.height // by)))
        made.paste(band, (0, top // by))
    assert made is not None
    kept = _kept_size(image)
    whole = (0, 0, image.width / by, image.height / by)  # the last row may be half a row
    return made if made.size == kept else made.resize(kept, Image.Resampling.LANCZOS, whole)


def _in_colour(image: Image.Image) -> Image.Image:
    if image.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info or image.mode == "PA":
        return image.convert("RGBA")
    return image.convert("RGB") if image.mode == "P" else image


def _orientation(image: Image.Image) -> int:
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # what is written beside the picture may be nonsense
        return 1
    return found if isinstance(found, int) else 1


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA", "RGBa", "La"):
        return image
    image = image.convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Return the colours as a screen shows them; a profile that makes no sense is passed over."""
    if isinstance(profile, bytes) and image.mode in ("RGB", "CMYK", "LAB"):
        try:
            made = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            made = None
        if made is not None:
            return made
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _packed(image: Image.Image) -> Picture:
    clean = Image.new(image.mode, image.size)  # what was written beside the old one stays there
    clean.paste(image)
    media_type, content = JPEG, _saved(clean, "JPEG", quality=85, optimize=True)
    if len(content) > ENOUGH:
        content = _saved(clean, "JPEG", quality=72, optimize=True)
    if clean.mode == "L" or clean.getcolors(256) is not None:
        drawn = _saved(clean, "PNG", optimize=True)
        if len(drawn) < len(content):
            media_type, content = PNG, drawn
    return Picture(media_type, content, clean.width, clean.height)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    into = BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()
