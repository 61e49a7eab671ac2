"""The content folder as one value."""

from pathlib import Path

from lessons.imports.checks import check_library
from lessons.imports.faults import Faults
from lessons.imports.packs import read_pack
from lessons.imports.search_words import check_search_words, read_search_words
from lessons.imports.shapes import Library, SearchWords, Term
from lessons.imports.shared import (
    read_glossary,
    read_help_routes,
    read_law_cards,
    read_tags,
    read_topics,
)

CONTENT = Path(__file__).resolve().parent.parent / "content"


def read_library(root: Path = CONTENT) -> tuple[Library, Faults]:
    """Everything under ROOT with the faults that were found; no database is needed."""
    faults = Faults(root)
    folders = sorted(folder for folder in root.iterdir() if folder.is_dir())
    library = Library(
        topics=read_topics(root, faults),
        tags=read_tags(root, faults),
        law_cards=read_law_cards(root, faults),
        help_routes=read_help_routes(root, faults),
        glossary=read_glossary(root, faults),
        packs=tuple(pack for folder in folders if (pack := read_pack(folder, faults))),
    )
    check_library(library, faults)
    check_search_words(root, (topic.slug for topic in library.topics), faults)
    return library, faults


def glossary(root: Path = CONTENT) -> tuple[Term, ...]:
    """The terms of the glossary, in the order of the file."""
    return read_glossary(root, Faults(root))


def search_words(root: Path = CONTENT) -> SearchWords:
    """What people type and what they mean by it."""
    return read_search_words(root, Faults(root))
