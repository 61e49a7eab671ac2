"""Opening a class quiz: the adult and the pupils in the room on record, and a code."""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from quizzes.actions.boards import pair_board, take_board_along
from quizzes.codes import new_code
from quizzes.models import Phase, Sitting, Source
from schools.models import Delivery, Visit

TRIES = 20
Result = TypeVar("Result")


class AlreadyOpen(Exception):
    """The class's quiz is open already, perhaps on another phone."""

    def __init__(self, sitting: Sitting):
        super().__init__(sitting.pk)
        self.sitting = sitting


class AlreadyTaught(Exception):
    """The class's quiz has been run and ended: a second one would count the pupils twice."""

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
    ways: Iterable[str] = (Source.DEVICES,),
    pace: str = Sitting.Pace.OWN,
    board: str = "",
) -> Sitting:
    """Open DELIVERY's quiz: a code, and the adult and the number of pupils in the room on record.

    The board that shows the letters BOARD shows it; without them, those of the class before.
    Raises ValidationError without a member of staff, for an assembly about a sensitive topic or
    a cancelled visit; AlreadyOpen when it is open; AlreadyTaught when it was run and ended;
    NoSuchBoard, and then nothing was opened.
    """
    _check(delivery, staff_present)
    sitting = _create(
        delivery=delivery,
        address=secrets.token_hex(4),
        staff_present=staff_present.strip(),
        headcount=headcount,
        language=language,
        ways=",".join(ways),
        pace=pace,
        opened_at=now,
        changed_at=now,
        opened_by=by,
    )
    _write_down(delivery, sitting, now=now)
    record("sitting_opened", by=by, about=sitting, force=delivery.force)
    if board.strip():
        pair_board(sitting, letters=board, by=by)
    else:
        take_board_along(sitting, by=by, now=now)
    return sitting


def _check(delivery: Delivery, staff_present: str) -> None:
    if not staff_present.strip():
        raise ValidationError({"staff_present": _("Write who from the school is in the room.")})
    is_assembly = delivery.setting == Delivery.Setting.ASSEMBLY
    if is_assembly and delivery.version.lesson.topic.is_sensitive:
        raise ValidationError(_("This lesson is for one class in its own room, not an assembly."))
    if delivery.visit and delivery.visit.state == Visit.State.CANCELLED:
        raise ValidationError(_("This visit was cancelled. Ask for a new one to teach the class."))
    latest = delivery.sittings.begun().first()
    if latest:
        raise AlreadyTaught(latest) if latest.phase == Phase.ENDED else AlreadyOpen(latest)


def _write_down(delivery: Delivery, sitting: Sitting, *, now: datetime) -> None:
    """Who and how many are there, in a lesson to come. What was signed off is corrected there."""
    known = {
        "staff_present": sitting.staff_present,
        "language": sitting.language,
        "headcount": sitting.headcount,
        "starts_at": delivery.starts_at or now,
    }
    planned = Delivery.objects.filter(pk=delivery.pk, outcome=Delivery.Outcome.PLANNED)
    if planned.update(**known):
        delivery.refresh_from_db(fields=known)


def _create(**fields: object) -> Sitting:
    if Sitting(**fields).counted_as:  # question by question, so one is asked at a time
        fields["pace"] = Sitting.Pace.LED
    try:
        return with_free_code(lambda code: Sitting.objects.create(code=code, **fields))
    except IntegrityError:
        running = Sitting.objects.running().lessons().filter(delivery=fields["delivery"]).first()
        if running:  # another phone was a moment sooner
            raise AlreadyOpen(running) from None
        raise


def with_free_code(write: Callable[[str], Result]) -> Result:
    """Run WRITE with new codes until the database accepts one that no other class has.

    An IntegrityError that the code is not to blame for is passed on.
    """
    for _attempt in range(TRIES):
        code = new_code()
        try:
            with transaction.atomic():
                return write(code)
        except IntegrityError:
            if not Sitting.objects.filter(code=code).exists():
                raise
    raise IntegrityError("no free class code was found")
