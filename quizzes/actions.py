"""Running a sitting. Each button carries the state it was drawn for: a second tap does nothing."""

import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from quizzes.codes import new_code
from quizzes.models import Phase, Sitting
from quizzes.roll_up import roll_up, undo_roll_up
from schools.models import Delivery

CLOSING_TIME = timedelta(seconds=5)
MAY_GO_BACK = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(hours=12)
TRIES = 20


class AlreadyOpen(Exception):
    """The class's quiz is open already, perhaps on another phone."""

    def __init__(self, sitting: Sitting):
        super().__init__(sitting.pk)
        self.sitting = sitting


@transaction.atomic
def open_sitting(
    delivery: Delivery,
    *,
    by: User,
    staff_present: str,
    headcount: int,
    language: str,
    now: datetime,
) -> Sitting:
    """Open DELIVERY's quiz: a code, and the adult and the number of pupils in the room on record.

    Raises ValidationError without a member of staff, or for an assembly about a sensitive topic;
    AlreadyOpen when it is open already.
    """
    if not staff_present.strip():
        raise ValidationError({"staff_present": _("Write who from the school is in the room.")})
    is_assembly = delivery.setting == Delivery.Setting.ASSEMBLY
    if is_assembly and delivery.version.lesson.topic.is_sensitive:
        raise ValidationError(_("This lesson is for one class in its own room, not an assembly."))
    open_already = delivery.sittings.running().first()
    if open_already:
        raise AlreadyOpen(open_already)
    sitting = _with_code(
        delivery=delivery,
        address=secrets.token_hex(4),
        staff_present=staff_present.strip(),
        headcount=headcount,
        language=language,
        opened_at=now,
        opened_by=by,
    )
    delivery.staff_present, delivery.language = sitting.staff_present, language
    delivery.headcount = headcount
    delivery.starts_at = delivery.starts_at or now
    delivery.save(update_fields=["staff_present", "language", "headcount", "starts_at"])
    record("sitting_opened", by=by, about=sitting, force=delivery.force)
    return sitting


def _with_code(**fields: object) -> Sitting:
    for _attempt in range(TRIES):
        try:
            with transaction.atomic():
                return Sitting.objects.create(code=new_code(), **fields)
        except IntegrityError:  # another class has this code, or was opened a moment ago
            running = Sitting.objects.running().filter(delivery=fields["delivery"]).first()
            if running:
                raise AlreadyOpen(running) from None
    raise IntegrityError("no free class code was found")


def _move(sitting: Sitting, action: str, *, by: User | None, drawn: int, **changes: object) -> bool:
    """One compare-and-swap: change the row if it is still in the state the button was DRAWN for."""
    moved = Sitting.objects.filter(pk=sitting.pk, version=drawn).update(
        version=F("version") + 1, **changes
    )
    if not moved:
        return False
    sitting.refresh_from_db()
    record(action, by=by, about=sitting, force=sitting.delivery.force)
    return True


@transaction.atomic
def open_questions(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Open the before questions from the lobby, the after questions from the lesson.

    False, here and below, when the button was drawn for another state: nothing has changed.
    """
    phase = {Phase.LOBBY: Phase.BEFORE, Phase.LESSON: Phase.AFTER}.get(Phase(sitting.phase))
    if phase is None:
        return False
    return _move(
        sitting,
        "questions_opened",
        by=by,
        drawn=drawn,
        phase=phase,
        is_open=True,
        closes_at=None,
        shown_question=None,
    )


@transaction.atomic
def close_questions(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Close the questions: answers on their way count for a few more seconds."""
    if not sitting.is_open:
        return False
    closes_at = now + CLOSING_TIME
    return _move(
        sitting, "questions_closed", by=by, drawn=drawn, is_open=False, closes_at=closes_at
    )


@transaction.atomic
def reopen_questions(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Open the questions that were just closed again."""
    if sitting.is_open or sitting.phase not in {Phase.BEFORE, Phase.AFTER}:
        return False
    return _move(
        sitting,
        "questions_reopened",
        by=by,
        drawn=drawn,
        is_open=True,
        closes_at=None,
        shown_question=None,
    )


@transaction.atomic
def start_lesson(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Go from the before questions to the lesson; open questions are closed with it."""
    if sitting.phase != Phase.BEFORE:
        return False
    return _move(
        sitting,
        "lesson_started",
        by=by,
        drawn=drawn,
        phase=Phase.LESSON,
        is_open=False,
        closes_at=None,
        shown_question=None,
    )


@transaction.atomic
def show_next(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Show on the board what the class said to the next question; after the last one, nothing."""
    if sitting.is_open or sitting.phase not in {Phase.BEFORE, Phase.AFTER}:
        return False
    following = (sitting.shown_question or 0) + 1
    last = sitting.delivery.version.questions.count()
    shown = following if following <= last else None
    return _move(sitting, "answers_shown", by=by, drawn=drawn, shown_question=shown)


@transaction.atomic
def lock_door(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Let nobody else join, or open the door again; those inside stay."""
    is_locked = not sitting.is_door_locked
    return _move(sitting, "door_locked", by=by, drawn=drawn, is_door_locked=is_locked)


@transaction.atomic
def renew_code(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """A new code for those who have not joined; those inside stay."""
    if sitting.phase == Phase.ENDED:
        return False
    return _move(sitting, "code_renewed", by=by, drawn=drawn, code=new_code())


@transaction.atomic
def finish(sitting: Sitting, *, by: User | None, drawn: int, now: datetime) -> bool:
    """End the class: the code dies and the answers are added up."""
    if sitting.phase == Phase.ENDED:
        return False
    ended = _move(
        sitting,
        "sitting_ended",
        by=by,
        drawn=drawn,
        phase=Phase.ENDED,
        is_open=False,
        closes_at=None,
        shown_question=None,
        code=None,
        ended_at=now,
        ended_by=by,
    )
    if ended:
        roll_up(sitting, now=now)
    return ended


@transaction.atomic
def go_back(sitting: Sitting, *, by: User, drawn: int, now: datetime) -> bool:
    """Undo an end by mistake, within the hour: after questions closed, with a new code."""
    is_recent = sitting.ended_at is not None and now - sitting.ended_at < MAY_GO_BACK
    if sitting.phase != Phase.ENDED or not is_recent or sitting.forgotten_at:
        return False
    back = _move(
        sitting,
        "sitting_reopened",
        by=by,
        drawn=drawn,
        phase=Phase.AFTER,
        closes_at=now,
        code=new_code(),
        ended_at=None,
        ended_by=None,
    )
    if back:
        undo_roll_up(sitting)
    return back


def close_forgotten(*, now: datetime) -> int:
    """End and add up the sittings that nobody ended the same day; returns how many."""
    forgotten = Sitting.objects.running().filter(opened_at__lt=now - FORGOTTEN_AFTER)
    return sum(
        finish(sitting, by=None, drawn=sitting.version, now=now)
        for sitting in forgotten.select_related("delivery__force")
    )
