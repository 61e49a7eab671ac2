"""A zip that somebody sent: opened only when nothing in it can do harm.

Zip is as in https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Nothing of it is written
to disk here, and no more than LARGEST_FILE of any one entry is ever unpacked.
"""

import io
import re
import stat
import zlib
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

LARGEST_ZIP = 5_000_000
LARGEST_FILE = 300_000
LARGEST_WHOLE = 10_000_000
MOST_FILES = 120
MOST_TIMES = 50  # text packs to a quarter; what grows a hundredfold is made to fill the disk
# Of what a file may grow in any case: a few hundred letters of nothing are no bomb.
SMALL = 20_000
ENTRY = b"PK\x01\x02"  # begins each entry of the list of files
ENCRYPTED = 0x1 | 0x40 | 0x2000
SHARED = {"topics.toml", "frameworks.toml", "law_cards.toml", "help_routes.toml"}
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}(\.(toml|md|svg|png))")
FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class PackRefused(Exception):
    """The file is not taken; REASONS say why, in words for the person who sent it."""

    def __init__(self, *reasons: str):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def open_pack(body: bytes) -> dict[str, bytes]:
    """The files of the zip BODY by path, once everything that can be wrong was looked at.

    Raises PackRefused with every reason that was found.
    """
    if len(body) > LARGEST_ZIP:
        size = filesizeformat(LARGEST_ZIP)
        raise PackRefused(_("The file is larger than %(size)s.") % {"size": size})
    # Counted before the list is read: a hundred thousand entries are costly even to list.
    if body.count(ENTRY) > MOST_FILES:
        raise PackRefused(_many())
    try:
        with ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            _must_be_harmless(entries)
            return {entry.filename: _unpacked(archive, entry) for entry in _files(entries)}
    except (BadZipFile, NotImplementedError, EOFError, zlib.error, ValueError) as error:
        raise PackRefused(_("This is not a zip file, or it is damaged.")) from error


def _many() -> str:
    return _("There are more than %(count)s files in it. A lesson has far fewer.") % {
        "count": MOST_FILES
    }


def _files(entries: Iterable[ZipInfo]) -> list[ZipInfo]:
    return [entry for entry in entries if not _is_folder(entry)]


def _is_folder(entry: ZipInfo) -> bool:
    """Not ZipInfo.is_dir, which fails on a name without a letter."""
    return entry.filename.endswith("/")


def _must_be_harmless(entries: list[ZipInfo]) -> None:
    reasons = [reason for entry in entries if (reason := _reason(entry))]
    reasons += _of_all(entries)
    if reasons:
        raise PackRefused(*dict.fromkeys(reasons))


def _reason(entry: ZipInfo) -> str:
    """Why ENTRY is not taken; empty when it may be."""
    named = {"name": shown(entry.orig_filename)}
    mode = stat.S_IFMT(entry.external_attr >> 16)
    for is_so, words in (
        (_leads_away(entry), _("“%(name)s” leads out of its folder.")),
        (
            mode not in {0, stat.S_IFREG, stat.S_IFDIR},
            _("“%(name)s” is a link or a device, not a file."),
        ),
        (entry.flag_bits & ENCRYPTED, _("“%(name)s” is locked with a password.")),
        (
            entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED},
            _("“%(name)s” is packed in a way that we do not open."),
        ),
        (entry.file_size > LARGEST_FILE, _("“%(name)s” is larger than a lesson's file can be.")),
        (_is_bomb(entry), _("“%(name)s” grows more than fifty times when it is unpacked.")),
        (not _is_known(entry), _("“%(name)s” is no file of a lesson.")),
    ):
        if is_so:
            return words % named
    return ""


def shown(name: str) -> str:
    """NAME as it may be shown: short, and without what a screen would act upon."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in name)
    return plain if len(plain) <= 80 else f"{plain[:80]}…"


def _leads_away(entry: ZipInfo) -> bool:
    """An absolute path, a way up, a drive, or a name that ends elsewhere than it is read to."""
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    return (
        name != entry.filename
        or name.startswith(("/", "\\"))
        or ".." in parts
        or ":" in name
        or "\x00" in name
    )


def _is_bomb(entry: ZipInfo) -> bool:
    is_large = entry.file_size > SMALL
    return is_large and entry.file_size > MOST_TIMES * max(entry.compress_size, 1)


def _is_known(entry: ZipInfo) -> bool:
    """A shared file at the top, the lesson's folder, or a file of it, under a plain name."""
    name = entry.filename
    if _is_folder(entry):
        return bool(FOLDER.fullmatch(name.removesuffix("/")))
    folder, slash, file = name.partition("/")
    if not slash:
        return name in SHARED
    return bool(FOLDER.fullmatch(folder) and NAME.fullmatch(file))


def _of_all(entries: list[ZipInfo]) -> Iterable[str]:
    files = _files(entries)
    names = [entry.filename.casefold() for entry in files]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield _("“%(name)s” stands in it twice.") % {"name": shown(name)}
    if len(entries) > MOST_FILES:
        yield _many()
    if sum(entry.file_size for entry in files) > LARGEST_WHOLE:
        yield _("Unpacked, its files are larger than %(size)s together.") % {
            "size": filesizeformat(LARGEST_WHOLE)
        }
    folders = {entry.filename.partition("/")[0] for entry in entries if "/" in entry.filename}
    if len(folders) != 1:
        yield _("One lesson is one folder in the zip; this has %(count)s.") % {
            "count": len(folders)
        }


def _unpacked(archive: ZipFile, entry: ZipInfo) -> bytes:
    """What ENTRY holds. The size that it claims is not believed."""
    with archive.open(entry) as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise PackRefused(
            _("“%(name)s” is larger than a lesson's file can be.") % {"name": shown(entry.filename)}
        )
    return content
