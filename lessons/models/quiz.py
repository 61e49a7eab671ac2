"""The quiz of a version: the same questions before and after."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lessons.models.lessons import LessonVersion


class Measure(models.TextChoices):
    KNOWLEDGE = "knowledge", _("What they know")
    MISCONCEPTION = "misconception", _("A common mistake")
    CONFIDENCE = "confidence", _("How sure they feel")
    HELP = "help", _("Where to get help")


LETTERS = "ABCDEF"


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
    easy_en = models.CharField(max_length=160, blank=True)
    easy_cy = models.CharField(max_length=160, blank=True)
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
