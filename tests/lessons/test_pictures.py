"""Pictures that editors bring: turned as they were taken, whatever else the camera wrote down."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lessons.pictures import redraw


def photo(form, turn, spoilt=None):
    """A picture of 40 by 30 dots, red at its left; the kind of its first note is SPOILT."""
    image, notes, file = Image.new("RGB", (40, 30), (0, 0, 250)), Image.Exif(), BytesIO()
    image.paste((250, 0, 0), (0, 0, 10, 30))
    notes[0x010E], notes[0x0112] = "a phone at home", turn
    image.save(file, form, exif=notes)
    body = bytearray(file.getvalue())
    if spoilt is not None:
        body[body.index(b"MM\x00*") + 11] = spoilt
    return SimpleUploadedFile(f"photo.{form.lower()}", bytes(body))


def drawn(file):
    return Image.open(BytesIO(redraw(file)))


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
@pytest.mark.parametrize("spoilt", [0, 26, 84])
def test_a_note_of_the_camera_that_is_none_stops_no_picture(form, spoilt):
    kept = drawn(photo(form, 6, spoilt))

    assert kept.size == (30, 40)
    assert kept.getexif() == {}


@pytest.mark.parametrize(
    ("turn", "red"),
    [
        *((1, (2, 15)), (2, (37, 15)), (3, (37, 15)), (4, (2, 15))),
        *((5, (15, 2)), (6, (15, 2)), (7, (15, 37)), (8, (15, 37))),
    ],
)
def test_a_picture_is_turned_as_it_was_taken(turn, red):
    kept = drawn(photo("JPEG", turn)).convert("RGBA")

    assert kept.size == ((40, 30) if turn < 5 else (30, 40))
    assert kept.getpixel(red)[0] > 200
    assert kept.getpixel((20, 20))[0] < 60
