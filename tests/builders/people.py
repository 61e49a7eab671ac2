"""People of each role."""

import datetime as dt

from django.utils import timezone

from accounts.models import User
from schools.models import Officer, PatchSchool, Teacher
from tests.builders.clock import numbers
from tests.builders.places import make_force, make_school


def make_user(**fields):
    number = next(numbers)
    return User.objects.create_user(
        **{"email": f"person{number}@example.org", "name": f"Person {number}", **fields}
    )


def make_officer(force=None, schools=(), **fields):
    force = force or make_force()
    user = make_user(is_officer=True, force=force, **fields)
    officer = Officer.objects.create(user=user, force=force)
    for school in schools:
        PatchSchool.objects.create(officer=officer, school=school, starts_on=dt.date(2020, 9, 1))
    return officer


def make_coordinator(force=None, **fields):
    return make_user(is_coordinator=True, force=force or make_force(), **fields)


def make_editor(**fields):
    return make_user(is_editor=True, **fields)


def make_teacher(school=None, approved=True, **fields):
    user = make_user(is_teacher=True, **fields)
    return Teacher.objects.create(
        user=user,
        school=school or make_school(),
        approved_at=timezone.now() if approved else None,
        approved_by=make_user() if approved else None,
    )
