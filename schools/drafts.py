"""The request that a teacher is writing, over four pages."""

from dataclasses import dataclass, field

from accounts.models import User
from lessons.models import Lesson
from schools.actions import ClassWish
from schools.forms import parse_time
from schools.free_times import length_of
from schools.models import Visit, VisitDraft

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
        """The classes with their lessons; a lesson that is no longer taught drops out."""
        lessons = Lesson.objects.published().select_related("current", "topic")
        by_slug = lessons.in_bulk([row["lesson"] for row in self.classes], field_name="slug")
        return [
            ClassWish(**{**row, "lesson": by_slug[row["lesson"]]})
            for row in self.classes
            if row["lesson"] in by_slug
        ]


def open_draft(user: User) -> Draft:
    """USER's draft, empty when there is none."""
    row = VisitDraft.objects.filter(user=user).first()
    return Draft(**row.data) if row else Draft()


def keep_draft(user: User, draft: Draft) -> None:
    """Store DRAFT until it is sent."""
    VisitDraft.objects.update_or_create(user=user, defaults={"data": vars(draft)})


def drop_draft(user: User) -> None:
    VisitDraft.objects.filter(user=user).delete()


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
        contact={
            name: getattr(visit, name)
            for name in ("contact_name", "contact_email", "contact_phone")
        },
    )
