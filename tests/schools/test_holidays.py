"""Working days, and the turn of the school year."""

import datetime as dt

import pytest

from schools import actions
from schools.actions.asking import working_days_after
from schools.free_times import free_times
from schools.holidays import bank_holidays, easter
from tests.builders import at, make_lesson, make_officer, make_school, make_teacher


@pytest.mark.parametrize(
    ("year", "days"),
    [
        # https://www.gov.uk/bank-holidays, England and Wales
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ],
)
def test_bank_holidays_are_those_that_are_published(year, days):
    assert sorted(f"{day:%m-%d}" for day in bank_holidays(year)) == days.split()


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2038, 4, 25)]
)
def test_easter_is_found_at_both_ends_of_its_range(year, month, day):
    assert easter(year) == dt.date(year, month, day)


def test_nobody_is_expected_to_answer_over_easter_or_christmas():
    assert working_days_after(dt.date(2027, 3, 25), 3) == dt.date(2027, 4, 1)
    assert working_days_after(dt.date(2026, 12, 24), 3) == dt.date(2026, 12, 31)


@pytest.mark.django_db
class TestRequests:
    def ask(self, *starts, now):
        school = make_school(officer=make_officer())
        return actions.request_visit(
            school=school,
            wishes=[actions.ClassWish(make_lesson().lesson, "8A", 8, 8, 28, 45, "class")],
            times=[(start, start + dt.timedelta(minutes=45)) for start in starts],
            by=make_teacher(school=school).user,
            now=now,
            language="both",
            devices="own",
            contact_name="Office",
            contact_email="office@school.example",
        )

    def test_class_of_september_is_one_of_the_next_school_year(self):
        visit = self.ask(at(2027, 9, 7), at(2027, 9, 8), now=at(2027, 7, 12))

        assert visit.deliveries.get().class_group.school_year == 2027

    def test_day_begins_at_midnight_here_and_not_at_one(self):
        """Half past midnight of summer time is still yesterday in Greenwich."""
        half_past_midnight = at(2027, 6, 8, 0, 30).astimezone(dt.UTC)

        visit = self.ask(at(2027, 6, 21), at(2027, 6, 22), now=half_past_midnight)

        assert visit.answer_by == dt.date(2027, 6, 11)

    def test_no_time_is_offered_on_a_bank_holiday(self):
        officer = make_officer()
        school = make_school(officer=officer)

        days = {
            time.starts_at.date()
            for time in free_times(school, officer, minutes=45, now=at(2027, 4, 26))
        }

        assert dt.date(2027, 5, 4) in days
        assert not {dt.date(2027, 5, 3), dt.date(2027, 5, 31)} & days

    def test_times_are_those_of_the_clock_on_both_sides_of_its_change(self):
        officer = make_officer()
        school = make_school(officer=officer)
        found = free_times(school, officer, minutes=45, now=at(2027, 3, 22))

        hours = {time.starts_at.time() for time in found}
        assert hours == {
            dt.time(9, 15),
            dt.time(10, 15),
            dt.time(11, 15),
            dt.time(13, 15),
            dt.time(14),
        }
