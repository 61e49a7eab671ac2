"""Officers and teachers, and the classes they teach."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from accounts.models import Force, User
from schools.models.places import School


class Officer(models.Model):
    """The working side of a user who teaches: hours and travel, for planning visits."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="officer")
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="officers")
    day_starts = models.TimeField(default=dt.time(8, 30))
    day_ends = models.TimeField(default=dt.time(16, 0))
    travel_minutes = models.PositiveSmallIntegerField(
        default=15, help_text="Kept free before and after a visit, in minutes."
    )

    class Meta:
        ordering = ["user__name"]

    def __str__(self):
        return str(self.user)


class PatchSchool(models.Model):
    """Which officer a school belongs to, and from when to when."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="patch")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="patch")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school"], condition=Q(ends_on=None), name="school_in_one_patch_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.school}: {self.officer}"


class TeacherQuerySet(models.QuerySet):
    def newcomers_of(self, visit):
        """Who asked for VISIT, if they are at its school and nobody has checked that yet."""
        return self.filter(user=visit.requested_by_id, school=visit.school_id, approved_at=None)


class Teacher(models.Model):
    """A user who works at a school; an officer checks a new one before a visit is confirmed."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="teacher")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="teachers")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TeacherQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="teacher_approved_by_someone",
            )
        ]

    def __str__(self):
        return str(self.user)


class ClassGroup(models.Model):
    """A class in one school year. It never holds a pupil's name."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="class_groups")
    name = models.CharField(max_length=40)
    school_year = models.PositiveSmallIntegerField(help_text="2026 is the year 2026-27.")
    year_from = models.PositiveSmallIntegerField(help_text="0 is Reception.")
    year_to = models.PositiveSmallIntegerField()
    pupils = models.PositiveSmallIntegerField(help_text="How many are usually there.")

    class Meta:
        ordering = ["school", "-school_year", "year_from", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "school_year", "name"], name="class_name_once_a_school_year"
            ),
            models.CheckConstraint(
                condition=Q(year_from__lte=F("year_to")), name="class_years_in_order"
            ),
        ]

    def __str__(self):
        return self.name
