"""The board in front: paired with a class, kept up to date, and beside the lesson."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.models import BoardScreen, Phase
from quizzes.seats import take_seat
from quizzes.views.board import BOARD_COOKIE
from tests.quizzes.boards import BOARD, STATE, pair, words
from tests.quizzes.builders import make_room, officer_of

pytestmark = pytest.mark.django_db


class TestPairing:
    def test_new_board_shows_four_letters_and_keeps_them(self, client):
        first = client.get(BOARD)
        letters = BoardScreen.objects.get().pairing_code

        second = client.get(BOARD)

        assert len(letters) == 4
        assert letters in first.content.decode()
        assert letters in second.content.decode()
        assert BoardScreen.objects.count() == 1
        assert first.cookies[BOARD_COOKIE]["httponly"] is True

    def test_only_the_hash_of_the_token_is_kept(self, client):
        token = client.get(BOARD).cookies[BOARD_COOKIE].value

        assert token not in BoardScreen.objects.get().token_hash

    def test_typed_letters_turn_the_board_to_the_class(self, client):
        sitting = make_room(code="KDMTRP")
        client.get(BOARD)
        waiting = client.get(STATE)

        actions.pair_board(
            sitting, letters=BoardScreen.objects.get().pairing_code, by=officer_of(sitting)
        )

        turned = client.get(STATE, headers={"If-None-Match": waiting["ETag"]})
        assert turned.status_code == 200
        assert "KDM TRP" in turned.content.decode()

    def test_letters_of_a_paired_board_pair_no_other_class(self, client):
        client.get(BOARD)
        letters = BoardScreen.objects.get().pairing_code
        sitting = make_room()
        actions.pair_board(sitting, letters=letters, by=officer_of(sitting))

        with pytest.raises(actions.NoSuchBoard):
            actions.pair_board(make_room(), letters=letters, by=officer_of(sitting))

    def test_board_can_be_used_for_another_class(self, client):
        pair(client, make_room(code=None, phase=Phase.ENDED, ended_at=timezone.now()))
        assert "Use for another class" in words(client)

        response = client.post("/board/release/")

        screen = BoardScreen.objects.get()
        assert (response.url, screen.sitting) == (BOARD, None)
        assert screen.pairing_code in words(client)

    @pytest.mark.usefixtures("still_clock")
    def test_many_new_boards_from_one_address_are_slowed(self, client):
        for _ in range(60):
            client.cookies.clear()
            client.get(BOARD)
        client.cookies.clear()

        assert client.get(BOARD).status_code == 429
        assert BoardScreen.objects.count() == 60

    def test_board_that_asks_is_seen(self, client):
        sitting = make_room()
        screen = pair(client, sitting)
        long_ago = timezone.now() - dt.timedelta(minutes=1)
        BoardScreen.objects.filter(pk=screen.pk).update(last_seen_at=long_ago)
        client.force_login(officer_of(sitting))
        lost = "The board has not answered for 20 seconds. The class is not affected."
        assert lost in client.get(sitting.get_absolute_url()).content.decode()

        client.get(STATE)

        assert lost not in client.get(sitting.get_absolute_url()).content.decode()

    def test_unknown_board_has_no_state(self, client):
        assert client.get(STATE).status_code == 404

    def test_wrong_methods_are_refused(self, client):
        assert client.post(BOARD).status_code == 405
        assert client.post(STATE).status_code == 405
        assert client.get("/board/release/").status_code == 405


class TestState:
    def test_changes_are_sent_once(self, client):
        sitting = make_room()
        pair(client, sitting)

        def look(etag=""):
            return client.get(STATE, headers={"If-None-Match": etag})

        first = look()
        assert (first.status_code, first["X-Next-In"]) == (200, "1500")
        assert look(first["ETag"]).status_code == 304
        take_seat(sitting)
        second = look(first["ETag"])
        assert second.status_code == 200
        assert look(second["ETag"]).status_code == 304

    @pytest.mark.parametrize("seats", [1, 3])
    def test_look_costs_2_queries(self, client, django_assert_num_queries, seats):
        sitting = make_room(seats=seats, phase=Phase.BEFORE, is_open=True)
        pair(client, sitting)
        client.get(STATE)

        with django_assert_num_queries(2):  # board with its sitting, numbers
            client.get(STATE)

    def test_laptop_that_is_signed_in_shows_it_without_pairing(self, client):
        sitting = make_room(code="KDMTRP")
        client.force_login(officer_of(sitting))

        page = client.get(reverse("quizzes:board", args=[sitting.pk]))
        state = client.get(reverse("quizzes:board_state", args=[sitting.pk]))

        assert "KDM TRP" in page.content.decode()
        assert state["ETag"] == f'"{page.context["tag"]}"'
        assert not BoardScreen.objects.exists()

    def test_page_that_asks_for_itself_does_so_only_when_wanted(self, client):
        assert "Refresh" not in client.get(BOARD)
        assert client.get(BOARD, {"by-itself": ""})["Refresh"] == "10"


class TestBesideTheLesson:
    """A projector that shows the lesson of its class, with nobody signed in on it."""

    def look(self, client, delivery):
        return client.get("/board/class/", {"for": delivery})

    def test_paired_projector_knows_code_and_phase_of_its_class_alone(self, client):
        sitting, other = make_room(code="KDMTRP", phase="before"), make_room()
        pair(client, sitting)

        page = self.look(client, sitting.delivery_id).content.decode()
        assert "KDM TRP" in page
        assert 'data-phase="before"' in page
        assert "data-control" not in page
        for stranger in (other.delivery_id, "", "x"):
            assert self.look(client, stranger).status_code == 204

    def test_without_a_class_that_runs_there_is_nothing(self, client):
        sitting = make_room()
        assert self.look(client, sitting.delivery_id).status_code == 204
        pair(client, sitting)
        sitting.phase, sitting.ended_at, sitting.code = Phase.ENDED, timezone.now(), None
        sitting.save(update_fields=["phase", "ended_at", "code"])

        assert self.look(client, sitting.delivery_id).status_code == 204
        assert client.post("/board/class/").status_code == 405


def test_picture_to_scan_is_an_svg(client):
    response = client.get(reverse("pupils:qr", args=["KDMTRP"]))

    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")
