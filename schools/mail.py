"""Mails about visits: written as rows in the transaction of the change, sent afterwards."""

import datetime as dt

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks import task

from accounts.dates import day_time
from schools.models import OutgoingMail, Teacher, Visit, VisitEvent

MOST_ATTEMPTS = 12
WAIT_MINUTES = 2  # doubled with each attempt, two hours at most
LANGUAGES = ("cy", "en")


def write_mails(event: VisitEvent) -> None:
    """Write the mails of EVENT to the school's contact and to the officer, and send them soon.

    Until somebody has checked who asks, they go to the address of that account in place of the
    contact's: anyone could type the address of anyone.
    """
    visit, asker = event.visit, event.visit.requested_by
    is_checked = not Teacher.objects.newcomers_of(visit).exists()
    receivers = {visit.contact_email if is_checked else asker.email: asker.language}
    if visit.officer and visit.officer.user.is_active:
        receivers[visit.officer.user.email] = visit.officer.user.language
    for address, language in receivers.items():
        subject, body = _text(event, language)
        OutgoingMail.objects.create(
            event=event,
            to=address,
            language=language,
            subject=subject,
            body=body,
            calendar=_calendar(event) if _has_time(event) else "",
        )
    transaction.on_commit(lambda: send_mails.enqueue())


def _has_time(event: VisitEvent) -> bool:
    kinds = {VisitEvent.Kind.CONFIRMED, VisitEvent.Kind.MOVED, VisitEvent.Kind.CANCELLED}
    is_agreed = event.visit.starts_at is not None and event.visit.officer is not None
    return event.kind in kinds and is_agreed


def _text(event: VisitEvent, language: str) -> tuple[str, str]:
    """Subject and body in LANGUAGE, or in both when it is not known."""
    subjects, bodies = [], []
    for spoken in [language] if language else LANGUAGES:
        with translation.override(spoken):
            context = {
                "event": event,
                "visit": event.visit,
                "when": day_time(event.visit.starts_at),
                "was": day_time(event.was_starts_at),
                "deliveries": event.visit.deliveries.select_related("class_group", "version"),
                "offers": event.visit.times.filter(offered_by="officer"),
            }
            subject = render_to_string("schools/mail/subject.txt", context)
            subjects.append(" ".join(subject.split()))
            bodies.append(render_to_string("schools/mail/body.txt", context).strip())
    return " / ".join(subjects)[:200], "\n\n- - -\n\n".join(bodies) + "\n"


def _calendar(event: VisitEvent) -> str:
    """The visit as an iCalendar file (RFC 5545) that calendars update by its UID and SEQUENCE."""
    # Not above: it takes 3 MiB in each process, and most processes never write a calendar.
    from icalendar import Calendar, Event, vCalAddress, vText

    visit = event.visit
    starts_at, ends_at, _officer = visit.agreed
    is_cancelled = event.kind == VisitEvent.Kind.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", "-//Diogel//visits//")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_cancelled else "REQUEST")
    item = Event()
    item.add("uid", f"visit-{visit.pk}@{visit.force.slug}.diogel")
    item.add("sequence", visit.events.count())
    item.add("dtstamp", timezone.now().astimezone(dt.UTC))
    item.add("dtstart", starts_at.astimezone(dt.UTC))
    item.add("dtend", ends_at.astimezone(dt.UTC))
    classes = ", ".join(str(d.class_group) for d in visit.deliveries.select_related("class_group"))
    item.add("summary", f"{visit.school}: {classes}")
    item.add("location", vText(", ".join(filter(None, [visit.room, visit.school.address]))))
    item.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    item["organizer"] = vCalAddress(f"mailto:{_sender_address()}")
    attendee = vCalAddress(f"mailto:{visit.contact_email}")
    item.add("attendee", attendee)
    calendar.add_component(item)
    return calendar.to_ical().decode()


def _sender_address() -> str:
    return settings.DEFAULT_FROM_EMAIL.split("<")[-1].rstrip(">")


def calendar_of(visit: Visit) -> str:
    """The calendar file of a confirmed visit, to download."""
    event = visit.events.filter(kind__in=[VisitEvent.Kind.CONFIRMED, VisitEvent.Kind.MOVED]).latest(
        "pk"
    )
    return _calendar(event)


@task()
def send_mails() -> int:
    """Send what is due; the worker runs this after each change and ``tick`` from time to time."""
    return send_due(now=timezone.now())


def send_due(*, now: dt.datetime) -> int:
    """Send every mail whose next try is due; returns how many went out.

    One that cannot be delivered is tried again later, twelve times over about a day.
    """
    sent = 0
    due = OutgoingMail.objects.filter(
        sent_at=None, next_try_at__lte=now, attempts__lt=MOST_ATTEMPTS
    )
    for mail in due.order_by("pk"):
        claimed = OutgoingMail.objects.filter(pk=mail.pk, attempts=mail.attempts).update(
            attempts=mail.attempts + 1, next_try_at=now + _wait(mail.attempts)
        )
        if claimed:
            sent += _send(mail, now=now)
    return sent


def _wait(attempts: int) -> dt.timedelta:
    return dt.timedelta(minutes=min(WAIT_MINUTES * 2**attempts, 120))


def _send(mail: OutgoingMail, *, now: dt.datetime) -> bool:
    message = EmailMessage(mail.subject, mail.body, to=[mail.to])
    if mail.calendar:
        method = "CANCEL" if "METHOD:CANCEL" in mail.calendar else "REQUEST"
        message.attach("visit.ics", mail.calendar, f"text/calendar; method={method}")
    try:
        message.send()
    except OSError as error:  # the mail server is away or refuses: smtplib's errors are OSErrors
        OutgoingMail.objects.filter(pk=mail.pk).update(last_error=type(error).__name__)
        return False
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=now, last_error="")
    return True
