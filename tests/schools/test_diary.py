"""The officer's diary with the own time in it, its pages, and handing visits over."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from accounts.models import AuditEvent
from schools import actions
from schools.models import Absence, OutgoingMail, Visit
from tests.builders import (
    at,
    make_absence,
    make_coordinator,
    make_officer,
    make_teacher,
)
from tests.schools.test_absences import agreed, held
from tests.test_roles import POSTS
from tests.world import World, every_name

pytestmark = pytest.mark.django_db
NEW = reverse("schools:absence_new")
DIARY = reverse("schools:diary")
GOOD = {"kind": "court", "first_day": "13/1/2027", "starts": "09:00", "ends": "13:00"}


@pytest.fixture(autouse=True)
def _january():
    with time_machine.travel(at(2027, 1, 4, 9), tick=False):
        yield


@pytest.fixture
def officer():
    return make_officer(name="PC Rees")


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer.user)
    return client


def main_of(response):
    return " ".join(response.text.partition("<main")[2].split())


def day_of(page, day):
    """What stands under one day of the week."""
    return page.partition(f'aria-labelledby="day-{day}"')[2].partition("</section>")[0]


class TestWeek:
    def test_hours_stand_in_their_order_and_count_for_what_is_free(self, signed_in, officer):
        make_absence(officer, note="Swansea")
        agreed(officer, at(2027, 1, 13, 14, 0))

        page = main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

        wednesday = day_of(page, "2027-01-13")
        assert wednesday.index("09:00-13:00") < wednesday.index("14:00-14:45")
        assert "Court" in wednesday
        assert "private" in wednesday
        assert "Free from 15:00" in wednesday
        assert "Free until" not in wednesday
        assert "Swansea" not in page

    def test_morning_before_a_visit_is_free_until_the_way_there(self, signed_in, officer):
        agreed(officer, at(2027, 1, 13, 14, 0))

        page = main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

        assert "Free until 13:45" in day_of(page, "2027-01-13")

    def test_whole_days_are_a_band_on_each_and_nothing_is_free(self, signed_in, officer):
        make_absence(
            officer, kind="leave", first_day=dt.date(2027, 1, 12), last_day=dt.date(2027, 1, 14)
        )

        page = main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

        for day in ("2027-01-12", "2027-01-13", "2027-01-14"):
            assert "Leave, Tue 12 Jan - Thu 14 Jan" in day_of(page, day)
            assert "Free" not in day_of(page, day)
        assert "Free" in day_of(page, "2027-01-15")

    def test_visit_and_offer_on_a_day_away_need_something(self, signed_in, officer):
        visit = agreed(officer)
        offer = held(officer, at(2027, 1, 13, 11, 30))
        make_absence(officer)

        page = main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

        assert "2 visits need another day or a colleague" in page
        assert reverse("schools:visit_move", args=[visit.pk]) in page
        assert reverse("schools:visit_pass", args=[visit.pk]) in page
        assert reverse("schools:offer_take_back", args=[offer.pk]) in page
        assert day_of(page, "2027-01-13").count("You are away then") == 2

    def test_colleagues_time_is_not_in_it(self, signed_in, officer):
        make_absence(make_officer(force=officer.force))

        assert "Court" not in main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

    @pytest.mark.parametrize("count", [1, 3])
    def test_week_costs_the_same(self, signed_in, officer, count, django_assert_num_queries):
        for number in range(count):
            agreed(officer, at(2027, 1, 12 + number, 10, 15))
            make_absence(officer, first_day=dt.date(2027, 1, 12 + number))
            held(officer, at(2027, 1, 12 + number, 14, 15))

        with django_assert_num_queries(22):
            signed_in.get(f"{DIARY}?on=2027-01-11")


class TestForm:
    def test_court_on_a_morning(self, signed_in, officer):
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

    def test_leave_of_several_days(self, signed_in):
        signed_in.post(
            NEW, {"kind": "leave", "first_day": "11 Jan 2027", "last_day": "15 Ionawr 2027"}
        )

        assert Absence.objects.get().time.when == "Mon 11 Jan - Fri 15 Jan"

    def test_day_of_the_address_is_filled_in(self, signed_in):
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
    def test_form_comes_back_filled_and_says_how_to_mend_it(self, signed_in, wrong, said):
        page = signed_in.post(NEW, {**GOOD, "note": "Bring exhibit 4", **wrong}).text

        assert said in page
        assert "Bring exhibit 4" in page
        assert Absence.objects.count() == 0

    def test_same_again_is_said_and_not_written_twice(self, signed_in):
        signed_in.post(NEW, GOOD)

        page = signed_in.post(NEW, GOOD).text

        assert "This is in your diary already." in page
        assert Absence.objects.count() == 1

    def test_visit_of_that_day_is_named_with_the_ways_on(self, signed_in, officer):
        visit = agreed(officer)

        page = main_of(signed_in.post(NEW, GOOD, follow=True))

        assert "1 visit needs another day or a colleague" in page
        assert visit.school.name in page
        for name in ("visit_move", "visit_pass", "visit_cancel"):
            assert reverse(f"schools:{name}", args=[visit.pk]) in page
        assert reverse("schools:hand_over_absence", args=[Absence.objects.get().pk]) in page

    def test_change_and_take_out(self, signed_in, officer):
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
    def test_colleagues_and_coordinators_find_nothing(self, client, officer, name):
        address = reverse(f"schools:{name}", args=[make_absence(officer).pk])

        client.force_login(make_officer(force=officer.force).user)
        assert client.get(address).status_code == 404
        client.force_login(make_coordinator(officer.force))
        assert client.get(address).status_code == 403
        assert client.post(address, GOOD).status_code == 403


class TestHandingOver:
    def page(self, day="2027-01-13"):
        return f"{reverse('schools:hand_over_day')}?on={day}"

    @pytest.fixture
    def colleague(self, officer):
        return make_officer(force=officer.force, name="PC Evans")

    def test_sick_day_goes_to_a_colleague_in_one_form(self, signed_in, officer, colleague):
        visits = [agreed(officer, at(2027, 1, 13, hour, 15)) for hour in (9, 13)]
        form = signed_in.get(self.page()).context["form"]
        everything = {"visits": form["visits"].value(), "officer": colleague.pk, "is_away": "on"}

        response = signed_in.post(self.page(), everything)

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

    def test_what_the_colleague_has_no_time_for_stays(self, signed_in, officer, colleague):
        early, late = (agreed(officer, at(2027, 1, 13, hour, 15)) for hour in (9, 13))
        make_absence(colleague)
        page = main_of(signed_in.get(self.page()))
        assert "PC Evans: free for 1 of 2" in page

        response = signed_in.post(
            self.page(), {"visits": [early.pk, late.pk], "officer": colleague.pk}
        )

        assert response.url == self.page()
        page = main_of(signed_in.get(response.url))
        assert "PC Evans takes 1 visit." in page
        assert f"Not passed on: Wed 13 Jan, 09:15-10:00, {early.school.name}" in page
        assert list(Visit.objects.filter(officer=officer)) == [early]
        assert Absence.objects.filter(officer=officer).count() == 0

    def test_nobody_free_leads_to_moving_and_cancelling(self, signed_in, officer, colleague):
        visit = agreed(officer)
        make_absence(colleague)

        page = main_of(signed_in.get(self.page()))

        assert "No colleague is free then." in page
        assert reverse("schools:visit_move", args=[visit.pk]) in page
        assert "Hand over</button>" not in page

    def test_only_visits_of_the_absence_are_in_its_page(self, signed_in, officer, colleague):
        inside, outside = (agreed(officer, at(2027, 1, 13, hour, 15)) for hour in (10, 14))
        absence = make_absence(officer)

        page = main_of(signed_in.get(reverse("schools:hand_over_absence", args=[absence.pk])))

        assert inside.school.name in page
        assert outside.school.name not in page
        assert "Away all day" not in page

    def test_coordinator_hands_over_for_an_officer_who_rang_in(self, client, officer, colleague):
        visit = agreed(officer)
        client.force_login(make_coordinator(officer.force))
        page = f"{reverse('schools:hand_over_for', args=[officer.pk])}?on=2027-01-13"
        assert "PC Rees, Wednesday 13 January 2027" in main_of(client.get(page))

        response = client.post(
            page, {"visits": [visit.pk], "officer": colleague.pk, "is_away": "on"}
        )

        assert response.url == reverse("schools:officers")
        visit.refresh_from_db()
        assert visit.officer == colleague
        assert Absence.objects.get().officer == officer
        assert "No visit is left to hand over." in main_of(client.get(page))
        assert NEW not in main_of(client.get(page))

    def test_ticks_and_a_name_are_asked_for(self, signed_in, officer, colleague):
        agreed(officer)

        page = signed_in.post(self.page(), {"visits": [], "is_away": "on"}).text

        assert "Tick at least one visit." in page
        assert "Choose a colleague." in page

    def test_visit_of_somebody_else_cannot_be_slipped_in(self, signed_in, officer, colleague):
        agreed(officer)
        other = agreed(make_officer(force=officer.force), at(2027, 1, 13, 13, 15))

        signed_in.post(self.page(), {"visits": [other.pk], "officer": colleague.pk})

        other.refresh_from_db()
        assert other.officer != colleague

    def test_day_without_visits_leads_to_the_diary(self, signed_in, colleague):
        page = main_of(signed_in.get(self.page()))

        assert "No visit is left to hand over." in page
        assert f"{NEW}?on=2027-01-13" in page

    def test_class_that_was_taught_stays_with_who_taught_it(self, officer, colleague):
        visit = agreed(officer)
        taught = visit.deliveries.get()
        taught.outcome, taught.headcount = "delivered", 26
        taught.save()

        actions.pass_on(visit=visit, officer=colleague, by=officer.user)

        taught.refresh_from_db()
        assert taught.officer == officer

    def test_who_is_not_free_is_not_offered_one_visit_either(self, signed_in, officer, colleague):
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


class TestWhoMayKnow:
    def test_note_and_kind_are_on_nobody_elses_page(self):
        """Every page of the site, as everyone but the officer, with something that could leak."""
        with time_machine.travel(at(2026, 11, 28, 9), tick=False):
            world = World()
            make_absence(world.officer, first_day=dt.date(2026, 11, 24), note="Swansea at ten")
            leaks = []
            for actor in ("nobody", "teacher", "other_officer", "coordinator"):
                client = world.client_of(actor)
                for name in sorted(every_name() - POSTS - {"account_logout"}):
                    page = client.get(world.address_of(name))
                    if page.streaming:
                        text = b"".join(page.streaming_content).decode(errors="replace")
                    else:
                        text = page.content.decode(errors="replace")
                    leaks += [(actor, name)] if "Swansea" in text else []

        assert leaks == []

    def test_coordinator_sees_who_is_away_and_what_is_left(self, client, officer):
        visit = agreed(officer)
        make_absence(officer, note="Swansea")
        client.force_login(make_coordinator(officer.force))

        officers = main_of(client.get(reverse("schools:officers")))
        patch = main_of(client.get(reverse("schools:patch", args=[officer.pk])))
        overview = main_of(client.get(reverse("reports:overview")))
        seen = main_of(client.get(visit.get_absolute_url()))

        assert "Wed 13 Jan, 09:00-13:00" in officers
        assert "Away: Wed 13 Jan, 09:00-13:00" in patch
        line = f"Wed 13 Jan, 10:15, {visit.school.name}: PC Rees is away then"
        assert line in overview
        assert "PC Rees is away then: Wed 13 Jan, 09:00-13:00." in seen
        for page in (officers, patch, overview, seen):
            assert "ourt" not in page
            assert "Swansea" not in page

    def test_teacher_learns_of_it_neither_on_a_page_nor_by_mail(self, client, officer):
        visit = agreed(officer)
        make_absence(officer, note="Swansea")
        client.force_login(make_teacher(school=visit.school).user)

        move = reverse("schools:visit_move", args=[visit.pk])
        pages = [main_of(client.get(address)) for address in (visit.get_absolute_url(), move)]
        wish = {"own_day_1": "13/1/2027", "own_time_1": "09:00", "reason": "other"}
        pages.append(main_of(client.post(move, wish)))

        assert "Someone has just taken this time." in pages[2]
        calendar = client.get(reverse("schools:visit_calendar", args=[visit.pk])).text
        mails = "".join(
            f"{one.subject}{one.body}{one.calendar}" for one in OutgoingMail.objects.all()
        )
        for text in (*pages, calendar, mails):
            assert "away then" not in text
            assert "Court" not in text
            assert "Swansea" not in text

    def test_officer_who_moves_a_visit_into_it_is_told_why_not(self, signed_in, officer):
        visit = agreed(officer, at(2027, 1, 20, 10, 15))
        make_absence(officer)
        wish = {"own_day_1": "13/1/2027", "own_time_1": "09:00", "reason": "other"}

        page = signed_in.post(reverse("schools:visit_move", args=[visit.pk]), wish).text

        assert "The officer is booked or away then, the way included." in page

    def test_officer_is_told_on_the_visit_itself(self, signed_in, officer):
        visit = agreed(officer)
        make_absence(officer)

        page = main_of(signed_in.get(visit.get_absolute_url()))

        assert "You are away then: Wed 13 Jan, 09:00-13:00." in page

    @pytest.mark.parametrize("count", [1, 3])
    def test_list_of_officers_costs_the_same(self, client, count, django_assert_num_queries):
        force = make_officer().force
        for _ in range(count):
            make_absence(make_officer(force=force))
        client.force_login(make_coordinator(force))

        with django_assert_num_queries(7):
            client.get(reverse("schools:officers"))

    def test_trail_on_the_coordinators_page_has_no_day(self, client, officer):
        make_absence(officer, note="Swansea")
        client.force_login(make_coordinator(officer.force))

        page = main_of(client.get(reverse("accounts:audit")))

        assert "Time away put in the diary" in page
        assert "Swansea" not in page
        assert "13 Jan" not in page
        assert AuditEvent.objects.get(action="absence_added").object_id == officer.pk
