"""Paper sheets, typed in one by one: each is a seat that no device has."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from quizzes.actions.moves import note
from quizzes.content import asked_of
from quizzes.models import QUESTION_PHASES, Answer, Seat, Sitting, Source
from quizzes.roll_up import add_up_again
from quizzes.seats import new_seat, token_hash
from quizzes.sources import Answered, ways_of

# Of one sheet: (phase, number of the question in the database) to what was chosen.
Chosen = Mapping[tuple[str, int], str]


def sheets_of(sitting: Sitting) -> int:
    """How many sheets of SITTING have been typed in."""
    return Seat.objects.filter(sitting=sitting, source=Source.SHEETS).count()


class AnswersDeleted(Exception):
    """Seats and answers of the class are no longer kept: its totals stand."""


class AllHaveAnswered(Exception):
    """As many answered a question of a sheet as pupils are in the room: in these WAYS."""

    def __init__(self, phase: str, number: int, ways: Answered):
        super().__init__(phase, number)
        self.phase, self.number, self.ways = phase, number, ways


@transaction.atomic
def add_sheet(
    sitting: Sitting, chosen: Chosen, *, by: User, now: datetime, token: str = ""
) -> None:
    """Store what one sheet says. TOKEN was drawn into the form: sent twice it is one sheet.

    Raises AllHaveAnswered when all pupils in the room answered one of its questions already, in
    whatever way, SittingFull when more have joined than can be in the room, and AnswersDeleted.
    """
    _lock(sitting)
    if sitting.seats.filter(token_hash=token_hash(token)).exists():
        return
    asked = asked_of(sitting.delivery.version_id)
    ways = ways_of(sitting, asked)
    for question in asked:
        for phase in QUESTION_PHASES:
            place = (phase.value, question.pk)
            if place in chosen and ways[place].total >= sitting.headcount:
                raise AllHaveAnswered(phase, question.number, ways[place])
    seat = new_seat(sitting, source=Source.SHEETS, token=token).seat
    Answer.objects.bulk_create(
        Answer(seat=seat, phase=phase, question_id=question, chosen=choice)
        for (phase, question), choice in chosen.items()
    )
    _written(sitting, "sheets_typed", by=by, now=now)


@transaction.atomic
def remove_last_sheet(sitting: Sitting, *, by: User, typed: int | None, now: datetime) -> bool:
    """Take the sheet that was typed in last out again.

    False when there is none, or not as many are TYPED in as when the button was drawn. Raises
    AnswersDeleted.
    """
    _lock(sitting)
    sheets = Seat.objects.filter(sitting=sitting, source=Source.SHEETS).order_by("pk")
    last = sheets.last()
    if last is None or sheets.count() != typed:
        return False
    last.delete()
    _written(sitting, "sheet_removed", by=by, now=now)
    return True


def _lock(sitting: Sitting) -> None:
    """Two phones type one after the other, and nothing comes behind the deleting of answers."""
    if Sitting.objects.select_for_update().get(pk=sitting.pk).forgotten_at:
        raise AnswersDeleted


def _written(sitting: Sitting, action: str, *, by: User, now: datetime) -> None:
    note(action, sitting, by=by)
    add_up_again(sitting.pk, now=now)
