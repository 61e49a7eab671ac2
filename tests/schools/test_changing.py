"""A visit that was agreed is moved, cancelled or passed on."""

import pytest
from django.db import transaction

from schools import actions
from schools.models import Claim, OutgoingMail
from tests.builders import at, make_officer, make_school
from tests.schools.visits import LATER, NOW, TIME, accept, ask

pytestmark = pytest.mark.django_db


def test_moving_frees_the_old_time_and_says_why():
    visit = ask()
    accept(visit)

    actions.move_visit(
        visit=visit,
        starts_at=at(2027, 1, 20, 9, 15),
        reason="called-away",
        by=visit.officer.user,
    )

    assert (visit.starts_at, visit.ends_at) == (at(2027, 1, 20, 9, 15), at(2027, 1, 20, 10))
    assert not Claim.objects.filter(quarter__lt=at(2027, 1, 20)).exists()
    body = OutgoingMail.objects.filter(event__kind="moved").first().body
    assert "from Tue 12 Jan, 10:15 to Wed 20 Jan, 09:15" in body
    assert "The officer was called to another incident" in body


def test_moving_to_a_taken_time_leaves_the_old_one():
    officer = make_officer()
    first = ask(make_school(officer=officer))
    second = ask(
        make_school(officer=officer), times=[LATER, (at(2027, 1, 14, 9), at(2027, 1, 14, 10))]
    )
    accept(first)
    accept(second)

    with pytest.raises(actions.TimeTaken), transaction.atomic():
        actions.move_visit(visit=second, starts_at=TIME[0], reason="other", by=officer.user)

    second.refresh_from_db()
    assert second.starts_at == LATER[0]
    assert Claim.objects.filter(visit=second, quarter=LATER[0]).exists()


def test_cancelling_frees_the_time_and_says_the_lessons_were_not_taught():
    visit = ask()
    accept(visit)

    actions.cancel_visit(visit=visit, reason="school-closed", by=visit.requested_by, now=NOW)

    assert (visit.state, visit.reason) == ("cancelled", "school-closed")
    assert Claim.objects.count() == 0
    delivery = visit.deliveries.get()
    assert (delivery.outcome, delivery.reason) == ("not-delivered", "school-closed")
    calendar = OutgoingMail.objects.filter(event__kind="cancelled").first().calendar
    assert "METHOD:CANCEL" in calendar


def test_colleague_gets_the_visit_and_its_time():
    visit = ask()
    accept(visit)
    colleague = make_officer(force=visit.force)

    actions.pass_on(visit=visit, officer=colleague, by=visit.officer.user)

    assert visit.officer == colleague
    assert set(Claim.objects.exclude(officer=None).values_list("officer", flat=True)) == {
        colleague.pk
    }
