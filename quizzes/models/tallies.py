"""The totals that stay when the answers are gone."""

from django.db import models
from django.db.models import Q

from lessons.models import Question
from quizzes.models.sittings import QUESTION_PHASES, Sitting, Source


class Tally(models.Model):
    """How many seats chose a choice: the only record that stays."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="tallies")
    phase = models.CharField(max_length=6, choices=[(p.value, p.label) for p in QUESTION_PHASES])
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="tallies")
    choice = models.SlugField(max_length=20)
    source = models.CharField(max_length=7, choices=Source, default=Source.DEVICES)
    count = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "phase", "question", "choice", "source"], name="tally_once"
            )
        ]

    def __str__(self):
        return f"{self.sitting_id} {self.phase} {self.choice}: {self.count}"


class VoidedTally(models.Model):
    """Answers to a question that the officer voided and asked again: kept, marked, not counted."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="voided_tallies")
    phase = models.CharField(max_length=6, choices=[(p.value, p.label) for p in QUESTION_PHASES])
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    choice = models.SlugField(max_length=20)
    count = models.PositiveSmallIntegerField()
    voided_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "voided tallies"
        ordering = ["voided_at", "pk"]

    def __str__(self):
        return f"{self.sitting_id} {self.phase} {self.choice}: {self.count}, voided"


class GroupTally(models.Model):
    """How many groups of one size answered as one, each on one device."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="groups")
    people = models.PositiveSmallIntegerField(help_text="How many pupils are in such a group.")
    count = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "group tallies"
        ordering = ["-people"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "people"], name="group_tally_once"),
            models.CheckConstraint(
                condition=Q(people__range=(2, 5), count__gte=1), name="group_tally_of_groups"
            ),
        ]

    def __str__(self):
        return f"{self.sitting_id}: {self.count} of {self.people}"


class Move(models.Model):
    """How many seats that answered both times went from one choice to another (or stayed)."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="moves")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="moves")
    from_choice = models.SlugField(max_length=20)
    to_choice = models.SlugField(max_length=20)
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "question", "from_choice", "to_choice"], name="move_once"
            )
        ]

    def __str__(self):
        return f"{self.sitting_id} {self.from_choice}-{self.to_choice}: {self.count}"
