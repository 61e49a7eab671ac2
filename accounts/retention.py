"""What the machinery of signing in and of background work leaves behind, deleted in time."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
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


def forget_finished_work(*, now: datetime) -> int:
    """Delete what is noted about work in the background that is done; returns how much."""
    return DBTaskResult.objects.filter(finished_at__lt=now - WORK_KEPT).delete()[0]
