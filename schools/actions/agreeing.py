"""From a request to a time that both sides know."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from schools.actions.asking import working_days_after
from schools.actions.moves import TooLate, move
from schools.claims import TimeTaken, claim, release
from schools.free_times import PAUSE_MINUTES
from schools.models import Officer, PossibleTime, Visit, VisitEvent

State = Visit.State
HELD_WORKING_DAYS = 3
HELD_UNTIL_HOUR = 17


@transaction.atomic
def accept_time(*, visit: Visit, time: PossibleTime, officer: Officer, by: User) -> VisitEvent:
    """Confirm a time that the school asked for.

    Raises TooLate when the visit is no longer waiting, TimeTaken when the time is gone.
    """
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

    Raises TooLate, or TimeTaken when one of them is gone.
    """
    held_until = timezone.make_aware(
        dt.datetime.combine(
            working_days_after(timezone.localdate(now), HELD_WORKING_DAYS),
            dt.time(HELD_UNTIL_HOUR),
        )
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


@transaction.atomic
def take_offer(*, visit: Visit, time: PossibleTime, by: User, now: dt.datetime) -> VisitEvent:
    """The school takes one of the offered times; the others are free again. Raises TooLate."""
    if visit.held_until and visit.held_until < now:
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
    release(visit, besides=time)
    place_deliveries(visit)
    return event


@transaction.atomic
def decline_offer(*, visit: Visit, by: User, now: dt.datetime, words: str = "") -> VisitEvent:
    """None of the offered times suits: they are free, the request waits. Raises TooLate."""
    event = move(
        visit,
        start=[State.HELD],
        to=State.REQUESTED,
        kind=VisitEvent.Kind.DECLINED,
        by=by,
        words=words,
        held_until=None,
        answer_by=working_days_after(timezone.localdate(now), HELD_WORKING_DAYS),
    )
    _forget_offer(visit)
    return event


@transaction.atomic
def take_back_offer(*, visit: Visit, by: User, now: dt.datetime) -> VisitEvent:
    """The officer cannot keep what was offered: the request waits again. Raises TooLate."""
    event = move(
        visit,
        start=[State.HELD],
        to=State.REQUESTED,
        kind=VisitEvent.Kind.TAKEN_BACK,
        by=by,
        held_until=None,
        answer_by=working_days_after(timezone.localdate(now), HELD_WORKING_DAYS),
    )
    _forget_offer(visit)
    return event


def _forget_offer(visit: Visit) -> None:
    release(visit)
    visit.times.filter(offered_by=PossibleTime.OfferedBy.OFFICER).delete()


def lapse_offers(*, now: dt.datetime) -> int:
    """Free the times of offers that ran out; their requests wait again. Returns how many."""
    lapsed = 0
    for visit in Visit.objects.filter(state=State.HELD, held_until__lt=now):
        with transaction.atomic():
            try:
                move(
                    visit,
                    start=[State.HELD],
                    to=State.REQUESTED,
                    kind=VisitEvent.Kind.LAPSED,
                    by=None,
                    held_until=None,
                    answer_by=working_days_after(timezone.localdate(now), HELD_WORKING_DAYS),
                )
            except TooLate:
                continue
            _forget_offer(visit)
            lapsed += 1
    return lapsed


def place_deliveries(visit: Visit) -> None:
    """Give each class its start: one after another, with a pause, from the visit's start on."""
    if visit.starts_at is None:
        return
    starts_at = visit.starts_at
    for delivery in visit.deliveries.order_by("order"):
        delivery.starts_at, delivery.officer = starts_at, visit.officer
        delivery.save(update_fields=["starts_at", "officer"])
        starts_at += dt.timedelta(minutes=delivery.route + PAUSE_MINUTES)


__all__ = [
    "TimeTaken",
    "accept_time",
    "decline_offer",
    "lapse_offers",
    "offer_times",
    "place_deliveries",
    "take_back_offer",
    "take_offer",
]
