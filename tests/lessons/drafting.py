"""Editors, reviewers and a draft for tests, from the small library."""

from django.utils import timezone

from lessons import actions
from lessons.models import Lesson, LessonVersion
from tests.builders import make_editor

REVIEWS = ("police", "education", "welsh")


def make_reviewer(kind, **fields):
    person = make_editor(**fields)
    actions.give_review_right(person=person, kind=kind, by=None, now=timezone.now())
    return person


def start(slug="before-you-send", *, by):
    """The draft of SLUG, whose facts that nobody verified are taken out."""
    return actions.start_draft(Lesson.objects.get(slug=slug), by=by, now=timezone.now())


def fresh(version):
    return LessonVersion.objects.get(pk=version.pk)


def passed(version, *, author, reviewers=None):
    """VERSION asked for and passed by everyone; the reviewers come back."""
    reviewers = reviewers or [make_reviewer(kind) for kind in REVIEWS]
    actions.ask_for_review(version, by=author, now=timezone.now())
    for person in reviewers:
        actions.pass_review(fresh(version), by=person, now=timezone.now())
    return reviewers


def values_of(section, **changes):
    fields = ("heading", "body", "easy", "notes")
    texts = {
        f"{field}_{language}": getattr(section, f"{field}_{language}")
        for field in fields
        for language in ("en", "cy")
    }
    return {**texts, **changes}


def save(section, *, by, drawn=0, fits=(), **changes):
    return actions.save_section(
        section,
        values=values_of(section, **changes),
        fits=fits,
        drawn=drawn,
        by=by,
        now=timezone.now(),
    )


def publish(version, *, by, day=None):
    now = timezone.now()
    return actions.publish(fresh(version), by=by, now=now, review_by=day or now.date())
