"""From answers to the totals that stay, and the end of the answers themselves."""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, Sum

from accounts.audit import record
from quizzes.content import Asked, asked_of, by_pk
from quizzes.models import (
    MAY_GO_BACK,
    Answer,
    GroupTally,
    Move,
    Phase,
    Seat,
    Sitting,
    Tally,
)

OF_SEATS = Seat.SOURCES
OF_A_SEAT = ("pk", "source", "people")
# So long after an end no answer is on its way any more.
SETTLED_AFTER = timedelta(minutes=1)

logger = logging.getLogger(__name__)

# What the seats chose: (phase, question, seat) to the key that says the answer as a whole.
Chosen = dict[tuple[str, int, int], str]
# The same and the parts of answers of several keys: (phase, question, seat, key).
Counted = list[tuple[str, int, int, str]]
# The questions by their number in the database.
Questions = dict[int, Asked]
# Of each seat that counts: where its answers come from, and how many pupils it stands for.
Seats = dict[int, tuple[str, int]]


class RollUpMismatch(Exception):
    """The totals are not those of the answers; nothing was stored."""


@transaction.atomic
def roll_up(sitting: Sitting, *, now: datetime) -> None:
    """Write the totals of SITTING from its answers; again, it comes out the same.

    Seats that were taken out are not counted. Raises RollUpMismatch when the sums differ from
    the answers they were made of.
    """
    sitting = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if sitting.forgotten_at:
        return
    undo_roll_up(sitting)
    asked = by_pk(asked_of(sitting.delivery.version_id))
    chosen, counted = _chosen(sitting, asked)
    counting = sitting.seats.filter(removed_at=None)
    seats: Seats = {pk: (source, people) for pk, source, people in counting.values_list(*OF_A_SEAT)}
    Tally.objects.bulk_create(_tallies(sitting, counted, seats))
    Move.objects.bulk_create(_moves(sitting, chosen, seats))
    GroupTally.objects.bulk_create(_groups(sitting, chosen, seats))
    _check(sitting, asked)
    done = _finished(chosen, len(asked))
    Sitting.objects.filter(pk=sitting.pk).update(
        rolled_up_at=now,
        joined=_people(seats, seats),
        completed_before=_people(done[Phase.BEFORE], seats),
        completed_after=_people(done[Phase.AFTER], seats),
        completed_both=_people(done[Phase.BEFORE] & done[Phase.AFTER], seats),
    )


def _chosen(sitting: Sitting, asked: Questions) -> tuple[Chosen, Counted]:
    """What each seat's answers say as a whole, and all that is counted of them."""
    answers = Answer.objects.filter(seat__sitting=sitting, seat__removed_at=None)
    chosen: Chosen = {}
    counted: Counted = []
    for phase, pk, seat, answer in answers.values_list("phase", "question_id", "seat_id", "chosen"):
        question = asked[pk]
        chosen[phase, pk, seat] = question.whole(answer)
        counted += [
            (phase, pk, seat, key) for key in (question.whole(answer), *question.parts(answer))
        ]
    return chosen, counted


def _people(some: Iterable[int], seats: Seats) -> int:
    """How many pupils SOME of the seats stand for."""
    return sum(seats[seat][1] for seat in some)


def _tallies(sitting: Sitting, counted: Counted, seats: Seats) -> list[Tally]:
    tallies: Counter[tuple[str, int, str, str]] = Counter()
    for phase, question, seat, key in counted:
        source, people = seats[seat]
        tallies[phase, question, key, source] += people
    return [
        Tally(
            sitting=sitting,
            phase=phase,
            question_id=question,
            choice=choice,
            source=source,
            count=count,
        )
        for (phase, question, choice, source), count in sorted(tallies.items())
    ]


def _moves(sitting: Sitting, chosen: Chosen, seats: Seats) -> list[Move]:
    moves: Counter[tuple[int, str, str]] = Counter()
    for (phase, question, seat), was in chosen.items():
        now = chosen.get((Phase.AFTER, question, seat))
        if phase == Phase.BEFORE and now is not None:
            moves[question, was, now] += seats[seat][1]
    return [
        Move(sitting=sitting, question_id=question, from_choice=was, to_choice=now, count=count)
        for (question, was, now), count in sorted(moves.items())
    ]


def _groups(sitting: Sitting, chosen: Chosen, seats: Seats) -> list[GroupTally]:
    """The groups that answered anything as one, by their size."""
    answered = {seat for _phase, _question, seat in chosen}
    sizes = Counter(seats[seat][1] for seat in answered if seats[seat][1] > 1)
    return [
        GroupTally(sitting=sitting, people=people, count=count)
        for people, count in sorted(sizes.items())
    ]


def _finished(chosen: Chosen, questions: int) -> dict[str, set[int]]:
    """The seats that answered every question, by phase."""
    given: dict[str, Counter[int]] = defaultdict(Counter)
    for phase, _question, seat in chosen:
        given[phase][seat] += 1
    return {
        phase: {seat for seat, count in given[phase].items() if count == questions}
        for phase in (Phase.BEFORE, Phase.AFTER)
    }


def _check(sitting: Sitting, asked: Questions) -> None:
    """Question by question, what was written down is what the database counts."""
    counted: Counter[tuple[str, int]] = Counter()
    for tally in sitting.tallies.filter(source__in=OF_SEATS):
        if asked[tally.question_id].is_whole(tally.choice):
            counted[tally.phase, tally.question_id] += tally.count
    given = _answers_given(sitting)
    if counted != given:
        raise RollUpMismatch(f"{counted.total()} counted, {given.total()} answers")


def _answers_given(sitting: Sitting) -> Counter[tuple[str, int]]:
    answers = Answer.objects.filter(seat__sitting=sitting, seat__removed_at=None)
    rows = (
        answers.values_list("phase", "question_id").annotate(count=Sum("seat__people")).order_by()
    )
    return Counter({(phase, question): count for phase, question, count in rows})


def undo_roll_up(sitting: Sitting) -> None:
    """Take the totals made of answers away again, while the answers are still there."""
    sitting.tallies.filter(source__in=OF_SEATS).delete()
    sitting.moves.all().delete()
    sitting.groups.all().delete()
    Sitting.objects.filter(pk=sitting.pk).update(
        rolled_up_at=None, joined=0, completed_before=0, completed_after=0, completed_both=0
    )


def roll_up_left_over(*, now: datetime) -> int:
    """Add up ended sittings that have no totals yet, and once more those added up at their end.

    An answer that was on its way at the very end is so counted too. Returns how many.
    """
    ended = Sitting.objects.filter(phase=Phase.ENDED, forgotten_at=None)
    is_unsettled = Q(rolled_up_at__lt=F("ended_at") + SETTLED_AFTER)
    left_over = ended.filter(Q(rolled_up_at=None) | is_unsettled)
    return sum(add_up_again(pk, now=now) for pk in left_over.values_list("pk", flat=True))


@transaction.atomic
def add_up_again(pk: int, *, now: datetime) -> bool:
    """Add up the sitting PK if it has ended, so that what came in since is counted too."""
    ended = Sitting.objects.select_for_update().filter(pk=pk, phase=Phase.ENDED).first()
    if ended is None:  # it was opened again meanwhile
        return False
    try:
        roll_up(ended, now=now)
    except RollUpMismatch as mismatch:  # an answer came in this very moment: the next run is right
        logger.warning("Sitting %s is not added up yet: %s", pk, mismatch)
        return False
    return True


def settle(sitting: Sitting, *, now: datetime) -> bool:
    """Add up SITTING when its last seconds are over; whether there was anything to do.

    An answer of the very instant of the end may have come behind the adding up.
    """
    if sitting.phase != Phase.ENDED or sitting.is_ending(now) or sitting.forgotten_at:
        return False
    done, closed = sitting.rolled_up_at, sitting.closes_at
    if done and (closed is None or closed <= done):
        return False
    return add_up_again(sitting.pk, now=now)


def forget_answers(*, now: datetime) -> int:
    """Delete the seats and answers of sittings whose keeping time is over; returns how many.

    The keeping time is the force's, in days after the end. Every report stays as it was.
    """
    due = Sitting.objects.filter(
        phase=Phase.ENDED, rolled_up_at__isnull=False, forgotten_at=None
    ).select_related("delivery__force", "delivery__class_group")
    over = [sitting for sitting in due if _is_over(sitting, now)]
    for sitting in over:
        _forget(sitting, now=now)
    return len(over)


def _is_over(sitting: Sitting, now: datetime) -> bool:
    kept = max(timedelta(days=sitting.delivery.force.answers_kept_days), MAY_GO_BACK)
    return sitting.ended_at is not None and sitting.ended_at <= now - kept


@transaction.atomic
def _forget(sitting: Sitting, *, now: datetime) -> None:
    seats = Seat.objects.filter(sitting=sitting)
    count = seats.count()
    seats.delete()
    Sitting.objects.filter(pk=sitting.pk).update(forgotten_at=now, former_code="")
    record(
        "answers_deleted",
        by=None,
        about=sitting,
        force=sitting.delivery.force,
        detail=f"{count} seats",
    )
