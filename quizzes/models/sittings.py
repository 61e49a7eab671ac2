"""The sitting: one class's quiz, with all its live state, and the boards that show it."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from schools.models import Delivery, LessonLanguage


class Phase(models.TextChoices):
    LOBBY = "lobby", _("Joining")
    BEFORE = "before", _("Before")
    LESSON = "lesson", _("Lesson")
    AFTER = "after", _("After")
    ENDED = "ended", _("Ended")


QUESTION_PHASES = (Phase.BEFORE, Phase.AFTER)


class Source(models.TextChoices):
    DEVICES = "devices", _("Own device")
    SHARED = "shared", _("Shared device")
    HANDS = "hands", _("Hands")
    CARDS = "cards", _("Cards")
    PAPER = "paper", _("Paper")
    SHEETS = "sheets", _("Paper, sheet by sheet")


# Tallies of these are written by the person who counted; those of the others come from seats.
COUNTED_BY_PEOPLE = (Source.HANDS, Source.CARDS, Source.PAPER)


# So long an end by mistake can be undone: until then answers stay, and devices look in.
MAY_GO_BACK = timedelta(hours=1)


class SittingQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(delivery__in=Delivery.objects.visible_to(user))

    def running(self):
        return self.exclude(phase=Phase.ENDED)

    def lessons(self):
        """Those of the lessons themselves, without later checks."""
        return self.filter(kind=Sitting.Kind.LESSON)

    def begun(self):
        """Those of lessons that are open or were answered: an end before that was a false start.

        Until one that ended is added up it may have been answered.
        """
        is_not_added_up = ~Q(phase=Phase.ENDED) | Q(rolled_up_at=None)
        is_answered = Q(joined__gt=0) | Q(tallies__isnull=False)
        return self.lessons().filter(is_not_added_up | is_answered).distinct()

    def opened_today(self, user, now):
        return self.filter(opened_by=user, opened_at__date=timezone.localtime(now).date())

    def with_board(self):
        """Adds ``board_seen_at``: when the last of its boards asked, or None without a board."""
        newest = BoardScreen.objects.filter(sitting=models.OuterRef("pk")).order_by("-last_seen_at")
        return self.annotate(board_seen_at=models.Subquery(newest.values("last_seen_at")[:1]))


class Sitting(models.Model):
    """One delivery's quiz in the room. All its live state is in this row."""

    class Kind(models.TextChoices):
        LESSON = "lesson", _("In the lesson")
        LATER = "later", _("Later check")
        TRIAL = "trial", _("Rehearsal")

    class Pace(models.TextChoices):
        OWN = "own", _("At own pace")
        LED = "led", _("Led by the officer")

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="sittings")
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.LESSON)
    code = models.CharField(
        max_length=6, null=True, blank=True, help_text="Six letters; empty once the class is over."
    )
    former_code = models.CharField(
        max_length=6,
        blank=True,
        db_index=True,
        help_text="The code before: whoever types it is told what became of the class.",
    )
    address = models.CharField(
        max_length=8, unique=True, help_text="Opaque part of the pupils' address; grants nothing."
    )
    phase = models.CharField(max_length=6, choices=Phase, default=Phase.LOBBY)
    version = models.PositiveIntegerField(default=1, help_text="Grows with each change of state.")
    changed_at = models.DateTimeField(default=timezone.now, help_text="When it last changed.")
    pace = models.CharField(max_length=3, choices=Pace, default=Pace.OWN)
    asked_question = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Led pace: number of the one question that is asked now."
    )
    asked_again = models.TextField(
        blank=True,
        help_text="Each voiding of a question, as phase and number with commas: before-2,after-1.",
    )
    closes_at = models.DateTimeField(
        null=True, blank=True, help_text="Closing: answers count until then."
    )
    closing_phase = models.CharField(
        max_length=6, choices=Phase, blank=True, help_text="The phase that closes, or closed last."
    )
    closing_question = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Led pace: the question that closes, or closed last."
    )
    is_open = models.BooleanField(default=False, help_text="Answers of this phase are taken.")
    is_door_locked = models.BooleanField(default=False)
    shows_code = models.BooleanField(
        default=False, help_text="The board shows the code large until the next step."
    )
    given_at_close = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Answers of the phase when its questions were closed."
    )
    shown_question = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Number of the question whose answers the board shows."
    )
    staff_present = models.CharField(max_length=120)
    headcount = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=4, choices=LessonLanguage)
    ways = models.CharField(
        max_length=40, default="devices", help_text="How pupils answer: keys of Source, commas."
    )
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    controlled_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who took the last step; empty: who opened it.",
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    phase_at_end = models.CharField(
        max_length=6, choices=Phase, blank=True, help_text="Where an end by mistake goes back to."
    )
    rolled_up_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(
        null=True, blank=True, help_text="When seats and answers were deleted."
    )
    joined = models.PositiveSmallIntegerField(default=0, help_text="Set by the roll-up.")
    completed_before = models.PositiveSmallIntegerField(default=0)
    completed_after = models.PositiveSmallIntegerField(default=0)
    completed_both = models.PositiveSmallIntegerField(default=0)

    objects = SittingQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(code__isnull=False), name="sitting_code_once"
            ),
            models.UniqueConstraint(
                fields=["delivery", "kind"],
                condition=~Q(phase="ended"),
                name="sitting_one_open_a_delivery",
            ),
            models.CheckConstraint(
                condition=~Q(staff_present=""),
                name="sitting_has_staff_present",
                violation_error_message=_("Write who from the school is in the room."),
            ),
            models.CheckConstraint(
                condition=~Q(phase="ended") | Q(ended_at__isnull=False),
                name="sitting_ended_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(phase__in=["lobby", "lesson", "ended"]) | Q(is_open=False),
                name="sitting_open_only_in_question_phases",
            ),
            models.CheckConstraint(
                condition=Q(asked_question=None) | Q(pace="led", phase__in=["before", "after"]),
                name="sitting_asks_one_question_only_when_led",
            ),
        ]

    def __str__(self):
        return f"{self.delivery.class_group}"

    def get_absolute_url(self):
        return reverse("quizzes:sitting", args=[self.pk])

    @property
    def uses_devices(self) -> bool:
        """Whether pupils join with a code, or are counted by hand only."""
        return not {Source.DEVICES, Source.SHARED}.isdisjoint(self.ways.split(","))

    @property
    def counted_as(self) -> str:
        """What is counted question by question where nobody has a device: hands, cards, nothing."""
        ways = [] if self.uses_devices else self.ways.split(",")
        return next((way for way in (Source.CARDS, Source.HANDS) if way in ways), "")

    @property
    def device_source(self) -> str:
        """Where answers of seats come from: shared tablets when no pupil has one alone."""
        return Source.SHARED if Source.DEVICES not in self.ways.split(",") else Source.DEVICES

    @property
    def shares_devices(self) -> bool:
        """Whether pupils may share a device: in turn, or as one group."""
        return Source.SHARED in self.ways.split(",")

    @property
    def runner(self) -> User:
        """Whoever has the controls now."""
        return self.controlled_by or self.opened_by

    @property
    def is_rehearsal(self) -> bool:
        """Nothing of it is kept."""
        return self.kind == self.Kind.TRIAL

    def is_closing(self, now: datetime) -> bool:
        """The few seconds in which answers on their way still count."""
        is_closed = self.phase in QUESTION_PHASES and not self.is_open
        return is_closed and self.closes_at is not None and now < self.closes_at

    def is_ending(self, now: datetime) -> bool:
        """The same few seconds after an end: the totals are not the last ones yet."""
        is_over = self.phase == Phase.ENDED
        return is_over and self.closes_at is not None and now < self.closes_at


class BoardScreen(models.Model):
    """A projector that shows a sitting: paired by four letters, known by its cookie's hash."""

    token_hash = models.CharField(max_length=64, unique=True)
    pairing_code = models.CharField(
        max_length=4, null=True, blank=True, unique=True, help_text="Empty once paired."
    )
    sitting = models.ForeignKey(
        Sitting, on_delete=models.CASCADE, null=True, blank=True, related_name="screens"
    )
    waits_for = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whose next class it shows: who rehearsed with it.",
    )
    last_seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pairing_code=None, sitting__isnull=False)
                | Q(pairing_code__isnull=False, sitting=None),
                name="screen_paired_or_waiting",
            )
        ]

    def __str__(self):
        return self.pairing_code or str(self.sitting)
