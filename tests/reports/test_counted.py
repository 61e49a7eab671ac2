"""Hands, cards and papers that were counted: shares of two counts, beside those who answered."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Sitting
from quizzes.roll_up import roll_up
from reports import queries
from reports.intervals import counted_change
from schools.models import Delivery
from tests.builders import make_lesson
from tests.reports.builders import SMALL, count_in_room, make_result

pytestmark = pytest.mark.django_db

BEFORE, AFTER = {"a": 16, "b": 12}, {"a": 6, "b": 21}
NOBODY: dict = {}


def room_of(delivery):
    return Sitting.objects.select_related("delivery__force", "delivery__version").get(
        delivery=delivery
    )


@pytest.fixture
def by_hand():
    """A class of 28 in which nobody had a device: 12 of 28 were right before, 21 of 27 after."""
    delivery = make_result(version=make_lesson(questions=1), moves=NOBODY)
    count_in_room(room_of(delivery), BEFORE, AFTER)
    return delivery


def text_of(client, delivery):
    client.force_login(delivery.officer.user)
    return client.get(reverse("reports:class_result", args=[delivery.pk])).text


def test_class_by_hands_shows_two_shares_and_joins_no_marks(client, by_hand):
    page = text_of(client, by_hand)

    counted = "Counted in the room: 12 of 28 before, 21 of 27 after. We cannot say who changed."
    assert counted in page
    assert "chart__join" not in page
    assert ">43%<" in page
    assert ">78%<" in page
    funnel = queries.funnel(by_hand, room_of(by_hand))
    assert [(step.name, step.pupils) for step in funnel] == [
        ("Here", 28),
        ("Counted before", 28),
        ("Counted after", 27),
    ]


def test_mixed_ways_stand_side_by_side_and_are_never_one_figure(client):
    delivery = make_result(version=make_lesson(questions=1))
    count_in_room(room_of(delivery), {"a": 6, "b": 2}, {"b": 8})

    item = queries.class_changes(room_of(delivery))[0]

    assert (item.change.n, item.change.before, item.change.after) == (27, 15, 24)
    assert (item.counted.n_before, item.counted.before, item.counted.after) == (8, 2, 8)
    assert text_of(client, delivery).count("change__figure") == 2


@pytest.mark.parametrize(("before", "after"), [({"b": 4}, {"b": 9}), ({"b": 9}, {"b": 4})])
def test_too_few_hands_are_shown_nowhere(client, before, after):
    delivery = make_result(version=make_lesson(questions=1), moves=SMALL, headcount=9)
    count_in_room(room_of(delivery), before, after)

    assert queries.class_changes(room_of(delivery))[0].is_withheld
    assert queries.question_changes(Delivery.objects.all()) == []
    assert "Counted in the room" not in text_of(client, delivery)


def test_what_was_counted_only_before_is_no_change(by_hand):
    room = room_of(by_hand)
    room.tallies.filter(phase="after").delete()

    assert queries.class_changes(room)[0].is_withheld


def test_counts_of_a_small_class_are_in_no_sum(by_hand):
    version = by_hand.version
    small = make_result(version=version, moves=NOBODY, headcount=6)
    count_in_room(room_of(small), {"a": 3, "b": 1}, {"b": 4})

    changes = queries.question_changes(Delivery.objects.all())

    assert [(c.counted.n_before, c.counted.before, c.counted.after) for c in changes] == [
        (28, 12, 21)
    ]
    assert changes[0].counted_classes == 1
    assert changes[0].change is None


def test_measures_and_breakdown_hold_what_was_counted(by_hand):
    measures = queries.measure_changes(queries.question_changes(Delivery.objects.all()))
    row = queries.breakdown(Delivery.objects.all(), by="lesson", threshold=5)[0]

    assert (measures[0].answers, measures[0].before) == (28, 12)
    assert (measures[0].answers_after, measures[0].after) == (27, 21)
    assert row.shares[0] == (43, 78)


def test_csv_says_that_it_was_counted(client, by_hand):
    client.force_login(by_hand.officer.user)
    address = reverse("reports:class_result", args=[by_hand.pk])

    response = client.get(address, {"format": "csv"})

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[7][2:6] == ["28", "27", "12", "21"]
    assert rows[7][9] == "Counted in the room: who changed is not known"


def test_mistake_to_take_up_is_found_among_hands_too(by_hand):
    take_up = queries.take_up_next(queries.class_changes(room_of(by_hand)))

    assert (take_up.choice.key, take_up.pupils) == ("a", 6)


def test_range_of_two_counts_is_that_of_agresti_and_caffo():
    """12 of 28 and 21 of 27: difference of (13/30, 22/29), 1.96 standard errors each way."""
    change = counted_change(before=12, n_before=28, after=21, n_after=27)

    assert (change.low, change.high) == (2, 16)
    assert change.is_clear
    assert not counted_change(before=12, n_before=28, after=13, n_after=27).is_clear


def test_nobody_counted_is_no_change_and_no_error():
    assert counted_change(before=0, n_before=0, after=3, n_after=9).n == 0


def test_rolling_up_again_keeps_what_was_counted(by_hand):
    before = queries.class_changes(room_of(by_hand))[0].counted
    roll_up(room_of(by_hand), now=timezone.now())

    assert queries.class_changes(room_of(by_hand))[0].counted == before
