"""Taking, finding and leaving a seat. A seat is a random token; only its hash is stored."""

import hashlib
import re
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Protocol

from django.db import IntegrityError, connection, transaction
from django.db.models import Sum

from quizzes.codes import SEAT_CODE_LENGTH, new_code
from quizzes.models import Seat
from quizzes.names import NAME_COUNT

TOKEN_BYTES = 18
# What secrets.token_urlsafe makes of them; in a cookie of several, dots stand between tokens.
TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")
TRIES = 12
# One statement counts and inserts: a whole class presses Start in the same second.
INSERT = """
INSERT INTO quizzes_seat
  (sitting_id, token_hash, seat_code, name_seed, source, people, joined_at)
SELECT %s, %s, %s, %s, %s, %s, %s
WHERE (
  SELECT COALESCE(SUM(people), 0) FROM quizzes_seat WHERE sitting_id = %s AND removed_at IS NULL
) + %s <= %s
ON CONFLICT DO NOTHING RETURNING id
"""
WRITTEN = ("sitting_id", "token_hash", "seat_code", "name_seed", "source", "people")


class Joinable(Protocol):
    """What taking a seat needs to know of a sitting: the row itself, or its Door."""

    @property
    def pk(self) -> int: ...
    @property
    def headcount(self) -> int: ...
    @property
    def is_door_locked(self) -> bool: ...
    @property
    def device_source(self) -> str: ...


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


def take_seat(
    sitting: Joinable,
    *,
    name_seed: int | None = None,
    source: str = "",
    people: int = 1,
    token: str = "",
) -> TakenSeat:
    """A new seat in SITTING for PEOPLE pupils, called by NAME_SEED if that name is still free.

    TOKEN was drawn into the form: the same form sent twice gives the same seat.
    Raises DoorLocked when the door is closed, SittingFull when all places are taken.
    """
    if sitting.is_door_locked:
        raise DoorLocked
    return new_seat(sitting, name_seed=name_seed, source=source, people=people, token=token)


def new_token() -> str:
    """What a device proves its seat with; only its hash is stored."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_seat(
    sitting: Joinable,
    *,
    name_seed: int | None = None,
    source: str = "",
    people: int = 1,
    token: str = "",
) -> TakenSeat:
    """A new seat whether or not the door is locked. Raises SittingFull."""
    token = token if TOKEN.fullmatch(token) else new_token()
    most = most_seats(sitting.headcount)
    for attempt in range(TRIES):
        seat = Seat(
            sitting_id=sitting.pk,
            token_hash=token_hash(token),
            seat_code=new_code(SEAT_CODE_LENGTH),
            name_seed=name_seed if attempt == 0 and name_seed is not None else _any_seed(attempt),
            source=source or sitting.device_source,
            people=people,
        )
        seat.pk = _insert(seat, most)
        if seat.pk:
            return TakenSeat(seat, token)
        same = Seat.objects.filter(sitting=sitting.pk, token_hash=seat.token_hash).first()
        if same:
            return TakenSeat(same, token)
        if _taken(sitting) + people > most:
            break
    raise SittingFull


def _taken(sitting: Joinable) -> int:
    """How many pupils the seats of SITTING stand for; one that was taken out leaves its place."""
    inside = Seat.objects.filter(sitting=sitting.pk, removed_at=None)
    return inside.aggregate(n=Sum("people", default=0))["n"]


def _insert(seat: Seat, most: int) -> int | None:
    """The new row's number; None when the class is full, or its name or letters are taken."""
    with connection.cursor() as cursor:
        values = [getattr(seat, name) for name in WRITTEN]
        values.append(connection.ops.adapt_datetimefield_value(seat.joined_at))
        cursor.execute(INSERT, [*values, seat.sitting_id, seat.people, most])
        rows = cursor.fetchall()
    return rows[0][0] if rows else None


def _any_seed(attempt: int) -> int:
    """A name at random; after many that were taken, one with a number behind it."""
    return secrets.randbelow(NAME_COUNT) + NAME_COUNT * (attempt // 4)


def move_seat(sitting: Joinable, *, seat_code: str, drawn: str = "") -> TakenSeat | None:
    """Give the seat with SEAT_CODE to another device; the former device's token dies.

    DRAWN was drawn into the form: the same form sent twice gives the same seat, though its letters
    are others by then. None when no seat of SITTING that is still taken has, or just had, the code.
    """
    token = _token_for(seat_code, drawn)
    inside = Seat.objects.filter(sitting=sitting.pk, removed_at=None)
    for _attempt in range(TRIES):
        try:
            with transaction.atomic():
                inside.filter(seat_code=seat_code).update(
                    token_hash=token_hash(token), seat_code=new_code(SEAT_CODE_LENGTH)
                )
        except IntegrityError:  # another seat has the new letters
            continue
        break
    seat = inside.filter(token_hash=token_hash(token)).first()
    return TakenSeat(seat, token) if seat else None


def _token_for(seat_code: str, drawn: str) -> str:
    """A new token, the same each time for one form and what was typed into it."""
    if not TOKEN.fullmatch(drawn):
        return new_token()
    digest = hashlib.sha256(f"{drawn} {seat_code}".encode()).digest()
    return urlsafe_b64encode(digest[:TOKEN_BYTES]).decode()
