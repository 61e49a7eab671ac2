"""Counts of a sitting: of its answers while it runs, of its tallies afterwards."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from lessons.models import Choice, Measure
from quizzes.content import Asked
from quizzes.models import COUNTED_BY_PEOPLE, Answer, Seat, Sitting, Tally, VoidedTally

SMALLEST_GROUP = 5


@dataclass(frozen=True)
class RoomCount:
    """How many have joined, have begun and have answered all questions of the phase."""

    joined: int
    begun: int
    answered: int


def room_count(sitting: Sitting, *, asked: tuple[Asked, ...]) -> RoomCount:
    """Numbers only, in one query: never who. A seat counts for as many as answer in it.

    ASKED are the questions of the lesson; when one at a time is asked, that one alone counts.
    """
    of_phase = Q(answers__phase=sitting.phase)
    if sitting.asked_question:
        asked = asked[sitting.asked_question - 1 : sitting.asked_question]
        of_phase &= Q(answers__question__in=[question.pk for question in asked])
    given = Count("answers", filter=of_phase)
    seats = Seat.objects.filter(sitting=sitting, removed_at=None).annotate(given=given)
    total = seats.aggregate(
        joined=Sum("people", default=0),
        begun=Sum("people", filter=Q(given__gt=0), default=0),
        answered=Sum("people", filter=Q(given=len(asked)), default=0),
    )
    return RoomCount(**total)


def shown_counts(
    sitting: Sitting, question: Asked, phase: str, *, smallest: int = SMALLEST_GROUP
) -> Counter[str] | None:
    """How many chose each choice, for the board; None when fewer than SMALLEST answered.

    Answers of seats and hands counted in the room are added: the board shows the room.
    """
    answers = Answer.objects.filter(
        seat__sitting=sitting, seat__removed_at=None, question=question.pk, phase=phase
    )
    by_hand = Tally.objects.filter(
        sitting=sitting, question=question.pk, phase=phase, source__in=COUNTED_BY_PEOPLE
    )
    counts: Counter[str] = Counter()
    counts.update(dict(answers.values_list("chosen").annotate(count=Sum("seat__people"))))
    counts.update(dict(by_hand.values_list("choice").annotate(count=Sum("count"))))
    return counts if counts.total() >= smallest else None


def counted_by_hand(
    sitting: Sitting, question: Asked, *, phase: str, source: str
) -> dict[str, int]:
    """What a person has counted so far: key of the choice to hands or sheets."""
    rows = Tally.objects.filter(sitting=sitting, question=question.pk, phase=phase, source=source)
    return dict(rows.values_list("choice", "count"))


def voided_questions(sitting: Sitting) -> list[dict[str, object]]:
    """Each question that was voided and asked again: its number, when, and how many answers."""
    rows = VoidedTally.objects.filter(sitting=sitting).values("question__order", "voided_at")
    summed = rows.annotate(total=Sum("count")).order_by("voided_at")
    return [{**row, "number": row["question__order"] + 1} for row in summed]


def learnt_by_class(sitting_pk: int) -> int | None:
    """How many of the class know where to get help after the lesson; None for too few to say.

    Fewer than a small group who know would single them out, and tell the others nothing kind.
    """
    rows = Tally.objects.filter(
        sitting=sitting_pk, phase="after", question__measure=Measure.HELP
    ).values_list("choice", "count", "question__choices__key", "question__choices__code")
    counts: Counter[str] = Counter()
    right: set[str] = set()
    for choice, count, key, code in rows:
        if choice == key:
            counts[choice] += count
        if code == Choice.Code.RIGHT:
            right.add(key)
    know = sum(counts[key] for key in right)
    return know if know >= SMALLEST_GROUP else None
