"""A locked door is told at the code, and a seat on another device says what to mend."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.models import Seat, Sitting
from quizzes.seats import take_seat
from tests.builders import make_sitting

pytestmark = pytest.mark.django_db

CODE = "KDMTRP"
CLOSED = "Your class has closed the door. Put your hand up."


@pytest.fixture
def sitting():
    return make_sitting(phase="before", is_open=True, code=CODE)


def door(client, code=CODE):
    return client.get(reverse("pupils:start", args=[code]))


class TestLocked:
    @pytest.fixture(autouse=True)
    def locked(self, sitting):
        Sitting.objects.update(is_door_locked=True)

    def test_is_said_at_the_code_before_anything_else(self, client):
        page = client.post(reverse("pupils:join"), {"code": "kdm trp"}, follow=True)

        assert page.status_code == 409
        assert CLOSED in page.text
        assert "Try again" in page.text
        assert "No one knows which answers are yours" not in page.text

    def test_opened_again_lets_in_by_the_same_address(self, client):
        door(client)
        Sitting.objects.update(is_door_locked=False)

        assert door(client).status_code == 200

    def test_costs_no_try_at_codes(self, client):
        for _look in range(61):
            assert door(client).status_code == 409

        assert "No class has the code" in door(client, "KDMTRB").text

    @pytest.mark.usefixtures("still_clock")
    def test_wrong_code_beside_it_is_answered_as_ever_and_slowed(self, client):
        with time_machine.travel(timezone.now(), tick=False):
            answers = [door(client, "KDMTRB").status_code for _guess in range(61)]

        assert answers == [404] * 60 + [429]

    def test_lets_those_inside_go_on_and_no_one_else_of_the_same_device(self, client, sitting):
        client.cookies["diogel_seat"] = take_seat(Sitting(pk=sitting.pk, headcount=28)).token

        page = door(client)
        new = client.post(reverse("pupils:start", args=[CODE]), {"new": "1"})

        assert page.status_code == 200
        assert "was here. Are you" in page.text
        assert CLOSED in page.text
        assert "I am new" not in page.text
        assert new.status_code == 409
        assert Seat.objects.count() == 1


class TestOtherDevice:
    def go_on(self, code=CODE, seat_code="BCDF"):
        return Client().post(reverse("pupils:other_device"), {"code": code, "seat_code": seat_code})

    @pytest.fixture
    def seat(self, sitting):
        return take_seat(sitting).seat

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ("", "Type the 4 letters that are on the other screen."),
            ("bcd", "Your seat has 4 letters. You typed 3."),
            ("BCDA", "There is no A, E, I, O, U, W or Y. Check letter 4."),
            ("BCDF", "No seat of this class has the letters BCDF. Look at the other screen."),
        ],
    )
    def test_wrong_letters_come_back_with_the_cursor_there_and_the_fix(self, seat, typed, message):
        Seat.objects.update(seat_code="XXXX")

        response = self.go_on(seat_code=typed)

        assert response.status_code == 422
        assert response.text.count(message) == 2
        assert (
            f'value="{typed}" aria-describedby="seat_code-problem" aria-invalid="true" autofocus'
            in response.text
        )
        assert (
            f'name="code" type="text" autocapitalize="characters" autocomplete="off"'
            f' spellcheck="false" value="{CODE}">' in response.text
        )

    def test_wrong_code_is_the_field_to_mend_and_the_letters_stay(self, seat):
        response = self.go_on(code="KDMTRB", seat_code=seat.seat_code)

        assert response.status_code == 404
        assert "No class has the code KDM TRB right now." in response.text
        assert 'value="KDMTRB" aria-describedby="code-problem"' in response.text
        assert f'value="{seat.seat_code}">' in response.text
        assert response.text.count("autofocus") == 1

    @pytest.mark.usefixtures("still_clock")
    def test_wrong_codes_are_counted_here_too(self, sitting):
        with time_machine.travel(timezone.now(), tick=False):
            answers = [self.go_on(code="KDMTRB").status_code for _guess in range(61)]

        assert answers == [404] * 60 + [429]

    @pytest.mark.usefixtures("still_clock")
    def test_guesses_at_letters_are_slowed_and_slips_are_not_guesses(self, seat):
        Seat.objects.update(seat_code="XXXX")
        for _slip in range(11):
            self.go_on(seat_code="BC")

        answers = [self.go_on().text.count("Wait 10 seconds") for _guess in range(11)]

        assert answers == [0] * 10 + [2]

    def test_class_that_has_finished_says_so(self, sitting):
        actions.finish(sitting, by=sitting.opened_by, drawn=1, now=timezone.now())

        response = self.go_on()

        assert response.status_code == 410
        assert "This class has finished." in response.text
