"""How a version comes about: who writes it, who reviews it, and what was said on the way."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lessons.models.lessons import Lesson, LessonVersion
from lessons.models.topics import Topic


class Draft(models.Model):
    """What a version made in the site says of its lesson, until publishing writes it there.

    It stays afterwards: a version that has one was made here and not loaded from files.
    """

    version = models.OneToOneField(LessonVersion, on_delete=models.CASCADE, related_name="draft")
    based_on = models.ForeignKey(
        LessonVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    ages_from = models.PositiveSmallIntegerField(validators=[MinValueValidator(4)])
    ages_to = models.PositiveSmallIntegerField(validators=[MaxValueValidator(18)])
    is_for_assembly = models.BooleanField(default=False)
    devices = models.CharField(max_length=8, choices=Lesson.Devices, default=Lesson.Devices.NONE)
    started_at = models.DateTimeField(default=timezone.now)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ages_from__lt=models.F("ages_to")),
                name="draft_ages_in_order",
                violation_error_message=_("Ages go from the younger to the older."),
            )
        ]

    def __str__(self):
        return str(self.version)


def facts_of(version: LessonVersion) -> Draft | Lesson:
    """What VERSION says of its lesson: its draft, or the lesson itself where it came from files."""
    return getattr(version, "draft", None) or version.lesson


class Block(models.Model):
    """A piece of a draft that is saved as one; its revision tells who saved it in between."""

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="blocks")
    name = models.CharField(max_length=60, help_text="words, facts, minutes, section-…, question-…")
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="block_once_a_version")
        ]

    def __str__(self):
        return self.name


class OlderWelsh(models.Model):
    """A text whose Welsh still says what the English said before it was changed."""

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="older_welsh")
    name = models.CharField(max_length=120, help_text="Block and field: section-starter.body")
    english = models.TextField(help_text="The English that the Welsh follows.")
    since = models.DateTimeField()

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="older_welsh_once_a_text")
        ]

    def __str__(self):
        return self.name


class Review(models.TextChoices):
    """Who reads a draft before it is published, in this order."""

    POLICE = "police", _("Police review")
    EDUCATION = "education", _("Education review")
    WELSH = "welsh", _("Welsh check")


State = LessonVersion.State
# Which review each state waits for, and where its pass leads.
WAITS_FOR = {
    State.POLICE_REVIEW: (Review.POLICE, State.EDUCATION_REVIEW),
    State.EDUCATION_REVIEW: (Review.EDUCATION, State.WELSH_CHECK),
    State.WELSH_CHECK: (Review.WELSH, State.READY),
}


class ReviewRightQuerySet(models.QuerySet):
    def held(self):
        """Rights that hold now, of people who are still editors."""
        return self.filter(ended_at=None, person__is_editor=True, person__is_active=True)


class ReviewRight(models.Model):
    """One kind of review that an editor may do, from a day until it is taken back."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="review_rights")
    kind = models.CharField(max_length=9, choices=Review)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewRightQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(ended_at=None),
                name="review_right_once_a_person",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("given_at")),
                name="review_right_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.kind}"


class Hand(models.Model):
    """The one part that a person has in a version: they wrote in it, or they passed it.

    That it is one part is a constraint, so nobody passes what they wrote, or passes it twice.
    """

    class Part(models.TextChoices):
        AUTHOR = "author", _("Wrote it")
        POLICE = Review.POLICE.value, Review.POLICE.label
        EDUCATION = Review.EDUCATION.value, Review.EDUCATION.label
        WELSH = Review.WELSH.value, Review.WELSH.label

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=9, choices=Part)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"],
                name="one_part_a_person_in_a_version",
                violation_error_message=_("Nobody passes a draft that they wrote in."),
            ),
            models.UniqueConstraint(
                fields=["version", "part"],
                condition=~Q(part="author"),
                name="one_pass_of_each_kind",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.part}"


class VersionEvent(models.Model):
    """One step of a version on its way. Rows are added, never changed."""

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.CharField(max_length=16, choices=LessonVersion.State, blank=True)
    to = models.CharField(max_length=16, choices=LessonVersion.State)
    words = models.TextField(blank=True, max_length=1000)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.start} -> {self.to}"


class Comment(models.Model):
    """What a reviewer says about one block of a draft."""

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="comments")
    block = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=1000)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="comment_done_says_who",
            )
        ]

    def __str__(self):
        return self.words[:40]
