"""The rules that lessons must keep before anyone can read them."""

from lessons.imports.checks.cards import check_cards
from lessons.imports.checks.easy import check_easy
from lessons.imports.checks.glossary import check_glossary
from lessons.imports.checks.handouts import check_handouts
from lessons.imports.checks.help import check_help
from lessons.imports.checks.languages import check_languages
from lessons.imports.checks.lengths import check_lengths
from lessons.imports.checks.pictures import check_pictures
from lessons.imports.checks.plain import check_plain
from lessons.imports.checks.quiz import check_quiz
from lessons.imports.checks.readable import check_law_cards_readable, check_readable
from lessons.imports.checks.structure import check_structure
from lessons.imports.checks.texts import Text, shared_texts_of, texts_of
from lessons.imports.checks.wording import check_notes, check_wording
from lessons.imports.faults import Faults, Kind
from lessons.imports.shapes import Library, Pack


def check_library(library: Library, faults: Faults) -> None:
    """Add a fault for each rule that LIBRARY breaks."""
    check_cards(library, faults.of(Kind.CARDS))
    check_law_cards_readable(library, faults)
    _check_texts(tuple(shared_texts_of(library, faults.root)), library, faults)
    for pack in library.packs:
        check_pack(pack, library, faults)


def check_pack(pack: Pack, library: Library, faults: Faults) -> None:
    """Add a fault for each rule that one lesson breaks, be it a folder or a draft in the site."""
    check_structure(pack, library, faults)
    check_plain(pack, faults.of(Kind.FILES))
    check_help(pack, library, faults.of(Kind.HELP))
    check_quiz(pack, faults.of(Kind.QUIZ))
    check_pictures(pack, faults.of(Kind.PICTURES))
    check_easy(pack, faults.of(Kind.EASY))
    check_handouts(pack, faults.of(Kind.HANDOUTS))
    check_lengths(pack, faults.of(Kind.LENGTH))
    check_notes(pack, faults.of(Kind.NOTES))
    _check_texts(tuple(texts_of(pack)), library, faults)
    check_readable(pack, faults)


def _check_texts(texts: tuple[Text, ...], library: Library, faults: Faults) -> None:
    check_languages(texts, faults)
    check_glossary(texts, library.glossary, faults.of(Kind.GLOSSARY))
    check_wording(texts, faults)
