"""What the school and the officer are written to about a visit."""

import pytest
from django.core import mail
from icalendar import Calendar

from schools import actions
from schools.mail import send_due
from schools.models import OutgoingMail
from tests.builders import at
from tests.schools.visits import accept, ask

pytestmark = pytest.mark.django_db


def test_calendar_file_keeps_its_name_and_grows_its_number():
    visit = ask()
    accept(visit)
    actions.move_visit(
        visit=visit, starts_at=at(2027, 1, 20, 9, 15), reason="other", by=visit.officer.user
    )

    files = [
        Calendar.from_ical(row.calendar).walk("VEVENT")[0]
        for row in OutgoingMail.objects.exclude(calendar="").filter(to="office@school.example")
    ]

    assert len({str(event["UID"]) for event in files}) == 1
    assert files[0]["SEQUENCE"] < files[1]["SEQUENCE"]
    assert files[1]["DTSTART"].dt == at(2027, 1, 20, 9, 15)


def test_due_mail_is_sent_once_with_its_calendar():
    visit = ask()
    accept(visit)

    count = OutgoingMail.objects.count()
    later = at(2030, 1, 1)
    assert send_due(now=later) == count
    assert send_due(now=later) == 0

    confirmed = [m for m in mail.outbox if "Confirmed: Tue 12 Jan, 10:15" in m.subject]
    assert confirmed[0].attachments[0][0] == "visit.ics"


def test_school_is_not_told_where_the_officer_is():
    visit = ask()
    accept(visit)

    text = "".join(OutgoingMail.objects.values_list("body", flat=True))
    assert "travel" not in text.lower()


def test_both_languages_when_the_language_is_not_known():
    ask()

    assert "- - -" in OutgoingMail.objects.get(to="office@school.example").body
