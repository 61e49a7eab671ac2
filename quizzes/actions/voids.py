"""Voiding a question: it was misheard, misread or spoilt, and is asked again."""

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from accounts.models import User
from quizzes.actions.moves import move
from quizzes.content import Asked
from quizzes.live import name_of_asking
from quizzes.models import QUESTION_PHASES, Answer, Sitting, Tally, VoidedTally


@transaction.atomic
def void_question(
    sitting: Sitting, question: Asked, *, by: User, drawn: int, now: datetime
) -> bool:
    """Put the answers to QUESTION of this phase aside, and ask it again.

    How many chose what is kept, marked as voided, and counted nowhere. When the officer leads, it
    is the one question that is open then; at own pace each pupil finds it open once more.
    """
    if sitting.phase not in QUESTION_PHASES:
        return False
    Sitting.objects.select_for_update().get(pk=sitting.pk)  # no answer is written meanwhile
    asked = question.number if sitting.pace == Sitting.Pace.LED else None
    is_asked_again = move(
        sitting,
        "question_voided",
        by=by,
        drawn=drawn,
        now=now,
        is_open=True,
        closes_at=None,
        asked_question=asked,
        asked_again=",".join(
            filter(None, [sitting.asked_again, name_of_asking(sitting.phase, question.number)])
        ),
        shown_question=None,
    )
    if is_asked_again:
        _put_aside(sitting, question, now=now)
    return is_asked_again


def _put_aside(sitting: Sitting, question: Asked, *, now: datetime) -> None:
    of_question = {"phase": sitting.phase, "question": question.pk}
    answers = Answer.objects.filter(seat__sitting=sitting, **of_question)
    counted = Tally.objects.filter(sitting=sitting, **of_question)
    counts: Counter[str] = Counter()
    for chosen, count in answers.values_list("chosen").annotate(n=Sum("seat__people")):
        counts[question.whole(chosen)] += count
    for choice, count in counted.values_list("choice", "count"):
        counts[choice] += count
    VoidedTally.objects.bulk_create(
        VoidedTally(
            sitting=sitting,
            phase=sitting.phase,
            question_id=question.pk,
            choice=choice,
            count=count,
            voided_at=now,
        )
        for choice, count in sorted(counts.items())
    )
    answers.delete()
    counted.delete()
