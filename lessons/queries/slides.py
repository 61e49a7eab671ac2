"""A lesson as the room sees it: one thing a screen."""

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum

from lessons.models import HelpRoute, LawCard, LessonVersion, Section
from lessons.queries.lesson import parts_on


class Shows(Enum):
    TITLE = "title"
    QUIZ_BEFORE = "quiz-before"
    SECTION = "section"
    LAW = "law"
    HELP = "help"
    QUIZ_AFTER = "quiz-after"


@dataclass(frozen=True)
class Slide:
    """One screen. PLANNED_END is the minute of the lesson at which the plan leaves it."""

    number: int
    shows: Shows
    minutes: int = 0
    planned_end: int = 0
    section: Section | None = None
    card: LawCard | None = None
    routes: list[HelpRoute] = field(default_factory=list)


def slides_of(
    version: LessonVersion, *, route: int, nation: str, today: dt.date, has_quiz: bool
) -> list[Slide]:
    """The screens of VERSION on ROUTE; HAS_QUIZ when it is taught to a class of ours.

    Cards that are out of date are left out: pupils never see them.
    """
    ages = (version.lesson.ages_from, version.lesson.ages_to)
    laws = list(version.law_cards.in_date(today).for_nation(nation).for_pupils(*ages))
    routes = list(
        version.help_routes.in_date(today)
        .for_nation(nation)
        .for_pupils(*ages)
        .filter(audience=HelpRoute.Audience.PUPIL)
    )
    quiz = (version.quiz_minutes(route) or 0) if has_quiz else 0
    planned: list[dict] = [{"shows": Shows.TITLE}]
    if has_quiz:
        planned.append({"shows": Shows.QUIZ_BEFORE, "minutes": quiz // 2})
    for part in parts_on(list(version.sections.all()), route):
        planned.append({"shows": Shows.SECTION, "section": part.section, "minutes": part.minutes})
        planned += _cards_after(part.section, laws, routes)
    if has_quiz:
        planned.append({"shows": Shows.QUIZ_AFTER, "minutes": quiz - quiz // 2})
    return _numbered(planned)


def _cards_after(section: Section, laws: list[LawCard], routes: list[HelpRoute]) -> list[dict]:
    """The screens of cards that belong behind SECTION; its minutes are theirs too."""
    if section.kind == Section.Kind.LAW:
        return [{"shows": Shows.LAW, "section": section, "card": card} for card in laws]
    if section.kind == Section.Kind.SIGNPOSTING and routes:
        return [{"shows": Shows.HELP, "section": section, "routes": routes}]
    return []


def _numbered(planned: list[dict]) -> list[Slide]:
    slides, gone = [], 0
    for number, values in enumerate(planned, start=1):
        gone += values.get("minutes", 0)
        slides.append(Slide(number=number, planned_end=gone, **values))
    return slides
