import datetime as dt

import pytest

from schools import retention
from schools.models import OutgoingMail, Visit, VisitDraft
from tests.builders import at, make_user, make_visit

pytestmark = pytest.mark.django_db
NOW = at(2029, 1, 15)


def make_mail(days):
    return OutgoingMail.objects.create(
        to="office@school.example",
        subject="A visit",
        body="…",
        created_at=NOW - dt.timedelta(days=days),
    )


def test_mails_go_after_ninety_days():
    make_mail(91)
    kept = make_mail(89)

    assert retention.forget_mails(now=NOW) == 1
    assert OutgoingMail.objects.get() == kept


def test_drafts_go_after_sixty_days():
    for days in (61, 59):
        draft = VisitDraft.objects.create(user=make_user(), data={"room": "Hall"})
        VisitDraft.objects.filter(pk=draft.pk).update(updated_at=NOW - dt.timedelta(days=days))

    assert retention.forget_drafts(now=NOW) == 1
    assert VisitDraft.objects.get() == draft


def test_people_of_an_old_visit_are_forgotten_and_the_visit_stays():
    old = make_visit(
        state="delivered", starts_at=at(2027, 1, 12), staff_name="Ms Puw", needs="Ramp"
    )
    recent = make_visit(state="delivered", starts_at=at(2027, 1, 20), staff_name="Mr Rees")

    assert retention.forget_contacts(now=NOW) == 1
    old.refresh_from_db()
    recent.refresh_from_db()
    assert (old.state, old.contact_name, old.contact_email) == ("delivered", "", "")
    assert (old.contact_phone, old.staff_name, old.needs) == ("", "", "")
    assert (recent.contact_name, recent.staff_name) == ("Office", "Mr Rees")


def test_contacts_are_forgotten_once_and_never_of_an_open_visit():
    make_visit(state="confirmed", starts_at=at(2026, 1, 12))
    make_visit(state="delivered", starts_at=at(2026, 1, 12))

    assert retention.forget_contacts(now=NOW) == 1
    assert retention.forget_contacts(now=NOW) == 0
    assert Visit.objects.exclude(contact_name="").get().state == "confirmed"
