"""A pupil's answer: kept once, changed until the phase closes, and nobody else's."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizzes.answers import save_answer
from quizzes.content import asked_of
from quizzes.live import place_of
from quizzes.models import Answer, Phase, Seat, Sitting
from quizzes.seats import take_seat
from tests.builders import at, make_sitting
from tests.quizzes.pupils import choose, class_page, page, pupil_of
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def test_answer_is_stored_and_the_next_question_follows(pupil, sitting):
    response = choose(pupil, sitting)

    stored = Answer.objects.get()
    assert (stored.seat, stored.phase, stored.chosen) == (pupil.seat, "before", "b")
    assert response["Location"] == page(sitting, 2)


def test_last_answer_leads_to_waiting(pupil, sitting):
    for number in range(1, 6):
        response = choose(pupil, sitting, number)

    assert response["Location"] == f"{class_page(sitting)}?after=before-5"
    text = pupil.get(response["Location"]).content.decode()
    assert "All done. Your class is still thinking." in text


def test_going_back_to_the_class_finds_the_first_open_question(pupil, sitting):
    choose(pupil, sitting, 1)

    assert pupil.get(class_page(sitting))["Location"] == page(sitting, 2)


def test_answer_may_be_changed_until_the_phase_closes(pupil, sitting):
    choose(pupil, sitting, chosen="b")
    choose(pupil, sitting, chosen="unsure")

    assert [a.chosen for a in Answer.objects.all()] == ["unsure"]


def test_repeat_of_the_same_answer_is_harmless(pupil, sitting):
    for _ in range(2):
        response = choose(pupil, sitting, revision="1")

    assert response.json() == {"chosen": "b", "revision": 1}
    assert Answer.objects.count() == 1


def test_older_answer_that_comes_late_never_wins(pupil, sitting):
    choose(pupil, sitting, chosen="c", revision="5")

    response = choose(pupil, sitting, chosen="a", revision="4")

    assert response.json() == {"chosen": "c", "revision": 5}
    assert Answer.objects.get().chosen == "c"


@pytest.mark.parametrize("data", [{"chosen": "zzz"}, {"chosen": ""}, {"question": "q2"}])
def test_choice_of_another_question_is_refused_and_nothing_stored(pupil, sitting, data):
    response = choose(pupil, sitting, **data)

    assert response.status_code == 422
    assert "Choose one, or choose" in response.content.decode()
    assert Answer.objects.count() == 0


def test_answer_after_closing_does_not_count(pupil, sitting):
    Sitting.objects.update(is_open=False, closes_at=at(2026, 1, 1))

    response = choose(pupil, sitting, revision="1")

    assert response.status_code == 409
    assert Answer.objects.count() == 0


def test_answer_within_the_last_seconds_counts(pupil, sitting):
    with time_machine.travel(at(2026, 11, 24, 10), tick=False):
        Sitting.objects.update(
            is_open=False, closes_at=at(2026, 11, 24, 10) + dt.timedelta(seconds=5)
        )
        response = choose(pupil, sitting, revision="1")

    assert response.status_code == 200
    assert Answer.objects.count() == 1


def test_late_change_leaves_the_earlier_answer(pupil, sitting):
    choose(pupil, sitting, chosen="b", revision="1")
    Sitting.objects.update(is_open=False, closes_at=at(2026, 1, 1))

    response = choose(pupil, sitting, chosen="c", revision="2")

    assert response.status_code == 409
    assert Answer.objects.get().chosen == "b"


def test_answer_in_the_wrong_phase_is_refused(pupil, sitting):
    assert choose(pupil, sitting, phase="after", revision="1").status_code == 409
    assert Answer.objects.count() == 0


def test_seat_of_another_class_cannot_answer_here(sitting):
    other = make_sitting(phase=Phase.BEFORE, is_open=True)
    stranger = pupil_of(other)

    response = choose(stranger, sitting)

    assert response["Location"] == reverse("pupils:join")
    assert Answer.objects.count() == 0


def test_seat_that_was_taken_out_cannot_answer(pupil, sitting):
    Seat.objects.update(removed_at=at(2026, 11, 24))

    choose(pupil, sitting)

    assert Answer.objects.count() == 0
    text = pupil.get(class_page(sitting)).content.decode()
    assert "You have been taken out of this class." in text


def test_form_without_a_token_is_refused(sitting):
    client = Client(enforce_csrf_checks=True)
    client.cookies["diogel_seat"] = take_seat(sitting).token

    assert choose(client, sitting).status_code == 403
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("revision", ["9" * 16, "9" * 5000, "", "²", "two"])
def test_answer_with_a_count_that_is_none_changes_nothing(pupil, sitting, revision):
    choose(pupil, sitting, chosen="a", revision="3")

    refused = choose(pupil, sitting, chosen="b", revision=revision)

    assert refused.status_code == 422
    assert Answer.objects.values_list("chosen", "revision").get() == ("a", 3)


def test_answer_and_next_page_cost_four_queries(pupil, sitting, django_assert_num_queries):
    pupil.get(page(sitting, 1))

    with django_assert_num_queries(4):  # seat, insert; seat, own answers
        pupil.get(choose(pupil, sitting, 1)["Location"])


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_every_request_twice_at_once_is_one_answer():
    sitting = make_sitting(phase=Phase.BEFORE, is_open=True)
    tokens = [take_seat(sitting).token for _ in range(10)]
    asked_of.cache_clear()
    question = asked_of(sitting.delivery.version_id)[0]

    def tap(number):
        return save_answer(
            place_of(tokens[number % 10]),
            question,
            phase="before",
            chosen="b",
            revision=1,
            now=timezone.now(),
        ).chosen

    assert at_once(tap, 20) == ["b"] * 20
    assert Answer.objects.count() == 10
