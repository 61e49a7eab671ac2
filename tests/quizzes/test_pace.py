"""One question at a time: what the officer, the board and the pupils see, and what counts."""

import pytest
from django.urls import reverse

from quizzes.models import Answer, Sitting
from quizzes.seats import take_seat
from tests.builders import at
from tests.quizzes.builders import answer, fresh, make_room, officer_of
from tests.quizzes.pupils import pupil_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOW = at(2026, 1, 12, 10)


@pytest.fixture
def room():
    return make_room(questions=2, pace="led", headcount=6)


@pytest.fixture
def officer(room, client):
    client.force_login(officer_of(room))
    return client


@pytest.fixture
def pupil(room):
    return pupil_of(room)


def press(client, sitting, action):
    return client.post(
        reverse("quizzes:step", args=[sitting.pk, action]), {"drawn": fresh(sitting).version}
    )


def screen(client, sitting):
    return client.get(sitting.get_absolute_url()).text


def question(sitting, number, phase="before"):
    return reverse("pupils:question", args=[sitting.address, phase, number])


def send(pupil, sitting, number, key="a"):
    one = sitting.delivery.version.questions.all()[number - 1]
    return pupil.post(
        question(sitting, number), {"question": one.key, "chosen": key, "revision": "1"}
    )


def test_questions_follow_one_another_by_the_officers_buttons(officer, room):
    said = []
    for action in ["open", "close", "ask-next", "close", "lesson"]:
        press(officer, room, action)
        now = fresh(room)
        said.append((action, now.phase, now.is_open, now.asked_question))

    assert said == [
        ("open", "before", True, 1),
        ("close", "before", False, 1),
        ("ask-next", "before", True, 2),
        ("close", "before", False, 2),
        ("lesson", "lesson", False, None),
    ]


def test_next_question_waits_until_the_one_before_is_closed(officer, room):
    press(officer, room, "open")

    press(officer, room, "ask-next")

    assert fresh(room).asked_question == 1


def test_after_the_last_question_there_is_none(officer, room):
    for action in ["open", "close", "ask-next", "close", "ask-next"]:
        press(officer, room, action)

    assert (fresh(room).asked_question, fresh(room).is_open) == (2, False)


def test_phone_counts_the_one_question_that_is_asked(officer, room, pupil):
    press(officer, room, "open")
    other = take_seat(room)
    send(pupil, room, 1)

    opened = screen(officer, room)
    answer(room, "before", "b", seats=[other.seat], questions=1)
    press(officer, room, "close")
    press(officer, room, "ask-next")

    assert "Question 1 of 2 is open" in opened
    assert "of 2 who joined have answered this question" in opened
    assert ">1</span>" in opened
    assert "Close question 2" in screen(officer, room)
    assert ">0</span>" in screen(officer, room)


def test_pupil_sees_only_the_question_that_is_asked(officer, room, pupil):
    press(officer, room, "open")

    first = pupil.get(reverse("pupils:class", args=[room.address]))
    too_soon = pupil.get(question(room, 2))
    send(pupil, room, 1)
    waiting = pupil.get(reverse("pupils:class", args=[room.address])).text

    assert first["Location"] == question(room, 1)
    assert too_soon["Location"] == reverse("pupils:class", args=[room.address])
    assert "Saved. The next question comes here by itself." in waiting


@pytest.mark.parametrize(("number", "status"), [(1, 200), (2, 409)])
def test_only_the_question_that_is_asked_takes_an_answer(officer, room, pupil, number, status):
    press(officer, room, "open")

    response = send(pupil, room, number)

    assert response.status_code == status
    assert Answer.objects.count() == (status == 200)


def test_officer_alone_sees_the_counts_of_a_closed_question_once_enough_answered(officer, room):
    for _seat in range(5):
        take_seat(room)
    press(officer, room, "open")
    answer(room, "before", "b", questions=1)
    press(officer, room, "close")
    Sitting.objects.update(closes_at=NOW)

    enough = screen(officer, room)
    Answer.objects.first().delete()
    too_few = screen(officer, room)

    assert "Only you see this:" in enough
    assert "<strong>B</strong> 5" in enough
    assert "Only you see this:" not in too_few


def test_board_shows_the_question_and_never_how_many_before_it_is_shown(officer, room):
    for _seat in range(5):
        take_seat(room)
    press(officer, room, "open")
    answer(room, "before", "b", questions=1)
    board = reverse("quizzes:board", args=[room.pk])

    asked = officer.get(board).text
    press(officer, room, "close")
    closed = officer.get(board).text
    press(officer, room, "show-asked")
    shown = officer.get(board).text

    assert "Question 1?" in asked
    assert "board__count" not in asked + closed
    assert '<span class="board__count">5</span>' in shown


def test_right_answers_stay_hidden_between_questions(officer, room, pupil):
    for action in ["open", "close", "ask-next", "close", "lesson", "open", "close"]:
        press(officer, room, action)
    Sitting.objects.update(closes_at=NOW)

    page = pupil.get(reverse("pupils:class", args=[room.address])).text

    assert "Look at the front now." in page


def test_pace_changes_while_the_questions_are_open_and_answers_stay(officer, room, pupil):
    press(officer, room, "open")
    send(pupil, room, 1)

    press(officer, room, "let-go")
    own = pupil.get(reverse("pupils:class", args=[room.address]))
    send(pupil, room, 2)
    press(officer, room, "lead")
    led = fresh(room)

    assert own["Location"] == question(room, 2)
    assert (led.pace, led.asked_question, led.is_open) == ("led", 1, True)
    assert Answer.objects.count() == 2


def test_end_by_mistake_comes_back_to_the_question_it_was_at(officer, room):
    for action in ["open", "close", "finish", "back"]:
        press(officer, room, action)

    now = fresh(room)
    assert (now.phase, now.asked_question, now.is_open) == ("before", 1, False)


def test_more_shows_the_question_that_was_asked_last(officer, room):
    for action in ["open", "close", "ask-next", "close"]:
        press(officer, room, action)

    more = officer.get(reverse("quizzes:more", args=[room.pk])).text
    press(officer, room, "show-asked")

    assert reverse("quizzes:step", args=[room.pk, "show-asked"]) in more
    assert reverse("quizzes:step", args=[room.pk, "show"]) + '"' not in more
    assert fresh(room).shown_question == 2


@pytest.mark.parametrize(
    ("phase", "onward"), [("before", "Start the lesson"), ("after", "Show what the class said")]
)
def test_pace_changed_between_closing_and_the_next_step_asks_nothing_again(
    officer, room, phase, onward
):
    take_seat(room)
    answer(room, phase, "a")
    room.phase, room.pace, room.is_open = phase, "own", True
    room.save()
    press(officer, room, "close")
    Sitting.objects.update(closes_at=NOW)

    press(officer, room, "lead")

    page = screen(officer, room)
    assert f"The {phase} questions are closed" in page
    assert onward in page
    assert "Ask question" not in page
    press(officer, room, "reopen")
    assert (fresh(room).asked_question, fresh(room).is_open) == (1, True)
