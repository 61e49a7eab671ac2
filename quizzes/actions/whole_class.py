"""A class that was counted without a network: the whole of it is written down at once."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from quizzes.actions.counts import count_by_hand
from quizzes.actions.opening import open_sitting
from quizzes.actions.steps import close_questions, finish, open_questions, start_lesson
from quizzes.content import asked_of
from quizzes.models import QUESTION_PHASES, Phase, Sitting
from schools.models import Delivery

# (phase, number of the question) to how many chose each choice.
Counts = Mapping[tuple[str, int], Mapping[str, int]]


@transaction.atomic
def count_whole_class(
    delivery: Delivery,
    *,
    by: User,
    staff_present: str,
    headcount: int,
    language: str,
    source: str,
    counts: Counts,
    now: datetime,
) -> Sitting:
    """Open DELIVERY's quiz, go through its phases, write down COUNTS, and end it.

    All of it or nothing. Raises what open_sitting raises, and TooMany.
    """
    sitting = open_sitting(
        delivery,
        by=by,
        staff_present=staff_present,
        headcount=headcount,
        language=language,
        ways=[source],
        now=now,
    )
    for phase in QUESTION_PHASES:
        open_questions(sitting, by=by, drawn=sitting.version, now=now)
        for question in asked_of(delivery.version_id):
            chosen = counts.get((phase, question.number), {})
            count_by_hand(sitting, question, phase=phase, source=source, counts=chosen, by=by)
        close_questions(sitting, by=by, drawn=sitting.version, now=now)
        if phase == Phase.BEFORE:
            start_lesson(sitting, by=by, drawn=sitting.version, now=now)
    finish(sitting, by=by, drawn=sitting.version, now=now)
    return sitting
