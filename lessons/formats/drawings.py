"""The pictures of choices as files: the site's own drawings, and what of a stranger's is taken."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from lessons.imports.checks.pictures import DRAWINGS, LARGEST, RUNS, WIDEST, wide_and_high
from lessons.imports.shapes import Both, PictureRow

SYMBOL = re.compile(
    r'<symbol id="picture-([a-z0-9-]+)" viewBox="([^"]+)">(.*?)</symbol>', re.DOTALL
)
OWN = re.compile(r"drawing-([a-z0-9-]+)\.svg")
SIGNATURES = {b"<svg": ".svg", b"\x89PNG\r\n\x1a\n": ".png"}
MOST_LETTERS = 50  # of a name; a pack takes a few more
XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?")


@cache
def drawings() -> Mapping[str, bytes]:
    """Each drawing of the site's own as a file by its name, dark on nothing."""
    source = Path(settings.BASE_DIR, DRAWINGS).read_text(encoding="utf-8")
    return {
        f"drawing-{name}.svg": (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="{box}"'
            f' color="#1d2733">{inner}</svg>'
        ).encode()
        for name, box, inner in SYMBOL.findall(source)
    }


def file_name(picture: PictureRow) -> str:
    """What the file of PICTURE is called in an export."""
    return f"drawing-{picture.symbol}.svg" if picture.symbol else picture.name


def body_of(picture: PictureRow, pictures: Mapping[str, bytes]) -> bytes | None:
    """The bytes of PICTURE: a drawing of the site's own, or one of PICTURES."""
    return drawings().get(file_name(picture)) if picture.symbol else pictures.get(picture.name)


def taken(
    name: str, body: bytes | None, alt: Both, pictures: dict[str, bytes]
) -> tuple[PictureRow | None, str]:
    """The picture NAME of a file with its BODY, now among PICTURES; else None and why not."""
    if body is None:
        return None, _("it is not in the file")
    own = OWN.fullmatch(name)
    if own and drawings().get(name) == body:
        return PictureRow(own[1], 1, alt), ""
    start = body[len(found[0]) :] if (found := XML.match(body)) else body
    ending = next((ending for sign, ending in SIGNATURES.items() if start.startswith(sign)), "")
    if not ending:
        return None, _("a picture is .svg or .png")
    if len(body) > LARGEST:
        return None, _("it has %(count)s bytes where %(most)s are light") % {
            "count": len(body),
            "most": LARGEST,
        }
    if ending == ".svg" and RUNS.search(body):
        return None, _("it does more than show")
    if max(wide_and_high(body)) > WIDEST:
        return None, _("it has more than %(most)s dots a side") % {"most": WIDEST}
    kept = _free_name(PurePosixPath(name).stem, ending, start, pictures)
    pictures[kept] = start
    return PictureRow(kept, 1, alt, Path(kept)), ""


def _free_name(stem: str, ending: str, body: bytes, pictures: Mapping[str, bytes]) -> str:
    """STEM as a pack calls a file, with ENDING; the name that BODY has among PICTURES already."""
    plain, number = slugify(stem)[:MOST_LETTERS] or "picture", 1
    name = f"{plain}{ending}"
    while pictures.get(name, body) != body:
        number += 1
        name = f"{plain}-{number}{ending}"
    return name
