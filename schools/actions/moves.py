"""One way to change a visit's state: an update with the old state in its filter."""

from collections.abc import Iterable

from accounts.audit import record
from accounts.models import User
from schools.mail import write_mails
from schools.models import Visit, VisitEvent


class TooLate(Exception):
    """The visit is no longer in the state that the button was drawn for."""

    def __init__(self, visit: Visit):
        super().__init__(visit.state)
        self.visit = visit


def move(
    visit: Visit,
    *,
    start: Iterable[str],
    to: str,
    kind: str,
    by: User | None,
    reason: str = "",
    words: str = "",
    **changes: object,
) -> VisitEvent:
    """Move VISIT from one of the START states TO another, with its event, mails and audit row.

    Who gives it an officer has seen whose it was before. Raises TooLate, with the visit as it is
    now, when it was in none of the states or went to another officer meanwhile.
    """
    was = visit.starts_at
    if to == Visit.State.CANCELLED:
        changes["reason"] = reason
    seen = Visit.objects.filter(pk=visit.pk, state__in=list(start))
    if "officer" in changes:
        seen = seen.filter(officer=visit.officer_id)
    moved = seen.update(state=to, **changes)
    visit.refresh_from_db()
    if not moved:
        raise TooLate(visit)
    event = VisitEvent.objects.create(
        visit=visit,
        kind=kind,
        by=by,
        starts_at=visit.starts_at,
        was_starts_at=was,
        reason=reason,
        words=words,
    )
    record(f"visit_{kind.replace('-', '_')}", by=by, about=visit, force=visit.force, detail=reason)
    write_mails(event)
    return event
