"""Visits, the classes that are taught on them, and what keeps an officer away."""

import datetime as dt

from quizzes.models import Sitting
from schools.actions import add_absence
from schools.models import Delivery, Visit
from tests.builders.clock import at, numbers
from tests.builders.lessons import make_lesson
from tests.builders.people import make_officer, make_user
from tests.builders.places import force_of, make_class_group, make_school


def make_visit(school=None, officer=None, state="confirmed", starts_at=None, **fields):
    school = school or (officer and make_school(officer=officer)) or make_school()
    force = force_of(school)
    if state in {"confirmed", "delivered"}:
        officer = officer or make_officer(force=force, schools=[school])
        starts_at = starts_at or at(2027, 1, 12, 10, 15)
    return Visit.objects.create(
        **{
            "force": force,
            "school": school,
            "officer": officer,
            "state": state,
            "starts_at": starts_at,
            "ends_at": starts_at and starts_at + dt.timedelta(minutes=45),
            "answer_by": dt.date(2027, 1, 8),
            "requested_by": fields.pop("requested_by", None) or make_user(),
            "language": "both",
            "devices": "own",
            "contact_name": "Office",
            "contact_email": "office@school.example",
            **fields,
        }
    )


def make_delivery(visit=None, version=None, class_group=None, **fields):
    """One class of VISIT; without a visit, a teacher-led lesson of CLASS_GROUP's school."""
    school = visit.school if visit else (class_group.school if class_group else make_school())
    return Delivery.objects.create(
        **{
            "visit": visit,
            "force": visit.force if visit else force_of(school),
            "school": school,
            "officer": visit.officer if visit else None,
            "class_group": class_group or make_class_group(school),
            "version": version or make_lesson(),
            "route": 45,
            "language": "both",
            "starts_at": visit.starts_at if visit else None,
            **fields,
        }
    )


def make_sitting(delivery=None, **fields):
    number = next(numbers)
    delivery = delivery or make_delivery(visit=make_visit())
    return Sitting.objects.create(
        **{
            "delivery": delivery,
            "code": "BCDF" + "BCDFGHJKLM"[number // 10 % 10] + "BCDFGHJKLM"[number % 10],
            "address": f"{number:08x}",
            "staff_present": "Class teacher",
            "headcount": 28,
            "language": "both",
            "opened_by": delivery.officer.user if delivery.officer else make_user(),
            **fields,
        }
    )


def make_absence(officer=None, **fields):
    """Court on a morning, unless FIELDS say otherwise; through the action, so that it claims."""
    officer = officer or make_officer()
    first_day = fields.pop("first_day", dt.date(2027, 1, 13))
    hours = {} if "last_day" in fields else {"starts": dt.time(9), "ends": dt.time(13)}
    return add_absence(
        **{
            "officer": officer,
            "kind": "court",
            "first_day": first_day,
            "last_day": first_day,
            "by": officer.user,
            **hours,
            **fields,
        }
    )
