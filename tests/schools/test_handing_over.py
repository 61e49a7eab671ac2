"""The visits of a day or an absence, handed over to a colleague."""

import pytest
from django.urls import reverse

from schools import actions
from schools.models import Absence, Visit
from tests.builders import at, make_absence, make_coordinator, make_officer
from tests.schools.pages import DIARY, NEW, main_of
from tests.schools.visits import agreed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]


def day_of_visits(day="2027-01-13"):
    return f"{reverse('schools:hand_over_day')}?on={day}"


@pytest.fixture
def colleague(officer):
    return make_officer(force=officer.force, name="PC Evans")


def test_sick_day_goes_to_a_colleague_in_one_form(signed_in, officer, colleague):
    visits = [agreed(officer, at(2027, 1, 13, hour, 15)) for hour in (9, 13)]
    form = signed_in.get(day_of_visits()).context["form"]
    everything = {"visits": form["visits"].value(), "officer": colleague.pk, "is_away": "on"}

    response = signed_in.post(day_of_visits(), everything)

    assert response.url == f"{DIARY}?on=2027-01-13"
    assert {visit.officer for visit in Visit.objects.all()} == {colleague}
    leave = Absence.objects.get()
    assert (leave.officer, leave.kind, leave.time.when) == (officer, "leave", "Wed 13 Jan")
    assert leave.claims.count() == 96
    assert "PC Evans takes 2 visits." in main_of(signed_in.get(response.url, follow=True))
    assert {event.kind for visit in visits for event in visit.events.all()} == {
        "confirmed",
        "passed-on",
    }


def test_what_the_colleague_has_no_time_for_stays(signed_in, officer, colleague):
    early, late = (agreed(officer, at(2027, 1, 13, hour, 15)) for hour in (9, 13))
    make_absence(colleague)
    page = main_of(signed_in.get(day_of_visits()))
    assert "PC Evans: free for 1 of 2" in page

    response = signed_in.post(
        day_of_visits(), {"visits": [early.pk, late.pk], "officer": colleague.pk}
    )

    assert response.url == day_of_visits()
    page = main_of(signed_in.get(response.url))
    assert "PC Evans takes 1 visit." in page
    assert f"Not passed on: Wed 13 Jan, 09:15-10:00, {early.school.name}" in page
    assert list(Visit.objects.filter(officer=officer)) == [early]
    assert Absence.objects.filter(officer=officer).count() == 0


def test_nobody_free_leads_to_moving_and_cancelling(signed_in, officer, colleague):
    visit = agreed(officer)
    make_absence(colleague)

    page = main_of(signed_in.get(day_of_visits()))

    assert "No colleague is free then." in page
    assert reverse("schools:visit_move", args=[visit.pk]) in page
    assert "Hand over</button>" not in page


def test_only_visits_of_the_absence_are_in_its_page(signed_in, officer, colleague):
    inside, outside = (agreed(officer, at(2027, 1, 13, hour, 15)) for hour in (10, 14))
    absence = make_absence(officer)

    page = main_of(signed_in.get(reverse("schools:hand_over_absence", args=[absence.pk])))

    assert inside.school.name in page
    assert outside.school.name not in page
    assert "Away all day" not in page


def test_coordinator_hands_over_for_an_officer_who_rang_in(client, officer, colleague):
    visit = agreed(officer)
    client.force_login(make_coordinator(officer.force))
    page = f"{reverse('schools:hand_over_for', args=[officer.pk])}?on=2027-01-13"
    assert "PC Rees, Wednesday 13 January 2027" in main_of(client.get(page))

    response = client.post(page, {"visits": [visit.pk], "officer": colleague.pk, "is_away": "on"})

    assert response.url == reverse("schools:officers")
    visit.refresh_from_db()
    assert visit.officer == colleague
    assert Absence.objects.get().officer == officer
    assert "No visit is left to hand over." in main_of(client.get(page))
    assert NEW not in main_of(client.get(page))


def test_ticks_and_a_name_are_asked_for(signed_in, officer, colleague):
    agreed(officer)

    page = signed_in.post(day_of_visits(), {"visits": [], "is_away": "on"}).text

    assert "Tick at least one visit." in page
    assert "Choose a colleague." in page


def test_visit_of_somebody_else_cannot_be_slipped_in(signed_in, officer, colleague):
    agreed(officer)
    other = agreed(make_officer(force=officer.force), at(2027, 1, 13, 13, 15))

    signed_in.post(day_of_visits(), {"visits": [other.pk], "officer": colleague.pk})

    other.refresh_from_db()
    assert other.officer != colleague


def test_day_without_visits_leads_to_the_diary(signed_in, colleague):
    page = main_of(signed_in.get(day_of_visits()))

    assert "No visit is left to hand over." in page
    assert f"{NEW}?on=2027-01-13" in page


def test_class_that_was_taught_stays_with_who_taught_it(officer, colleague):
    visit = agreed(officer)
    taught = visit.deliveries.get()
    taught.outcome, taught.headcount = "delivered", 26
    taught.save()

    actions.pass_on(visit=visit, officer=colleague, by=officer.user)

    taught.refresh_from_db()
    assert taught.officer == officer


def test_who_is_not_free_is_not_offered_one_visit_either(signed_in, officer, colleague):
    visit = agreed(officer)
    other = make_officer(force=officer.force, name="PC Ifans")
    make_absence(colleague, note="Swansea")
    address = reverse("schools:visit_pass", args=[visit.pk])

    page = main_of(signed_in.get(address))

    assert "Not free then: PC Evans" in page
    assert "Court" not in page
    signed_in.post(address, {"officer": colleague.pk})
    visit.refresh_from_db()
    assert visit.officer == officer
    signed_in.post(address, {"officer": other.pk})
    visit.refresh_from_db()
    assert visit.officer == other
