"""Who may review what."""

import datetime as dt

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from lessons.models import ReviewRight


@transaction.atomic
def give_review_right(*, person: User, kind: str, by: User | None, now: dt.datetime) -> ReviewRight:
    """Let PERSON do reviews of KIND; giving it twice changes nothing."""
    right, is_new = ReviewRight.objects.get_or_create(
        person=person, kind=kind, ended_at=None, defaults={"given_at": now, "given_by": by}
    )
    if is_new:
        record("review_right_given", by=by, about=person, force=person.force, detail=kind)
    return right


@transaction.atomic
def end_review_right(*, person: User, kind: str, by: User | None, now: dt.datetime) -> bool:
    """Take the right back; False when there is none."""
    rights = ReviewRight.objects.filter(person=person, kind=kind, ended_at=None)
    has_ended = bool(rights.update(ended_at=now))
    if has_ended:
        record("review_right_ended", by=by, about=person, force=person.force, detail=kind)
    return has_ended
