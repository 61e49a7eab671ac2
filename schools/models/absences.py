"""When an officer has no time for schools: leave, court, training, other duty."""

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.dates import clock, day
from schools.models.people import Officer


@dataclass(frozen=True)
class TimeAway:
    """What colleagues may know of an absence: when, and nothing of why."""

    first_day: dt.date
    last_day: dt.date
    starts: dt.time | None
    ends: dt.time | None

    @property
    def starts_at(self) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(self.first_day, self.starts or dt.time.min))

    @property
    def ends_at(self) -> dt.datetime:
        """The end itself is free again: midnight after the last of whole days."""
        if self.ends:
            return timezone.make_aware(dt.datetime.combine(self.last_day, self.ends))
        after = self.last_day + dt.timedelta(days=1)
        return timezone.make_aware(dt.datetime.combine(after, dt.time.min))

    @property
    def when(self) -> str:
        """ "Wed 13 Jan, 09:00-13:00", "Wed 13 Jan" or "Mon 11 Jan - Fri 15 Jan"."""
        if self.starts:
            return f"{day(self.first_day)}, {clock(self.starts)}-{clock(self.ends)}"
        if self.first_day == self.last_day:
            return day(self.first_day)
        return f"{day(self.first_day)} - {day(self.last_day)}"

    def is_on(self, one: dt.date) -> bool:
        return self.first_day <= one <= self.last_day

    def overlaps(self, starts_at: dt.datetime, ends_at: dt.datetime) -> bool:
        return self.starts_at < ends_at and starts_at < self.ends_at


class AbsenceQuerySet(models.QuerySet):
    def of_officer(self, user):
        """The person's own: whoever else it is for sees only ``time`` of them."""
        return self.filter(officer__user=user)

    def on_days(self, first, last):
        """What touches the days from FIRST to LAST."""
        return self.filter(first_day__lte=last, last_day__gte=first)

    def from_day(self, today):
        """What is not over on TODAY, the first first."""
        return self.filter(last_day__gte=today).order_by("first_day", "starts", "pk")


class Absence(models.Model):
    """Whole days, or part of one day, on which an officer does not go to schools."""

    class Kind(models.TextChoices):
        LEAVE = "leave", _("Leave")
        COURT = "court", _("Court")
        TRAINING = "training", _("Training")
        DUTY = "duty", _("Other duty")

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=8, choices=Kind)
    first_day = models.DateField()
    last_day = models.DateField()
    starts = models.TimeField(null=True, blank=True, help_text="Empty for whole days.")
    ends = models.TimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="Seen by the officer alone.")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["first_day", "starts", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="absence_days_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(starts=None, ends=None)
                | Q(starts__isnull=False, ends__isnull=False, last_day=F("first_day")),
                name="absence_times_are_of_one_day",
                violation_error_message=_("Times go with one day, and with a start and an end."),
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends__gt=F("starts")),
                name="absence_ends_after_start",
                violation_error_message=_("The end is not after the start."),
            ),
            models.UniqueConstraint(
                fields=["officer", "kind", "first_day", "last_day"],
                condition=Q(starts=None),
                name="absence_of_days_written_once",
                violation_error_message=_("This is in your diary already."),
            ),
            models.UniqueConstraint(
                fields=["officer", "kind", "first_day", "starts", "ends"],
                condition=Q(starts__isnull=False),
                name="absence_of_hours_written_once",
                violation_error_message=_("This is in your diary already."),
            ),
        ]

    def __str__(self):
        return f"{self.first_day:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("schools:absence", args=[self.pk])

    @property
    def time(self) -> TimeAway:
        return TimeAway(self.first_day, self.last_day, self.starts, self.ends)

    @property
    def is_whole_days(self) -> bool:
        return self.starts is None
