"""Counts of a sitting: of its answers while it runs, of its tallies afterwards."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, Q, Sum

from lessons.models import ALL_RIGHT, Choice, Measure
from quizzes.content import OF_SEVERAL_KEYS, Asked
from quizzes.models import COUNTED_BY_PEOPLE, Answer, Seat, Sitting, Source, Tally, VoidedTally


@dataclass(frozen=True)
class RoomCount:
    """How many have joined with a device, have begun and have answered all questions of the phase.

    Sheets of paper that were typed in have begun, but nobody waits for them. GIVEN is the number of
    answers of the phase so far, whichever question is asked now.
    """

    joined: int
    begun: int
    answered: int
    given: int = 0


def room_count(sitting: Sitting, *, asked: tuple[Asked, ...]) -> RoomCount:
    """Numbers only, in one query: never who. A seat counts for as many as answer in it.

    ASKED are the questions of the lesson; when one at a time is asked, that one alone counts.
    """
    of_phase = Q(answers__phase=sitting.phase)
    if sitting.asked_question:
        asked = asked[sitting.asked_question - 1 : sitting.asked_question]
        of_phase &= Q(answers__question__in=[question.pk for question in asked])
    seats = Seat.objects.filter(sitting=sitting, removed_at=None).annotate(
        of_those_asked=Count("answers", filter=of_phase),
        given_in_all=Count("answers", filter=Q(answers__phase=sitting.phase)),
    )
    has_device = ~Q(source=Source.SHEETS)
    is_done = has_device & Q(of_those_asked=len(asked))
    total = seats.aggregate(
        joined=Sum("people", filter=has_device, default=0),
        begun=Sum("people", filter=Q(of_those_asked__gt=0), default=0),
        answered=Sum("people", filter=is_done, default=0),
        given=Sum("given_in_all", default=0),
    )
    return RoomCount(**total)


@dataclass(frozen=True)
class ShownCounts:
    """How many chose each choice, and how many answers those are: one answer may hold several."""

    answers: int
    chose: Counter[str]
    all_right: int = 0
    """Of answers of several keys: how many were right as a whole."""


def shown_counts(sitting: Sitting, question: Asked, phase: str) -> ShownCounts | None:
    """How many chose each choice, for the board; None when a small group of the force answered.

    Nobody is not a small group: that none answered is told.

    Answers of seats and hands counted in the room are added: the board shows the room. Of an order
    it is what was put first.
    """
    answers = Answer.objects.filter(
        seat__sitting=sitting, seat__removed_at=None, question=question.pk, phase=phase
    )
    by_hand = Tally.objects.filter(
        sitting=sitting, question=question.pk, phase=phase, source__in=COUNTED_BY_PEOPLE
    )
    given: Counter[str] = Counter()
    given.update(dict(answers.values_list("chosen").annotate(count=Sum("seat__people"))))
    hands: Counter[str] = Counter()
    hands.update(dict(by_hand.values_list("choice").annotate(count=Sum("count"))))
    shown = _shown(question, given, hands)
    is_small = 0 < shown.answers < sitting.delivery.force.small_group
    return None if is_small else shown


def _shown(question: Asked, given: Counter[str], hands: Counter[str]) -> ShownCounts:
    chose, all_right = hands.copy(), 0
    for answer, count in given.items():
        whole = question.whole(answer)
        all_right += count if whole == ALL_RIGHT else 0
        for key in question.parts(answer) or (whole,):
            chose[key] += count
    # A pupil may raise a hand for several choices: at least as many answered as for the fullest.
    raised = max(hands.values(), default=0) if question.counts_several else hands.total()
    return ShownCounts(given.total() + raised, chose, all_right)


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
    asked = Tally.objects.filter(sitting=sitting_pk, phase="after", question__measure=Measure.HELP)
    one_choice = ~Q(question__kind__in=OF_SEVERAL_KEYS)
    right_choice = Choice.objects.filter(
        question=OuterRef("question"), key=OuterRef("choice"), code=Choice.Code.RIGHT
    )
    right = asked.filter(Q(choice=ALL_RIGHT) | (one_choice & Exists(right_choice)))
    told = right.aggregate(
        know=Sum("count", default=0), small=Max("sitting__delivery__force__small_group")
    )
    return told["know"] if told["know"] and told["know"] >= told["small"] else None
