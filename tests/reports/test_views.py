"""The pages of what changed, and who opens them."""

import csv
import io

import pytest
import time_machine
from django.urls import reverse

from accounts.models import AuditEvent
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


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(at(2026, 11, 24, 12), tick=False):
        yield


def result_of(delivery):
    return reverse("reports:class_result", args=[delivery.pk])


def readers(delivery):
    return {
        "officer": delivery.officer.user,
        "coordinator": make_coordinator(force=delivery.force),
        "teacher": make_teacher(school=delivery.school).user,
    }


@pytest.mark.parametrize("who", ["officer", "coordinator", "teacher"])
def test_class_result_leads_with_its_finding(client, who):
    delivery = make_result()
    client.force_login(readers(delivery)[who])

    response = client.get(result_of(delivery))

    assert response.context["headline"] == (
        "24 of 27 now know where to get help, 9 more than before. 3 to 14 more is plausible."
    )
    assert "24 of 27 now know where to get help" in response.content.decode()


def test_small_class_shows_who_took_part_only(client):
    delivery = make_result(moves=SMALL)
    client.force_login(delivery.officer.user)

    page = client.get(result_of(delivery)).content.decode()

    assert "Too few answered both times (fewer than 5) to show what they chose." in page
    assert "chart__before" not in page.split("Before and after")[1].split("</p>", 1)[1]
    assert "fewer than 5" in page


@pytest.mark.parametrize(
    "build",
    [
        lambda: make_officer().user,
        lambda: make_coordinator(),
        lambda: make_teacher().user,
    ],
)
def test_class_of_another_school_patch_or_force_is_not_there(client, build):
    delivery = make_result()
    client.force_login(build())

    assert client.get(result_of(delivery)).status_code == 404


def test_class_without_a_quiz_says_what_will_be_here(client):
    visit = make_visit()
    delivery = make_result(visit=visit)
    delivery.sittings.all()[0].moves.all().delete()
    delivery.sittings.all()[0].tallies.all().delete()
    delivery.sittings.all().delete()
    client.force_login(delivery.officer.user)

    assert "No quiz was run in this class." in client.get(result_of(delivery)).content.decode()


def test_questions_are_shown_of_one_lesson_at_a_time(client):
    visit = make_visit(starts_at=at(2026, 11, 3, 10))
    nets, boats = make_lesson(title_en="Nets"), make_lesson(title_en="Boats", questions=4)
    for version in (nets, boats):
        make_result(visit=visit, version=version)
    client.force_login(visit.officer.user)
    page = reverse("reports:results")

    of_both = client.get(page, {"by": "school"})
    of_one = client.get(page, {"lesson": boats.lesson_id})

    assert [version.title_en for version in of_both.context["lessons"]] == ["Boats", "Nets"]
    assert of_both.context["rows"] == []
    assert f'href="?by=school&amp;lesson={boats.lesson_id}#questions">Boats</a>' in of_both.text
    assert len(of_one.context["rows"]) == 4


def test_lessons_to_choose_from_are_named_in_the_language_of_the_reader(client):
    delivery = make_result(version=make_lesson(title_en="Nets"))
    delivery.version.title_cy = "Rhwydi"
    delivery.version.save()
    client.force_login(delivery.officer.user)

    page = client.get(f"/cy{reverse('reports:results')}").text

    assert f'<option value="{delivery.version.lesson_id}">Rhwydi</option>' in page


def test_before_anything_was_taught_the_page_shows_no_noughts(client):
    client.force_login(make_teacher().user)

    page = client.get(reverse("reports:classes")).text

    assert "Who was reached" not in page
    assert "No lesson has been taught in this time." in page


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_results_csv_has_a_row_a_question_and_keeps_the_threshold(client):
    visit = make_visit(starts_at=at(2026, 11, 3, 10))
    make_result(visit=visit)
    make_result(visit=visit, moves=SMALL, headcount=4)
    coordinator = make_coordinator(force=visit.force)
    client.force_login(coordinator)

    rows = rows_of(client.get(reverse("reports:results"), {"format": "csv"}))

    assert len(rows) == 1 + 5 + 5
    shown, withheld = rows[1], rows[6]
    assert shown[0] == "2026-11-03"
    assert shown[9:13] == ["28", "27", "27", "27"]
    assert shown[15:22] == ["27", "27", "15", "24", "9", "3", "14"]
    assert withheld[9:13] == ["[c]", "[c]", "[c]", "[c]"]
    assert withheld[15:22] == ["[c]"] * 7
    assert AuditEvent.objects.get(action="results_exported").by == coordinator


def test_results_are_narrowed_by_the_address(client):
    officer = make_officer()
    schools = [make_school(officer=officer, name=name) for name in ("Ysgol A", "Ysgol B")]
    for school in schools:
        make_result(visit=make_visit(school=school, officer=officer, starts_at=at(2026, 11, 3)))
    client.force_login(officer.user)

    response = client.get(reverse("reports:results"), {"school": schools[0].pk})

    assert response.context["reach"].schools == 1
    assert [row.school.name for row in response.context["recent"]] == ["Ysgol A"]


def test_lessons_of_last_school_year_are_not_in_this_one(client):
    officer = make_officer()
    school = make_school(officer=officer)
    make_result(visit=make_visit(school=school, officer=officer, starts_at=at(2026, 7, 3)))
    client.force_login(officer.user)

    assert client.get(reverse("reports:results")).context["reach"].lessons == 0
    since = {"since": "2026-07-01"}
    assert client.get(reverse("reports:results"), since).context["reach"].lessons == 1


def test_another_forces_school_cannot_be_chosen(client):
    theirs = make_result()
    coordinator = make_coordinator()
    client.force_login(coordinator)

    response = client.get(reverse("reports:results"), {"school": theirs.school.pk})

    assert response.context["reach"].lessons == 0
    assert theirs.school.name not in response.content.decode()


@pytest.mark.parametrize("name", ["reports:coverage", "reports:overview"])
def test_force_pages_are_the_coordinators(client, name):
    client.force_login(make_officer().user)

    assert client.get(reverse(name)).status_code == 403


@pytest.mark.parametrize("school_count", [1, 3])
def test_coverage_costs_the_same_for_any_number_of_schools(
    client, school_count, django_assert_max_num_queries
):
    officer = make_officer()
    for _ in range(school_count):
        make_school(officer=officer)
    client.force_login(make_coordinator(force=officer.force))
    client.get(reverse("reports:coverage"))

    with django_assert_max_num_queries(8):
        response = client.get(reverse("reports:coverage"))

    assert len(response.context["page"].object_list) == school_count


@pytest.mark.parametrize("class_count", [1, 3])
def test_results_cost_the_same_for_any_number_of_classes(
    client, class_count, django_assert_max_num_queries
):
    officer = make_officer()
    for _ in range(class_count):
        school = make_school(officer=officer)
        make_result(visit=make_visit(school=school, officer=officer, starts_at=at(2026, 11, 3)))
    client.force_login(officer.user)
    client.get(reverse("reports:results"))

    with django_assert_max_num_queries(23):
        client.get(reverse("reports:results"))


def test_class_result_prints_with_nothing_folded_away(client):
    delivery = make_result()
    client.force_login(delivery.officer.user)

    screen = client.get(result_of(delivery)).text
    paper = client.get(reverse("reports:class_print", args=[delivery.pk])).text

    assert reverse("reports:class_print", args=[delivery.pk]) in screen
    assert "27 of 28 pupils answered both times." in screen
    assert "27 of 28 pupils answered both times." in paper
    assert screen.count("<details") == paper.count("<details")
    assert paper.count('<details class="govuk-details" open>') == 11  # two a question, how we count
    assert "Get the numbers (CSV)" not in paper


def test_too_few_are_not_said_to_have_answered_both_times(client):
    delivery = make_result(moves=SMALL)
    client.force_login(delivery.officer.user)

    assert "28 pupils answered both times." not in client.get(result_of(delivery)).text
