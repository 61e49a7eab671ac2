"""Taking, finding and leaving a seat. A seat is a random token; only its hash is stored."""

import hashlib
import secrets
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from quizzes.codes import SEAT_CODE_LENGTH, new_code
from quizzes.models import Seat, Sitting
from quizzes.names import NAME_COUNT

TOKEN_BYTES = 18
TRIES = 12


class DoorLocked(Exception):
    """The class has closed its door."""


class SittingFull(Exception):
    """More have joined than can be in the room."""


@dataclass(frozen=True)
class TakenSeat:
    """A new seat with the token that only the pupil's device keeps."""

    seat: Seat
    token: str


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def most_seats(headcount: int) -> int:
    """How many may join: the pupils in the room and a margin for those who start twice."""
    return headcount + max(10, headcount // 2)


def take_seat(sitting: Sitting, *, name_seed: int | None = None) -> TakenSeat:
    """A new seat in SITTING, called by NAME_SEED if that name is still free.

    Raises DoorLocked when the door is closed, SittingFull when all places are taken.
    """
    if sitting.is_door_locked:
        raise DoorLocked
    if sitting.seats.count() >= most_seats(sitting.headcount):
        raise SittingFull
    token = secrets.token_urlsafe(TOKEN_BYTES)
    for attempt in range(TRIES):
        seed = name_seed if attempt == 0 and name_seed is not None else _random_seed(attempt)
        try:
            with transaction.atomic():
                seat = Seat.objects.create(
                    sitting=sitting,
                    token_hash=token_hash(token),
                    seat_code=new_code(SEAT_CODE_LENGTH),
                    name_seed=seed,
                )
        except IntegrityError:  # the name or the seat code is taken in this class
            continue
        return TakenSeat(seat, token)
    raise SittingFull


def _random_seed(attempt: int) -> int:
    """A name at random; after many that were taken, one with a number behind it."""
    return secrets.randbelow(NAME_COUNT) + NAME_COUNT * (attempt // 4)


def move_seat(sitting: Sitting, *, seat_code: str) -> TakenSeat | None:
    """Give the seat with SEAT_CODE to another device; the former device's token dies.

    None when no seat of SITTING that is still taken has the code.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    moved = Seat.objects.filter(sitting=sitting, seat_code=seat_code, removed_at=None).update(
        token_hash=token_hash(token), seat_code=new_code(SEAT_CODE_LENGTH)
    )
    if not moved:
        return None
    return TakenSeat(Seat.objects.get(token_hash=token_hash(token)), token)
