"""Classes with answers, for tests of the officer's side."""

import threading

from django.db import connection

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


def at_once(work, count):
    """Run WORK(number) in COUNT threads that start together; what each returned."""
    barrier, results = threading.Barrier(count), []

    def one(number):
        try:
            barrier.wait()
            results.append(work(number))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[number]) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
