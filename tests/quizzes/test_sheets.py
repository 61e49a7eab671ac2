"""Paper: a sheet is typed as letters, counts as a pupil, and the totals say where it is from."""

import pytest
from django.urls import reverse

from quizzes.models import Answer, Phase, Seat, Tally
from quizzes.roll_up import roll_up
from quizzes.seats import take_seat
from tests.builders import at, make_officer
from tests.quizzes.builders import answer, fresh, make_room, officer_of

pytestmark = pytest.mark.django_db

NOW = at(2026, 11, 24, 10)


@pytest.fixture
def room():
    return make_room(questions=2, phase="after", ways="paper", headcount=6)


@pytest.fixture
def officer(room, client):
    client.force_login(officer_of(room))
    return client


def sheets(room):
    return reverse("quizzes:sheets", args=[room.pk])


@pytest.mark.parametrize(
    ("before", "after", "stored"),
    [
        (
            "AB",
            "bb",
            [("after", 0, "b"), ("after", 1, "b"), ("before", 0, "a"), ("before", 1, "b")],
        ),
        ("a ?", "", [("before", 0, "a"), ("before", 1, "unsure")]),
        ("-B", "", [("before", 1, "b")]),
    ],
)
def test_letters_of_a_sheet_become_its_answers(officer, room, before, after, stored):
    response = officer.post(sheets(room), {"before": before, "after": after})

    assert response["Location"] == sheets(room)
    rows = Answer.objects.values_list("phase", "question__order", "chosen")
    assert sorted(rows) == stored
    assert list(Seat.objects.values_list("source", "people")) == [("sheets", 1)]


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ("ABA", "Type one letter a question: 2 letters. You typed 3."),
        ("AZ", "Question 2 has no choice Z. It has A, B, C, ?."),
        ("", "Type the letters of the sheet."),
        ("--", "Type the letters of the sheet."),
    ],
)
def test_mistake_is_named_and_the_letters_stay(officer, room, before, message):
    response = officer.post(sheets(room), {"before": before, "after": ""})

    assert message in response.text
    assert f'value="{before}"' in response.text or not before
    assert Seat.objects.count() == 0


def test_last_sheet_is_taken_out_again(officer, room):
    for letters in ("AA", "BB"):
        officer.post(sheets(room), {"before": letters})

    officer.post(reverse("quizzes:sheet_back", args=[room.pk]), {"typed": 2})

    assert list(Answer.objects.values_list("chosen", flat=True)) == ["a", "a"]
    assert "1 sheet typed in." in officer.get(sheets(room)).text


def test_more_sheets_than_can_be_in_the_room_are_refused(officer, room):
    for _sheet in range(6):
        officer.post(sheets(room), {"before": "AA"})

    response = officer.post(sheets(room), {"before": "AA"})
    after = officer.post(sheets(room), {"after": "AA"})

    assert (
        "Question 1 before the lesson: all who are here have answered. "
        "Paper, sheet by sheet 6. Check the pile, and what was counted."
    ) in response.text
    assert 'value="AA"' in response.text
    assert after.status_code == 302
    assert Seat.objects.count() == 7


def test_sheet_is_refused_when_hands_and_devices_are_the_whole_class(officer, room):
    take_seat(room)
    answer(room, "before", "a")
    hands = reverse("quizzes:count", args=[room.pk, "paper", "before", 2])
    officer.post(hands, {"a": "4"})
    officer.post(sheets(room), {"before": "AA"})

    page = officer.get(sheets(room)).text
    response = officer.post(sheets(room), {"before": "AA"})
    only_the_first = officer.post(sheets(room), {"before": "A-"})

    assert "6 of 6 pupils have an answer, all ways together." in page
    assert "Shared device 1; Paper 4; Paper, sheet by sheet 1" in page
    assert (
        "Question 2 before the lesson: all who are here have answered. "
        "Shared device 1; Paper 4; Paper, sheet by sheet 1."
    ) in response.text
    assert only_the_first.status_code == 302


def test_sheets_that_are_typed_in_after_the_end_are_in_the_totals(officer, room):
    room.phase, room.ended_at, room.ended_by = Phase.ENDED, NOW, officer_of(room)
    room.save()
    roll_up(room, now=NOW)

    officer.post(sheets(room), {"before": "AA", "after": "BB"})

    assert (fresh(room).joined, fresh(room).completed_both) == (1, 1)
    assert sorted(Tally.objects.values_list("phase", "choice", "source", "count")) == [
        ("after", "b", "sheets", 1),
        ("after", "b", "sheets", 1),
        ("before", "a", "sheets", 1),
        ("before", "a", "sheets", 1),
    ]


def test_sheets_are_over_when_the_answers_are_deleted(officer, room):
    room.phase, room.ended_at, room.ended_by = Phase.ENDED, NOW, officer_of(room)
    room.forgotten_at = NOW
    room.save()

    assert officer.get(sheets(room)).status_code == 404
    assert officer.post(reverse("quizzes:sheet_back", args=[room.pk])).status_code == 404


def test_officer_of_another_patch_types_nothing(client, room):
    client.force_login(make_officer(force=room.delivery.force).user)

    assert client.post(sheets(room), {"before": "AA"}).status_code == 404
    assert Seat.objects.count() == 0


def test_same_answers_give_the_same_report_by_hands_paper_and_devices(officer):
    """What a class says is the same whichever way it says it."""
    reports = []
    for way in ("devices", "sheets", "hands"):
        room = make_room(questions=1, phase="after", headcount=8)
        officer.force_login(officer_of(room))
        _say(officer, room, way)
        roll_up(room, now=NOW)
        rows = room.tallies.values_list("phase", "choice", "count")
        reports.append(sorted(rows))

    assert reports[0] == [("after", "a", 2), ("after", "b", 4), ("before", "a", 6)]
    assert reports == [reports[0]] * 3


def _say(officer, room, way):
    if way == "devices":
        for _pupil in range(6):
            take_seat(room)
        seats = list(room.seats.all())
        answer(room, "before", "a")
        answer(room, "after", "b", seats=seats[:4])
        answer(room, "after", "a", seats=seats[4:])
    elif way == "sheets":
        for letter in "BBBBAA":
            officer.post(sheets(room), {"before": "A", "after": letter})
    else:
        from quizzes import actions
        from quizzes.content import asked_of

        one = asked_of(room.delivery.version_id)[0]
        for phase, counts in (("before", {"a": 6}), ("after", {"a": 2, "b": 4})):
            actions.count_by_hand(
                room, one, phase=phase, source="hands", counts=counts, by=officer_of(room)
            )
