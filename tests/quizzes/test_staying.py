"""A pupil's place in the questions: kept whatever the officer taps; nothing given away early."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from quizzes import actions
from tests.builders import at
from tests.quizzes.builders import answer, make_room, step
from tests.quizzes.pupils import pupil_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOW = at(2026, 11, 24, 10)
LATE = "The class had moved on. This one did not count, the next one will."
RIGHT = "The safest answer"


@pytest.fixture
def room():
    return make_room(questions=3, phase="before", is_open=True, code="KDMTRP")


def where(room, phase=None, number=1):
    if phase is None:
        return reverse("pupils:class", args=[room.address])
    return reverse("pupils:question", args=[room.address, phase, number])


def poll(pupil, room, seen=None):
    headers = {"If-None-Match": seen["ETag"]} if seen else {}
    return pupil.get(reverse("pupils:state", args=[room.address]), headers=headers)


def take(room, action, now=NOW):
    step(room, action, now=now)


@pytest.mark.parametrize(
    "step",
    [actions.lock_door, actions.show_code, actions.renew_code],
    ids=lambda step: step.__name__,
)
def test_steps_that_change_nothing_for_pupils_disturb_nobody(room, step):
    pupil = pupil_of(room)
    seen = poll(pupil, room)

    take(room, step)

    assert poll(pupil, room, seen).status_code == 304


@pytest.mark.parametrize(
    "step", [actions.close_questions, actions.lead], ids=lambda step: step.__name__
)
def test_steps_that_change_the_page_are_told(room, step):
    pupil = pupil_of(room)
    seen = poll(pupil, room)

    take(room, step)

    assert poll(pupil, room, seen).status_code == 200


def test_page_that_comes_anew_stays_at_its_question(room):
    pupil = pupil_of(room)

    response = pupil.get(where(room), {"at": "before-3"})

    assert response["Location"] == where(room, "before", 3)


def test_question_of_another_phase_is_no_place_to_stay(room):
    pupil = pupil_of(room)

    assert pupil.get(where(room), {"at": "after-3"})["Location"] == where(room, "before", 1)


def test_question_that_is_asked_no_more_is_no_place_to_stay(room):
    pupil = pupil_of(room)
    take(room, actions.lead)

    assert pupil.get(where(room), {"at": "before-3"})["Location"] == where(room, "before", 1)


def test_who_skipped_one_and_answered_the_rest_waits_and_is_told_which(room):
    pupil = pupil_of(room)
    for number in (2, 3):
        response = pupil.post(
            where(room, "before", number), {"question": f"q{number}", "chosen": "a"}
        )

    waiting = pupil.get(response["Location"])

    assert waiting.status_code == 200
    assert "Go back to question 1" in waiting.text
    assert f"{where(room)}?after=before-3" in waiting.text  # checking again stays here too


def test_choice_that_came_too_late_is_told_on_the_question_that_is_open_now(room):
    take(room, actions.lead)
    pupil = pupil_of(room)
    take(room, actions.close_questions)
    take(room, actions.ask_next)

    with time_machine.travel(NOW + dt.timedelta(seconds=6), tick=False):
        form = {"question": "q1", "chosen": "a"}
        page = pupil.post(where(room, "before", 1), form, follow=True)

    assert page.redirect_chain[-1][0] == f"{where(room, 'before', 2)}?late=1"
    assert LATE in page.text
    assert 'data-state=""' in page.text  # nothing of this question is saved
    assert f'role="status">{LATE}' not in page.text


def test_right_answers_wait_for_the_end_while_questions_can_be_opened_again():
    room = make_room(questions=2, phase="after", is_open=True)
    pupil = pupil_of(room)
    answer(room, "after", "b")
    take(room, actions.close_questions)

    with time_machine.travel(NOW + dt.timedelta(minutes=1), tick=False):
        closed = pupil.get(where(room)).text
        take(room, actions.show_next)
        shown = pupil.get(where(room)).text
        take(room, actions.finish)
        ended = pupil.get(where(room)).text

    for page in (closed, shown):
        assert "Look at the front now." in page
        assert "At the end you see here what is safest." in page
        assert RIGHT not in page
    assert RIGHT in ended


def test_closing_is_told_at_once_and_the_page_stays(room):
    pupil = pupil_of(room)
    with time_machine.travel(NOW, tick=False):
        open_tag = poll(pupil, room).json()["tag"]
        take(room, actions.close_questions)
        closing = poll(pupil, room)
        question = pupil.get(where(room, "before", 1)).text

    asking, _wave, takes = closing.json()["tag"].partition("~")
    assert open_tag == f"{asking}~open"
    assert takes == "closing"
    assert closing["X-Next-In"] == "1500"
    assert "Last few seconds to change your answer." in question


def test_lobby_counts_people_not_devices_and_shows_the_own_badge_large():
    room = make_room(phase="lobby", headcount=12)
    pupil = pupil_of(room)
    pupil_of(room, people=3, source="shared")

    page = pupil.get(where(room)).text

    assert "4 of your class are here." in page
    assert "badge--large" in page


def test_waiting_page_checks_by_itself_only_when_asked_to(room):
    pupil = pupil_of(make_room(phase="lesson"))
    address = f"/class/{pupil.seat.sitting.address}/"

    plain = pupil.get(address)
    asked = pupil.get(address, {"by-itself": ""})

    assert "Refresh" not in plain
    assert "Check by itself every 10 seconds" in plain.text
    assert asked["Refresh"] == "10"
    assert "Stop checking by itself" in asked.text


def test_tablet_that_goes_round_shows_nobody_what_another_chose():
    room = make_room(questions=1, phase="ended", ended_at=NOW)
    pupil = pupil_of(room)
    answer(room, "after", "a")
    alone = pupil.get(where(room)).text
    pupil.cookies["diogel_turns"] = pupil.cookies["diogel_seat"].value

    in_turn = pupil.get(where(room)).text

    assert "You chose: Choice a of 1." in alone
    assert "You chose" not in in_turn
    assert RIGHT in in_turn
