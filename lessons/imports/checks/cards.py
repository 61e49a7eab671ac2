"""Cards and tags: known words in them, dates in order, a source for each."""

from collections.abc import Iterable
from pathlib import Path

from accounts.models import Nation
from lessons.imports import sentences as says
from lessons.imports.checks.structure import loud_word_in
from lessons.imports.faults import Faults
from lessons.imports.said import Said
from lessons.imports.shapes import CardRow, HelpRouteRow, Library
from lessons.models import CardState, FrameworkTag, HelpRoute

READING_LANGUAGES = {"en", "cy", "en,cy", "cy,en"}


def check_cards(library: Library, faults: Faults) -> None:
    """Say what is wrong in the files that lessons share."""
    for topic in library.topics:
        loud = filter(None, map(loud_word_in, (topic.slug, topic.name.en, topic.name.cy)))
        for word in loud:
            said = says.LOUD_TOPIC(word=word)
            faults.add(faults.root / "topics.toml", topic.name.line_en, said)
    for tag in library.tags:
        if tag.framework not in FrameworkTag.Framework.values:
            said = says.UNKNOWN_FRAMEWORK(key=tag.framework)
            faults.add(faults.root / "frameworks.toml", tag.name.line_en, said)
    _say(faults.root / "law_cards.toml", library.law_cards, faults)
    _say(faults.root / "help_routes.toml", library.help_routes, faults)


def _say(file: Path, cards: Iterable[CardRow], faults: Faults) -> None:
    for card in cards:
        for said in (*_card(card), *(_route(card) if isinstance(card, HelpRouteRow) else ())):
            faults.add(file, card.not_for.line_en, said, about=card.key)


def _route(route: HelpRouteRow) -> Iterable[Said]:
    if route.audience not in HelpRoute.Audience.values:
        yield says.AUDIENCE()
    if route.languages not in READING_LANGUAGES:
        yield says.LANGUAGES()
    if route.url and not route.url.startswith("https://"):
        yield says.WHOLE_ADDRESS()


def _card(card: CardRow) -> Iterable[Said]:
    if not card.nations or set(card.nations) - set(Nation.values):
        yield says.NATIONS()
    if card.state not in CardState.values:
        yield says.CARD_STATE()
    if card.ages[0] > card.ages[1]:
        yield says.AGES_OF_CARD()
    if not card.source:
        yield says.NO_SOURCE()
    if card.review_by <= card.checked_on:
        yield says.REVIEW_AFTER_CHECK()
    if card.state == CardState.CHECKED and not card.checked_by:
        yield says.NO_CHECKER()
