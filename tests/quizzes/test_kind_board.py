"""Kinds of question on the board: how many chose each, and how many the whole answer."""

import re

import pytest
from django.template.loader import render_to_string

from lessons.models import Choice
from quizzes import actions
from quizzes.boards import picture_of
from quizzes.content import asked_of
from quizzes.models import Sitting
from quizzes.results import shown_counts
from tests.builders import at
from tests.quizzes.builders import fresh, officer_of
from tests.quizzes.kinds import give, make_kinds_lesson, room_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return room_of(make_kinds_lesson())


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


def drawn(room, number, phase, answers):
    """The board's picture of question NUMBER when pupils have chosen ANSWERS in PHASE."""
    give(room, number, phase, answers)
    Sitting.objects.update(phase=phase, is_open=False, shown_question=number)
    picture = picture_of(fresh(room), now=at(2026, 11, 24))
    return render_to_string("quizzes/board/_said.html", {"picture": picture, "small": 5})


def test_before_the_lesson_nothing_is_called_right(room):
    text = drawn(room, 1, "before", ["a,c", "a,c", "b", "a", "unsure"])

    assert re.findall(r'board__count">(\d+)<', text) == ["3", "1", "2", "1"]
    assert "5 answered" in text
    assert "Each could choose more than one." in text
    assert "Safest" not in text


def test_after_it_the_safest_answers_and_how_many_chose_exactly_these(room):
    text = drawn(room, 1, "after", ["a,c", "a,c", "b", "a", "unsure"])

    assert "Safest A, C: 2 chose exactly these" in text


def test_of_an_order_it_shows_what_was_put_first(room):
    Choice.objects.filter(key="a").update(symbol="phone", alt_en="Telephone", alt_cy="Ffôn")

    text = drawn(room, 2, "after", ["b,c,a", "b,a,c", "a,b,c", "unsure", "b,c,a"])

    assert re.findall(r'board__count">(\d+)<', text) == ["1", "3", "0", "1"]
    assert "What was put first" in text
    assert "Safest order B, C, A: 2 chose it" in text
    assert 'aria-label="Telephone"' in text
