"""The parts of a version as it is taught, and its words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lessons.models.lessons import LessonVersion


class VocabularyWord(models.Model):
    """A word that the lesson uses, with its meaning for the age."""

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="vocabulary")
    order = models.PositiveSmallIntegerField()
    term_en = models.CharField(max_length=80)
    term_cy = models.CharField(max_length=80)
    meaning_en = models.CharField(max_length=200)
    meaning_cy = models.CharField(max_length=200)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "order"], name="vocabulary_place_once_a_version"
            )
        ]

    def __str__(self):
        return self.term_en


class Section(models.Model):
    """One part of a lesson: what pupils see, what the adult says, and how long it takes."""

    class Kind(models.TextChoices):
        GROUND_RULES = "ground-rules", _("Ground rules")
        STARTER = "starter", _("Starter")
        ACTIVITY = "activity", _("Activity")
        DISCUSSION = "discussion", _("Discussion")
        LAW = "law", _("What the law says")
        PLENARY = "plenary", _("Plenary")
        SIGNPOSTING = "signposting", _("Where to get help")
        SAFEGUARDING = "safeguarding", _("Safeguarding note")
        FOLLOW_UP = "follow-up", _("Follow-up for the teacher")
        PARENTS = "parents", _("For parents and carers")
        MATERIALS = "materials", _("What you need")
        HANDOUT = "handout", _("Handout")

    class Form(models.TextChoices):
        """How a handout is laid on paper."""

        CARDS = "cards", _("Cards")
        SHEET = "sheet", _("Sheet")

    FOR_ADULTS = frozenset({Kind.SAFEGUARDING, Kind.FOLLOW_UP, Kind.PARENTS, Kind.MATERIALS})

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    key = models.SlugField()
    kind = models.CharField(max_length=12, choices=Kind)
    form = models.CharField(max_length=5, choices=Form, blank=True)
    goes_with = models.SlugField(blank=True, help_text="Key of the part that uses the handout.")
    minutes_20 = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes_45 = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes_60 = models.PositiveSmallIntegerField(null=True, blank=True)
    heading_en = models.CharField(max_length=120)
    heading_cy = models.CharField(max_length=120)
    body_en = models.TextField()
    body_cy = models.TextField()
    easy_en = models.TextField(blank=True)
    easy_cy = models.TextField(blank=True)
    notes_en = models.TextField(blank=True)
    notes_cy = models.TextField(blank=True)
    body_html_en = models.TextField()
    body_html_cy = models.TextField()
    easy_html_en = models.TextField(blank=True)
    easy_html_cy = models.TextField(blank=True)
    notes_html_en = models.TextField(blank=True)
    notes_html_cy = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="section_key_once_a_version"),
            models.UniqueConstraint(
                fields=["version", "order"], name="section_place_once_a_version"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="handout") & ~models.Q(form="")
                | ~models.Q(kind="handout") & models.Q(form=""),
                name="section_of_paper_has_a_form",
            ),
        ]

    def __str__(self):
        return self.heading_en

    @property
    def is_taught(self) -> bool:
        return self.kind not in self.FOR_ADULTS and not self.is_handout

    @property
    def is_handout(self) -> bool:
        return self.kind == self.Kind.HANDOUT

    def minutes(self, route: int) -> int | None:
        """Its minutes on ROUTE; None when the route leaves it out."""
        return getattr(self, f"minutes_{route}")
