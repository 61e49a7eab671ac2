"""What lessons are about, and where they stand in the frameworks of schools."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    """What a lesson is about. Slug and names are neutral: school filters read addresses."""

    slug = models.SlugField(unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_sensitive = models.BooleanField(default=False, help_text="Never taught to an assembly.")
    picture = models.SlugField(help_text="Name of the drawing in the picture sheet.")
    name_en = models.CharField(max_length=80)
    name_cy = models.CharField(max_length=80)
    summary_en = models.CharField(max_length=200)
    summary_cy = models.CharField(max_length=200)
    aliases = models.TextField(
        blank=True, help_text="Search words in both languages, one a line; never shown."
    )

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name_en


class FrameworkTag(models.Model):
    """A place in a school framework that a lesson serves: strand and band, not its statements."""

    class Framework(models.TextChoices):
        EFCW = "efcw", _("Education for a Connected World")
        RSE = "rse", _("Relationships and Sexuality Education (Wales)")
        DCF = "dcf", _("Digital Competence Framework (Wales)")
        RSHE = "rshe", _("Relationships, sex and health education (England)")

    key = models.SlugField(unique=True)
    framework = models.CharField(max_length=4, choices=Framework)
    name_en = models.CharField(max_length=160)
    name_cy = models.CharField(max_length=160)

    class Meta:
        ordering = ["framework", "key"]

    def __str__(self):
        return self.name_en
