"""An officer's own time: what the database refuses, what it blocks, how long it is kept."""

import datetime as dt
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from accounts.models import AuditEvent
from schools import actions, retention
from schools.free_times import free_times
from schools.models import Absence, Claim, PossibleTime
from tests.builders import at, make_absence, make_officer, make_school, make_visit
from tests.schools.visits import NOW, agreed
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WEDNESDAY = dt.date(2027, 1, 13)


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

        assert faults_at_once(partial(make_absence, officer), partial(move_away, visit)) == []

        assert Absence.objects.get(officer=officer).claims.count() == 16


def move_away(visit):
    later = at(2027, 1, 20, 10, 15)
    actions.move_visit(visit=visit, starts_at=later, reason="other", by=visit.officer.user)


def faults_at_once(*works):
    """What the database said against WORKS that were done at the same moment."""

    def one(number):
        try:
            works[number]()
        except DatabaseError as error:
            return error
        return None

    ends = at_once(one, len(works))
    assert len(ends) == len(works)
    return [end for end in ends if end is not None]
