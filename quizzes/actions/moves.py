"""Changing a sitting's state, once, from the state that a person saw."""

from datetime import datetime

from django.db.models import F

from accounts.audit import record
from accounts.models import User
from quizzes.models import Sitting


def move(
    sitting: Sitting, action: str, *, by: User | None, drawn: int, now: datetime, **changes: object
) -> bool:
    """One compare-and-swap: change the row if it is still in the state the button was DRAWN for.

    Whoever takes a step has the controls from then on; what the class does by itself changes that
    for nobody. The code leaves the board again unless the step puts it there.
    """
    changes.setdefault("shows_code", False)
    if by is not None:
        changes["controlled_by"] = by
    moved = Sitting.objects.filter(
        pk=sitting.pk, version=drawn, phase=sitting.phase, is_open=sitting.is_open
    ).update(version=F("version") + 1, changed_at=now, **changes)
    if not moved:
        return False
    sitting.refresh_from_db()
    note(action, sitting, by=by)
    return True


def note(action: str, sitting: Sitting, *, by: User | None, detail: str = "") -> None:
    """Write ACTION into the audit trail; a rehearsal leaves nothing there either."""
    if not sitting.is_rehearsal:
        record(action, by=by, about=sitting, force=sitting.delivery.force, detail=detail)
