"""Claims: the rows under a unique constraint that keep anything from being booked twice."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from schools.models import Absence, Claim, Officer, PossibleTime, Visit

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

    Times that are offered for one visit may touch: it has their quarters once. Raises TimeTaken
    when the constraint finds any quarter taken; nothing is claimed then.
    """
    held = set(visit.claims.values_list("officer_id", "class_group_id", "quarter"))
    rows = [
        Claim(
            visit=visit, time=time, officer_id=officer_id, class_group_id=group_id, quarter=quarter
        )
        for officer_id, group_id, quarter in _needed(visit, officer, starts_at, ends_at)
        if (officer_id, group_id, quarter) not in held
    ]
    try:
        with transaction.atomic():
            Claim.objects.bulk_create(rows)
    except IntegrityError:
        raise TimeTaken from None


def _needed(
    visit: Visit, officer: Officer, starts_at: dt.datetime, ends_at: dt.datetime
) -> list[tuple[int | None, int | None, dt.datetime]]:
    """What the time takes, as officer, class (one of the two) and quarter."""
    travel = dt.timedelta(minutes=officer.travel_minutes)
    groups = sorted(set(visit.deliveries.values_list("class_group", flat=True)))
    return [
        *((officer.pk, None, one) for one in quarters(starts_at - travel, ends_at + travel)),
        *((None, group, one) for group in groups for one in quarters(starts_at, ends_at)),
    ]


def claim_only(visit: Visit, time: PossibleTime) -> None:
    """Of all that is held for VISIT and its officer keep what TIME, one of the offered, needs."""
    _start, _end, officer = visit.agreed
    needed = set(_needed(visit, officer, time.starts_at, time.ends_at))
    rows = visit.claims.values_list("pk", "officer_id", "class_group_id", "quarter")
    kept = [pk for pk, *what in rows if tuple(what) in needed]
    visit.claims.filter(pk__in=kept).update(time=time)
    release(visit, besides=time)


def release(visit: Visit, *, besides: PossibleTime | None = None) -> None:
    """Give back what VISIT had claimed, all of it or all BESIDES one time.

    What its officer is away for goes to the absence at once, so that nobody else can book it.
    """
    claims = Claim.objects.filter(visit=visit)
    if besides is not None:
        claims = claims.exclude(time=besides)
    officers = sorted(set(claims.exclude(officer=None).values_list("officer_id", flat=True)))
    for officer_id in officers:
        hold_officer(officer_id)
    freed = list(claims.exclude(officer=None).values_list("officer_id", "quarter"))
    claims.delete()
    for officer_id in officers:
        _give_to_absences(officer_id, [quarter for whose, quarter in freed if whose == officer_id])


def claim_absence(absence: Absence) -> None:
    """Take for ABSENCE what is free of its time.

    A quarter that a visit has stays the visit's until it is moved or passed on: an officer who
    is called to court has to be able to say so, and the visit must not be lost.
    """
    time = absence.time
    hold_officer(absence.officer_id)
    _claim_what_is_free(absence, quarters(time.starts_at, time.ends_at))


def hold_officer(officer_id: int) -> None:
    """Whoever frees and whoever fills an officer's time at the same moment do so in turn.

    SQLite has one writer at a time anyway.
    """
    Officer.objects.select_for_update().get(pk=officer_id)


def release_absence(absence: Absence) -> None:
    """Give back what ABSENCE had; where two overlap, the other one gets it."""
    hold_officer(absence.officer_id)
    freed = list(absence.claims.values_list("quarter", flat=True))
    absence.claims.all().delete()
    _give_to_absences(absence.officer_id, freed, besides=absence)


def _give_to_absences(
    officer_id: int, freed: list[dt.datetime], *, besides: Absence | None = None
) -> None:
    if not freed:
        return
    first, last = timezone.localdate(min(freed)), timezone.localdate(max(freed))
    away = Absence.objects.filter(officer=officer_id).on_days(first, last)
    for absence in away.exclude(pk=besides.pk) if besides else away:
        time = absence.time
        _claim_what_is_free(absence, [one for one in freed if time.overlaps(one, one + QUARTER)])


def _claim_what_is_free(absence: Absence, wanted: list[dt.datetime]) -> None:
    """Whoever has a quarter keeps it: the unique constraint decides, and says nothing."""
    Claim.objects.bulk_create(
        (
            Claim(absence=absence, officer_id=absence.officer_id, quarter=quarter)
            for quarter in wanted
        ),
        ignore_conflicts=True,
    )
