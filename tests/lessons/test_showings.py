"""Keeping a room's screen and the notes on another device in step, and who may."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from lessons.models import Lesson, Showing
from tests.builders import make_lesson

pytestmark = pytest.mark.django_db
SCREEN, NOTES = "/room/screen/", "/room/notes/"


def opened(client, version=None, **fields):
    """CLIENT's screen shows letters; the new row."""
    version = version or make_lesson()
    fields = {"version": version.pk, "route": 45, "step": 2, **fields}
    response = client.post(SCREEN + "open/", fields)
    assert response.status_code == 200
    return Showing.objects.latest("pk")


def typed(letters):
    """A device that typed LETTERS, and what it was answered."""
    device = Client()
    return device, device.post("/notes/", {"letters": letters})


def paired(client, **fields):
    """The room's CLIENT and a device that leads it."""
    showing = opened(client, **fields)
    notes, _answer = typed(showing.letters)
    showing.refresh_from_db()
    assert client.post(SCREEN + "let-in/", {"number": showing.number}).status_code == 204
    return showing, notes


def move(client, address, step, cover="none", **more):
    return client.post(address + "move/", {"step": step, "cover": cover, **more})


class TestPairing:
    def test_screen_shows_letters_and_only_its_cookie_knows_the_token(self, client):
        showing = opened(client, delivery="881")
        cookie = client.cookies["diogel_screen"]

        assert len(showing.letters) == 4
        assert cookie.value not in (showing.screen_hash, showing.letters)
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", SCREEN)
        key = f"{showing.version.lesson.slug}-1-45-881"
        state = client.get(SCREEN).json()
        assert (state["lesson"], state["letters"], state["joined"]) == (key, showing.letters, False)

    def test_typed_letters_lead_to_the_notes_at_the_same_place(self, client):
        showing = opened(client, delivery="881")

        _device, answer = typed(f" {showing.letters[:2].lower()} {showing.letters[2:]}")

        slug = showing.version.lesson.slug
        assert answer.url == f"/lessons/{slug}/v1/present/2/notes/?route=45&for=881"
        assert answer.cookies["diogel_notes"]["path"] == NOTES

    def test_letters_hold_once(self, client):
        showing = opened(client)
        typed(showing.letters)

        _device, second = typed(showing.letters)

        assert "No screen shows these letters now." in second.content.decode()

    def test_letters_hold_ten_minutes(self, client):
        showing = opened(client)
        Showing.objects.update(opened_at=timezone.now() - dt.timedelta(minutes=11))

        _device, answer = typed(showing.letters)

        assert "No screen shows these letters now." in answer.content.decode()
        assert Showing.objects.get().notes_hash is None

    @pytest.mark.parametrize(
        ("letters", "words"),
        [
            ("", "Write the 4 letters that the room&#x27;s screen shows."),
            ("MPK", "Write the 4 letters that the room&#x27;s screen shows."),
            ("MPKO", "The letters never have O. Look at the screen again."),
        ],
    )
    def test_mistyped_letters_come_back_with_what_to_mend(self, letters, words):
        _device, answer = typed(letters)

        text = answer.content.decode()
        assert words in text
        assert f'value="{letters}"' in text or not letters

    def test_a_device_leads_nothing_until_the_screen_lets_it_in(self, client):
        showing = opened(client)
        device, _answer = typed(showing.letters)
        showing.refresh_from_db()

        assert device.get(NOTES).json()["number"] == showing.number
        assert client.get(SCREEN).json()["number"] == showing.number
        assert move(device, NOTES, 5).status_code == 409
        wrong = 10 + (showing.number - 9) % 90
        assert client.post(SCREEN + "let-in/", {"number": wrong}).status_code == 409
        assert Showing.objects.get().step == 2

        client.post(SCREEN + "let-in/", {"number": showing.number})
        assert move(device, NOTES, 5).json()["step"] == 5

    def test_new_letters_turn_away_whoever_typed_the_former_ones(self, client):
        first = opened(client)
        device, _answer = typed(first.letters)

        opened(client, version=first.version)

        assert device.get(NOTES).json()["lesson"] is None
        assert move(device, NOTES, 5).status_code == 404
        assert Showing.objects.count() == 1

    def test_no_side_can_do_what_is_the_others(self, client):
        _showing, notes = paired(client)

        assert notes.get(SCREEN).json()["lesson"] is None
        assert notes.post(SCREEN + "let-in/", {"number": 10}).status_code == 404
        assert move(notes, SCREEN, 4).status_code == 404
        assert client.get(NOTES).json()["lesson"] is None

    def test_strangers_find_nothing(self, client):
        paired(client)
        stranger = Client()
        stranger.cookies["diogel_screen"] = stranger.cookies["diogel_notes"] = "guessed"

        for side in (SCREEN, NOTES):
            assert stranger.get(side).json()["lesson"] is None
            assert move(stranger, side, 4).status_code == 404
            assert stranger.post(side + "close/").status_code == 404
            assert stranger.post(side).status_code == 405
            assert stranger.get(side + "move/").status_code == 405
        assert Showing.objects.get().step == 2

    @pytest.mark.usefixtures("still_clock")
    def test_guesses_are_slowed_for_each_address(self, client):
        for _guess in range(30):
            assert client.post("/notes/", {"letters": "BCDF"}).status_code == 200

        assert client.post("/notes/", {"letters": "BCDF"}).status_code == 429

    def test_forms_from_elsewhere_are_refused(self):
        strict = Client(enforce_csrf_checks=True)

        assert strict.post(SCREEN + "open/", {"version": make_lesson().pk}).status_code == 403
        token = strict.get(SCREEN).json()["csrf"]
        answer = strict.post(
            SCREEN + "open/",
            {"version": make_lesson().pk, "route": 45, "step": 1},
            headers={"X-CSRFToken": token},
        )
        assert answer.status_code == 200

    def test_only_what_anyone_may_see_can_be_shown(self, client):
        withdrawn = make_lesson()
        Lesson.objects.filter(pk=withdrawn.lesson_id).update(withdrawn_at=timezone.now())

        for version in (withdrawn.pk, 0, "x"):
            answer = client.post(SCREEN + "open/", {"version": version, "route": 45, "step": 1})
            assert answer.status_code == 400


class TestKeepingStep:
    def test_either_side_moves_both(self, client):
        _showing, notes = paired(client)

        move(notes, NOTES, 3, cover="held")
        seen = client.get(SCREEN).json()
        assert (seen["step"], seen["shown"], seen["cover"], seen["moves"]) == (3, 2, "held", 1)

        move(client, SCREEN, 3, arrived="on")
        assert notes.get(NOTES).json()["shown"] == 3

        move(client, SCREEN, 4)
        seen = notes.get(NOTES).json()
        assert (seen["step"], seen["shown"], seen["moves"]) == (4, 4, 2)

    def test_a_screen_that_was_away_says_where_it_is_and_moves_nobody(self, client):
        _showing, notes = paired(client)
        move(notes, NOTES, 5)

        move(client, SCREEN, 3, arrived="on")

        seen = notes.get(NOTES).json()
        assert (seen["step"], seen["shown"], seen["moves"]) == (5, 3, 1)

    @pytest.mark.parametrize("fields", [{"step": "0"}, {"step": "x"}, {"cover": "all"}])
    def test_what_is_no_place_is_refused(self, client, fields):
        paired(client)

        answer = client.post(SCREEN + "move/", {"step": 3, "cover": "none", **fields})

        assert answer.status_code == 400

    def test_nothing_new_is_304(self, client):
        _showing, notes = paired(client)
        first = notes.get(NOTES)

        again = notes.get(NOTES, headers={"If-None-Match": first["ETag"]})
        move(client, SCREEN, 4)
        moved = notes.get(NOTES, headers={"If-None-Match": first["ETag"]})

        assert (again.status_code, again.content, moved.status_code) == (304, b"", 200)
        assert "no-store" in first["Cache-Control"]

    @pytest.mark.parametrize("rooms", [1, 3])
    def test_a_look_costs_one_query(self, rooms, django_assert_num_queries):
        rooms = [paired(Client())[1] for _ in range(rooms)]

        with django_assert_num_queries(1):
            rooms[0].get(NOTES)

    def test_a_screen_that_no_longer_asks_is_said_to_be_silent(self, client):
        _showing, notes = paired(client)
        Showing.objects.update(seen_at=timezone.now() - dt.timedelta(seconds=30))

        assert notes.get(NOTES).json()["silent"] is True
        client.get(SCREEN)
        assert notes.get(NOTES).json()["silent"] is False

    @pytest.mark.parametrize("side", [SCREEN, NOTES])
    def test_either_side_ends_it(self, client, side):
        _showing, notes = paired(client)

        {SCREEN: client, NOTES: notes}[side].post(side + "close/")

        assert Showing.objects.count() == 0
        assert notes.get(NOTES).json()["lesson"] is None

    def test_tick_forgets_it_after_a_day(self, client):
        showing, notes = paired(client)
        opened(Client())
        Showing.objects.filter(pk=showing.pk).update(
            opened_at=timezone.now() - dt.timedelta(hours=25)
        )
        assert notes.get(NOTES).json()["lesson"] is None

        call_command("tick")

        assert Showing.objects.count() == 1
        assert Showing.objects.get().pk != showing.pk


def test_a_showing_waits_or_has_notes(db):
    version = make_lesson()
    fields = {"version": version, "route": 45}
    Showing.objects.create(**fields, screen_hash="a", letters="MPKR")
    Showing.objects.create(**fields, screen_hash="b", notes_hash="c", number=42)

    for number, wrong in enumerate(
        [{}, {"letters": "KDMT", "notes_hash": "d"}, {"letters": "KDMT", "number": 42}]
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Showing.objects.create(**fields, screen_hash=f"x{number}", **wrong)
