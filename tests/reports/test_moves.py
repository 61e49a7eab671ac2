"""How one class moved, what it answered only once, and which question was set aside."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Sitting, VoidedTally
from reports import queries
from reports.moves import moves_of
from tests.builders import make_lesson
from tests.reports.builders import SMALL, count_in_room, make_result

pytestmark = pytest.mark.django_db

MOVES = {
    ("b", "b"): 11,
    ("a", "b"): 6,
    ("unsure", "b"): 4,
    ("b", "a"): 1,
    ("a", "a"): 4,
    ("unsure", "unsure"): 1,
}


def room_of(delivery):
    return Sitting.objects.select_related("delivery__force", "delivery__version").get(
        delivery=delivery
    )


def first_moves(delivery):
    return moves_of(queries.class_changes(room_of(delivery))[0])


def text_of(client, delivery):
    client.force_login(delivery.officer.user)
    return client.get(reverse("reports:class_result", args=[delivery.pk])).text


@pytest.fixture
def taught():
    return make_result(version=make_lesson(questions=1), moves=MOVES)


def test_table_adds_up_both_ways(taught):
    moves = first_moves(taught)

    numbers = [[cell.pupils for cell in row.cells] for row in moves.rows]
    assert moves.names == ["Choice a of 1", "Choice b of 1", "Choice c of 1", "Choice unsure of 1"]
    assert numbers == [[4, 6, 0, 0], [1, 11, 0, 0], [0, 0, 0, 0], [0, 4, 0, 1]]
    assert [row.total for row in moves.rows] == [10, 12, 0, 5]
    assert moves.totals == [5, 21, 0, 1]
    assert [cell.has_stayed for cell in moves.rows[1].cells] == [False, True, False, False]


def test_sentence_says_who_came_and_who_left(taught):
    assert first_moves(taught).sentence == (
        "10 moved to the safe answer (6 had chosen another, 4 were not sure). 1 moved away from it."
    )


def test_bands_fill_both_columns_to_the_last_pupil(taught):
    wide, narrow = first_moves(taught).drawings

    for drawing in (wide, narrow):
        assert sum(segment.pupils for segment in drawing.before) == 27
        assert sum(segment.pupils for segment in drawing.after) == 27
        assert sum(band.pupils for band in drawing.bands) == 27
        last = [s for s in drawing.after if s.pupils][-1]
        assert last.y + last.height == pytest.approx(240, abs=0.2)
    bands = [(band.kind, band.pupils) for band in wide.bands]
    assert bands == [
        ("stayed", 11),
        ("stayed", 1),
        ("stayed", 4),
        ("gained", 4),
        ("gained", 6),
        ("lost", 1),
    ]


def test_small_class_is_not_drawn_and_too_small_a_class_not_shown(client):
    ten = make_result(version=make_lesson(questions=1), moves={("a", "b"): 6, ("b", "b"): 4})
    few = make_result(version=make_lesson(questions=1), moves=SMALL)

    assert first_moves(ten).drawings == []
    assert "6 moved to the safe answer" in text_of(client, ten)
    assert first_moves(few) is None
    assert "moved to the safe answer" not in text_of(client, few)


def test_class_that_answered_only_before_shows_that_half(client):
    delivery = make_result(version=make_lesson(questions=1), moves={})
    count_in_room(room_of(delivery), {"a": 10, "b": 12}, {})

    page = text_of(client, delivery)

    assert "The class answered only before the lesson, so there is nothing to compare." in page
    assert "12 of 22 chose the safe answer." in page


def test_half_of_too_few_is_withheld(client):
    delivery = make_result(version=make_lesson(questions=1), moves={})
    count_in_room(room_of(delivery), {}, {"b": 4})

    page = text_of(client, delivery)

    assert "The class answered only after the lesson" in page
    assert "4 of 4" not in page
    assert "Too few to show (fewer than 5)." in page


def test_class_that_answered_both_times_has_no_half(taught):
    assert queries.answered_once(room_of(taught)) is None


def test_question_that_was_set_aside_is_named_with_its_time(client, taught):
    room = room_of(taught)
    question = taught.version.questions.get()
    now = timezone.now()
    VoidedTally.objects.create(
        sitting=room, phase="before", question=question, choice="a", count=9, voided_at=now
    )

    clock = timezone.localtime(now).strftime("%H:%M")
    assert f"Question 1 was set aside and asked again at {clock}." in text_of(client, taught)
