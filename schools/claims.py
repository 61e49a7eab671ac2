"""Claims: the rows under a unique constraint that keep anything from being booked twice."""

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from schools.models import Claim, Officer, PossibleTime, Visit

QUARTER_MINUTES = 15
QUARTER = dt.timedelta(minutes=QUARTER_MINUTES)


class TimeTaken(Exception):
    """Someone else has this time: the officer is booked, or the class has another visit."""


def quarters(starts_at: dt.datetime, ends_at: dt.datetime) -> list[dt.datetime]:
    """The starts of all quarters of an hour that the time from STARTS_AT to ENDS_AT touches."""
    first = starts_at.astimezone(dt.UTC)
    first -= dt.timedelta(
        minutes=first.minute % QUARTER_MINUTES, seconds=first.second, microseconds=first.microsecond
    )
    found = []
    while first < ends_at:
        found.append(first)
        first += QUARTER
    return found


def claim(
    visit: Visit,
    officer: Officer,
    *,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    time: PossibleTime | None = None,
) -> None:
    """Take the time for the officer, travel included, and for each class of the visit.

    Raises TimeTaken when the constraint finds any quarter taken; nothing is claimed then.
    """
    travel = dt.timedelta(minutes=officer.travel_minutes)
    rows = [
        Claim(visit=visit, time=time, officer=officer, quarter=quarter)
        for quarter in quarters(starts_at - travel, ends_at + travel)
    ]
    groups = sorted(set(visit.deliveries.values_list("class_group", flat=True)))
    rows += [
        Claim(visit=visit, time=time, class_group_id=group, quarter=quarter)
        for group in groups
        for quarter in quarters(starts_at, ends_at)
    ]
    try:
        with transaction.atomic():
            Claim.objects.bulk_create(rows)
    except IntegrityError:
        raise TimeTaken from None


def release(visit: Visit, *, besides: PossibleTime | None = None) -> None:
    """Give back what VISIT had claimed, all of it or all BESIDES one time."""
    claims = Claim.objects.filter(visit=visit)
    if besides is not None:
        claims = claims.exclude(time=besides)
    claims.delete()


def taken_quarters(officer: Officer, quarters_asked: Iterable[dt.datetime]) -> set[dt.datetime]:
    """Which of the quarters the officer has no more."""
    asked = list(quarters_asked)
    if not asked:
        return set()
    rows = Claim.objects.filter(officer=officer, quarter__gte=min(asked), quarter__lte=max(asked))
    return set(rows.values_list("quarter", flat=True))
