"""The library: topics, lessons, their published versions, and the dated cards they show."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User

ROUTES = (20, 45, 60)


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


class CardState(models.TextChoices):
    CHECKED = "checked", _("Checked against its source")
    UNVERIFIED = "unverified", _("Not verified: editors only")


class CardQuerySet(models.QuerySet):
    def in_date(self, today):
        """Cards that may be shown: checked, and not past their review day."""
        return self.filter(state=CardState.CHECKED, review_by__gte=today)

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


class LessonQuerySet(models.QuerySet):
    def published(self):
        """Lessons anyone may read: a published version, not withdrawn."""
        return self.filter(current__isnull=False, withdrawn_at=None)

    def about(self, topic_slug):
        return self.filter(topic__slug=topic_slug)

    def for_ages(self, ages_from, ages_to):
        return self.filter(ages_from__lt=ages_to, ages_to__gt=ages_from)


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
            )
        ]

    def __str__(self):
        return self.slug

    def get_absolute_url(self):
        return reverse("lessons:lesson", args=[self.slug])


class LessonVersion(models.Model):
    """What is taught: immutable once published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
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
    search_text = models.TextField(
        blank=True, help_text="Folded words of both languages and aliases, made at publishing."
    )

    class Meta:
        ordering = ["lesson", "number"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "number"], name="lesson_version_number_once"),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(published_at__isnull=False),
                name="lesson_version_published_has_time",
            ),
        ]

    def __str__(self):
        return f"{self.title_en} v{self.number}"


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

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    key = models.SlugField()
    kind = models.CharField(max_length=12, choices=Kind)
    minutes_20 = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes_45 = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes_60 = models.PositiveSmallIntegerField(null=True, blank=True)
    heading_en = models.CharField(max_length=120)
    heading_cy = models.CharField(max_length=120)
    body_en = models.TextField()
    body_cy = models.TextField()
    notes_en = models.TextField(blank=True)
    notes_cy = models.TextField(blank=True)
    body_html_en = models.TextField()
    body_html_cy = models.TextField()
    notes_html_en = models.TextField(blank=True)
    notes_html_cy = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="section_key_once_a_version"),
            models.UniqueConstraint(
                fields=["version", "order"], name="section_place_once_a_version"
            ),
        ]

    def __str__(self):
        return self.heading_en


class Measure(models.TextChoices):
    KNOWLEDGE = "knowledge", _("What they know")
    MISCONCEPTION = "misconception", _("A common mistake")
    CONFIDENCE = "confidence", _("How sure they feel")
    HELP = "help", _("Where to get help")


class Question(models.Model):
    """A question of the version's quiz, asked the same before and after.

    Its key is kept over versions, so that years can be compared.
    """

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    key = models.SlugField()
    measure = models.CharField(max_length=14, choices=Measure)
    text_en = models.CharField(max_length=300)
    text_cy = models.CharField(max_length=300)
    why_en = models.CharField(max_length=300)
    why_cy = models.CharField(max_length=300)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="question_key_once_a_version"),
            models.UniqueConstraint(
                fields=["version", "order"], name="question_place_once_a_version"
            ),
        ]

    def __str__(self):
        return self.text_en


class Choice(models.Model):
    """An answer to choose; answers store its key, never its place."""

    class Code(models.TextChoices):
        RIGHT = "right", _("Right")
        UNSURE = "unsure", _("Not sure")
        MISCONCEPTION = "misconception", _("A common mistake")
        NONE = "none", _("Neither")

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    order = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=20)
    code = models.CharField(max_length=14, choices=Code)
    text_en = models.CharField(max_length=160)
    text_cy = models.CharField(max_length=160)
    feedback_en = models.CharField(max_length=300)
    feedback_cy = models.CharField(max_length=300)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="choice_key_once_a_question"),
            models.UniqueConstraint(
                fields=["question", "order"], name="choice_place_once_a_question"
            ),
        ]

    def __str__(self):
        return self.text_en
