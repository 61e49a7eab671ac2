"""Kinds of question: what the totals, the moves and the reports say of the answers."""

import pytest

from quizzes import actions
from quizzes.models import Move, Tally, VoidedTally
from quizzes.results import learnt_by_class
from quizzes.roll_up import roll_up
from reports import queries
from tests.builders import at
from tests.quizzes.builders import officer_of
from tests.quizzes.kinds import SEVERAL, give, make_kinds_lesson, room_of, set_kind

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)


@pytest.fixture
def version():
    return make_kinds_lesson()


@pytest.fixture
def room(version):
    return room_of(version)


def totals(question):
    rows = Tally.objects.filter(question=question.pk).values_list("phase", "choice", "count")
    return {(phase, choice): count for phase, choice, count in rows}


def moves(question):
    rows = Move.objects.filter(question=question.pk)
    return {
        (was, now): count
        for was, now, count in rows.values_list("from_choice", "to_choice", "count")
    }


def test_totals_of_several_are_each_choice_and_the_answer_as_a_whole(room):
    question = give(room, 1, "before", ["a", "a,c", "a,b,c", "unsure", "b"])
    give(room, 1, "after", ["a,c", "a,c", "a,c", "a", ""])

    roll_up(room, now=NOW)

    assert totals(question) == {
        ("before", "a"): 3,
        ("before", "b"): 2,
        ("before", "c"): 2,
        ("before", "all-right"): 1,
        ("before", "not-all-right"): 3,
        ("before", "unsure"): 1,
        ("after", "a"): 4,
        ("after", "c"): 3,
        ("after", "all-right"): 3,
        ("after", "not-all-right"): 1,
    }
    assert moves(question) == {
        ("not-all-right", "all-right"): 2,
        ("all-right", "all-right"): 1,
        ("unsure", "not-all-right"): 1,
    }


def test_totals_of_an_order_are_what_stood_first_and_the_whole(room):
    question = give(room, 2, "before", ["b,c,a", "b,a,c", "a,b,c", "unsure"])

    roll_up(room, now=NOW)

    assert totals(question) == {
        ("before", "b"): 2,
        ("before", "a"): 1,
        ("before", "all-right"): 1,
        ("before", "not-all-right"): 2,
        ("before", "unsure"): 1,
    }


def test_group_at_one_device_counts_for_each_of_its_pupils(room):
    question = give(room, 1, "before", ["a,c", "b"])
    first = room.seats.first()
    first.source, first.people = "shared", 3
    first.save()

    roll_up(room, now=NOW)

    rows = Tally.objects.filter(question=question.pk).values_list("choice", "source", "count")
    assert sorted(rows) == [
        ("a", "shared", 3),
        ("all-right", "shared", 3),
        ("b", "devices", 1),
        ("c", "shared", 3),
        ("not-all-right", "devices", 1),
    ]


def test_reports_count_the_safe_answer_to_the_last_one(room):
    before = ["a,c", "a", "b", "unsure", "a,b", "a,c"]
    after = ["a,c", "a,c", "a,c", "a", "a,c", "b"]
    give(room, 1, "before", before)
    give(room, 1, "after", after)
    roll_up(room, now=NOW)

    change = next(item for item in queries.class_changes(room) if item.question.key == "q1").change

    assert (change.n, change.before, change.after) == (6, 2, 4)


def test_breakdown_counts_the_same(room):
    give(room, 2, "before", ["b,c,a", "a,b,c", "a,c,b", "unsure", "b,a,c"])
    give(room, 2, "after", ["b,c,a", "b,c,a", "b,c,a", "b,a,c", "unsure"])
    roll_up(room, now=NOW)
    type(room).objects.update(completed_both=5)  # as if they had answered the others too
    delivery = room.delivery
    delivery.outcome, delivery.headcount = "delivered", 28
    delivery.save()

    row = queries.breakdown(
        type(delivery).objects.filter(pk=delivery.pk), by="lesson", threshold=5
    )[0]

    assert row.answers["knowledge"].given == {"before": 5, "after": 5}
    assert row.answers["knowledge"].safe == {"before": 1, "after": 3}


def test_class_that_knows_where_to_get_help_is_counted_by_whole_answers(version):
    set_kind(version, 5, "several", SEVERAL)
    room = room_of(version)
    give(room, 5, "after", ["a,c"] * 5 + ["a"] * 3)

    roll_up(room, now=NOW)

    assert learnt_by_class(room.pk) == 5


def test_voided_answers_are_put_aside_as_wholes(room):
    question = give(room, 1, "before", ["a,c", "a", "unsure"])

    actions.void_question(room, question, by=officer_of(room), drawn=room.version, now=NOW)

    rows = VoidedTally.objects.values_list("choice", "count")
    assert sorted(rows) == [("all-right", 1), ("not-all-right", 1), ("unsure", 1)]
