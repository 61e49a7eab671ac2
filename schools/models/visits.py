"""Visits from the first question to the last mail, and what keeps them from clashing."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Force, Language, User
from schools.models.absences import Absence
from schools.models.people import ClassGroup, Officer
from schools.models.places import School


class RoomDevices(models.TextChoices):
    OWN = "own", _("A device for each pupil")
    SHARED = "shared", _("A device between some pupils")
    NONE = "none", _("No devices")


class LessonLanguage(models.TextChoices):
    ENGLISH = "en", "English"
    WELSH = "cy", "Cymraeg"
    BOTH = "both", _("Both languages")


class VisitQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A co-ordinator's force, an officer's own visits and patch, a teacher's own school.

        A teacher whom no officer has checked yet may be anyone: they see what they asked for.
        """
        if user.is_coordinator:
            return self.filter(force_id=user.force_id)
        if user.is_officer:
            in_patch = Q(school__patch__officer__user=user, school__patch__ends_on=None)
            return self.filter(Q(officer__user=user) | in_patch).distinct()
        if user.is_teacher:
            is_checked = Q(school__teachers__approved_at__isnull=False)
            is_own = Q(requested_by=user)
            return self.filter(Q(school__teachers__user=user) & (is_checked | is_own))
        return self.none()

    def of_officer(self, user):
        """Visits that the officer makes, wherever they are."""
        return self.filter(officer__user=user)

    def passed_on(self, user):
        """Agreed visits that this officer gave to a colleague."""
        given = Q(events__kind="passed-on", events__by=user)
        return self.filter(given, state="confirmed").exclude(officer__user=user).distinct()

    def on_day(self, day):
        return self.filter(starts_at__date=day).select_related("school", "officer__user")

    def to_answer(self):
        """Requests that wait for the officer or co-ordinator."""
        return self.filter(state=Visit.State.REQUESTED)

    def upcoming(self, now):
        return self.filter(state=Visit.State.CONFIRMED, ends_at__gte=now).order_by("starts_at")

    def past(self, now):
        """Visits that are over, taught or not, the newest first."""
        over = Q(state__in=["delivered", "cancelled"]) | Q(state="confirmed", ends_at__lt=now)
        return self.filter(over).order_by("-starts_at", "-pk")

    def in_week(self, monday):
        """Agreed visits of the week that begins on MONDAY."""
        days = (monday, monday + dt.timedelta(days=6))
        agreed = self.filter(state__in=["confirmed", "delivered"], starts_at__date__range=days)
        return agreed.order_by("starts_at")

    def with_classes(self):
        """With everything that a row of a list names."""
        return self.select_related("school", "officer__user").prefetch_related(
            "deliveries__class_group", "deliveries__version", "times"
        )


class Visit(models.Model):
    """An officer (or none yet) at a school on a day."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Asked")
        HELD = "held", _("Held")
        CONFIRMED = "confirmed", _("Confirmed")
        DELIVERED = "delivered", _("Taught")
        CANCELLED = "cancelled", _("Cancelled")

    class Reason(models.TextChoices):
        CALLED_AWAY = "called-away", _("The officer was called to another incident")
        ILLNESS = "illness", _("Illness")
        SCHOOL_CLOSED = "school-closed", _("The school is closed")
        NO_TIME = "no-time", _("No time suits")
        NOT_SUITABLE = "not-suitable", _("The lesson does not suit the class")
        OTHER = "other", _("Another reason")

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="visits")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="visits")
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    state = models.CharField(max_length=10, choices=State, default=State.REQUESTED)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(help_text="The day by which the school hears from us.")
    requested_at = models.DateTimeField(default=timezone.now)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=14, choices=Reason, blank=True)
    language = models.CharField(max_length=4, choices=LessonLanguage)
    devices = models.CharField(max_length=6, choices=RoomDevices)
    room = models.CharField(max_length=60, blank=True)
    needs = models.TextField(blank=True, max_length=1000)
    staff_name = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=120)
    contact_email = models.EmailField()
    contact_phone = models.CharField(max_length=30, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "delivered"])
                | Q(starts_at__isnull=False, ends_at__isnull=False, officer__isnull=False),
                name="visit_confirmed_has_time_and_officer",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="visit_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled")
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(reason="")),
                name="visit_cancelled_says_who_and_why",
            ),
        ]

    def __str__(self):
        return f"{self.school}"

    def get_absolute_url(self):
        return reverse("schools:visit", args=[self.pk])

    @property
    def agreed(self) -> tuple[dt.datetime, dt.datetime, Officer]:
        """Start, end and officer of a confirmed visit; the database keeps the three together."""
        if self.starts_at is None or self.ends_at is None or self.officer is None:
            raise ValueError("nothing is agreed yet")
        return self.starts_at, self.ends_at, self.officer

    @property
    def tag_kind(self) -> str:
        """Which look the state's word has."""
        kinds = {"requested": "quiet", "held": "held", "confirmed": "confirmed"}
        return kinds.get(self.state, "done" if self.state == "delivered" else "warning")


class PossibleTime(models.Model):
    """A time the school asked for, or one the officer offers and holds."""

    class OfferedBy(models.TextChoices):
        SCHOOL = "school", _("School")
        OFFICER = "officer", _("Officer")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    offered_by = models.CharField(max_length=7, choices=OfferedBy)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "starts_at", "offered_by"], name="time_once_a_visit"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="time_ends_after_start"
            ),
        ]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Claim(models.Model):
    """One quarter of an hour of an officer or of a class that is taken.

    The unique constraints are what keeps anything from being booked twice.
    """

    visit = models.ForeignKey(
        Visit, on_delete=models.CASCADE, null=True, blank=True, related_name="claims"
    )
    absence = models.ForeignKey(
        Absence, on_delete=models.CASCADE, null=True, blank=True, related_name="claims"
    )
    time = models.ForeignKey(
        PossibleTime, on_delete=models.CASCADE, null=True, blank=True, related_name="claims"
    )
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )
    class_group = models.ForeignKey(
        ClassGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )
    quarter = models.DateTimeField(help_text="Start of the quarter of an hour.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "quarter"],
                name="officer_in_one_place_at_a_time",
                violation_error_message=_("The officer is already booked at that time."),
            ),
            models.UniqueConstraint(
                fields=["class_group", "quarter"],
                name="class_in_one_lesson_at_a_time",
                violation_error_message=_("The class already has a visit at that time."),
            ),
            models.CheckConstraint(
                condition=Q(officer__isnull=False, class_group=None)
                | Q(officer=None, class_group__isnull=False),
                name="claim_of_officer_or_of_class",
            ),
            models.CheckConstraint(
                condition=Q(visit__isnull=False, absence=None)
                | Q(visit=None, time=None, class_group=None, absence__isnull=False),
                name="claim_for_visit_or_absence",
            ),
        ]

    def __str__(self):
        return f"{self.quarter:%Y-%m-%d %H:%M}"


class VisitEvent(models.Model):
    """One change of a visit. Rows are added, never changed."""

    class Kind(models.TextChoices):
        REQUESTED = "requested", _("Asked for")
        OFFERED = "offered", _("Other times offered")
        CONFIRMED = "confirmed", _("Confirmed")
        MOVED = "moved", _("Moved")
        CANCELLED = "cancelled", _("Cancelled")
        DECLINED = "declined", _("No time suited")
        LAPSED = "lapsed", _("The offer ran out")
        TAKEN_BACK = "taken-back", _("The offer was taken back")
        PASSED_ON = "passed-on", _("Passed to a colleague")
        CHANGED = "changed", _("Details changed")
        DELIVERED = "delivered", _("Signed off")

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True, help_text="The time it now has.")
    was_starts_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=14, choices=Visit.Reason, blank=True)
    words = models.CharField(max_length=500, blank=True, help_text="A message to the other side.")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class OutgoingMail(models.Model):
    """A mail to be sent, written in the transaction of the change that causes it."""

    event = models.ForeignKey(
        VisitEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="mails"
    )
    to = models.EmailField()
    language = models.CharField(max_length=2, choices=Language, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField(blank=True, help_text="An iCalendar file to attach.")
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.subject
