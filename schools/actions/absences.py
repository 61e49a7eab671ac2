"""An officer's own time: put into the diary, changed, taken out again.

The trail says that it was done and by whom, never when or why the officer is away: it is kept for
good, and leave is not.
"""

import datetime as dt

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from schools.claims import claim_absence, hold_officer, release_absence
from schools.models import Absence, Officer


@transaction.atomic
def add_absence(
    *,
    officer: Officer,
    kind: str,
    first_day: dt.date,
    last_day: dt.date,
    by: User,
    starts: dt.time | None = None,
    ends: dt.time | None = None,
    note: str = "",
) -> Absence:
    """Keep whole days, or hours of one, free of schools; visits that are there already stay.

    Raises ValidationError when days or times are out of order, or it was written down before.
    """
    hold_officer(officer.pk)
    absence = Absence(
        officer=officer,
        kind=kind,
        first_day=first_day,
        last_day=last_day,
        starts=starts,
        ends=ends,
        note=note,
    )
    absence.full_clean()
    absence.save()
    claim_absence(absence)
    record("absence_added", by=by, about=officer)
    return absence


@transaction.atomic
def change_absence(*, absence: Absence, by: User, **changes: object) -> Absence:
    """Write CHANGES into ABSENCE; what it no longer covers is free. Raises ValidationError."""
    release_absence(absence)
    for name, value in changes.items():
        setattr(absence, name, value)
    absence.full_clean()
    absence.save()
    claim_absence(absence)
    record("absence_changed", by=by, about=absence.officer)
    return absence


@transaction.atomic
def remove_absence(*, absence: Absence, by: User) -> None:
    """Take ABSENCE out of the diary: its time is free again."""
    release_absence(absence)
    absence.delete()
    record("absence_removed", by=by, about=absence.officer)
