"""What is kept about people at schools only for a time: see docs/retention.md."""

from datetime import datetime, timedelta

from django.db.models import Q

from schools.models import OutgoingMail, Visit, VisitDraft

MAILS_KEPT = timedelta(days=90)
DRAFTS_KEPT = timedelta(days=60)
CONTACTS_KEPT = timedelta(days=2 * 365)

OVER = (Visit.State.DELIVERED, Visit.State.CANCELLED)


def forget_mails(*, now: datetime) -> int:
    """Delete mails some time after they were written, sent or not; returns how many."""
    return OutgoingMail.objects.filter(created_at__lt=now - MAILS_KEPT).delete()[0]


def forget_drafts(*, now: datetime) -> int:
    """Delete requests that were begun and never sent; returns how many."""
    return VisitDraft.objects.filter(updated_at__lt=now - DRAFTS_KEPT).delete()[0]


def forget_contacts(*, now: datetime) -> int:
    """Empty the names, addresses and wishes of old visits, which stay; returns how many."""
    old = Q(ends_at__lt=now - CONTACTS_KEPT) | Q(cancelled_at__lt=now - CONTACTS_KEPT)
    return (
        Visit.objects.filter(old, state__in=OVER)
        .exclude(contact_name="")
        .update(contact_name="", contact_email="", contact_phone="", staff_name="", needs="")
    )
