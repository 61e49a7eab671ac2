"""Classes with answers, for tests of the officer's side."""

from django.utils import timezone

from quizzes.answers import save_answer
from quizzes.content import asked_of
from quizzes.live import place_of
from quizzes.models import Answer, Phase, Sitting
from quizzes.seats import take_seat
from tests.builders import make_delivery, make_lesson, make_sitting, make_visit


def make_room(*, seats=0, questions=2, **fields):
    """A sitting of a visit with SEATS pupils who have joined; fields go to the sitting."""
    if "delivery" not in fields:
        fields["delivery"] = make_delivery(make_visit(), make_lesson(questions=questions))
    sitting = make_sitting(fields.pop("delivery"), **fields)
    for _ in range(seats):
        take_seat(sitting)
    return sitting


def answer(sitting, phase, chosen, *, seats=None, questions=None):
    """SEATS (all) of SITTING choose CHOSEN for the first QUESTIONS (all) in PHASE."""
    asked = list(sitting.delivery.version.questions.all())[:questions]
    Answer.objects.bulk_create(
        Answer(seat=seat, phase=phase, question=question, chosen=chosen)
        for seat in (seats if seats is not None else sitting.seats.all())
        for question in asked
    )


def answer_as_devices(tokens, sitting, phase, chosen, *, now=None):
    """The seats of TOKENS choose CHOSEN for every question in PHASE, by the action of a device."""
    for token in tokens:
        for question in asked_of(sitting.delivery.version_id):
            save_answer(
                place_of(token),
                question,
                phase=phase,
                chosen=chosen,
                revision=None,
                now=now or timezone.now(),
            )


def taught_room(*, seats=6, stayed=5, **fields):
    """A class whose after questions are closed: SEATS chose "a" before, STAYED "b" after."""
    sitting = make_room(seats=seats, phase=Phase.AFTER, **fields)
    answer(sitting, "before", "a")
    answer(sitting, "after", "b", seats=sitting.seats.all()[:stayed])
    return sitting


def officer_of(sitting):
    return sitting.delivery.officer.user


def fresh(sitting):
    return Sitting.objects.select_related("delivery__force").get(pk=sitting.pk)


def step(sitting, action, *, now=None):
    """Who runs SITTING takes the step ACTION, from the screen as it is now."""
    room = fresh(sitting)
    assert action(room, by=room.opened_by, drawn=room.version, now=now or timezone.now())
