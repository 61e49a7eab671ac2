"""One version of a lesson as an adult reads it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch

from lessons.models import (
    Choice,
    FrameworkTag,
    HelpRoute,
    LawCard,
    Lesson,
    LessonVersion,
    Question,
    Section,
    VocabularyWord,
)


@dataclass(frozen=True)
class TaughtPart:
    """A section on the chosen route with the minutes it has there."""

    section: Section
    minutes: int


@dataclass(frozen=True)
class LessonPage:
    lesson: Lesson
    version: LessonVersion
    route: int
    parts: list[TaughtPart]
    for_adults: list[Section]
    needed: list[Section]
    handouts: list[Section]
    quiz_minutes: int | None
    questions: list[Question]
    vocabulary: list[VocabularyWord]
    law_cards: list[LawCard]
    help_routes: list[HelpRoute]
    tags: list[FrameworkTag]
    stale_cards: list[LawCard | HelpRoute]
    checked_on: dt.date | None

    @property
    def is_older(self) -> bool:
        """Whether new visits use another version."""
        return self.version.pk != self.lesson.current_id

    @property
    def letters(self) -> list[str]:
        """The letters that its choices carry, "?" last: those that are held up on cards."""
        found = {letter for question in self.questions for letter, _choice in question.lettered}
        return sorted(found, key=lambda letter: (letter == "?", letter))


def find_version(slug: str, number: int | None = None) -> LessonVersion | None:
    """The published version NUMBER of the lesson, else its current one."""
    versions = LessonVersion.objects.filter(
        lesson__slug=slug, state=LessonVersion.State.PUBLISHED
    ).select_related("lesson__topic", "lesson__current", "lesson__replaced_by__current")
    if number is None:
        return versions.filter(current_of__isnull=False).first()
    return versions.filter(number=number).first()


def lesson_page(
    version: LessonVersion, *, route: int | None, nation: str, today: dt.date
) -> LessonPage:
    """VERSION on ROUTE (its usual one when it has no such route), with cards of NATION in date."""
    route = route if route in version.routes else version.usual_route
    sections = list(version.sections.all())
    law_cards = version.law_cards.in_date(today).for_nation(nation)
    help_routes = version.help_routes.in_date(today).for_nation(nation)
    cards = [*law_cards, *help_routes]
    return LessonPage(
        lesson=version.lesson,
        version=version,
        route=route,
        parts=parts_on(sections, route),
        for_adults=[
            section
            for section in sections
            if section.kind in Section.FOR_ADULTS and section.kind != Section.Kind.MATERIALS
        ],
        needed=[section for section in sections if section.kind == Section.Kind.MATERIALS],
        handouts=handouts_on(sections, route),
        quiz_minutes=version.quiz_minutes(route),
        questions=questions_of(version),
        vocabulary=list(version.vocabulary.all()),
        law_cards=list(law_cards),
        help_routes=list(help_routes),
        tags=list(version.tags.all()),
        stale_cards=[
            *version.law_cards.out_of_date(today),
            *version.help_routes.out_of_date(today),
        ],
        checked_on=min((card.checked_on for card in cards), default=None),
    )


def questions_of(version: LessonVersion) -> list[Question]:
    """The questions of VERSION with their choices and what names a picture; two queries."""
    pictured = Choice.objects.select_related("picture").defer("picture__body")
    return list(version.questions.prefetch_related(Prefetch("choices", pictured)))


def handouts_on(sections: list[Section], route: int) -> list[Section]:
    """The handouts that the parts taught on ROUTE use."""
    taught = {part.section.key for part in parts_on(sections, route)}
    return [section for section in sections if section.is_handout and section.goes_with in taught]


def parts_on(sections: list[Section], route: int) -> list[TaughtPart]:
    """What of SECTIONS is taught on ROUTE."""
    return [
        TaughtPart(section, minutes)
        for section in sections
        if section.is_taught and (minutes := section.minutes(route))
    ]
