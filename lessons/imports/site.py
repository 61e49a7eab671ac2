"""What this site holds of the files that lessons share, as if it had been read from them."""

from lessons.imports.library import glossary
from lessons.imports.shapes import Both, HelpRouteRow, LawCardRow, Library, TagRow, TopicRow
from lessons.models import DatedCard, FrameworkTag, HelpRoute, LawCard, Topic


def site_library() -> Library:
    """The topics, tags, cards and glossary of this site, without lessons; four queries."""
    return Library(
        topics=tuple(map(_topic, Topic.objects.all())),
        tags=tuple(map(_tag, FrameworkTag.objects.all())),
        law_cards=tuple(map(_law_card, LawCard.objects.all())),
        help_routes=tuple(map(_help_route, HelpRoute.objects.all())),
        glossary=glossary(),
        packs=(),
    )


def _topic(topic: Topic) -> TopicRow:
    return TopicRow(
        slug=topic.slug,
        picture=topic.picture,
        is_sensitive=topic.is_sensitive,
        name=Both(topic.name_en, topic.name_cy),
        summary=Both(topic.summary_en, topic.summary_cy),
        aliases=tuple(topic.aliases.splitlines()),
    )


def _tag(tag: FrameworkTag) -> TagRow:
    return TagRow(key=tag.key, framework=tag.framework, name=Both(tag.name_en, tag.name_cy))


def _law_card(card: LawCard) -> LawCardRow:
    return LawCardRow(
        **_shared(card),
        statute=Both(card.statute_en, card.statute_cy),
        plain=Both(card.plain_en, card.plain_cy),
        in_force_from=card.in_force_from,
    )


def _help_route(route: HelpRoute) -> HelpRouteRow:
    return HelpRouteRow(
        **_shared(route),
        audience=route.audience,
        name=Both(route.name_en, route.name_cy),
        purpose=Both(route.for_en, route.for_cy),
        hours=Both(route.hours_en, route.hours_cy),
        phone=route.phone,
        text_number=route.text_number,
        url=route.url,
        languages=route.languages,
    )


def card_row(card: DatedCard) -> LawCardRow | HelpRouteRow:
    """CARD as a file would have it, of whichever kind it is."""
    if isinstance(card, LawCard):
        return _law_card(card)
    if isinstance(card, HelpRoute):
        return _help_route(card)
    raise TypeError(card)


def _shared(card: DatedCard) -> dict:  # type: ignore[type-arg]
    return {
        "key": card.key,
        "nations": tuple(card.nations.split(",")),
        "ages": (card.ages_from, card.ages_to),
        "not_for": Both(card.not_for_en, card.not_for_cy),
        "source": card.source,
        "state": card.state,
        "checked_on": card.checked_on,
        "checked_by": card.checked_by,
        "review_by": card.review_by,
        "note": card.note,
    }
