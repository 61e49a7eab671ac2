"""The rules that lessons must keep before anyone can read them."""

from lessons.imports.checks.cards import check_cards
from lessons.imports.checks.easy import check_easy
from lessons.imports.checks.handouts import check_handouts
from lessons.imports.checks.languages import check_languages
from lessons.imports.checks.lengths import check_lengths
from lessons.imports.checks.pictures import check_pictures
from lessons.imports.checks.quiz import check_quiz
from lessons.imports.checks.structure import check_structure
from lessons.imports.checks.wording import check_wording
from lessons.imports.faults import Faults
from lessons.imports.shapes import Library, Pack


def check_library(library: Library, faults: Faults) -> None:
    """Add a fault for each rule that LIBRARY breaks."""
    check_cards(library, faults)
    for pack in library.packs:
        check_pack(pack, library, faults)


def check_pack(pack: Pack, library: Library, faults: Faults) -> None:
    """Add a fault for each rule that one lesson breaks, be it a folder or a draft in the site."""
    check_structure(pack, library, faults)
    check_quiz(pack, faults)
    check_pictures(pack, faults)
    check_easy(pack, faults)
    check_handouts(pack, faults)
    check_lengths(pack, faults)
    check_languages(pack, library.glossary, faults)
    check_wording(pack, faults)
