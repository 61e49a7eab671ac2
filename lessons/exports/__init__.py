"""A lesson as files again: those it is read from, so that another force can take it."""

from lessons.exports.archive import pack_name, pack_zip
from lessons.exports.files import pack_files

__all__ = ["pack_files", "pack_name", "pack_zip"]
