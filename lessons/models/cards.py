"""Dated cards: what the law says and where help is, each with a source, a date and an owner."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CardState(models.TextChoices):
    CHECKED = "checked", _("Checked against its source")
    UNVERIFIED = "unverified", _("Not verified: editors only")


class CardQuerySet(models.QuerySet):
    def in_date(self, today):
        """Cards that may be shown: checked, and not past their review day."""
        return self.filter(state=CardState.CHECKED, review_by__gte=today)

    def out_of_date(self, today):
        """Cards that may not be shown: never verified, or past their review day."""
        return self.exclude(state=CardState.CHECKED, review_by__gte=today)

    def for_nation(self, nation):
        return self.filter(nations__contains=nation)

    def for_pupils(self, ages_from, ages_to):
        return self.filter(ages_from__lte=ages_to, ages_to__gte=ages_from)


class DatedCard(models.Model):
    """A fact with a source, a date and an owner, edited in one place."""

    key = models.SlugField(unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    nations = models.CharField(max_length=40, help_text="wales, england or both, with a comma")
    ages_from = models.PositiveSmallIntegerField(default=4)
    ages_to = models.PositiveSmallIntegerField(default=19)
    not_for_en = models.TextField(blank=True)
    not_for_cy = models.TextField(blank=True)
    source = models.TextField()
    state = models.CharField(max_length=12, choices=CardState, default=CardState.UNVERIFIED)
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=120, blank=True)
    review_by = models.DateField()
    note = models.TextField(blank=True, help_text="For editors: what is still to be checked.")

    objects = CardQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "key"]

    def __str__(self):
        return self.key


class LawCard(DatedCard):
    """One law in plain words for an age, with what the card is not for."""

    statute_en = models.CharField(max_length=200)
    statute_cy = models.CharField(max_length=200)
    plain_en = models.TextField()
    plain_cy = models.TextField()
    in_force_from = models.DateField(null=True, blank=True)


class HelpRoute(DatedCard):
    """A service or person to turn to."""

    class Audience(models.TextChoices):
        PUPIL = "pupil", _("Pupils")
        ADULT = "adult", _("Adults")

    audience = models.CharField(max_length=5, choices=Audience, default=Audience.PUPIL)
    name_en = models.CharField(max_length=120)
    name_cy = models.CharField(max_length=120)
    for_en = models.TextField()
    for_cy = models.TextField()
    phone = models.CharField(max_length=40, blank=True)
    text_number = models.CharField(max_length=40, blank=True)
    url = models.URLField(blank=True)
    hours_en = models.CharField(max_length=120, blank=True)
    hours_cy = models.CharField(max_length=120, blank=True)
    languages = models.CharField(max_length=10, default="en")
