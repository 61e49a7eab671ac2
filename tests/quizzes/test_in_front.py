"""What stands in front of the class: whom to ask, and a code only where it is of use."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.models import BoardScreen
from tests.builders import (
    at,
    make_delivery,
    make_lesson,
    make_officer,
    make_school,
    make_teacher,
    make_visit,
)
from tests.quizzes.builders import make_room, officer_of
from tests.threads import at_once

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)


def board_of(client, room):
    client.force_login(room.runner)
    return client.get(reverse("quizzes:board", args=[room.pk])).text


class TestDoorLocked:
    def test_who_runs_the_class_is_to_be_asked(self, client):
        room = make_room(is_door_locked=True)
        room.opened_by.name = "PC Rees"
        room.opened_by.save()

        assert "Joining is closed. Ask PC Rees." in board_of(client, room)

    def test_no_mail_address_stands_in_front_of_a_class(self, client):
        """A teacher signs in with a mailed code and may never have written a name."""
        room = make_room(is_door_locked=True)
        room.controlled_by = make_teacher(room.delivery.school, name="").user
        room.save()

        page = board_of(client, room)

        assert "Joining is closed. Put your hand up." in page
        assert room.controlled_by.email not in page


@pytest.mark.parametrize(
    ("ways", "is_shown"),
    [("devices", True), ("shared,hands", True), ("hands", False), ("cards,paper", False)],
)
def test_lesson_shows_a_code_only_where_pupils_have_devices(client, ways, is_shown):
    """Whoever joined a class that is counted by hand would be counted twice."""
    room = make_room(ways=ways, code="KDMTRP", phase="before")
    client.force_login(officer_of(room))
    projector = Client()
    screen, token = actions.new_screen(now=timezone.now())
    projector.cookies["diogel_board"] = token
    actions.pair_board(room, letters=screen.pairing_code, by=officer_of(room))

    laptop = client.get(reverse("quizzes:room_code", args=[room.delivery_id])).text
    corner = projector.get(reverse("board:class"), {"for": room.delivery_id}).text

    for page in (laptop, corner):
        assert ("KDM TRP" in page) is is_shown
        assert ("qr.svg" in page) is is_shown
        assert 'data-phase="before"' in page


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_board_whose_letters_two_classes_type_shows_one_of_them():
    rooms = [make_room(), make_room()]
    screen, _token = actions.new_screen(now=NOW)

    def pair(number):
        room = rooms[number]
        try:
            actions.pair_board(room, letters=screen.pairing_code, by=room.opened_by)
        except actions.NoSuchBoard:
            return None
        return room.pk

    paired = [pk for pk in at_once(pair, 2) if pk]

    assert paired == [BoardScreen.objects.get().sitting_id]


@pytest.mark.parametrize("is_same_school", [True, False])
def test_board_left_on_in_another_school_does_not_come_along(client, is_same_school):
    """It would show there whose class is taught here, and the code to join it."""
    officer = make_officer()
    school = make_school(officer=officer)
    first = make_delivery(make_visit(school, officer))
    here = school if is_same_school else make_school(officer=officer)
    second = make_delivery(make_visit(here, officer), make_lesson())
    now = timezone.now()
    room = make_room(delivery=first)
    screen, token = actions.new_screen(now=now)
    actions.pair_board(room, letters=screen.pairing_code, by=officer.user)
    actions.finish(room, by=officer.user, drawn=1, now=now)
    client.force_login(officer.user)

    check_list = client.get(reverse("quizzes:start", args=[second.pk])).text
    actions.open_sitting(
        second, by=officer.user, staff_present="Tutor", headcount=28, language="en", now=now
    )
    projector = Client()
    projector.cookies["diogel_board"] = token
    seen = projector.get(reverse("board:board")).text

    assert ("No board yet" in check_list) is not is_same_school
    assert (here.name in seen) is is_same_school
    assert ("Type the six letters" in seen) is is_same_school
