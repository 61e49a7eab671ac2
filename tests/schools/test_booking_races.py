"""Fifty who press at once: one of them gets the time."""

import pytest

from accounts.models import AuditEvent
from schools import actions
from schools.models import Claim, PossibleTime, Visit
from tests.builders import (
    make_class_group,
    make_delivery,
    make_lesson,
    make_officer,
    make_school,
    make_visit,
)
from tests.schools.visits import TIME, accept, ask
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def won_and_lost(work, count):
    """Who of COUNT at once was first with WORK(number), and why each of the others was refused."""

    def one(number):
        try:
            work(number)
        except (actions.TimeTaken, actions.TooLate) as error:
            return type(error).__name__
        return number

    ends = at_once(one, count)
    won = [end for end in ends if isinstance(end, int)]
    return won, [end for end in ends if end not in won]


def test_50_requests_for_one_time_of_one_officer_confirmed_at_once_one_wins():
    officer = make_officer()
    version = make_lesson()
    visits = []
    for _ in range(50):
        school = make_school(officer=officer)
        visit = make_visit(school=school, officer=officer, state="requested")
        make_delivery(visit, version, make_class_group(school))
        PossibleTime.objects.create(
            visit=visit, starts_at=TIME[0], ends_at=TIME[1], offered_by="school"
        )
        visits.append(visit.pk)

    def confirm(number):
        visit = Visit.objects.get(pk=visits[number])
        accept(visit)

    won, lost = won_and_lost(confirm, 50)

    assert len(won) == 1
    assert lost == ["TimeTaken"] * 49
    assert Visit.objects.filter(state="confirmed").count() == 1
    assert AuditEvent.objects.filter(action="visit_confirmed").count() == 1
    assert set(Claim.objects.values_list("visit", flat=True)) == {visits[won[0]]}


def test_one_request_confirmed_by_50_at_once_is_confirmed_once():
    visit = ask()

    won, lost = won_and_lost(lambda number: accept(Visit.objects.get(pk=visit.pk)), 50)

    assert len(won) == 1
    assert lost == ["TooLate"] * 49
    assert visit.events.filter(kind="confirmed").count() == 1
