"""What the zip of one lesson may hold: one folder with plain names, and the shared files."""

import re

from django.utils.translation import gettext as _

from lessons.zips import Limits, ZipRefused, shown, unzipped

# Text packs to a quarter; what grows fiftyfold is no lesson's.
LIMITS = Limits(
    most_files=120,
    largest_zip=5_000_000,
    largest_file=300_000,
    largest_whole=10_000_000,
    most_times=50,
)
SHARED = {"topics.toml", "frameworks.toml", "law_cards.toml", "help_routes.toml"}
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}(\.(toml|md|svg|png))")
FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def open_pack(body: bytes) -> dict[str, bytes]:
    """The files of the zip BODY by path; ZipRefused tells everything that is wrong with it."""
    files = unzipped(body, LIMITS, _wrong_name)
    folders = {path.partition("/")[0] for path in files if "/" in path}
    if len(folders) != 1:
        words = _("One lesson is one folder in the zip; this has %(count)s.")
        raise ZipRefused(words % {"count": len(folders)})
    return files


def _wrong_name(name: str) -> str:
    if _is_known(name):
        return ""
    return _("“%(name)s” is no file of a lesson.") % {"name": shown(name)}


def _is_known(name: str) -> bool:
    """A shared file at the top, the lesson's folder, or a file of it, under a plain name."""
    if name.endswith("/"):
        return bool(FOLDER.fullmatch(name.removesuffix("/")))
    folder, slash, file = name.partition("/")
    if not slash:
        return name in SHARED
    return bool(FOLDER.fullmatch(folder) and NAME.fullmatch(file))
