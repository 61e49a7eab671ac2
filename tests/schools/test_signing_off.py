"""The sign-off of each class, after which the visit is over."""

import pytest
from django.db import IntegrityError, transaction

from schools import actions
from tests.builders import make_delivery, make_visit

pytestmark = pytest.mark.django_db


def test_last_sign_off_closes_the_visit():
    visit = make_visit()
    deliveries = [make_delivery(visit), make_delivery(visit)]
    common = {"staff_present": "Tutor", "language": "en", "by": visit.officer.user}

    actions.sign_off(delivery=deliveries[0], outcome="delivered", headcount=26, **common)
    visit.refresh_from_db()
    assert visit.state == "confirmed"

    actions.sign_off(
        delivery=deliveries[1],
        outcome="not-delivered",
        headcount=None,
        reason="called-away",
        **common,
    )
    visit.refresh_from_db()
    assert visit.state == "delivered"


def test_correction_keeps_the_first_figure():
    delivery = make_delivery(make_visit())
    common = {"staff_present": "Tutor", "language": "en", "by": delivery.officer.user}
    actions.sign_off(delivery=delivery, outcome="delivered", headcount=82, **common)

    actions.sign_off(delivery=delivery, outcome="delivered", headcount=28, **common)

    delivery.refresh_from_db()
    assert delivery.headcount == 28
    assert [row.headcount for row in delivery.sign_offs.all()] == [82, 28]


def test_taught_without_a_headcount_is_refused_by_the_database():
    delivery = make_delivery(make_visit())

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.sign_off(
            delivery=delivery,
            outcome="delivered",
            headcount=None,
            staff_present="Tutor",
            language="en",
            by=delivery.officer.user,
        )
