"""A button that was drawn before somebody else pressed theirs."""

import pytest
from django.db import transaction

from schools import actions
from schools.models import Claim, Visit
from tests.builders import at, make_delivery, make_officer, make_school, make_visit

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def asked():
    officer = make_officer()
    visit = make_visit(make_school(officer=officer), officer=officer, state="requested")
    make_delivery(visit, starts_at=None)
    for day in (12, 13):
        visit.times.create(
            starts_at=at(2027, 1, day, 10, 15),
            ends_at=at(2027, 1, day, 11),
            offered_by="school",
        )
    return visit


@pytest.fixture
def colleague(asked):
    return make_officer(force=asked.force)


def seen(visit):
    """VISIT as a page read it before what follows happened."""
    return Visit.objects.get(pk=visit.pk)


def accept(visit, officer):
    actions.accept_time(visit=visit, time=visit.times.first(), officer=officer, by=officer.user)


def taken_by(visit):
    claims = Claim.objects.filter(visit=visit).exclude(officer=None)
    return set(claims.values_list("officer", flat=True))


def test_request_agreed_meanwhile_is_not_thrown_back_by_passing_it_on(asked, colleague):
    before, officer = seen(asked), asked.officer
    accept(asked, officer)

    with pytest.raises(actions.TooLate), transaction.atomic():
        actions.pass_on(visit=before, officer=colleague, by=officer.user)

    after = seen(asked)
    assert (after.state, after.officer, taken_by(asked)) == ("confirmed", officer, {officer.pk})


def test_request_passed_on_meanwhile_is_not_agreed_by_who_had_it(asked, colleague):
    before, officer = seen(asked), asked.officer
    actions.pass_on(visit=asked, officer=colleague, by=officer.user)

    with pytest.raises(actions.TooLate), transaction.atomic():
        accept(before, officer)

    after = seen(asked)
    assert (after.state, after.officer, taken_by(asked)) == ("requested", colleague, set())


def test_visit_passed_on_meanwhile_is_moved_in_the_diary_of_who_has_it_now(asked, colleague):
    officer = asked.officer
    accept(asked, officer)
    before = seen(asked)
    before.officer  # noqa: B018 - read when the page was
    actions.pass_on(visit=asked, officer=colleague, by=officer.user)

    actions.move_visit(
        visit=before, starts_at=at(2027, 1, 20, 10, 15), reason="other", by=officer.user
    )

    assert seen(asked).officer == colleague
    assert taken_by(asked) == {colleague.pk}


def test_visit_passed_on_twice_stays_with_the_first_colleague(asked, colleague):
    before, officer = seen(asked), asked.officer
    actions.pass_on(visit=asked, officer=colleague, by=officer.user)

    with pytest.raises(actions.TooLate), transaction.atomic():
        actions.pass_on(visit=before, officer=make_officer(force=asked.force), by=officer.user)

    assert seen(asked).officer == colleague


def test_class_that_is_taught_keeps_its_time_when_the_rest_is_moved(asked):
    officer = asked.officer
    make_delivery(asked, starts_at=None, order=1)
    accept(asked, officer)
    first, second = asked.deliveries.order_by("order")
    actions.sign_off(
        delivery=first,
        outcome="delivered",
        headcount=28,
        staff_present="Tutor",
        language="en",
        by=officer.user,
    )

    actions.move_visit(
        visit=asked, starts_at=at(2027, 1, 20, 9, 15), reason="called-away", by=officer.user
    )

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.starts_at == at(2027, 1, 12, 10, 15)
    assert second.starts_at == at(2027, 1, 20, 9, 15)


class TestSigningOff:
    def write(self, delivery, outcome="delivered", **fields):
        known = {"headcount": 28, "staff_present": "Tutor", "language": "en"}
        by = delivery.officer.user
        return actions.sign_off(delivery=delivery, outcome=outcome, by=by, **{**known, **fields})

    def test_lesson_that_is_not_agreed_was_not_taught(self, asked):
        with pytest.raises(actions.TooLate), transaction.atomic():
            self.write(asked.deliveries.get())

    def test_lesson_that_was_cancelled_was_not_taught(self, asked):
        accept(asked, asked.officer)
        actions.cancel_visit(
            visit=asked, reason="illness", by=asked.officer.user, now=at(2027, 1, 5)
        )

        with pytest.raises(actions.TooLate), transaction.atomic():
            self.write(asked.deliveries.get())

    def test_class_taught_before_the_rest_was_cancelled_can_be_corrected(self, asked):
        make_delivery(asked, starts_at=None, order=1)
        accept(asked, asked.officer)
        first = asked.deliveries.order_by("order").first()
        self.write(first, headcount=82)
        actions.cancel_visit(
            visit=asked, reason="illness", by=asked.officer.user, now=at(2027, 1, 12, 11)
        )
        first.refresh_from_db()

        self.write(first, headcount=28)

        first.refresh_from_db()
        assert first.headcount == 28
