"""A zip that somebody sent: opened only when nothing in it can do harm.

Zip is as in https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Nothing of it is written
to disk here, and no more of any one entry is ever unpacked than the limits allow.
"""

import io
import stat
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

# Of what a file may grow in any case: a few hundred letters of nothing are no bomb.
SMALL = 20_000
ENTRY = b"PK\x01\x02"  # begins each entry of the list of files
ENCRYPTED = 0x1 | 0x40 | 0x2000
# What Python's reader raises for what is no zip; the last where an entry begins beyond every file.
NO_ZIP = (BadZipFile, NotImplementedError, EOFError, zlib.error, ValueError, OverflowError)


@dataclass(frozen=True)
class Limits:
    """What a zip may hold. What grows more than MOST_TIMES is made to fill the disk."""

    most_files: int
    largest_zip: int
    largest_file: int
    largest_whole: int
    most_times: int


class ZipRefused(Exception):
    """The file is not taken; REASONS say why, in words for the person who sent it."""

    def __init__(self, *reasons: str):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def any_name(_name: str) -> str:
    """No name is wrong."""
    return ""


def unzipped(
    body: bytes, limits: Limits, wrong_name: Callable[[str], str] = any_name
) -> dict[str, bytes]:
    """The files of the zip BODY by path, once everything that can be wrong was looked at.

    WRONG_NAME says why an entry of that name has no place in it, or nothing; a folder's ends in
    a slash. Raises ZipRefused with every reason that was found.
    """
    if len(body) > limits.largest_zip:
        size = filesizeformat(limits.largest_zip)
        raise ZipRefused(_("The file is larger than %(size)s.") % {"size": size})
    # Counted before the list is read: a hundred thousand entries are costly even to list.
    if body.count(ENTRY) > limits.most_files:
        raise ZipRefused(_many(limits))
    try:
        with ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            _must_be_harmless(entries, limits, wrong_name)
            return {entry.filename: _unpacked(archive, entry, limits) for entry in _files(entries)}
    except NO_ZIP as error:
        raise ZipRefused(_("This is not a zip file, or it is damaged.")) from error


def _many(limits: Limits) -> str:
    return _("There are more than %(count)s files in it.") % {"count": limits.most_files}


def _files(entries: Iterable[ZipInfo]) -> list[ZipInfo]:
    """ENTRIES without folders. Not by ZipInfo.is_dir, which fails on a name without a letter."""
    return [entry for entry in entries if not entry.filename.endswith("/")]


def _must_be_harmless(
    entries: list[ZipInfo], limits: Limits, wrong_name: Callable[[str], str]
) -> None:
    found = [_reason(entry, limits) or wrong_name(entry.filename) for entry in entries]
    reasons = [*filter(None, found), *_of_all(entries, limits)]
    if reasons:
        raise ZipRefused(*dict.fromkeys(reasons))


def _reason(entry: ZipInfo, limits: Limits) -> str:
    """Why ENTRY is not taken; empty when it may be."""
    named = {"name": shown(entry.orig_filename), "most": limits.most_times}
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
        (entry.file_size > limits.largest_file, _large()),
        (
            _is_bomb(entry, limits),
            _("“%(name)s” grows more than %(most)s times when it is unpacked."),
        ),
    ):
        if is_so:
            return words % named
    return ""


def _large() -> str:
    return _("“%(name)s” is larger than a file in it can be.")


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


def _is_bomb(entry: ZipInfo, limits: Limits) -> bool:
    is_large = entry.file_size > SMALL
    return is_large and entry.file_size > limits.most_times * max(entry.compress_size, 1)


def _of_all(entries: list[ZipInfo], limits: Limits) -> Iterable[str]:
    files = _files(entries)
    names = [entry.filename.casefold() for entry in files]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield _("“%(name)s” stands in it twice.") % {"name": shown(name)}
    if len(entries) > limits.most_files:
        yield _many(limits)
    if sum(entry.file_size for entry in files) > limits.largest_whole:
        yield _("Unpacked, its files are larger than %(size)s together.") % {
            "size": filesizeformat(limits.largest_whole)
        }


def _unpacked(archive: ZipFile, entry: ZipInfo, limits: Limits) -> bytes:
    """What ENTRY holds. The size that it claims is not believed."""
    with archive.open(entry) as file:
        content = file.read(limits.largest_file + 1)
    if len(content) > limits.largest_file:
        raise ZipRefused(_large() % {"name": shown(entry.filename)})
    return content
