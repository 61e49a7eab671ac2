"""Beginning a draft and throwing one away, withdrawing a lesson and putting it back."""

import datetime as dt
from dataclasses import replace

from django.db import IntegrityError, transaction

from accounts.audit import record
from accounts.models import User
from lessons.actions.errors import TooLate
from lessons.actions.frame import empty_frame
from lessons.imports.rows import pack_of
from lessons.imports.shapes import Both, Pack
from lessons.imports.versions import add_version
from lessons.models import Draft, Hand, Lesson, LessonVersion, Topic, VersionEvent


@transaction.atomic
def start_lesson(
    *,
    slug: str,
    topic: Topic,
    ages: tuple[int, int],
    title: Both,
    copy_of: LessonVersion | None,
    by: User,
    now: dt.datetime,
) -> LessonVersion:
    """The first draft of a new lesson: a copy of COPY_OF, or the empty frame.

    Nobody can read the lesson before it is published.
    """
    lesson = Lesson.objects.create(slug=slug, topic=topic, ages_from=ages[0], ages_to=ages[1])
    pack = empty_frame(slug=slug, topic=topic.slug, ages=ages, title=title)
    if copy_of:
        pack = replace(pack_of(copy_of), topic=topic.slug, ages=ages, title=title)
        pack = replace(pack, is_for_assembly=pack.is_for_assembly and not topic.is_sensitive)
    return begin_draft(lesson, pack, topic=topic, based_on=None, by=by, now=now)


@transaction.atomic
def start_draft(lesson: Lesson, *, by: User, now: dt.datetime) -> LessonVersion:
    """The next version of LESSON to write, a copy of the one in use; the draft that there is.

    Raises LessonVersion.DoesNotExist when the lesson has neither.
    """
    unfinished = lesson.versions.exclude(state=LessonVersion.State.PUBLISHED)
    if found := unfinished.first():
        return found
    if lesson.current is None:
        raise LessonVersion.DoesNotExist
    try:
        with transaction.atomic():
            pack = pack_of(LessonVersion.objects.get(pk=lesson.current.pk))
            return begin_draft(
                lesson, pack, topic=lesson.topic, based_on=lesson.current, by=by, now=now
            )
    except IntegrityError:  # a colleague began one this very moment
        return unfinished.get()


@transaction.atomic
def delete_draft(version: LessonVersion, *, by: User) -> None:
    """Throw a draft away, and its lesson if that was never published. Raises TooLate."""
    lesson, name = version.lesson, str(version)
    drafts = LessonVersion.objects.filter(pk=version.pk, state=LessonVersion.State.DRAFT)
    if not drafts.exists():
        version.refresh_from_db()
        raise TooLate(version)
    record("draft_deleted", by=by, about=lesson, detail=name)
    drafts.delete()
    if not lesson.versions.exists():
        lesson.delete()


@transaction.atomic
def withdraw(
    lesson: Lesson,
    *,
    reason_en: str,
    reason_cy: str,
    replaced_by: Lesson | None,
    by: User,
    now: dt.datetime,
) -> None:
    """Take LESSON down with a notice in both languages; classes taught stay as they are.

    Raises TooLate when it is down already.
    """
    up = Lesson.objects.published().filter(pk=lesson.pk)
    is_down = up.update(
        withdrawn_at=now,
        withdrawn_by=by,
        withdrawn_reason_en=reason_en,
        withdrawn_reason_cy=reason_cy,
        replaced_by=replaced_by,
    )
    if not is_down:
        raise TooLate(lesson.versions.latest("number"))
    record("lesson_withdrawn", by=by, about=lesson, detail=reason_en)


@transaction.atomic
def put_back(lesson: Lesson, *, by: User) -> None:
    """Let LESSON be read and booked again, without its notice; doing it twice changes nothing."""
    down = Lesson.objects.filter(pk=lesson.pk, withdrawn_at__isnull=False)
    nothing = {"withdrawn_reason_en": "", "withdrawn_reason_cy": "", "replaced_by": None}
    if down.update(withdrawn_at=None, withdrawn_by=None, **nothing):
        record("lesson_put_back", by=by, about=lesson)


def begin_draft(
    lesson: Lesson,
    pack: Pack,
    *,
    topic: Topic,
    based_on: LessonVersion | None,
    by: User,
    now: dt.datetime,
    **fields: object,
) -> LessonVersion:
    """PACK as the draft of LESSON, with BY as its author; FIELDS are further ones of the version.

    Raises IntegrityError when the lesson has a draft.
    """
    version = add_version(lesson, pack, state=LessonVersion.State.DRAFT, **fields)
    Draft.objects.create(
        version=version,
        based_on=based_on,
        topic=topic,
        ages_from=pack.ages[0],
        ages_to=pack.ages[1],
        is_for_assembly=pack.is_for_assembly,
        devices=pack.devices,
        started_at=now,
        started_by=by,
    )
    Hand.objects.create(version=version, person=by, part=Hand.Part.AUTHOR, since=now)
    VersionEvent.objects.create(version=version, at=now, by=by, to=LessonVersion.State.DRAFT)
    record("draft_started", by=by, about=version)
    return version
