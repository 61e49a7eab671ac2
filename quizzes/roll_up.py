"""From answers to the totals that stay, and the end of the answers themselves."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count

from accounts.audit import record
from quizzes.models import Answer, Move, Phase, Seat, Sitting, Source, Tally


class RollUpMismatch(Exception):
    """The totals are not those of the answers; nothing was stored."""


@transaction.atomic
def roll_up(sitting: Sitting, *, now: datetime) -> None:
    """Write the tallies and moves of SITTING from its answers; again, it comes out the same.

    Seats that were taken out are not counted. Raises RollUpMismatch when the sums differ from
    the answers they were made of.
    """
    sitting = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if sitting.forgotten_at:
        return
    undo_roll_up(sitting)
    answers = Answer.objects.filter(seat__sitting=sitting, seat__removed_at=None)
    chosen = {
        (phase, question, seat): choice
        for seat, phase, question, choice in answers.values_list(
            "seat_id", "phase", "question_id", "chosen"
        )
    }
    tallies = Counter(
        (phase, question, choice) for (phase, question, _seat), choice in chosen.items()
    )
    Tally.objects.bulk_create(
        Tally(
            sitting=sitting,
            phase=phase,
            question_id=question,
            choice=choice,
            source=Source.DEVICES,
            count=count,
        )
        for (phase, question, choice), count in sorted(tallies.items())
    )
    Move.objects.bulk_create(_moves(sitting, chosen))
    _check(sitting, answers.count())
    questions = sitting.delivery.version.questions.count()
    done = _finished(chosen, questions)
    Sitting.objects.filter(pk=sitting.pk).update(
        rolled_up_at=now,
        joined=sitting.seats.filter(removed_at=None).count(),
        completed_before=len(done[Phase.BEFORE]),
        completed_after=len(done[Phase.AFTER]),
        completed_both=len(done[Phase.BEFORE] & done[Phase.AFTER]),
    )


def _moves(sitting: Sitting, chosen: dict[tuple[str, int, int], str]) -> list[Move]:
    moves: Counter[tuple[int, str, str]] = Counter()
    for (phase, question, seat), was in chosen.items():
        now = chosen.get((Phase.AFTER, question, seat))
        if phase == Phase.BEFORE and now is not None:
            moves[question, was, now] += 1
    return [
        Move(sitting=sitting, question_id=question, from_choice=was, to_choice=now, count=count)
        for (question, was, now), count in sorted(moves.items())
    ]


def _finished(chosen: dict[tuple[str, int, int], str], questions: int) -> dict[str, set[int]]:
    """The seats that answered every question, by phase."""
    given: dict[str, Counter[int]] = defaultdict(Counter)
    for phase, _question, seat in chosen:
        given[phase][seat] += 1
    return {
        phase: {seat for seat, count in given[phase].items() if count == questions}
        for phase in (Phase.BEFORE, Phase.AFTER)
    }


def _check(sitting: Sitting, answer_count: int) -> None:
    counted = sum(sitting.tallies.values_list("count", flat=True))
    if counted != answer_count:
        raise RollUpMismatch(f"{counted} counted, {answer_count} answers")


def undo_roll_up(sitting: Sitting) -> None:
    """Take the totals made of answers away again, while the answers are still there."""
    sitting.tallies.filter(source=Source.DEVICES).delete()
    sitting.moves.all().delete()
    Sitting.objects.filter(pk=sitting.pk).update(rolled_up_at=None)


def forget_answers(*, now: datetime) -> int:
    """Delete the seats and answers of sittings whose keeping time is over; returns how many.

    The keeping time is the force's, in days after the end. Every report stays as it was.
    """
    forgotten = 0
    due = Sitting.objects.filter(
        phase=Phase.ENDED, rolled_up_at__isnull=False, forgotten_at=None
    ).select_related("delivery__force")
    for sitting in due.annotate(seat_count=Count("seats")):
        kept = timedelta(days=sitting.delivery.force.answers_kept_days)
        if sitting.ended_at is None or sitting.ended_at > now - kept:
            continue
        with transaction.atomic():
            Seat.objects.filter(sitting=sitting).delete()
            Sitting.objects.filter(pk=sitting.pk).update(forgotten_at=now)
            record(
                "answers_deleted",
                by=None,
                about=sitting,
                force=sitting.delivery.force,
                detail=f"{sitting.seat_count} seats",
            )
        forgotten += 1
    return forgotten
