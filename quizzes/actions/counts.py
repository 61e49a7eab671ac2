"""Counting hands and paper."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from quizzes.actions.moves import move, note
from quizzes.content import Asked
from quizzes.models import Phase, Sitting, Source, Tally
from quizzes.sources import Answered, ways_of


class TooMany(Exception):
    """More were counted than pupils are in the room, with those who answered in OTHER ways."""

    def __init__(self, counted: int, headcount: int, others: Answered):
        super().__init__(counted, headcount)
        self.counted, self.headcount, self.others = counted, headcount, others
        self.together = counted + others.total


@transaction.atomic
def count_by_hand(
    sitting: Sitting,
    question: Asked,
    *,
    phase: str,
    source: str,
    counts: Mapping[str, int],
    by: User,
) -> None:
    """Store how many hands or sheets chose each choice; a new count takes the place of the old.

    Where a pupil may choose several, each choice is counted for itself. Raises TooMany when they
    and those who answered the question in other ways are more than the pupils in the room.
    """
    Sitting.objects.select_for_update().get(pk=sitting.pk)  # two phones count one after the other
    most = max(counts.values(), default=0)
    counted = most if question.counts_several else sum(counts.values())
    others = ways_of(sitting, [question])[phase, question.pk].without(source)
    if counted and counted + others.total > sitting.headcount:
        raise TooMany(counted, sitting.headcount, others)
    of_question = {
        "sitting": sitting,
        "phase": phase,
        "question_id": question.pk,
        "source": source,
    }
    Tally.objects.filter(**of_question).delete()
    Tally.objects.bulk_create(
        Tally(**of_question, choice=choice.key, count=counts[choice.key])
        for choice in question.choices
        if counts.get(choice.key)
    )
    note("answers_counted", sitting, by=by, detail=f"{source} {phase} {question.key}")


@transaction.atomic
def add_hands(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Let pupils answer with hands as well from now on; those on devices go on as before."""
    ways = sitting.ways.split(",")
    if sitting.phase == Phase.ENDED or Source.HANDS in ways:
        return False
    with_hands = ",".join([*ways, Source.HANDS.value])
    return move(sitting, "hands_added", by=by, drawn=drawn, now=now, ways=with_hands)
