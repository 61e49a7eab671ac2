"""Lessons that come as files: kept until the editor says so, then taken in as drafts."""

import datetime as dt

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from lessons.actions.drafting import begin_draft
from lessons.imports import LibraryError
from lessons.imports.arrivals import read_arrival
from lessons.imports.shapes import Pack
from lessons.models import ArrivedPack, Lesson, LessonVersion, Topic

ARRIVALS_KEPT = dt.timedelta(days=1)


def keep_arrival(*, body: bytes, by: User, now: dt.datetime) -> ArrivedPack:
    """Keep BODY until BY has said whether it is taken in; an earlier one of theirs is gone."""
    kept, _is_new = ArrivedPack.objects.update_or_create(
        by=by, defaults={"body": body, "arrived_at": now}
    )
    return kept


@transaction.atomic
def take_in(*, arrived: ArrivedPack, by: User, now: dt.datetime) -> LessonVersion:
    """Make the lesson of ARRIVED the next draft of its lesson, or the first of a new one.

    It is looked at again, because the site may have changed. All of it is saved or nothing:
    raises ZipRefused for a zip that is none, LibraryError with what is wrong in its files, and
    IntegrityError when a colleague began a draft of the lesson this very moment.
    """
    with read_arrival(bytes(arrived.body)) as arrival:
        if arrival.faults or arrival.pack is None:
            raise LibraryError(arrival.faults)
        pack, topic = arrival.pack, Topic.objects.get(slug=arrival.pack.topic)
        lesson = arrival.lesson or _new_lesson(pack, topic)
        version = begin_draft(
            lesson,
            pack,
            topic=topic,
            based_on=lesson.current,
            by=by,
            now=now,
            fingerprint=pack.fingerprint,
            is_welsh_checked=pack.is_welsh_checked,
        )
    record("lesson_imported", by=by, about=version, detail=version.lesson.slug)
    arrived.delete()
    return version


def _new_lesson(pack: Pack, topic: Topic) -> Lesson:
    """A lesson without a version in use: no public page finds it."""
    return Lesson.objects.create(
        slug=pack.slug,
        topic=topic,
        ages_from=pack.ages[0],
        ages_to=pack.ages[1],
        is_for_assembly=pack.is_for_assembly,
        devices=pack.devices,
    )


@transaction.atomic
def take_away(*, version: LessonVersion, by: User) -> None:
    """Note that BY took VERSION away as a file."""
    record("lesson_exported", by=by, about=version, detail=version.lesson.slug)


def forget_arrivals(*, now: dt.datetime) -> int:
    """Delete files that nobody said a word about; returns how many."""
    return ArrivedPack.objects.filter(arrived_at__lt=now - ARRIVALS_KEPT).delete()[0]
