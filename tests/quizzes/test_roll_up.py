"""Answers are added up, and the totals stay when the answers are forgotten."""

import datetime as dt
from collections import Counter

import pytest

from quizzes import actions
from quizzes.answers import QuestionClosed, save_answer
from quizzes.content import asked_of
from quizzes.live import place_of
from quizzes.models import Answer, Move, Phase, Seat, Tally
from quizzes.roll_up import forget_answers, roll_up, roll_up_left_over
from quizzes.seats import take_seat
from tests.builders import at
from tests.quizzes.builders import (
    answer,
    answer_as_devices,
    fresh,
    make_room,
    officer_of,
    taught_room,
)
from tests.threads import at_once

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)
DAY = dt.timedelta(days=1)


def totals():
    return sorted(Tally.objects.values_list("phase", "question", "choice", "source", "count"))


def moves():
    return sorted(Move.objects.values_list("question", "from_choice", "to_choice", "count"))


def test_tallies_and_moves_are_those_of_the_answers():
    sitting = make_room(questions=5, phase=Phase.BEFORE, is_open=True)
    tokens = [take_seat(sitting).token for _ in range(6)]
    answer_as_devices(tokens, sitting, "before", "a", now=NOW)
    type(sitting).objects.update(phase=Phase.AFTER)
    answer_as_devices(tokens[:5], sitting, "after", "b", now=NOW)

    roll_up(sitting, now=NOW)

    sitting.refresh_from_db()
    first = asked_of(sitting.delivery.version_id)[0].pk
    tallies = Tally.objects.filter(question=first).values_list("phase", "choice", "count")
    moved = Move.objects.filter(question=first).values_list("from_choice", "to_choice", "count")
    assert sorted(tallies) == [("after", "b", 5), ("before", "a", 6)]
    assert list(moved) == [("a", "b", 5)]
    assert (sitting.joined, sitting.completed_before, sitting.completed_after) == (6, 6, 5)
    assert sitting.completed_both == 5


def test_totals_of_mixed_answers_are_those_of_the_answers():
    sitting = make_room(seats=7, phase=Phase.AFTER)
    seats = list(sitting.seats.all())
    answer(sitting, "before", "a", seats=seats[:4])
    answer(sitting, "before", "unsure", seats=seats[4:], questions=1)
    answer(sitting, "after", "b", seats=seats[1:6])

    roll_up(sitting, now=NOW)

    sitting.refresh_from_db()
    first, second = (question.pk for question in asked_of(sitting.delivery.version_id))
    assert totals() == sorted(
        [
            ("before", first, "a", "devices", 4),
            ("before", second, "a", "devices", 4),
            ("before", first, "unsure", "devices", 3),
            ("after", first, "b", "devices", 5),
            ("after", second, "b", "devices", 5),
        ]
    )
    assert moves() == sorted(
        [(first, "a", "b", 3), (second, "a", "b", 3), (first, "unsure", "b", 2)]
    )
    done = (sitting.completed_before, sitting.completed_after, sitting.completed_both)
    assert (sitting.joined, *done) == (7, 4, 5, 3)


def test_sum_of_each_question_is_the_number_of_its_answers():
    taught_room()
    other = taught_room(seats=9, stayed=2)

    roll_up(other, now=NOW)

    sums = Counter()
    for tally in Tally.objects.filter(sitting=other):
        sums[tally.phase, tally.question_id] += tally.count
    given = Counter(Answer.objects.filter(seat__sitting=other).values_list("phase", "question_id"))
    assert sums == given
    assert not Tally.objects.exclude(sitting=other).exists()


def test_again_it_comes_out_the_same():
    sitting = taught_room()
    roll_up(sitting, now=NOW)
    once = (totals(), moves())

    roll_up(sitting, now=NOW)

    assert (totals(), moves()) == once


def test_run_again_after_an_interruption_it_comes_out_the_same():
    sitting = taught_room()
    roll_up(sitting, now=NOW)
    once = (totals(), moves())
    Tally.objects.filter(phase="after").delete()  # as if it had been cut short

    roll_up(sitting, now=NOW)

    assert (totals(), moves()) == once


def test_seat_that_was_taken_out_counts_nowhere():
    sitting = taught_room()
    Seat.objects.filter(pk=sitting.seats.first().pk).update(removed_at=NOW)

    roll_up(sitting, now=NOW)

    sitting.refresh_from_db()
    assert (sitting.joined, sitting.completed_before, sitting.completed_both) == (5, 5, 4)
    assert {row[4] for row in totals()} == {5, 4}


def test_shared_tablets_are_a_source_of_their_own():
    roll_up(taught_room(ways="shared,hands"), now=NOW)

    assert {row[3] for row in totals()} == {"shared"}


def test_hands_and_paper_stay_beside_the_answers_of_seats():
    sitting = taught_room()
    question = asked_of(sitting.delivery.version_id)[0]
    actions.count_by_hand(
        sitting,
        question,
        phase="after",
        source="paper",
        counts={"b": 3},
        by=officer_of(sitting),
    )

    roll_up(sitting, now=NOW)
    roll_up(sitting, now=NOW)

    assert ("after", question.pk, "b", "paper", 3) in totals()
    assert ("after", question.pk, "b", "devices", 5) in totals()


class TestLeftOver:
    def test_end_whose_adding_up_was_cut_short_is_added_up(self):
        sitting = taught_room()
        type(sitting).objects.update(phase=Phase.ENDED, ended_at=NOW, code=None)

        assert roll_up_left_over(now=NOW + 2 * DAY) == 1
        sitting.refresh_from_db()
        assert sitting.rolled_up_at == NOW + 2 * DAY

    def test_answer_of_the_very_last_moment_is_counted_too(self):
        sitting = taught_room()
        actions.finish(sitting, by=officer_of(sitting), drawn=1, now=NOW)
        answer(sitting, "after", "b", seats=sitting.seats.all()[5:])

        roll_up_left_over(now=NOW + dt.timedelta(minutes=5))

        sitting.refresh_from_db()
        assert sitting.completed_both == 6

    def test_running_and_settled_classes_are_left_alone(self):
        taught_room()
        done = taught_room()
        actions.finish(done, by=officer_of(done), drawn=1, now=NOW)
        assert roll_up_left_over(now=NOW + dt.timedelta(minutes=5)) == 1

        assert roll_up_left_over(now=NOW + DAY) == 0

    def test_answer_of_the_last_moment_waits_for_periodic_work_that_had_stopped(self):
        sitting = taught_room()
        actions.finish(sitting, by=officer_of(sitting), drawn=1, now=NOW)
        answer(sitting, "after", "b", seats=sitting.seats.all()[5:])

        assert roll_up_left_over(now=NOW + 3 * DAY) == 1

        sitting.refresh_from_db()
        assert sitting.completed_both == 6


class TestForget:
    @pytest.mark.parametrize(("days", "forgotten"), [(6, 0), (7, 1)])
    def test_answers_go_after_the_days_of_the_force(self, days, forgotten):
        sitting = taught_room()
        force = sitting.delivery.force
        force.answers_kept_days = 7
        force.save()
        actions.finish(sitting, by=officer_of(sitting), drawn=1, now=NOW)
        before = (totals(), moves())

        assert forget_answers(now=NOW + days * DAY) == forgotten

        sitting.refresh_from_db()
        assert (totals(), moves()) == before
        assert Seat.objects.exists() is not bool(forgotten)
        assert Answer.objects.exists() is not bool(forgotten)
        assert (sitting.joined, bool(sitting.forgotten_at)) == (6, bool(forgotten))

    @pytest.mark.parametrize(("minutes", "forgotten"), [(0, 0), (59, 0), (60, 1)])
    def test_force_that_keeps_answers_for_no_day_keeps_them_while_the_end_can_be_undone(
        self, minutes, forgotten
    ):
        sitting = taught_room()
        sitting.delivery.force.answers_kept_days = 0
        sitting.delivery.force.save()
        actions.finish(sitting, by=officer_of(sitting), drawn=1, now=NOW)

        assert forget_answers(now=NOW + dt.timedelta(minutes=minutes)) == forgotten

    def test_nothing_goes_before_it_is_added_up(self):
        taught_room()
        sitting = taught_room()
        type(sitting).objects.update(phase=Phase.ENDED, ended_at=NOW)
        type(sitting).objects.update(code=None)

        assert forget_answers(now=NOW + 400 * DAY) == 0
        assert Seat.objects.count() == 12

    def test_forgetting_leaves_the_totals_and_nothing_of_a_pupil(self):
        sitting = taught_room(questions=5)
        actions.finish(sitting, by=sitting.opened_by, drawn=1, now=NOW)
        before = totals()

        assert forget_answers(now=NOW + 29 * DAY) == 0
        assert forget_answers(now=NOW + 31 * DAY) == 1

        assert totals() == before
        assert Seat.objects.count() == 0
        assert Answer.objects.count() == 0
        assert forget_answers(now=NOW + 31 * DAY) == 0

    def test_roll_up_after_forgetting_keeps_the_totals(self):
        sitting = taught_room(questions=5)
        actions.finish(sitting, by=sitting.opened_by, drawn=1, now=NOW)
        forget_answers(now=NOW + 31 * DAY)

        roll_up(sitting, now=NOW)

        assert Tally.objects.count() == 10


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_class_that_ends_while_answers_come_in_counts_every_acknowledged_one():
    sitting = make_room(seats=0, questions=1, phase=Phase.AFTER, is_open=True)
    tokens = [take_seat(sitting).token for _ in range(12)]
    question, by = asked_of(sitting.delivery.version_id)[0], officer_of(sitting)

    def act(number):
        if number == 6:
            return actions.finish(fresh(sitting), by=by, drawn=1, now=NOW)
        try:
            return save_answer(
                place_of(tokens[number % 12]),
                question,
                phase="after",
                chosen="b",
                revision=1,
                now=NOW,
            ).chosen
        except QuestionClosed:
            return None

    acknowledged = at_once(act, 12).count("b")
    roll_up_left_over(now=NOW + dt.timedelta(minutes=5))

    assert sum(Tally.objects.values_list("count", flat=True)) == acknowledged
    assert Answer.objects.count() == acknowledged
