"""Classes without devices: hands and cards, question by question, in step with the board."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.boards import Show, picture_of
from quizzes.models import MAY_GO_BACK, Phase
from tests.builders import at, make_delivery, make_lesson, make_visit
from tests.quizzes.builders import answer, fresh, make_room, officer_of

pytestmark = pytest.mark.django_db

NOW = at(2027, 1, 12, 10)


def open_with(ways, **fields):
    delivery = make_delivery(make_visit(), make_lesson(questions=2))
    return actions.open_sitting(
        delivery,
        by=delivery.officer.user,
        staff_present="Mrs Puw",
        headcount=28,
        language="both",
        ways=ways,
        now=NOW,
        **fields,
    )


@pytest.mark.parametrize(
    ("ways", "pace", "counted"),
    [
        (["hands"], "led", "hands"),
        (["cards", "paper"], "led", "cards"),
        (["paper"], "own", ""),
        (["devices", "hands"], "own", ""),
    ],
)
def test_hands_and_cards_are_asked_one_question_at_a_time(ways, pace, counted):
    sitting = open_with(ways)

    assert (sitting.pace, sitting.counted_as) == (pace, counted)


@pytest.fixture
def hands(client):
    """A class that answers question 1 of 2 with hands, its officer signed in."""
    sitting = make_room(
        phase=Phase.BEFORE, is_open=True, ways="hands", pace="led", asked_question=1
    )
    client.force_login(officer_of(sitting))
    return sitting


def count(client, sitting, number, **counts):
    address = reverse("quizzes:count", args=[sitting.pk, "hands", sitting.phase, number])
    return client.post(address, counts)


def test_done_with_a_question_shows_the_next_one_on_the_board(client, hands):
    assert picture_of(fresh(hands), now=NOW).question.number == 1

    count(client, hands, 1, a="20", b="8")

    now = fresh(hands)
    assert (now.asked_question, now.is_open) == (2, True)
    assert picture_of(now, now=NOW).question.number == 2


def test_done_with_the_last_question_closes_it_and_leads_on(client, hands):
    count(client, hands, 1, a="20")

    response = count(client, hands, 2, b="21")

    assert response.url == hands.get_absolute_url()
    now = fresh(hands)
    assert (now.asked_question, now.is_open) == (2, False)
    page = client.get(hands.get_absolute_url()).text
    assert "Question 2 is closed" in page
    assert "Start the lesson" in page


def test_correcting_an_earlier_question_moves_nothing(client, hands):
    count(client, hands, 1, a="20")

    count(client, hands, 1, a="19")

    assert fresh(hands).asked_question == 2


def test_second_tap_of_done_moves_the_board_once(client, hands):
    """The same form twice: the second finds question 2 asked, and leaves it."""
    count(client, hands, 1, a="20")
    count(client, hands, 1, a="20")

    assert fresh(hands).asked_question == 2


def test_counting_beside_devices_moves_nothing(client):
    sitting = make_room(
        phase=Phase.BEFORE, is_open=True, ways="devices,hands", pace="led", asked_question=1
    )
    client.force_login(officer_of(sitting))

    count(client, sitting, 1, a="3")

    assert (fresh(sitting).asked_question, fresh(sitting).is_open) == (1, True)


def test_counting_is_the_main_button_where_nobody_has_a_device(client, hands):
    page = client.get(hands.get_absolute_url()).text

    link = reverse("quizzes:count", args=[hands.pk, "hands", "before", 1])
    assert f'control__main" href="{link}"' in page
    assert "Close question 1" in page


class TestCode:
    def press(self, client, sitting):
        sitting.refresh_from_db()
        address = reverse("quizzes:step", args=[sitting.pk, "show-code"])
        return client.post(address, {"drawn": sitting.version})

    def test_code_stands_large_on_the_board_until_the_next_step(self, client):
        sitting = make_room(phase=Phase.BEFORE, is_open=True, seats=3)
        client.force_login(officer_of(sitting))

        self.press(client, sitting)
        assert picture_of(fresh(sitting), now=NOW).show == Show.JOIN
        assert "Take the code off the board" in client.get(sitting.get_absolute_url()).text

        self.press(client, sitting)
        assert picture_of(fresh(sitting), now=NOW).show == Show.ANSWERING

        self.press(client, sitting)
        now = fresh(sitting)
        assert actions.close_questions(now, by=officer_of(now), drawn=now.version, now=NOW)
        assert not fresh(sitting).shows_code

    def test_class_that_has_ended_has_no_code_to_show(self):
        sitting = make_room(phase=Phase.ENDED, code=None, ended_at=NOW)

        assert not actions.show_code(
            sitting, by=officer_of(sitting), drawn=sitting.version, now=NOW
        )


def test_closing_says_how_many_more_came_in(client):
    sitting = make_room(phase=Phase.BEFORE, is_open=True, seats=4)
    client.force_login(officer_of(sitting))
    seats = list(sitting.seats.all())
    answer(sitting, "before", "a", seats=seats[:2], questions=1)
    now = timezone.now()
    assert actions.close_questions(sitting, by=officer_of(sitting), drawn=sitting.version, now=now)
    assert "Closing, the last answers come in" in client.get(sitting.get_absolute_url()).text

    answer(sitting, "before", "a", seats=seats[2:], questions=1)

    assert "Closing, 2 more came in" in client.get(sitting.get_absolute_url()).text


def test_end_says_when_it_was_and_until_when_it_can_be_undone(client):
    sitting = make_room(phase=Phase.AFTER)
    client.force_login(officer_of(sitting))
    ended = timezone.now()
    actions.finish(sitting, by=officer_of(sitting), drawn=sitting.version, now=ended)

    page = client.get(sitting.get_absolute_url()).text

    local = timezone.localtime(ended)
    until = timezone.localtime(ended + MAY_GO_BACK)
    assert f"Ended at {local:%H:%M}. It can be opened again until {until:%H:%M}." in page


def test_board_shows_every_question_from_the_first_once_hands_are_counted(client):
    """Hands go from count to count: what the class said is shown when all are counted."""
    sitting = make_room(phase=Phase.AFTER, is_open=True, ways="hands", pace="led", asked_question=1)
    client.force_login(officer_of(sitting))
    count(client, sitting, 1, a="20")
    count(client, sitting, 2, b="21")

    seen = []
    for words in ["Show what the class said", "Show the next question"]:
        assert words in client.get(sitting.get_absolute_url()).text
        press(client, sitting, "show")
        picture = picture_of(fresh(sitting), now=NOW)
        seen.append((picture.show, picture.question.number, picture.answers))

    assert seen == [(Show.SAID, 1, 20), (Show.SAID, 2, 21)]
    last = client.get(sitting.get_absolute_url()).text
    assert reverse("quizzes:step", args=[sitting.pk, "finish"]) in last
    assert "Show the next question" not in last


def press(client, sitting, action):
    address = reverse("quizzes:step", args=[sitting.pk, action])
    return client.post(address, {"drawn": fresh(sitting).version})


class TestHandsBesideDevices:
    @pytest.mark.parametrize(
        ("ways", "source", "words"),
        [("devices,hands", "hands", "Count hands"), ("shared,cards", "cards", "lettered cards")],
    )
    def test_counting_is_a_second_button_while_questions_are_asked(
        self, client, ways, source, words
    ):
        sitting = make_room(phase=Phase.BEFORE, is_open=True, ways=ways)
        client.force_login(officer_of(sitting))

        page = client.get(sitting.get_absolute_url()).text

        link = reverse("quizzes:count", args=[sitting.pk, source, "before", 1])
        assert f'class="govuk-button govuk-button--secondary" href="{link}"' in page
        assert words in page
        assert "Close the before questions" in page

    def test_devices_alone_have_no_such_button(self, client):
        sitting = make_room(phase=Phase.BEFORE, is_open=True)
        client.force_login(officer_of(sitting))

        assert "Count hands" not in client.get(sitting.get_absolute_url()).text

    def test_lobby_of_devices_that_fail_leads_to_hands(self, client):
        sitting = make_room(opened_at=timezone.now() - dt.timedelta(minutes=3))
        client.force_login(officer_of(sitting))

        lobby = client.get(sitting.get_absolute_url()).text
        more = client.get(reverse("quizzes:more", args=[sitting.pk])).text
        press(client, sitting, "hands")
        after = client.get(sitting.get_absolute_url()).text
        press(client, sitting, "open")

        assert "Without devices: press Count hands as well, then open the questions." in lobby
        hands = reverse("quizzes:step", args=[sitting.pk, "hands"])
        assert (hands in lobby, hands in more, hands in after) == (True, True, False)
        assert "Without devices: open the questions, then count from this phone." in after
        assert fresh(sitting).ways == "devices,hands"
        assert "Count hands" in client.get(sitting.get_absolute_url()).text
        assert (
            "Count hands as well" not in client.get(reverse("quizzes:more", args=[sitting.pk])).text
        )


@pytest.mark.parametrize("state", [{}, {"phase": Phase.BEFORE, "is_open": True}])
def test_more_seats_than_pupils_are_said_while_they_answer_too(client, state):
    sitting = make_room(seats=4, headcount=3, **state)
    client.force_login(officer_of(sitting))

    page = client.get(sitting.get_absolute_url()).text

    assert "4 joined, 3 are here. Lock the door or take out a seat." in page
