import datetime as dt
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.models import AuditEvent
from quizzes import actions
from quizzes.answers import save_answer
from quizzes.codes import ALPHABET, is_fit, new_code, normalise
from quizzes.content import asked_of
from quizzes.live import place_of
from quizzes.models import Answer, Move, Phase, Seat, Sitting, Tally
from quizzes.names import ANIMALS, COLOURS, NAME_COUNT, seat_name
from quizzes.roll_up import forget_answers, roll_up
from quizzes.seats import take_seat
from tests.builders import (
    at,
    make_delivery,
    make_lesson,
    make_officer,
    make_school,
    make_sitting,
    make_topic,
    make_visit,
)

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)


def open_one(delivery, **fields):
    return actions.open_sitting(
        delivery,
        by=delivery.officer.user,
        **{
            "staff_present": "Form tutor",
            "headcount": 26,
            "language": "both",
            "now": NOW,
            **fields,
        },
    )


def planned(**fields):
    return make_delivery(make_visit(), **fields)


def answer_all(sitting, phase, chosen, seats):
    for token in seats:
        for question in asked_of(sitting.delivery.version_id):
            save_answer(
                place_of(token), question, phase=phase, chosen=chosen, revision=None, now=NOW
            )


class TestOpen:
    def test_opening_records_the_adult_and_the_pupils(self):
        delivery = planned()

        sitting = open_one(delivery)

        delivery.refresh_from_db()
        assert (sitting.phase, sitting.is_open, sitting.headcount) == ("lobby", False, 26)
        assert (delivery.staff_present, delivery.headcount) == ("Form tutor", 26)
        assert set(sitting.code) <= set(ALPHABET)
        assert AuditEvent.objects.get().action == "sitting_opened"

    @pytest.mark.parametrize("name", ["", "   "])
    def test_no_adult_from_the_school_no_lesson(self, name):
        with pytest.raises(ValidationError, match="who from the school is in the room"):
            open_one(planned(), staff_present=name)

        assert Sitting.objects.count() == 0

    def test_sensitive_topic_is_not_opened_for_an_assembly(self):
        lesson = make_lesson(topic=make_topic(is_sensitive=True))

        with pytest.raises(ValidationError, match="not an assembly"):
            open_one(planned(version=lesson, setting="assembly"))

    def test_class_that_is_open_already_is_named(self):
        delivery = planned()
        first = open_one(delivery)

        with pytest.raises(actions.AlreadyOpen) as caught:
            open_one(delivery)

        assert caught.value.sitting == first


class TestSteps:
    def test_second_tap_on_an_old_button_changes_nothing(self):
        sitting = make_sitting()
        by, drawn = sitting.opened_by, sitting.version

        first = actions.open_questions(sitting, by=by, drawn=drawn, now=NOW)
        second = actions.open_questions(sitting, by=by, drawn=drawn, now=NOW)

        assert (first, second) == (True, False)
        sitting.refresh_from_db()
        assert (sitting.phase, sitting.is_open, sitting.version) == ("before", True, 2)

    def test_closing_leaves_a_few_seconds(self):
        sitting = make_sitting(phase=Phase.BEFORE, is_open=True)

        actions.close_questions(sitting, by=sitting.opened_by, drawn=1, now=NOW)

        assert sitting.closes_at == NOW + dt.timedelta(seconds=5)

    @pytest.mark.parametrize(
        ("phase", "is_open", "action"),
        [
            ("lobby", False, actions.close_questions),
            ("lobby", False, actions.start_lesson),
            ("lesson", False, actions.reopen_questions),
            ("before", True, actions.open_questions),
            ("before", True, actions.show_next),
        ],
    )
    def test_step_that_does_not_fit_the_state_is_refused(self, phase, is_open, action):
        sitting = make_sitting(phase=phase, is_open=is_open)

        assert not action(sitting, by=sitting.opened_by, drawn=1, now=NOW)
        sitting.refresh_from_db()
        assert sitting.version == 1

    def test_end_by_mistake_can_be_undone_within_the_hour_only(self):
        sitting = make_sitting(phase=Phase.AFTER)
        by = sitting.opened_by
        actions.finish(sitting, by=by, drawn=1, now=NOW)

        late = NOW + dt.timedelta(hours=1)
        assert not actions.go_back(sitting, by=by, drawn=2, now=late)
        assert actions.go_back(sitting, by=by, drawn=2, now=late - dt.timedelta(minutes=1))
        sitting.refresh_from_db()
        assert (sitting.phase, sitting.rolled_up_at, sitting.ended_at) == ("after", None, None)
        assert len(sitting.code) == 6

    def test_new_code_keeps_those_inside(self):
        sitting = make_sitting()
        token = take_seat(sitting).token
        old = sitting.code

        actions.renew_code(sitting, by=sitting.opened_by, drawn=1, now=NOW)

        assert sitting.code != old
        assert place_of(token).sitting == sitting.pk

    def test_show_goes_through_the_questions_and_stops(self):
        sitting = make_sitting(
            make_delivery(make_visit(), make_lesson(questions=2)), phase=Phase.AFTER
        )
        shown = []
        for drawn in (1, 2, 3):
            actions.show_next(sitting, by=sitting.opened_by, drawn=drawn, now=NOW)
            shown.append(sitting.shown_question)

        assert shown == [1, 2, None]

    @pytest.mark.parametrize(("hours", "ended"), [(11, 0), (13, 1)])
    def test_forgotten_class_is_ended_and_added_up(self, hours, ended):
        sitting = make_sitting(opened_at=NOW)

        assert actions.close_forgotten(now=NOW + dt.timedelta(hours=hours)) == ended
        sitting.refresh_from_db()
        assert bool(sitting.rolled_up_at) is bool(ended)


class TestRollUp:
    @pytest.fixture
    def sitting(self):
        sitting = make_sitting(phase=Phase.BEFORE, is_open=True, code="KDMTRP")
        tokens = [take_seat(sitting).token for _ in range(6)]
        answer_all(sitting, "before", "a", tokens)
        Sitting.objects.update(phase=Phase.AFTER)
        answer_all(sitting, "after", "b", tokens[:5])
        sitting.refresh_from_db()
        return sitting

    def test_tallies_and_moves_are_those_of_the_answers(self, sitting):
        roll_up(sitting, now=NOW)

        sitting.refresh_from_db()
        first = asked_of(sitting.delivery.version_id)[0].pk
        tallies = Tally.objects.filter(question=first).values_list("phase", "choice", "count")
        moves = Move.objects.filter(question=first).values_list("from_choice", "to_choice", "count")
        assert sorted(tallies) == [("after", "b", 5), ("before", "a", 6)]
        assert list(moves) == [("a", "b", 5)]
        assert (sitting.joined, sitting.completed_before, sitting.completed_after) == (6, 6, 5)
        assert sitting.completed_both == 5

    def test_again_it_comes_out_the_same(self, sitting):
        def everything():
            return [
                sorted(model.objects.values_list(*fields))
                for model, fields in (
                    (Tally, ("phase", "question", "choice", "source", "count")),
                    (Move, ("question", "from_choice", "to_choice", "count")),
                )
            ]

        roll_up(sitting, now=NOW)
        first = everything()
        roll_up(sitting, now=NOW)

        assert everything() == first

    def test_seat_that_was_taken_out_is_not_counted(self, sitting):
        Seat.objects.filter(pk=Seat.objects.first().pk).update(removed_at=NOW)

        roll_up(sitting, now=NOW)

        sitting.refresh_from_db()
        assert (sitting.joined, sitting.completed_both) == (5, 4)

    def test_forgetting_leaves_the_totals_and_nothing_of_a_pupil(self, sitting):
        actions.finish(sitting, by=sitting.opened_by, drawn=1, now=NOW)
        before = sorted(Tally.objects.values_list("phase", "question", "choice", "count"))

        assert forget_answers(now=NOW + dt.timedelta(days=29)) == 0
        assert forget_answers(now=NOW + dt.timedelta(days=31)) == 1

        assert sorted(Tally.objects.values_list("phase", "question", "choice", "count")) == before
        assert Seat.objects.count() == 0
        assert Answer.objects.count() == 0
        assert forget_answers(now=NOW + dt.timedelta(days=31)) == 0

    def test_roll_up_after_forgetting_keeps_the_totals(self, sitting):
        actions.finish(sitting, by=sitting.opened_by, drawn=1, now=NOW)
        forget_answers(now=NOW + dt.timedelta(days=31))

        roll_up(sitting, now=NOW)

        assert Tally.objects.count() == 10


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestRaces:
    def run(self, work, count):
        barrier, results = threading.Barrier(count), []

        def one(number):
            try:
                barrier.wait()
                results.append(work(number))
            finally:
                connection.close()

        threads = [threading.Thread(target=one, args=[n]) for n in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results

    def test_two_officers_press_the_same_button_and_it_happens_once(self):
        sitting = make_sitting()

        def press(_number):
            mine = Sitting.objects.select_related("delivery__force").get(pk=sitting.pk)
            return actions.open_questions(mine, by=sitting.opened_by, drawn=1, now=NOW)

        assert sorted(self.run(press, 8)) == [False] * 7 + [True]

    def test_thirty_pupils_join_at_once_and_each_has_one_seat_and_name(self):
        sitting = make_sitting()

        seats = self.run(lambda number: take_seat(sitting, name_seed=number % 3).seat.pk, 30)

        assert len(set(seats)) == 30
        assert Seat.objects.values("name_seed").distinct().count() == 30

    def test_every_request_twice_at_once_is_one_answer(self):
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
                now=NOW,
            ).chosen

        assert self.run(tap, 20) == ["b"] * 20
        assert Answer.objects.count() == 10


def test_codes_hold_no_letters_that_sound_or_read_wrong():
    codes = [new_code() for _ in range(500)]

    assert all(len(code) == 6 and set(code) <= set(ALPHABET) and is_fit(code) for code in codes)
    assert not is_fit("BFCKDM")


def test_pasted_address_is_read_as_its_code():
    assert normalise("https://diogel.example/join/kdm-trp/?x=1") == "KDMTRP"


def test_360_names_differ_and_welsh_ones_agree():
    assert NAME_COUNT == len(ANIMALS) * len(COLOURS) == 360
    assert len({seat_name(seed, "cy").text for seed in range(360)}) == 360
    names = {seat_name(seed, "cy").text for seed in range(360)}
    assert {"Cath werdd", "Draenog gwyrdd", "Gwylan las", "Morlo glas", "Eos borffor"} <= names
    assert seat_name(360, "en").text.endswith(" 2")


def test_officer_of_another_patch_sees_no_sitting():
    sitting = make_sitting()
    stranger = make_officer()
    make_school(officer=stranger)

    assert list(Sitting.objects.visible_to(stranger.user)) == []
    assert list(Sitting.objects.visible_to(sitting.delivery.officer.user)) == [sitting]
