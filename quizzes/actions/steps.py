"""The steps of a sitting. Each button carries the state it was drawn for.

Every step returns whether it was taken. False: the button was drawn for another state (a second
tap, another phone was first), and nothing has changed.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import User
from quizzes.actions.moves import move
from quizzes.actions.opening import with_free_code
from quizzes.actions.rehearsal import forget_rehearsal
from quizzes.models import MAY_GO_BACK, QUESTION_PHASES, Answer, Phase, Sitting
from quizzes.roll_up import add_up_again, undo_roll_up

CLOSING_TIME = timedelta(seconds=5)
FORGOTTEN_AFTER = timedelta(hours=12)


@transaction.atomic
def open_questions(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Open the before questions from the lobby, the after questions from the lesson."""
    phase = {Phase.LOBBY: Phase.BEFORE, Phase.LESSON: Phase.AFTER}.get(Phase(sitting.phase))
    if phase is None:
        return False
    return move(
        sitting,
        "questions_opened",
        by=by,
        drawn=drawn,
        now=now,
        phase=phase,
        is_open=True,
        asked_question=1 if sitting.pace == Sitting.Pace.LED else None,
        shown_question=None,
    )


@transaction.atomic
def close_questions(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Close the questions: answers on their way count for a few more seconds.

    They count even if the next step is taken meanwhile: what closes is written down.
    """
    if not sitting.is_open:
        return False
    closing = _closing(sitting, now)
    return move(sitting, "questions_closed", by=by, drawn=drawn, now=now, **closing)


def _closing(sitting: Sitting, now: datetime) -> dict[str, Any]:
    """What is written down when open questions close. Nobody waits for hands or paper."""
    inside = Answer.objects.filter(seat__sitting=sitting, seat__removed_at=None)
    return {
        "is_open": False,
        "closes_at": now + CLOSING_TIME if sitting.uses_devices else None,
        "closing_phase": sitting.phase,
        "closing_question": sitting.asked_question,
        "given_at_close": inside.filter(phase=sitting.phase).count(),
    }


@transaction.atomic
def reopen_questions(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Open the questions that were just closed again."""
    if sitting.is_open or sitting.phase not in QUESTION_PHASES:
        return False
    return _reopen(sitting, by=by, drawn=drawn, now=now, phase=sitting.phase)


def _reopen(sitting: Sitting, *, by: User, drawn: int, now: datetime, phase: str) -> bool:
    return move(
        sitting,
        "questions_reopened",
        by=by,
        drawn=drawn,
        now=now,
        phase=phase,
        is_open=True,
        closes_at=None,
        asked_question=_asked_again(sitting, phase),
        shown_question=None,
    )


def _asked_again(sitting: Sitting, phase: str) -> int | None:
    """When led, the question of PHASE that was asked last; all of them are at own pace.

    Those that were closed at own pace are asked from the first on.
    """
    if sitting.pace == Sitting.Pace.OWN:
        return None
    closed_last = sitting.closing_question if sitting.closing_phase == phase else None
    return sitting.asked_question or closed_last or 1


@transaction.atomic
def step_back(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Undo the last step: from the lesson to the open before questions, from questions that were
    opened too soon to where the class came from. Once there are answers, opening stays done.
    """
    if sitting.phase == Phase.LESSON:
        return _reopen(sitting, by=by, drawn=drawn, now=now, phase=Phase.BEFORE)
    came_from = {Phase.BEFORE: Phase.LOBBY, Phase.AFTER: Phase.LESSON}.get(Phase(sitting.phase))
    answers = Answer.objects.filter(seat__sitting=sitting, phase=sitting.phase)
    if came_from is None or not sitting.is_open or answers.exists():
        return False
    return move(
        sitting,
        "questions_taken_back",
        by=by,
        drawn=drawn,
        now=now,
        phase=came_from,
        is_open=False,
        closes_at=None,
        asked_question=None,
    )


@transaction.atomic
def start_lesson(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Go from the before questions, which are over, to the lesson."""
    if sitting.phase != Phase.BEFORE or sitting.is_open:
        return False
    return move(
        sitting,
        "lesson_started",
        by=by,
        drawn=drawn,
        now=now,
        phase=Phase.LESSON,
        asked_question=None,
        shown_question=None,
    )


@transaction.atomic
def show_next(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Show on the board what the class said to the next question; after the last one, nothing."""
    if sitting.is_open or sitting.phase not in QUESTION_PHASES:
        return False
    following = (sitting.shown_question or 0) + 1
    last = sitting.delivery.version.questions.count()
    shown = following if following <= last else None
    return move(sitting, "answers_shown", by=by, drawn=drawn, now=now, shown_question=shown)


@transaction.atomic
def hide_answers(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Take what the class said off the board."""
    if sitting.shown_question is None:
        return False
    return move(sitting, "answers_hidden", by=by, drawn=drawn, now=now, shown_question=None)


@transaction.atomic
def lock_door(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Let nobody else join, or open the door again; those inside stay."""
    is_locked = not sitting.is_door_locked
    action = "door_locked" if is_locked else "door_opened"
    return move(sitting, action, by=by, drawn=drawn, now=now, is_door_locked=is_locked)


@transaction.atomic
def show_code(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Show the code large on the board for those who come late; again, or a next step: no more."""
    if sitting.code is None:
        return False
    shows = not sitting.shows_code
    action = "code_shown" if shows else "code_hidden"
    return move(sitting, action, by=by, drawn=drawn, now=now, shows_code=shows)


@transaction.atomic
def renew_code(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """A new code for those who have not joined; those inside stay."""
    if sitting.phase == Phase.ENDED:
        return False
    return with_free_code(
        lambda code: move(
            sitting,
            "code_renewed",
            by=by,
            drawn=drawn,
            now=now,
            code=code,
            former_code=sitting.code or "",
        )
    )


@transaction.atomic
def take_over(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Have the controls from now on; the buttons on the other phone count no more."""
    if sitting.runner == by:
        return False
    return move(sitting, "controls_taken", by=by, drawn=drawn, now=now)


def finish(sitting: Sitting, *, by: User | None, drawn: int, now: datetime) -> bool:
    """End the class: the code dies and the answers are added up. A rehearsal is deleted.

    Answers on their way count for a few more seconds, and are added up as they come. The end
    stands even if adding up is cut short: periodic work adds up what is left over.
    """
    if sitting.is_rehearsal:
        with transaction.atomic():  # nothing of it is left when this is cut short
            is_ended = _end(sitting, by=by, drawn=drawn, now=now)
            if is_ended:
                forget_rehearsal(sitting)
        return is_ended
    if not _end(sitting, by=by, drawn=drawn, now=now):
        return False
    add_up_again(sitting.pk, now=now)
    sitting.refresh_from_db()
    return True


@transaction.atomic
def _end(sitting: Sitting, *, by: User | None, drawn: int, now: datetime) -> bool:
    if sitting.phase == Phase.ENDED:
        return False
    closing = _closing(sitting, now) if sitting.is_open else {}
    if sitting.asked_question:  # an end by mistake goes back to it
        closing |= {"closing_phase": sitting.phase, "closing_question": sitting.asked_question}
    return move(
        sitting,
        "sitting_ended",
        by=by,
        drawn=drawn,
        now=now,
        **closing,
        phase=Phase.ENDED,
        phase_at_end=sitting.phase,
        asked_question=None,
        shown_question=None,
        code=None,
        former_code=sitting.code or "",
        ended_at=now,
        ended_by=by,
    )


@transaction.atomic
def go_back(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Undo an end by mistake, within the hour: the class stands where it ended, with a new code.

    Questions that were open then stand closed, or close if that was a moment ago. False, too,
    when the class has been opened anew.
    """
    if not may_go_back(sitting, now=now):
        return False
    phase = sitting.phase_at_end or Phase.AFTER
    try:
        back = with_free_code(
            lambda code: move(
                sitting,
                "sitting_reopened",
                by=by,
                drawn=drawn,
                now=now,
                phase=phase,
                phase_at_end="",
                asked_question=_asked_again(sitting, phase) if phase in QUESTION_PHASES else None,
                code=code,
                ended_at=None,
                ended_by=None,
            )
        )
    except IntegrityError:  # another quiz of the class is open
        return False
    if back:
        undo_roll_up(sitting)
        sitting.refresh_from_db()
    return back


def may_go_back(sitting: Sitting, *, now: datetime) -> bool:
    """Whether an end by mistake can still be undone: within the hour, answers still there."""
    is_recent = sitting.ended_at is not None and now - sitting.ended_at < MAY_GO_BACK
    return sitting.phase == Phase.ENDED and is_recent and not sitting.forgotten_at


def close_forgotten(*, now: datetime) -> int:
    """End and add up the sittings that nobody ended the same day; returns how many."""
    forgotten = Sitting.objects.running().filter(opened_at__lt=now - FORGOTTEN_AFTER)
    return sum(
        finish(sitting, by=None, drawn=sitting.version, now=now)
        for sitting in forgotten.select_related("delivery__force")
    )
