"""The short way of pupils' requests."""

import io

import pytest
from django.test import Client
from django.urls import reverse

from quizzes.models import Answer
from quizzes.seats import take_seat
from tests.quizzes.builders import make_room

pytestmark = pytest.mark.django_db


def send(client, path, body, *, announced):
    """POST as a server hands it on when the connection broke after BODY; the status."""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(announced),
        "wsgi.input": io.BytesIO(body),
    }
    return client.request(**environ).status_code


@pytest.mark.parametrize(("missing", "status"), [(0, 200), (1, 400), (11, 400)])
def test_form_that_broke_off_is_refused_whatever_is_left_of_it(missing, status):
    room = make_room(phase="before", is_open=True)
    page = reverse("pupils:question", args=[room.address, "before", 1])
    client = Client()
    client.cookies["diogel_seat"] = take_seat(room).token
    body = b"question=q1&chosen=b&revision=3"

    seen = send(client, page, body[: len(body) - missing], announced=len(body))

    assert seen == status
    assert Answer.objects.count() == (status == 200)


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("/join/KDMTRP", "/join/KDMTRP/"),
        ("/join/kdm trp?x=1", "/join/kdm%20trp/?x=1"),
        ("/join/seat", "/join/seat/"),
        ("/class/0a1b2c3d", "/class/0a1b2c3d/"),
    ],
)
def test_address_typed_without_its_last_stroke_leads_on(client, typed, leads_to):
    response = client.get(typed)

    assert (response.status_code, response["Location"]) == (302, leads_to)


@pytest.mark.parametrize("typed", ["/join/12345", "/class/a/b/c", "/join/KDMTRP/qr.svgs"])
def test_address_that_is_none_of_ours_is_not_found(client, typed):
    assert client.get(typed).status_code == 404


def test_form_without_the_last_stroke_is_not_led_on(client):
    assert client.post("/join/KDMTRP").status_code == 404
