"""Lessons, and the versions of them that are taught."""

from functools import reduce
from operator import or_

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lessons.models.cards import HelpRoute, LawCard
from lessons.models.topics import FrameworkTag, Topic
from lessons.search import fold, forms

ROUTES = (20, 45, 60)


class LessonQuerySet(models.QuerySet):
    def published(self):
        """Lessons anyone may read: a published version, not withdrawn."""
        return self.filter(current__isnull=False, withdrawn_at=None)

    def about(self, topic_slug):
        return self.filter(topic__slug=topic_slug)

    def for_ages(self, ages_from, ages_to):
        return self.filter(ages_from__lt=ages_to, ages_to__gt=ages_from)

    def lasting(self, minutes):
        """Lessons that have a route of so many minutes."""
        return self.filter(**{f"current__quiz_minutes_{minutes}__isnull": False})

    def in_welsh(self):
        return self.exclude(current__title_cy="")

    def matching(self, query, language):
        """Lessons with every word of QUERY, in any of its forms or by another name."""
        lessons = self
        for word in fold(query).split():
            # What was folded is looked for as it is written, letter by letter.
            places = [
                StrIndex("current__search_text", Value(f" {f}")) for f in forms(word, language)
            ]
            lessons = lessons.filter(reduce(or_, (Q(GreaterThan(place, 0)) for place in places)))
        return lessons

    def with_stale_cards(self, today):
        """Lessons whose version in use names a card that may not be shown."""
        stale = [
            models.Q(current__law_cards__in=LawCard.objects.out_of_date(today)),
            models.Q(current__help_routes__in=HelpRoute.objects.out_of_date(today)),
        ]
        return self.filter(pk__in=self.filter(stale[0] | stale[1]).order_by().values("pk"))

    def for_library(self):
        """Published lessons as the library lists them, each with its topic and version."""
        return self.published().select_related("topic", "current").defer("current__search_text")


class Lesson(models.Model):
    """A lesson over all its versions, kept under one address."""

    class Devices(models.TextChoices):
        NONE = "none", _("No devices needed")
        HELPFUL = "helpful", _("Devices are helpful")
        NEEDED = "needed", _("Devices are needed")

    slug = models.SlugField(unique=True)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="lessons")
    ages_from = models.PositiveSmallIntegerField(validators=[MinValueValidator(4)])
    ages_to = models.PositiveSmallIntegerField(validators=[MaxValueValidator(18)])
    is_for_assembly = models.BooleanField(default=False)
    devices = models.CharField(max_length=8, choices=Devices, default=Devices.NONE)
    current = models.OneToOneField(
        "LessonVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="current_of",
        help_text="The version that new visits use.",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason_en = models.CharField(max_length=300, blank=True)
    withdrawn_reason_cy = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    objects = LessonQuerySet.as_manager()

    class Meta:
        ordering = ["topic__order", "ages_from", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ages_from__lt=models.F("ages_to")), name="lesson_ages_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by=None) | ~models.Q(replaced_by=models.F("pk")),
                name="lesson_not_replaced_by_itself",
            ),
        ]

    def __str__(self):
        return self.slug

    def get_absolute_url(self):
        return reverse("lessons:lesson", args=[self.slug])


class VersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=LessonVersion.State.PUBLISHED)

    def visible_to(self, user):
        """Published ones that are not withdrawn; an editor sees drafts and withdrawn ones too."""
        if user.is_editor:
            return self
        return self.published().filter(lesson__withdrawn_at=None)

    def on_the_way(self):
        """Versions that are written or reviewed now, each with its lesson."""
        return self.exclude(state=LessonVersion.State.PUBLISHED).select_related("lesson", "draft")

    def to_review(self, user, states):
        """Versions in one of STATES that USER has no part in."""
        return self.on_the_way().filter(state__in=states).exclude(hands__person=user)

    def due(self, day):
        """Versions in use that are to be read again by DAY."""
        return self.filter(
            current_of__isnull=False, current_of__withdrawn_at=None, review_by__lte=day
        )


class LessonVersion(models.Model):
    """What is taught: immutable once published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        POLICE_REVIEW = "police-review", _("Waiting for police review")
        EDUCATION_REVIEW = "education-review", _("Waiting for education review")
        WELSH_CHECK = "welsh-check", _("Waiting for the Welsh check")
        READY = "ready", _("Ready to be published")
        PUBLISHED = "published", _("Published")

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=State, default=State.DRAFT)
    title_en = models.CharField(max_length=120)
    title_cy = models.CharField(max_length=120)
    aim_en = models.CharField(max_length=300)
    aim_cy = models.CharField(max_length=300)
    i_can_en = models.TextField(help_text="One a line, each begins 'I can'.")
    i_can_cy = models.TextField()
    quiz_minutes_20 = models.PositiveSmallIntegerField(null=True, blank=True)
    quiz_minutes_45 = models.PositiveSmallIntegerField(null=True, blank=True)
    quiz_minutes_60 = models.PositiveSmallIntegerField(null=True, blank=True)
    law_cards = models.ManyToManyField(LawCard, related_name="versions", blank=True)
    help_routes = models.ManyToManyField(HelpRoute, related_name="versions", blank=True)
    tags = models.ManyToManyField(FrameworkTag, related_name="versions", blank=True)
    fingerprint = models.CharField(
        max_length=64, help_text="sha256 of the pack's files: a changed pack makes a new version."
    )
    is_welsh_checked = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_by = models.DateField(
        null=True, blank=True, help_text="The day by which somebody reads it again."
    )
    search_text = models.TextField(
        blank=True, help_text="Folded words of both languages and aliases, made at publishing."
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["lesson", "number"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "number"], name="lesson_version_number_once"),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
                name="lesson_version_published_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published") | ~models.Q(fingerprint=""),
                name="lesson_version_published_has_fingerprint",
            ),
            models.UniqueConstraint(
                fields=["lesson"],
                condition=~models.Q(state="published"),
                name="lesson_one_draft_at_a_time",
                violation_error_message=_("Somebody is writing the next version already."),
            ),
        ]

    def __str__(self):
        return f"{self.title_en} v{self.number}"

    @property
    def routes(self) -> list[int]:
        """The lengths it can be taught in, in minutes."""
        return [route for route in ROUTES if self.quiz_minutes(route)]

    @property
    def usual_route(self) -> int:
        """45 minutes where there is such a route, else the shortest."""
        return 45 if 45 in self.routes else next(iter(self.routes), 45)

    def quiz_minutes(self, route: int) -> int | None:
        """Minutes of both quizzes together on ROUTE."""
        return getattr(self, f"quiz_minutes_{route}")
