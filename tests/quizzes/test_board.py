import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.models import HelpRoute
from quizzes import actions
from quizzes.content import asked_of
from quizzes.models import BoardScreen, Phase
from quizzes.seats import take_seat
from quizzes.views.board import BOARD_COOKIE
from tests.builders import make_user
from tests.quizzes.builders import answer, make_room, officer_of, taught_room

pytestmark = pytest.mark.django_db
BOARD, STATE = "/board/", "/board/state/"


def pair(client, sitting):
    """The board of CLIENT shows SITTING."""
    client.get(BOARD)
    screen = BoardScreen.objects.get(sitting=None)
    return actions.pair_board(sitting, letters=screen.pairing_code, by=officer_of(sitting))


def words(client, **query):
    return client.get(BOARD, query).content.decode()


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


class TestPictures:
    def test_lobby_shows_where_to_go_and_how_many_came(self, client):
        pair(client, make_room(seats=2, code="KDMTRP"))

        page = words(client)

        assert "Go to testserver/join" in page
        assert "KDM TRP" in page
        assert reverse("pupils:qr", args=["KDMTRP"]) in page
        assert "2 have joined" in page
        assert "<title>Diogel board</title>" in page

    @pytest.mark.parametrize(
        ("ways", "lobby", "asking"),
        [
            ("hands", "You answer by putting your hand up.", "Answer with your hand up"),
            ("cards", "You answer by holding up a card.", "Answer by holding up a card"),
            ("hands,cards", "You answer by holding up a card.", "Answer by holding up a card"),
            ("paper", "You answer on paper.", "Answer on paper"),
        ],
    )
    def test_class_without_devices_is_told_its_own_way(self, client, ways, lobby, asking):
        sitting = make_room(ways=ways)
        pair(client, sitting)
        assert lobby in words(client)

        sitting.phase, sitting.is_open = Phase.BEFORE, True
        sitting.save()

        assert f"<h1>{asking}</h1>" in words(client)

    def test_class_without_devices_has_no_use_for_a_code(self, client):
        sitting = make_room(ways="hands", phase=Phase.AFTER, shown_question=1, code="KDMTRP")
        pair(client, sitting)

        page = words(client)

        assert "Question 1?" in page
        assert "KDM TRP" not in page

    def test_locked_door_shows_no_code(self, client):
        sitting = make_room(code="KDMTRP", is_door_locked=True)
        pair(client, sitting)

        page = words(client)

        assert f"Joining is closed. Ask {sitting.opened_by}." in page
        assert "KDM TRP" not in page

    @pytest.mark.parametrize(
        ("headcount", "sentence"),
        [(3, "1 of 3 finished"), (28, "1 of 3 who joined have finished")],
    )
    def test_answering_counts_those_who_joined(self, client, headcount, sentence):
        sitting = make_room(seats=3, phase=Phase.BEFORE, is_open=True, headcount=headcount)
        answer(sitting, "before", "a", seats=sitting.seats.all()[:1])
        pair(client, sitting)

        assert sentence in words(client)

    @pytest.mark.parametrize(
        ("headcount", "sentence"),
        [(3, "1 of 3 have answered"), (28, "1 of 3 who joined have answered")],
    )
    def test_led_class_says_of_whom_it_counts(self, client, headcount, sentence):
        led = {"pace": "led", "asked_question": 1}
        sitting = make_room(seats=3, phase=Phase.BEFORE, is_open=True, headcount=headcount, **led)
        answer(sitting, "before", "a", seats=sitting.seats.all()[:1])
        pair(client, sitting)

        assert sentence in words(client)

    def test_locked_door_names_who_runs_the_class_now(self, client):
        teacher = make_user(name="Mrs Puw", is_teacher=True)
        pair(client, make_room(is_door_locked=True, controlled_by=teacher))

        assert "Joining is closed. Ask Mrs Puw." in words(client)

    def test_question_that_nobody_answered_says_so_and_why(self, client):
        sitting = taught_room(stayed=0, shown_question=1)
        pair(client, sitting)

        page = words(client)

        assert "Nobody answered this question" in page
        assert "Why 1." in page
        assert "Too few to show" not in page
        assert "board__count" not in page
        assert "0 answered" not in page

    def test_closing_says_so_without_counting_down(self, client):
        closes_at = timezone.now() + dt.timedelta(seconds=4)
        pair(client, make_room(phase=Phase.BEFORE, closes_at=closes_at))

        assert "Last few seconds" in words(client)

    def test_before_the_lesson_plain_bars_and_nothing_about_right(self, client):
        sitting = make_room(seats=5, phase=Phase.BEFORE, shown_question=1)
        answer(sitting, "before", "b")
        pair(client, sitting)

        page = words(client)

        assert '<span class="board__count">5</span>' in page
        assert "board__choice--right" not in page
        assert "board__word" not in page
        assert "Why 1." not in page

    def test_after_the_lesson_the_right_one_with_word_and_why(self, client):
        sitting = taught_room(shown_question=1)
        pair(client, sitting)

        page = words(client)

        assert page.count("board__choice--right") == 1
        assert page.count('<strong class="board__word">right</strong>') == 1
        assert "Why 1." in page

    def test_confidence_is_neither_right_nor_wrong(self, client):
        sitting = taught_room(questions=4, shown_question=4)
        pair(client, sitting)

        assert "board__choice--right" not in words(client)

    def test_fewer_than_the_threshold_are_not_shown(self, client):
        sitting = taught_room(stayed=4, shown_question=1)
        pair(client, sitting)

        page = words(client)

        assert "Too few to show (fewer than 5)" in page
        assert "board__count" not in page
        assert "Why 1." in page

    def test_hands_and_devices_of_the_room_are_added(self, client):
        sitting = taught_room(stayed=4, shown_question=1)
        actions.count_by_hand(
            sitting,
            asked_of(sitting.delivery.version_id)[0],
            phase="after",
            source="hands",
            counts={"b": 2},
            by=officer_of(sitting),
        )
        pair(client, sitting)

        assert '<span class="board__count">6</span>' in words(client)

    def test_end_thanks_and_names_help_but_no_result(self, client):
        sitting = taught_room()
        route = HelpRoute.objects.create(
            key="childline",
            nations="wales",
            name_en="Childline",
            name_cy="Childline",
            for_en="Talk",
            for_cy="Siarad",
            phone="0800 1111",
            source="Its site",
            state="checked",
            checked_on=timezone.localdate(),
            review_by=timezone.localdate() + dt.timedelta(days=90),
        )
        sitting.delivery.version.help_routes.add(route)
        actions.finish(sitting, by=officer_of(sitting), drawn=1, now=timezone.now())
        pair(client, sitting)

        page = words(client)

        assert "Thank you" in page
        assert "0800 1111" in page
        assert "board__count" not in page

    @pytest.mark.parametrize("state", ["lobby", "before", "lesson", "after", "ended"])
    def test_no_picture_names_a_seat_or_an_officer_s_page(self, client, state):
        ended = {"ended_at": timezone.now(), "code": None} if state == "ended" else {}
        sitting = make_room(seats=2, phase=state, **ended)
        pair(client, sitting)

        page = words(client)

        assert not any(seat.seat_code in page for seat in sitting.seats.all())
        assert "/sittings/" not in page


class TestLanguage:
    @pytest.mark.parametrize(
        ("language", "query", "text"),
        [
            ("cy", {}, "Cwestiwn 1?"),
            ("en", {}, "Question 1?"),
            ("both", {}, "Question 1?"),
            ("both", {"lang": "cy"}, "Cwestiwn 1?"),
            ("cy", {"lang": "en"}, "Question 1?"),
        ],
    )
    def test_board_speaks_the_class_s_language_or_the_one_in_the_address(
        self, client, language, query, text
    ):
        pair(client, taught_room(shown_question=1, language=language))

        assert text in words(client, **query)
        assert text in client.get(STATE, query).content.decode()


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


def test_picture_to_scan_is_an_svg(client):
    response = client.get(reverse("pupils:qr", args=["KDMTRP"]))

    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")


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
