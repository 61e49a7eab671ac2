"""The request that a teacher is writing, over four pages."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from lessons.models import Lesson
from schools.actions import ClassWish, request_visit
from schools.forms import parse_time
from schools.free_times import length_of
from schools.models import School, Visit, VisitDraft

STEPS = ["what", "when", "room", "contact"]


@dataclass
class Draft:
    """What is filled in so far, as rows and values."""

    classes: list[dict] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    room: dict = field(default_factory=dict)
    contact: dict = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        return length_of([row["route"] for row in self.classes]) or 45

    @property
    def missing(self) -> str | None:
        """The first page that is not filled in yet."""
        filled = [self.classes, self.starts, self.room, self.contact]
        return next((step for step, value in zip(STEPS, filled, strict=True) if not value), None)

    def times(self) -> list:
        return [time for time in map(parse_time, self.starts) if time]

    def wishes(self) -> list[ClassWish]:
        """The classes with their lessons."""
        by_slug = _lessons_of(self.classes)
        return [ClassWish(**{**row, "lesson": by_slug[row["lesson"]]}) for row in self.classes]


def _lessons_of(classes: list[dict]) -> dict[str, Lesson]:
    """The lessons of CLASSES that are taught now, by their slugs."""
    lessons = Lesson.objects.published().select_related("current", "topic")
    return lessons.in_bulk([row["lesson"] for row in classes], field_name="slug")


def open_draft(user: User) -> Draft:
    """USER's draft, empty when there is none; a class whose lesson was withdrawn drops out."""
    row = VisitDraft.objects.filter(user=user).first()
    if row is None:
        return Draft()
    draft = Draft(**row.data)
    taught = _lessons_of(draft.classes)
    draft.classes = [row for row in draft.classes if row["lesson"] in taught]
    return draft


def keep_draft(user: User, draft: Draft) -> None:
    """Store DRAFT until it is sent."""
    VisitDraft.objects.update_or_create(user=user, defaults={"data": vars(draft)})


@transaction.atomic
def send_draft(draft: Draft, *, school: School, by: User, now: dt.datetime) -> Visit | None:
    """Ask for the visit that is drafted; None when it was sent a moment ago.

    Of two presses at once one finds the draft. Raises as ``request_visit`` does, and keeps it then.
    """
    found, _rows = VisitDraft.objects.filter(user=by).delete()
    if not found:
        return None
    length = dt.timedelta(minutes=draft.minutes)
    return request_visit(
        school=school,
        wishes=draft.wishes(),
        times=[(start, start + length) for start in draft.times()],
        by=by,
        now=now,
        **draft.room,
        **draft.contact,
    )


def like_last_time(user: User, visit: Visit) -> Draft:
    """A draft with the classes, room and contact of VISIT; new times are asked."""
    deliveries = visit.deliveries.select_related("class_group", "version__lesson")
    return Draft(
        classes=[
            {
                "lesson": delivery.version.lesson.slug,
                "name": delivery.class_group.name,
                "year_from": delivery.class_group.year_from,
                "year_to": delivery.class_group.year_to,
                "pupils": delivery.class_group.pupils,
                "route": delivery.route,
                "setting": delivery.setting,
            }
            for delivery in deliveries
        ],
        room={
            name: getattr(visit, name)
            for name in ("language", "devices", "room", "staff_name", "needs")
        },
        # Of a visit long ago nobody knows it any more: then it is asked again.
        contact={
            name: getattr(visit, name)
            for name in ("contact_name", "contact_email", "contact_phone")
            if visit.contact_email
        },
    )
