"""The library as files: read them into values and numbered faults, then save lesson by lesson."""

from lessons.imports.faults import Fault, LibraryError
from lessons.imports.library import CONTENT, glossary, read_library, search_words
from lessons.imports.load import LoadReport, load_library
from lessons.imports.shapes import Library, NumberedWords, Pack
from lessons.imports.summary import counts_of, table_of

__all__ = [
    "CONTENT",
    "Fault",
    "Library",
    "LibraryError",
    "LoadReport",
    "NumberedWords",
    "Pack",
    "counts_of",
    "glossary",
    "load_library",
    "read_library",
    "search_words",
    "table_of",
]
