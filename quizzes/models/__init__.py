"""A quiz in a room: the sitting, its seats, their answers, and the totals that outlive them.

A pupil is a Seat and nothing else. No name, address or typed word of a pupil is stored.
"""

from quizzes.models.seats import Answer, Seat, SeatQuerySet
from quizzes.models.sittings import (
    COUNTED_BY_PEOPLE,
    MAY_GO_BACK,
    QUESTION_PHASES,
    BoardScreen,
    Phase,
    Sitting,
    SittingQuerySet,
    Source,
)
from quizzes.models.tallies import GroupTally, Move, Tally, VoidedTally

__all__ = [
    "COUNTED_BY_PEOPLE",
    "MAY_GO_BACK",
    "QUESTION_PHASES",
    "Answer",
    "BoardScreen",
    "GroupTally",
    "Move",
    "Phase",
    "Seat",
    "SeatQuerySet",
    "Sitting",
    "SittingQuerySet",
    "Source",
    "Tally",
    "VoidedTally",
]
