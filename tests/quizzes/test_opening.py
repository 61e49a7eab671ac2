"""A class is opened: with an adult of the school, once, and on its board."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from accounts.models import AuditEvent
from quizzes import actions
from quizzes.codes import ALPHABET
from quizzes.models import BoardScreen, Phase, Sitting
from tests.builders import at, make_delivery, make_lesson, make_topic, make_visit
from tests.quizzes.builders import make_room, officer_of, taught_room
from tests.threads import at_once

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)


def open_one(delivery, **fields):
    return actions.open_sitting(
        delivery,
        by=delivery.officer.user,
        **{
            "staff_present": "Form tutor",
            "headcount": 26,
            "language": "cy",
            "now": NOW,
            **fields,
        },
    )


def planned(**fields):
    return make_delivery(make_visit(), **fields)


def test_opening_records_the_adult_and_the_pupils():
    delivery = planned()

    sitting = open_one(delivery)

    delivery.refresh_from_db()
    assert (sitting.phase, sitting.is_open, sitting.headcount) == ("lobby", False, 26)
    assert (delivery.staff_present, delivery.headcount) == ("Form tutor", 26)
    assert set(sitting.code) <= set(ALPHABET)
    assert AuditEvent.objects.get().action == "sitting_opened"


@pytest.mark.parametrize("name", ["", "   "])
def test_no_adult_from_the_school_no_lesson(name):
    with pytest.raises(ValidationError, match="who from the school is in the room"):
        open_one(planned(), staff_present=name)

    assert Sitting.objects.count() == 0


def test_sensitive_topic_is_not_opened_for_an_assembly():
    lesson = make_lesson(topic=make_topic(is_sensitive=True))

    with pytest.raises(ValidationError, match="not an assembly"):
        open_one(planned(version=lesson, setting="assembly"))


def test_class_that_is_open_already_is_named():
    delivery = planned()
    first = open_one(delivery)

    with pytest.raises(actions.AlreadyOpen) as caught:
        open_one(delivery)

    assert caught.value.sitting == first


def test_ways_and_language_are_kept():
    sitting = open_one(make_delivery(make_visit()), ways=["shared", "hands"])

    assert (sitting.ways, sitting.language) == ("shared,hands", "cy")
    assert (sitting.uses_devices, sitting.device_source) == (True, "shared")


@pytest.mark.parametrize(
    ("ways", "uses_devices", "source"),
    [("devices", True, "devices"), ("devices,shared", True, "devices"), ("hands", False, "shared")],
)
def test_ways_say_whether_pupils_join_and_how_answers_are_counted(ways, uses_devices, source):
    sitting = Sitting(ways=ways)

    assert (sitting.uses_devices, sitting.device_source) == (uses_devices, source)


def test_cancelled_visit_is_not_opened():
    visit = make_visit(
        state="cancelled",
        officer=None,
        cancelled_at=NOW,
        cancelled_by=officer_of(make_room()),
        reason="illness",
    )
    delivery = make_delivery(visit)

    with pytest.raises(ValidationError, match="was cancelled"):
        actions.open_sitting(
            delivery,
            by=visit.requested_by,
            staff_present="Form tutor",
            headcount=26,
            language="en",
            now=NOW,
        )


def test_class_that_was_taught_is_not_opened_again():
    sitting = taught_room()
    actions.finish(sitting, by=officer_of(sitting), drawn=1, now=NOW)

    with pytest.raises(actions.AlreadyTaught) as caught:
        open_one(sitting.delivery)

    assert caught.value.sitting == sitting


def test_false_start_that_nobody_joined_does_not_stand_in_the_way():
    sitting = make_room()
    actions.finish(sitting, by=officer_of(sitting), drawn=1, now=NOW)

    assert open_one(sitting.delivery).phase == Phase.LOBBY


class TestBoard:
    def test_typed_letters_show_the_class_on_that_board(self):
        screen, _token = actions.new_screen(now=NOW)
        typed = f" {screen.pairing_code.lower()} "

        sitting = open_one(make_delivery(make_visit()), board=typed)

        screen.refresh_from_db()
        assert (screen.sitting, screen.pairing_code) == (sitting, None)

    def test_unknown_letters_open_nothing(self):
        with pytest.raises(actions.NoSuchBoard):
            open_one(make_delivery(make_visit()), board="BCDF")

        assert Sitting.objects.count() == 0

    def test_board_of_the_class_before_comes_along(self):
        visit = make_visit()
        first = open_one(make_delivery(visit))
        screen, _token = actions.new_screen(now=NOW)
        actions.pair_board(first, letters=screen.pairing_code, by=officer_of(first))
        actions.finish(first, by=officer_of(first), drawn=1, now=NOW)

        second = open_one(make_delivery(visit, make_lesson()))

        screen.refresh_from_db()
        assert screen.sitting == second

    def test_board_of_a_class_that_goes_on_stays_with_it(self):
        visit = make_visit()
        first = open_one(make_delivery(visit))
        screen, _token = actions.new_screen(now=NOW)
        actions.pair_board(first, letters=screen.pairing_code, by=officer_of(first))

        open_one(make_delivery(visit, make_lesson()))

        screen.refresh_from_db()
        assert screen.sitting == first

    def test_board_that_was_released_shows_new_letters(self):
        sitting = make_room()
        screen, _token = actions.new_screen(now=NOW)
        paired = actions.pair_board(sitting, letters=screen.pairing_code, by=officer_of(sitting))

        released = actions.release_screen(paired)

        assert (released.sitting, len(released.pairing_code)) == (None, 4)

    def test_boards_that_are_not_used_any_more_are_deleted(self):
        actions.new_screen(now=NOW)
        kept, _token = actions.new_screen(now=NOW + dt.timedelta(hours=10))

        assert actions.forget_screens(now=NOW + dt.timedelta(hours=20)) == 1
        assert list(BoardScreen.objects.all()) == [kept]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_phones_open_the_same_class_and_it_is_open_once():
    delivery = make_delivery(make_visit())

    def press(_number):
        try:
            return open_one(delivery).pk
        except actions.AlreadyOpen as already:
            return already.sitting.pk

    assert len(set(at_once(press, 6))) == 1
    assert Sitting.objects.count() == 1
