"""What a pupil's device needs to know now: one small query, never a write."""

from dataclasses import dataclass
from datetime import datetime

from quizzes.models import QUESTION_PHASES, Answer, Phase, Seat
from quizzes.seats import token_hash

FIELDS = (
    "pk",
    "name_seed",
    "seat_code",
    "removed_at",
    "sitting_id",
    "sitting__address",
    "sitting__code",
    "sitting__phase",
    "sitting__version",
    "sitting__is_open",
    "sitting__closes_at",
    "sitting__language",
    "sitting__rolled_up_at",
    "sitting__delivery__version_id",
)

# When a waiting device asks again, in milliseconds: soon when something is about to change.
SOON, OFTEN, SELDOM, HARDLY = 1_500, 3_000, 6_000, 30_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where one seat is: itself and the state of its sitting."""

    seat: int
    name_seed: int
    seat_code: str
    removed_at: datetime | None
    sitting: int
    address: str
    code: str | None
    phase: str
    version: int
    is_open: bool
    closes_at: datetime | None
    language: str
    rolled_up_at: datetime | None
    lesson_version: int

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    def is_closing(self, now: datetime) -> bool:
        """The few seconds in which answers on their way still count."""
        return not self.is_open and self.closes_at is not None and now < self.closes_at

    def takes_answers(self, now: datetime) -> bool:
        return self.phase in QUESTION_PHASES and (self.is_open or self.is_closing(now))

    def shows_feedback(self, now: datetime) -> bool:
        """Right answers are shown only when the after questions are over."""
        is_after_over = self.phase == Phase.AFTER and not self.takes_answers(now)
        return (is_after_over and bool(self.closes_at)) or self.phase == Phase.ENDED

    def here(self) -> int:
        """How many of the class have joined."""
        return Seat.objects.filter(sitting=self.sitting, removed_at=None).count()

    def tag(self, now: datetime) -> str:
        """Changes whenever this seat's page would."""
        return (
            f"{self.version}{'c' if self.is_closing(now) else ''}{'x' if self.is_removed else ''}"
        )

    def next_in(self, now: datetime) -> int:
        """Milliseconds until the device should ask again."""
        if self.is_closing(now):
            return SOON
        if self.phase in QUESTION_PHASES:
            return OFTEN
        return {Phase.LOBBY: SOON, Phase.LESSON: SELDOM}.get(Phase(self.phase), HARDLY)


def place_of(token: str) -> Place | None:
    """Where the seat with TOKEN is, or None when there is no such seat (any more)."""
    row = Seat.objects.filter(token_hash=token_hash(token)).values_list(*FIELDS).first()
    return Place(*row) if row else None


def own_answers(place: Place, phase: str) -> dict[int, tuple[str, int]]:
    """What the seat chose in PHASE: question to (chosen, revision)."""
    rows = Answer.objects.filter(seat=place.seat, phase=phase)
    return {
        question: (chosen, revision)
        for question, chosen, revision in rows.values_list("question_id", "chosen", "revision")
    }
