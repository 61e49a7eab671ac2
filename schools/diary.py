"""An officer's days as the diary shows them: visits, held times, own time, and what is free."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from schools.clashes import first_clash
from schools.models import Absence, Officer, PossibleTime, Visit

# A gap that is shorter is no room for a class.
SHORTEST_GAP = dt.timedelta(minutes=60)


@dataclass(frozen=True)
class Entry:
    """One line of a day: a visit, a time HELD for one, or some hours of the officer's own.

    CLASH is the absence that a visit or held time falls into and so has to be moved.
    """

    starts_at: dt.datetime
    ends_at: dt.datetime
    visit: Visit | None = None
    held: PossibleTime | None = None
    absence: Absence | None = None
    clash: Absence | None = None


@dataclass(frozen=True)
class DiaryDay:
    """One day; FREE_UNTIL and FREE_FROM where a class still fits before and after the rest."""

    day: dt.date
    all_day: list[Absence]
    entries: list[Entry]
    free_until: dt.datetime | None = None
    free_from: dt.datetime | None = None
    has_visits_to_come: bool = False

    @property
    def is_weekday(self) -> bool:
        return self.day.weekday() < 5

    @property
    def is_free(self) -> bool:
        return not self.all_day and not self.entries


def days_of(
    days: Iterable[dt.date],
    *,
    officer: Officer,
    visits: Iterable[Visit],
    absences: Iterable[Absence],
    now: dt.datetime,
) -> list[DiaryDay]:
    """DAYS of OFFICER's diary; VISITS, agreed and held, come with their ``times``."""
    known = list(absences)
    lines = [line for visit in visits for line in _lines_of(visit, officer, known, now)]
    return [_day_of(day, officer, lines, known, now) for day in days]


def _lines_of(
    visit: Visit, officer: Officer, absences: list[Absence], now: dt.datetime
) -> list[Entry]:
    if visit.state != Visit.State.HELD:
        starts_at, ends_at, _officer = visit.agreed
        is_open = visit.state == Visit.State.CONFIRMED and ends_at >= now
        clash = first_clash(absences, officer, starts_at, ends_at) if is_open else None
        return [Entry(starts_at, ends_at, visit=visit, clash=clash)]
    return [
        Entry(
            time.starts_at,
            time.ends_at,
            visit=visit,
            held=time,
            clash=first_clash(absences, officer, time.starts_at, time.ends_at),
        )
        for time in visit.times.all()
        if time.offered_by == PossibleTime.OfferedBy.OFFICER
    ]


def _day_of(
    day: dt.date,
    officer: Officer,
    lines: list[Entry],
    absences: list[Absence],
    now: dt.datetime,
) -> DiaryDay:
    own = [one for one in absences if one.time.is_on(day)]
    all_day = [one for one in own if one.is_whole_days]
    entries = [line for line in lines if timezone.localdate(line.starts_at) == day]
    to_come = any(
        line.held is None and line.visit and line.visit.state == Visit.State.CONFIRMED
        for line in entries
        if line.ends_at >= now
    )
    entries += [
        Entry(one.time.starts_at, one.time.ends_at, absence=one)
        for one in own
        if not one.is_whole_days
    ]
    entries.sort(key=lambda entry: entry.starts_at)
    if all_day or not entries:
        return DiaryDay(day, all_day, entries, has_visits_to_come=to_come)
    until, since = _ends_of_gaps(day, officer, entries)
    return DiaryDay(day, [], entries, until, since, to_come)


def _ends_of_gaps(
    day: dt.date, officer: Officer, entries: list[Entry]
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Until when the morning is free and from when the afternoon is, the way to schools kept."""
    way = dt.timedelta(minutes=officer.travel_minutes)
    begins, ends = (
        timezone.make_aware(dt.datetime.combine(day, time))
        for time in (officer.day_starts, officer.day_ends)
    )
    first = min(entry.starts_at - (way if entry.visit else dt.timedelta()) for entry in entries)
    last = max(entry.ends_at + (way if entry.visit else dt.timedelta()) for entry in entries)
    until = first if first - begins >= SHORTEST_GAP else None
    return until, last if ends - last >= SHORTEST_GAP else None


def away_all_day(day: dt.date, officer: Officer, absences: Iterable[Absence]) -> Absence | None:
    """The one of ABSENCES that covers OFFICER's hours of DAY, if one does."""
    begins, ends = (
        timezone.make_aware(dt.datetime.combine(day, time))
        for time in (officer.day_starts, officer.day_ends)
    )
    covering = (
        one for one in absences if one.time.starts_at <= begins and one.time.ends_at >= ends
    )
    return next(covering, None)
