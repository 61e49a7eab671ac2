"""Dated cards as editors look after them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from lessons.models import CardState, DatedCard, HelpRoute, LawCard, Lesson, LessonVersion
from lessons.queries.editing import waiting_for

SOON = dt.timedelta(days=42)
# Both kinds of card, by the name in an address.
KINDS: dict[str, type[DatedCard]] = {LawCard.KIND: LawCard, HelpRoute.KIND: HelpRoute}


@dataclass(frozen=True)
class Fact:
    """A card with how it stands today."""

    card: DatedCard
    state: str
    lessons: int


@dataclass(frozen=True)
class Facts:
    law_cards: list[Fact]
    help_routes: list[Fact]


@dataclass(frozen=True)
class ToDo:
    cards: list[Fact]
    lessons: QuerySet[Lesson]
    welsh: QuerySet[Lesson]
    reviews: list[LessonVersion]
    drafts: list[LessonVersion]
    due: list[LessonVersion]


def facts(today: dt.date) -> Facts:
    """All cards."""
    return Facts(_facts(LawCard, today), _facts(HelpRoute, today))


def todo(today: dt.date, user: User) -> ToDo:
    """What USER may review, drafts, lessons to read again; cards that are due or never verified.

    And lessons that miss one, lessons with unchecked Welsh. The cards stand by the day they are
    due: those whose day is over come first.
    """
    cards = [*_facts(LawCard, today), *_facts(HelpRoute, today)]
    cards.sort(key=lambda fact: (fact.card.review_by, fact.card.key))
    lessons = Lesson.objects.for_library()
    return ToDo(
        cards=[fact for fact in cards if fact.state != "in-date"],
        lessons=lessons.with_stale_cards(today),
        welsh=lessons.filter(current__is_welsh_checked=False),
        reviews=list(waiting_for(user)),
        drafts=list(LessonVersion.objects.on_the_way()),
        due=list(LessonVersion.objects.due(today + SOON).select_related("lesson")),
    )


def _facts(model: type[DatedCard], today: dt.date) -> list[Fact]:
    in_use = Count("versions", filter=Q(versions__current_of__isnull=False))
    return [
        Fact(card, state_of(card, today), card.in_use)
        for card in model.objects.in_place().annotate(in_use=in_use).order_by("order", "key")
    ]


def find_card(kind: str, key: str) -> DatedCard | None:
    """The law card or help route called KEY, replaced or not."""
    if kind not in KINDS:
        return None
    cards = KINDS[kind].objects.select_related("replaced_by", "edited_by")
    return cards.filter(key=key).first()


def lessons_with(card: DatedCard) -> QuerySet[Lesson]:
    """The lessons whose version in use names CARD."""
    named = Lesson.objects.filter(current__in=card.versions.all())  # type: ignore[attr-defined]
    return named.select_related("current")


def may_replace(card: DatedCard, today: dt.date) -> QuerySet[DatedCard]:
    """The cards of the same kind that can stand in the place of CARD: those in date."""
    return type(card).objects.in_date(today).exclude(pk=card.pk)


def state_of(card: DatedCard, today: dt.date) -> str:
    """Its state on TODAY, as a word for the look: only in-date and due are shown to readers."""
    if card.replaced_by:
        return "replaced"
    if card.state != CardState.CHECKED:
        return card.state
    if card.review_by < today:
        return "overdue"
    return "due" if card.review_by < today + SOON else "in-date"
