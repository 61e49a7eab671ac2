"""From a request to a time that both sides know."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from schools.actions.asking import working_days_after
from schools.actions.moves import TooLate, move
from schools.claims import claim, claim_only, release
from schools.free_times import PAUSE_MINUTES
from schools.models import Delivery, Officer, PossibleTime, Teacher, Visit, VisitEvent

State = Visit.State
HELD_WORKING_DAYS = 3
HELD_UNTIL_HOUR = 17


class NotChecked(Exception):
    """Nobody has said yet that the person who asks works at the school."""


@transaction.atomic
def accept_time(*, visit: Visit, time: PossibleTime, officer: Officer, by: User) -> VisitEvent:
    """Confirm a time that the school asked for.

    Raises NotChecked, TooLate when the visit is no longer waiting or went to somebody else, or
    TimeTaken when the time is gone.
    """
    _must_be_checked(visit)
    event = move(
        visit,
        start=[State.REQUESTED],
        to=State.CONFIRMED,
        kind=VisitEvent.Kind.CONFIRMED,
        by=by,
        officer=officer,
        starts_at=time.starts_at,
        ends_at=time.ends_at,
    )
    claim(visit, officer, starts_at=time.starts_at, ends_at=time.ends_at, time=time)
    place_deliveries(visit)
    return event


@transaction.atomic
def offer_times(
    *,
    visit: Visit,
    times: list[tuple[dt.datetime, dt.datetime]],
    officer: Officer,
    by: User,
    now: dt.datetime,
    words: str = "",
) -> VisitEvent:
    """Offer other times; each is held for the school for three working days.

    Raises as accept_time does, when one of them is gone.
    """
    _must_be_checked(visit)
    held_until = timezone.make_aware(
        dt.datetime.combine(_in_working_days(now), dt.time(HELD_UNTIL_HOUR))
    )
    visit.times.filter(offered_by=PossibleTime.OfferedBy.OFFICER).delete()
    for starts_at, ends_at in sorted(set(times)):
        time = PossibleTime.objects.create(
            visit=visit,
            starts_at=starts_at,
            ends_at=ends_at,
            offered_by=PossibleTime.OfferedBy.OFFICER,
        )
        claim(visit, officer, starts_at=starts_at, ends_at=ends_at, time=time)
    return move(
        visit,
        start=[State.REQUESTED],
        to=State.HELD,
        kind=VisitEvent.Kind.OFFERED,
        by=by,
        words=words,
        officer=officer,
        held_until=held_until,
    )


def _must_be_checked(visit: Visit) -> None:
    if Teacher.objects.newcomers_of(visit).exists():
        raise NotChecked


@transaction.atomic
def take_offer(*, visit: Visit, time: PossibleTime, by: User, now: dt.datetime) -> VisitEvent:
    """The school takes one of the offered times; the others are free again.

    Raises TooLate when the offer ran out or the time itself is over.
    """
    if time.starts_at <= now or (visit.held_until and visit.held_until < now):
        raise TooLate(visit)
    event = move(
        visit,
        start=[State.HELD],
        to=State.CONFIRMED,
        kind=VisitEvent.Kind.CONFIRMED,
        by=by,
        starts_at=time.starts_at,
        ends_at=time.ends_at,
        held_until=None,
    )
    claim_only(visit, time)
    place_deliveries(visit)
    return event


@transaction.atomic
def decline_offer(*, visit: Visit, by: User, now: dt.datetime, words: str = "") -> VisitEvent:
    """None of the offered times suits: they are free, the request waits. Raises TooLate."""
    return _wait_again(visit, VisitEvent.Kind.DECLINED, by=by, now=now, words=words)


@transaction.atomic
def take_back_offer(*, visit: Visit, by: User, now: dt.datetime) -> VisitEvent:
    """The officer cannot keep what was offered: the request waits again. Raises TooLate."""
    return _wait_again(visit, VisitEvent.Kind.TAKEN_BACK, by=by, now=now)


def lapse_offers(*, now: dt.datetime) -> int:
    """Free the times of offers that ran out; their requests wait again. Returns how many."""
    lapsed = 0
    for visit in Visit.objects.filter(state=State.HELD, held_until__lt=now):
        try:
            with transaction.atomic():
                _wait_again(visit, VisitEvent.Kind.LAPSED, by=None, now=now)
        except TooLate:
            continue
        lapsed += 1
    return lapsed


def _wait_again(
    visit: Visit, kind: str, *, by: User | None, now: dt.datetime, words: str = ""
) -> VisitEvent:
    """From an offer back to a request, with days anew to answer it; what was held is free."""
    event = move(
        visit,
        start=[State.HELD],
        to=State.REQUESTED,
        kind=kind,
        by=by,
        words=words,
        held_until=None,
        answer_by=_in_working_days(now),
    )
    release(visit)
    visit.times.filter(offered_by=PossibleTime.OfferedBy.OFFICER).delete()
    return event


def _in_working_days(now: dt.datetime) -> dt.date:
    return working_days_after(timezone.localdate(now), HELD_WORKING_DAYS)


def place_deliveries(visit: Visit) -> None:
    """Give each class its start: one after another, with a pause, from the visit's start on.

    A class that is signed off keeps the time at which it was taught.
    """
    starts_at, _ends_at, officer = visit.agreed
    for delivery in visit.deliveries.filter(outcome=Delivery.Outcome.PLANNED).order_by("order"):
        delivery.starts_at, delivery.officer = starts_at, officer
        delivery.save(update_fields=["starts_at", "officer"])
        starts_at += dt.timedelta(minutes=delivery.route + PAUSE_MINUTES)
