"""What is counted of a force's classes, and of which groups nothing is shown."""

import datetime as dt

import pytest

from quizzes.models import Sitting
from reports import queries
from schools.models import Delivery, School
from tests.builders import (
    at,
    make_class_group,
    make_delivery,
    make_force,
    make_lesson,
    make_officer,
    make_school,
    make_version,
    make_visit,
)
from tests.reports.builders import SMALL, make_result

pytestmark = pytest.mark.django_db


def test_reach_counts_what_was_taught_and_says_why_not():
    visit = make_visit()
    taught = make_result(visit=visit)
    make_result(delivery=make_delivery(visit=visit, class_group=taught.class_group), headcount=20)
    make_delivery(visit=visit, outcome="not-delivered", reason="called-away")
    make_delivery(visit=visit)

    reach = queries.reach(Delivery.objects.all())

    assert (reach.taught, reach.partly, reach.not_taught, reach.planned) == (2, 0, 1, 1)
    assert (reach.schools, reach.classes, reach.pupils) == (1, 1, 48)
    assert (reach.joined, reach.completed_both) == (54, 54)
    assert reach.reasons == (("The officer was called to another incident", 1),)


def test_changes_add_up_over_classes_and_versions_of_one_lesson():
    version = make_lesson(questions=1)
    make_result(version=version)
    newer = make_version(version.lesson, title_en="Newer", questions=1)
    make_result(version=newer)

    changes = queries.question_changes(Delivery.objects.all())

    assert len(changes) == 1
    assert changes[0].question.version == newer
    assert changes[0].classes == 2
    assert (changes[0].change.n, changes[0].change.before, changes[0].change.after) == (54, 30, 48)


def test_small_class_is_in_no_sum_so_that_nothing_can_be_subtracted():
    version = make_lesson(questions=1)
    large = make_result(version=version)
    make_result(version=version, moves=SMALL)

    everything = queries.question_changes(Delivery.objects.all())
    without = queries.question_changes(Delivery.objects.filter(pk=large.pk))

    assert everything[0].change == without[0].change
    assert everything[0].change.n == 27


def test_small_class_alone_shows_nothing():
    delivery = make_result(moves=SMALL)
    sitting = Sitting.objects.select_related("delivery__force").get(delivery=delivery)

    assert all(item.is_withheld for item in queries.class_changes(sitting))
    assert queries.question_changes(Delivery.objects.all()) == []
    assert queries.take_up_next(queries.class_changes(sitting)) is None


def test_mistake_to_take_up_next_is_the_commonest_after_the_lesson():
    delivery = make_result(version=make_lesson(questions=3))
    sitting = Sitting.objects.select_related("delivery__force").get(delivery=delivery)

    take_up = queries.take_up_next(queries.class_changes(sitting))

    assert (take_up.choice.key, take_up.pupils) == ("a", 3)


def test_measures_count_answers_of_their_questions():
    make_result(version=make_lesson(questions=5))

    measures = queries.measure_changes(queries.question_changes(Delivery.objects.all()))

    assert [(m.measure.value, m.answers, m.before, m.after) for m in measures] == [
        ("knowledge", 54, 30, 48),
        ("misconception", 27, 15, 24),
        ("confidence", 27, 15, 24),
        ("help", 27, 15, 24),
    ]


def test_breakdown_by_school_stands_in_the_order_of_names():
    force = make_force()
    officer = make_officer(force=force)
    for name in ("Ysgol Z", "Ysgol A"):
        school = make_school(officer=officer, name=name)
        make_result(visit=make_visit(school=school, officer=officer))

    rows = queries.breakdown(Delivery.objects.all(), by="school", threshold=5)

    assert [row.name for row in rows] == ["Ysgol A", "Ysgol Z"]
    assert rows[0].pupils == 28
    assert rows[0].shares == [(56, 89)] * 4


def test_breakdown_hides_a_small_row_and_its_companion():
    for headcount in (28, 3, 12):
        make_result(headcount=headcount)

    rows = queries.breakdown(Delivery.objects.all(), by="school", threshold=5)

    assert sorted((row.pupils, row.is_hidden) for row in rows) == [
        (3, True),
        (12, True),
        (28, False),
    ]


@pytest.mark.parametrize("by", sorted(queries.BREAKDOWNS))
@pytest.mark.parametrize("class_count", [1, 3])
def test_breakdown_costs_the_same_for_any_number_of_classes(
    by, class_count, django_assert_max_num_queries
):
    for _ in range(class_count):
        make_result()

    with django_assert_max_num_queries(7):
        queries.breakdown(Delivery.objects.all(), by=by, threshold=5)


def test_coverage_lists_gaps_first_then_the_longest_ago():
    officer = make_officer()
    never = make_school(officer=officer, name="C never")
    long_ago = make_school(officer=officer, name="B long ago")
    booked = make_school(officer=officer, name="D booked")
    had = make_school(officer=officer, name="A had")
    for school, day in ((long_ago, at(2025, 2, 1)), (had, at(2026, 10, 1))):
        visit = make_visit(school=school, officer=officer, starts_at=day)
        make_delivery(visit=visit, outcome="delivered", headcount=20)
    make_visit(school=booked, officer=officer, starts_at=at(2026, 12, 1))

    rows = queries.coverage(School.objects.all(), since=dt.date(2026, 9, 1), now=at(2026, 11, 24))

    assert [(row.school.name, row.state) for row in rows] == [
        ("C never", "none"),
        ("B long ago", "none"),
        ("D booked", "booked"),
        ("A had", "had"),
    ]
    assert never.pk == rows[0].school.pk
    totals = queries.coverage_totals(rows)
    assert (totals.schools, totals.none, totals.booked, totals.had) == (4, 2, 1, 1)


def test_class_group_of_two_years_counts_once():
    group = make_class_group(year_from=5, year_to=6)
    make_result(delivery=make_delivery(class_group=group, starts_at=at(2026, 11, 3)))

    assert queries.reach(Delivery.objects.all()).classes == 1
