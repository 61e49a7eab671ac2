"""An officer's own time: what the database refuses, what it blocks, who may know what."""

import datetime as dt
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from accounts.models import AuditEvent
from schools import actions, retention
from schools.clashes import asked_times, left_alone
from schools.forms import TimesForm
from schools.free_times import free_times
from schools.models import Absence, Claim, PossibleTime, Visit
from tests.builders import (
    at,
    make_absence,
    make_coordinator,
    make_delivery,
    make_officer,
    make_school,
    make_visit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = at(2027, 1, 4, 9)
WEDNESDAY = dt.date(2027, 1, 13)


def agreed(officer, starts_at=None, school=None):
    """A visit that was agreed as visits are, with its claims."""
    school = school or make_school(officer=officer)
    visit = make_visit(school=school, officer=officer, state="requested")
    make_delivery(visit, starts_at=None)
    starts_at = starts_at or at(2027, 1, 13, 10, 15)
    time = PossibleTime.objects.create(
        visit=visit,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=45),
        offered_by="school",
    )
    actions.accept_time(visit=visit, time=time, officer=officer, by=officer.user)
    return visit


def held(officer, starts_at):
    visit = make_visit(make_school(officer=officer), officer=officer, state="requested")
    make_delivery(visit, starts_at=None)
    times = [(starts_at, starts_at + dt.timedelta(minutes=45))]
    actions.offer_times(visit=visit, times=times, officer=officer, by=officer.user, now=NOW)
    return visit


class TestWhatTheDatabaseRefuses:
    def row(self, **fields):
        day = {"first_day": WEDNESDAY, "last_day": WEDNESDAY}
        return Absence(**{"officer": make_officer(), "kind": "court", **day, **fields})

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"last_day": dt.date(2027, 1, 15)},
            {"starts": dt.time(9), "ends": dt.time(13)},
        ],
    )
    def test_days_and_hours_are_kept(self, fields):
        self.row(**fields).save()

        assert Absence.objects.count() == 1

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            ("absence_days_in_order", {"last_day": dt.date(2027, 1, 12)}),
            ("absence_times_are_of_one_day", {"starts": dt.time(9)}),
            ("absence_times_are_of_one_day", {"ends": dt.time(9)}),
            (
                "absence_times_are_of_one_day",
                {"starts": dt.time(9), "ends": dt.time(10), "last_day": dt.date(2027, 1, 14)},
            ),
            ("absence_ends_after_start", {"starts": dt.time(13), "ends": dt.time(13)}),
        ],
    )
    def test_what_is_out_of_order_is_refused(self, constraint, fields):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            self.row(**fields).save()

    @pytest.mark.parametrize("hours", [{}, {"starts": dt.time(9), "ends": dt.time(13)}])
    def test_same_thing_twice_is_refused(self, hours):
        row = self.row(**hours)
        row.save()
        row.pk = None

        with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
            row.save(force_insert=True)

    def test_claim_is_for_a_visit_or_for_an_absence(self):
        absence = make_absence()
        visit = make_visit(officer=absence.officer)
        quarter = at(2027, 3, 1)

        for of in ({"visit": visit, "absence": absence}, {}):
            with pytest.raises(IntegrityError, match="visit_or_absence"), transaction.atomic():
                Claim.objects.create(officer=absence.officer, quarter=quarter, **of)

    def test_action_says_it_in_words(self):
        absence = make_absence()

        with pytest.raises(ValidationError, match="in your diary already"):
            make_absence(absence.officer)


class TestWhatIsBlocked:
    def test_free_times_leave_out_the_hours_with_the_way_there(self):
        officer = make_officer()
        school = make_school(officer=officer)
        make_absence(officer)

        free = free_times(school, officer, minutes=45, now=NOW)

        of_day = [f"{time.starts_at:%H:%M}" for time in free if time.starts_at.date() == WEDNESDAY]
        assert of_day == ["13:15", "14:00"]

    def test_whole_days_are_left_out_and_the_days_around_are_not(self):
        officer = make_officer()
        school = make_school(officer=officer)
        make_absence(
            officer, kind="leave", first_day=dt.date(2027, 1, 12), last_day=dt.date(2027, 1, 14)
        )

        free = free_times(school, officer, minutes=45, now=NOW)

        days = {time.starts_at.date() for time in free}
        assert {dt.date(2027, 1, day) for day in (11, 15)} <= days
        assert not {dt.date(2027, 1, day) for day in (12, 13, 14)} & days

    def test_accepting_offering_and_moving_into_it_is_refused(self):
        officer = make_officer()
        visit = agreed(officer, at(2027, 1, 14, 10, 15))
        make_absence(officer)
        asked = make_visit(make_school(officer=officer), officer=officer, state="requested")
        time = PossibleTime.objects.create(
            visit=asked,
            starts_at=at(2027, 1, 13, 9, 15),
            ends_at=at(2027, 1, 13, 10),
            offered_by="school",
        )
        by, times = officer.user, [(time.starts_at, time.ends_at)]

        with pytest.raises(actions.TimeTaken):
            actions.accept_time(visit=asked, time=time, officer=officer, by=by)
        with pytest.raises(actions.TimeTaken):
            actions.offer_times(visit=asked, times=times, officer=officer, by=by, now=NOW)
        with pytest.raises(actions.TimeTaken):
            actions.move_visit(visit=visit, starts_at=time.starts_at, reason="other", by=by)

    def test_visit_is_not_passed_to_a_colleague_who_is_away(self):
        officer = make_officer()
        colleague = make_officer(force=officer.force)
        visit = agreed(officer)
        make_absence(colleague)

        with pytest.raises(actions.TimeTaken):
            actions.pass_on(visit=visit, officer=colleague, by=officer.user)
        visit.refresh_from_db()
        assert visit.officer == officer

    def test_time_is_free_again_when_it_is_taken_out(self):
        absence = make_absence()

        actions.remove_absence(absence=absence, by=absence.officer.user)

        assert Claim.objects.count() == 0

    def test_other_hours_free_the_former_ones(self):
        absence = make_absence()
        by = absence.officer.user

        actions.change_absence(absence=absence, by=by, starts=dt.time(13), ends=dt.time(14))

        quarters = Claim.objects.order_by("quarter").values_list("quarter", flat=True)
        assert list(quarters) == [at(2027, 1, 13, 13, minute) for minute in (0, 15, 30, 45)]

    def test_day_on_which_clocks_change_is_taken_whole(self):
        day = dt.date(2027, 3, 28)
        make_absence(kind="leave", first_day=day, last_day=day)

        quarters = list(Claim.objects.order_by("quarter").values_list("quarter", flat=True))
        assert (quarters[0], quarters[-1]) == (at(2027, 3, 28, 0), at(2027, 3, 28, 23, 45))
        assert len(quarters) == 23 * 4


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


class TestTrailAndRetention:
    def test_trail_says_neither_when_nor_why(self):
        officer = make_officer(name="PC Rees")
        absence = make_absence(officer, note="Swansea Crown Court")
        actions.change_absence(absence=absence, by=officer.user, note="Swansea again")
        actions.remove_absence(absence=absence, by=officer.user)

        rows = AuditEvent.objects.filter(action__startswith="absence").order_by("pk")

        assert list(rows.values_list("action", "object_name", "detail")) == [
            ("absence_added", "PC Rees", ""),
            ("absence_changed", "PC Rees", ""),
            ("absence_removed", "PC Rees", ""),
        ]

    def test_it_is_deleted_four_weeks_after_it_is_over(self):
        make_absence()
        kept = make_absence(first_day=dt.date(2027, 1, 14))

        assert retention.forget_absences(now=at(2027, 2, 11)) == 1
        assert list(Absence.objects.all()) == [kept]
        assert set(Claim.objects.values_list("absence", flat=True)) == {kept.pk}


@pytest.mark.django_db(transaction=True)
def test_time_freed_while_the_absence_is_written_is_the_absences():
    """A visit is moved away at the very moment: whoever comes second finds what the first did."""
    for _ in range(8):
        officer = make_officer()
        visit = agreed(officer)
        barrier = threading.Barrier(2)
        faults = []

        def at_once(work, *, barrier=barrier, faults=faults, **words):
            try:
                barrier.wait()
                work(**words)
            except DatabaseError as error:
                faults.append(error)
            finally:
                connection.close()

        day = {"first_day": WEDNESDAY, "last_day": WEDNESDAY}
        words = {"starts": dt.time(9), "ends": dt.time(13), "kind": "court", **day}
        move = {"visit": visit, "starts_at": at(2027, 1, 20, 10, 15), "reason": "other"}
        by = {"by": officer.user}
        threads = [
            threading.Thread(
                target=at_once,
                args=[actions.add_absence],
                kwargs={"officer": officer, **words, **by},
            ),
            threading.Thread(target=at_once, args=[actions.move_visit], kwargs={**move, **by}),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert faults == []
        assert Absence.objects.get(officer=officer).claims.count() == 16


def test_day_a_school_writes_itself_is_the_british_way_round():
    """Django's English reads 12/1/2027 as the first of December."""
    written = {"own_day_1": "12/1/2027", "own_time_1": "9.15"}

    form = TimesForm(written, free=[], minutes=45, now=NOW, fewest=1)

    assert form.is_valid()
    assert form.cleaned_data["starts"] == [at(2027, 1, 12, 9, 15)]
