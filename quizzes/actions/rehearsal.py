"""Trying a class quiz out beforehand: everything works, and nothing is kept."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from quizzes.actions.boards import pair_board, release_screen
from quizzes.actions.opening import with_free_code
from quizzes.models import GroupTally, Move, Sitting, Tally, VoidedTally
from schools.models import Delivery


@transaction.atomic
def rehearse(
    delivery: Delivery,
    *,
    by: User,
    headcount: int,
    language: str,
    ways: Iterable[str],
    pace: str,
    board: str,
    now: datetime,
) -> Sitting:
    """Open a rehearsal of DELIVERY's quiz, or go on with the one that is open.

    The delivery stays as it is, and the audit trail says nothing. Raises NoSuchBoard.
    """
    sitting = _running(delivery) or _create(
        delivery=delivery,
        kind=Sitting.Kind.TRIAL,
        address=secrets.token_hex(4),
        staff_present=str(by),
        headcount=headcount,
        language=language,
        ways=",".join(ways),
        pace=pace,
        opened_at=now,
        changed_at=now,
        opened_by=by,
    )
    if board.strip():
        pair_board(sitting, letters=board, by=by)
    return sitting


def _running(delivery: Delivery) -> Sitting | None:
    return delivery.sittings.running().filter(kind=Sitting.Kind.TRIAL).first()


def _create(*, delivery: Delivery, **fields: object) -> Sitting:
    try:
        return with_free_code(
            lambda code: Sitting.objects.create(delivery=delivery, code=code, **fields)
        )
    except IntegrityError:
        running = _running(delivery)
        if running is None:
            raise
        return running  # another tap was a moment sooner


@transaction.atomic
def forget_rehearsal(sitting: Sitting) -> None:
    """Delete a rehearsal with all that was answered in it; its boards wait for the next class."""
    for screen in sitting.screens.all():
        release_screen(screen, waits_for=sitting.runner)
    for model in (Tally, VoidedTally, GroupTally, Move):
        model.objects.filter(sitting=sitting).delete()
    sitting.delete()
