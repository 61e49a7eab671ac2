"""Dated cards as editors look after them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from lessons.models import CardState, DatedCard, HelpRoute, LawCard, Lesson, LessonVersion
from lessons.queries.editing import waiting_for

SOON = dt.timedelta(days=42)


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

    And lessons that miss one, lessons with unchecked Welsh.
    """
    cards = [*_facts(LawCard, today), *_facts(HelpRoute, today)]
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
        Fact(card, _state(card, today), card.in_use)
        for card in model.objects.annotate(in_use=in_use).order_by("order", "key")
    ]


def _state(card: DatedCard, today: dt.date) -> str:
    if card.state == CardState.UNVERIFIED:
        return "unverified"
    if card.review_by < today:
        return "overdue"
    return "due" if card.review_by < today + SOON else "in-date"
