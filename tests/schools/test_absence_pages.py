"""The pages of an officer's own time: put in, changed, taken out."""

import datetime as dt

import pytest
from django.urls import reverse

from schools.models import Absence
from tests.builders import make_absence, make_coordinator, make_officer
from tests.schools.pages import DIARY, GOOD, NEW, main_of
from tests.schools.visits import agreed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]


def test_court_on_a_morning(signed_in, officer):
    response = signed_in.post(NEW, {**GOOD, "note": "Swansea Crown Court"})

    absence = Absence.objects.get()
    assert response.url == absence.get_absolute_url()
    assert (absence.officer, absence.kind, absence.note) == (
        officer,
        "court",
        "Swansea Crown Court",
    )
    assert absence.time.when == "Wed 13 Jan, 09:00-13:00"
    page = main_of(signed_in.get(response.url))
    assert "Swansea Crown Court" in page
    assert "No visit falls into this time." in page


def test_leave_of_several_days(signed_in):
    signed_in.post(NEW, {"kind": "leave", "first_day": "11 Jan 2027", "last_day": "15 Ionawr 2027"})

    assert Absence.objects.get().time.when == "Mon 11 Jan - Fri 15 Jan"


def test_day_of_the_address_is_filled_in(signed_in):
    assert 'value="13/01/2027"' in signed_in.get(f"{NEW}?on=2027-01-13").text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": ""}, "Choose what it is."),
        ({"first_day": ""}, "Write the first day."),
        ({"first_day": "soon"}, "Write the day as 31/01/2027 or 31 January 2027."),
        ({"first_day": "3/1/2027"}, "That is over. Write a day that is today or later."),
        ({"last_day": "12/1/2027"}, "Write a last day that is not before the first."),
        ({"last_day": "15/1/2028"}, "Write a last day within a year of the first."),
        ({"last_day": "14/1/2027"}, "Times go with one day."),
        ({"starts": ""}, "Write from when, or leave both times empty."),
        ({"ends": ""}, "Write until when, or leave both times empty."),
        ({"ends": "09:00"}, "Write a time after 09:00."),
        ({"ends": "noon"}, "Write the time as 09:30."),
    ],
)
def test_form_comes_back_filled_and_says_how_to_mend_it(signed_in, wrong, said):
    page = signed_in.post(NEW, {**GOOD, "note": "Bring exhibit 4", **wrong}).text

    assert said in page
    assert "Bring exhibit 4" in page
    assert Absence.objects.count() == 0


def test_same_again_is_said_and_not_written_twice(signed_in):
    signed_in.post(NEW, GOOD)

    page = signed_in.post(NEW, GOOD).text

    assert "This is in your diary already." in page
    assert Absence.objects.count() == 1


def test_visit_of_that_day_is_named_with_the_ways_on(signed_in, officer):
    visit = agreed(officer)

    page = main_of(signed_in.post(NEW, GOOD, follow=True))

    assert "1 visit needs another day or a colleague" in page
    assert visit.school.name in page
    for name in ("visit_move", "visit_pass", "visit_cancel"):
        assert reverse(f"schools:{name}", args=[visit.pk]) in page
    assert reverse("schools:hand_over_absence", args=[Absence.objects.get().pk]) in page


def test_change_and_take_out(signed_in, officer):
    absence = make_absence(officer, note="Swansea")
    change = reverse("schools:absence_change", args=[absence.pk])
    assert 'value="09:00"' in signed_in.get(change).text

    signed_in.post(change, {**GOOD, "kind": "training", "ends": "16:00"})

    absence.refresh_from_db()
    assert (absence.kind, absence.ends, absence.note) == ("training", dt.time(16), "")

    remove = reverse("schools:absence_remove", args=[absence.pk])
    assert "Training, Wed 13 Jan, 09:00-16:00" in main_of(signed_in.get(remove))
    assert Absence.objects.count() == 1
    assert signed_in.post(remove).url == f"{DIARY}?on=2027-01-13"
    assert Absence.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["absence", "absence_change", "absence_remove", "hand_over_absence"]
)
def test_colleagues_and_coordinators_find_nothing(client, officer, name):
    address = reverse(f"schools:{name}", args=[make_absence(officer).pk])

    client.force_login(make_officer(force=officer.force).user)
    assert client.get(address).status_code == 404
    client.force_login(make_coordinator(officer.force))
    assert client.get(address).status_code == 403
    assert client.post(address, GOOD).status_code == 403
