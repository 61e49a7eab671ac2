"""A zip that a stranger made, read within limits and never written to disk."""

import zlib
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from lessons.formats.shapes import FileRefused

MOST_FILES = 1_000
MOST_BYTES = 20_000_000
ENCRYPTED = 0x1
END_OF_ZIP = b"PK\x05\x06"


def unzipped(body: bytes) -> dict[str, bytes]:
    """The files of the zip BODY by their place in it; FileRefused says what is wrong with it."""
    if _count(body) > MOST_FILES:
        raise FileRefused(_too_many(_count(body)))
    try:
        with ZipFile(BytesIO(body)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _check(entries)
            return {entry.filename: _read(package, entry) for entry in entries}
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise FileRefused(_("The zip is damaged. Export it again.")) from error


def _count(body: bytes) -> int:
    """How many files the zip says it has, read before its list is: the list may be endless."""
    end = body.rfind(END_OF_ZIP)
    return int.from_bytes(body[end + 10 : end + 12], "little") if end >= 0 else 0


def _too_many(count: int) -> str:
    return _("The zip is refused: it holds %(count)s files, and at most %(most)s are read.") % {
        "count": count,
        "most": MOST_FILES,
    }


def _check(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise FileRefused(_too_many(len(entries)))
    for entry in entries:
        name = PurePosixPath(entry.filename)
        if (
            name.is_absolute()
            or ".." in name.parts
            or "\\" in entry.orig_filename
            or ":" in str(name)
        ):
            raise FileRefused(
                _("The zip is refused: “%(name)s” would lie outside it.") % {"name": name}
            )
        if entry.flag_bits & ENCRYPTED:
            raise FileRefused(_("The zip is locked with a password. Export it without one."))
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise FileRefused(_("The zip is refused: it holds two files of one name."))
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise FileRefused(_too_large())


def _too_large() -> str:
    return _("The zip is refused: unpacked it is larger than %(most)s megabytes.") % {
        "most": MOST_BYTES // 1_000_000
    }


def _read(package: ZipFile, entry: ZipInfo) -> bytes:
    """No more than ENTRY says it holds: what says less than it holds is a bomb."""
    with package.open(entry) as file:
        body = file.read(entry.file_size + 1)
    if len(body) > entry.file_size:
        raise FileRefused(_too_large())
    return body
