"""The shared rows that a version names, as the files of the content folder hold them."""

from typing import Any

from accounts.models import User
from lessons.exports.toml_text import toml_text
from lessons.models import (
    DatedCard,
    FrameworkTag,
    HelpRoute,
    LawCard,
    LessonVersion,
    Topic,
    facts_of,
)


def shared_files(version: LessonVersion, reader: User | None) -> dict[str, str]:
    """The topic, tags and cards of VERSION by their file, all or those that READER may see."""
    law_cards, help_routes = version.law_cards.all(), version.help_routes.all()
    if reader:
        law_cards, help_routes = law_cards.visible_to(reader), help_routes.visible_to(reader)
    rows = {
        "topics": [_topic(facts_of(version).topic)],
        "tags": list(map(_tag, version.tags.order_by("key"))),
        "law_cards": list(map(_law_card, law_cards.order_by("key"))),
        "help_routes": list(map(_help_route, help_routes.order_by("key"))),
    }
    named = {"tags": "frameworks.toml"}
    return {named.get(name, f"{name}.toml"): toml_text({name: held}) for name, held in rows.items()}


def _topic(topic: Topic) -> dict[str, object]:
    return {
        "slug": topic.slug,
        "picture": topic.picture,
        "sensitive": topic.is_sensitive,
        **_both(topic, "name", "summary"),
        "aliases": topic.aliases.splitlines(),
    }


def _tag(tag: FrameworkTag) -> dict[str, object]:
    return {"key": tag.key, "framework": tag.framework, **_both(tag, "name")}


def _law_card(card: LawCard) -> dict[str, object]:
    own: dict[str, object] = _both(card, "statute", "plain")
    if card.in_force_from:
        own["in_force_from"] = card.in_force_from
    return {**_card(card), **own, **_dates(card)}


def _help_route(route: HelpRoute) -> dict[str, object]:
    return {
        **_card(route),
        "audience": route.audience,
        **_both(route, "name", "for", "hours"),
        "phone": route.phone,
        "text_number": route.text_number,
        "url": route.url,
        "languages": route.languages,
        **_dates(route),
    }


def _card(card: DatedCard) -> dict[str, object]:
    return {
        "key": card.key,
        "nations": card.nations.split(","),
        "ages": [card.ages_from, card.ages_to],
        **_both(card, "not_for"),
    }


def _dates(card: DatedCard) -> dict[str, object]:
    """Who checked it, and what is noted for editors, stays with the force."""
    return {
        "source": card.source,
        "state": card.state,
        "checked_on": card.checked_on,
        "review_by": card.review_by,
    }


def _both(row: Any, *fields: str) -> dict[str, object]:
    return {
        f"{field}_{language}": getattr(row, f"{field}_{language}").strip()
        for field in fields
        for language in ("en", "cy")
    }
