import datetime as dt

import pytest

from schools import retention
from schools.models import OutgoingMail, Visit, VisitDraft, VisitEvent
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


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "delivered", "starts_at": at(2026, 1, 12)},
        {"state": "confirmed", "starts_at": at(2026, 1, 12)},  # nobody signed it off
        {"state": "requested", "requested_at": at(2026, 1, 12)},  # nobody answered
        {"state": "held", "requested_at": at(2026, 1, 12)},
        {
            "state": "cancelled",
            "reason": "other",
            "requested_at": at(2026, 1, 10),
            "cancelled_at": at(2026, 1, 12),
            "cancelled_by": None,
        },
    ],
    ids=lambda fields: fields["state"],
)
def test_contacts_are_forgotten_once_however_a_visit_was_left(fields):
    if "cancelled_by" in fields:
        fields = {**fields, "cancelled_by": make_user()}
    visit = make_visit(**fields)
    message = VisitEvent.objects.create(visit=visit, kind="requested", words="Ring Siân")
    kept = make_visit(**{**fields, **recent(fields)})
    VisitEvent.objects.create(visit=kept, kind="requested", words="Ring Aled")

    assert retention.forget_contacts(now=NOW) == 1
    assert retention.forget_contacts(now=NOW) == 0

    message.refresh_from_db()
    assert message.words == ""
    assert Visit.objects.exclude(contact_name="").get() == kept
    assert VisitEvent.objects.exclude(words="").get().visit == kept


def recent(fields):
    """The same visit two years later."""
    moments = {"starts_at", "requested_at", "cancelled_at"} & set(fields)
    return {name: at(2028, 1, 12) for name in moments}
