"""Lessons in a version that is published, and the dated cards that they name."""

import datetime as dt

from django.utils import timezone

from lessons.models import (
    Choice,
    HelpRoute,
    LawCard,
    Lesson,
    LessonVersion,
    Question,
    Section,
    Topic,
)
from tests.builders.clock import numbers

MEASURES = ["knowledge", "knowledge", "misconception", "confidence", "help"]
CHOICES = [("a", "misconception"), ("b", "right"), ("c", "none"), ("unsure", "unsure")]
CARD = {
    "nations": "wales,england",
    "ages_from": 11,
    "ages_to": 14,
    "source": "https://www.legislation.gov.uk/ukpga/1978/37",
    "state": "checked",
    "checked_on": dt.date(2026, 9, 3),
    "checked_by": "Force lawyer",
    "review_by": dt.date(2099, 9, 1),
}


def make_topic(**fields):
    number = next(numbers)
    return Topic.objects.create(
        **{
            "slug": f"topic-{number}",
            "picture": "phones",
            "name_en": f"Topic {number}",
            "name_cy": f"Pwnc {number}",
            "summary_en": "Summary",
            "summary_cy": "Crynodeb",
            **fields,
        }
    )


def make_lesson(topic=None, questions=5, **fields):
    """A published lesson, version 1, with sections and a quiz; returns the version."""
    number = next(numbers)
    title_en = fields.pop("title_en", f"Lesson {number}")
    lesson = Lesson.objects.create(
        **{
            "slug": f"lesson-{number}",
            "topic": topic or make_topic(),
            "ages_from": 11,
            "ages_to": 14,
            **fields,
        }
    )
    return make_version(lesson, title_en=title_en, questions=questions)


def make_version(lesson, title_en="Lesson", questions=5, **fields):
    version = LessonVersion.objects.create(
        **{
            "lesson": lesson,
            "number": lesson.versions.count() + 1,
            "state": "published",
            "published_at": timezone.now(),
            "title_en": title_en,
            "title_cy": f"{title_en} (cy)",
            "aim_en": "Know who to tell.",
            "aim_cy": "Gwybod wrth bwy i ddweud.",
            "i_can_en": "I can tell an adult.",
            "i_can_cy": "Galla i ddweud wrth oedolyn.",
            "quiz_minutes_45": 8,
            "fingerprint": f"{lesson.slug}-{lesson.versions.count() + 1}",
            **fields,
        }
    )
    _add_sections(version)
    _add_questions(version, questions)
    lesson.current = version
    lesson.save(update_fields=["current"])
    return version


def _add_sections(version):
    for order, kind in enumerate(["starter", "activity", "plenary"]):
        Section.objects.create(
            version=version,
            order=order,
            key=kind,
            kind=kind,
            minutes_45=10,
            heading_en=f"Heading {kind}",
            heading_cy=f"Pennawd {kind}",
            body_en="Body",
            body_cy="Corff",
            body_html_en="<p>Body</p>",
            body_html_cy="<p>Corff</p>",
            notes_en="Say this",
            notes_cy="Dweud hyn",
            notes_html_en="<p>Say this</p>",
            notes_html_cy="<p>Dweud hyn</p>",
        )


def _add_questions(version, count):
    for order in range(count):
        question = Question.objects.create(
            version=version,
            order=order,
            key=f"q{order + 1}",
            measure=MEASURES[order % 5],
            text_en=f"Question {order + 1}?",
            text_cy=f"Cwestiwn {order + 1}?",
            why_en=f"Why {order + 1}.",
            why_cy=f"Pam {order + 1}.",
        )
        for place, (key, code) in enumerate(CHOICES):
            Choice.objects.create(
                question=question,
                order=place,
                key=key,
                code=code,
                text_en=f"Choice {key} of {order + 1}",
                text_cy=f"Dewis {key} o {order + 1}",
                feedback_en=f"Feedback {key}",
                feedback_cy=f"Adborth {key}",
            )


def make_law_card(*versions, **fields):
    """A law card in date, named by VERSIONS."""
    number = next(numbers)
    card = LawCard.objects.create(
        **{
            **CARD,
            "key": f"law-{number}",
            "statute_en": f"Act {number}",
            "statute_cy": f"Deddf {number}",
            "plain_en": "The law protects you.",
            "plain_cy": "Mae’r gyfraith yn dy amddiffyn.",
            **fields,
        }
    )
    card.versions.set(versions)
    return card


def make_help_route(*versions, **fields):
    """A help route in date, named by VERSIONS."""
    number = next(numbers)
    route = HelpRoute.objects.create(
        **{
            **CARD,
            "key": f"route-{number}",
            "name_en": f"Helpline {number}",
            "name_cy": f"Llinell gymorth {number}",
            "for_en": "Any worry.",
            "for_cy": "Unrhyw bryder.",
            "phone": "0800 1111",
            **fields,
        }
    )
    route.versions.set(versions)
    return route
