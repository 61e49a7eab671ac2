"""Kinds of question: what is an answer, what is right, and what the totals say of it."""

import pytest

from quizzes import actions
from quizzes.answers import NotAChoice, save_answer
from quizzes.content import asked_of
from quizzes.forms import SheetForm
from quizzes.live import place_of
from quizzes.models import Answer, Move, Phase, Tally, VoidedTally
from quizzes.results import learnt_by_class, shown_counts
from quizzes.roll_up import roll_up
from quizzes.seats import take_seat
from reports import queries
from tests.builders import at, make_delivery, make_visit
from tests.quizzes.builders import make_room, officer_of
from tests.quizzes.kinds import SEVERAL, make_kinds_lesson, set_kind

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)


@pytest.fixture
def version():
    return make_kinds_lesson()


@pytest.fixture
def room(version):
    return room_of(version)


def room_of(version, **fields):
    delivery = make_delivery(make_visit(starts_at=at(2026, 11, 3, 10)), version)
    return make_room(delivery=delivery, **{"phase": Phase.BEFORE, "is_open": True, **fields})


def give(sitting, number, phase, answers):
    """A seat for each of ANSWERS, which has chosen it; seats are used again for the next phase."""
    question = asked_of(sitting.delivery.version_id)[number - 1]
    seats = list(sitting.seats.all())
    seats += [take_seat(sitting).seat for _ in range(len(answers) - len(seats))]
    Answer.objects.bulk_create(
        Answer(seat_id=getattr(seat, "pk", seat), phase=phase, question_id=question.pk, chosen=one)
        for seat, one in zip(seats, answers, strict=False)
        if one
    )
    return question


def totals(question):
    rows = Tally.objects.filter(question=question.pk).values_list("phase", "choice", "count")
    return {(phase, choice): count for phase, choice, count in rows}


def moves(question):
    rows = Move.objects.filter(question=question.pk)
    return {(was, now): count for was, now, count in rows.values_list(*MOVED)}


MOVED = ("from_choice", "to_choice", "count")


@pytest.mark.parametrize(
    ("number", "sent", "stored"),
    [
        (1, "c,a", "a,c"),
        (1, "b", "b"),
        (1, "unsure", "unsure"),
        (2, "c,a,b", "c,a,b"),
        (2, "unsure", "unsure"),
        (3, "false", "false"),
        (4, "very-much", "very-much"),
        (5, "b", "b"),
    ],
)
def test_answer_is_stored_in_one_writing(room, number, sent, stored):
    place = place_of(take_seat(room).token)
    question = asked_of(place.lesson_version)[number - 1]

    saved = save_answer(place, question, phase="before", chosen=sent, revision=1, now=NOW)

    assert (saved.chosen, Answer.objects.get().chosen) == (stored, stored)


@pytest.mark.parametrize(
    ("number", "sent"),
    [
        (1, ""),
        (1, "a,a"),
        (1, "a,zzz"),
        (1, "a,"),
        (1, "a,unsure"),
        (2, "a"),
        (2, "a,b"),
        (2, "a,b,b"),
        (2, "a,b,c,c"),
        (2, "a,b,unsure"),
        (3, "true,false"),
        (3, "a"),
        (4, "mostly,half"),
        (5, "a,b"),
        (5, "mostly"),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_stored(room, number, sent):
    place = place_of(take_seat(room).token)
    question = asked_of(place.lesson_version)[number - 1]

    with pytest.raises(NotAChoice):
        save_answer(place, question, phase="before", chosen=sent, revision=1, now=NOW)

    assert not Answer.objects.exists()


def test_an_answer_costs_no_more_queries_for_its_kind(room, django_assert_num_queries):
    place = place_of(take_seat(room).token)
    asked = asked_of(place.lesson_version)

    for question, chosen in zip(asked, ["a,c", "b,c,a", "true", "half", "b"], strict=True):
        with django_assert_num_queries(1):
            save_answer(place, question, phase="before", chosen=chosen, revision=1, now=NOW)


@pytest.mark.parametrize(
    ("number", "answer", "is_right"),
    [
        (1, "a,c", True),
        (1, "a", False),
        (1, "a,b,c", False),
        (1, "unsure", False),
        (2, "b,c,a", True),
        (2, "b,a,c", False),
        (3, "true", True),
        (3, "false", False),
        (4, "very-much", False),
        (5, "b", True),
    ],
)
def test_right_is_exactly_the_right_set_or_order(version, number, answer, is_right):
    question = asked_of(version.pk)[number - 1]

    assert question.is_right(answer) is is_right


def test_how_much_it_fits_is_neither_right_nor_wrong(version):
    assert not asked_of(version.pk)[3].has_right_answer


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


def test_board_says_how_many_chose_each_and_how_many_answered(room):
    question = give(room, 1, "before", ["a,c", "a,c", "a,b,c", "a", "unsure"])

    shown = shown_counts(room, question, "before")

    assert dict(shown.chose) == {"a": 4, "b": 1, "c": 3, "unsure": 1}
    assert (shown.answers, shown.all_right) == (5, 2)


def test_board_shows_what_was_put_first(room):
    question = give(room, 2, "before", ["b,c,a", "b,a,c", "a,b,c", "unsure", "c,b,a"])

    shown = shown_counts(room, question, "before")

    assert dict(shown.chose) == {"a": 1, "b": 2, "c": 1, "unsure": 1}
    assert (shown.answers, shown.all_right) == (5, 1)


def test_board_hides_four_answers_though_they_chose_eight_times(room):
    question = give(room, 1, "before", ["a,c"] * 4)

    assert shown_counts(room, question, "before") is None


def test_hands_for_several_are_counted_for_each_choice(room):
    question = asked_of(room.delivery.version_id)[0]
    counts = {"a": 20, "b": 4, "c": 28, "unsure": 0}

    actions.count_by_hand(
        room, question, phase="before", source="hands", counts=counts, by=officer_of(room)
    )

    shown = shown_counts(room, question, "before")
    assert (shown.answers, dict(shown.chose)) == (28, {"a": 20, "b": 4, "c": 28})
    with pytest.raises(actions.TooMany):
        actions.count_by_hand(
            room, question, phase="before", source="hands", counts={"a": 29}, by=officer_of(room)
        )


def test_voided_answers_are_put_aside_as_wholes(room):
    question = give(room, 1, "before", ["a,c", "a", "unsure"])

    actions.void_question(room, question, by=officer_of(room), drawn=room.version, now=NOW)

    rows = VoidedTally.objects.values_list("choice", "count")
    assert sorted(rows) == [("all-right", 1), ("not-all-right", 1), ("unsure", 1)]


def test_sheet_names_the_letters_of_one_answer_in_brackets(version):
    asked = asked_of(version.pk)

    form = SheetForm({"before": "(ca)(bca)a?-", "after": ""}, asked=asked)

    assert form.is_valid()
    assert form.chosen == {
        ("before", asked[0].pk): "a,c",
        ("before", asked[1].pk): "b,c,a",
        ("before", asked[2].pk): "true",
        ("before", asked[3].pk): "unsure",
    }


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("A(AB)A?B", "Question 2: AB is no answer to it. Check the sheet."),
        ("A?(AB)?B", "Question 3: AB is no answer to it. Check the sheet."),
        ("(AZ)?A?B", "Question 1 has no choice Z. It has A, B, C, ?."),
    ],
)
def test_sheet_with_half_an_order_is_asked_again(version, typed, message):
    form = SheetForm({"before": typed, "after": ""}, asked=asked_of(version.pk))

    assert form.errors["before"] == [message]


def test_an_order_of_five_fits_where_answers_are_kept():
    longest = ",".join(["k" * 20] * 5)

    assert len(longest) <= Answer._meta.get_field("chosen").max_length
