"""The times that a school is offered, and the one it writes itself."""

import datetime as dt

import pytest

from schools.claims import quarters
from schools.forms import TimesForm
from schools.free_times import free_times, length_of
from schools.models import Closure
from tests.builders import at, make_officer, make_school
from tests.schools.visits import NOW, TIME, accept, ask

pytestmark = pytest.mark.django_db


def test_weekdays_with_notice_without_taken_and_closed_times():
    officer = make_officer()
    school = make_school(officer=officer)
    accept(ask(make_school(officer=officer)))
    Closure.objects.create(
        school=school,
        starts_on=dt.date(2027, 1, 13),
        ends_on=dt.date(2027, 1, 13),
        name_en="INSET day",
        name_cy="Diwrnod HMS",
    )

    starts = [t.starts_at for t in free_times(school, officer, minutes=45, now=NOW)]

    assert starts[0] == at(2027, 1, 7, 9, 15)
    assert TIME[0] not in starts
    assert at(2027, 1, 12, 9, 15) not in starts  # too near to the visit at 10:15
    assert at(2027, 1, 12, 13, 15) in starts
    assert not [start for start in starts if start.date() == dt.date(2027, 1, 13)]
    assert all(start.weekday() < 5 for start in starts)


def test_two_lessons_take_their_minutes_and_a_pause():
    assert length_of([45, 45]) == 95
    assert length_of([60]) == 60


def test_quarters_cover_every_minute_of_a_time():
    found = quarters(at(2027, 1, 12, 10, 10), at(2027, 1, 12, 10, 50))

    assert found == [at(2027, 1, 12, 10, m) for m in (0, 15, 30, 45)]


def test_day_a_school_writes_itself_is_the_british_way_round():
    """Django's English reads 12/1/2027 as the first of December."""
    written = {"own_day_1": "12/1/2027", "own_time_1": "9.15"}

    form = TimesForm(written, free=[], minutes=45, now=NOW, fewest=1)

    assert form.is_valid()
    assert form.cleaned_data["starts"] == [at(2027, 1, 12, 9, 15)]
