"""A lesson on a room's screen that the notes on another device keep step with."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lessons.models.lessons import LessonVersion


class Showing(models.Model):
    """One room's screen and the notes that lead it: two random tokens, and nobody's name.

    It waits with LETTERS on the screen; a device that types them asks to lead and shows a NUMBER;
    once the person at the screen has said that the number is theirs, both move it.
    """

    class Cover(models.TextChoices):
        """What lies over the picture in the room."""

        NONE = "none"
        HELD = "held"
        CODE = "code"

    version = models.ForeignKey(LessonVersion, on_delete=models.CASCADE, related_name="showings")
    route = models.PositiveSmallIntegerField()
    delivery_number = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="As the address of the screen names it; it opens nothing."
    )
    screen_hash = models.CharField(max_length=64, unique=True)
    notes_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    letters = models.CharField(max_length=4, null=True, blank=True, unique=True)
    number = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Shown on the device that asks to lead, until it may."
    )
    step = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text="Where either side last moved to.",
    )
    shown_step = models.PositiveSmallIntegerField(
        default=1, help_text="Where the screen says that it is."
    )
    cover = models.CharField(max_length=4, choices=Cover, default=Cover.NONE)
    moves = models.PositiveIntegerField(default=0, help_text="Grows with each move of either side.")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(
        default=timezone.now, db_index=True, help_text="When the screen last asked."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(letters__isnull=False, notes_hash=None, number=None)
                | Q(letters=None, notes_hash__isnull=False),
                name="showing_waits_or_has_notes",
            )
        ]

    def __str__(self):
        return f"{self.version}, {self.step}"

    @property
    def is_joined(self) -> bool:
        """Whether notes may move the screen."""
        return self.notes_hash is not None and self.number is None

    @property
    def lesson_key(self) -> str:
        """Names what the screen shows: two pages with the same key have the same steps."""
        parts = (self.version.lesson.slug, self.version.number, self.route)
        return "-".join(map(str, (*parts, self.delivery_number or "")))
