"""Whoever takes a step has the controls; the other phone says so, and its buttons wait."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent
from tests.builders import make_teacher
from tests.quizzes.builders import fresh, make_room, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return make_room(phase="before", is_open=True)


@pytest.fixture
def officer(room):
    client = Client()
    client.force_login(officer_of(room))
    return client


@pytest.fixture
def teacher(room):
    client = Client()
    client.force_login(make_teacher(room.delivery.school, name="Mrs Puw").user)
    return client


def press(client, room, action):
    address = reverse("quizzes:step", args=[room.pk, action])
    return client.post(address, {"drawn": fresh(room).version})


def control(client, room):
    return client.get(room.get_absolute_url()).text


def test_teacher_who_looks_sees_who_runs_the_class_and_no_button_of_it(teacher, room):
    page = control(teacher, room)

    assert f"{officer_of(room)} has the controls now." in page
    assert "Take over here" in page
    assert "Close the before questions" not in page


def test_taken_over_class_moves_to_the_other_phone_and_back(officer, teacher, room):
    press(teacher, room, "take-over")

    assert "Close the before questions" in control(teacher, room)
    page = control(officer, room)
    assert "Mrs Puw has the controls now." in page
    assert "Take back" in page
    assert "Close the before questions" not in page

    press(officer, room, "take-over")
    assert "Close the before questions" in control(officer, room)
    taken = AuditEvent.objects.filter(action="controls_taken")
    assert [str(event.by) for event in taken.order_by("pk")] == ["Mrs Puw", str(officer_of(room))]


def test_button_drawn_before_the_class_was_taken_over_changes_nothing(officer, teacher, room):
    drawn = room.version
    press(teacher, room, "take-over")

    officer.post(reverse("quizzes:step", args=[room.pk, "close"]), {"drawn": drawn})

    assert fresh(room).is_open


def test_phone_that_looks_on_is_told_by_its_next_poll(officer, teacher, room):
    state = reverse("quizzes:sitting_state", args=[room.pk])
    tag = officer.get(state)["ETag"]
    assert officer.get(state, headers={"if-none-match": tag}).status_code == 304

    press(teacher, room, "take-over")

    news = officer.get(state, headers={"if-none-match": tag})
    assert "Mrs Puw has the controls now." in news.text


def test_hands_are_counted_on_a_second_phone_without_taking_over(teacher, room):
    address = reverse("quizzes:count", args=[room.pk, "hands", "before", 1])

    response = teacher.post(address, {"a": "3"})

    assert response.status_code == 302
    assert fresh(room).runner == officer_of(room)


def test_start_page_takes_over_a_class_that_a_colleague_opened(teacher, room):
    page = teacher.get(reverse("quizzes:start", args=[room.delivery_id])).text
    assert "Take over here" in page

    response = press(teacher, room, "take-over")

    assert response["Location"] == room.get_absolute_url()
    assert str(fresh(room).runner) == "Mrs Puw"


def test_own_class_on_another_phone_goes_on_without_taking_over(officer, room):
    page = officer.get(reverse("quizzes:start", args=[room.delivery_id])).text

    assert "Go on with it here" in page
    assert "Take over here" not in page


def test_ended_class_has_no_controls_to_take(officer, teacher, room):
    press(officer, room, "finish")

    assert "has the controls now" not in control(teacher, room)
