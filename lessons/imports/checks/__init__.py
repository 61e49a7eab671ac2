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
from lessons.imports.checks.readable import (
    check_card_sentences,
    check_law_card_readable,
    check_readable,
)
from lessons.imports.checks.structure import check_structure
from lessons.imports.checks.texts import Text, shared_texts_of, texts_of, texts_of_card
from lessons.imports.checks.wording import check_notes, check_wording
from lessons.imports.faults import Faults, Kind
from lessons.imports.shapes import HelpRouteRow, LawCardRow, Library, Pack, Term


def check_library(library: Library, faults: Faults) -> None:
    """Add a fault for each rule that LIBRARY breaks."""
    check_cards(library, faults.of(Kind.CARDS))
    for card in library.law_cards:
        check_law_card_readable(card, faults.root / "law_cards.toml", faults)
        check_card_sentences(card, faults.root / "law_cards.toml", faults)
    for route in library.help_routes:
        check_card_sentences(route, faults.root / "help_routes.toml", faults)
    _check_texts(tuple(shared_texts_of(library, faults.root)), library.glossary, faults)
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
    _check_texts(tuple(texts_of(pack)), library.glossary, faults)
    check_readable(pack, faults)


def check_words_of_card(
    card: LawCardRow | HelpRouteRow, glossary: tuple[Term, ...], faults: Faults
) -> None:
    """Add a fault for each rule that the words of CARD break; "en" and "cy" are its files."""
    files = (faults.root / "en", faults.root / "cy")
    if isinstance(card, LawCardRow):
        check_law_card_readable(card, files[0], faults)
    check_card_sentences(card, files[0], faults)
    _check_texts(tuple(texts_of_card(card, files)), glossary, faults)


def _check_texts(texts: tuple[Text, ...], glossary: tuple[Term, ...], faults: Faults) -> None:
    check_languages(texts, faults)
    check_glossary(texts, glossary, faults.of(Kind.GLOSSARY))
    check_wording(texts, faults)
