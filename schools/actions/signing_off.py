"""What is written down after a lesson. A correction is a new row; the first figure stays."""

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from schools.actions.moves import TooLate
from schools.models import Delivery, SignOff, Visit, VisitEvent

Outcome = Delivery.Outcome
TAUGHT = {Outcome.DELIVERED, Outcome.PARTLY}


@transaction.atomic
def sign_off(
    *,
    delivery: Delivery,
    outcome: str,
    headcount: int | None,
    staff_present: str,
    language: str,
    by: User,
    reason: str = "",
    words: str = "",
) -> SignOff:
    """Write down how a lesson went; when the visit's last one is written, the visit is done.

    A lesson that was taught needs HEADCOUNT, one that was not needs REASON: the database says so.
    Raises TooLate when the visit is not agreed, or was cancelled before this class.
    """
    _must_be_agreed(delivery)
    row = SignOff.objects.create(
        delivery=delivery,
        by=by,
        outcome=outcome,
        headcount=headcount,
        staff_present=staff_present,
        language=language,
        reason=reason,
        words=words,
    )
    Delivery.objects.filter(pk=delivery.pk).update(
        outcome=outcome,
        headcount=headcount,
        staff_present=staff_present,
        language=language,
        reason=reason,
    )
    record("lesson_signed_off", by=by, about=delivery, force=delivery.force, detail=outcome)
    if delivery.visit and not _is_open(delivery):
        _close(delivery.visit, by=by)
    return row


def _must_be_agreed(delivery: Delivery) -> None:
    visit = delivery.visit
    if visit is None or visit.state in {Visit.State.CONFIRMED, Visit.State.DELIVERED}:
        return
    if visit.state != Visit.State.CANCELLED or delivery.outcome not in TAUGHT:
        raise TooLate(visit)


def _is_open(delivery: Delivery) -> bool:
    return Delivery.objects.filter(visit=delivery.visit_id, outcome=Outcome.PLANNED).exists()


def _close(visit: Visit, *, by: User) -> None:
    closed = Visit.objects.filter(pk=visit.pk, state=Visit.State.CONFIRMED).update(
        state=Visit.State.DELIVERED
    )
    if closed:
        VisitEvent.objects.create(
            visit=visit, kind=VisitEvent.Kind.DELIVERED, by=by, starts_at=visit.starts_at
        )
