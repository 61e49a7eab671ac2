"""Rolled-up sittings for the tests of reports."""

from quizzes.models import Move, Tally
from tests.builders import at, make_delivery, make_sitting, make_visit

SMALL = {("a", "b"): 2, ("b", "b"): 2}
DEFAULT_MOVES = {("a", "b"): 9, ("b", "b"): 15, ("a", "a"): 3}


def make_result(moves=None, visit=None, delivery=None, headcount=28, **fields):
    """A taught and rolled-up class in which every question moved as MOVES says; the delivery."""
    moves = moves if moves is not None else DEFAULT_MOVES
    pupils = sum(moves.values())
    visit = visit or (delivery.visit if delivery else make_visit(starts_at=at(2026, 11, 3, 10)))
    delivery = delivery or make_delivery(visit=visit, **fields)
    delivery.outcome = "delivered"
    delivery.headcount = headcount
    delivery.save()
    sitting = make_sitting(
        delivery,
        code=None,
        phase="ended",
        ended_at=at(2026, 11, 3, 11),
        rolled_up_at=at(2026, 11, 3, 11),
        joined=pupils,
        completed_before=pupils,
        completed_after=pupils,
        completed_both=pupils,
    )
    for question in delivery.version.questions.all():
        for (was, now), count in moves.items():
            Move.objects.create(
                sitting=sitting, question=question, from_choice=was, to_choice=now, count=count
            )
        for phase, place in (("before", 0), ("after", 1)):
            totals = {}
            for move, count in moves.items():
                totals[move[place]] = totals.get(move[place], 0) + count
            for choice, count in totals.items():
                Tally.objects.create(
                    sitting=sitting, phase=phase, question=question, choice=choice, count=count
                )
    return delivery


def count_in_room(sitting, before, after, source="hands"):
    """Write down for each question how many hands chose each choice before and after."""
    Tally.objects.bulk_create(
        Tally(
            sitting=sitting,
            question=question,
            phase=phase,
            choice=choice,
            count=count,
            source=source,
        )
        for question in sitting.delivery.version.questions.all()
        for phase, counts in (("before", before), ("after", after))
        for choice, count in counts.items()
    )
