"""Seats and their answers: what is deleted when its keeping time is over."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lessons.models import Question
from quizzes.models.sittings import QUESTION_PHASES, Sitting, Source


def this_minute() -> datetime:
    """Now without its seconds: thirty pupils join in one minute, and none is told by the time."""
    return timezone.now().replace(second=0, microsecond=0)


class SeatQuerySet(models.QuerySet):
    def of_devices(self):
        """Those that a pupil or a group took with a device; the others are typed-in sheets."""
        return self.exclude(source=Source.SHEETS)

    def newest_first(self):
        return self.order_by("-pk")


class Seat(models.Model):
    """One anonymous pupil in one sitting: a random token of which only the hash is kept.

    A group that answers together on one device is one seat of several people; a sheet of paper
    that was typed in is a seat that no device has.
    """

    SOURCES = (Source.DEVICES, Source.SHARED, Source.SHEETS)
    MOST_PEOPLE = 5

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="seats")
    token_hash = models.CharField(max_length=64, unique=True)
    seat_code = models.CharField(max_length=4, help_text="To move to another device.")
    name_seed = models.PositiveSmallIntegerField(help_text="Makes the colour-and-animal name.")
    joined_at = models.DateTimeField(default=this_minute, help_text="The minute it was taken in.")
    removed_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(
        max_length=7, choices=[(s.value, s.label) for s in SOURCES], default=Source.DEVICES
    )
    people = models.PositiveSmallIntegerField(
        default=1, help_text="How many pupils answer together in this seat."
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "seat_code"], name="seat_code_once"),
            models.UniqueConstraint(fields=["sitting", "name_seed"], name="seat_name_once"),
            models.CheckConstraint(
                condition=Q(people=1) | Q(people__range=(2, 5), source="shared"),
                name="seat_of_several_is_shared",
            ),
        ]

    def __str__(self):
        return f"{self.sitting_id}-{self.pk}"


class Answer(models.Model):
    """What one seat chose for one question in one phase: one row, whatever the connection did."""

    # Answers are found by their seat, which the constraint's own index begins with. Another index
    # would be written with every answer and read by nobody.
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="answers", db_index=False)
    phase = models.CharField(max_length=6, choices=[(p.value, p.label) for p in QUESTION_PHASES])
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    chosen = models.CharField(max_length=120, help_text="Key of the choice, or keys with commas.")
    revision = models.PositiveBigIntegerField(
        default=0, help_text="Counted by the pupil's device: a higher one wins."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "phase", "question"], name="answer_once_a_seat_and_question"
            )
        ]

    def __str__(self):
        return f"{self.seat_id} {self.phase} {self.question_id}"
