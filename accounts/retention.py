"""What the machinery of signing in and of background work leaves behind, deleted in time."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django_tasks_db.models import DBTaskResult

from accounts.models import RateBucket

TRIES_KEPT = timedelta(days=1)
WORK_KEPT = timedelta(days=7)


def forget_sessions(*, now: datetime) -> int:
    """Delete sessions that have run out; returns how many."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def forget_tries(*, now: datetime) -> int:
    """Delete counts of guesses that have long leaked away; returns how many."""
    return RateBucket.objects.filter(updated_at__lt=now - TRIES_KEPT).delete()[0]


def forget_counts(*, now: datetime) -> int:
    """Delete counts of sign-ins that have run out, which stand there by address; returns how many.

    Django's cache does that itself only when it is full.
    """
    table = connection.ops.quote_name(str(settings.CACHES["default"]["LOCATION"]))
    until = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [until])  # noqa: S608 - our name
        return cursor.rowcount


def forget_finished_work(*, now: datetime) -> int:
    """Delete what is noted about work in the background that is done; returns how much."""
    return DBTaskResult.objects.filter(finished_at__lt=now - WORK_KEPT).delete()[0]
