"""Pictures of choices: known or there, small, harmless, and the same in words."""

import re
import struct
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.said import Said
from lessons.imports.shapes import Pack, PictureRow
from lessons.models import Picture

DRAWINGS = "static/img/pictures.svg"
SYMBOL = re.compile(r'<symbol id="picture-([a-z0-9-]+)"')
LARGEST = 60_000
WIDEST = 2_000  # dots a side: a few bytes may unpack to more than a pupil's tablet holds
SIGNATURES = {Picture.Form.SVG: b"<svg", Picture.Form.PNG: b"\x89PNG\r\n\x1a\n"}
# What a drawing must not do: run, load from elsewhere, or hold another page; a name may stand
# behind that of its space, as in <svg:script>.
RUNS = re.compile(
    rb"<\s*(?:[\w.-]+:)?(?:script|handler|listener|foreignobject|iframe|embed|object|link|base|meta"
    rb"|image|feimage|audio|video|use|a|set|animate\w*)\b|\son\w+\s*=|javascript:|<!entity"
    rb"|url\(\s*['\"]?(?!#)|@import",
    re.IGNORECASE,
)


@cache
def symbols() -> frozenset[str]:
    """The names of the site's own drawings."""
    drawings = Path(settings.BASE_DIR, DRAWINGS).read_text(encoding="utf-8")
    return frozenset(SYMBOL.findall(drawings))


def check_pictures(pack: Pack, faults: Faults) -> None:
    """Say which pictures of PACK are not there, too large, or more than a picture."""
    for question in pack.questions:
        for choice in question.choices:
            if choice.picture and not choice.picture.kept:
                for said in _picture(choice.picture, pack):
                    faults.add(pack.folder / "quiz.toml", choice.picture.line, said)


def _picture(row: PictureRow, pack: Pack) -> Iterable[Said]:
    if row.file is None:
        if row.name not in symbols():
            yield says.NO_PICTURE(name=row.name)
    elif row.file.parent != pack.folder or not row.file.is_file():
        yield says.PICTURE_ELSEWHERE(name=row.name)
    else:
        yield from _file(row.name, row.file)


def _file(name: str, file: Path) -> Iterable[Said]:
    body = file.read_bytes()
    signature = SIGNATURES[Picture.Form(file.suffix.removeprefix("."))]
    if not body.lstrip().startswith(signature):
        yield says.PICTURE_ENDING(name=name)
    if len(body) > LARGEST:
        yield says.PICTURE_HEAVY(name=name, count=len(body), most=LARGEST)
    if file.suffix == ".svg" and RUNS.search(body):
        yield says.PICTURE_RUNS(name=name)
    if max(wide_and_high(body)) > WIDEST:
        yield says.PICTURE_WIDE(name=name, most=WIDEST)


def wide_and_high(body: bytes) -> tuple[int, int]:
    """The dots of the PNG in BODY, as its head says them; none of what is no PNG.

    https://www.w3.org/TR/png/#11IHDR: behind the signature and a length stands IHDR.
    """
    if not body.startswith(SIGNATURES[Picture.Form.PNG]) or body[12:16] != b"IHDR":
        return 0, 0
    wide, high = struct.unpack(">II", body[16:24].ljust(8, b"\0"))
    return wide, high
