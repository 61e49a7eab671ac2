"""What teachers ask for: a school to belong to, a visit, a lesson of their own."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import Force, Role, User
from lessons.models import Lesson, LessonVersion
from schools.mail import write_mails
from schools.models import (
    ClassGroup,
    Delivery,
    Officer,
    PossibleTime,
    School,
    Teacher,
    Visit,
    VisitEvent,
)

SCHOOL_YEAR_STARTS = 9
ANSWER_WORKING_DAYS = 3
FEWEST_TIMES = 2


class AssemblyRefused(Exception):
    """A sensitive lesson was asked for an assembly."""

    def __init__(self, lesson: Lesson):
        super().__init__(lesson.slug)
        self.lesson = lesson


@dataclass(frozen=True)
class ClassWish:
    """One class and the lesson asked for it."""

    lesson: Lesson
    name: str
    year_from: int
    year_to: int
    pupils: int
    route: int
    setting: str


def school_year(day: dt.date) -> int:
    """The year in which DAY's school year began: 2026 for 2026-27."""
    return day.year - (day.month < SCHOOL_YEAR_STARTS)


def working_days_after(day: dt.date, count: int) -> dt.date:
    """The weekday that lies COUNT weekdays after DAY."""
    while count:
        day += dt.timedelta(days=1)
        count -= day.weekday() < 5
    return day


def serving(school: School) -> tuple[Force | None, Officer | None]:
    """The force and the officer that SCHOOL belongs to today."""
    area = school.local_authority.force_areas.filter(ends_on=None).select_related("force").first()
    patch = school.patch.filter(ends_on=None).select_related("officer__user").first()
    return (area.force if area else None), (patch.officer if patch else None)


@transaction.atomic
def join_school(*, user: User, school: School) -> Teacher:
    """Make USER a teacher of SCHOOL; an officer checks this before the first visit is agreed."""
    teacher, _made = Teacher.objects.update_or_create(
        user=user, defaults={"school": school, "approved_at": None, "approved_by": None}
    )
    user.is_teacher = True
    user.save(update_fields=["is_teacher"])
    force, _officer = serving(school)
    record("school_joined", by=user, about=school, force=force, role=Role.TEACHER)
    return teacher


@transaction.atomic
def approve_teacher(*, teacher: Teacher, by: User, now: dt.datetime) -> None:
    """Say that the person works at the school."""
    Teacher.objects.filter(pk=teacher.pk).update(approved_at=now, approved_by=by)
    record("teacher_approved", by=by, about=teacher.school)


@transaction.atomic
def refuse_teacher(*, teacher: Teacher, by: User) -> None:
    """Say that the person does not work at the school; they can choose another one."""
    user, school = teacher.user, teacher.school
    teacher.delete()
    user.is_teacher = False
    user.save(update_fields=["is_teacher"])
    record("teacher_refused", by=by, about=school)


def taught_now(lesson: Lesson) -> LessonVersion:
    """The version that new lessons use. Raises ValidationError when it is not published."""
    if lesson.current is None:
        raise ValidationError(_("This lesson is not published. Choose another."))
    return lesson.current


def refuse_assembly(lesson: Lesson, setting: str) -> None:
    """Raise AssemblyRefused for a sensitive lesson, or one that was not made for assemblies."""
    if setting != Delivery.Setting.ASSEMBLY:
        return
    if lesson.topic.is_sensitive or not lesson.is_for_assembly:
        raise AssemblyRefused(lesson)


@transaction.atomic
def request_visit(
    *,
    school: School,
    wishes: list[ClassWish],
    times: list[tuple[dt.datetime, dt.datetime]],
    by: User,
    now: dt.datetime,
    **details: str,
) -> Visit:
    """Ask for a visit: classes with lessons, two or more possible times, and what the room needs.

    Raises AssemblyRefused, or ValidationError when a class, a time or the force is missing.
    """
    for wish in wishes:
        refuse_assembly(wish.lesson, wish.setting)
    force, officer = serving(school)
    if force is None:
        raise ValidationError(_("No force serves this school here yet."))
    if not wishes:
        raise ValidationError(_("Add at least one class."))
    if len(set(times)) < FEWEST_TIMES:
        raise ValidationError(_("Choose at least 2 times, so that we can fit you in."))
    visit = Visit.objects.create(
        force=force,
        school=school,
        officer=officer,
        requested_at=now,
        requested_by=by,
        answer_by=working_days_after(now.date(), ANSWER_WORKING_DAYS),
        **details,
    )
    for order, wish in enumerate(wishes):
        _plan(visit, wish, order=order, now=now)
    PossibleTime.objects.bulk_create(
        PossibleTime(
            visit=visit, starts_at=start, ends_at=end, offered_by=PossibleTime.OfferedBy.SCHOOL
        )
        for start, end in sorted(set(times))
    )
    event = VisitEvent.objects.create(visit=visit, kind=VisitEvent.Kind.REQUESTED, at=now, by=by)
    record("visit_requested", by=by, about=visit, force=force, role=Role.TEACHER)
    write_mails(event)
    return visit


def _class_group(school: School, wish: ClassWish, *, now: dt.datetime) -> ClassGroup:
    group, _made = ClassGroup.objects.update_or_create(
        school=school,
        school_year=school_year(now.date()),
        name=wish.name,
        defaults={
            "year_from": wish.year_from,
            "year_to": wish.year_to,
            "pupils": wish.pupils,
        },
    )
    return group


def _plan(visit: Visit, wish: ClassWish, *, order: int, now: dt.datetime) -> Delivery:
    return Delivery.objects.create(
        visit=visit,
        force=visit.force,
        school=visit.school,
        officer=visit.officer,
        class_group=_class_group(visit.school, wish, now=now),
        version=taught_now(wish.lesson),
        route=wish.route,
        setting=wish.setting,
        language=visit.language,
        order=order,
    )


@transaction.atomic
def plan_own_lesson(
    *, school: School, wish: ClassWish, language: str, by: User, now: dt.datetime
) -> Delivery:
    """A lesson that the teacher gives alone, without a visit. Raises AssemblyRefused."""
    refuse_assembly(wish.lesson, wish.setting)
    force, _officer = serving(school)
    if force is None:
        raise ValidationError(_("No force serves this school here yet."))
    delivery = Delivery.objects.create(
        force=force,
        school=school,
        class_group=_class_group(school, wish, now=now),
        version=taught_now(wish.lesson),
        route=wish.route,
        setting=wish.setting,
        language=language,
        starts_at=now,
        planned_by=by,
    )
    record("own_lesson_planned", by=by, about=delivery, force=force, role=Role.TEACHER)
    return delivery
