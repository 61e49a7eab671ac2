"""A draft on its way to the class: who may move it, and what is written down at each step."""

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from accounts.audit import record
from accounts.models import User
from lessons.actions.errors import NotFinished, NotYours, TooLate
from lessons.actions.sections import make_html
from lessons.imports.rows import fingerprint_of, pack_of
from lessons.imports.versions import search_text
from lessons.models import (
    WAITS_FOR,
    Comment,
    Hand,
    LessonVersion,
    Review,
    ReviewRight,
    VersionEvent,
)
from lessons.queries.stops import stops_of

State = LessonVersion.State
# What a draft says of its lesson, written there at publishing.
OF_THE_LESSON = ("topic", "ages_from", "ages_to", "is_for_assembly", "devices")
UNDER_REVIEW = frozenset({*WAITS_FOR, State.READY})


def move(
    version: LessonVersion,
    *,
    start: Iterable[str],
    to: str,
    by: User,
    now: dt.datetime,
    words: str = "",
    **changes: object,
) -> VersionEvent:
    """Move VERSION from one of the START states TO another, with its event and audit row.

    Raises TooLate, with the version as it is now, when it was in none of them.
    """
    was = version.state
    rows = LessonVersion.objects.filter(pk=version.pk, state=was, state__in=list(start))
    moved = rows.update(state=to, **changes)
    version.refresh_from_db()
    if not moved:
        raise TooLate(version)
    event = VersionEvent.objects.create(
        version=version, at=now, by=by, start=was, to=to, words=words
    )
    action = "lesson_published" if to == State.PUBLISHED else "draft_moved"
    record(action, by=by, about=version, detail=f"{was} -> {to}")
    return event


@transaction.atomic
def ask_for_review(version: LessonVersion, *, by: User, now: dt.datetime) -> VersionEvent:
    """Hand the draft to its reviewers. Raises NotFinished while something stops it, TooLate."""
    event = move(version, start=[State.DRAFT], to=State.POLICE_REVIEW, by=by, now=now)
    _see_that_nothing_stops(version, now=now)
    return event


@transaction.atomic
def pass_review(
    version: LessonVersion, *, by: User, now: dt.datetime, drawn: int | None = None
) -> VersionEvent:
    """Pass the review that VERSION waits for; DRAWN is the last event that the page showed.

    Raises NotYours when BY has no right to it or has a part in the version already, and TooLate:
    also when the draft went back and came again since, for its words may be others now.
    """
    review, to = _waits_for(version)
    _see_right(by, review)
    if drawn is not None and version.events.values_list("pk", flat=True).first() != drawn:
        raise TooLate(version)
    event = move(version, start=[version.state], to=to, by=by, now=now)
    try:
        with transaction.atomic():
            Hand.objects.create(version=version, person=by, part=review, since=now)
    except IntegrityError as taken:
        raise NotYours from taken
    if review == Review.WELSH:
        LessonVersion.objects.filter(pk=version.pk).update(is_welsh_checked=True)
    return event


@transaction.atomic
def send_back(version: LessonVersion, *, by: User, now: dt.datetime, words: str) -> VersionEvent:
    """Give the draft back to its authors with WORDS; passes so far fall. Raises NotYours, TooLate.

    Its authors cannot: they take it back.
    """
    review, _to = _waits_for(version)
    _see_right(by, review)
    if Hand.objects.filter(version=version, person=by).exists():
        raise NotYours
    return _back_to_draft(version, by=by, now=now, words=words)


@transaction.atomic
def take_back(version: LessonVersion, *, by: User, now: dt.datetime) -> VersionEvent:
    """Write on in a draft that waits; passes so far fall. Raises TooLate when it waits no more."""
    return _back_to_draft(version, by=by, now=now)


@transaction.atomic
def publish(
    version: LessonVersion, *, by: User, now: dt.datetime, review_by: dt.date
) -> VersionEvent:
    """Make VERSION the one that new visits use, to be read again by REVIEW_BY.

    Raises TooLate unless it is ready, NotFinished when something stops it now.
    """
    _see_that_nothing_stops(version, now=now)
    pack, draft, lesson = pack_of(version), version.draft, version.lesson
    event = move(
        version,
        start=[State.READY],
        to=State.PUBLISHED,
        by=by,
        now=now,
        published_at=now,
        published_by=by,
        review_by=review_by,
        fingerprint=fingerprint_of(pack),
        search_text=search_text(draft.topic, pack),
    )
    for section in version.sections.all():
        make_html(section)
        section.save()
    for field in OF_THE_LESSON:
        setattr(lesson, field, getattr(draft, field))
    lesson.current = version
    # Only these: somebody may withdraw the lesson this very moment.
    lesson.save(update_fields=[*OF_THE_LESSON, "current"])
    return event


@transaction.atomic
def comment(
    version: LessonVersion, *, block: str, words: str, by: User, now: dt.datetime
) -> Comment:
    """Say something about BLOCK to its authors. Raises NotYours, or TooLate when none is asked."""
    review, _to = _waits_for(version)
    _see_right(by, review)
    return Comment.objects.create(version=version, block=block, words=words, by=by, at=now)


def settle_comment(said: Comment, *, by: User, now: dt.datetime) -> None:
    """Write down that SAID has been answered in the text; doing it twice changes nothing."""
    Comment.objects.filter(pk=said.pk, done_at=None).update(done_at=now, done_by=by)


def _waits_for(version: LessonVersion) -> tuple[Review, str]:
    if version.state not in WAITS_FOR:
        raise TooLate(version)
    return WAITS_FOR[State(version.state)]


def _see_right(by: User, review: Review) -> None:
    if not ReviewRight.objects.held().filter(person=by, kind=review).exists():
        raise NotYours


def _see_that_nothing_stops(version: LessonVersion, *, now: dt.datetime) -> None:
    if any(not stop.is_warning for stop in stops_of(version, today=now.date())):
        raise NotFinished


def _back_to_draft(
    version: LessonVersion, *, by: User, now: dt.datetime, words: str = ""
) -> VersionEvent:
    event = move(
        version,
        start=UNDER_REVIEW,
        to=State.DRAFT,
        by=by,
        now=now,
        words=words,
        is_welsh_checked=False,
    )
    Hand.objects.filter(version=version).exclude(part=Hand.Part.AUTHOR).delete()
    return event
