"""A class without a network, written down on one page afterwards."""

import pytest
from django.urls import reverse

from quizzes import actions
from quizzes.models import Answer, Sitting, Tally
from reports.queries import class_changes
from tests.builders import make_delivery, make_lesson, make_teacher, make_visit
from tests.quizzes.builders import answer, fresh, make_room, officer_of

pytestmark = pytest.mark.django_db

WHO = {"staff": "else", "someone_else": "Form tutor", "headcount": "8", "language": "en"}


@pytest.fixture
def delivery():
    return make_delivery(make_visit(), make_lesson(questions=2))


@pytest.fixture
def officer(client, delivery):
    client.force_login(delivery.officer.user)
    return client


def address(delivery):
    return reverse("quizzes:whole_class", args=[delivery.pk])


def counts(before, after):
    """What is typed: before and after, A and B of both questions."""
    data = {}
    for phase, numbers in (("before", before), ("after", after)):
        for question in (1, 2):
            data |= {
                f"{phase}-{question}-{key}": number
                for key, number in zip("ab", numbers, strict=True)
            }
    return data


def test_class_counted_by_hand_is_taught_counted_and_ended(officer, delivery):
    response = officer.post(address(delivery), WHO | {"source": "hands"} | counts((6, 2), (1, 7)))

    assert response["Location"] == reverse("reports:class_result", args=[delivery.pk])
    sitting = Sitting.objects.get()
    assert (sitting.phase, sitting.ways, sitting.headcount) == ("ended", "hands", 8)
    assert sitting.staff_present == "Form tutor"
    rows = Tally.objects.order_by("phase", "question__order", "choice")
    assert list(rows.values_list("phase", "choice", "count", "source")) == [
        ("after", "a", 1, "hands"),
        ("after", "b", 7, "hands"),
        ("after", "a", 1, "hands"),
        ("after", "b", 7, "hands"),
        ("before", "a", 6, "hands"),
        ("before", "b", 2, "hands"),
        ("before", "a", 6, "hands"),
        ("before", "b", 2, "hands"),
    ]


def test_more_than_are_here_names_the_question_and_saves_nothing(officer, delivery):
    too_many = WHO | {"source": "cards"} | counts((6, 2), (1, 7)) | {"after-2-a": 5}

    page = officer.post(address(delivery), too_many).text

    assert "Question 2 after the lesson: 12 counted, 8 are here." in page
    assert 'value="5"' in page
    assert not Sitting.objects.exists()


def test_class_without_an_adult_of_the_school_is_not_written_down(officer, delivery):
    page = officer.post(
        address(delivery), {"headcount": "8", "language": "en", "source": "hands"}
    ).text

    assert "Choose who from the school is in the room." in page
    assert not Sitting.objects.exists()


def test_class_that_was_sent_twice_is_counted_once(officer, delivery):
    data = WHO | {"source": "paper"} | counts((6, 2), (1, 7))
    officer.post(address(delivery), data)

    again = officer.post(address(delivery), data)

    assert again["Location"] == reverse("reports:class_result", args=[delivery.pk])
    assert Sitting.objects.count() == 1
    assert Tally.objects.count() == 8


def test_other_numbers_of_a_class_that_was_run_are_said_and_stay_on_the_page(officer, delivery):
    officer.post(address(delivery), WHO | {"source": "paper"} | counts((6, 2), (1, 7)))

    page = officer.post(address(delivery), WHO | {"source": "paper"} | counts((6, 1), (1, 7))).text

    assert "The quiz of this class was run already, with other numbers." in page
    assert page.count('value="6"') == 2
    assert Tally.objects.filter(phase="before", choice="b", count=2).count() == 2


def test_class_that_is_open_on_another_phone_keeps_what_was_typed_here(officer, delivery):
    make_room(delivery=delivery, phase="before", is_open=True)

    page = officer.post(address(delivery), WHO | {"source": "hands"} | counts((6, 2), (1, 7))).text

    assert "The quiz of this class is open. Nothing of this page was written down." in page
    assert page.count('value="7"') == 2
    assert Sitting.objects.get().phase == "before"


def test_other_schools_teacher_finds_nothing(client, delivery):
    client.force_login(make_teacher().user)

    assert client.get(address(delivery)).status_code == 404


def shown(sitting):
    """What the report says of each question: of how many, and how many were right both times."""
    changes = [(item.question.key, *item.shown) for item in class_changes(sitting)]
    return [
        (key, change.n_before, change.before, change.n_after, change.after)
        for key, change in changes
    ]


def test_same_answers_by_device_hands_cards_and_paper_give_the_same_report(client):
    """Six chose A and two B before, one A and seven B after: whichever way they were counted."""
    by_device = make_room(seats=8, headcount=8)
    seats = list(by_device.seats.all())
    officer = officer_of(by_device)
    for phase, first in (("before", 6), ("after", 1)):
        step(by_device, actions.open_questions)
        answer(by_device, phase, "a", seats=seats[:first])
        answer(by_device, phase, "b", seats=seats[first:])
        step(by_device, actions.close_questions)
        if phase == "before":
            step(by_device, actions.start_lesson)
    step(by_device, actions.finish)
    client.force_login(officer)
    reports = {"devices": shown(fresh(by_device))}
    for source in ("hands", "cards", "paper"):
        delivery = make_delivery(
            make_visit(by_device.delivery.school, by_device.delivery.officer),
            by_device.delivery.version,
        )
        client.post(address(delivery), WHO | {"source": source} | counts((6, 2), (1, 7)))
        reports[source] = shown(delivery.sittings.get())

    assert reports["devices"] == [("q1", 8, 2, 8, 7), ("q2", 8, 2, 8, 7)]
    assert reports["hands"] == reports["cards"] == reports["paper"] == reports["devices"]
    assert Answer.objects.count() == 32


def step(sitting, action):
    now = fresh(sitting)
    assert action(now, by=now.opened_by, drawn=now.version, now=now.opened_at)
