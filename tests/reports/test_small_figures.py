"""Numbers of pupils that are too few to tell: on every page, whoever reads it, in every file."""

import csv
import datetime as dt
import io

import pytest
import time_machine
from django.urls import reverse

from quizzes.models import Sitting
from quizzes.results import learnt_by_class
from reports import queries
from schools.models import Delivery, SignOff
from tests.builders import (
    at,
    make_coordinator,
    make_lesson,
    make_officer,
    make_school,
    make_teacher,
    make_visit,
)
from tests.reports.builders import SMALL, make_result

pytestmark = pytest.mark.django_db

FEW = {("a", "b"): 2, ("b", "b"): 1}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(at(2026, 11, 24, 12), tick=False):
        yield


def taught_in(officer, name, **fields):
    school = make_school(officer=officer, name=name)
    visit = make_visit(school=school, officer=officer, starts_at=at(2026, 11, 3))
    return make_result(visit=visit, **fields)


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def tiles(page):
    """What the page says of who was reached."""
    return page.partition("Who was reached")[2].partition("Lessons taught")[0]


class TestResultsOfOneSmallClass:
    @pytest.fixture
    def page(self, client):
        officer = make_officer()
        taught_in(officer, "Ysgol Fawr")
        small = taught_in(officer, "Ysgol Fach", moves=FEW, headcount=3)
        client.force_login(officer.user)
        return client.get(reverse("reports:results"), {"school": small.school_id}).text

    def test_say_that_they_are_too_few(self, page):
        assert "Fewer than 5 pupils were there." in page
        assert tiles(page).count("fewer than 5") == 4

    def test_tell_no_number_of_pupils(self, page):
        assert "3 pupils were there" not in page
        assert ">3<" not in tiles(page)


def test_results_of_large_classes_tell_their_pupils(client):
    officer = make_officer()
    taught_in(officer, "Ysgol Fawr")
    client.force_login(officer.user)

    page = client.get(reverse("reports:results")).text

    assert "28 pupils were there." in page
    assert tiles(page).count("<dd>27</dd>") == 3


def test_overview_of_a_force_with_one_small_class_tells_no_number(client):
    officer = make_officer()
    taught_in(officer, "Ysgol Fach", moves=FEW, headcount=3)
    client.force_login(make_coordinator(force=officer.force))

    assert tiles(client.get(reverse("reports:overview")).text).count("fewer than 5") == 4


def test_row_that_hides_a_small_one_is_not_said_to_be_small_itself(client):
    officer = make_officer()
    for name, headcount in (("Ysgol A", 28), ("Ysgol B", 3), ("Ysgol C", 12)):
        taught_in(officer, name, headcount=headcount)
    client.force_login(officer.user)

    page = client.get(reverse("reports:results"), {"by": "school"}).text

    table = page.partition("breakdown-caption")[2].partition("</table>")[0]
    for name in ("Ysgol B", "Ysgol C"):
        row = table.partition(name)[2].partition("</tr>")[0]
        assert row.count("not shown") == 2
        assert "fewer than" not in row
    assert "<td>28</td><td>27</td>" in table.partition("Ysgol A")[2]


def test_few_who_answered_both_times_are_not_told_beside_many_who_were_there(client):
    officer = make_officer()
    taught_in(officer, "Ysgol A", moves=FEW, headcount=24)
    taught_in(officer, "Ysgol B")
    client.force_login(officer.user)

    row = queries.breakdown(Delivery.objects.all(), by="school", threshold=5)[0]
    page = client.get(reverse("reports:results"), {"by": "school"}).text

    assert (row.pupils, row.both, row.is_hidden, row.is_both_hidden) == (24, 3, False, True)
    assert '<td>24</td><td><span class="withheld">not shown</span></td>' in page


class TestForceThatShowsGroupsOfTen:
    @pytest.fixture
    def delivery(self):
        officer = make_officer()
        officer.force.small_group = 10
        officer.force.save()
        return taught_in(officer, "Ysgol A", moves={("a", "b"): 4, ("b", "b"): 4}, headcount=8)

    @pytest.mark.parametrize("who", ["officer", "teacher"])
    def test_each_reader_is_held_to_it(self, client, delivery, who):
        """A teacher belongs to no force: it is the one that the lessons were of."""
        reader, page = {
            "officer": (delivery.officer.user, "reports:results"),
            "teacher": (make_teacher(delivery.school).user, "reports:classes"),
        }[who]
        client.force_login(reader)

        text = client.get(reverse(page), {"by": "school"}).text

        assert "Fewer than 10 pupils were there." in text
        assert "Groups of fewer than 10 pupils are never shown" in text
        assert ">8<" not in text

    def test_file_says_so(self, client, delivery):
        client.force_login(delivery.officer.user)
        address = reverse("reports:class_result", args=[delivery.pk])

        of_class = rows_of(client.get(address, {"format": "csv"}))
        of_all = rows_of(client.get(reverse("reports:results"), {"format": "csv"}))

        assert of_class[7][2:] == [*["[c]"] * 7, "Too few to show (fewer than 10)"]
        assert of_all[1][15:23] == [*["[c]"] * 7, "Too few to show (fewer than 10)"]

    def test_pupils_are_told_only_what_ten_of_them_know(self, delivery):
        sitting = delivery.sittings.get()

        assert learnt_by_class(sitting.pk) is None
        sitting.tallies.filter(phase="after", choice="b").update(count=10)
        assert learnt_by_class(sitting.pk) == 10

    def test_reader_without_any_lesson_is_told_the_least_that_any_force_shows(self, client):
        client.force_login(make_teacher().user)

        assert "Groups of fewer than 5 pupils" in client.get(reverse("reports:classes")).text


def test_corrected_number_that_is_small_is_not_told_in_the_note(client):
    delivery = make_result(moves=SMALL, headcount=4)
    for day, headcount in ((3, 26), (4, 4)):
        SignOff.objects.create(
            delivery=delivery,
            at=at(2026, 11, day),
            by=delivery.officer.user,
            outcome="delivered",
            headcount=headcount,
            language="en",
        )
    client.force_login(delivery.officer.user)

    page = client.get(reverse("reports:class_result", args=[delivery.pk])).text

    note = " ".join(page.partition("The number of pupils was corrected:")[2].split())
    assert note.startswith("fewer than 5 (Wed 4 Nov, 09:00")
    assert "26 (Tue 3 Nov, 09:00" in note


class TestFileOfAllResults:
    def test_holds_the_lesson_and_not_a_rehearsal_that_was_left(self, client):
        delivery = make_result()
        lesson = delivery.sittings.get()
        Sitting.objects.create(
            delivery=delivery,
            kind="trial",
            address="0123abcd",
            phase="ended",
            ended_at=at(2026, 11, 23),
            rolled_up_at=at(2026, 11, 23),
            opened_at=lesson.opened_at + dt.timedelta(days=1),
            opened_by=lesson.opened_by,
            staff_present="PC Rees",
            headcount=2,
            language="en",
        )
        client.force_login(delivery.officer.user)

        head, first, *_rest = rows_of(client.get(reverse("reports:results"), {"format": "csv"}))

        assert first[head.index("Joined")] == "27"

    def test_is_named_by_the_day_it_is_here(self, client):
        """At half past midnight in summer it is the day before in Greenwich."""
        client.force_login(make_officer().user)

        with time_machine.travel(at(2026, 6, 10, 0, 30), tick=False):
            response = client.get(reverse("reports:results"), {"format": "csv"})

        assert 'filename="results-2026-06-10.csv"' in response["Content-Disposition"]


@pytest.mark.parametrize("questions", [1, 5])
def test_result_of_a_class_costs_the_same_for_any_number_of_questions(
    client, django_assert_num_queries, questions
):
    delivery = make_result(version=make_lesson(questions=questions))
    client.force_login(delivery.officer.user)
    address = reverse("reports:class_result", args=[delivery.pk])
    client.get(address)

    with django_assert_num_queries(20):
        client.get(address)
