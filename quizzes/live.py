"""What a pupil's device needs to know now: one small query, never a write."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils.timezone import is_naive

from accounts.numbers import whole_number
from quizzes.models import MAY_GO_BACK, QUESTION_PHASES, Phase, Source
from quizzes.seats import token_hash

# Written by hand because a waiting class asks it all the time: building the same question from
# the models costs four times as much as answering it.
PLACE = """
SELECT seat.id, seat.name_seed, seat.seat_code, seat.removed_at IS NOT NULL,
       sitting.id, sitting.address, sitting.code, sitting.phase, sitting.version,
       sitting.is_open, sitting.closes_at, sitting.changed_at, sitting.language,
       sitting.rolled_up_at IS NOT NULL, sitting.phase_at_end, sitting.asked_question,
       sitting.kind = 'trial',
       sitting.asked_again, delivery.version_id,
       CASE WHEN sitting.phase = 'lobby' THEN (
         SELECT COALESCE(SUM(other.people), 0) FROM quizzes_seat AS other
         WHERE other.sitting_id = sitting.id AND other.removed_at IS NULL
       ) ELSE 0 END
FROM quizzes_seat AS seat
JOIN quizzes_sitting AS sitting ON sitting.id = seat.sitting_id
JOIN schools_delivery AS delivery ON delivery.id = sitting.delivery_id
WHERE seat.token_hash = %s
"""
ANSWERS = "SELECT question_id, chosen, revision FROM quizzes_answer WHERE seat_id=%s AND phase=%s"

DOOR = """
SELECT id, address, code, phase, is_open, is_door_locked, headcount, language, ways, asked_question
FROM quizzes_sitting WHERE code = %s AND phase <> 'ended'
"""

FORMER_DOOR = """
SELECT phase FROM quizzes_sitting
WHERE former_code = %s AND changed_at > %s ORDER BY changed_at DESC LIMIT 1
"""
# So long after a class a code that was its own is still known.
FORMER_CODE_KNOWN = timedelta(hours=12)

# When a waiting device asks again, in milliseconds: soon when something is about to change.
SOON, SELDOM, HARDLY = 1_500, 6_000, 30_000
# So long after its beginning a lesson's end is not near.
QUIET_LESSON = timedelta(minutes=8)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one seat is: itself and the state of its sitting."""

    seat: int
    name_seed: int
    seat_code: str
    is_removed: bool
    sitting: int
    address: str
    code: str | None
    phase: str
    version: int
    is_open: bool
    closes_at: datetime | None
    changed_at: datetime
    language: str
    is_rolled_up: bool
    phase_at_end: str
    """Where a class that has ended was; empty until then."""
    asked_question: int | None
    """Led pace: the number of the one question that is asked now."""
    is_rehearsal: bool
    asked_again: str
    """Each voiding of a question in this class: "before-2,after-1"."""
    lesson_version: int
    here: int
    """How many pupils have joined, groups with all of theirs; counted only while they gather."""

    def times_voided(self, phase: str, number: int) -> int:
        """How often question NUMBER was voided in PHASE and asked again."""
        return self.asked_again.split(",").count(name_of_asking(phase, number))

    def is_closing(self, now: datetime) -> bool:
        """The few seconds in which answers on their way still count."""
        is_closed = self.phase in QUESTION_PHASES and not self.is_open
        return is_closed and self.closes_at is not None and now < self.closes_at

    def is_ending(self, now: datetime) -> bool:
        """The same few seconds after an end: what is on its way counts, and nothing is told yet."""
        return self.phase == Phase.ENDED and self.closes_at is not None and now < self.closes_at

    def takes_answers(self, now: datetime) -> bool:
        return self.phase in QUESTION_PHASES and (self.is_open or self.is_closing(now))

    def is_over(self, now: datetime) -> bool:
        """Whether the class has ended and no answer counts any more."""
        return self.phase == Phase.ENDED and not self.is_ending(now)

    @property
    def may_know(self) -> bool:
        """Whether this pupil may see what is right: when the after questions are over.

        A class that ended before them may have ended by mistake, and be asked them yet.
        """
        return self.phase_at_end not in {Phase.LOBBY, Phase.BEFORE, Phase.LESSON}

    def tag(self, now: datetime) -> str:
        """Changes whenever this seat's page would, and with no other step of the officer.

        Behind the "~" stands whether answers are taken: "open", "closing" or nothing.
        """
        voidings = self.asked_again.count("-")
        asking = f"{self.phase}.{self.asked_question or 0}.{voidings}.{self.here}"
        is_closing = not self.is_open and (self.is_closing(now) or self.is_ending(now))
        takes = "closing" if is_closing else "open" if self.is_open else ""
        return f"{asking}{'x' if self.is_removed else ''}~{takes}"

    def turns_to(self, told: str, now: datetime) -> int | None:
        """The question that a device has to show next which was last TOLD that tag.

        None when this seat's answers must be looked at to say so: the class page leads on then.
        """
        if self.is_removed or not self.takes_answers(now):
            return None
        phase, asked, *_rest = f"{told}..".split(".")
        if (phase, self.phase) == (Phase.LOBBY, Phase.BEFORE):
            return self.asked_question or 1
        was_asked = whole_number(asked)
        is_next = was_asked is not None and was_asked < (self.asked_question or 0)
        return self.asked_question if is_next and phase == self.phase else None

    def next_in(self, now: datetime) -> int:
        """Milliseconds until the device should ask again."""
        if self.phase in {Phase.LOBBY, *QUESTION_PHASES}:
            return SOON
        if self.phase == Phase.LESSON:
            return SELDOM if now - self.changed_at < QUIET_LESSON else SOON
        if self.is_ending(now):
            return SOON
        is_undone_perhaps = not self.may_know and now - self.changed_at < MAY_GO_BACK
        return SELDOM if is_undone_perhaps else HARDLY


def place_of(token: str) -> Place | None:
    """Where the seat with TOKEN is, or None when there is no such seat (any more)."""
    with connection.cursor() as cursor:
        cursor.execute(PLACE, [token_hash(token)])
        row = cursor.fetchone()
    if row is None:
        return None
    place = Place(*row)
    if is_naive(place.changed_at):  # SQLite keeps times in UTC
        closes_at = place.closes_at and place.closes_at.replace(tzinfo=UTC)
        return replace(place, changed_at=place.changed_at.replace(tzinfo=UTC), closes_at=closes_at)
    return place


@dataclass(frozen=True, slots=True)
class Door:
    """What joining a class needs to know of its sitting."""

    pk: int
    address: str
    code: str
    phase: str
    is_open: bool
    is_door_locked: bool
    headcount: int
    language: str
    ways: str
    asked_question: int | None

    @property
    def device_source(self) -> str:
        """Where answers of seats come from: shared tablets when no pupil has one alone."""
        return Source.SHARED if Source.DEVICES not in self.ways.split(",") else Source.DEVICES

    @property
    def shares_devices(self) -> bool:
        """Whether pupils may share a device: in turn, or as one group."""
        return Source.SHARED in self.ways.split(",")


def door_of(code: str) -> Door | None:
    """The class that pupils join with CODE, or None; ended classes have no code."""
    if not code:
        return None
    with connection.cursor() as cursor:
        cursor.execute(DOOR, [code])
        row = cursor.fetchone()
    return Door(*row) if row else None


def became_of(code: str, *, now: datetime) -> str | None:
    """The phase of the class that had CODE today and has it no more; None when there is none.

    It ended, or has another code by now.
    """
    with connection.cursor() as cursor:
        known_since = connection.ops.adapt_datetimefield_value(now - FORMER_CODE_KNOWN)
        cursor.execute(FORMER_DOOR, [code, known_since])
        row = cursor.fetchone()
    return row[0] if row else None


def name_of_asking(phase: str, number: int) -> str:
    """A question of a phase, as the sitting writes it down when it is voided."""
    return f"{phase}-{number}"


def own_answers(place: Place, phase: str) -> dict[int, tuple[str, int]]:
    """What the seat chose in PHASE: question to (chosen, revision)."""
    with connection.cursor() as cursor:
        cursor.execute(ANSWERS, [place.seat, phase])
        return {question: (chosen, revision) for question, chosen, revision in cursor.fetchall()}
