"""Pictures that editors bring: looked into, made anew, made small, and kept once."""

import hashlib
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from lessons.imports.checks.pictures import LARGEST
from lessons.models import Picture

if TYPE_CHECKING:
    from PIL import Image

BIGGEST_FILE = 8_000_000
MOST_DOTS = 40_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
SIDES = (640, 480, 360, 240)
ORIENTATION = 0x0112  # of Exif: how the camera was held


def redraw(file: UploadedFile) -> bytes:
    """FILE drawn anew as a PNG that is light enough.

    Only what is seen is kept: places, cameras and whatever else was in the file are left behind.
    Raises ValidationError, saying why, when it is too big or no picture that we know.
    """
    if (file.size or 0) > BIGGEST_FILE:
        raise ValidationError(_("The picture is too big: bring a file of at most 8 MB."))
    return _drawn_anew(file.read())


def keep_picture(body: bytes) -> Picture:
    """The row of a redrawn picture; one that comes twice is one row."""
    kept, _is_new = Picture.objects.get_or_create(
        digest=hashlib.sha256(body).hexdigest(),
        defaults={"form": Picture.Form.PNG, "body": body},
    )
    return kept


def _turned(image: "Image.Image") -> "Image.Image":
    """IMAGE as its camera was held.

    Not by ImageOps.exif_transpose: that writes the rest of the camera's notes anew as well, and
    fails where one of them is not as it should be.
    """
    from PIL import Image

    turns: dict[object, Image.Transpose] = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    turn = turns.get(image.getexif().get(ORIENTATION))
    return image if turn is None else image.transpose(turn)


def _drawn_anew(body: bytes) -> bytes:
    # Not above: it takes some MiB in each process, and only few bring pictures.
    from PIL import Image

    wrong_kind = ValidationError(
        _("That is no picture we can keep. Bring a PNG, JPEG, WebP or GIF.")
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(body), formats=FORMATS) as image:
                if image.width * image.height > MOST_DOTS:
                    raise wrong_kind
                upright = _turned(image).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombWarning) as error:
        raise wrong_kind from error
    except Image.DecompressionBombError as error:
        raise wrong_kind from error
    for side in SIDES:
        small = upright.copy()
        small.thumbnail((side, side))
        png = BytesIO()
        small.quantize(256, method=Image.Quantize.FASTOCTREE).save(png, "PNG", optimize=True)
        if len(png.getvalue()) <= LARGEST:
            return png.getvalue()
    raise wrong_kind
