"""Visits as people agree them: asked for, offered and accepted, so that their times are claimed."""

import datetime as dt

from schools import actions
from schools.models import PossibleTime
from tests.builders import (
    at,
    make_delivery,
    make_lesson,
    make_officer,
    make_school,
    make_teacher,
    make_visit,
)

NOW = at(2027, 1, 4, 9)
TIME = (at(2027, 1, 12, 10, 15), at(2027, 1, 12, 11, 0))
LATER = (at(2027, 1, 13, 10, 15), at(2027, 1, 13, 11, 0))


def wish(lesson=None, **fields):
    """What a school asks for one class of it."""
    lesson = lesson or make_lesson().lesson
    return actions.ClassWish(
        **{
            "lesson": lesson,
            "name": "8A",
            "year_from": 8,
            "year_to": 8,
            "pupils": 28,
            "route": 45,
            "setting": "class",
            **fields,
        }
    )


def ask(school=None, teacher=None, wishes=None, times=(TIME, LATER), now=NOW, **details):
    """A visit that a teacher has asked for, at two times and for one class."""
    school = school or make_school(officer=make_officer())
    teacher = teacher or make_teacher(school=school)
    return actions.request_visit(
        school=school,
        wishes=wishes or [wish()],
        times=list(times),
        by=teacher.user,
        now=now,
        **{
            "language": "both",
            "devices": "own",
            "contact_name": "Office",
            "contact_email": "office@school.example",
            **details,
        },
    )


def accept(visit, time=None):
    """The officer takes the first of the asked times, or TIME."""
    return actions.accept_time(
        visit=visit,
        time=time or visit.times.first(),
        officer=visit.officer,
        by=visit.officer.user,
    )


def agreed(officer, starts_at=None, school=None):
    """A visit that was agreed as visits are, with its claims."""
    school = school or make_school(officer=officer)
    visit = make_visit(school=school, officer=officer, state="requested")
    make_delivery(visit, starts_at=None)
    starts_at = starts_at or at(2027, 1, 13, 10, 15)
    time = PossibleTime.objects.create(
        visit=visit,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=45),
        offered_by="school",
    )
    actions.accept_time(visit=visit, time=time, officer=officer, by=officer.user)
    return visit


def held(officer, starts_at):
    """A visit for which the officer has offered one time, which is held."""
    visit = make_visit(make_school(officer=officer), officer=officer, state="requested")
    make_delivery(visit, starts_at=None)
    times = [(starts_at, starts_at + dt.timedelta(minutes=45))]
    actions.offer_times(visit=visit, times=times, officer=officer, by=officer.user, now=NOW)
    return visit
