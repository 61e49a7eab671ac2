"""Changes of who serves which school."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from accounts.actions import give_role
from accounts.audit import record
from accounts.models import Force, Role, User
from schools.models import Officer, PatchSchool, School


@transaction.atomic
def add_officer(*, email: str, name: str, force: Force, by: User | None) -> Officer:
    """Make a person an officer of FORCE; they sign in by mailed code.

    Raises ValidationError for somebody of another force.
    """
    user = give_role(email=email, role=Role.OFFICER, force=force, by=by, name=name)
    officer, _made = Officer.objects.get_or_create(user=user, defaults={"force": force})
    return officer


@transaction.atomic
def assign_schools(*, officer: Officer, schools: Iterable[School], by: User, today: dt.date) -> int:
    """Give SCHOOLS to OFFICER from TODAY on; returns how many changed hands.

    The former officer's row gets its last day, so that old reports keep saying who it was.
    """
    moved = 0
    chosen = School.objects.filter(pk__in=[school.pk for school in schools])
    # Two co-ordinators at once do it in turn.
    for school in chosen.select_for_update().order_by("pk"):
        current = PatchSchool.objects.filter(school=school, ends_on=None).first()
        if current and current.officer_id == officer.pk:
            continue
        if current:
            current.ends_on = today
            current.save(update_fields=["ends_on"])
        PatchSchool.objects.create(officer=officer, school=school, starts_on=today)
        moved += 1
    if moved:
        record("schools_assigned", by=by, about=officer, detail=f"{moved} schools")
    return moved
