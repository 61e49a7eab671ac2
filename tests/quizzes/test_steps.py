"""The steps of a class: each from its own state, and once however often it is pressed."""

import datetime as dt

import pytest

from accounts.models import AuditEvent
from quizzes import actions
from quizzes.live import place_of
from quizzes.models import Phase, Seat, Tally
from quizzes.seats import take_seat
from tests.builders import at, make_delivery, make_lesson, make_sitting, make_visit
from tests.quizzes.builders import answer, fresh, make_room, officer_of, taught_room
from tests.threads import at_once

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)

# step, state it is for (phase, open, other fields), state it leads to (phase, open), trail
STEPS = [
    (actions.open_questions, ("lobby", False, {}), ("before", True), "questions_opened"),
    (actions.open_questions, ("lesson", False, {}), ("after", True), "questions_opened"),
    (actions.close_questions, ("before", True, {}), ("before", False), "questions_closed"),
    (actions.close_questions, ("after", True, {}), ("after", False), "questions_closed"),
    (actions.reopen_questions, ("before", False, {}), ("before", True), "questions_reopened"),
    (actions.reopen_questions, ("after", False, {}), ("after", True), "questions_reopened"),
    (actions.step_back, ("before", True, {}), ("lobby", False), "questions_taken_back"),
    (actions.step_back, ("lesson", False, {}), ("before", True), "questions_reopened"),
    (actions.step_back, ("after", True, {}), ("lesson", False), "questions_taken_back"),
    (actions.start_lesson, ("before", False, {}), ("lesson", False), "lesson_started"),
    (actions.show_next, ("before", False, {}), ("before", False), "answers_shown"),
    (
        actions.hide_answers,
        ("before", False, {"shown_question": 1}),
        ("before", False),
        "answers_hidden",
    ),
    (actions.lock_door, ("lobby", False, {}), ("lobby", False), "door_locked"),
    (actions.renew_code, ("before", True, {}), ("before", True), "code_renewed"),
    (actions.finish, ("after", False, {}), ("ended", False), "sitting_ended"),
]
NOT_NOW = [
    (actions.open_questions, "before", True),
    (actions.open_questions, "before", False),
    (actions.open_questions, "after", False),
    (actions.close_questions, "lobby", False),
    (actions.close_questions, "before", False),
    (actions.close_questions, "lesson", False),
    (actions.reopen_questions, "before", True),
    (actions.reopen_questions, "lobby", False),
    (actions.reopen_questions, "lesson", False),
    (actions.step_back, "lobby", False),
    (actions.step_back, "before", False),
    (actions.start_lesson, "lobby", False),
    (actions.start_lesson, "before", True),
    (actions.start_lesson, "after", False),
    (actions.show_next, "before", True),
    (actions.show_next, "lesson", False),
    (actions.hide_answers, "before", False),
    (actions.go_back, "after", False),
]


@pytest.mark.parametrize(("step", "start", "to", "trail"), STEPS)
def test_step_is_taken_once_and_written_down(step, start, to, trail):
    phase, is_open, fields = start
    sitting = make_room(phase=phase, is_open=is_open, **fields)
    by = officer_of(sitting)

    taken = [step(fresh(sitting), by=by, drawn=1, now=NOW) for _tap in range(2)]

    sitting.refresh_from_db()
    assert taken == [True, False]
    assert (sitting.phase, sitting.is_open, sitting.version) == (*to, 2)
    assert sitting.changed_at == NOW
    assert [(event.action, event.by) for event in AuditEvent.objects.all()] == [(trail, by)]


@pytest.mark.parametrize(("step", "phase", "is_open"), NOT_NOW)
def test_step_of_another_state_changes_nothing(step, phase, is_open):
    sitting = make_room(phase=phase, is_open=is_open)

    assert not step(sitting, by=officer_of(sitting), drawn=1, now=NOW)
    sitting.refresh_from_db()
    assert (sitting.phase, sitting.is_open, sitting.version) == (phase, is_open, 1)
    assert AuditEvent.objects.count() == 0


@pytest.mark.parametrize("step", [actions.finish, actions.renew_code, actions.step_back])
def test_ended_class_stays_ended(step):
    sitting = make_room(phase=Phase.ENDED, ended_at=NOW, code=None)

    assert not step(sitting, by=officer_of(sitting), drawn=1, now=NOW)


def test_questions_with_answers_are_not_taken_back():
    sitting = make_room(seats=1, phase=Phase.BEFORE, is_open=True)
    answer(sitting, "before", "a", questions=1)

    assert not actions.step_back(sitting, by=officer_of(sitting), drawn=1, now=NOW)


@pytest.mark.parametrize("phase", ["lobby", "before", "lesson", "after"])
def test_end_by_mistake_goes_back_to_where_the_class_was(phase):
    sitting = make_room(phase=phase, is_open=phase in {"before", "after"})
    by, code = officer_of(sitting), sitting.code
    actions.finish(sitting, by=by, drawn=1, now=NOW)
    assert (sitting.code, sitting.ended_by) == (None, by)

    assert actions.go_back(sitting, by=by, drawn=2, now=NOW + dt.timedelta(minutes=59))

    assert (sitting.phase, sitting.is_open, sitting.ended_at) == (phase, False, None)
    assert sitting.code != code


def test_going_back_takes_the_totals_away_and_the_next_end_makes_them_anew():
    sitting = taught_room()
    by = officer_of(sitting)
    actions.finish(sitting, by=by, drawn=1, now=NOW)
    assert (sitting.joined, Tally.objects.count()) == (6, 4)

    actions.go_back(sitting, by=by, drawn=2, now=NOW)
    assert (sitting.rolled_up_at, sitting.joined, Tally.objects.count()) == (None, 0, 0)

    actions.finish(sitting, by=by, drawn=3, now=NOW)
    assert (sitting.joined, Tally.objects.count()) == (6, 4)


def test_class_that_was_opened_anew_cannot_be_gone_back_to():
    first = make_room()
    by = officer_of(first)
    actions.finish(first, by=by, drawn=1, now=NOW)
    make_room(delivery=first.delivery)

    assert not actions.go_back(first, by=by, drawn=2, now=NOW)


def test_second_tap_on_an_old_button_changes_nothing():
    sitting = make_sitting()
    by, drawn = sitting.opened_by, sitting.version

    first = actions.open_questions(sitting, by=by, drawn=drawn, now=NOW)
    second = actions.open_questions(sitting, by=by, drawn=drawn, now=NOW)

    assert (first, second) == (True, False)
    sitting.refresh_from_db()
    assert (sitting.phase, sitting.is_open, sitting.version) == ("before", True, 2)


def test_closing_leaves_a_few_seconds():
    sitting = make_sitting(phase=Phase.BEFORE, is_open=True)

    actions.close_questions(sitting, by=sitting.opened_by, drawn=1, now=NOW)

    assert sitting.closes_at == NOW + dt.timedelta(seconds=5)


def test_end_by_mistake_can_be_undone_within_the_hour_only():
    sitting = make_sitting(phase=Phase.AFTER)
    by = sitting.opened_by
    actions.finish(sitting, by=by, drawn=1, now=NOW)

    late = NOW + dt.timedelta(hours=1)
    assert not actions.go_back(sitting, by=by, drawn=2, now=late)
    assert actions.go_back(sitting, by=by, drawn=2, now=late - dt.timedelta(minutes=1))
    sitting.refresh_from_db()
    assert (sitting.phase, sitting.rolled_up_at, sitting.ended_at) == ("after", None, None)
    assert len(sitting.code) == 6


def test_new_code_keeps_those_inside():
    sitting = make_sitting()
    token = take_seat(sitting).token
    old = sitting.code

    actions.renew_code(sitting, by=sitting.opened_by, drawn=1, now=NOW)

    assert sitting.code != old
    assert place_of(token).sitting == sitting.pk


def test_show_goes_through_the_questions_and_stops():
    sitting = make_sitting(make_delivery(make_visit(), make_lesson(questions=2)), phase=Phase.AFTER)
    shown = []
    for drawn in (1, 2, 3):
        actions.show_next(sitting, by=sitting.opened_by, drawn=drawn, now=NOW)
        shown.append(sitting.shown_question)

    assert shown == [1, 2, None]


@pytest.mark.parametrize(("hours", "ended"), [(11, 0), (13, 1)])
def test_forgotten_class_is_ended_and_added_up(hours, ended):
    sitting = make_sitting(opened_at=NOW)

    assert actions.close_forgotten(now=NOW + dt.timedelta(hours=hours)) == ended
    sitting.refresh_from_db()
    assert bool(sitting.rolled_up_at) is bool(ended)


class TestSeat:
    def test_seat_with_the_letters_is_taken_out(self):
        sitting = make_room(seats=2)
        seat = sitting.seats.first()

        taken_out = actions.take_out_seat(
            sitting, letters=seat.seat_code.lower(), by=officer_of(sitting), now=NOW
        )

        assert taken_out
        assert list(Seat.objects.exclude(removed_at=None)) == [seat]

    def test_letters_of_another_class_take_nothing_out(self):
        sitting, other = make_room(seats=1), make_room(seats=1)
        Seat.objects.filter(sitting=other).update(seat_code="ZZZZ")

        assert not actions.take_out_seat(sitting, letters="ZZZZ", by=officer_of(sitting), now=NOW)
        assert not Seat.objects.exclude(removed_at=None).exists()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("step", "phase", "is_open"),
    [
        (actions.open_questions, "lobby", False),
        (actions.close_questions, "before", True),
        (actions.finish, "after", False),
    ],
)
def test_two_officers_press_at_once_and_it_happens_once(step, phase, is_open):
    sitting = taught_room()
    type(sitting).objects.update(phase=phase, is_open=is_open)
    by = officer_of(sitting)

    taken = at_once(lambda _number: step(fresh(sitting), by=by, drawn=1, now=NOW), 6)

    assert sorted(taken) == [False] * 5 + [True]
    sitting.refresh_from_db()
    assert sitting.version == 2
    assert AuditEvent.objects.count() == 1
    assert Tally.objects.count() == (4 if step is actions.finish else 0)
