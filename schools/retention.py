"""What is kept about people at schools only for a time: see docs/retention.md."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from schools.models import Absence, OutgoingMail, Visit, VisitDraft, VisitEvent

MAILS_KEPT = timedelta(days=90)
DRAFTS_KEPT = timedelta(days=60)
CONTACTS_KEPT = timedelta(days=2 * 365)
ABSENCES_KEPT = timedelta(days=28)


def forget_mails(*, now: datetime) -> int:
    """Delete mails some time after they were written, sent or not; returns how many."""
    return OutgoingMail.objects.filter(created_at__lt=now - MAILS_KEPT).delete()[0]


def forget_drafts(*, now: datetime) -> int:
    """Delete requests that were begun and never sent; returns how many."""
    return VisitDraft.objects.filter(updated_at__lt=now - DRAFTS_KEPT).delete()[0]


def forget_absences(*, now: datetime) -> int:
    """Delete officers' own time some weeks after it is over, with its claims; returns how many."""
    over = Absence.objects.filter(last_day__lt=localdate(now - ABSENCES_KEPT))
    count = over.count()
    over.delete()
    return count


def forget_contacts(*, now: datetime) -> int:
    """Empty the names, addresses, wishes and messages of old visits; returns of how many.

    A visit is old when its day is, whether anybody signed it off or not; one that was never
    agreed when it was asked for, or cancelled, so long ago. The visits stay.
    """
    since = now - CONTACTS_KEPT
    was = Q(ends_at__lt=since) | Q(cancelled_at__lt=since)
    old = Visit.objects.filter(was | Q(ends_at=None, requested_at__lt=since))
    VisitEvent.objects.filter(visit__in=old).exclude(words="").update(words="")
    return old.exclude(contact_name="").update(
        contact_name="", contact_email="", contact_phone="", staff_name="", needs=""
    )
