"""Visits and asked times that an officer's own time falls upon."""

import datetime as dt

import pytest
from django.urls import reverse

from schools import actions
from schools.clashes import asked_times, left_alone
from schools.models import PossibleTime, Visit
from tests.builders import (
    at,
    make_absence,
    make_coordinator,
    make_delivery,
    make_officer,
    make_school,
    make_visit,
)
from tests.schools.visits import NOW, agreed, held

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WEDNESDAY = dt.date(2027, 1, 13)


class TestVisitsThatWereThere:
    def test_officer_called_to_court_writes_it_down_and_the_visit_stays(self):
        officer = make_officer()
        visit = agreed(officer)

        absence = make_absence(officer)

        visit.refresh_from_db()
        assert visit.state == "confirmed"
        assert left_alone(Visit.objects.all(), now=NOW) == [visit]
        assert absence.claims.count() == 16 - visit.claims.exclude(officer=None).count()

    @pytest.mark.parametrize("way", ["move", "pass", "cancel", "take-back"])
    def test_what_a_visit_gives_back_nobody_else_can_book(self, way):
        officer = make_officer()
        colleague = make_officer(force=officer.force)
        start = at(2027, 1, 13, 10, 15)
        visit = held(officer, start) if way == "take-back" else agreed(officer, start)
        absence = make_absence(officer)
        by = officer.user

        if way == "move":
            later = at(2027, 1, 20, 10, 15)
            actions.move_visit(visit=visit, starts_at=later, reason="other", by=by)
        elif way == "pass":
            actions.pass_on(visit=visit, officer=colleague, by=by)
        elif way == "cancel":
            actions.cancel_visit(visit=visit, reason="other", by=by, now=NOW)
        else:
            actions.take_back_offer(visit=visit, by=by, now=NOW)

        assert absence.claims.count() == 16
        assert left_alone(Visit.objects.all(), now=NOW) == []

    def test_offer_that_runs_out_goes_to_the_absence(self):
        officer = make_officer()
        held(officer, at(2027, 1, 13, 10, 15))
        absence = make_absence(officer)

        actions.lapse_offers(now=at(2027, 1, 12))

        assert absence.claims.count() == 16

    def test_of_two_that_overlap_the_other_keeps_the_time(self):
        officer = make_officer()
        court = make_absence(officer)
        leave = make_absence(officer, kind="leave", last_day=WEDNESDAY)

        actions.remove_absence(absence=court, by=officer.user)

        assert leave.claims.count() == 96

    def test_taken_back_offer_waits_again_and_the_school_is_told(self):
        officer = make_officer()
        visit = held(officer, at(2027, 1, 13, 10, 15))

        event = actions.take_back_offer(visit=visit, by=officer.user, now=NOW)

        visit.refresh_from_db()
        assert (visit.state, visit.held_until, visit.times.count()) == ("requested", None, 0)
        said = event.mails.get(to=visit.contact_email).subject
        assert said.endswith(f"The offered times are taken back: {visit.school}")
        with pytest.raises(actions.TooLate):
            actions.take_back_offer(visit=visit, by=officer.user, now=NOW)


class TestHowAnAskedTimeFits:
    @pytest.fixture
    def visit(self):
        officer = make_officer()
        school = make_school(officer=officer)
        visit = make_visit(school, officer=officer, state="requested")
        for starts_at in (at(2027, 1, 13, 9, 15), at(2027, 1, 14, 9, 15), at(2027, 1, 15, 9, 15)):
            PossibleTime.objects.create(
                visit=visit,
                starts_at=starts_at,
                ends_at=starts_at + dt.timedelta(minutes=45),
                offered_by="school",
            )
        make_absence(officer, note="Swansea Crown Court")
        agreed(officer, at(2027, 1, 14, 9, 30), school)
        return visit

    def fits(self, visit, reader):
        rows = Visit.objects.filter(pk=visit.pk).with_classes()
        return asked_times(rows, reader=reader)[visit.pk]

    def test_officer_is_told_what_it_is(self, visit):
        seen = self.fits(visit, visit.officer.user)

        assert [one.clash for one in seen] == ["own", "booked", ""]
        assert seen[0].absence.kind == "court"

    def test_coordinator_is_told_when_and_not_what(self, visit):
        seen = self.fits(visit, make_coordinator(visit.force))

        assert [one.clash for one in seen] == ["away", "booked", ""]
        assert seen[0].away.when == "Wed 13 Jan, 09:00-13:00"
        assert [one.absence for one in seen] == [None, None, None]

    def test_colleague_is_told_that_it_is_not_free(self, visit):
        seen = self.fits(visit, make_officer(force=visit.force).user)

        assert [one.clash for one in seen] == ["busy", "busy", ""]
        assert [(one.absence, one.away) for one in seen] == [(None, None)] * 3

    @pytest.mark.parametrize(
        ("role", "said", "unsaid"),
        [
            ("officer", "clash: court", "the officer is away"),
            ("coordinator", "clash: the officer is away", "court"),
        ],
    )
    def test_list_of_requests_says_so_beside_the_time(self, client, visit, role, said, unsaid):
        coordinator = make_coordinator(visit.force)
        client.force_login(visit.officer.user if role == "officer" else coordinator)

        page = client.get(reverse("schools:requests")).text.partition("<main")[2]

        assert said in page
        assert unsaid not in page.lower()
        assert "Swansea" not in page

    @pytest.mark.parametrize("count", [1, 3])
    def test_list_of_requests_costs_the_same(self, client, count, django_assert_num_queries):
        officer = make_officer()
        for _ in range(count):
            visit = make_visit(make_school(officer=officer), officer=officer, state="requested")
            make_delivery(visit, starts_at=None)
            PossibleTime.objects.create(
                visit=visit,
                starts_at=at(2027, 1, 13, 9, 15),
                ends_at=at(2027, 1, 13, 10),
                offered_by="school",
            )
        make_absence(officer)
        client.force_login(officer.user)

        with django_assert_num_queries(15):
            client.get(reverse("schools:requests"))
