"""The pace of a class quiz: all questions at once, or one after the other by the officer."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from quizzes.actions.moves import move
from quizzes.models import Sitting


@transaction.atomic
def lead(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Ask one question at a time from now on, beginning with the first if they are open.

    What pupils have answered already stays, and questions that are closed stay closed.
    """
    if sitting.pace == Sitting.Pace.LED:
        return False
    first = 1 if sitting.is_open else None
    return move(
        sitting,
        "pace_led",
        by=by,
        drawn=drawn,
        now=now,
        pace=Sitting.Pace.LED,
        asked_question=first,
        shown_question=None,
    )


@transaction.atomic
def let_go(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Let each pupil answer all questions at the own pace from now on."""
    if sitting.pace == Sitting.Pace.OWN:
        return False
    return move(
        sitting,
        "pace_own",
        by=by,
        drawn=drawn,
        now=now,
        pace=Sitting.Pace.OWN,
        asked_question=None,
        shown_question=None,
    )


@transaction.atomic
def ask_next(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Ask the next question, once the one before is closed; after the last one there is none."""
    number = sitting.asked_question
    last = sitting.delivery.version.questions.count()
    if number is None or sitting.is_open or number >= last:
        return False
    return move(
        sitting,
        "question_asked",
        by=by,
        drawn=drawn,
        now=now,
        asked_question=number + 1,
        is_open=True,
        shown_question=None,
    )


@transaction.atomic
def go_on_counted(sitting: Sitting, *, by: User, number: int, now: datetime) -> bool:
    """Where all answer by hands or cards: question NUMBER is counted, so the next one is asked.

    After the last one the questions are closed; nobody is waited for. False when another question
    is asked, or pupils answer on devices too.
    """
    if sitting.uses_devices or not sitting.is_open or sitting.asked_question != number:
        return False
    changes: dict[str, Any]
    if number < sitting.delivery.version.questions.count():
        action, changes = "question_asked", {"asked_question": number + 1}
    else:
        action = "questions_closed"
        changes = {"is_open": False, "closing_phase": sitting.phase, "closing_question": number}
    return move(sitting, action, by=by, drawn=sitting.version, now=now, **changes)


@transaction.atomic
def show_asked(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Show on the board what the class said to the question that was asked last."""
    if sitting.asked_question is None or sitting.is_open or sitting.shown_question:
        return False
    return move(
        sitting,
        "answers_shown",
        by=by,
        drawn=drawn,
        now=now,
        shown_question=sitting.asked_question,
    )
