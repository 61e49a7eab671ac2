"""Taking a seat that is no pupil's out of a class, and putting it back."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from quizzes.actions.moves import note
from quizzes.codes import normalise
from quizzes.models import Seat, SeatQuerySet, Sitting


@transaction.atomic
def take_out_seat(sitting: Sitting, *, letters: str, by: User, now: datetime) -> bool:
    """Take the seat with these four letters out: its answers are not counted.

    The pupil reads them from their own screen. False when no seat of the class has them.
    """
    of_letters = _seats(sitting).filter(seat_code=normalise(letters))
    return _take_out(of_letters, sitting, by=by, now=now)


@transaction.atomic
def take_out(sitting: Sitting, *, seat: int, by: User, now: datetime) -> bool:
    """Take the seat with the number SEAT in the database out: its answers are not counted.

    False when it is out already or the class has ended.
    """
    return _take_out(_seats(sitting).filter(pk=seat), sitting, by=by, now=now)


@transaction.atomic
def put_back(sitting: Sitting, *, seat: int, by: User) -> bool:
    """Put the seat back, with all that it answered. False when it is in or the class has ended."""
    was_out = _seats(sitting).filter(pk=seat).exclude(removed_at=None)
    if not was_out.update(removed_at=None):
        return False
    note("seat_put_back", sitting, by=by)
    return True


def _take_out(seats: SeatQuerySet, sitting: Sitting, *, by: User, now: datetime) -> bool:
    if not seats.filter(removed_at=None).update(removed_at=now):
        return False
    note("seat_taken_out", sitting, by=by)
    return True


def _seats(sitting: Sitting) -> SeatQuerySet:
    """Those that may come and go: of a class that runs. The totals of one that ended stand."""
    return Seat.objects.of_devices().filter(sitting__in=Sitting.objects.running(), sitting=sitting)
