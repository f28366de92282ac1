"""Pictures from outside come in upright, small and silent, or not at all."""

import os
import struct
import subprocess
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from llnet_desktop import paths
from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange import pictures
from llnet_desktop.exchange.pictures import JPEG, LONG_SIDE, PNG, picture_from, read_picture

SECRET = b"52.0907 Utrecht"
_BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def saved(image, kind="JPEG", **options):
    into = BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()


def shown(picture):
    image = Image.open(BytesIO(picture.content))
    image.load()
    return image


def paper(width=320, height=240):
    """Red at the top left, blue at the top right, green below on the left, white elsewhere."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), "red")
    draw.rectangle((width // 2, 0, width, height // 2), "blue")
    draw.rectangle((0, height // 2, width // 2, height), "green")
    return image


def colour(image, x, y):
    """What stands in a corner of a picture, in words."""
    red, green, blue = image.convert("RGB").getpixel(
        (round(image.width * x), round(image.height * y))
    )
    names = {(1, 0, 0): "red", (0, 0, 1): "blue", (0, 1, 0): "green", (1, 1, 1): "white"}
    return names[(red > 100, green > 100, blue > 100)]


def noisy(width, height):
    return Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))


def png_of(width, height, colour_type=2, body=b""):
    """A PNG that says it is this large."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", body or zlib.compress(b"\0" * 100_000))
        + chunk(b"IEND", b"")
    )


def refused(data):
    with pytest.raises(InputError) as caught:
        picture_from(data)
    return caught.value.code


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_held_in_any_way_stands_upright(orientation):
    image = paper()
    if (turn := _BACK[orientation]) is not None:
        image = image.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = picture_from(saved(image, exif=exif, quality=95))
    assert (made.width, made.height) == (320, 240)
    upright = shown(made)
    assert upright.size == (320, 240)
    corners = [colour(upright, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
    assert corners == ["red", "blue", "green", "white"]
    assert not upright.getexif()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["TIFF", "PNG", "WEBP"])
def test_pictures_of_other_kinds_stand_upright_too(kind, orientation):
    image = paper()
    if (turn := _BACK[orientation]) is not None:
        image = image.transpose(turn)
    if kind == "TIFF":
        options = {"tiffinfo": {0x0112: orientation}}
    else:
        exif = Image.Exif()
        exif[0x0112] = orientation
        options = {"exif": exif}
    upright = shown(picture_from(saved(image, kind, **options)))
    assert upright.size == (320, 240)
    corners = [colour(upright, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
    assert corners == ["red", "blue", "green", "white"]


def test_a_large_picture_is_made_smaller_without_seams():
    width, height = 7_000, 5_003  # the last band is a row of its own
    image = Image.linear_gradient("L").resize((width, height))
    for one in (image, image.convert("P"), image.convert("RGBA")):
        made = shown(picture_from(saved(one, "PNG"))).convert("L")
        assert made.size == (2400, 1715)
        points = [made.getpixel((1200, y)) for y in range(1715)]
        for y, point in enumerate(points):
            assert abs(point - 255 * y / 1715) < 4


def test_nothing_that_was_written_beside_a_picture_is_left():
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 26.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(
        paper(), exif=exif, comment=SECRET, icc_profile=profile, xmp=b"<x>" + SECRET + b"</x>"
    )
    assert data.count(SECRET) >= 3
    made = picture_from(data)
    assert SECRET not in made.content
    for mark in (b"Exif", b"http://ns.adobe.com", b"ICC_PROFILE", b"<x>"):
        assert mark in data or mark == b"Exif"
        assert mark not in made.content
    assert set(shown(made).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


def test_text_in_a_png_is_left_behind_too():
    from PIL.PngImagePlugin import PngInfo

    about = PngInfo()
    about.add_text("Location", SECRET.decode())
    made = picture_from(saved(Image.new("L", (60, 40), 255), "PNG", pnginfo=about))
    assert made.media_type == PNG
    assert SECRET not in made.content


def test_a_large_photo_is_made_as_small_as_a_wall_needs():
    made = picture_from(saved(paper(6000, 3000)))
    assert (made.width, made.height) == (LONG_SIDE, 1200)
    assert [colour(shown(made), x, 0.2) for x in (0.2, 0.8)] == ["red", "blue"]


def test_a_small_picture_is_not_made_larger():
    assert picture_from(saved(paper(120, 90))).width == 120


def test_the_busiest_photo_stays_below_three_megabytes():
    made = picture_from(saved(noisy(2400, 1800), quality=95))
    assert made.media_type == JPEG
    assert len(made.content) < 3_000_000


def test_a_drawing_is_kept_sharp_when_that_is_smaller():
    image = Image.new("1", (1200, 800), 1)
    ImageDraw.Draw(image).line((0, 0, 1200, 800), fill=0, width=3)
    made = picture_from(saved(image, "PNG"))
    assert made.media_type == PNG
    assert shown(made).getpixel((600, 400)) == 0


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_is_white(mode):
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0)).convert(mode)
    made = picture_from(saved(image, "PNG", **({"transparency": 0} if mode == "P" else {})))
    assert colour(shown(made), 0.5, 0.5) == "white"


def test_grey_of_sixteen_bits_stays_grey():
    image = Image.new("I;16", (40, 40), 32768)
    assert abs(shown(picture_from(saved(image, "PNG"))).convert("L").getpixel((5, 5)) - 128) < 3


def test_colours_of_a_printer_become_those_of_a_screen():
    image = Image.new("CMYK", (40, 40), (0, 255, 255, 0))
    made = picture_from(saved(image))
    assert shown(made).mode == "RGB"
    assert colour(shown(made), 0.5, 0.5) == "red"


def test_of_a_picture_that_moves_the_first_one_is_kept():
    first, second = Image.new("RGB", (50, 50), "red"), Image.new("RGB", (50, 50), "blue")
    data = saved(first, "GIF", save_all=True, append_images=[second], duration=100)
    assert colour(shown(picture_from(data)), 0.5, 0.5) == "red"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_the_usual_kinds_are_read(kind):
    made = picture_from(saved(paper(), kind))
    assert (made.width, made.height) == (320, 240)
    assert colour(shown(made), 0.2, 0.2) == "red"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hallo",
        b"%PDF-1.7 ...",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        os.urandom(4000),
    ],
)
def test_what_is_no_picture_is_said_to_be_none(data):
    assert refused(data) == "photo.none"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_a_picture_that_breaks_off_is_refused(kind):
    data = saved(noisy(300, 300), kind)
    assert refused(data[: len(data) // 2]) in ("photo.broken", "photo.none")


def test_too_many_pixels_are_found_before_they_are_unpacked():
    began = time.perf_counter()
    for width, height in ((15_000, 14_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1), (9000, 9000)):
        assert refused(png_of(width, height)) in ("photo.too_many_pixels", "photo.none")
    assert refused(png_of(15_000, 14_000)) == "photo.too_many_pixels"
    assert time.perf_counter() - began < 2


def test_a_file_that_is_too_big_is_not_read(tmp_path):
    path = tmp_path / "groot.jpg"
    with path.open("wb") as file:
        file.truncate(pictures.FILE_LIMIT + 1)
    with pytest.raises(InputError) as caught:
        read_picture(path)
    assert caught.value.code == "photo.too_big"


def test_a_jpeg_of_endless_layers_is_refused():
    data = saved(paper(), progressive=True)
    at = data.rindex(b"\xff\xda")
    assert refused(data[:at] + data[at:-2] * 100 + data[-2:]) == "photo.broken"


# A process that is started inherits the peak of its parent in `ru_maxrss`; its own is in here.
STATUS = Path("/proc/self/status")
MEASURE = f"""
import re, sys, time
from pathlib import Path
from llnet_desktop.exchange.pictures import read_picture
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("{STATUS}").read_text())[1])
before, began = peak(), time.process_time()
read_picture(Path(sys.argv[1]))
print(peak() - before, time.process_time() - began)
"""
SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    ("kind", "mode", "width", "height", "options"),
    [
        ("JPEG", "RGB", 12_000, 9_900, {}),
        ("PNG", "RGB", 7_000, 7_000, {}),
        pytest.param("JPEG", "RGB", 65_000, 1_800, {}, marks=SLOW),
        pytest.param("JPEG", "CMYK", 6_000, 5_000, {"progressive": True}, marks=SLOW),
        pytest.param("PNG", "RGBA", 7_000, 7_000, {}, marks=SLOW),
        pytest.param("PNG", "I;16", 7_000, 7_000, {}, marks=SLOW),
        pytest.param("GIF", "P", 7_000, 7_000, {}, marks=SLOW),
        pytest.param("TIFF", "F", 7_000, 7_000, {"compression": "tiff_lzw"}, marks=SLOW),
        pytest.param(
            "TIFF",
            "RGB",
            5_000,
            5_000,
            {"tiffinfo": {0x0112: 6}, "compression": "tiff_lzw"},
            marks=SLOW,
        ),
        pytest.param("WEBP", "RGBA", 3_800, 3_900, {"quality": 10, "method": 0}, marks=SLOW),
    ],
)
def test_the_largest_that_is_taken_costs_little_room_and_time(
    kind, mode, width, height, options, tmp_path
):
    if not STATUS.exists():
        pytest.skip("this system does not tell the room that was taken")
    path = tmp_path / "groot"
    Image.new(mode, (width, height), 0).save(path, kind, **options)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, path],
        capture_output=True,
        text=True,
        check=True,
        cwd=paths.FORMS.parent.parent,
    )
    kilobytes, seconds = done.stdout.split()
    assert int(kilobytes) < 310_000
    assert float(seconds) < 5  # of work; about one on a machine that does nothing else


@pytest.mark.parametrize(
    ("kind", "width", "height", "options"),
    [
        ("JPEG", 6_000, 5_100, {"progressive": True}),
        ("WEBP", 4_000, 3_900, {"quality": 10, "method": 0}),
        ("TIFF", 5_100, 5_000, {"tiffinfo": {0x0112: 6}, "compression": "tiff_lzw"}),
    ],
)
def test_a_kind_that_costs_more_room_may_have_fewer_pixels(kind, width, height, options):
    data = saved(Image.new("RGB", (width, height)), kind, **options)
    assert refused(data) == "photo.too_many_pixels"


def test_what_is_no_file_is_refused_by_name(tmp_path):
    for path, code in ((tmp_path, "input.not_a_file"), (tmp_path / "weg.jpg", "input.no_file")):
        with pytest.raises(InputError) as caught:
            read_picture(path)
        assert caught.value.code == code
        assert caught.value.facts["name"] == path.name


PHONE = Path(__file__).parent.parent / "data" / "phone.heic"  # on its side, and says where


def test_a_photo_of_a_phone_stands_upright_and_tells_nothing_else():
    pytest.importorskip("pi_heif")
    assert SECRET in PHONE.read_bytes()
    made = read_picture(PHONE)
    assert (made.width, made.height) == (320, 240)
    assert SECRET not in made.content
    upright = shown(made)
    corners = [colour(upright, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
    assert corners == ["red", "blue", "green", "white"]
    assert refused(PHONE.read_bytes()[:400]) in ("photo.none", "photo.broken")


def test_where_photos_of_a_phone_can_not_be_read_that_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    assert refused(PHONE.read_bytes()) == "photo.heic"
