"""What no page of ours sends: numbers too long, odd letters, fields twice, words for paths."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from quizzes.models import Answer, Seat, Sitting
from quizzes.seats import take_seat
from tests.builders import make_delivery, make_visit
from tests.quizzes.builders import fresh, make_room, officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")
LONG = "9" * 30
ODD = ["\0", "²", "-1", LONG, "9" * 5000, "ŵ", "‮", "<b>", "'; --", "x" * 10_000]


@pytest.fixture
def room():
    return make_room(phase="before", is_open=True, headcount=5)


@pytest.fixture
def pupil(room):
    pupil = Client()
    pupil.cookies["diogel_seat"] = take_seat(room).token
    return pupil


@pytest.fixture
def officer(client, room):
    client.force_login(officer_of(room))
    return client


@pytest.mark.parametrize("word", ["home", "pupils:join", "admin", "?x=1", "//x.example/", "\0"])
def test_word_that_is_no_path_is_nowhere_to_go(pupil, room, word):
    spoken = Client().post(reverse("pupils:language"), {"language": "cy", "next": word})
    reading = reverse("pupils:reading", args=[room.address])
    drawn = pupil.get(reading, {"next": word})
    kept = pupil.post(reading, {"pupil_text": "2", "next": word})

    assert spoken["Location"] == reverse("pupils:join")
    assert drawn.status_code == 200
    assert kept["Location"] == reverse("pupils:class", args=[room.address])


@pytest.mark.parametrize("token", ["ŵ" * 24, "\0" * 24, "a.b" * 8, "a; Path=/x; " * 2, "\n" * 24])
@pytest.mark.parametrize("page", ["start", "turns", "other_device"])
def test_token_of_no_kind_is_drawn_anew(room, token, page):
    Sitting.objects.update(ways="shared")
    pupil = Client()
    letters = take_seat(room).seat.seat_code
    if page == "turns":
        pupil.post(reverse("pupils:start", args=[room.code]), {"how": "turns"})
    args = {"start": [room.code], "turns": [room.address], "other_device": []}[page]
    form = {"token": token, "new": "1", "code": room.code, "seat_code": letters}

    response = pupil.post(reverse(f"pupils:{page}", args=args), form)

    assert response.status_code == 302
    assert TOKEN.fullmatch(response.cookies["diogel_seat"].value)


@pytest.mark.parametrize("odd", ODD)
def test_odd_answer_is_refused_and_nothing_is_stored(pupil, room, odd):
    address = reverse("pupils:question", args=[room.address, "before", 1])

    answers = [
        pupil.post(address, {"question": "q1", "chosen": odd}),
        pupil.post(address, {"question": "q1", "chosen": odd, "revision": "1"}),
        pupil.post(address, {"question": odd, "chosen": "a", "revision": "1"}),
        pupil.post(address, {"question": "q1", "chosen": "a", "revision": "1", "voided": odd}),
        pupil.post(address, {"question": "q1", "chosen": "a", "revision": "1", "seat": f"{odd}x"}),
    ]

    assert {answer.status_code for answer in answers} <= {409, 422}
    assert Answer.objects.count() == 0


def test_choice_that_is_sent_twice_is_none(pupil, room):
    address = reverse("pupils:question", args=[room.address, "before", 1])

    response = pupil.post(address, {"question": "q1", "chosen": ["a", "b"], "revision": "1"})

    assert response.status_code == 422
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("odd", ODD)
def test_odd_letters_are_asked_for_again(pupil, room, odd):
    pages = [
        Client().post(reverse("pupils:join"), {"code": odd}),
        Client().post(reverse("pupils:other_device"), {"code": odd, "seat_code": odd}),
        Client().post(reverse("pupils:other_device"), {"code": room.code, "seat_code": odd}),
    ]

    assert {page.status_code for page in pages} <= {404, 422}
    assert all("There is a problem" in page.text for page in pages)


@pytest.mark.parametrize("odd", ODD)
def test_odd_number_names_the_field_and_counts_nothing(officer, room, odd):
    count = officer.post(reverse("quizzes:count", args=[room.pk, "hands", "before", 1]), {"a": odd})
    void = officer.post(reverse("quizzes:void", args=[room.pk]), {"question": odd, "drawn": odd})
    sheet = officer.post(reverse("quizzes:sheets", args=[room.pk]), {"before": odd})
    pair = officer.post(reverse("quizzes:pair", args=[room.pk]), {"board-letters": odd})
    out = officer.post(reverse("quizzes:take_out", args=[room.pk]), {"seat-letters": odd})

    for page in (count, void, sheet, pair, out):
        assert page.status_code == 200
        assert "There is a problem" in page.text
    assert (fresh(room).version, room.tallies.count(), Seat.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize("odd", ODD)
def test_odd_state_of_a_button_changes_nothing(officer, room, odd):
    response = officer.post(reverse("quizzes:step", args=[room.pk, "close"]), {"drawn": odd})

    assert response["Location"] == room.get_absolute_url()
    assert fresh(room).is_open


@pytest.mark.parametrize(
    "address",
    [
        f"/sittings/{LONG}/",
        f"/sittings/{LONG}/state/",
        f"/sittings/{LONG}/board/",
        f"/sittings/{LONG}/hands/before/1/",
        f"/deliveries/{LONG}/start/",
        f"/deliveries/{LONG}/on-one-page/",
        f"/reports/classes/{LONG}/",
        f"/reports/classes/{LONG}/print/",
    ],
)
def test_number_too_long_for_a_row_is_not_found(officer, address):
    assert officer.get(address).status_code == 404


def test_seat_whose_number_is_too_long_is_none_of_the_class(officer, room):
    for name in ("seat_out", "seat_back"):
        address = reverse(f"quizzes:{name}", args=[room.pk, int(LONG)])

        page = officer.post(address, follow=True)

        assert "Nothing was changed" in page.text


def test_ways_that_are_sent_twice_are_kept_once_in_their_order(client):
    delivery = make_delivery(make_visit())
    client.force_login(delivery.officer.user)
    ways = ["hands", "devices", "hands", *["devices"] * 9]

    client.post(
        reverse("quizzes:start", args=[delivery.pk]),
        {"staff": "else", "someone_else": "Tutor", "headcount": 28, "language": "en", "ways": ways},
    )

    assert Sitting.objects.get().ways == "devices,hands"


@pytest.mark.parametrize("name", ["reports:results", "reports:coverage"])
@pytest.mark.parametrize("odd", ODD)
def test_odd_filters_are_named_and_the_page_stands(client, name, odd):
    from tests.builders import make_coordinator

    client.force_login(make_coordinator())
    fields = ["since", "until", "lesson", "school", "year", "officer", "by", "area", "phase"]
    asked = dict.fromkeys([*fields, "medium", "topic", "state", "page"], odd)

    assert client.get(reverse(name), asked).status_code == 200
