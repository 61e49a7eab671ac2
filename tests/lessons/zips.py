"""Zips of a good lesson, and of a bad will."""

import io
import struct
import zipfile

from tests.lessons.small_library import PACKS


def good_files(slug="my-phone"):
    """The files of a lesson of the small library, by their path in a zip."""
    return {f"{slug}/{file.name}": file.read_bytes() for file in (PACKS / slug).iterdir()}


def zipped(files, *, packed=zipfile.ZIP_STORED):
    """FILES as a zip; a key may be a ZipInfo."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", packed) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return body.getvalue()


def entry(name, *, mode=0o100644):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def with_raw_name(body, old, new):
    """BODY with the name OLD written as the bytes NEW of the same length."""
    assert len(old) == len(new)
    assert body.count(old.encode()) >= 2
    return body.replace(old.encode(), new)


def locked(body):
    """BODY with its first file marked as locked with a password."""
    place = body.index(b"PK\x01\x02") + 8
    flags = struct.unpack_from("<H", body, place)[0] | 1
    return body[:place] + struct.pack("<H", flags) + body[place + 2 :]


def claiming(body, size):
    """BODY whose first file claims to hold SIZE bytes."""
    place = body.index(b"PK\x01\x02") + 24
    return body[:place] + struct.pack("<I", size) + body[place + 4 :]
