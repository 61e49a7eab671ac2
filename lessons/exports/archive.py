"""The files of a version as one zip, the same bytes wherever it is made."""

import io
import stat
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from accounts.models import User
from lessons.exports.files import pack_files
from lessons.models import LessonVersion

# The first day a zip can name: when a file was made says nothing about the lesson.
DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def pack_zip(version: LessonVersion, reader: User | None = None) -> bytes:
    """VERSION as a zip, as far as READER may see it; without one all of it.

    Its files are stored as they are: a packer packs differently elsewhere.
    """
    body = io.BytesIO()
    with ZipFile(body, "w", ZIP_STORED) as archive:
        for name, content in pack_files(version, reader).items():
            entry = ZipInfo(name, DAY)
            entry.create_system = UNIX
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content)
    return body.getvalue()


def pack_name(version: LessonVersion) -> str:
    return f"{version.lesson.slug}-v{version.number}.zip"
