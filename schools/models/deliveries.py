"""One class taught one lesson, and what was written down afterwards."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Force, User
from lessons.models import Lesson, LessonVersion
from schools.models.people import ClassGroup, Officer
from schools.models.places import School
from schools.models.visits import LessonLanguage, Visit


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A co-ordinator's force, an officer's own and patch, a teacher's own school.

        A teacher whom no officer has checked yet may be anyone: they see what they asked for.
        """
        if user.is_coordinator:
            return self.filter(force_id=user.force_id)
        if user.is_officer:
            in_patch = Q(school__patch__officer__user=user, school__patch__ends_on=None)
            return self.filter(Q(officer__user=user) | in_patch).distinct()
        if user.is_teacher:
            is_checked = Q(school__teachers__approved_at__isnull=False)
            is_own = Q(visit__requested_by=user) | Q(planned_by=user)
            return self.filter(Q(school__teachers__user=user) & (is_checked | is_own))
        return self.none()

    def of_officer(self, user):
        return self.filter(officer__user=user)

    def by_teacher(self):
        """Lessons without an officer, the newest first."""
        return self.filter(visit=None).with_names().order_by("-starts_at")

    def with_names(self):
        """With everything that a row of a list names."""
        return self.select_related(
            "school",
            "class_group",
            "version__lesson__topic",
            "version__lesson__current",
            "visit",
            "force",
            "officer__user",
        )

    def on_day(self, day):
        """The lessons of DAY that were not cancelled, in their order."""
        agreed = ["confirmed", "delivered"]
        return self.filter(starts_at__date=day, visit__state__in=agreed).order_by("starts_at")

    def left_over(self, today):
        """Lessons of earlier days that nobody has signed off."""
        return self.filter(
            outcome=Delivery.Outcome.PLANNED,
            visit__state="confirmed",
            starts_at__date__lt=today,
        ).order_by("starts_at")


class Delivery(models.Model):
    """One class taught one lesson version: part of a visit, or by the teacher alone."""

    class Outcome(models.TextChoices):
        PLANNED = "planned", _("Planned")
        DELIVERED = "delivered", _("Taught")
        PARTLY = "partly", _("Partly taught")
        NOT_DELIVERED = "not-delivered", _("Not taught")

    class Setting(models.TextChoices):
        CLASS = "class", _("Class")
        ASSEMBLY = "assembly", _("Assembly")

    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="deliveries")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="deliveries")
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    class_group = models.ForeignKey(ClassGroup, on_delete=models.PROTECT, related_name="deliveries")
    version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="deliveries")
    route = models.PositiveSmallIntegerField(help_text="20, 45 or 60 minutes")
    setting = models.CharField(max_length=8, choices=Setting, default=Setting.CLASS)
    language = models.CharField(max_length=4, choices=LessonLanguage)
    planned_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The teacher who planned it without an officer.",
    )
    order = models.PositiveSmallIntegerField(default=0)
    starts_at = models.DateTimeField(null=True, blank=True)
    staff_present = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=13, choices=Outcome, default=Outcome.PLANNED)
    headcount = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Pupils who were there."
    )
    reason = models.CharField(max_length=14, choices=Visit.Reason, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "order", "pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(
                condition=Q(route__in=[20, 45, 60]), name="delivery_route_known"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["delivered", "partly"]) | Q(headcount__isnull=False),
                name="delivery_taught_has_headcount",
                violation_error_message=_("Write how many pupils were there."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not-delivered") | ~Q(reason=""),
                name="delivery_not_taught_says_why",
                violation_error_message=_("Say why the lesson was not taught."),
            ),
        ]

    def __str__(self):
        return f"{self.class_group}, {self.version.title_en}"

    @property
    def lesson(self) -> Lesson:
        return self.version.lesson

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.starts_at and self.starts_at + dt.timedelta(minutes=self.route)

    @property
    def is_done(self) -> bool:
        return self.outcome != Delivery.Outcome.PLANNED


class SignOff(models.Model):
    """What was written down after a lesson. A correction is a new row; the first figure stays."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="sign_offs")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=13, choices=Delivery.Outcome)
    headcount = models.PositiveSmallIntegerField(null=True, blank=True)
    staff_present = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=4, choices=LessonLanguage)
    reason = models.CharField(max_length=14, choices=Visit.Reason, blank=True)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.delivery}: {self.outcome}"
