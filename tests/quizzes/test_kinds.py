"""Kinds of question: what is an answer, what is right, and how a sheet names it."""

import pytest

from quizzes.answers import NotAChoice, save_answer
from quizzes.content import asked_of
from quizzes.forms import SheetForm
from quizzes.live import place_of
from quizzes.models import Answer
from quizzes.seats import take_seat
from tests.builders import at
from tests.quizzes.kinds import make_kinds_lesson, room_of

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)


@pytest.fixture
def version():
    return make_kinds_lesson()


@pytest.fixture
def room(version):
    return room_of(version)


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
