"""What does not go together: visits and asked times with what the officer has already."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils import timezone

from accounts.models import Force, User
from schools.claims import quarters
from schools.models import Absence, Claim, Officer, PossibleTime, TimeAway, Visit
from schools.models.visits import VisitQuerySet

# How an asked time fits the officer it was asked of.
FITS, BOOKED, OWN, AWAY, BUSY, OVER = "", "booked", "own", "away", "busy", "over"


@dataclass(frozen=True)
class Clash:
    """A visit, or a time HELD for one, that its officer has meanwhile no time for."""

    visit: Visit
    absence: Absence
    held: PossibleTime | None = None

    @property
    def starts_at(self) -> dt.datetime | None:
        return self.held.starts_at if self.held else self.visit.starts_at

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.held.ends_at if self.held else self.visit.ends_at


def first_clash(
    absences: Iterable[Absence], officer: Officer, starts_at: dt.datetime, ends_at: dt.datetime
) -> Absence | None:
    """The first of OFFICER's ABSENCES that the time falls into, with the way there and back."""
    way = dt.timedelta(minutes=officer.travel_minutes)
    mine = (one for one in absences if one.officer_id == officer.pk)
    return next((one for one in mine if one.time.overlaps(starts_at - way, ends_at + way)), None)


def to_move(visits: Iterable[Visit], absences: Iterable[Absence]) -> list[Clash]:
    """Those of VISITS that fall into one of ABSENCES: agreed, or with a time held for the school.

    Each visit comes with its officer; of a held one the ``times`` are at hand.
    """
    known = list(absences)
    return [
        Clash(visit, absence, held)
        for visit in visits
        if visit.officer
        for starts_at, ends_at, held in _moments_of(visit)
        if (absence := first_clash(known, visit.officer, starts_at, ends_at))
    ]


def first_kept(visits: Iterable[Visit], absences: Iterable[Absence]) -> Visit | None:
    """The first of VISITS, each with its officer, that falls into none of ABSENCES."""
    known = list(absences)
    return next((visit for visit in visits if not to_move([visit], known)), None)


def _moments_of(
    visit: Visit,
) -> Iterator[tuple[dt.datetime, dt.datetime, PossibleTime | None]]:
    """When a school expects the officer: at the agreed time, or at one of those held for it."""
    if visit.state == Visit.State.CONFIRMED:
        starts_at, ends_at, _officer = visit.agreed
        yield starts_at, ends_at, None
    elif visit.state == Visit.State.HELD:
        for time in visit.times.all():
            if time.offered_by == PossibleTime.OfferedBy.OFFICER:
                yield time.starts_at, time.ends_at, time


def away_at(visit: Visit, *, reader: User, now: dt.datetime) -> TimeAway | None:
    """When the officer of VISIT, agreed and to come, is away instead.

    None for everybody but that officer and the force's co-ordinators.
    """
    if visit.state != Visit.State.CONFIRMED or not (reader.is_officer or reader.is_coordinator):
        return None
    starts_at, ends_at, officer = visit.agreed
    if ends_at < now or not (reader.is_coordinator or officer.user_id == reader.pk):
        return None
    days = timezone.localdate(starts_at), timezone.localdate(ends_at)
    absence = first_clash(officer.absences.on_days(*days), officer, starts_at, ends_at)
    return absence.time if absence else None


def left_alone(visits: VisitQuerySet, *, now: dt.datetime) -> list[Visit]:
    """Those of VISITS to come whose officer is away then: they need a colleague or another day."""
    today = timezone.localdate(now)
    upcoming = visits.upcoming(now).filter(officer__absences__last_day__gte=today).distinct()
    known = list(upcoming.select_related("school", "officer__user"))
    officers = {visit.officer_id for visit in known}
    absences = Absence.objects.filter(officer__in=officers).from_day(today) if known else []
    return [clash.visit for clash in to_move(known, absences)]


def times_away(officers: Iterable[Officer], *, today: dt.date) -> dict[int, list[TimeAway]]:
    """When each of OFFICERS is away from TODAY on, without why. One query."""
    found: dict[int, list[TimeAway]] = defaultdict(list)
    for absence in Absence.objects.filter(officer__in=officers).from_day(today):
        found[absence.officer_id].append(absence.time)
    return found


@dataclass(frozen=True)
class AskedTime:
    """A time that a school asked for, and what stands against it, as far as the reader may know.

    ABSENCE is there for the officer whose own it is, AWAY for the co-ordinator.
    """

    time: PossibleTime
    clash: str = FITS
    absence: Absence | None = None
    away: TimeAway | None = None


def asked_times(visits: Iterable[Visit], *, reader: User) -> dict[int, list[AskedTime]]:
    """The asked times of VISITS by visit: two queries, whatever their number.

    A visit without an officer is looked at with READER's own diary, if there is one.
    """
    own = getattr(reader, "officer", None) if reader.is_officer else None
    asked = [
        (visit, visit.officer or own, time)
        for visit in visits
        for time in visit.times.all()
        if time.offered_by == PossibleTime.OfferedBy.SCHOOL
    ]
    officers = {officer.pk: officer for _visit, officer, _time in asked if officer}
    moments = [at for _visit, _officer, time in asked for at in (time.starts_at, time.ends_at)]
    absences: list[Absence] = []
    if officers:
        days = timezone.localdate(min(moments)), timezone.localdate(max(moments))
        absences = list(Absence.objects.filter(officer__in=officers).on_days(*days))
    taken = _visits_by_quarter(officers.values(), moments)
    found: dict[int, list[AskedTime]] = defaultdict(list)
    for visit, officer, time in asked:
        found[visit.pk].append(_fit(visit, officer, time, absences, taken, reader))
    return found


def as_of(now: dt.datetime, asked: Iterable[AskedTime]) -> list[AskedTime]:
    """ASKED; where a time has gone by before anybody answered, that is what stands against it."""
    return [replace(one, clash=OVER) if one.time.starts_at <= now else one for one in asked]


def _visits_by_quarter(
    officers: Iterable[Officer], moments: list[dt.datetime]
) -> dict[tuple[int, dt.datetime], int]:
    """Which visit has a quarter of an hour of an officer."""
    known = list(officers)
    if not known:
        return {}
    way = dt.timedelta(minutes=max(officer.travel_minutes for officer in known) + 15)
    claims = Claim.objects.filter(
        officer__in=known,
        visit__isnull=False,
        quarter__gte=min(moments) - way,
        quarter__lte=max(moments) + way,
    )
    rows = claims.values_list("officer_id", "quarter", "visit_id")
    return {(officer_id, quarter): visit_id for officer_id, quarter, visit_id in rows}


def _fit(
    visit: Visit,
    officer: Officer | None,
    time: PossibleTime,
    absences: list[Absence],
    taken: dict[tuple[int, dt.datetime], int],
    reader: User,
) -> AskedTime:
    if officer is None:
        return AskedTime(time)
    absence = first_clash(absences, officer, time.starts_at, time.ends_at)
    if absence and officer.user_id == reader.pk:
        return AskedTime(time, OWN, absence=absence)
    if absence and reader.is_coordinator:
        return AskedTime(time, AWAY, away=absence.time)
    way = dt.timedelta(minutes=officer.travel_minutes)
    wanted = quarters(time.starts_at - way, time.ends_at + way)
    others = {taken.get((officer.pk, quarter), visit.pk) for quarter in wanted} - {visit.pk}
    is_own = officer.user_id == reader.pk or reader.is_coordinator
    if others:
        return AskedTime(time, BOOKED if is_own else BUSY)
    return AskedTime(time, BUSY if absence else FITS)


def colleagues_of(force: Force, *, besides: Officer | None) -> list[Officer]:
    """Who of FORCE goes to schools, BESIDES one."""
    officers = Officer.objects.filter(force=force, user__is_active=True).select_related("user")
    return list(officers.exclude(pk=besides.pk) if besides else officers)


def free_for(officers: Iterable[Officer], visits: Iterable[Visit]) -> dict[int, list[Visit]]:
    """Which of VISITS, agreed ones, each of OFFICERS has time for, the way included. One query."""
    known, wanted = list(officers), list(visits)
    if not known or not wanted:
        return {officer.pk: wanted for officer in known}
    longest = dt.timedelta(minutes=max(officer.travel_minutes for officer in known) + 15)
    claims = Claim.objects.filter(
        officer__in=known,
        quarter__gte=min(visit.agreed[0] for visit in wanted) - longest,
        quarter__lte=max(visit.agreed[1] for visit in wanted) + longest,
    )
    taken = set(claims.values_list("officer_id", "quarter"))
    return {
        officer.pk: [visit for visit in wanted if _is_free(officer, visit, taken)]
        for officer in known
    }


def _is_free(officer: Officer, visit: Visit, taken: set[tuple[int, dt.datetime]]) -> bool:
    starts_at, ends_at, _officer = visit.agreed
    way = dt.timedelta(minutes=officer.travel_minutes)
    wanted = quarters(starts_at - way, ends_at + way)
    return all((officer.pk, quarter) not in taken for quarter in wanted)
