"""Councils and schools, and which force they belong to from when to when."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Force, Nation


class LocalAuthority(models.Model):
    """A council that runs schools, as its nation's register codes it."""

    nation = models.CharField(max_length=10, choices=Nation)
    code = models.CharField(max_length=6)
    name_en = models.CharField(max_length=80)
    name_cy = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["name_en"]
        constraints = [
            models.UniqueConstraint(fields=["nation", "code"], name="authority_code_once_a_nation")
        ]

    def __str__(self):
        return self.name_en


class ForceArea(models.Model):
    """Which force an authority's schools belong to, and from when to when."""

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="areas")
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, related_name="force_areas"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["local_authority"],
                condition=Q(ends_on=None),
                name="authority_in_one_force_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.local_authority}: {self.force}"


class SchoolQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_on=None, gone_on=None)

    def in_force(self, force):
        """Schools that belong to FORCE today."""
        return self.filter(
            local_authority__force_areas__force=force, local_authority__force_areas__ends_on=None
        )

    def visible_to(self, user):
        """A co-ordinator's whole force, an officer's patch, a teacher's own school."""
        if user.is_coordinator:
            return self.in_force(user.force)
        if user.is_officer:
            return self.filter(patch__officer__user=user, patch__ends_on=None)
        if user.is_teacher:
            return self.filter(teachers__user=user)
        return self.none()


class School(models.Model):
    """A school of a public register, keyed by nation and register number."""

    class Phase(models.TextChoices):
        NURSERY = "nursery", _("Nursery")
        PRIMARY = "primary", _("Primary")
        MIDDLE = "middle", _("Middle")
        SECONDARY = "secondary", _("Secondary")
        ALL_THROUGH = "all-through", _("All ages")
        SPECIAL = "special", _("Special")
        OTHER = "other", _("Other")

    class Medium(models.TextChoices):
        WELSH = "welsh", _("Welsh medium")
        DUAL = "dual", _("Welsh and English")
        ENGLISH = "english", _("English medium")
        NOT_KNOWN = "unknown", _("Not known")

    nation = models.CharField(max_length=10, choices=Nation)
    register_number = models.CharField(
        max_length=12, help_text="School Number in Wales, URN in England; leading zeros count."
    )
    name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=200, db_index=True)
    search_text = models.CharField(max_length=400, help_text="Folded name, place and postcode.")
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, related_name="schools"
    )
    phase = models.CharField(max_length=12, choices=Phase)
    medium = models.CharField(max_length=8, choices=Medium, default=Medium.ENGLISH)
    pupils = models.PositiveIntegerField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    gone_on = models.DateField(
        null=True, blank=True, help_text="Day of the import that no longer listed it."
    )

    objects = SchoolQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["nation", "register_number"], name="school_number_once_a_nation"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("schools:school", args=[self.pk])


class Closure(models.Model):
    """Days on which nothing is booked: of one school, or of every school of an authority."""

    school = models.ForeignKey(
        School, on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    name_en = models.CharField(max_length=80)
    name_cy = models.CharField(max_length=80)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="closure_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(school__isnull=False, local_authority=None)
                | Q(school=None, local_authority__isnull=False),
                name="closure_of_school_or_of_authority",
            ),
        ]

    def __str__(self):
        return f"{self.name_en} {self.starts_on}"
