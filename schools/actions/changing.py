"""Moving, cancelling and handing over."""

import datetime as dt

from django.db import transaction

from accounts.models import User
from schools.actions.agreeing import place_deliveries
from schools.actions.moves import move
from schools.claims import claim, release
from schools.models import Officer, Visit, VisitEvent

State = Visit.State
OPEN_STATES = [State.REQUESTED, State.HELD, State.CONFIRMED]


@transaction.atomic
def move_visit(
    *, visit: Visit, starts_at: dt.datetime, reason: str, by: User, words: str = ""
) -> VisitEvent:
    """Move a confirmed visit to another time of the same length.

    Raises TooLate, or TimeTaken when the new time is gone: then the old one stands.
    """
    was_start, was_end, officer = visit.agreed
    event = move(
        visit,
        start=[State.CONFIRMED],
        to=State.CONFIRMED,
        kind=VisitEvent.Kind.MOVED,
        by=by,
        reason=reason,
        words=words,
        starts_at=starts_at,
        ends_at=starts_at + (was_end - was_start),
    )
    release(visit)
    new_start, new_end, _officer = visit.agreed
    claim(visit, officer, starts_at=new_start, ends_at=new_end)
    place_deliveries(visit)
    return event


@transaction.atomic
def cancel_visit(
    *, visit: Visit, reason: str, by: User, now: dt.datetime, words: str = ""
) -> VisitEvent:
    """Cancel a visit, or a request for one; its times are free again. Raises TooLate."""
    event = move(
        visit,
        start=OPEN_STATES,
        to=State.CANCELLED,
        kind=VisitEvent.Kind.CANCELLED,
        by=by,
        reason=reason,
        words=words,
        cancelled_at=now,
        cancelled_by=by,
    )
    release(visit)
    visit.deliveries.filter(outcome="planned").update(outcome="not-delivered", reason=reason)
    return event


@transaction.atomic
def pass_on(*, visit: Visit, officer: Officer, by: User, words: str = "") -> VisitEvent:
    """Give a visit to a colleague; a confirmed time is claimed for them. Raises as move_visit."""
    event = move(
        visit,
        start=[State.REQUESTED, State.CONFIRMED],
        to=visit.state,
        kind=VisitEvent.Kind.PASSED_ON,
        by=by,
        words=words,
        officer=officer,
    )
    if visit.state == State.CONFIRMED:
        release(visit)
        starts_at, ends_at, _officer = visit.agreed
        claim(visit, officer, starts_at=starts_at, ends_at=ends_at)
    visit.deliveries.update(officer=officer)
    return event
