"""A rehearsal: the whole class quiz works, and nothing of it is left."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from quizzes import actions
from quizzes.models import Answer, Seat, Sitting, Tally, VoidedTally
from quizzes.seats import take_seat
from tests.builders import at, make_delivery, make_lesson, make_visit
from tests.quizzes.builders import answer, fresh, make_room, officer_of
from tests.quizzes.pupils import pupil_of
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def delivery():
    visit = make_visit(starts_at=at(2026, 11, 24, 10))
    return make_delivery(visit, make_lesson(questions=2))


@pytest.fixture
def officer(client, delivery):
    client.force_login(delivery.officer.user)
    return client


def rehearse(officer, delivery):
    officer.post(reverse("quizzes:start", args=[delivery.pk]), {"rehearse": "1"})
    return Sitting.objects.get(kind="trial")


def press(officer, sitting, action):
    return officer.post(
        reverse("quizzes:step", args=[sitting.pk, action]), {"drawn": fresh(sitting).version}
    )


def test_it_opens_without_an_adult_and_says_so_on_every_screen(officer, delivery):
    sitting = rehearse(officer, delivery)
    pupil = pupil_of(sitting)
    press(officer, sitting, "open")

    for page in (
        officer.get(sitting.get_absolute_url()),
        officer.get(reverse("quizzes:board", args=[sitting.pk])),
        pupil.get(reverse("pupils:question", args=[sitting.address, "before", 1])),
    ):
        assert "Rehearsal: nothing is kept" in page.text


def test_nothing_of_it_is_left(officer, delivery):
    before = AuditEvent.objects.count()
    sitting = rehearse(officer, delivery)
    for _pupil in range(3):
        take_seat(sitting)
    press(officer, sitting, "open")
    answer(sitting, "before", "a")
    officer.post(
        reverse("quizzes:void", args=[sitting.pk]),
        {"question": 1, "drawn": fresh(sitting).version},
    )

    response = press(officer, sitting, "finish")

    assert response["Location"] == reverse("quizzes:start", args=[delivery.pk])
    left = [model.objects.count() for model in (Sitting, Seat, Answer, Tally, VoidedTally)]
    assert left == [0, 0, 0, 0, 0]
    assert AuditEvent.objects.count() == before
    delivery.refresh_from_db()
    assert (delivery.staff_present, delivery.headcount) == ("", None)


def test_class_can_be_opened_beside_it(officer, delivery):
    rehearse(officer, delivery)

    officer.post(
        reverse("quizzes:start", args=[delivery.pk]),
        {
            "staff": "else",
            "someone_else": "Form tutor",
            "headcount": delivery.class_group.pupils,
            "language": "en",
            "ways": "devices",
            "pace": "own",
        },
    )

    assert sorted(Sitting.objects.values_list("kind", flat=True)) == ["lesson", "trial"]


def test_second_press_goes_on_with_the_same_rehearsal(officer, delivery):
    first = rehearse(officer, delivery)

    assert rehearse(officer, delivery).pk == first.pk


def test_real_class_has_no_such_line(delivery):
    room = make_room(phase="before", is_open=True)
    client = Client()
    client.force_login(officer_of(room))

    assert "Rehearsal" not in client.get(room.get_absolute_url()).text


def test_board_of_the_rehearsal_waits_for_the_class(officer, delivery):
    screen, _token = actions.new_screen(now=timezone.now())
    letters = {"rehearse": "1", "board": screen.pairing_code}
    officer.post(reverse("quizzes:start", args=[delivery.pk]), letters)
    press(officer, Sitting.objects.get(), "finish")

    waiting = officer.get(reverse("quizzes:start", args=[delivery.pk])).text
    actions.open_sitting(
        delivery,
        by=delivery.officer.user,
        staff_present="Form tutor",
        headcount=28,
        language="en",
        now=timezone.now(),
    )

    assert "Board of the rehearsal" in waiting
    screen.refresh_from_db()
    assert screen.sitting == Sitting.objects.get(kind="lesson")
    assert (screen.pairing_code, screen.waits_for) == (None, None)


def test_board_of_the_rehearsal_shows_letters_for_anyone_else(officer, delivery):
    screen, _token = actions.new_screen(now=timezone.now())
    letters = {"rehearse": "1", "board": screen.pairing_code}
    officer.post(reverse("quizzes:start", args=[delivery.pk]), letters)
    press(officer, Sitting.objects.get(), "finish")
    screen.refresh_from_db()
    room = make_room()

    actions.pair_board(room, letters=screen.pairing_code, by=officer_of(room))

    screen.refresh_from_db()
    assert (screen.sitting, screen.waits_for) == (room, None)


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_open_one_rehearsal():
    delivery = make_delivery(make_visit())

    def tap(_number):
        return actions.rehearse(
            delivery,
            by=delivery.officer.user,
            headcount=28,
            language="en",
            ways=["devices"],
            pace="own",
            board="",
            now=timezone.now(),
        ).pk

    assert set(at_once(tap, 6)) == {Sitting.objects.get().pk}
