"""An officer's day: where to go, when to leave for it, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from django.utils.timezone import localdate

from accounts.models import User
from quizzes.models import Phase, Sitting
from schools.clashes import Clash, first_clash
from schools.diary import away_all_day
from schools.models import Absence, Delivery, Officer, School

# A lesson may be started so long before its time.
MAY_START = timedelta(minutes=20)
# To sign in at the office and to set up.
ARRIVE_BEFORE = timedelta(minutes=10)
EARTH_MILES = 3_958.8
# Roads between villages are about 1.4 times the straight line, driven at about 30 miles an hour,
# and it takes 5 minutes to park: an estimate for planning, said as one.
ROADS, MILES_AN_HOUR, PARKING_MINUTES = 1.4, 30, 5


class Step(StrEnum):
    """What the officer does next at a stop."""

    DRIVE = "drive"
    START = "start"
    GO_BACK = "go-back"
    SIGN_OFF = "sign-off"


@dataclass(frozen=True)
class Drive:
    """The way to a stop; MILES is None where it starts from an unknown place."""

    minutes: int
    leave_by: datetime
    miles: int | None = None


@dataclass
class Stop:
    """One class of the day, with the way there from the school before."""

    delivery: Delivery
    drive: Drive | None
    step: Step
    is_next: bool = False
    clash: Absence | None = None

    @property
    def starts_at(self) -> datetime | None:
        return self.delivery.starts_at

    @property
    def has_begun(self) -> bool:
        """Taught, being taught, or over: nobody else can come for it any more."""
        return self.is_done or self.step in {Step.GO_BACK, Step.SIGN_OFF}

    @property
    def is_done(self) -> bool:
        return self.delivery.is_done

    @property
    def may_start(self) -> bool:
        return self.step == Step.START

    def is_late(self, now: datetime) -> bool:
        """Whether the time to leave has passed, and the lesson is not at hand yet."""
        return self.step == Step.DRIVE and self.drive is not None and self.drive.leave_by < now


def stops_of(deliveries: Iterable[Delivery], *, now: datetime, travel_minutes: int) -> list[Stop]:
    """The stops of one day in their order; of DELIVERIES the sittings are at hand that were begun.

    TRAVEL_MINUTES is what the officer allows for a way of which nothing is known.
    """
    stops: list[Stop] = []
    before: School | None = None
    for delivery in deliveries:
        drive = _drive(before, delivery, travel_minutes)
        stops.append(Stop(delivery, drive, _step(delivery, drive, now)))
        before = delivery.school
    return stops


@dataclass(frozen=True)
class Line:
    """One line of the day: a stop, or some hours of the officer's own."""

    starts_at: datetime
    stop: Stop | None = None
    absence: Absence | None = None


def mark_clashes(stops: list[Stop], absences: Iterable[Absence], officer: Officer) -> list[Clash]:
    """Mark the stops to come that OFFICER is away for; returns their visits, each once."""
    known = list(absences)
    found: dict[int, Clash] = {}
    for stop in stops:
        visit = stop.delivery.visit
        if stop.has_begun or visit is None or visit.starts_at is None or visit.ends_at is None:
            continue
        stop.clash = first_clash(known, officer, visit.starts_at, visit.ends_at)
        if stop.clash:
            visit.school = stop.delivery.school  # at hand already
            found[visit.pk] = Clash(visit, stop.clash)
    return list(found.values())


@dataclass(frozen=True)
class Plan:
    """What a day shows: on one that is AWAY only the stops that have begun, and what is TO_MOVE."""

    stops: list[Stop]
    lines: list[Line]
    to_move: list[Clash]
    away: Absence | None = None

    @property
    def school_count(self) -> int:
        return len({stop.delivery.school_id for stop in self.stops})

    @property
    def can_hand_over(self) -> bool:
        return any(not stop.has_begun for stop in self.stops)


def plan_of(day: date, officer: Officer, stops: list[Stop], absences: Iterable[Absence]) -> Plan:
    """The plan of OFFICER's DAY from its STOPS and those of ABSENCES that are on it."""
    absences = [one for one in absences if one.time.is_on(day)]
    to_move = mark_clashes(stops, absences, officer)
    away = away_all_day(day, officer, absences)
    shown = [stop for stop in stops if stop.has_begun] if away else stops
    return Plan(shown, lines_of(shown, [] if away else absences), to_move, away)


def lines_of(stops: Iterable[Stop], absences: Iterable[Absence]) -> list[Line]:
    """STOPS with the officer's own hours among them, in the order of the day."""
    lines = [Line(stop.starts_at, stop=stop) for stop in stops if stop.starts_at]
    lines += [Line(one.time.starts_at, absence=one) for one in absences if not one.is_whole_days]
    return sorted(lines, key=lambda line: line.starts_at)


def mark_next(stops: list[Stop], *, now: datetime) -> Stop | None:
    """Mark what is next: an open class; else a lesson that is over, unless one is at hand."""
    todo = [stop for stop in stops if not stop.is_done and not stop.clash]
    running = next((stop for stop in todo if stop.step == Step.GO_BACK), None)
    coming = next((stop for stop in todo if stop.step in {Step.DRIVE, Step.START}), None)
    is_at_hand = coming is not None and not _is_early(coming.delivery, now)
    over = next((stop for stop in todo if stop.step == Step.SIGN_OFF), None)
    following = running or (coming if is_at_hand else over or coming)
    if following:
        following.is_next = True
    return following


def _step(delivery: Delivery, drive: Drive | None, now: datetime) -> Step:
    sitting = next(iter(delivery.sittings.all()), None)
    if sitting:
        return Step.SIGN_OFF if sitting.phase == Phase.ENDED else Step.GO_BACK
    if delivery.ends_at and delivery.ends_at < now:
        return Step.SIGN_OFF
    return Step.DRIVE if drive and _is_early(delivery, now) else Step.START


def _is_early(delivery: Delivery, now: datetime) -> bool:
    return delivery.starts_at is not None and now < delivery.starts_at - MAY_START


def _drive(before: School | None, delivery: Delivery, travel_minutes: int) -> Drive | None:
    """The way from the school BEFORE; none between two classes of one school."""
    if delivery.starts_at is None or before == delivery.school:
        return None
    miles = miles_between(before, delivery.school) if before else None
    minutes = round(miles * 60 / MILES_AN_HOUR) + PARKING_MINUTES if miles else travel_minutes
    leave_by = delivery.starts_at - ARRIVE_BEFORE - timedelta(minutes=minutes)
    return Drive(minutes, leave_by, round(miles) if miles else None)


def miles_between(one: School, other: School) -> float | None:
    """Miles by road between two schools, estimated from the great circle; None without a place.

    The haversine formula on a sphere of the Earth's mean radius.
    """
    places = (one.latitude, one.longitude, other.latitude, other.longitude)
    if None in places:
        return None
    from_north, from_east, to_north, to_east = (radians(place) for place in places)  # type: ignore[arg-type]
    north, east = sin((to_north - from_north) / 2), sin((to_east - from_east) / 2)
    chord = north**2 + cos(from_north) * cos(to_north) * east**2
    return 2 * EARTH_MILES * asin(sqrt(chord)) * ROADS


def next_class(sitting: Sitting, viewer: User) -> Delivery | None:
    """The class that VIEWER teaches after this one on the same day, if there is one.

    Where the officer goes from here is told to no teacher, and to no colleague who took over.
    """
    starts_at = sitting.delivery.starts_at
    if starts_at is None:
        return None
    of_day = Delivery.objects.of_officer(viewer).with_names().on_day(localdate(starts_at))
    later = of_day.filter(starts_at__gt=starts_at, outcome=Delivery.Outcome.PLANNED)
    return later.first()
