"""Which school a teacher belongs to, and who says that this is so."""

import datetime as dt

from django.db import transaction

from accounts.audit import record
from accounts.models import Role, User
from schools.actions.asking import serving
from schools.actions.changing import OPEN_STATES, cancel_visit
from schools.models import School, Teacher, Visit


@transaction.atomic
def join_school(*, user: User, school: School) -> Teacher:
    """Make USER a teacher of SCHOOL; an officer checks this before the first visit is agreed.

    Another school is another row, so that nobody is accepted at one with a button that was drawn
    for the other.
    """
    teacher, is_new = Teacher.objects.get_or_create(user=user, defaults={"school": school})
    if teacher.school_id != school.pk:
        teacher.delete()
        teacher = Teacher.objects.create(user=user, school=school)
    elif not is_new:
        return teacher
    user.is_teacher = True
    user.save(update_fields=["is_teacher"])
    force, _officer = serving(school)
    record("school_joined", by=user, about=school, force=force, role=Role.TEACHER)
    return teacher


@transaction.atomic
def approve_teacher(*, teacher: Teacher, by: User, now: dt.datetime) -> None:
    """Say that the person works at the school."""
    Teacher.objects.filter(pk=teacher.pk).update(approved_at=now, approved_by=by)
    record("teacher_approved", by=by, about=teacher.user, detail=str(teacher.school))


@transaction.atomic
def refuse_teacher(*, teacher: Teacher, by: User, now: dt.datetime) -> None:
    """Say that the person does not work at the school; they can choose another one.

    What a stranger asked for in its name goes with them; visits that somebody asked for who did
    work there stay the school's.
    """
    user, school = teacher.user, teacher.school
    if teacher.approved_at is None:
        _withdraw_requests(user, school, by=by, now=now)
    teacher.delete()
    user.is_teacher = False
    user.save(update_fields=["is_teacher"])
    record("teacher_refused", by=by, about=user, detail=str(school))


def _withdraw_requests(user: User, school: School, *, by: User, now: dt.datetime) -> None:
    own = Visit.objects.filter(school=school, requested_by=user, state__in=OPEN_STATES)
    for visit in own:
        cancel_visit(visit=visit, reason=Visit.Reason.OTHER, by=by, now=now)
