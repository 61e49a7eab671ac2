"""Times at which an officer could come. Only a hint: the claims judge."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from schools.claims import quarters
from schools.holidays import is_working_day
from schools.models import Claim, Closure, Officer, School

# When lessons begin in most schools; other times can be written by hand.
LESSON_STARTS = [dt.time(9, 15), dt.time(10, 15), dt.time(11, 15), dt.time(13, 15), dt.time(14, 0)]
NOTICE_DAYS = 3
DAYS_AHEAD = 42
TIMES_SHOWN = 24
USUAL_HOURS = (dt.time(8, 30), dt.time(16, 0))
PAUSE_MINUTES = 5


@dataclass(frozen=True)
class FreeTime:
    """One time to ask for."""

    starts_at: dt.datetime
    ends_at: dt.datetime

    @property
    def value(self) -> str:
        return self.starts_at.isoformat()


def length_of(routes: list[int]) -> int:
    """Minutes that lessons of ROUTES take one after another, with a pause between two."""
    return sum(routes) + PAUSE_MINUTES * max(0, len(routes) - 1)


def free_times(
    school: School, officer: Officer | None, *, minutes: int, now: dt.datetime
) -> list[FreeTime]:
    """Times of MINUTES at which OFFICER, or anybody when there is none, could be at SCHOOL.

    Working days in the officer's hours, not on closed days, with travel on both sides. They say
    nothing of where the officer is in between.
    """
    today = timezone.localdate(now)
    days = [today + dt.timedelta(days=n) for n in range(NOTICE_DAYS, DAYS_AHEAD)]
    starts, ends = (officer.day_starts, officer.day_ends) if officer else USUAL_HOURS
    travel = dt.timedelta(minutes=officer.travel_minutes if officer else 0)
    taken = _taken(officer, days)
    closed = closed_days(school, days)
    found = []
    for day in days:
        if day in closed or not is_working_day(day):
            continue
        for start in LESSON_STARTS:
            starts_at = timezone.make_aware(dt.datetime.combine(day, start))
            ends_at = starts_at + dt.timedelta(minutes=minutes)
            if start < starts or timezone.localtime(ends_at).time() > ends:
                continue
            if taken.isdisjoint(quarters(starts_at - travel, ends_at + travel)):
                found.append(FreeTime(starts_at, ends_at))
    return found


def _taken(officer: Officer | None, days: list[dt.date]) -> set[dt.datetime]:
    if officer is None:
        return set()
    claims = Claim.objects.filter(
        officer=officer, quarter__date__gte=days[0], quarter__date__lte=days[-1]
    )
    return {quarter.astimezone(dt.UTC) for quarter in claims.values_list("quarter", flat=True)}


def closed_days(school: School, days: list[dt.date]) -> dict[dt.date, Closure]:
    """Days on which SCHOOL, or its whole authority, is closed."""
    closures = Closure.objects.filter(
        Q(school=school) | Q(local_authority=school.local_authority_id),
        starts_on__lte=days[-1],
        ends_on__gte=days[0],
    )
    return {
        day: closure
        for closure in closures
        for day in days
        if closure.starts_on <= day <= closure.ends_on
    }
