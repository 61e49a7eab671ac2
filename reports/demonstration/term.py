"""A term of visits: asked for, agreed, taught, moved and cancelled, with classes that answer."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from django.db import transaction
from django.utils import timezone

from accounts.models import AuditEvent
from lessons.models import Lesson
from quizzes.roll_up import forget_answers
from reports.demonstration.people import People
from reports.demonstration.room import teach
from schools import actions
from schools.models import (
    Absence,
    Delivery,
    Officer,
    OutgoingMail,
    School,
    SignOff,
    Visit,
    VisitEvent,
)

WEEKS_BACK, WEEKS_AHEAD = 9, 4
PAST_STARTS = [dt.time(9, 15), dt.time(13, 15)]


@contextmanager
def at_moment(moment: dt.datetime) -> Iterator[None]:
    """Date what the actions write to MOMENT; their mails count as posted then."""
    stamps = [(VisitEvent, "at"), (AuditEvent, "at"), (SignOff, "at")]
    known = {model: _newest(model) for model in (VisitEvent, AuditEvent, SignOff, OutgoingMail)}
    with transaction.atomic():
        yield
        for model, name in stamps:
            model.objects.filter(pk__gt=known[model]).update(**{name: moment})
        mails = OutgoingMail.objects.filter(pk__gt=known[OutgoingMail])
        mails.update(created_at=moment, sent_at=moment, attempts=1)


def _newest(model: type) -> int:
    newest = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def make_term(people: People, *, now: dt.datetime) -> None:
    """Weeks of visits behind and ahead of NOW, the same each time it is made."""
    chance = Random(7)  # noqa: S311  a demonstration wants the same figures each time
    for officer in people.officers:
        schools = list(School.objects.filter(patch__officer=officer).order_by("pk"))[:-2]
        for week in range(-WEEKS_BACK, 0):
            _past_visit(people, officer, chance.choice(schools), week, now, chance)
            if week % 3 == 0:
                _past_visit(people, officer, chance.choice(schools), week, now, chance, weekday=3)
    _open_ends(people, now, chance)
    _time_away(people, now)
    forget_answers(now=now)


def _lessons_for(school: School) -> list[Lesson]:
    published = Lesson.objects.published().select_related("topic", "current")
    young = school.phase == School.Phase.PRIMARY
    fitting = [lesson for lesson in published if (lesson.ages_from < 11) == young]
    return fitting or list(published)


def _wish(school: School, lesson: Lesson, name: str, chance: Random) -> actions.ClassWish:
    year = max(2, min(11, lesson.ages_from - 4 + chance.randrange(2)))
    return actions.ClassWish(
        lesson=lesson,
        name=f"{year}{name}" if school.phase != School.Phase.PRIMARY else f"B{year}{name}",
        year_from=year,
        year_to=year,
        pupils=chance.randrange(18, 31),
        route=chance.choice([45, 45, 60]),
        setting=Delivery.Setting.CLASS,
    )


def _ask(
    people: People,
    school: School,
    times: list[dt.datetime],
    *,
    now: dt.datetime,
    chance: Random,
    classes: int = 2,
) -> Visit:
    """A request of SCHOOL, by its teacher if it has one here."""
    lessons = _lessons_for(school)
    wishes = [_wish(school, chance.choice(lessons), "ABC"[n], chance) for n in range(classes)]
    minutes = sum(wish.route for wish in wishes) + 5 * (classes - 1)
    by = next(
        (user for user in people.teachers if user.teacher.school_id == school.pk),
        people.teachers[0],
    )
    return actions.request_visit(
        school=school,
        wishes=wishes,
        times=[(time, time + dt.timedelta(minutes=minutes)) for time in times],
        by=by,
        now=now,
        language=chance.choice(["both", "en", "cy"]),
        devices=chance.choice(["own", "own", "shared"]),
        room=chance.choice(["Room 12", "Ystafell 4", "Hall", "Llyfrgell"]),
        staff_name=chance.choice(["Form tutor", "Tiwtor dosbarth", "Head of year"]),
        contact_name=by.name,
        contact_email=by.email,
    )


def _time(day: dt.date, clock: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, clock))


def _weekday(now: dt.datetime, week: int, weekday: int) -> dt.date:
    today = timezone.localdate(now)
    return today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=week, days=weekday)


def _past_visit(
    people: People,
    officer: Officer,
    school: School,
    week: int,
    now: dt.datetime,
    chance: Random,
    weekday: int | None = None,
) -> None:
    """One visit that is over: mostly taught, now and then cancelled."""
    day = _weekday(now, week, chance.randrange(0, 3) if weekday is None else weekday)
    start, other = _time(day, PAST_STARTS[0]), _time(day, PAST_STARTS[1])
    asked_at = start - dt.timedelta(days=18)
    with at_moment(asked_at):
        visit = _ask(people, school, [start, other], now=asked_at, chance=chance)
    with at_moment(asked_at + dt.timedelta(days=1, hours=3)):
        actions.accept_time(visit=visit, time=visit.times.first(), officer=officer, by=officer.user)
    if chance.random() < 0.1:
        with at_moment(start - dt.timedelta(hours=2)):
            reason = chance.choice(["called-away", "illness", "school-closed"])
            actions.cancel_visit(visit=visit, reason=reason, by=officer.user, now=start)
        return
    for delivery in visit.deliveries.select_related("class_group", "version__lesson__topic"):
        with at_moment(delivery.starts_at + dt.timedelta(minutes=delivery.route)):
            teach(delivery, by=officer.user, chance=chance)


def _open_ends(people: People, now: dt.datetime, chance: Random) -> None:
    """Visits to come, requests that wait, and one offer for the first teacher to answer."""
    first, second = people.officers
    own, others = (
        list(School.objects.filter(patch__officer=officer).order_by("pk"))
        for officer in people.officers
    )
    for officer, school, week, weekday in (
        (first, own[0], 1, 1),
        (first, own[2], 1, 3),
        (first, own[4], 2, 0),
        (second, others[0], 1, 2),
        (second, others[3], 2, 4),
    ):
        start = _time(_weekday(now, week, weekday), dt.time(10, 15))
        with at_moment(now - dt.timedelta(days=6)):
            visit = _ask(
                people, school, [start, start + dt.timedelta(days=7)], now=now, chance=chance
            )
            actions.accept_time(
                visit=visit, time=visit.times.first(), officer=officer, by=officer.user
            )
    for school, week in ((own[3], 2), (own[5], 3), (others[2], 3)):
        start = _time(_weekday(now, week, 2), dt.time(9, 15))
        with at_moment(now - dt.timedelta(days=1)):
            _ask(people, school, [start, start + dt.timedelta(days=1)], now=now, chance=chance)
    start = _time(_weekday(now, 3, 1), dt.time(9, 15))
    with at_moment(now - dt.timedelta(hours=5)):
        visit = _ask(people, own[0], [start, start + dt.timedelta(days=1)], now=now, chance=chance)
        length = dt.timedelta(minutes=95)
        offers = [_time(_weekday(now, 4, day), dt.time(13, 15)) for day in (0, 3)]
        actions.offer_times(
            visit=visit,
            times=[(offer, offer + length) for offer in offers],
            officer=first,
            by=first.user,
            now=now,
        )


def _time_away(people: People, now: dt.datetime) -> None:
    """Court where a request asks for a time, training, and leave on a day with a visit."""
    first, second = people.officers
    kind = Absence.Kind
    for officer, away, week, weekday, days, hours in (
        (first, kind.COURT, 2, 2, 1, (dt.time(9), dt.time(13))),
        (first, kind.TRAINING, 1, 4, 1, (None, None)),
        (second, kind.LEAVE, 1, 2, 3, (None, None)),
    ):
        day = _weekday(now, week, weekday)
        with at_moment(now - dt.timedelta(hours=3)):
            actions.add_absence(
                officer=officer,
                kind=away,
                first_day=day,
                last_day=day + dt.timedelta(days=days - 1),
                starts=hours[0],
                ends=hours[1],
                by=officer.user,
            )


def lesson_today(people_force_slug: str, *, now: dt.datetime) -> Visit | None:
    """A visit today with a class that has not been taught, made when there is none; else None."""
    officer = Officer.objects.filter(force__slug=people_force_slug).order_by("pk").first()
    if officer is None:
        return None
    today = timezone.localdate(now)
    planned = Delivery.objects.filter(officer=officer, outcome="planned", starts_at__date=today)
    if planned.filter(visit__state="confirmed").exists():
        return None
    school = School.objects.filter(patch__officer=officer).order_by("pk").first()
    teacher = school.teachers.select_related("user").first()
    people = People(officer.force, teacher.user, teacher.user, [officer], [teacher.user])
    quarter = dt.timedelta(minutes=15)
    start = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0) + quarter
    with at_moment(now - dt.timedelta(days=9)):
        visit = _ask(
            people,
            school,
            [start, start + dt.timedelta(days=1)],
            now=now,
            chance=Random(today.toordinal()),  # noqa: S311
        )
        actions.accept_time(visit=visit, time=visit.times.first(), officer=officer, by=officer.user)
    return visit
