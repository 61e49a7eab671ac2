"""Saving an answer: one statement that judges and writes, and is harmless when repeated."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from quizzes.content import Asked
from quizzes.live import Place, name_of_asking

# The sitting is judged in the same statement that writes, so that no answer slips in behind a
# closing. Answers do not queue behind one another. What is asked now counts, and so does what
# closes, for its last seconds, whatever step the officer has taken since. A voided question is
# another one: it must have been asked anew as often as when the page of the answer was drawn.
INSERT = """
INSERT INTO quizzes_answer (seat_id, phase, question_id, chosen, revision)
SELECT seat.id, %s, %s, %s, %s
FROM quizzes_seat AS seat JOIN quizzes_sitting AS sitting ON sitting.id = seat.sitting_id
WHERE seat.id = %s AND seat.removed_at IS NULL
  AND (
    (sitting.phase = %s AND (sitting.is_open OR sitting.closes_at > %s)
      AND (sitting.asked_question IS NULL OR sitting.asked_question = %s))
    OR (sitting.closing_phase = %s AND sitting.closes_at > %s
      AND (sitting.closing_question IS NULL OR sitting.closing_question = %s))
  )
  AND LENGTH(sitting.asked_again || ',')
    - LENGTH(REPLACE(sitting.asked_again || ',', %s, '')) = %s
{lock}
ON CONFLICT (seat_id, phase, question_id) DO UPDATE
"""
# PostgreSQL writes beside a voiding that is not committed yet: this waits for it and judges again.
LOCK = {"postgresql": "FOR KEY SHARE OF sitting"}
# A device counts its own changes: the higher revision wins, a repeat changes nothing.
BY_REVISION = """
SET chosen = excluded.chosen, revision = excluded.revision
WHERE excluded.revision > quizzes_answer.revision
RETURNING chosen, revision
"""
# A plain form cannot count: what a person sends last is what they mean.
BY_ARRIVAL = """
SET chosen = excluded.chosen, revision = quizzes_answer.revision + 1
RETURNING chosen, revision
"""
STORED = (
    "SELECT chosen, revision FROM quizzes_answer WHERE seat_id=%s AND phase=%s AND question_id=%s"
)


class NotAChoice(Exception):
    """What was chosen is no answer to the question: nothing is stored."""


class QuestionClosed(Exception):
    """The answer came after the question had closed; an earlier one, if any, still counts."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is in the database now for this seat, phase and question."""

    chosen: str
    revision: int


def save_answer(
    place: Place, question: Asked, *, phase: str, chosen: str, revision: int | None, now: datetime
) -> Stored:
    """Store CHOSEN for the seat; returns what is stored, which is newer if an older one came late.

    REVISION is the device's own count, or None from a plain form. Committed on return.
    Raises NotAChoice or QuestionClosed.
    """
    stored = question.as_stored(chosen)
    if stored is None:
        raise NotAChoice
    is_asked = [phase, connection.ops.adapt_datetimefield_value(now), question.number]
    voiding = f"{name_of_asking(phase, question.number)},"
    with connection.cursor() as cursor:
        cursor.execute(
            INSERT.format(lock=LOCK.get(connection.vendor, ""))
            + (BY_ARRIVAL if revision is None else BY_REVISION),
            [
                phase,
                question.pk,
                stored,
                1 if revision is None else revision,
                place.seat,
                *is_asked,  # now
                *is_asked,  # or until it has closed
                voiding,
                len(voiding) * place.times_voided(phase, question.number),
            ],
        )
        rows = cursor.fetchall()
        if not rows and revision is not None:
            cursor.execute(STORED, [place.seat, phase, question.pk])
            rows = [row for row in cursor.fetchall() if row[1] >= revision]
    if not rows:
        raise QuestionClosed
    return Stored(*rows[0])
