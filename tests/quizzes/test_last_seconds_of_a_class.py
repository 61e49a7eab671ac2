"""The end of a class while answers are on their way: those of five seconds count, and at once."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.answers import QuestionClosed, save_answer
from quizzes.content import asked_of
from quizzes.live import place_of
from quizzes.models import Answer, Phase, Tally
from quizzes.roll_up import settle
from quizzes.seats import take_seat
from tests.builders import at
from tests.quizzes.builders import answer, fresh, make_room, officer_of, step
from tests.quizzes.pupils import choose, class_page, pupil_of
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ENDED = at(2026, 11, 24, 10)
NOT_COUNTED = "Your class had finished. Your last answer did not count."


def after(seconds):
    return ENDED + dt.timedelta(seconds=seconds)


@pytest.fixture
def room():
    return make_room(questions=1, phase="after", is_open=True)


def take(room, action, seconds):
    step(room, action, now=after(seconds))


def send(pupil, room, seconds, key="b", phase="after", number=1, **more):
    with time_machine.travel(after(seconds), tick=False):
        return choose(pupil, room, number, key, phase, **more)


def see(client, address, seconds, **more):
    with time_machine.travel(after(seconds), tick=False):
        return client.get(address, **more)


def totals():
    return list(Tally.objects.order_by("pk").values_list("phase", "choice", "count"))


@pytest.mark.parametrize("more", [{}, {"revision": "1"}])
def test_answer_of_the_last_seconds_counts_and_is_added_up_at_once(room, more):
    pupil = pupil_of(room)
    take(room, actions.finish, 0)

    response = send(pupil, room, 4.9, **more)

    assert response.status_code in {200, 302}
    assert "late" not in response.get("Location", "")
    assert totals() == [("after", "b", 1)]
    assert fresh(room).completed_after == 1


def test_questions_closed_just_before_the_end_keep_their_seconds_and_no_more(room):
    pupil = pupil_of(room)
    take(room, actions.close_questions, 0)
    take(room, actions.finish, 3)

    in_time = send(pupil, room, 4.9, revision="1")
    late = send(pupil, room, 5.1, key="a", revision="2")

    assert (in_time.status_code, late.status_code) == (200, 409)
    assert totals() == [("after", "b", 1)]


def test_after_the_seconds_it_is_refused_and_the_pupil_is_told(room):
    pupil = pupil_of(room)
    take(room, actions.finish, 0)

    plain = send(pupil, room, 5.1)
    script = send(pupil, room, 5.1, revision="1")

    assert script.status_code == 409
    assert plain["Location"] == f"{class_page(room)}?late=1"
    assert NOT_COUNTED in see(pupil, plain["Location"], 6).text
    assert NOT_COUNTED not in see(pupil, class_page(room), 6).text
    assert totals() == []


def test_led_class_counts_the_question_that_was_asked_and_no_other():
    room = make_room(questions=3, phase="after", is_open=True, pace="led", asked_question=2)
    pupil = pupil_of(room)
    take(room, actions.finish, 0)

    asked = send(pupil, room, 2, number=2, revision="1")
    other = send(pupil, room, 2, number=3, revision="1")

    assert (asked.status_code, other.status_code) == (200, 409)


def test_older_choice_never_wins_in_the_last_seconds(room):
    pupil = pupil_of(room)
    send(pupil, room, -1, key="b", revision="7")
    take(room, actions.finish, 0)

    response = send(pupil, room, 1, key="a", revision="6")

    assert response.json() == {"chosen": "b", "revision": 7}
    assert totals() == [("after", "b", 1)]


def test_what_is_safest_is_told_only_when_no_answer_counts_any_more(room):
    pupil = pupil_of(room)
    take(room, actions.finish, 0)
    state = reverse("pupils:state", args=[room.address])

    waiting = see(pupil, class_page(room), 1)
    tag = re.search(r'data-tag="([^"]+)"', waiting.text)[1]
    same = see(pupil, state, 4.9, headers={"If-None-Match": f'"{tag}"'})
    moved = see(pupil, state, 5.1, headers={"If-None-Match": f'"{tag}"'})

    assert "Keep this page open. At the end you see here what is safest." in waiting.text
    assert "The safest answer:" not in waiting.text
    assert (same.status_code, same["X-Next-In"], moved.status_code) == (304, "1500", 200)
    assert "The safest answer:" in see(pupil, class_page(room), 5.1).text


def test_results_wait_for_the_last_seconds(client, room):
    for _seat in range(6):
        take_seat(room)
    answer(room, "before", "a")
    answer(room, "after", "b")
    client.force_login(officer_of(room))
    take(room, actions.finish, 0)
    result = reverse("reports:class_result", args=[room.delivery_id])

    control, page = (see(client, address, 1).text for address in (room.get_absolute_url(), result))
    csv = see(client, f"{result}?format=csv", 1).content.decode()

    assert "Adding up ... Leaving is fine." in control
    assert "See what changed" not in control
    assert "The answers are being added up" in page
    assert "Choice" not in csv
    assert "See what changed" in see(client, room.get_absolute_url(), 5.1).text
    assert "6 more pupils chose the safe answer" in see(client, result, 5.1).text


def test_class_that_closed_its_questions_in_time_waits_for_nothing(client, room):
    client.force_login(officer_of(room))
    take(room, actions.close_questions, -6)
    take(room, actions.finish, 0)

    assert "See what changed" in see(client, room.get_absolute_url(), 0).text


def test_hands_wait_for_nobody(client):
    room = make_room(questions=1, phase="after", is_open=True, ways="hands")
    client.force_login(officer_of(room))
    take(room, actions.finish, 0)

    assert "See what changed" in see(client, room.get_absolute_url(), 0).text


def test_answer_behind_the_adding_up_is_found_when_the_seconds_are_over(client, room):
    """It was on its way when the class ended: the device did not know, nor did the totals."""
    client.force_login(officer_of(room))
    take_seat(room)
    take(room, actions.finish, 0)
    answer(room, "after", "b")

    state = reverse("quizzes:sitting_state", args=[room.pk])

    assert "Adding up" in see(client, state, 4).text
    assert totals() == []
    assert "See what changed" in see(client, state, 5.5).text
    assert totals() == [("after", "b", 1)]
    assert not settle(fresh(room), now=after(9))  # there is nothing more to do


class TestBack:
    def test_end_by_mistake_in_the_last_seconds_goes_on_closing(self, room):
        pupil = pupil_of(room)
        take(room, actions.finish, 0)
        take(room, actions.go_back, 2)

        in_time = send(pupil, room, 4, revision="1")
        late = send(pupil, room, 6, key="a", revision="2")

        assert (in_time.status_code, late.status_code) == (200, 409)
        assert fresh(room).rolled_up_at is None
        assert totals() == []

    def test_later_it_stands_closed_and_can_be_opened_and_ended_again(self, room):
        pupil = pupil_of(room)
        take(room, actions.finish, 0)
        send(pupil, room, 1, key="a", revision="1")
        take(room, actions.go_back, 1800)
        closed = send(pupil, room, 1801, revision="2")
        take(room, actions.reopen_questions, 1810)
        opened = send(pupil, room, 1811, revision="3")
        take(room, actions.close_questions, 1812)
        take(room, actions.finish, 1830)

        assert (closed.status_code, opened.status_code) == (409, 200)
        assert totals() == [("after", "b", 1)]

    @pytest.mark.parametrize("is_open", [True, False])
    def test_led_class_stands_at_the_question_it_was_at(self, is_open):
        room = make_room(questions=5, phase="before", is_open=is_open, pace="led", asked_question=2)
        take(room, actions.finish, 0)
        take(room, actions.go_back, 600)

        assert (fresh(room).phase, fresh(room).asked_question) == ("before", 2)

    def test_rehearsal_is_gone_with_its_end(self):
        room = make_room(questions=1, phase="after", is_open=True, kind="trial")
        pupil = pupil_of(room)
        take(room, actions.finish, 0)

        assert send(pupil, room, 1, revision="1").status_code == 302
        assert Answer.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_devices_that_send_while_the_class_ends_are_all_added_up():
    room = make_room(questions=1, phase="after", is_open=True)
    tokens = [take_seat(room).token for _ in range(8)]
    question, by = asked_of(room.delivery.version_id)[0], officer_of(room)
    now = timezone.now()

    def act(number):
        if number == 4:
            return actions.finish(fresh(room), by=by, drawn=1, now=now)
        pupil = Client()
        pupil.cookies["diogel_seat"] = tokens[number]
        address = reverse("pupils:question", args=[room.address, "after", 1])
        sent = {"question": "q1", "chosen": "b", "revision": "1"}
        return pupil.post(address, sent).status_code

    codes = at_once(act, 8)
    settle(fresh(room), now=now + dt.timedelta(seconds=6))

    assert codes.count(200) == 7
    assert sum(Tally.objects.values_list("count", flat=True)) == 7
    assert fresh(room).phase == Phase.ENDED
    with pytest.raises(QuestionClosed):
        save_answer(
            place_of(tokens[4]),
            question,
            phase="after",
            chosen="b",
            revision=1,
            now=now + dt.timedelta(seconds=6),
        )
