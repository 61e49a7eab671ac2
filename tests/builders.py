"""Builders of rows for tests: every argument is optional, nothing is random."""

import datetime as dt
from itertools import count
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import Force, User
from lessons.models import (
    Choice,
    HelpRoute,
    LawCard,
    Lesson,
    LessonVersion,
    Question,
    Section,
    Topic,
)
from quizzes.models import Sitting
from schools.actions import add_absence
from schools.models import (
    ClassGroup,
    Delivery,
    ForceArea,
    LocalAuthority,
    Officer,
    PatchSchool,
    School,
    Teacher,
    Visit,
)

LONDON = ZoneInfo("Europe/London")
numbers = count(1)


def at(year, month, day, hour=9, minute=0):
    return dt.datetime(year, month, day, hour, minute, tzinfo=LONDON)


def make_force(**fields):
    number = next(numbers)
    return Force.objects.create(
        **{
            "slug": f"force-{number}",
            "name_en": f"Force {number} Police",
            "name_cy": f"Heddlu {number}",
            "nation": "wales",
            "safeguarding_lead_en": "Designated Safeguarding Person (DSP)",
            "safeguarding_lead_cy": "Person Diogelu Dynodedig (DSP)",
            **fields,
        }
    )


def make_user(**fields):
    number = next(numbers)
    return User.objects.create_user(
        **{"email": f"person{number}@example.org", "name": f"Person {number}", **fields}
    )


def make_authority(force=None, **fields):
    number = next(numbers)
    authority = LocalAuthority.objects.create(
        **{"nation": "wales", "code": str(600 + number), "name_en": f"Authority {number}", **fields}
    )
    ForceArea.objects.create(
        force=force or make_force(), local_authority=authority, starts_on=dt.date(2020, 9, 1)
    )
    return authority


def make_school(force=None, authority=None, officer=None, **fields):
    number = next(numbers)
    force = force or (officer.force if officer else None)
    name = fields.pop("name", f"Ysgol Rhif {number}")
    school = School.objects.create(
        **{
            "nation": "wales",
            "register_number": f"{6000000 + number}",
            "name": name,
            "sort_key": name.lower(),
            "search_text": name.lower(),
            "local_authority": authority or make_authority(force),
            "phase": "secondary",
            "pupils": 400,
            **fields,
        }
    )
    if officer:
        PatchSchool.objects.create(officer=officer, school=school, starts_on=dt.date(2020, 9, 1))
    return school


def force_of(school):
    return school.local_authority.force_areas.get(ends_on=None).force


def make_officer(force=None, schools=(), **fields):
    force = force or make_force()
    user = make_user(is_officer=True, force=force, **fields)
    officer = Officer.objects.create(user=user, force=force)
    for school in schools:
        PatchSchool.objects.create(officer=officer, school=school, starts_on=dt.date(2020, 9, 1))
    return officer


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


def make_class_group(school=None, **fields):
    number = next(numbers)
    return ClassGroup.objects.create(
        **{
            "school": school or make_school(),
            "name": f"8{number}",
            "school_year": 2026,
            "year_from": 8,
            "year_to": 8,
            "pupils": 28,
            **fields,
        }
    )


def make_topic(**fields):
    number = next(numbers)
    return Topic.objects.create(
        **{
            "slug": f"topic-{number}",
            "picture": "phones",
            "name_en": f"Topic {number}",
            "name_cy": f"Pwnc {number}",
            "summary_en": "Summary",
            "summary_cy": "Crynodeb",
            **fields,
        }
    )


MEASURES = ["knowledge", "knowledge", "misconception", "confidence", "help"]
CHOICES = [("a", "misconception"), ("b", "right"), ("c", "none"), ("unsure", "unsure")]


def make_lesson(topic=None, questions=5, **fields):
    """A published lesson, version 1, with sections and a quiz; returns the version."""
    number = next(numbers)
    title_en = fields.pop("title_en", f"Lesson {number}")
    lesson = Lesson.objects.create(
        **{
            "slug": f"lesson-{number}",
            "topic": topic or make_topic(),
            "ages_from": 11,
            "ages_to": 14,
            **fields,
        }
    )
    return make_version(lesson, title_en=title_en, questions=questions)


def make_version(lesson, title_en="Lesson", questions=5, **fields):
    version = LessonVersion.objects.create(
        **{
            "lesson": lesson,
            "number": lesson.versions.count() + 1,
            "state": "published",
            "published_at": timezone.now(),
            "title_en": title_en,
            "title_cy": f"{title_en} (cy)",
            "aim_en": "Know who to tell.",
            "aim_cy": "Gwybod wrth bwy i ddweud.",
            "i_can_en": "I can tell an adult.",
            "i_can_cy": "Galla i ddweud wrth oedolyn.",
            "quiz_minutes_45": 8,
            "fingerprint": f"{lesson.slug}-{lesson.versions.count() + 1}",
            **fields,
        }
    )
    for order, kind in enumerate(["starter", "activity", "plenary"]):
        Section.objects.create(
            version=version,
            order=order,
            key=kind,
            kind=kind,
            minutes_45=10,
            heading_en=f"Heading {kind}",
            heading_cy=f"Pennawd {kind}",
            body_en="Body",
            body_cy="Corff",
            body_html_en="<p>Body</p>",
            body_html_cy="<p>Corff</p>",
            notes_en="Say this",
            notes_cy="Dweud hyn",
            notes_html_en="<p>Say this</p>",
            notes_html_cy="<p>Dweud hyn</p>",
        )
    for order in range(questions):
        question = Question.objects.create(
            version=version,
            order=order,
            key=f"q{order + 1}",
            measure=MEASURES[order % 5],
            text_en=f"Question {order + 1}?",
            text_cy=f"Cwestiwn {order + 1}?",
            why_en=f"Why {order + 1}.",
            why_cy=f"Pam {order + 1}.",
        )
        for place, (key, code) in enumerate(CHOICES):
            Choice.objects.create(
                question=question,
                order=place,
                key=key,
                code=code,
                text_en=f"Choice {key} of {order + 1}",
                text_cy=f"Dewis {key} o {order + 1}",
                feedback_en=f"Feedback {key}",
                feedback_cy=f"Adborth {key}",
            )
    lesson.current = version
    lesson.save(update_fields=["current"])
    return version


CARD = {
    "nations": "wales,england",
    "ages_from": 11,
    "ages_to": 14,
    "source": "https://www.legislation.gov.uk/ukpga/1978/37",
    "state": "checked",
    "checked_on": dt.date(2026, 9, 3),
    "checked_by": "Force lawyer",
    "review_by": dt.date(2099, 9, 1),
}


def make_law_card(*versions, **fields):
    """A law card in date, named by VERSIONS."""
    number = next(numbers)
    card = LawCard.objects.create(
        **{
            **CARD,
            "key": f"law-{number}",
            "statute_en": f"Act {number}",
            "statute_cy": f"Deddf {number}",
            "plain_en": "The law protects you.",
            "plain_cy": "Mae’r gyfraith yn dy amddiffyn.",
            **fields,
        }
    )
    card.versions.set(versions)
    return card


def make_help_route(*versions, **fields):
    """A help route in date, named by VERSIONS."""
    number = next(numbers)
    route = HelpRoute.objects.create(
        **{
            **CARD,
            "key": f"route-{number}",
            "name_en": f"Helpline {number}",
            "name_cy": f"Llinell gymorth {number}",
            "for_en": "Any worry.",
            "for_cy": "Unrhyw bryder.",
            "phone": "0800 1111",
            **fields,
        }
    )
    route.versions.set(versions)
    return route


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
