"""The quiz of a version: the same questions before and after."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lessons.models.lessons import LessonVersion


class Measure(models.TextChoices):
    KNOWLEDGE = "knowledge", _("What they know")
    MISCONCEPTION = "misconception", _("A common mistake")
    CONFIDENCE = "confidence", _("How sure they feel")
    HELP = "help", _("Where to get help")


LETTERS = "ABCDEF"


# What the totals say of an answer as a whole, where an answer is more than one choice.
ALL_RIGHT, NOT_ALL_RIGHT = "all-right", "not-all-right"


class Question(models.Model):
    """A question of the version's quiz, asked the same before and after.

    Its key is kept over versions, so that years can be compared.
    """

    class Kind(models.TextChoices):
        ONE = "one", _("Choose one")
        SEVERAL = "several", _("Choose all that fit")
        TRUE_FALSE = "true_false", _("True or false")
        ORDER = "order", _("Put in order")
        AGREE = "agree", _("How much it fits, in five steps")

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    key = models.SlugField()
    measure = models.CharField(max_length=14, choices=Measure)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ONE)
    text_en = models.CharField(max_length=300)
    text_cy = models.CharField(max_length=300)
    easy_en = models.CharField(max_length=200, blank=True)
    easy_cy = models.CharField(max_length=200, blank=True)
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

    @property
    def lettered(self) -> "list[tuple[str, Choice]]":
        """Its choices in order, each with the letter it carries on every screen and on paper."""
        letters = iter(LETTERS)
        return [
            ("?" if choice.code == Choice.Code.UNSURE else next(letters), choice)
            for choice in self.choices.all()
        ]


class Picture(models.Model):
    """A picture of a pack, kept by what it holds: the same file is one row, and never changes."""

    class Form(models.TextChoices):
        SVG = "svg", "SVG"
        PNG = "png", "PNG"

    digest = models.CharField(max_length=64, unique=True)
    form = models.CharField(max_length=3, choices=Form)
    body = models.BinaryField()

    def __str__(self):
        return f"{self.digest[:12]}.{self.form}"

    def get_absolute_url(self):
        return reverse("pictures:picture", args=[self.digest, self.form])


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
    place = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Put in order: where it stands when all is right."
    )
    text_en = models.CharField(max_length=160)
    text_cy = models.CharField(max_length=160)
    easy_en = models.CharField(max_length=160, blank=True)
    easy_cy = models.CharField(max_length=160, blank=True)
    symbol = models.SlugField(max_length=30, blank=True, help_text="A drawing of the site's own.")
    picture = models.ForeignKey(
        "lessons.Picture", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alt_en = models.CharField(max_length=160, blank=True)
    alt_cy = models.CharField(max_length=160, blank=True)
    feedback_en = models.CharField(max_length=300)
    feedback_cy = models.CharField(max_length=300)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="choice_key_once_a_question"),
            models.UniqueConstraint(
                fields=["question", "order"], name="choice_place_once_a_question"
            ),
            models.UniqueConstraint(
                fields=["question", "place"],
                condition=models.Q(place__isnull=False),
                name="choice_right_place_once_a_question",
            ),
            models.CheckConstraint(
                condition=models.Q(symbol="") | models.Q(picture=None),
                name="choice_has_one_picture",
            ),
            models.CheckConstraint(
                condition=models.Q(symbol="", picture=None)
                | ~models.Q(alt_en="") & ~models.Q(alt_cy=""),
                name="choice_picture_has_words",
            ),
        ]

    def __str__(self):
        return self.text_en
