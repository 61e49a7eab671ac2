"""A pupil joins a class: the code, the name, and one seat however often it is pressed."""

import pytest
from django.test import Client
from django.urls import reverse

from quizzes.models import Phase, Seat, Sitting
from quizzes.names import seat_name
from quizzes.seats import take_seat, token_hash
from tests.builders import at, make_sitting
from tests.quizzes.pupils import class_page, page
from tests.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", ["9" * 5000, "²", ""])
def test_seat_is_taken_whatever_name_the_form_asks_for(client, sitting, seed):
    response = client.post(reverse("pupils:start", args=[sitting.code]), {"seed": seed})

    assert response.status_code == 302
    assert Seat.objects.count() == 1


@pytest.mark.parametrize("typed", ["{code}", " {code} ", "http://x.example/join/{code}/"])
def test_code_leads_to_who_sees_my_answers(client, sitting, typed):
    response = client.post(reverse("pupils:join"), {"code": typed.format(code=sitting.code)})

    assert response["Location"] == f"/join/{sitting.code}/"
    text = client.get(response["Location"]).content.decode()
    assert "No one knows which answers are yours." in text
    assert Seat.objects.count() == 0


def test_small_letters_and_spaces_are_the_same_code(client, sitting):
    typed = f"{sitting.code[:3].lower()} {sitting.code[3:].lower()}"

    response = client.post(reverse("pupils:join"), {"code": typed})

    assert response["Location"] == f"/join/{sitting.code}/"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Type the 6 letters that are on the board."),
        ("KDMTR", "The code has 6 letters. You typed 5."),
        ("KDMTAB", "Codes have no A, E, I, O, U, W or Y. Check letter 5."),
    ],
)
def test_mistake_is_said_kindly_and_the_letters_are_kept(client, typed, message):
    response = client.post(reverse("pupils:join"), {"code": typed})

    assert response.status_code == 422
    assert message in response.content.decode()
    assert f'value="{typed}"' in response.content.decode()


def test_no_class_has_the_code(client):
    response = client.get(reverse("pupils:start", args=["KDMTRB"]))

    assert response.status_code == 404
    assert "No class has the code KDM TRB right now." in response.content.decode()


def test_start_takes_one_seat_under_the_name_that_was_shown(client, sitting):
    response = client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "17"})

    seat = Seat.objects.get()
    assert response["Location"] == page(sitting, 1)
    assert seat.name_seed == 17
    token = response.cookies["diogel_seat"].value
    assert seat.token_hash == token_hash(token)
    assert response.cookies["diogel_seat"]["httponly"]


def test_second_start_on_this_device_makes_no_second_seat(client, sitting):
    client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "17"})

    response = client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "18"})

    assert response["Location"] == class_page(sitting)
    assert Seat.objects.count() == 1


def test_next_child_who_types_the_code_is_asked_who_they_are(client, sitting):
    start = reverse("pupils:start", args=[sitting.code])
    client.post(start, {"seed": "17"})

    typed = client.post(reverse("pupils:join"), {"code": sitting.code}, follow=True)
    client.post(start, {"seed": "18", "new": "1", "token": "t" * 24})
    client.post(start, {"seed": "18", "new": "1", "token": "t" * 24})  # a second tap

    name = seat_name(17, "en").text
    assert f"{name} was here. Are you {name}?" in typed.content.decode()
    assert f'href="{class_page(sitting)}"' in typed.content.decode()
    assert 'name="new" value="1"' in typed.content.decode()
    assert list(Seat.objects.order_by("pk").values_list("name_seed", flat=True)) == [17, 18]


def test_first_child_is_asked_nothing(client, sitting):
    page = client.get(reverse("pupils:start", args=[sitting.code])).content.decode()

    assert "was here" not in page
    assert 'name="new"' not in page


def test_same_form_sent_twice_is_one_seat(sitting):
    """Two requests of one press, the second before the first is answered: no cookie yet."""
    form = {"seed": "7", "token": "t" * 24}
    first, second = Client(), Client()

    first.post(reverse("pupils:start", args=[sitting.code]), form)
    second.post(reverse("pupils:start", args=[sitting.code]), form)

    assert Seat.objects.count() == 1
    assert first.cookies["diogel_seat"].value == second.cookies["diogel_seat"].value


@pytest.mark.parametrize("token", ["", "short", "x" * 200])
def test_token_that_could_be_guessed_is_not_taken(client, sitting, token):
    client.post(reverse("pupils:start", args=[sitting.code]), {"token": token})

    assert len(client.cookies["diogel_seat"].value) == 24
    assert client.cookies["diogel_seat"].value != token


def test_name_that_is_taken_gives_way_to_another(sitting):
    for client in (Client(), Client()):
        client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "17"})

    seeds = list(Seat.objects.values_list("name_seed", flat=True))
    assert len(set(seeds)) == 2


def test_locked_door_is_said(client, sitting):
    Sitting.objects.update(is_door_locked=True)

    response = client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "17"})

    assert response.status_code == 409
    assert "Your class has closed the door." in response.content.decode()
    assert Seat.objects.count() == 0


@pytest.mark.usefixtures("still_clock")
def test_wrong_codes_are_slowed_and_right_ones_still_pass(client, sitting):
    for _ in range(60):
        client.get(reverse("pupils:start", args=["KDMTRB"]))

    slowed = client.get(reverse("pupils:start", args=["KDMTRB"]))
    right = client.get(reverse("pupils:start", args=[sitting.code]))

    assert slowed.status_code == 429
    assert "Wait 10 seconds" in slowed.content.decode()
    assert right.status_code == 200


def test_ended_class_has_no_code(client, sitting):
    Sitting.objects.update(phase=Phase.ENDED, is_open=False, code=None, ended_at=at(2026, 11, 24))

    assert client.get(f"/join/{sitting.code}/").status_code == 404


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_thirty_pupils_join_at_once_and_each_has_one_seat_and_name():
    sitting = make_sitting()

    seats = at_once(lambda number: take_seat(sitting, name_seed=number % 3).seat.pk, 30)

    assert len(set(seats)) == 30
    assert Seat.objects.values("name_seed").distinct().count() == 30
