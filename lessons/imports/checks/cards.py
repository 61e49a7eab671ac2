"""Cards and tags: known words in them, dates in order, a source for each."""

from collections.abc import Iterable
from pathlib import Path

from accounts.models import Nation
from lessons.imports.checks.structure import loud_word_in
from lessons.imports.faults import Faults
from lessons.imports.shapes import CardRow, HelpRouteRow, Library
from lessons.models import CardState, FrameworkTag, HelpRoute

READING_LANGUAGES = {"en", "cy", "en,cy", "cy,en"}


def check_cards(library: Library, faults: Faults) -> None:
    """Say what is wrong in the files that lessons share."""
    for topic in library.topics:
        loud = filter(None, map(loud_word_in, (topic.slug, topic.name.en, topic.name.cy)))
        for word in loud:
            message = f"'{word}' in a topic: filters of schools read it"
            faults.add(faults.root / "topics.toml", topic.name.line_en, message)
    for tag in library.tags:
        if tag.framework not in FrameworkTag.Framework.values:
            message = f"'{tag.framework}' is not a framework we know"
            faults.add(faults.root / "frameworks.toml", tag.name.line_en, message)
    _say(faults.root / "law_cards.toml", library.law_cards, faults)
    _say(faults.root / "help_routes.toml", library.help_routes, faults)


def _say(file: Path, cards: Iterable[CardRow], faults: Faults) -> None:
    for card in cards:
        messages = [*_card(card), *(_route(card) if isinstance(card, HelpRouteRow) else ())]
        for message in messages:
            faults.add(file, card.not_for.line_en, f"{card.key}: {message}")


def _route(route: HelpRouteRow) -> Iterable[str]:
    if route.audience not in HelpRoute.Audience.values:
        yield "audience is pupil or adult"
    if route.languages not in READING_LANGUAGES:
        yield "languages is en, cy or en,cy"
    if route.url and not route.url.startswith("https://"):
        yield "url begins with https://"


def _card(card: CardRow) -> Iterable[str]:
    if not card.nations or set(card.nations) - set(Nation.values):
        yield "nations are wales and england, one or both"
    if card.state not in CardState.values:
        yield "state is checked, unverified or conflicting"
    if card.ages[0] > card.ages[1]:
        yield "ages go from the younger to the older"
    if not card.source:
        yield "a card has a source"
    if card.review_by <= card.checked_on:
        yield "review_by comes after checked_on"
    if card.state == CardState.CHECKED and not card.checked_by:
        yield "a checked card says who checked it"
