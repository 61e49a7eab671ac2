"""Moving, cancelling and handing over."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from schools.actions.agreeing import place_deliveries
from schools.actions.moves import TooLate, move
from schools.claims import TimeTaken, claim, release
from schools.models import Officer, Visit, VisitEvent

State = Visit.State
OPEN_STATES = [State.REQUESTED, State.HELD, State.CONFIRMED]
PASSED_ON_STATES = {State.REQUESTED, State.CONFIRMED}


@transaction.atomic
def move_visit(
    *, visit: Visit, starts_at: dt.datetime, reason: str, by: User, words: str = ""
) -> VisitEvent:
    """Move a confirmed visit to another time of the same length.

    Raises TooLate, or TimeTaken when the new time is gone: then the old one stands.
    """
    was_start, was_end, _officer = visit.agreed
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
    new_start, new_end, officer = visit.agreed
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
    """Give a visit to a colleague; a confirmed time is claimed for them. Raises as move_visit.

    One that was meanwhile agreed, or given to somebody else, is TooLate: the button was not
    drawn for that.
    """
    event = move(
        visit,
        start=PASSED_ON_STATES & {State(visit.state)},
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
    visit.deliveries.filter(outcome="planned").update(officer=officer)
    return event


@dataclass
class HandOver:
    """What became of visits that were handed over together."""

    passed: list[Visit] = field(default_factory=list)
    not_free: list[Visit] = field(default_factory=list)
    too_late: list[Visit] = field(default_factory=list)


def hand_over(*, visits: Iterable[Visit], officer: Officer, by: User) -> HandOver:
    """Give each of VISITS to a colleague, one by one: what cannot be passed on stays."""
    done = HandOver()
    for visit in visits:
        try:
            pass_on(visit=visit, officer=officer, by=by)
        except TimeTaken:
            done.not_free.append(visit)
        except TooLate:
            done.too_late.append(visit)
        else:
            done.passed.append(visit)
    return done
