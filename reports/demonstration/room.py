"""A class that answers: plausible, made up, and through the actions of a real one."""

import datetime as dt
from random import Random

from accounts.models import User
from lessons.models import Measure, Question
from quizzes import actions as quiz
from quizzes.answers import save_answer
from quizzes.content import Asked, asked_of
from quizzes.live import place_of
from quizzes.models import Phase, Sitting
from quizzes.seats import take_seat
from schools.actions import sign_off
from schools.models import Delivery

# The share of a class that chooses the safe answer before and after, by measure.
BEFORE = {
    Measure.KNOWLEDGE: 0.5,
    Measure.MISCONCEPTION: 0.4,
    Measure.CONFIDENCE: 0.45,
    Measure.HELP: 0.55,
}
AFTER = {
    Measure.KNOWLEDGE: 0.73,
    Measure.MISCONCEPTION: 0.6,
    Measure.CONFIDENCE: 0.63,
    Measure.HELP: 0.82,
}

# How far the strongest learner's chance lies above the weakest's.
SPREAD = 0.3


def teach(delivery: Delivery, *, by: User, chance: Random) -> None:
    """Run DELIVERY's quiz from the lobby to the end, and sign the lesson off."""
    here = max(4, delivery.class_group.pupils - chance.randrange(0, 3))
    now = delivery.starts_at
    sitting = quiz.open_sitting(
        delivery,
        by=by,
        staff_present=delivery.visit.staff_name,
        headcount=here,
        language=delivery.language,
        now=now,
    )
    tokens = [take_seat(sitting).token for _ in range(here - (chance.random() < 0.2))]
    learners = {token: chance.random() for token in tokens}
    _step(sitting, quiz.open_questions, by, now)
    _answer(sitting, learners, BEFORE, chance, now)
    _step(sitting, quiz.close_questions, by, now)
    _step(sitting, quiz.start_lesson, by, now)
    now += dt.timedelta(minutes=delivery.route - 8)
    _step(sitting, quiz.open_questions, by, now)
    left = dict(list(learners.items())[: len(learners) - (chance.random() < 0.3)])
    _answer(sitting, left, AFTER, chance, now)
    _step(sitting, quiz.close_questions, by, now)
    _step(sitting, quiz.finish, by, now + dt.timedelta(minutes=2))
    sign_off(
        delivery=delivery,
        outcome=Delivery.Outcome.DELIVERED,
        headcount=here,
        staff_present=sitting.staff_present,
        language=delivery.language,
        by=by,
    )


def _step(sitting: Sitting, action, by: User, now: dt.datetime) -> None:
    sitting.refresh_from_db()
    action(sitting, by=by, drawn=sitting.version, now=now)
    sitting.refresh_from_db()


def _answer(
    sitting: Sitting,
    learners: dict[str, float],
    knowing: dict[Measure, float],
    chance: Random,
    now: dt.datetime,
) -> None:
    phase = Phase(sitting.phase)
    for token, level in learners.items():
        place = place_of(token)
        for question in asked_of(sitting.delivery.version_id):
            share = knowing[Measure(question.measure)] + SPREAD * (0.5 - level)
            knows = chance.random() < share
            save_answer(
                place,
                question,
                phase=phase,
                chosen=_chosen(question, knows=knows, chance=chance),
                revision=None,
                now=now,
            )


def _chosen(question: Asked, *, knows: bool, chance: Random) -> str:
    if knows:
        return question.right_answer
    if question.kind == Question.Kind.ORDER:
        return ",".join(item.key for item in question.items)
    return chance.choice([choice.key for choice in question.choices if not choice.is_right])
