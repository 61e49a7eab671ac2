"""What the board shows a class in each of its states, and what it never shows."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.content import asked_of
from quizzes.models import Phase
from tests.builders import make_help_route, make_user
from tests.quizzes.boards import STATE, pair, words
from tests.quizzes.builders import answer, make_room, officer_of, taught_room

pytestmark = pytest.mark.django_db


def test_lobby_shows_where_to_go_and_how_many_came(client):
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
def test_class_without_devices_is_told_its_own_way(client, ways, lobby, asking):
    sitting = make_room(ways=ways)
    pair(client, sitting)
    assert lobby in words(client)

    sitting.phase, sitting.is_open = Phase.BEFORE, True
    sitting.save()

    assert f"<h1>{asking}</h1>" in words(client)


def test_class_without_devices_has_no_use_for_a_code(client):
    sitting = make_room(ways="hands", phase=Phase.AFTER, shown_question=1, code="KDMTRP")
    pair(client, sitting)

    page = words(client)

    assert "Question 1?" in page
    assert "KDM TRP" not in page


def test_locked_door_shows_no_code(client):
    sitting = make_room(code="KDMTRP", is_door_locked=True)
    pair(client, sitting)

    page = words(client)

    assert f"Joining is closed. Ask {sitting.opened_by}." in page
    assert "KDM TRP" not in page


@pytest.mark.parametrize(
    ("headcount", "sentence"),
    [(3, "1 of 3 finished"), (28, "1 of 3 who joined have finished")],
)
def test_answering_counts_those_who_joined(client, headcount, sentence):
    sitting = make_room(seats=3, phase=Phase.BEFORE, is_open=True, headcount=headcount)
    answer(sitting, "before", "a", seats=sitting.seats.all()[:1])
    pair(client, sitting)

    assert sentence in words(client)


@pytest.mark.parametrize(
    ("headcount", "sentence"),
    [(3, "1 of 3 have answered"), (28, "1 of 3 who joined have answered")],
)
def test_led_class_says_of_whom_it_counts(client, headcount, sentence):
    led = {"pace": "led", "asked_question": 1}
    sitting = make_room(seats=3, phase=Phase.BEFORE, is_open=True, headcount=headcount, **led)
    answer(sitting, "before", "a", seats=sitting.seats.all()[:1])
    pair(client, sitting)

    assert sentence in words(client)


def test_locked_door_names_who_runs_the_class_now(client):
    teacher = make_user(name="Mrs Puw", is_teacher=True)
    pair(client, make_room(is_door_locked=True, controlled_by=teacher))

    assert "Joining is closed. Ask Mrs Puw." in words(client)


def test_question_that_nobody_answered_says_so_and_why(client):
    sitting = taught_room(stayed=0, shown_question=1)
    pair(client, sitting)

    page = words(client)

    assert "Nobody answered this question" in page
    assert "Why 1." in page
    assert "Too few to show" not in page
    assert "board__count" not in page
    assert "0 answered" not in page


def test_closing_says_so_without_counting_down(client):
    closes_at = timezone.now() + dt.timedelta(seconds=4)
    pair(client, make_room(phase=Phase.BEFORE, closes_at=closes_at))

    assert "Last few seconds" in words(client)


def test_before_the_lesson_plain_bars_and_nothing_about_right(client):
    sitting = make_room(seats=5, phase=Phase.BEFORE, shown_question=1)
    answer(sitting, "before", "b")
    pair(client, sitting)

    page = words(client)

    assert '<span class="board__count">5</span>' in page
    assert "board__choice--right" not in page
    assert "board__word" not in page
    assert "Why 1." not in page


def test_after_the_lesson_the_right_one_with_word_and_why(client):
    sitting = taught_room(shown_question=1)
    pair(client, sitting)

    page = words(client)

    assert page.count("board__choice--right") == 1
    assert page.count('<strong class="board__word">right</strong>') == 1
    assert "Why 1." in page


def test_confidence_is_neither_right_nor_wrong(client):
    sitting = taught_room(questions=4, shown_question=4)
    pair(client, sitting)

    assert "board__choice--right" not in words(client)


def test_fewer_than_the_threshold_are_not_shown(client):
    sitting = taught_room(stayed=4, shown_question=1)
    pair(client, sitting)

    page = words(client)

    assert "Too few to show (fewer than 5)" in page
    assert "board__count" not in page
    assert "Why 1." in page


def test_hands_and_devices_of_the_room_are_added(client):
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


def test_end_thanks_and_names_help_but_no_result(client):
    sitting = taught_room()
    make_help_route(sitting.delivery.version, name_en="Childline", phone="0800 1111")
    actions.finish(sitting, by=officer_of(sitting), drawn=1, now=timezone.now())
    pair(client, sitting)

    page = words(client)

    assert "Thank you" in page
    assert "0800 1111" in page
    assert "board__count" not in page


@pytest.mark.parametrize("state", ["lobby", "before", "lesson", "after", "ended"])
def test_no_picture_names_a_seat_or_an_officer_s_page(client, state):
    ended = {"ended_at": timezone.now(), "code": None} if state == "ended" else {}
    sitting = make_room(seats=2, phase=state, **ended)
    pair(client, sitting)

    page = words(client)

    assert not any(seat.seat_code in page for seat in sitting.seats.all())
    assert "/sittings/" not in page


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
def test_board_speaks_the_class_s_language_or_the_one_in_the_address(client, language, query, text):
    pair(client, taught_room(shown_question=1, language=language))

    assert text in words(client, **query)
    assert text in client.get(STATE, query).content.decode()
