"""The seats of a class for whoever runs it: enough to find one that is no pupil's, and no more.

Neither what a seat answered nor whether it did, and no name: a list of who has answered would
single a child out. Of the four letters only as many as tell the seats apart: whoever has all four
could go on with the seat on a device of their own, and see what was chosen.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from quizzes.models import Seat, Sitting

FEWEST_LETTERS, MOST_LETTERS = 2, 3


@dataclass(frozen=True)
class SeatRow:
    """One seat: the how many-th it was to join, the first of its letters, and when it came."""

    pk: int
    number: int
    letters: str
    joined_at: datetime
    way: str
    people: int
    is_out: bool


def seat_rows(sitting: Sitting) -> list[SeatRow]:
    """The seats that devices of SITTING took, the newest first; one query."""
    seats = list(Seat.objects.of_devices().filter(sitting=sitting).newest_first())
    beginnings = Counter(seat.seat_code[:FEWEST_LETTERS] for seat in seats)
    return [
        SeatRow(
            pk=seat.pk,
            number=number,
            letters=_letters(seat, beginnings),
            joined_at=seat.joined_at,
            way=seat.get_source_display(),
            people=seat.people,
            is_out=seat.removed_at is not None,
        )
        for number, seat in zip(range(len(seats), 0, -1), seats, strict=True)
    ]


def _letters(seat: Seat, beginnings: Counter[str]) -> str:
    is_one_of_several = beginnings[seat.seat_code[:FEWEST_LETTERS]] > 1
    return seat.seat_code[: MOST_LETTERS if is_one_of_several else FEWEST_LETTERS]
