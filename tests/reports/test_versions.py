"""One question over the versions of a lesson, and two counts of different size."""

import pytest
from django.urls import reverse

from quizzes.models import Sitting
from reports import queries
from reports.charts import change_limit, change_strip
from reports.intervals import counted_change
from schools.models import Delivery
from tests.builders import make_lesson, make_version
from tests.reports.builders import count_in_room, make_result

pytestmark = pytest.mark.django_db


def test_wording_is_that_of_the_newest_version_wherever_the_question_stands_in_it():
    """In the second version the questions have changed places."""
    first = make_lesson(questions=2)
    second = make_version(first.lesson, questions=2)
    one, two = second.questions.all()
    type(one).objects.filter(pk=one.pk).update(order=9)
    type(two).objects.filter(pk=two.pk).update(order=0, text_en="Newest wording?")
    type(one).objects.filter(pk=one.pk).update(order=1)
    for version in (first, second):
        make_result(version=version)

    changes = queries.question_changes(Delivery.objects.all())

    assert [(item.question.key, item.question.version.number) for item in changes] == [
        ("q2", 2),
        ("q1", 2),
    ]
    assert changes[0].question.text_en == "Newest wording?"
    assert [item.change.n for item in changes] == [54, 54]


def test_same_share_of_two_counts_is_drawn_as_no_change():
    """5 of 10 and 14 of 28: nine hands more, and half of the class each time."""
    change = counted_change(before=5, n_before=10, after=14, n_after=28)

    strip = change_strip(change, change_limit([change]))

    assert change.shift == 0
    assert strip.x == strip.zero
    assert strip.low_x < strip.x < strip.high_x


def test_change_of_two_even_counts_is_the_number_of_hands():
    assert counted_change(before=5, n_before=20, after=14, n_after=20).shift == 9


@pytest.mark.parametrize(("after", "is_said"), [({"a": 14, "b": 14}, False), ({"b": 10}, True)])
def test_difference_of_hands_is_said_only_of_counts_of_one_size(client, after, is_said):
    delivery = make_result(version=make_lesson(questions=1), moves={})
    count_in_room(Sitting.objects.get(delivery=delivery), {"a": 5, "b": 5}, after)
    client.force_login(delivery.officer.user)
    address = reverse("reports:class_result", args=[delivery.pk])

    page = client.get(address).text
    line = client.get(address, {"format": "csv"}).content.decode("utf-8-sig").splitlines()[7]

    assert ("<dt>Change</dt>" in page) is is_said
    assert line.endswith("Counted in the room: who changed is not known")
    assert (line.split(",")[6] != "") is is_said


@pytest.mark.parametrize(("hands", "is_joined"), [(None, True), ({"a": 4, "b": 4}, False)])
def test_measure_with_hands_in_it_joins_no_marks_and_says_nothing_of_both_times(
    client, hands, is_joined
):
    delivery = make_result(version=make_lesson(questions=1))
    if hands:
        count_in_room(Sitting.objects.get(delivery=delivery), hands, hands)
    client.force_login(delivery.officer.user)

    page = client.get(reverse("reports:results")).text

    measure = page.partition('<div class="measures">')[2].partition("</figure>")[0]
    assert ("chart__join" in measure) is is_joined
    assert ("27 answers both times" in measure) is is_joined
    assert ("35 answers before and 35 after" in measure) is not is_joined
